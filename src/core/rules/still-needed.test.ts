/** What is wanting for adoption, condition by condition. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { party, roll, votes } from '../../../tests/support/stands.ts'
import type { Rule } from '../charter/charter.ts'
import type { Answer } from './answer.ts'
import { STANDS, type Condition, type Stand } from './condition.ts'
import { evaluate } from './evaluate.ts'
import { explain } from './explain.ts'
import type { Roll } from './roll.ts'
import type { StillNeeded } from './still-needed.ts'

/** What the condition wants on the roll before it holds. */
function wanting(condition: Condition, of: Roll): readonly StillNeeded[] {
  return explain({
    answer: { outcome: 'not-adopted' } as Answer,
    rule: { requires: [], adopt: condition } as unknown as Rule,
    roll: of,
    adopt: evaluate(condition, of),
  }).stillNeeded
}

const not = (of: Condition): Condition => ({ kind: 'not', of })
const clause = 'Art. 1'
/** The way that each belongs to, and what it needs. */
const ways = (condition: Condition, of: Roll): readonly string[] =>
  wanting(condition, of).map(({ way, needed }) => `${way ?? '-'}: ${needed}`)
const two = roll(['yes', 'yes', 'no', 'no', 'abstain'])

test('of several that must all hold each that does not is wanting; of several of which one suffices each is a way of its own', () => {
  assert.deepEqual(ways({ kind: 'all', of: [votes('1'), votes('3'), votes('4')] }, two), ['-: 3', '-: 4'])
  assert.deepEqual(ways({ kind: 'any', of: [votes('3'), votes('4')] }, two), ['1: 3', '2: 4'])
  assert.deepEqual(ways({ kind: 'any', of: [votes('3')] }, two), ['-: 3'])
  const within: Condition = { kind: 'any', of: [votes('4'), { kind: 'all', of: [votes('5'), votes('1')] }] }
  assert.deepEqual(ways({ kind: 'any', of: [votes('3'), within] }, two), ['1: 3', '2.1: 4', '2.2: 5'])
})

test('of what must not hold the ways are turned round: all by any of them, one of several by each', () => {
  const both = [votes('1'), votes('2')]
  assert.deepEqual(ways(not({ kind: 'all', of: both }), two), ['1: 1', '2: 2'])
  assert.deepEqual(ways(not({ kind: 'any', of: [...both, votes('3')] }), two), ['-: 1', '-: 2'])
  assert.deepEqual(ways(not(not(votes('3'))), two), ['-: 3'])
})

test('of what holds already nothing is told, though a part of it does not, nor of what does not hold and must not', () => {
  const either: Condition = { kind: 'any', of: [votes('1'), votes('5')] }
  assert.deepEqual(ways({ kind: 'all', of: [either, votes('3')] }, two), ['-: 3'])
  const both: Condition = { kind: 'all', of: [votes('1'), votes('5')] }
  assert.deepEqual(ways(not({ kind: 'any', of: [votes('2'), both] }), two), ['-: 2'])
})

test('so many votes are lacking, with the clause, the weight, the class and the stands that are counted', () => {
  assert.deepEqual(wanting(votes('4'), two), [
    { code: 'votes', clause, needed: '4', reached: '2', lacking: '2' },
  ])
  const heavy = { weight: 'quotas', class: 'coastal', counted: ['no', 'abstain'], clause: 'Art. 2' } as const
  assert.deepEqual(wanting(votes('70', heavy), roll(['yes', 'no'])), [
    {
      code: 'votes',
      clause: 'Art. 2',
      needed: '70',
      reached: '30',
      weight: 'quotas',
      class: 'coastal',
      counted: ['no', 'abstain'],
      lacking: '40',
    },
  ])
})

test('of a limit so many are too many, and where a limit must be passed so many are lacking', () => {
  const limit = votes('1', { counted: ['no', 'abstain'], comparison: 'at-most' })
  const about = { clause, needed: '2', counted: ['no', 'abstain'] }
  assert.deepEqual(wanting(limit, two), [{ code: 'fewer', ...about, reached: '3', excess: '2' }])
  assert.deepEqual(wanting(not(limit), roll(['no', 'yes'])), [
    { code: 'votes', ...about, reached: '1', lacking: '1' },
  ])
  assert.deepEqual(wanting(not(votes('1')), two), [
    { code: 'fewer', clause, needed: '1', reached: '2', excess: '2' },
  ])
  const fewer = votes('2', { counted: ['no'], comparison: 'fewer-than' })
  assert.deepEqual(wanting(fewer, two), [
    { code: 'fewer', clause, needed: '2', reached: '2', counted: ['no'], excess: '1' },
  ])
})

test('what is enough as the roll stands is not wanting, though the rest may still change it', () => {
  const running = roll(['yes', 'yes', 'no', 'not-voted', 'not-voted'], { running: true })
  assert.deepEqual(wanting(votes('2/3', { base: 'cast' }), running), [])
  assert.deepEqual(wanting(votes('1', { counted: ['no'], comparison: 'at-most' }), running), [])
  assert.deepEqual(
    wanting(votes('1', { counted: ['no'], comparison: 'fewer-than' }), running).map(({ excess }) => excess),
    ['1'],
  )
})

const further = (threshold: string, stands: readonly Stand[], more: object = {}): readonly unknown[] =>
  wanting(votes(threshold, { base: 'cast', ...more }), roll(stands)).map((one) => [one.lacking, one.further])

test('where each vote enters the base as it is cast, the further votes are more than are lacking', () => {
  assert.deepEqual(further('1/2', ['yes', 'no', 'no', 'no'], { comparison: 'more-than' }), [['2', '3']])
  assert.deepEqual(further('1/2', ['yes', 'no', 'no', 'no']), [['1', '2']])
  assert.deepEqual(further('2/3', ['yes', 'no', 'no', 'no', 'no']), [['3', '7']])
  assert.deepEqual(further('3/4', ['no', 'no', 'no'], { base: 'present' }), [['3', '9']])
  assert.deepEqual(further('2/3', ['yes', 'no', 'no'], { counted: ['yes', 'abstain'], base: 'present' }), [
    ['1', '3'],
  ])
})

test('a share of nothing wants the first vote, and no more than that', () => {
  assert.deepEqual(further('1/2', ['absent', 'absent']), [['1', undefined]])
  assert.deepEqual(further('1/2', ['no', 'no', 'no', 'no', 'no']), [['3', '5']])
})

test('the further votes are not told where the base stays, where they weigh, where they stand outside it, and where the whole is wanted', () => {
  const stood: readonly Stand[] = ['yes', 'no', 'no', 'no']
  assert.deepEqual(further('3/4', stood, { base: 'members' }), [['2', undefined]])
  assert.deepEqual(further('3', stood, { base: undefined }), [['2', undefined]])
  assert.deepEqual(further('3/4', stood, { weight: 'quotas' }), [['35', undefined]])
  assert.deepEqual(further('3/4', stood, { counted: ['absent'] }), [['3', undefined]])
  assert.deepEqual(further('3/4', stood, { counted: ['yes', 'absent'] }), [['2', undefined]])
  assert.deepEqual(further('1', stood), [['3', undefined]])
  assert.deepEqual(further('3/2', stood), [['5', undefined]])
})

test('of a blocking minority so many must come over, and nothing is told of how to make one', () => {
  const blockers: Condition = { kind: 'blockers', fewerThan: 2n, clause: 'Art. 3' }
  assert.deepEqual(wanting(blockers, two), [
    { code: 'not-blocked', clause: 'Art. 3', needed: '2', reached: '3', lacking: '2' },
  ])
  assert.deepEqual(wanting({ ...blockers, fewerThan: 3n }, two)[0]?.lacking, '1')
  assert.deepEqual(wanting(not({ ...blockers, fewerThan: 9n }), two), [])
})

test('while a question runs nothing is told of how to block, to veto or to leave a consensus where that is what is wanted', () => {
  const running = roll(['yes', 'not-voted', 'not-voted'], { running: true })
  const bearing = Object.fromEntries(STANDS.map((stand) => [stand, stand === 'no' ? 'blocks' : 'gives']))
  for (const of of [
    { kind: 'blockers', fewerThan: 1n },
    { kind: 'no-veto', group: 'coastal' },
    { kind: 'consensus', bearing },
  ] as readonly object[]) {
    assert.equal(wanting(of as Condition, running).length, 1)
    assert.deepEqual(wanting(not(of as Condition), running), [])
  }
})

test('of a veto whoever cast it is told, of so many of the group that take part', () => {
  const noVeto: Condition = { kind: 'no-veto', group: 'coastal' }
  const vetoed = { code: 'no-veto', clause, lacking: '1', parties: ['P0'] }
  assert.deepEqual(wanting(noVeto, roll(['no', 'yes', 'no'])), [{ ...vetoed, needed: '2', reached: '1' }])
  assert.deepEqual(wanting(noVeto, roll(['no'])), [{ ...vetoed, needed: '1', reached: '0' }])
  assert.deepEqual(wanting(not(noVeto), roll(['yes'])), [])
})

test('of consensus all that stand in the way are told, for whatever reason, of all that take part', () => {
  const bearing = Object.fromEntries(STANDS.map((stand) => [stand, stand === 'yes' ? 'gives' : 'blocks']))
  const consensus = { kind: 'consensus', bearing } as unknown as Condition
  assert.deepEqual(wanting(consensus, two), [
    { code: 'consensus', clause, needed: '5', reached: '2', lacking: '3', parties: ['P2', 'P3', 'P4'] },
  ])
  assert.deepEqual(wanting(not(consensus), roll(['yes'])), [])
})

test('what must be stated is asked for with its words and the members that it concerns', () => {
  const fact: Condition = { kind: 'fact', name: 'tested', is: 'yes', unstated: 'asks' }
  const stated = { code: 'stated', clause, parameter: 'tested', options: ['yes', 'no'] }
  assert.deepEqual(wanting(fact, two), [stated])
  assert.deepEqual(wanting({ ...fact, is: undefined } as unknown as Condition, two), [
    { code: 'stated', clause, parameter: 'tested' },
  ])
  assert.deepEqual(wanting({ kind: 'any', of: [votes('3'), fact] }, two)[1], { ...stated, way: '2' })
  const bearing = Object.fromEntries(
    STANDS.map((stand) => [stand, stand === 'no' ? { parameter: 'opposed' } : 'gives']),
  )
  assert.deepEqual(wanting({ kind: 'consensus', bearing } as unknown as Condition, two), [
    {
      code: 'stated',
      clause,
      parameter: 'opposed',
      options: ['blocks', 'does-not-block'],
      parties: ['P2', 'P3'],
    },
  ])
})

test('of a reading that the charter leaves open the choice is wanting, and once it is made what that reading wants', () => {
  const reading: Condition = {
    kind: 'parameter',
    name: 'reading',
    options: { narrow: votes('1'), wide: votes('4') },
  }
  assert.deepEqual(wanting(reading, two), [
    { code: 'stated', clause, parameter: 'reading', options: ['narrow', 'wide'] },
  ])
  assert.deepEqual(ways(reading, { ...two, facts: { reading: 'wide' } }), ['-: 4'])
  // Where each reading rejects it, the choice between them is not what is wanting.
  assert.deepEqual(wanting({ ...reading, options: { narrow: votes('3'), wide: votes('4') } }, two), [])
})

test('of findings and circumstances it is told what is wanted and what there is', () => {
  assert.deepEqual(wanting({ kind: 'members', atLeast: 9n }, two), [
    { code: 'circumstance', clause, needed: '9', reached: '5' },
  ])
  assert.deepEqual(wanting({ kind: 'in-force', treaty: 'protocol' } as unknown as Condition, two), [
    { code: 'circumstance', clause, reached: 'protocol' },
  ])
  const found: Condition = { kind: 'fact', name: 'found', unstated: 'fails' }
  assert.deepEqual(wanting(found, two), [{ code: 'circumstance', clause, parameter: 'found' }])
  assert.deepEqual(wanting(not(found), { ...two, facts: { found: [party('P1')] } }), [
    { code: 'circumstance', clause, parameter: 'found' },
  ])
})
