/** What an adversary tried on the rules: quorums and preconditions while a question runs, facts that say a thing twice. */
import * as fc from 'fast-check'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { EffectCase, Rule } from '../../src/core/charter/charter.ts'
import type { PartyId } from '../../src/core/ids.ts'
import type { Condition, Position } from '../../src/core/rules/condition.ts'
import { decideQuestion, type Answer, type Question } from '../../src/core/rules/question.ts'
import type { Day } from '../../src/core/time.ts'
import { anyCase, anyCondition, type Case } from '../support/any-question.ts'

const decide = ({ charter, members, question }: Case, changed: Partial<Question> = {}): Answer =>
  decideQuestion(charter, members, { ...question, ...changed })

function withRule(of: Case, more: Partial<Rule>): Case {
  return { ...of, charter: { ...of.charter, rules: of.charter.rules.map((rule) => ({ ...rule, ...more })) } }
}

/** Every way in which the members that did nothing may still act, or not. */
function endings({ charter, members, question }: Case): readonly ReadonlyMap<PartyId, Position>[] {
  let found: readonly ReadonlyMap<PartyId, Position>[] = [question.positions]
  for (const party of members.filter((one) => !question.positions.has(one)))
    found = found.flatMap((before) => [
      before,
      ...charter.rules[0]!.positions.map((position) => new Map(before).set(party, position)),
    ])
  return found
}

const FEW: readonly Position[] = ['yes', 'no', 'abstain']
const present = (den: bigint): Condition => ({
  kind: 'votes',
  counted: ['yes', 'no', 'abstain'],
  threshold: { num: 1n, den },
  comparison: 'at-least',
  base: 'members',
})
const anyEffect: fc.Arbitrary<readonly EffectCase[]> = fc.constantFrom<readonly EffectCase[]>(
  [],
  [{ position: ['yes'], is: 'bound' }, { is: 'opted-out' }],
  [
    { position: ['abstain'], is: 'not-bound', if: present(1n) },
    { position: ['not-voted'], is: 'not-bound' },
  ],
  [{ if: present(2n), is: 'bound' }, { is: 'consent-required' }],
)
const anyWhole = fc
  .tuple(
    anyCase(),
    fc.constantFrom(1n, 2n, 3n, undefined),
    fc.option(anyCondition, { nil: undefined }),
    anyEffect,
  )
  .map(([of, quorum, required, effect]) => {
    const positions = new Map([...of.question.positions].filter(([, position]) => FEW.includes(position)))
    const requires = required ? [{ condition: required, otherwise: 'precondition' as const }] : []
    const more = { positions: FEW, requires, effect, ...(quorum ? { quorum: present(quorum) } : {}) }
    return withRule({ ...of, question: { ...of.question, positions } }, more)
  })
  .filter((of) => of.members.length - of.question.positions.size <= 4)

test('with a quorum and a precondition too, what is settled while a question runs is never contradicted', () => {
  let [settled, effects] = [0, 0]
  fc.assert(
    fc.property(anyWhole, (of) => {
      const early = decide(of, { closed: false })
      if (early.outcome === 'open' || early.outcome === 'needs-parameter') return
      settled += 1
      for (const positions of endings(of)) {
        const late = decide(of, { positions, closed: true })
        assert.equal(late.outcome, early.outcome, JSON.stringify([...positions]))
        for (const [party, effect] of Object.entries(early.effect)) {
          effects += 1
          assert.deepEqual(late.effect[party], effect, `${party} ${JSON.stringify([...positions])}`)
        }
      }
    }),
    { numRuns: 2000 },
  )
  assert.ok(settled > 100 && effects > 100, `${settled} settled, ${effects} effects`)
})

const CASE = fc.sample(anyCase({ condition: fc.constant(present(2n)) }), { seed: 1, numRuns: 1 })[0]!
const MEMBERS = ['P0', 'P1', 'P2', 'P3'] as unknown as readonly PartyId[]

function put(positions: Readonly<Record<string, Position>>, closed: boolean, more: Partial<Rule>): Answer {
  const of = { ...CASE, members: MEMBERS }
  const question = { ...CASE.question, on: '2026-03-05' as Day, facts: { attendance: 'as-recorded' }, closed }
  const all = new Map(Object.entries(positions)) as unknown as ReadonlyMap<PartyId, Position>
  return decide(withRule({ ...of, question: { ...question, positions: all } }, more))
}

test('a precondition that the votes still to come may meet leaves a running question open, not out of order', () => {
  const requires = [{ condition: present(2n), otherwise: 'precondition' as const }]
  assert.equal(put({ P0: 'yes' }, false, { requires }).outcome, 'open')
  assert.equal(put({ P0: 'yes' }, true, { requires }).outcome, 'out-of-order')
  assert.equal(put({ P0: 'yes', P1: 'yes' }, false, { requires }).outcome, 'adopted')
})

test('while the quorum may still be wanting nothing is rejected either: without one there was no vote', () => {
  const adopt: Condition = { kind: 'not', of: { ...present(4n), counted: ['no'] } as Condition }
  const rule = { quorum: present(2n), adopt }
  assert.equal(put({ P0: 'no' }, false, rule).outcome, 'open')
  assert.equal(put({ P0: 'no' }, true, rule).outcome, 'out-of-order')
  assert.equal(put({ P0: 'no', P1: 'yes' }, false, rule).outcome, 'not-adopted')
})

test('no effect is stated for a member that may still vote, unless every vote gives it', () => {
  const effect: readonly EffectCase[] = [{ position: ['yes'], is: 'bound' }, { is: 'opted-out' }]
  const early = put({ P0: 'yes', P1: 'yes' }, false, { effect })
  assert.deepEqual([early.outcome, early.effect], ['adopted', { P0: 'bound', P1: 'bound' }])
  const all = put({ P0: 'yes', P1: 'yes' }, false, { effect: [{ is: 'bound' }] })
  assert.deepEqual(Object.keys(all.effect), MEMBERS)
})

test('nor is one stated where only trying every ending settles the outcome', () => {
  const none = { ...present(1n), threshold: { num: 0n, den: 1n }, comparison: 'at-most' } as const
  const either: Condition = { kind: 'any', of: [none, present(4n)] }
  const effect: readonly EffectCase[] = [{ if: present(2n), is: 'bound' }, { is: 'consent-required' }]
  const requires = [{ condition: either, otherwise: 'precondition' as const }]
  const adopt: Condition = { kind: 'fact', name: 'attendance', is: 'as-recorded', unstated: 'asks' }
  const rule = { positions: FEW, requires, adopt, effect }
  const early = put({}, false, rule)
  assert.deepEqual([early.outcome, early.effect], ['adopted', {}])
  assert.equal(put({}, true, rule).effect['P0'], 'consent-required')
})

test('a fact that names a party twice names it once', () => {
  const excluded = [{ fact: 'partiesToDispute', required: true, base: 'shrinks', most: 2n }] as const
  const of = withRule({ ...CASE, members: MEMBERS }, { excluded })
  const asked = (partiesToDispute: readonly string[]): Answer => {
    const positions = new Map(MEMBERS.map((party) => [party, 'yes'] as const))
    return decide(of, { positions, closed: true, facts: { partiesToDispute } })
  }
  assert.deepEqual(asked(['P0', 'P0', 'P1']), asked(['P0', 'P1']))
  assert.equal(asked(['P0', 'P1', 'P2']).reasons[0]?.code, 'too-many-excluded')
})

test('a roll of sixty thousand members that all object is ruled on in the time of one reading', () => {
  const members = Array.from({ length: 60_000 }, (_, index) => `Q${index}` as PartyId)
  const bearing = Object.fromEntries(
    [
      'yes',
      'no',
      'abstain',
      'absent',
      'not-participating',
      'objection',
      'reservation',
      'silent',
      'not-voted',
    ].map((stand) => [stand, stand === 'no' ? 'blocks' : 'gives']),
  )
  const of = withRule({ ...CASE, members }, { adopt: { kind: 'consensus', bearing } as unknown as Condition })
  const positions = new Map(members.map((party) => [party, 'no'] as const))
  // Read once for each pair of members this would outlast the patience of the test.
  const answer = decide(of, { positions, closed: true })
  assert.equal(answer.blockedBy.length, members.length)
})

/** The same in other objects, with the keys of each in the opposite order; nothing in it can be written. */
function turned<T>(value: T): T {
  if (value instanceof Map)
    return new Map([...value].toReversed().map(([key, inner]) => [key, turned(inner)])) as T
  if (Array.isArray(value)) return Object.freeze(value.map(turned)) as T
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).toReversed()
  return Object.freeze(Object.fromEntries(entries.map(([key, inner]) => [key, turned(inner)]))) as T
}

test('an answer depends on what is asked alone: on no order of keys, no object, no question before it', () => {
  fc.assert(
    fc.property(anyWhole, anyWhole, (of, other) => {
      const first = decide(of)
      decide(other)
      assert.deepEqual(
        decide({ ...of, charter: structuredClone(of.charter), question: turned(of.question) }),
        first,
      )
      decide(other, { closed: true })
      assert.deepEqual(decide(of), first)
      // Reasons follow the charter in the order in which it states its alternatives; the ruling does not.
      const { outcome, counts, vetoes, effect } = decide(turned(of))
      assert.deepEqual({ outcome, counts, vetoes, effect }, pick(first))
    }),
    { numRuns: 500 },
  )
})

function pick({ outcome, counts, vetoes, effect }: Answer): object {
  return { outcome, counts, vetoes, effect }
}
