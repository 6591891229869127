import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PartyId } from '../ids.ts'
import { share } from '../share.ts'
import { POSITIONS, type Base, type Condition, type Stand } from './condition.ts'
import { evaluate, withoutVeto, type Verdict } from './evaluate.ts'
import type { Roll } from './roll.ts'

const CLAUSE = 'Convention, Art. 1'
const GROUP = ['P0', 'P1'] as unknown as readonly PartyId[]

function roll(stands: readonly Stand[], more: Partial<Roll> = {}): Roll {
  return {
    stands: new Map(stands.map((stand, index) => [`P${index}` as PartyId, stand])),
    idle: [],
    units: [],
    weights: () => undefined,
    inForce: () => false,
    running: false,
    positions: POSITIONS,
    group: () => GROUP,
    facts: {},
    clause: CLAUSE,
    ...more,
  }
}

function idle(count: number): readonly PartyId[] {
  return Array.from({ length: count }, (_, index) => `X${index}` as PartyId)
}

function times(count: number, stand: Stand): readonly Stand[] {
  return Array.from({ length: count }, () => stand)
}

function votes(threshold: string, base?: Base, strict = false): Condition {
  return {
    kind: 'votes',
    counted: ['yes'],
    threshold: share(threshold)!,
    comparison: strict ? 'more-than' : 'at-least',
    ...(base ? { base } : {}),
  }
}

const noVeto: Condition = { kind: 'no-veto', group: 'permanent' }
const bearing = Object.fromEntries([...POSITIONS, 'not-voted'].map((stand) => [stand, 'gives'])) as Record<
  Stand,
  'gives'
>
const consensus: Condition = {
  kind: 'consensus',
  bearing: {
    ...bearing,
    objection: 'blocks',
    absent: 'blocks',
    'not-voted': 'blocks',
    abstain: { parameter: 'abstention' },
  },
}

const told = ({ holds, reasons }: Verdict): Omit<Verdict, 'condition'> => ({ holds, reasons })
const holds = (condition: Condition, of: Roll): string => evaluate(condition, of).holds
const codes = (condition: Condition, of: Roll): readonly string[] =>
  evaluate(condition, of).reasons.map(({ code }) => code)

test('a number of votes is reached or not, whatever the others do', () => {
  assert.equal(holds(votes('9'), roll([...times(9, 'yes'), ...times(6, 'no')])), 'yes')
  assert.equal(holds(votes('9'), roll([...times(8, 'yes'), ...times(7, 'abstain')])), 'no')
})

test('two of three votes cast reach two thirds of the cast, and not two thirds of ten present', () => {
  const split = roll([...times(2, 'yes'), 'no', ...times(7, 'abstain')])
  assert.equal(holds(votes('2/3', 'cast'), split), 'yes')
  assert.equal(holds(votes('2/3', 'present'), split), 'no')
  assert.equal(holds(votes('2/3', 'members'), split), 'no')
})

test('the absent and those that did nothing are not present; who abstains is', () => {
  assert.equal(holds(votes('1/2', 'present', true), roll(['yes', 'absent', 'not-voted'])), 'yes')
  assert.equal(holds(votes('1/2', 'present', true), roll(['yes', 'abstain'])), 'no')
  assert.equal(holds(votes('1/2', 'present'), roll(['yes', 'abstain'])), 'yes')
})

test('a share of nothing is not reached', () => {
  for (const base of ['members', 'cast', 'present'] as const)
    assert.equal(holds(votes('0', base), roll(times(3, 'not-voted'))), 'no', base)
})

test('members that are excluded but stay in the base count there', () => {
  assert.equal(holds(votes('2/3', 'members'), roll(times(4, 'yes'), { idle: idle(2) })), 'yes')
  assert.equal(holds(votes('2/3', 'members'), roll(times(4, 'yes'), { idle: idle(3) })), 'no')
  assert.equal(holds(votes('2/3', 'cast'), roll(times(4, 'yes'), { idle: idle(3) })), 'yes')
})

test('a tally names what was needed and what was reached, under the clause of the condition or else of the rule', () => {
  const [reason] = evaluate(votes('2/3', 'members'), roll([...times(4, 'yes'), ...times(3, 'no')])).reasons
  assert.deepEqual(reason, { code: 'insufficient-votes', clause: CLAUSE, needed: '5', reached: '4' })
  const [own] = evaluate({ ...votes('2'), clause: 'Art. 2' } as Condition, roll(times(2, 'yes'))).reasons
  assert.equal(own?.clause, 'Art. 2')
})

test('while the question runs a tally is settled only where the rest cannot change it', () => {
  const running = (stands: readonly Stand[]): Roll => roll(stands, { running: true })
  assert.equal(holds(votes('3'), running(['yes', 'yes', 'no', 'not-voted', 'not-voted'])), 'open')
  assert.equal(holds(votes('3'), running(['yes', 'yes', 'yes', 'not-voted', 'not-voted'])), 'yes')
  assert.equal(holds(votes('4'), running(['yes', 'no', 'no', 'not-voted', 'not-voted'])), 'no')
  assert.equal(holds(votes('1/2', 'cast', true), running(['yes', 'yes', 'not-voted', 'not-voted'])), 'open')
  assert.equal(
    holds(votes('1/2', 'cast', true), running(['yes', 'yes', 'yes', 'not-voted', 'not-voted'])),
    'yes',
  )
})

test('a negative vote of a member of the group is a veto, and nothing else is', () => {
  assert.deepEqual(evaluate(noVeto, roll(['no', 'yes', 'no'])).reasons, [
    { code: 'veto', clause: CLAUSE, parties: ['P0'] },
  ])
  for (const stand of [...POSITIONS, 'not-voted'] as const) {
    assert.equal(holds(noVeto, roll([stand, 'yes', 'no'])), stand === 'no' ? 'no' : 'yes', stand)
  }
})

test('a member of the group that may not take part has no veto', () => {
  assert.equal(holds(noVeto, roll(['yes'], { group: () => ['P9' as PartyId] })), 'yes')
})

test('while the question runs a silent holder of a veto keeps it open, also where another has used it not', () => {
  assert.equal(holds(noVeto, roll(['yes', 'not-voted', 'yes'], { running: true })), 'open')
  assert.equal(holds(noVeto, roll(['yes', 'yes', 'not-voted'], { running: true })), 'yes')
  assert.equal(holds(noVeto, roll(['no', 'not-voted'], { running: true })), 'no')
})

test('each way of blocking consensus is a reason of its own, with the parties', () => {
  const found = evaluate(consensus, roll(['yes', 'absent', 'not-voted', 'objection', 'absent']))
  assert.deepEqual(found.reasons, [
    { code: 'absence-blocks', clause: CLAUSE, parties: ['P1', 'P4'] },
    { code: 'not-voted-blocks', clause: CLAUSE, parties: ['P2'] },
    { code: 'objection', clause: CLAUSE, parties: ['P3'] },
  ])
})

test('where the charter is silent on an abstention consensus wants a parameter, unless somebody blocks anyway', () => {
  assert.equal(holds(consensus, roll(['yes', 'abstain'])), 'needs')
  assert.equal(holds(consensus, roll(['absent', 'abstain'])), 'no')
  assert.equal(holds(consensus, roll(['yes', 'abstain'], { facts: { abstention: 'blocks' } })), 'no')
  assert.equal(holds(consensus, roll(['yes', 'abstain'], { facts: { abstention: 'does-not-block' } })), 'yes')
})

test('while the question runs who has not voted does not block yet', () => {
  assert.equal(holds(consensus, roll(['yes', 'not-voted'], { running: true })), 'open')
  assert.equal(holds(consensus, roll(['objection', 'not-voted'], { running: true })), 'no')
})

test('of all conditions one that fails decides; of any one that holds', () => {
  const [held, failed] = [votes('1'), votes('3')]
  const two = roll(['yes', 'yes', 'no'])
  assert.deepEqual(codes({ kind: 'all', of: [held, failed, noVeto] }, two), ['insufficient-votes'])
  assert.deepEqual(codes({ kind: 'any', of: [failed, held] }, two), ['sufficient-votes'])
  assert.deepEqual(codes({ kind: 'any', of: [failed, votes('4')] }, two), [
    'insufficient-votes',
    'insufficient-votes',
  ])
})

test('a parameter that the charter leaves open is wanted only where it decides', () => {
  const options = { members: votes('1/2', 'members', true), cast: votes('1/2', 'cast', true) }
  const condition: Condition = { kind: 'parameter', name: 'base', options }
  const split = roll(['yes', 'yes', 'no', 'abstain', 'abstain'])
  assert.deepEqual(told(evaluate(condition, split)), {
    holds: 'needs',
    reasons: [{ code: 'needs-parameter', clause: CLAUSE, parameter: 'base', options: ['members', 'cast'] }],
  })
  assert.equal(holds(condition, { ...split, facts: { base: 'cast' } }), 'yes')
  assert.equal(holds(condition, { ...split, facts: { base: 'members' } }), 'no')
  assert.equal(holds(condition, { ...split, facts: { base: 'moon' } }), 'needs')
  assert.equal(holds(condition, roll(times(5, 'yes'))), 'yes')
  assert.equal(holds(condition, roll(times(5, 'no'))), 'no')
})

test('while a question runs, what is open comes before a parameter that would be wanted', () => {
  const options = { one: consensus, two: votes('3') }
  const running = roll(['abstain', 'yes', 'yes', 'not-voted'], { running: true })
  assert.equal(holds(options.one, running), 'open')
  assert.equal(holds(options.two, running), 'open')
  assert.equal(holds({ kind: 'parameter', name: 'base', options }, running), 'open')
})

test('without the veto what else a rule asks remains, in every part of it', () => {
  assert.equal(withoutVeto(noVeto), undefined)
  assert.equal(withoutVeto({ kind: 'all', of: [noVeto, { kind: 'any', of: [noVeto] }] }), undefined)
  assert.deepEqual(withoutVeto({ kind: 'all', of: [votes('9'), noVeto] }), { kind: 'all', of: [votes('9')] })
  const parameter: Condition = { kind: 'parameter', name: 'base', options: { a: noVeto, b: votes('9') } }
  assert.deepEqual(withoutVeto(parameter), { ...parameter, options: { b: votes('9') } })
  assert.equal(withoutVeto(consensus), consensus)
})

test('a verdict keeps the verdicts on its parts', () => {
  const two = roll(['yes', 'yes', 'no'])
  const parts = (condition: Condition): unknown => evaluate(condition, two).parts?.map(({ holds }) => holds)
  assert.deepEqual(parts({ kind: 'all', of: [votes('1'), votes('3')] }), ['yes', 'no'])
  assert.deepEqual(parts({ kind: 'not', of: votes('3') }), ['no'])
  const parameter: Condition = {
    kind: 'parameter',
    name: 'base',
    options: { one: votes('1'), two: votes('3') },
  }
  assert.deepEqual(parts(parameter), ['yes', 'no'])
  assert.deepEqual(
    evaluate(parameter, { ...two, facts: { base: 'two' } }).parts?.map(({ holds }) => holds),
    ['no'],
  )
})

test('of no conditions all hold, and not one', () => {
  assert.deepEqual(told(evaluate({ kind: 'all', of: [] }, roll(['yes']))), { holds: 'yes', reasons: [] })
  assert.deepEqual(told(evaluate({ kind: 'any', of: [] }, roll(['yes']))), { holds: 'no', reasons: [] })
})

test('what every object has is no option of a parameter', () => {
  const options = { one: votes('1'), two: votes('3') }
  const condition: Condition = { kind: 'parameter', name: 'base', options }
  assert.equal(holds(condition, roll(['yes', 'yes'], { facts: { base: 'toString' } })), 'needs')
})

test('while a question runs, one option that is open leaves the parameter open, with the reasons of the first that is', () => {
  const running = roll(['yes', 'yes', 'not-voted', 'not-voted'], { running: true })
  const options = { one: votes('1'), two: votes('3'), three: votes('4') }
  const found = evaluate({ kind: 'parameter', name: 'base', options }, running)
  assert.deepEqual([found.holds, found.reasons[0]?.needed], ['open', '3'])
})

test('without the veto nothing remains of what only denies it, and of what denies more the rest', () => {
  assert.equal(withoutVeto({ kind: 'not', of: noVeto }), undefined)
  assert.deepEqual(withoutVeto({ kind: 'not', of: { kind: 'all', of: [votes('9'), noVeto] } }), {
    kind: 'not',
    of: { kind: 'all', of: [votes('9')] },
  })
  assert.equal(withoutVeto({ kind: 'parameter', name: 'base', options: { a: noVeto, b: noVeto } }), undefined)
})
