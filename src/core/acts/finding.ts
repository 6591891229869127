/** Findings on parties that belong to no question, such as who is in arrears: they decide on statuses and withdrawals. */
import type { Actor, PartyId } from '../ids.ts'
import { inOrder, outOfOrder, type Ruling } from '../refusal.ts'
import type { Situation } from '../situation.ts'
import { mayAct, notAuthorised, type Context, type Happening } from './kind.ts'

interface Found {
  readonly fact: string
  readonly parties?: readonly PartyId[] | undefined
}

/** In order from whom the charter lets find facts, of a fact that the charter names, on parties that it knows. */
export function decideFinding(context: Context, by: Actor, { fact, parties }: Found): Ruling {
  const { charter, knows } = context
  if (!mayAct(context, charter.powers.find, by)) return notAuthorised(charter.powers.find)
  const known = Object.keys(charter.facts).filter((name) => charter.facts[name]?.takes === 'parties')
  if (!known.includes(fact))
    return outOfOrder({ code: 'unknown-fact', needed: known.join(', '), reached: fact })
  if (!parties) return outOfOrder({ code: 'malformed', reached: '/parties' })
  const strangers = parties.filter((party) => !knows(party))
  if (strangers.length > 0) return outOfOrder({ code: 'not-a-member', parties: strangers })
  return inOrder(...parties.map((party) => ({ effect: fact, party })))
}

/** The finding stands from its day, in place of any earlier one of the same fact. */
export function recordFinding(to: Situation, { body, day, instant, act }: Happening<Found>): void {
  const before = to.findings.get(body.fact)
  to.findings.set(body.fact, {
    parties: body.parties ?? [],
    on: day,
    act,
    ...(instant ? { at: instant } : {}),
    ...(before ? { before } : {}),
  })
}
