/** What the form of a condition shows of a vote against that becomes one for it, and of a member that comes and votes. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { STANDS, type Condition, type Stand } from './condition.ts'
import { isSteady } from './steady.ts'

/** Whether the change never makes the condition fail, and whether it never makes it hold. */
const shown = (condition: Condition, from: Stand, to: Stand): readonly boolean[] => [
  isSteady(condition, from, to, true),
  isSteady(condition, from, to, false),
]
const votes = (comparison: string, more: object = {}): Condition =>
  ({ kind: 'votes', counted: ['yes'], comparison, threshold: { num: 1n, den: 2n }, ...more }) as Condition

test('votes for it that become more never fail a floor and never fulfil a ceiling, and fewer the other way round', () => {
  for (const floor of ['at-least', 'more-than']) {
    assert.deepEqual(shown(votes(floor), 'no', 'yes'), [true, false])
    assert.deepEqual(shown(votes(floor), 'yes', 'no'), [false, true])
    assert.deepEqual(shown(votes(floor), 'no', 'abstain'), [true, true])
  }
  for (const ceiling of ['at-most', 'fewer-than']) {
    assert.deepEqual(shown(votes(ceiling), 'no', 'yes'), [false, true])
    assert.deepEqual(shown(votes(ceiling), 'yes', 'no'), [true, false])
    assert.deepEqual(shown(votes(ceiling), 'no', 'abstain'), [true, true])
  }
})

test('a base that grows by a vote against never fulfils a floor and may fail it; one that shrinks may fulfil it', () => {
  for (const base of ['cast', 'present'])
    assert.deepEqual(shown(votes('at-least', { base }), 'absent', 'no'), [false, true], base)
  assert.deepEqual(shown(votes('at-least', { base: 'present' }), 'not-voted', 'abstain'), [false, true])
  assert.deepEqual(shown(votes('at-least', { base: 'cast' }), 'abstain', 'absent'), [true, true])
  assert.deepEqual(shown(votes('at-least', { base: 'cast' }), 'no', 'abstain'), [true, false])
  assert.deepEqual(shown(votes('at-least', { base: 'members' }), 'absent', 'no'), [true, true])
  assert.deepEqual(shown(votes('at-least'), 'absent', 'no'), [true, true], 'a number has no base')
  assert.deepEqual(shown(votes('at-least', { base: 'cast' }), 'yes', 'abstain'), [false, false])
})

test('who comes and votes for it makes the share rise where the whole is the most that is wanted, and may not where more is', () => {
  const share = (num: bigint, den: bigint, more: object = {}): readonly boolean[] =>
    shown(votes('at-least', { base: 'cast', threshold: { num, den }, ...more }), 'absent', 'yes')
  assert.deepEqual(
    [share(1n, 2n), share(1n, 1n), share(3n, 2n)],
    [
      [true, false],
      [true, false],
      [false, false],
    ],
  )
  assert.deepEqual(shown(votes('at-most', { base: 'cast' }), 'absent', 'yes'), [false, true])
})

test('of a member that a fact does not name the base alone grows, so that nothing is shown of it', () => {
  const named = { base: 'cast', named: 'exporters' }
  assert.deepEqual(shown(votes('at-least', named), 'absent', 'yes'), [false, false])
  assert.deepEqual(shown(votes('at-most', named), 'absent', 'yes'), [false, false])
  assert.deepEqual(shown(votes('at-least', named), 'no', 'yes'), [true, false])
})

test('a blocking minority shrinks by a vote for it alone, and grows by one that is lost alone', () => {
  const blockers: Condition = { kind: 'blockers', fewerThan: 3n }
  assert.deepEqual(shown(blockers, 'no', 'yes'), [true, false])
  assert.deepEqual(shown(blockers, 'yes', 'no'), [false, true])
  assert.deepEqual(shown(blockers, 'absent', 'no'), [true, true])
})

test('a veto comes with a vote against and goes with it', () => {
  const noVeto: Condition = { kind: 'no-veto', group: 'permanent' }
  assert.deepEqual(shown(noVeto, 'no', 'yes'), [true, false])
  assert.deepEqual(shown(noVeto, 'absent', 'no'), [false, true])
  assert.deepEqual(shown(noVeto, 'absent', 'yes'), [true, true])
})

test('consensus fails only by a stand that blocks and comes only from one; of what the charter leaves open nothing is shown', () => {
  const bearing = Object.fromEntries(STANDS.map((stand) => [stand, 'gives']))
  const consensus = (more: object): Condition =>
    ({ kind: 'consensus', bearing: { ...bearing, no: 'blocks', ...more } }) as unknown as Condition
  assert.deepEqual(shown(consensus({}), 'no', 'yes'), [true, false])
  assert.deepEqual(shown(consensus({}), 'yes', 'no'), [false, true])
  assert.deepEqual(shown(consensus({}), 'yes', 'abstain'), [true, true])
  assert.deepEqual(shown(consensus({ abstain: 'blocks' }), 'no', 'abstain'), [true, true])
  const open = consensus({ absent: { parameter: 'absence' } })
  assert.deepEqual(shown(open, 'absent', 'yes'), [true, false])
  assert.deepEqual(shown(open, 'yes', 'absent'), [false, true])
  assert.deepEqual(shown(open, 'absent', 'no'), [false, true])
  assert.deepEqual(shown(open, 'no', 'absent'), [true, false])
})

test('what is turned round is shown the other way round; several parts show what each of them shows', () => {
  const [rising, falling] = [votes('at-least'), votes('at-most')]
  assert.deepEqual(shown({ kind: 'not', of: rising }, 'no', 'yes'), [false, true])
  for (const kind of ['all', 'any'] as const) {
    assert.deepEqual(shown({ kind, of: [rising, rising] }, 'no', 'yes'), [true, false])
    assert.deepEqual(shown({ kind, of: [rising, falling] }, 'no', 'yes'), [false, false])
  }
  const parameter = (other: Condition): Condition => ({
    kind: 'parameter',
    name: 'reading',
    options: { one: rising, other },
  })
  assert.deepEqual(shown(parameter(rising), 'no', 'yes'), [true, false])
  assert.deepEqual(shown(parameter(falling), 'no', 'yes'), [false, false])
})

test('findings and circumstances do not change with what members do', () => {
  for (const condition of [
    { kind: 'fact', name: 'tested', unstated: 'asks' },
    { kind: 'members', atLeast: 3n },
    { kind: 'in-force', treaty: 'pact' },
  ])
    assert.deepEqual(shown(condition as Condition, 'no', 'yes'), [true, true], condition.kind)
})
