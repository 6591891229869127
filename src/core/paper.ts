/** What came on paper: an office enters it, and it counts as what the party did. */
import type { Act } from './act.ts'
import type { Actor, PartyId } from './ids.ts'
import type { JsonObject } from './json.ts'

/** What was done, and by whom; `onPaper` where another entered it. */
export interface Deed {
  readonly type: string
  readonly by: Actor
  readonly body: unknown
  readonly onPaper?: true
}

/** The act of a party that an act enters; undefined where it enters none. What it says has the form of a `paper.entered`. */
export function enteredBy({
  type,
  body,
}: {
  readonly type: string
  readonly body: unknown
}): Deed | undefined {
  if (type !== 'paper.entered') return undefined
  const { kind, by, body: inner } = body as { kind: string; by: PartyId; body: JsonObject }
  return { type: kind, by: { party: by }, body: inner, onPaper: true }
}

/** What an act did: on paper, what the party did; else what its author did. */
export function doneIn(act: Pick<Act, 'type' | 'by' | 'body'>): Deed {
  const { type, body } = act
  const by: Actor = 'party' in act.by ? { party: act.by.party } : { office: act.by.office }
  return enteredBy({ type, body }) ?? { type, by, body }
}
