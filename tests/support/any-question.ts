/** Rules, councils and positions at random, for properties of the rules. */
import * as fc from 'fast-check'
import type {
  Charter,
  EffectCase,
  Exclusion,
  Follow,
  Precondition,
  Rule,
} from '../../src/core/charter/charter.ts'
import type { MatterId, OrganId, PartyId } from '../../src/core/ids.ts'
import type { Position, Stand, Tally } from '../../src/core/rules/condition.ts'
import { POSITIONS, type Condition } from '../../src/core/rules/condition.ts'
import { decideQuestion, type Answer, type Facts, type Question } from '../../src/core/rules/question.ts'
import type { Day } from '../../src/core/time.ts'
import { anyCondition } from './any-condition.ts'
import { charterOf } from './organisations.ts'

export { anyCondition, anyWiderCondition } from './any-condition.ts'

export interface Case {
  readonly charter: Charter
  readonly members: readonly PartyId[]
  readonly question: Question
}

interface Options {
  readonly condition?: fc.Arbitrary<Condition>
  /** One or two members are excluded, and whether they stay in the base is said. */
  readonly excluded?: boolean
  /** With a quorum and a precondition of the same conditions, each there or not. */
  readonly staged?: boolean
  /** Everything that a rule may have beside what it adopts by: exclusions, electorate, units, preconditions, quorum, effects. */
  readonly whole?: boolean
}

const LEAGUE = charterOf('harbour-league')
const OPEN_ENDED = LEAGUE.rules.find(({ until }) => until === undefined)!
/** What decides nothing here is left out, so that a case that fails is short to read. */
const BASE = {
  ...LEAGUE,
  sources: {},
  instruments: {},
  parties: {},
  offices: {},
  matters: {},
  facts: {},
  milestones: [],
  consultation: [],
}
const FROM = '2001-01-01' as Day
const MOST = 6
const parties = (count: number): readonly PartyId[] =>
  Array.from({ length: count }, (_, index) => `P${index}` as PartyId)
const COUNCIL = parties(MOST)
/** So many that about a third of the members have not voted. */
const UNHEARD: readonly Stand[] = Array.from({ length: 6 }, () => 'not-voted')

const someParties = fc.subarray([...COUNCIL])
/** What the facts say, each or nothing. */
const anyFacts: fc.Arbitrary<Facts> = fc
  .record({
    abstention: fc.constantFrom('blocks', 'does-not-block', 'perhaps', undefined),
    procedure: fc.constantFrom('silence', 'signature', undefined),
    reading: fc.constantFrom('one', 'two', undefined),
    base: fc.constantFrom('shrinks', 'stays', undefined),
    tested: fc.constantFrom('yes', 'no', true, false, 'true', 'false', undefined),
    days: fc.constantFrom(89, 90, '91', 'many', undefined),
    consulted: fc.oneof(someParties, fc.constant(undefined)),
    exporters: someParties,
    published: fc.constantFrom('2026-03-01', 'soon', undefined),
    attendance: fc.constant('as-recorded'),
  })
  .map(given)

/** An object without the fields of which nothing is said. */
function given<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as never
}

const anyExclusion = (fact: string): fc.Arbitrary<Exclusion> =>
  fc
    .record({
      fact: fc.constant(fact),
      required: fc.boolean(),
      base: fc.constantFrom('shrinks', 'stays', 'asks'),
      most: fc.constantFrom(undefined, undefined, undefined, 1n),
    })
    .map((one) => given(one) as Exclusion)
const anyPrecondition: fc.Arbitrary<Precondition> = fc.record({
  condition: anyCondition,
  otherwise: fc.constantFrom('precondition', 'deferred'),
})
const anyEffect: fc.Arbitrary<EffectCase> = fc
  .record({
    position: fc.constantFrom<(readonly Stand[] | undefined)[]>(
      undefined,
      ['yes'],
      ['abstain', 'no'],
      ['not-voted'],
    ),
    named: fc.constantFrom(undefined, undefined, 'exporters'),
    if: fc.option(anyCondition, { nil: undefined, freq: 2 }),
    is: fc.constantFrom<EffectCase['is'][]>('bound', 'not-bound', {
      executory: { fact: 'published', days: 60n },
    }),
  })
  .map((one) => given(one) as EffectCase)
const anyFollow: fc.Arbitrary<Follow> = fc
  .record({
    on: fc.constantFrom('adopted', 'not-adopted'),
    if: fc.option(anyCondition, { nil: undefined }),
    is: fc.constant('re-vote'),
    within: fc.constantFrom(undefined, '24h'),
  })
  .map((one) => given(one) as Follow)

/** What a rule may have beside what it adopts by, and the facts that go with it. */
const anyFrame = fc.record({
  excluded: fc
    .tuple(anyExclusion('partiesToDispute'), anyExclusion('stateConcerned'))
    .chain((both) => fc.subarray(both)),
  electorate: fc.option(fc.record({ named: fc.constant('participants'), required: fc.boolean() }), {
    nil: undefined,
    freq: 3,
  }),
  requires: fc.array(anyPrecondition, { maxLength: 1 }),
  quorum: fc.option(anyCondition, { nil: undefined, freq: 2 }),
  effect: fc.array(anyEffect, { maxLength: 3 }),
  follows: fc.array(anyFollow, { maxLength: 2 }),
  unit: fc.option(fc.subarray([...COUNCIL], { minLength: 2, maxLength: 3 }), { nil: undefined, freq: 3 }),
  alike: fc.constantFrom(true, true, true, false),
  facts: fc
    .record({
      partiesToDispute: fc.oneof(
        fc.constant(undefined),
        fc.subarray([...COUNCIL, 'STRANGER'], { maxLength: 2 }),
      ),
      stateConcerned: fc.oneof(fc.constant(undefined), fc.subarray([...COUNCIL], { maxLength: 1 })),
      participants: fc.oneof(fc.constant(undefined), fc.subarray([...COUNCIL], { minLength: 2 })),
      attendance: fc.constantFrom(undefined, 'as-recorded'),
    })
    .map(given),
})

/** Tables of weights: small numbers, numbers beyond 2^53, and one that lacks the first party. */
const anyTables = fc
  .record({
    votes: fc.array(fc.bigInt({ min: 0n, max: 5n }), { minLength: MOST, maxLength: MOST }),
    population: fc.array(fc.bigInt({ min: 1n, max: 2n ** 80n }), { minLength: MOST, maxLength: MOST }),
    partial: fc.array(fc.bigInt({ min: 1n, max: 9n }), { minLength: MOST, maxLength: MOST }),
  })
  .map((tables) =>
    Object.fromEntries(
      Object.entries(tables).map(([name, weights]) => {
        const values = COUNCIL.map((party, index) => [party, weights[index]!] as const)
        const table = {
          from: FROM,
          source: 's',
          values: Object.fromEntries(name === 'partial' ? values.slice(1) : values),
        }
        return [name, { title: { en: name }, tables: [table as never] }]
      }),
    ),
  )

/** Councils of one to six members, of whom up to two are permanent, under a rule of any form; one or more may be excluded. */
export function anyCase(options: Options = {}): fc.Arbitrary<Case> {
  const { condition = anyCondition, excluded = false, whole = false, staged = false } = options
  const stage = staged ? fc.option(condition, { nil: undefined }) : fc.constant(undefined)
  return fc
    .record({
      size: fc.integer({ min: excluded ? 2 : 1, max: MOST }),
      adopt: condition,
      quorum: stage,
      first: stage,
      stands: fc.array(
        fc.constantFrom<Stand>(...UNHEARD, 'yes', 'yes', 'yes', 'no', 'abstain', ...POSITIONS),
        {
          minLength: MOST,
          maxLength: MOST,
        },
      ),
      known: whole ? fc.subarray(POSITIONS.slice(3)) : fc.constant<readonly Position[]>(POSITIONS),
      facts: anyFacts,
      weights: anyTables,
      closed: fc.boolean(),
      inForce: fc.boolean(),
      out: fc.integer({ min: 1, max: 2 }),
      base: fc.constantFrom('shrinks', 'stays'),
      frame: whole ? anyFrame : fc.constant(undefined),
    })
    .map(
      ({ size, adopt, quorum, first, stands, known, facts, weights, closed, inForce, out, base, frame }) => {
        const members = parties(size)
        const positions = new Map<PartyId, Position>()
        members.forEach((party, index) => {
          const stand = stands[index]!
          if (stand !== 'not-voted') positions.set(party, stand)
        })
        if (frame?.unit && frame.alike) alike(frame.unit, positions)
        const taken = new Set(positions.values())
        const rule: Rule = {
          ...OPEN_ENDED,
          organs: ['o' as OrganId],
          matters: ['m' as MatterId],
          from: FROM,
          // At the least what a member did, so that nobody stands where the rule knows no place.
          positions: POSITIONS.filter((one, index) => index < 3 || taken.has(one) || known.includes(one)),
          excluded: excluded
            ? [{ fact: 'partiesToDispute', required: false, base }]
            : (frame?.excluded ?? []),
          requires: first ? [{ condition: first, otherwise: 'precondition' }] : (frame?.requires ?? []),
          effect: frame?.effect ?? [],
          follows: frame?.follows ?? [],
          adopt,
          ...given({ quorum: quorum ?? frame?.quorum }),
          ...(frame?.electorate ? { electorate: frame.electorate } : {}),
        }
        const units = frame?.unit ? [{ unit: 'u', from: FROM, parties: frame.unit }] : []
        const { attendance, ...found } = facts
        const named = excluded ? { partiesToDispute: members.slice(0, Math.min(out, size - 1)) } : {}
        return {
          charter: {
            ...BASE,
            groups: {
              permanent: [{ from: FROM, parties: parties(2) }],
              coastal: [{ from: FROM, parties: COUNCIL.slice(1, 4) }],
            },
            organs: { ['o' as OrganId]: { ...Object.values(LEAGUE.organs)[0]!, units } },
            weights,
            rules: [rule],
          },
          members,
          question: {
            organ: 'o' as OrganId,
            matter: 'm' as MatterId,
            on: '2026-03-05' as Day,
            positions,
            facts: { ...found, ...(frame ? frame.facts : { attendance: attendance! }), ...named },
            closed,
            inForce: () => inForce,
          },
        }
      },
    )
}

/** Whoever of a unit has taken a position has taken that of the first. */
function alike(unit: readonly PartyId[], positions: Map<PartyId, Position>): void {
  const [first, ...others] = unit.filter((party) => positions.has(party))
  for (const party of others) positions.set(party, positions.get(first!)!)
}

/** The answer on a case, were the question another one. */
export const decide = ({ charter, members, question }: Case, changed: Partial<Question> = {}): Answer =>
  decideQuestion(charter, members, { ...question, ...changed })

export const ruleOf = ({ charter }: Case): Rule => charter.rules[0]!

/** The case, were its rule another one. */
export const withRule = (of: Case, changed: Partial<Rule>): Case => ({
  ...of,
  charter: { ...of.charter, rules: [{ ...ruleOf(of), ...changed }] },
})

/** A tally of the votes for it, one by itself. */
export const tally = (changed: Partial<Tally> = {}): Condition => ({
  kind: 'votes',
  counted: ['yes'],
  threshold: { num: 1n, den: 1n },
  comparison: 'at-least',
  ...changed,
})
