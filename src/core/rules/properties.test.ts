/** What holds of every rule that the language can write, over councils of up to six members. */
import * as fc from 'fast-check'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anyCase, type Case } from '../../../tests/support/any-question.ts'
import type { Condition, Position, Stand } from './condition.ts'
import { withoutVeto } from './evaluate.ts'
import { decideQuestion, type Answer, type Question } from './question.ts'

const decide = ({ charter, members, question }: Case, changed: Partial<Question> = {}): Answer =>
  decideQuestion(charter, members, { ...question, ...changed })

test('the order in which positions are taken never matters', () => {
  fc.assert(
    fc.property(
      anyCase().chain((of) =>
        fc.tuple(
          fc.constant(of),
          fc.shuffledSubarray([...of.question.positions], { minLength: of.question.positions.size }),
        ),
      ),
      ([of, shuffled]) => assert.deepEqual(decide(of, { positions: new Map(shuffled) }), decide(of)),
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

test('a member that did nothing never counts as one that abstained: the tally of abstentions is not reached by it', () => {
  const abstentions: Condition = {
    kind: 'votes',
    counted: ['abstain'],
    threshold: { num: 1n, den: 1n },
    comparison: 'at-least',
  }
  fc.assert(
    fc.property(anyCase({ condition: fc.constant(abstentions) }), (of) => {
      const abstained = [...of.question.positions.values()].includes('abstain')
      assert.equal(decide(of, { closed: true }).outcome, abstained ? 'adopted' : 'not-adopted')
    }),
  )
})

test('what is settled while a question runs is never contradicted, however the rest vote', () => {
  let settled = 0
  fc.assert(
    fc.property(anyCase(), (of) => {
      const early = decide(of, { closed: false })
      if (early.outcome !== 'adopted' && early.outcome !== 'not-adopted') return
      settled += 1
      for (const positions of completions(of)) {
        const late = decide(of, { positions, closed: true })
        assert.equal(late.outcome, early.outcome, JSON.stringify([...positions]))
      }
    }),
    { numRuns: 600 },
  )
  assert.ok(settled > 0, 'the property met cases that are settled')
})

test('a vote that decides on its own is open exactly while both outcomes are possible', () => {
  const anyVotes = fc
    .record({
      num: fc.bigInt({ min: 1n, max: 4n }),
      den: fc.constantFrom(1n, 4n),
      comparison: fc.constantFrom('at-least', 'more-than'),
      base: fc.constantFrom('members', 'cast', 'present'),
    })
    .map(({ num, den, comparison, base }): Condition => ({
      kind: 'votes',
      counted: ['yes'],
      threshold: { num, den },
      comparison: comparison as 'at-least',
      ...(den === 1n ? {} : { base: base as 'cast' }),
    }))
  fc.assert(
    fc.property(anyCase({ condition: anyVotes }), (of) => {
      const possible = new Set(
        completions(of).map((positions) => decide(of, { positions, closed: true }).outcome),
      )
      assert.equal(decide(of, { closed: false }).outcome, possible.size === 2 ? 'open' : [...possible][0])
    }),
    { numRuns: 300 },
  )
})

test('a veto is listed only where the rest of the rule is met, and only of who voted against', () => {
  let vetoes = 0
  const numbers = fc.integer({ min: 1, max: 4 }).map((num): Condition => ({
    kind: 'votes',
    counted: ['yes'],
    threshold: { num: BigInt(num), den: 1n },
    comparison: 'at-least',
  }))
  const council = numbers.map((votes): Condition => ({
    kind: 'all',
    of: [votes, { kind: 'no-veto', group: 'permanent' }],
  }))
  const either = fc.oneof(anyRule(), council, council, council)
  fc.assert(
    fc.property(anyCase({ condition: either }), (of) => {
      const answer = decide(of, { closed: true })
      for (const party of answer.vetoes) assert.equal(of.question.positions.get(party), 'no')
      if (answer.vetoes.length === 0) return
      vetoes += 1
      assert.equal(answer.outcome, 'not-adopted')
      const [rule] = of.charter.rules
      const rest = withoutVeto(rule!.adopt)
      if (rest === undefined) return
      const charter = { ...of.charter, rules: [{ ...rule!, adopt: rest }] }
      assert.equal(decide({ ...of, charter }, { closed: true }).outcome, 'adopted')
    }),
    { numRuns: 800 },
  )
  assert.ok(vetoes > 0, 'the property met vetoes')
})

test('a ballot of a party that is excluded never matters while others are heard', () => {
  fc.assert(
    fc.property(
      anyCase({ excluded: true }),
      fc.constantFrom<Stand>('not-voted', 'yes', 'no', 'abstain', 'objection'),
      (of, stand) => {
        const [first] = of.question.facts['partiesToDispute'] as readonly never[]
        const others = [...of.question.positions].filter(([party]) => party !== first)
        const ballot = stand === 'not-voted' ? [] : [[first, stand] as never]
        assert.deepEqual(
          decide(of, { positions: new Map([...others, ...ballot]) }),
          decide(of, { positions: new Map(others) }),
        )
      },
    ),
    { numRuns: 500 },
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
  const facts = { abstention: 'blocks', base: 'one', attendance: 'as-recorded' }
  fc.assert(
    fc.property(anyCase(), (of) => {
      const answer = decide(of)
      if (answer.outcome === 'needs-parameter')
        for (const reason of answer.reasons) assert.ok(reason.parameter)
      assert.notEqual(decide(of, { facts }).outcome, 'needs-parameter')
    }),
    { numRuns: 500 },
  )
})

function anyRule(): fc.Arbitrary<Condition> {
  return anyCase().map(({ charter }) => charter.rules[0]!.adopt)
}

/** Every way in which the members that did nothing may still vote, or not. */
function completions({ members, question }: Case): readonly ReadonlyMap<never, Position>[] {
  const choices: readonly Stand[] = ['not-voted', 'yes', 'no', 'abstain', 'absent', 'objection']
  return members
    .filter((party) => !question.positions.has(party))
    .reduce<readonly ReadonlyMap<never, Position>[]>(
      (found, party) =>
        found.flatMap((positions) =>
          choices.map((stand) =>
            stand === 'not-voted' ? positions : new Map(positions).set(party as never, stand),
          ),
        ),
      [question.positions as ReadonlyMap<never, Position>],
    )
}
