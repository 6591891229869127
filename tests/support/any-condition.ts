/** Conditions of every kind at random, for properties of the rules. */
import * as fc from 'fast-check'
import type { TreatyId } from '../../src/core/ids.ts'
import {
  STANDS,
  type Base,
  type Bearing,
  type Comparison,
  type Condition,
  type Stand,
  type Tally,
} from '../../src/core/rules/condition.ts'
import { share } from '../../src/core/share.ts'

const anyShare = fc
  .constantFrom('0', '1/3', '1/2', '2/3', '3/4', '1', '55/100', '65/100')
  .map((text) => share(text)!)
const anyNumber = fc.constantFrom('1', '2', '3', '4', '5/2').map((text) => share(text)!)

export const anyTally: fc.Arbitrary<Tally> = fc
  .record({
    counted: fc.constantFrom<(readonly Stand[])[]>(
      ['yes'],
      ['yes'],
      ['yes'],
      ['no'],
      ['abstain'],
      ['yes', 'reservation'],
      ['absent', 'not-voted'],
    ),
    base: fc.constantFrom<(Base | undefined)[]>('members', 'cast', 'present', undefined),
    comparison: fc.constantFrom<Comparison[]>('at-least', 'more-than', 'at-least', 'fewer-than', 'at-most'),
    weight: fc.constantFrom(
      ...Array.from({ length: 6 }, () => undefined),
      'votes',
      'votes',
      'population',
      'population',
      'partial',
    ),
    class: fc.constantFrom(undefined, undefined, undefined, 'coastal', 'permanent', 'nobody'),
    named: fc.constantFrom(undefined, undefined, undefined, undefined, 'exporters'),
    share: anyShare,
    number: anyNumber,
  })
  .map(({ base, weight, class: group, named, share: part, number, ...rest }) => ({
    kind: 'votes',
    ...rest,
    threshold: base === undefined ? number : part,
    ...(base === undefined ? {} : { base }),
    ...(weight === undefined ? {} : { weight }),
    ...(group === undefined ? {} : { class: group }),
    ...(named === undefined ? {} : { named }),
  }))

/** Those whose presence a quorum counts. */
const anyPresence: fc.Arbitrary<Tally> = anyTally.map((tally) => ({
  ...tally,
  counted: STANDS.filter((stand) => stand !== 'absent' && stand !== 'not-voted'),
  comparison: 'at-least',
}))

const anyBlockers: fc.Arbitrary<Condition> = fc
  .oneof(
    fc.bigInt({ min: 1n, max: 4n }),
    fc.record({
      weight: fc.constantFrom('votes', 'population', 'population', 'partial'),
      threshold: anyShare,
      strict: fc.boolean(),
      plus: fc.constantFrom(0n, 1n),
    }),
  )
  .map((fewerThan) => ({ kind: 'blockers', fewerThan }))

const anyBearing: fc.Arbitrary<Bearing> = fc.constantFrom<Bearing[]>(
  'gives',
  'gives',
  'gives',
  'blocks',
  'blocks',
  { parameter: 'abstention' },
  { parameter: 'procedure', values: { silence: 'gives', signature: 'blocks' } },
)
const anyConsensus = fc.tuple(...STANDS.map(() => anyBearing)).map((found): Condition => ({
  kind: 'consensus',
  bearing: Object.fromEntries(STANDS.map((stand, index) => [stand, found[index]])) as Record<Stand, Bearing>,
}))

const anyFact: fc.Arbitrary<Condition> = fc
  .tuple(
    fc.constantFrom(
      { name: 'tested', is: 'yes' },
      { name: 'tested', is: 'no' },
      { name: 'days', atLeast: 90n },
      { name: 'consulted' },
    ),
    fc.constantFrom('asks', 'holds', 'fails'),
  )
  .map(([form, unstated]): Condition => ({ kind: 'fact', ...form, unstated: unstated as 'asks' }))

/** Conditions of every kind, nested to a small depth. */
export const anyCondition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => {
  const some = fc.array(tie('condition'), { minLength: 1, maxLength: 3 })
  return {
    condition: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 4, arbitrary: anyTally },
      anyPresence,
      anyBlockers,
      fc.constant<Condition>({ kind: 'no-veto', group: 'permanent' }),
      anyConsensus,
      anyFact,
      fc.bigInt({ min: 1n, max: 6n }).map((atLeast): Condition => ({ kind: 'members', atLeast })),
      fc.constant<Condition>({ kind: 'in-force', treaty: 'league-treaty' as TreatyId }),
      { weight: 2, arbitrary: some.map((of): Condition => ({ kind: 'all', of })) },
      { weight: 2, arbitrary: some.map((of): Condition => ({ kind: 'any', of })) },
      some.map((of): Condition => ({ kind: 'any', of, inTurn: true })),
      tie('condition').map((of): Condition => ({ kind: 'not', of })),
      fc
        .tuple(tie('condition'), tie('condition'))
        .map(([one, two]): Condition => ({ kind: 'parameter', name: 'reading', options: { one, two } })),
    ),
  }
}).condition

const anySimpleShare = fc
  .constantFrom(['1', '2'], ['2', '3'], ['3', '4'], ['1', '1'], ['2', '1'], ['3', '1'], ['4', '1'])
  .map(([num, den]) => ({ num: BigInt(num), den: BigInt(den) }))
const anyHeads = fc
  .record({
    counted: fc.constantFrom<readonly Stand[]>(
      ['yes'],
      ['yes'],
      ['yes'],
      ['no'],
      ['abstain'],
      ['yes', 'reservation'],
    ),
    threshold: anySimpleShare,
    comparison: fc.constantFrom<Comparison[]>('at-least', 'more-than', 'at-least', 'fewer-than', 'at-most'),
    base: fc.constantFrom('members', 'cast', 'present', undefined),
  })
  .map(({ base, ...rest }): Condition => ({
    kind: 'votes',
    ...rest,
    ...(base === undefined ? {} : { base }),
  }))
const anySimpleConsensus = fc
  .tuple(
    ...STANDS.map(() =>
      fc.constantFrom<Bearing[]>('gives', 'blocks', 'gives', 'blocks', { parameter: 'abstention' }),
    ),
  )
  .map((found): Condition => ({
    kind: 'consensus',
    bearing: Object.fromEntries(STANDS.map((stand, index) => [stand, found[index]])) as Record<
      Stand,
      Bearing
    >,
  }))

/** Conditions on heads and findings, without weights, classes and named parties: those that are searched and compared by form. */
export const anyWiderCondition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => {
  const some = fc.array(tie('condition'), { minLength: 1, maxLength: 3 })
  return {
    condition: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 3, arbitrary: anyHeads },
      { weight: 2, arbitrary: fc.constant<Condition>({ kind: 'no-veto', group: 'permanent' }) },
      { weight: 2, arbitrary: anySimpleConsensus },
      { weight: 2, arbitrary: some.map((of): Condition => ({ kind: 'all', of })) },
      some.map((of): Condition => ({ kind: 'any', of })),
      some.map((of): Condition => ({ kind: 'any', of, inTurn: true })),
      tie('condition').map((of): Condition => ({ kind: 'not', of })),
      fc
        .tuple(tie('condition'), tie('condition'))
        .map(([one, two]): Condition => ({ kind: 'parameter', name: 'base', options: { one, two } })),
      fc
        .constantFrom('asks', 'holds', 'fails')
        .map((unstated): Condition => ({ kind: 'fact', name: 'tested', is: 'yes', unstated })),
      fc.bigInt({ min: 1n, max: 6n }).map((atLeast): Condition => ({ kind: 'members', atLeast })),
      fc.bigInt({ min: 1n, max: 4n }).map((fewerThan): Condition => ({ kind: 'blockers', fewerThan })),
      fc.constant<Condition>({ kind: 'in-force', treaty: 't' as TreatyId }),
    ),
  }
}).condition
