/** The standing: the fold of the acts performed here, in the order of the log. It rules what may be done now. */
import type { Entry } from './act.ts'
import type { Context, Within } from './acts/kind.ts'
import type { Charter } from './charter/charter.ts'
import type { Actor, PartyId } from './ids.ts'
import { doneIn } from './paper.ts'
import { outOfOrder, type Ruling } from './refusal.ts'
import type { Situation } from './situation.ts'
import { dayIn } from './time.ts'
import { LATEST, VERSIONS } from './versions.ts'

/**
 * True when a performed act may name the party. A fictional organisation lists all that there are; any other lists names
 * of its own beside those common to all, and leaves the rest to enrolment.
 */
export function knownTo(charter: Charter): (party: PartyId) => boolean {
  const open = !charter.fictional || Object.keys(charter.parties).length === 0
  return (party) => open || Object.hasOwn(charter.parties, party)
}

/** What is ruled on: an entry, or an act without the signatures that it would have. */
export type Ruled = Pick<Entry, 'act' | 'received'> & Partial<Pick<Entry, 'evidence'>>

/** Who acts, without the key. */
export function authorOf(entry: Entry): Actor {
  const { by } = entry.act
  return 'party' in by ? { party: by.party } : { office: by.office }
}

/**
 * Whether the act is in order as entry number `position`, under the rules version then in force. Keys and signatures
 * are the record's to check (`src/record/ledger.ts`).
 */
export function rule(
  charter: Charter,
  situation: Situation,
  entry: Ruled,
  position: number,
  within: Within = {},
): Ruling {
  return ruleUnder(rulesFor(situation, entry.act), charter, situation, entry, position, within)
}

/** The version of the rules that holds for an act: that of the record, which its genesis act fixes, itself included. */
function rulesFor({ founding }: Situation, { type, body }: Entry['act']): number {
  if (founding) return founding.rules
  const own = type === 'record.opened' ? body['rules'] : undefined
  return typeof own === 'number' ? own : LATEST
}

/** The same under a version of the rules that is named: what an act would be under another than that of its day. */
export function ruleUnder(
  rules: number,
  charter: Charter,
  situation: Situation,
  entry: Ruled,
  position: number,
  within: Within = {},
): Ruling {
  const { act, received, evidence } = entry
  const by: Actor = 'party' in act.by ? { party: act.by.party } : { office: act.by.office }
  const context: Context = {
    charter,
    situation,
    now: received,
    today: dayIn(received, charter.seat.zone),
    size: position,
    key: act.by.key,
    ...(evidence ? { signers: evidence.map(({ key }) => key) } : {}),
    docs: act.docs.map(({ name }) => name),
    documents: act.docs,
    knows: knownTo(charter),
    ...within,
  }
  const version = VERSIONS.get(rules)
  if (!version) return outOfOrder({ code: 'no-rule', reached: `rules ${rules}` })
  return version.decide(context, { type: act.type, by, body: act.body })
}

/** Takes an accepted act into the standing. Writes only into the fold's own situation. */
export function accept(to: Situation, charter: Charter, entry: Entry, position: number): void {
  const { act, received } = entry
  const day = dayIn(received, charter.seat.zone)
  const { kinds } = VERSIONS.get(rulesFor(to, act)) ?? VERSIONS.get(LATEST)!
  const { after } = entry
  const placed = { act: position, ...(after === undefined ? {} : { after }) }
  const { type, ...deed } = doneIn(act)
  // What came on paper no key of its author signed.
  const key = deed.onPaper ? {} : { key: act.by.key }
  kinds.get(type)?.evolve(to, { ...deed, ...key, day, instant: received, ...placed }, charter)
}
