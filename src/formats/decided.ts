/** Decisions as formats give them: what was decided, where, with which outcome, and where each stood. */
import { positionsOf, type Decided } from '../core/acts/question-decided.ts'
import type { Happened } from '../core/chronicle.ts'
import type { PartyId, QuestionId } from '../core/ids.ts'
import type { Position } from '../core/rules/condition.ts'
import { growing, once, refOf, situationOf, type Published } from './published.ts'

/** Where a party stood, and the act by which it took the position; undefined where the roll is reported as a whole. */
export interface Stood {
  readonly position: Position
  readonly act?: number
}

export interface Decision {
  readonly event: Happened
  readonly body: Decided
  readonly stands: ReadonlyMap<PartyId, Stood>
}

/** Every decision, in the order of the chronicle. Of positions taken on it the last of each party stands, disclosed ones too. */
export function decisionsIn(from: Published): readonly Decision[] {
  return growing(
    from,
    'decisions',
    (events) => reckoned(from, events),
    // A disclosure says how each stood on what was decided before.
    (before, added) =>
      added.some(({ kind }) => kind === 'positions.disclosed')
        ? undefined
        : before.concat(reckoned(from, added)),
  )
}

/** The decision on a question; undefined where there is none. */
export function decisionOn(from: Published, question: string): Decision | undefined {
  return once(
    from,
    'decisions by question',
    () => new Map(decisionsIn(from).map((decision) => [decision.body.question, decision])),
  ).get(question)
}

/** The decisions taken at a sitting, in the order of the chronicle. */
export function decisionsAt(from: Published, sitting: string): readonly Decision[] {
  return (
    once(from, 'decisions by sitting', () => Map.groupBy(decisionsIn(from), ({ body }) => body.sitting)).get(
      sitting,
    ) ?? []
  )
}

/** The decision under the name that it has in addresses. */
export function decisionCalled(from: Published, ref: string): Decision | undefined {
  return once(
    from,
    'decisions by name',
    () => new Map(decisionsIn(from).map((decision) => [refOf(decision.event), decision])),
  ).get(ref)
}

function reckoned(from: Published, events: readonly Happened[]): readonly Decision[] {
  const found: Decision[] = []
  const decided = events.filter(({ kind }) => kind === 'question.decided')
  const questions = decided.length === 0 ? undefined : situationOf(from).questions
  for (const event of decided) {
    const body = event.body as Decided
    const roll = body.roll && positionsOf(body.roll)
    const reported = roll && new Map([...roll].map(([party, position]) => [party, { position }] as const))
    // What was disclosed after the close stands here as well: the fold has it.
    const stands = reported ?? questions?.get(body.question as QuestionId)?.positions ?? NOBODY
    found.push({ event, body, stands })
  }
  return found
}

const NOBODY: Decision['stands'] = new Map()

/** How many of those named hold each position. */
export function countsOf(stands: Decision['stands']): Readonly<Record<Position, number>> {
  const counts: Record<Position, number> = {
    yes: 0,
    no: 0,
    abstain: 0,
    absent: 0,
    'not-participating': 0,
    objection: 0,
    reservation: 0,
    silent: 0,
  }
  for (const { position } of stands.values()) counts[position] += 1
  return counts
}
