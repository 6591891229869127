/**
 * Whether a vote can do the opposite of what it says: a vote against that turned into one for it defeats it, or a member
 * that comes and votes against adopts it (it makes the quorum, say). What the form of a rule excludes is not searched;
 * the rest is searched among all rolls of a council of up to four members and among those near the thresholds of a greater
 * one, in bounded work, so that what is found is real and what is not found may be there.
 */
import type { PartyId } from '../ids.ts'
import type { Condition, Stand } from './condition.ts'
import type { Facts } from './facts.ts'
import { isSteady } from './steady.ts'
import { adoptsOn, type Ground } from './trial.ts'
import { factsFor, kindsOf, rollsOf } from './tried-rolls.ts'

/** One member changes what it does, and the outcome goes the other way. */
export interface Odd {
  readonly code: 'vote-for-defeats' | 'vote-against-adopts'
  readonly party: PartyId
  readonly from: Stand
  readonly to: Stand
  /** What every member did before. */
  readonly stands: ReadonlyMap<PartyId, Stand>
  readonly facts: Facts
}

/** Most rolls that are tried on one rule. */
const MOST = 6000

/** An example of each oddity that the search finds on this council. */
export function oddities(ground: Ground, members: readonly PartyId[]): readonly Odd[] {
  const { rule } = ground
  if (rule.provides === 'nothing' || members.length === 0) return []
  const conditions = [
    rule.adopt,
    ...(rule.quorum ? [rule.quorum] : []),
    ...rule.requires.map((one) => one.condition),
  ]
  const away: Stand = rule.positions.includes('absent') ? 'absent' : 'not-voted'
  const changes: readonly Change[] = [
    { code: 'vote-for-defeats', from: 'no', to: 'yes', adopts: false },
    { code: 'vote-against-adopts', from: away, to: 'no', adopts: true },
  ]
  const votes = rule.positions.includes('no') && rule.positions.includes('yes')
  const open = changes.filter(
    ({ from, to, adopts }) =>
      votes && !conditions.every((condition) => isSteady(condition, from, to, !adopts)),
  )
  return open.flatMap((change) => search(ground, members, conditions, change, away) ?? [])
}

interface Change {
  readonly code: Odd['code']
  readonly from: Stand
  readonly to: Stand
  /** Whether it is odd that the change adopts, or that it un-adopts. */
  readonly adopts: boolean
}

function search(
  ground: Ground,
  members: readonly PartyId[],
  conditions: readonly Condition[],
  { code, from, to, adopts }: Change,
  away: Stand,
): Odd | undefined {
  let left = MOST
  const kinds = kindsOf(ground, members, conditions)
  const rest: Stand = ground.rule.positions.includes('abstain') ? 'abstain' : away
  for (const facts of factsFor(ground.rule, conditions))
    for (const stands of rollsOf(ground, members, conditions, rest, away)) {
      if (left-- <= 0) return undefined
      const changing = [...kinds.values()].flatMap(
        (kind) => kind.find((party) => stands.get(party) === from) ?? [],
      )
      if (changing.length === 0) continue
      left -= changing.length
      if (adoptsOn(ground, stands, facts) === adopts) continue
      for (const party of changing)
        if (adoptsOn(ground, new Map(stands).set(party, to), facts) === adopts)
          return { code, party, from, to, stands, facts }
    }
  return undefined
}
