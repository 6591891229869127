/** Questions put to the council of seven of a fictional organisation, under a rule that a test varies. */
import type { Rule } from '../../src/core/charter/charter.ts'
import type { PartyId } from '../../src/core/ids.ts'
import type { Condition, Position } from '../../src/core/rules/condition.ts'
import {
  judgeQuestion,
  type Answer,
  type Facts,
  type Judged,
  type Question,
} from '../../src/core/rules/question.ts'
import { charterOf } from './organisations.ts'

const harbour = charterOf('harbour-league')
export const COUNCIL = 'ANSA BRISO CALDO DORNE ESKER FIRTHA GANNET'.split(
  ' ',
) as unknown as readonly PartyId[]

/** Parties by what they did, as words. */
export type Stood = Readonly<Partial<Record<Position, string>>>

export interface Circumstance {
  readonly facts?: Facts
  readonly closed?: boolean
  /** Members that vote as one, as words. */
  readonly units?: readonly string[]
}

/** So many votes for it. */
export const votes = (number: bigint): Condition => ({
  kind: 'votes',
  counted: ['yes'],
  threshold: { num: number, den: 1n },
  comparison: 'at-least',
})

/** The answer on a question of substance, were its rule and the council's units other ones. */
export function under(changed: Partial<Rule>, stood: Stood, of: Circumstance = {}): Answer {
  return judgeUnder(changed, stood, of).answer
}

/** The answer, with what it was judged on. */
export function judgeUnder(changed: Partial<Rule>, stood: Stood, of: Circumstance = {}): Judged {
  const { facts = {}, closed = true, units = [] } = of
  const rules = harbour.rules.map((rule) => (rule.id === 'substance' ? { ...rule, ...changed } : rule))
  const council = harbour.organs['harbour-council' as never]!
  const bodies = units.map((parties) => ({ unit: 'u', from: '2001-01-01', parties: parties.split(' ') }))
  const organs = { ...harbour.organs, 'harbour-council': { ...council, units: bodies as never } }
  const positions = Object.entries(stood).flatMap(([position, parties]) =>
    parties.split(' ').map((party) => [party, position] as const),
  )
  const question = {
    organ: 'harbour-council',
    matter: 'substance',
    on: '2026-03-05',
    positions: new Map(positions),
    facts,
    closed,
  }
  return judgeQuestion({ ...harbour, rules, organs }, COUNCIL, question as unknown as Question)
}

export const codes = (answer: Answer): readonly string[] => answer.reasons.map(({ code }) => code)
