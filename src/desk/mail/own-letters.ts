/** Letters that a seat has sent to its own addresses: a test, and what confirms a new one. At most one of a kind a minute. */
import { actorCode } from '../../core/ids.ts'
import { addressesTo, confirmed } from '../../notices/addresses.ts'
import { subjectOf, textOf } from '../../notices/letter.ts'
import { put, type Post } from '../../notices/outbox.ts'
import { messageId } from '../../notices/post.ts'
import { wayOut } from '../../notices/way-out.ts'
import { namesOf } from '../../site/names.ts'
import { viewOf } from '../../site/view.ts'
import type { Language } from '../../words/language.ts'
import { mailWords, type MailWords } from '../../words/mail.ts'
import type { DeskView } from '../view.ts'

interface Own {
  readonly kind: 'test' | 'confirm'
  readonly id: string
  readonly mail: string
  readonly lang: Language
  readonly about: (words: MailWords) => string
  readonly body: (words: MailWords) => readonly string[]
}

/** Puts a test into the outbox; false where there was one within the minute, or where there is no address. */
export async function testLetter(view: DeskView, id: string): Promise<boolean> {
  const all = await addressesTo(view.tables, view.shown.code, actorCode(view.seat.actor))
  const address = confirmed(all.find((one) => one.id === id))
  if (!address) return false
  const { mail, lang } = address
  const about = (w: MailWords): string => w.testSubject
  return ownLetter(view, { kind: 'test', id, mail, lang, about, body: (w) => [w.test] })
}

/** Puts the letter into the outbox by which somebody who reads that mail confirms the address; false where there was one within the minute. */
export async function confirmLetter(
  view: DeskView,
  { id, mail, lang, code }: Pick<Own, 'id' | 'mail' | 'lang'> & { readonly code: string },
): Promise<boolean> {
  const origin = view.office.origin(view.request)
  const query = new URLSearchParams({ id, code }).toString()
  const href = `${origin}/${view.shown.code}/desk/notices?${query}`
  const about = (w: MailWords): string => w.confirmSubject
  return ownLetter(view, { kind: 'confirm', id, mail, lang, about, body: (w) => [w.confirm(href), w.ignore] })
}

async function ownLetter(view: DeskView, { kind, id, mail, lang, about, body }: Own): Promise<boolean> {
  const { tables, shown, seat, now } = view
  const code = actorCode(seat.actor)
  const w = mailWords(lang)
  const demonstration = seat.chamber.standing === 'demonstration'
  const names = namesOf(viewOf(shown, lang, {}, new URLSearchParams(), '/', view.today))
  const registry = { from: (await wayOut(tables, shown.code))?.from ?? 'registry@chancery.invalid' }
  const key = `${shown.code}/${kind}/${now.slice(0, 16)}/${code}/${id}`
  const sender = { charter: view.reading.charter, from: view.reading, demonstration }
  const post: Post = {
    kind,
    to: code,
    address: mail,
    lang,
    from: names.organisation,
    about: about(w),
    subject: subjectOf(sender, { lang }, about(w)),
    text: textOf({ sender, words: w, names, to: seat.actor }, body(w)),
    calendars: [],
    id: messageId(registry, key, genesisOf(view)),
    made: now,
    state: demonstration ? 'shown' : 'waiting',
    tries: 0,
  }
  return put(tables, key, post, demonstration ? undefined : now)
}

/** What tells this log from another of the same organisation. */
export function genesisOf({ reading }: DeskView): string {
  return reading.entry(0)?.act.nonce ?? ''
}
