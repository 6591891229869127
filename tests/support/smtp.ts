/** A server that takes mail, on this machine alone: what came, and how a test has it behave. */
import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { certificate } from './certificate.ts'

export interface Taken {
  /** Whom it was sent to, as the commands said. */
  readonly to: string
  readonly raw: string
}

export interface Receiver {
  readonly port: number
  readonly taken: readonly Taken[]
  /** What came, as another program reads it. */
  readonly read: () => Promise<readonly (Email & { readonly to_: string })[]>
  readonly stop: () => Promise<void>
}

/** What a test has the server do with a letter: answer, or answer later, or not at all. */
export type Answering = (letter: Taken, done: (error?: Error & { responseCode?: number }) => void) => void

/** Starts a server; `answering` is asked once a letter is whole, and what it does not refuse is taken. */
export async function receiver(
  answering: Answering = (_, done) => done(),
  refusing: (to: string) => (Error & { responseCode?: number }) | undefined = () => undefined,
  port = 0,
): Promise<Receiver> {
  const taken: Taken[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 50,
    onRcptTo: ({ address }, _, done) => done(refusing(address)),
    onData(stream, { envelope }, done) {
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => pieces.push(piece))
      stream.on('end', () => {
        const letter = {
          to: envelope.rcptTo.map(({ address }) => address).join(),
          raw: Buffer.concat(pieces).toString(),
        }
        taken.push(letter)
        answering(letter, done)
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve))
  return {
    port: (server.server.address() as AddressInfo).port,
    taken,
    read: () =>
      Promise.all(taken.map(async ({ to, raw }) => ({ ...(await PostalMime.parse(raw)), to_: to }))),
    stop: () => new Promise((resolve) => server.close(() => setTimeout(resolve, 10))),
  }
}

/** The same over TLS from the first byte, for one user; and the certificate that it shows, in PEM. */
export async function guarded(
  user: string,
  secret: string,
): Promise<Receiver & { readonly certificate: string }> {
  const taken: Taken[] = []
  const made = certificate()
  const server = new SMTPServer({
    secure: true,
    ...made,
    logger: false,
    closeTimeout: 50,
    disableReverseLookup: true,
    onAuth: ({ username, password }, _, done) =>
      username === user && password === secret ? done(null, { user }) : done(refusal(535, 'not you')),
    onData(stream, { envelope }, done) {
      stream.resume()
      stream.on('end', () => {
        taken.push({ to: envelope.rcptTo.map(({ address }) => address).join(), raw: '' })
        done()
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    port,
    taken,
    certificate: made.cert,
    read: async () => [],
    stop: () => new Promise((resolve) => server.close(() => setTimeout(resolve, 10))),
  }
}

/** A refusal with its code. */
export function refusal(responseCode: number, message: string): Error & { responseCode: number } {
  return Object.assign(new Error(message), { responseCode })
}
