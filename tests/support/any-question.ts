/** Rules, councils and positions at random, for properties of the rules. */
import * as fc from 'fast-check'
import type { Charter, Exclusion } from '../../src/core/charter/charter.ts'
import type { MatterId, OrganId, PartyId, TreatyId } from '../../src/core/ids.ts'
import {
  POSITIONS,
  type Bearing,
  type Comparison,
  type Condition,
  type Position,
  type Stand,
} from '../../src/core/rules/condition.ts'
import type { Facts, Question } from '../../src/core/rules/question.ts'
import type { Day } from '../../src/core/time.ts'
import { charterOf } from './organisations.ts'

export interface Case {
  readonly charter: Charter
  readonly members: readonly PartyId[]
  readonly question: Question
}

const BASE = charterOf('harbour-league')
const OPEN_ENDED = BASE.rules.find(({ until }) => until === undefined)!
const STANDS: readonly Stand[] = [...POSITIONS, 'not-voted']
/** So many that about a third of the members have not voted. */
const UNHEARD: readonly Stand[] = Array.from({ length: 6 }, () => 'not-voted')

const anyShare = fc
  .constantFrom(['1', '2'], ['2', '3'], ['3', '4'], ['1', '1'], ['2', '1'], ['3', '1'], ['4', '1'])
  .map(([num, den]) => ({ num: BigInt(num), den: BigInt(den) }))
const anyBearing: fc.Arbitrary<Bearing> = fc.constantFrom<Bearing[]>('gives', 'blocks', 'gives', 'blocks', {
  parameter: 'abstention',
})
const anyConsensus = fc.tuple(...STANDS.map(() => anyBearing)).map((found): Condition => ({
  kind: 'consensus',
  bearing: Object.fromEntries(STANDS.map((stand, index) => [stand, found[index]])) as Record<Stand, Bearing>,
}))
const anyVotes = fc
  .record({
    counted: fc.constantFrom<readonly Stand[]>(
      ['yes'],
      ['yes'],
      ['yes'],
      ['no'],
      ['abstain'],
      ['yes', 'reservation'],
    ),
    threshold: anyShare,
    comparison: fc.constantFrom<Comparison[]>('at-least', 'more-than', 'at-least', 'fewer-than', 'at-most'),
    base: fc.constantFrom('members', 'cast', 'present', undefined),
  })
  .map(({ base, ...rest }): Condition => ({
    kind: 'votes',
    ...rest,
    ...(base === undefined ? {} : { base }),
  }))

/** Conditions of every kind, nested to a small depth. */
export const anyCondition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    anyVotes,
    fc.constant<Condition>({ kind: 'no-veto', group: 'permanent' }),
    anyConsensus,
    fc.record({
      kind: fc.constantFrom('all', 'any'),
      of: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }),
    }) as fc.Arbitrary<Condition>,
    fc
      .tuple(tie('condition'), tie('condition'))
      .map(([one, two]): Condition => ({ kind: 'parameter', name: 'base', options: { one, two } })),
  ),
})).condition

/** Conditions that `anyCondition` has not: negations, cascades, findings, circumstances, blocking minorities. */
export const anyWiderCondition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    anyCondition,
    tie('condition').map((of): Condition => ({ kind: 'not', of })),
    fc
      .array(tie('condition'), { minLength: 1, maxLength: 3 })
      .map((of): Condition => ({ kind: 'any', of, inTurn: true })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((of): Condition => ({ kind: 'all', of })),
    fc
      .constantFrom('asks', 'holds', 'fails')
      .map((unstated): Condition => ({ kind: 'fact', name: 'tested', is: 'yes', unstated })),
    fc.bigInt({ min: 1n, max: 6n }).map((atLeast): Condition => ({ kind: 'members', atLeast })),
    fc.bigInt({ min: 1n, max: 4n }).map((fewerThan): Condition => ({ kind: 'blockers', fewerThan })),
    fc.constant<Condition>({ kind: 'in-force', treaty: 't' as TreatyId }),
  ),
})).condition

const anyFacts: fc.Arbitrary<Facts> = fc
  .record({
    abstention: fc.constantFrom('blocks', 'does-not-block', undefined),
    base: fc.constantFrom('one', 'two', undefined),
    attendance: fc.constant('as-recorded'),
  })
  .map(
    (facts) => Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Facts,
  )

/** Councils of one to six members, of whom up to two are permanent, under a rule of any form; one or more may be excluded. */
export function anyCase(
  options: {
    readonly condition?: fc.Arbitrary<Condition>
    readonly excluded?: boolean
    /** With a quorum and a precondition, each there or not. */
    readonly staged?: boolean
  } = {},
): fc.Arbitrary<Case> {
  const { condition = anyCondition, excluded = false, staged = false } = options
  const stage = staged ? fc.option(condition, { nil: undefined }) : fc.constant(undefined)
  return fc
    .record({
      size: fc.integer({ min: excluded ? 2 : 1, max: 6 }),
      adopt: condition,
      quorum: stage,
      first: stage,
      stands: fc.array(fc.constantFrom<Stand>(...UNHEARD, 'yes', 'yes', 'no', 'abstain', ...POSITIONS), {
        minLength: 6,
        maxLength: 6,
      }),
      facts: anyFacts,
      closed: fc.boolean(),
      out: fc.integer({ min: 1, max: 2 }),
      base: fc.constantFrom('shrinks', 'stays'),
    })
    .map(({ size, adopt, quorum, first, stands, facts, closed, out, base }) => {
      const members = Array.from({ length: size }, (_, index) => `P${index}` as PartyId)
      const positions = new Map(
        members.flatMap((party, index) =>
          stands[index] === 'not-voted' ? [] : [[party, stands[index] as Position] as const],
        ),
      )
      const named = excluded ? { partiesToDispute: members.slice(0, Math.min(out, size - 1)) } : {}
      const question = {
        organ: 'o' as OrganId,
        matter: 'm' as MatterId,
        on: '2026-03-05' as Day,
        positions,
        facts: { ...facts, ...named },
        closed,
      }
      const exclusions: readonly Exclusion[] = excluded
        ? [{ fact: 'partiesToDispute', required: false, base }]
        : []
      return { charter: charterWith(adopt, exclusions, quorum, first), members, question }
    })
}

function charterWith(
  adopt: Condition,
  excluded: readonly Exclusion[],
  quorum?: Condition,
  first?: Condition,
): Charter {
  const rule = {
    ...OPEN_ENDED,
    organs: ['o' as OrganId],
    matters: ['m' as MatterId],
    from: '2001-01-01' as Day,
    positions: POSITIONS,
    excluded,
    adopt,
    requires: first ? [{ condition: first, otherwise: 'precondition' as const }] : [],
    ...(quorum ? { quorum } : {}),
  }
  const permanent = [{ from: '2001-01-01' as Day, parties: ['P0', 'P1'] as unknown as readonly PartyId[] }]
  return { ...BASE, groups: { permanent }, rules: [rule] }
}
