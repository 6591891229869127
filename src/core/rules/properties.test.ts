/** What holds of every rule that the language can write, over councils of up to six members. */
import * as fc from 'fast-check'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anyCase, decide, ruleOf, tally, withRule, type Case } from '../../../tests/support/any-question.ts'
import type { Rule } from '../charter/charter.ts'
import type { Condition, Stand } from './condition.ts'
import { withoutVeto } from './evaluate.ts'

/** An answer of which the order of lists does not matter. */
function unordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => JSON.stringify(unordered(one))).toSorted()
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, unordered(one)]))
}

test('the order in which positions are taken never matters', () => {
  fc.assert(
    fc.property(
      anyCase({ whole: true }).chain((of) =>
        fc.tuple(
          fc.constant(of),
          fc.shuffledSubarray([...of.question.positions], { minLength: of.question.positions.size }),
        ),
      ),
      ([of, shuffled]) =>
        assert.deepEqual(unordered(decide(of, { positions: new Map(shuffled) })), unordered(decide(of))),
    ),
    { numRuns: 500 },
  )
})

test('the order of the members never matters', () => {
  fc.assert(
    fc.property(
      anyCase({ whole: true }).chain((of) =>
        fc.tuple(fc.constant(of), fc.shuffledSubarray([...of.members], { minLength: of.members.length })),
      ),
      ([of, members]) => assert.deepEqual(unordered(decide({ ...of, members })), unordered(decide(of))),
    ),
    { numRuns: 500 },
  )
})

test('every member is counted once, and who did nothing has not voted', () => {
  fc.assert(
    fc.property(anyCase(), (of) => {
      const { counts } = decide(of)
      assert.equal(
        Object.values(counts).reduce((sum, count) => sum + count, 0),
        of.members.length,
      )
      assert.equal(counts.notVoted, of.members.length - of.question.positions.size)
      assert.equal(
        counts.abstain,
        [...of.question.positions.values()].filter((position) => position === 'abstain').length,
      )
    }),
    { numRuns: 500 },
  )
})

test('a member that did nothing never counts as one that abstained: no tally of abstentions is reached by it', () => {
  const one = { num: 1n, den: 1n }
  const abstentions = fc
    .constantFrom(
      {},
      { weight: 'population' },
      { base: 'members' as const, threshold: { num: 1n, den: 100n } },
    )
    .map((more) => tally({ counted: ['abstain'], threshold: one, ...more }))
  fc.assert(
    fc.property(anyCase({ condition: abstentions }), (of) => {
      const abstained = [...of.question.positions.values()].includes('abstain')
      assert.equal(decide(of, { closed: true }).outcome, abstained ? 'adopted' : 'not-adopted')
    }),
    { numRuns: 300 },
  )
})

test('what an abstention does to consensus is nothing to a roll on which nobody abstained', () => {
  const turned = (condition: Condition): Condition => {
    if (condition.kind === 'consensus')
      return {
        ...condition,
        bearing: {
          ...condition.bearing,
          abstain: condition.bearing.abstain === 'gives' ? 'blocks' : 'gives',
        },
      }
    if (condition.kind === 'all' || condition.kind === 'any')
      return { ...condition, of: condition.of.map(turned) }
    if (condition.kind === 'not') return { ...condition, of: turned(condition.of) }
    return condition
  }
  fc.assert(
    fc.property(anyCase(), (of) => {
      const positions = new Map([...of.question.positions].filter(([, position]) => position !== 'abstain'))
      const other = withRule(of, { adopt: turned(ruleOf(of).adopt) })
      assert.deepEqual(decide(other, { positions, closed: true }), decide(of, { positions, closed: true }))
    }),
    { numRuns: 500 },
  )
})

test('a veto is listed only where the rest of the rule is met, and only of who voted against', () => {
  let vetoes = 0
  const council = fc.integer({ min: 1, max: 4 }).map((num): Condition => ({
    kind: 'all',
    of: [tally({ threshold: { num: BigInt(num), den: 1n } }), { kind: 'no-veto', group: 'permanent' }],
  }))
  const either = fc.oneof(
    anyCase().map((of) => ruleOf(of).adopt),
    council,
    council,
    council,
  )
  fc.assert(
    fc.property(anyCase({ condition: either }), (of) => {
      const answer = decide(of, { closed: true })
      for (const party of answer.vetoes) assert.equal(of.question.positions.get(party), 'no')
      if (answer.vetoes.length === 0) return
      vetoes += 1
      assert.equal(answer.outcome, 'not-adopted')
      const rest = withoutVeto(ruleOf(of).adopt)
      if (rest !== undefined)
        assert.equal(decide(withRule(of, { adopt: rest }), { closed: true }).outcome, 'adopted')
    }),
    { numRuns: 800 },
  )
  assert.ok(vetoes > 0, 'the property met vetoes')
})

test('a ballot of a party that is excluded never matters, in a unit or alone', () => {
  fc.assert(
    fc.property(
      anyCase({ whole: true }),
      fc.constantFrom<Stand>('not-voted', 'yes', 'no', 'abstain', 'objection'),
      (of, stand) => {
        const before = decide(of)
        for (const { party } of before.excluded) {
          const others = [...of.question.positions].filter(([other]) => other !== party)
          const ballot = stand === 'not-voted' ? [] : [[party, stand] as const]
          const changed = decide(of, { positions: new Map([...others, ...ballot]) })
          assert.deepEqual(unordered(changed), unordered(before))
        }
      },
    ),
    { numRuns: 1000 },
  )
})

test('an excluded party vetoes nothing and blocks nothing', () => {
  fc.assert(
    fc.property(anyCase({ excluded: true }), (of) => {
      const answer = decide(of)
      for (const { party } of answer.excluded)
        assert.ok(!answer.vetoes.includes(party) && !answer.blockedBy.includes(party))
    }),
    { numRuns: 500 },
  )
})

test('an answer that wants a parameter names it, and with every one given none is wanted', () => {
  const facts = {
    abstention: 'blocks',
    procedure: 'silence',
    reading: 'one',
    base: 'shrinks',
    tested: 'no',
    days: '90',
    consulted: [],
    exporters: [],
    participants: ['P0', 'P1'],
    partiesToDispute: [],
    stateConcerned: [],
    attendance: 'as-recorded',
  }
  fc.assert(
    fc.property(anyCase({ whole: true }), (of) => {
      const answer = decide(of)
      if (answer.outcome === 'needs-parameter')
        for (const reason of answer.reasons) assert.ok(reason.parameter)
      // A weight that the charter lacks is no fact that could be given.
      const complete = {
        ...of,
        charter: { ...of.charter, weights: { ...of.charter.weights, partial: of.charter.weights['votes']! } },
      }
      assert.notEqual(decide(complete, { facts }).outcome, 'needs-parameter')
    }),
    { numRuns: 500 },
  )
})

test('weights of which each is so many times greater decide the same, where a number of them is so too', () => {
  const times = (of: Condition, factor: bigint): Condition => {
    if (of.kind === 'votes' && of.weight !== undefined && of.base === undefined)
      return { ...of, threshold: { num: of.threshold.num * factor, den: of.threshold.den } }
    return mapParts(of, (part) => times(part, factor))
  }
  fc.assert(
    fc.property(anyCase({ whole: true }), fc.constantFrom(2n, 3n, 10n ** 30n), (of, factor) => {
      const weights = Object.fromEntries(
        Object.entries(of.charter.weights).map(([name, weight]) => {
          const [table] = weight.tables
          const values = Object.fromEntries(
            Object.entries(table!.values).map(([party, own]) => [party, own * factor]),
          )
          return [name, { ...weight, tables: [{ ...table!, values }] }]
        }),
      )
      const greater = withRule(
        { ...of, charter: { ...of.charter, weights } },
        inEveryCondition(ruleOf(of), (one) => times(one, factor)),
      )
      assert.equal(decide(greater).outcome, decide(of).outcome)
    }),
    { numRuns: 600 },
  )
})

test('names decide nothing: parties, groups, tables and facts under other names come to the same', () => {
  fc.assert(
    fc.property(anyCase({ whole: true }), (of) => {
      const answer = decide(of)
      const other = renamed({
        charter: of.charter,
        members: of.members,
        question: { ...of.question, inForce: undefined },
      }) as Case
      const { inForce } = of.question
      const found = decide({ ...other, question: { ...other.question, ...(inForce ? { inForce } : {}) } })
      assert.deepEqual(
        [found.outcome, found.counts, found.vetoes, found.effect],
        [answer.outcome, answer.counts, renamed(answer.vetoes), renamed(answer.effect)],
      )
    }),
    { numRuns: 500 },
  )
})

/** The condition with each of its parts changed. */
function mapParts(of: Condition, change: (part: Condition) => Condition): Condition {
  if (of.kind === 'all' || of.kind === 'any') return { ...of, of: of.of.map(change) }
  if (of.kind === 'not') return { ...of, of: change(of.of) }
  if (of.kind !== 'parameter') return of
  return {
    ...of,
    options: Object.fromEntries(Object.entries(of.options).map(([name, part]) => [name, change(part)])),
  }
}

/** A rule with each of its conditions changed. */
function inEveryCondition(rule: Rule, change: (one: Condition) => Condition): Partial<Rule> {
  const inside = <T extends { readonly if?: Condition }>(one: T): T =>
    one.if ? { ...one, if: change(one.if) } : one
  return {
    adopt: change(rule.adopt),
    ...(rule.quorum ? { quorum: change(rule.quorum) } : {}),
    requires: rule.requires.map((one) => ({ ...one, condition: change(one.condition) })),
    effect: rule.effect.map(inside),
    follows: rule.follows.map(inside),
  }
}

const NAMED =
  /^(P\d|STRANGER|permanent|coastal|nobody|votes|population|partial|exporters|participants|partiesToDispute|stateConcerned|tested|days|consulted|o|m)$/

/** A value with each name of a party, a group, a table or a fact written otherwise. */
function renamed(value: unknown): unknown {
  if (typeof value === 'string') return NAMED.test(value) ? `${value}x` : value
  if (Array.isArray(value)) return value.map(renamed)
  if (value instanceof Map) return new Map([...value].map(([key, one]) => [renamed(key), one as unknown]))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      // `kind: votes` and `days: 60` are words of the language.
      NAMED.test(key) && !(key === 'days' && typeof one === 'bigint') ? `${key}x` : key,
      key === 'kind' ? (one as unknown) : renamed(one),
    ]),
  )
}
