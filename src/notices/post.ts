/** A notice as a letter in the outbox: in the language of the addressee, with the calendar entry of a deadline, under an id of its own. */
import { actorCode, type Actor } from '../core/ids.ts'
import type { Instant } from '../core/time.ts'
import { deadlineSent } from '../formats/deadline-calendar.ts'
import { uuidOf } from '../formats/names.ts'
import { deadlineLines } from '../words/deadline.ts'
import type { Address, Confirmed } from './addresses.ts'
import { letterOf, type Reader, type Sender } from './letter.ts'
import type { Notice } from './notice.ts'
import { keyOf, type Post } from './outbox.ts'
import { oneValue } from './plain.ts'
import type { Registry, Source } from './source.ts'

/** The letter that tells this addressee of the notice, as the outbox keeps it. */
export function postFor(
  source: Source,
  registry: Registry,
  notice: Notice,
  to: Actor,
  address: Confirmed | undefined,
  now: Instant,
): Post {
  const lang = address?.lang ?? 'en'
  const { charter, code } = source
  const names = source.names(lang)
  const sender: Sender = {
    charter,
    from: source.from(),
    demonstration: source.standing === 'demonstration',
    ...(registry.base === undefined ? {} : { base: registry.base }),
  }
  const reader: Reader = {
    to,
    names,
    lang,
    seat: charter.seat.zone,
    now: notice.at,
    ...(address?.zone === undefined ? {} : { yours: address.zone }),
  }
  const { about, subject, text } = letterOf(sender, notice, reader)
  const key = noticeKey(code, notice, to, address)
  return {
    kind: notice.kind,
    ...(notice.waiting ? {} : { act: notice.act }),
    to: actorCode(to),
    ...(address ? { address: address.mail } : {}),
    lang,
    from: oneValue(names.organisation),
    about,
    subject,
    text,
    calendars: calendarsOf(registry, source, notice, reader),
    id: messageId(registry, key, genesisOf(source)),
    made: now,
    state: 'waiting',
    tries: 0,
  }
}

/** The key of the letter that tells this addressee of the notice: by the act, or the draft, that it tells of. */
export function noticeKey(
  org: string,
  notice: Notice,
  to: Actor,
  address: Pick<Address, 'id'> | undefined,
): string {
  const [code, id] = [actorCode(to), address?.id ?? '-']
  return notice.waiting
    ? `${org}/draft/${notice.waiting.draft}/${notice.kind}/${code}/${id}`
    : keyOf(org, notice.act, notice.kind, code, id)
}

/** Notices that bring a calendar entry: of a deadline that is set, moved or called off. */
const WITH_CALENDAR: readonly Notice['kind'][] = [
  'question-put',
  'deadline-extended',
  'question-withdrawn',
  'procedure-broken',
]

function calendarsOf(
  { from, base }: Registry,
  { code }: Source,
  notice: Notice,
  { names, lang, seat, yours }: Reader,
): Post['calendars'] {
  const asked = notice.question?.asked
  if (!asked || asked.closes === undefined || !WITH_CALENDAR.includes(notice.kind)) return []
  const lines = deadlineLines(lang, asked.closes, {
    seat,
    ...(yours === undefined || yours === seat ? {} : { yours }),
  })
  const description = lines.map(({ label, text }) => `${label}: ${text}`).join('\n')
  const href = base === undefined ? {} : { href: `${base}/${code}/record/${notice.act}` }
  const sent = deadlineSent(
    asked,
    { organisation: code, names, stamp: notice.at, description, ...href },
    from,
  )
  return sent ? [sent] : []
}

/** What tells this log from another of the same organisation. */
export function genesisOf({ entry }: Source): string {
  return entry(0)?.act.nonce ?? ''
}

/** The `Message-ID` of a letter (RFC 5322, 3.6.4): the same whoever sends it how often, and no other letter's. */
export function messageId({ from }: Registry, key: string, genesis: string, again = 0): string {
  const host = from.slice(from.lastIndexOf('@') + 1)
  return `<${uuidOf(genesis, key, ...(again === 0 ? [] : [`${again}`]))}@${host}>`
}
