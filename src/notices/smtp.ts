/** Letters by SMTP. The library writes the message: encoded words, folding, transfer encodings, the calendar as a part of its own. */
import type { createTransport } from 'nodemailer'
import type { Post } from './outbox.ts'
import type { Sent, Transport } from './sending.ts'
import { oneValue } from './plain.ts'

/** How to reach the server that takes letters. */
export interface Smtp {
  readonly host: string
  readonly port: number
  /** From the first byte, after STARTTLS, or not at all; the last only to this machine. */
  readonly tls: 'implicit' | 'starttls' | 'none'
  readonly user?: string | undefined
  readonly secret?: string
  readonly from: string
  readonly reply?: string | undefined
  /** Seconds for one letter. */
  readonly timeout: number
  /** A certificate to be trusted beside those of the machine, in PEM. */
  readonly ca?: string
}

/** A way out by SMTP, over at most two connections that stay open between letters. */
export function smtp({ host, port, tls, user, secret, from, reply, timeout, ca }: Smtp): Transport {
  const limit = timeout * 1000
  // Loaded with the first letter: a server that sends none starts without it.
  let transporter: Promise<Pick<ReturnType<typeof createTransport>, 'sendMail' | 'close'>> | undefined
  const options = {
    host,
    port,
    pool: true,
    maxConnections: 2,
    secure: tls === 'implicit',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'none',
    tls: { minVersion: 'TLSv1.2', ...(ca === undefined ? {} : { ca }) },
    ...(user === undefined ? {} : { auth: { user, pass: secret ?? '' } }),
    connectionTimeout: Math.min(limit, 10_000),
    greetingTimeout: Math.min(limit, 10_000),
    socketTimeout: limit,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as const
  const ending = new AbortController()
  return {
    timeout,
    async send(post) {
      try {
        const signal = AbortSignal.any([ending.signal, AbortSignal.timeout(limit)])
        transporter ??= import('nodemailer').then((library) => library.createTransport(options))
        await (await transporter).sendMail({ ...messageOf(post, from, reply), signal })
        return { ok: true }
      } catch (error) {
        return refused(error)
      }
    },
    close() {
      ending.abort()
      void transporter?.then((open) => open.close())
    },
  }
}

function messageOf(post: Post, from: string, reply: string | undefined): object {
  const [first, ...others] = post.calendars
  return {
    from: { name: oneValue(post.from), address: from },
    to: { name: '', address: post.address ?? '' },
    ...(reply === undefined ? {} : { replyTo: reply }),
    // Made of values that stay in their lines, with signs that keep each in its direction.
    subject: post.subject.replaceAll(/\p{Cc}+/gu, ' '),
    text: post.text,
    messageId: post.id,
    date: new Date(post.made),
    // RFC 3834: whoever answers by itself leaves these alone.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    xMailer: false,
    ...(first && others.length === 0
      ? { icalEvent: { method: first.method, content: first.text, filename: 'deadline.ics' } }
      : {
          attachments: post.calendars.map(({ method, text }, index) => ({
            filename: `deadline-${index + 1}.ics`,
            content: text,
            contentType: `text/calendar; charset=utf-8; method=${method}`,
          })),
        }),
  }
}

/** Commands whose refusal is about the letter: everything before them is about the way out, whatever the letter. */
const OF_LETTER: readonly (string | undefined)[] = ['RCPT TO', 'DATA', 'BDAT']

function refused(error: unknown): Sent {
  const { code, command, responseCode, message, response } = error as {
    code?: string
    command?: string
    responseCode?: number
    message: string
    response?: string
  }
  // Too slow with this letter: whether it was taken is not known.
  const slow = code === 'EABORT'
  // RFC 5321, 4.2.1: 4yz may go another time, 5yz will not. 421 is the server itself going away.
  const ofLetter = OF_LETTER.includes(command) && responseCode !== undefined && responseCode !== 421
  const tooLarge = code === 'EMESSAGE' && responseCode === undefined
  const permanent = tooLarge || (ofLetter && responseCode >= 500)
  return { ok: false, why: response ?? message, away: !slow && !ofLetter && !tooLarge, permanent }
}
