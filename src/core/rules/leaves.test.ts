/** Vetoes, consensus, findings and circumstances: their reasons, and what is open while a question runs. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { holds, party, roll, told } from '../../../tests/support/stands.ts'
import type { PartyId, TreatyId } from '../ids.ts'
import { POSITIONS, type Condition, type Stand } from './condition.ts'
import { evaluate, type Verdict } from './evaluate.ts'
import { blockersIn } from './leaves.ts'
import type { Roll } from './roll.ts'

test('a veto is open only for those of the group that may still vote, and they are named', () => {
  const noVeto: Condition = { kind: 'no-veto', group: 'coastal', clause: 'Art. 3' }
  assert.deepEqual(told(noVeto, roll(['yes', 'not-voted', 'not-voted'], { running: true })), {
    holds: 'open',
    reasons: [{ code: 'not-settled', clause: 'Art. 3', parties: ['P1'] }],
  })
  assert.deepEqual(told(noVeto, roll(['yes', 'not-voted', 'no'])), {
    holds: 'yes',
    reasons: [{ code: 'no-veto', clause: 'Art. 3' }],
  })
})

const gives = Object.fromEntries([...POSITIONS, 'not-voted'].map((stand) => [stand, 'gives'])) as Record<
  Stand,
  'gives'
>

test('each way of not joining a consensus has its own code', () => {
  const blocks = Object.fromEntries([...POSITIONS, 'not-voted'].map((stand) => [stand, 'blocks'])) as Record<
    Stand,
    'blocks'
  >
  const stands = [...POSITIONS, 'not-voted'] as const
  const codes = Object.fromEntries(
    stands.map((stand) => [
      stand,
      told({ kind: 'consensus', bearing: { ...blocks } }, roll([stand])).reasons[0]?.code,
    ]),
  )
  assert.deepEqual(codes, {
    yes: 'objection',
    no: 'objection',
    abstain: 'abstention-blocks',
    absent: 'absence-blocks',
    'not-participating': 'absence-blocks',
    objection: 'objection',
    reservation: 'objection',
    silent: 'silence-blocks',
    'not-voted': 'not-voted-blocks',
  })
})

test('what the charter leaves open is asked for by name, with its words and the members that it concerns', () => {
  const bearing = {
    ...gives,
    abstain: { parameter: 'abstention' },
    absent: { parameter: 'procedure', values: { silence: 'gives', signature: 'blocks' } },
  } as const
  const condition: Condition = { kind: 'consensus', bearing, clause: 'Art. 4' }
  const four = roll(['abstain', 'absent', 'yes', 'abstain'])
  assert.deepEqual(told(condition, four), {
    holds: 'needs',
    reasons: [
      {
        code: 'needs-parameter',
        clause: 'Art. 4',
        parameter: 'abstention',
        options: ['blocks', 'does-not-block'],
        parties: ['P0', 'P3'],
      },
      {
        code: 'needs-parameter',
        clause: 'Art. 4',
        parameter: 'procedure',
        options: ['silence', 'signature'],
        parties: ['P1'],
      },
    ],
  })
  const said = (facts: Roll['facts']): string => holds(condition, { ...four, facts })
  assert.equal(said({ abstention: 'does-not-block', procedure: 'silence' }), 'yes')
  assert.equal(said({ abstention: 'does-not-block', procedure: 'signature' }), 'no')
  assert.deepEqual(
    told(condition, { ...four, facts: { abstention: 'toString', procedure: 'silence' } }).reasons[0]
      ?.parameter,
    'abstention',
  )
  assert.deepEqual(told(condition, roll(['yes'])), {
    holds: 'yes',
    reasons: [{ code: 'consensus', clause: 'Art. 4' }],
  })
})

test('while a question runs, consensus is open while whoever has not acted may still block, by acting or by not acting', () => {
  const of = (bearing: Partial<Record<Stand, 'gives' | 'blocks'>>, positions: Roll['positions']): string =>
    holds(
      { kind: 'consensus', bearing: { ...gives, ...bearing } },
      roll(['yes', 'not-voted'], { running: true, positions }),
    )
  assert.equal(of({ no: 'blocks' }, ['yes', 'no']), 'open')
  assert.equal(of({ no: 'blocks' }, ['yes', 'abstain']), 'yes')
  assert.equal(of({ 'not-voted': 'blocks' }, ['yes']), 'open')
  assert.equal(of({}, ['yes', 'no']), 'yes')
  const open = evaluate(
    { kind: 'consensus', bearing: { ...gives, no: 'blocks' } as never },
    roll(['yes', 'not-voted'], { running: true }),
  )
  assert.deepEqual(open.reasons, [{ code: 'not-settled', clause: 'Art. 1', parties: ['P1'] }])
})

test('a finding is so by its word, by its number, or by naming somebody; what it wanted and found is said', () => {
  const fact = (form: object, facts: Roll['facts']): Pick<Verdict, 'holds' | 'reasons'> =>
    told({ kind: 'fact', name: 'found', unstated: 'asks', ...form }, roll(['yes'], { facts }))
  const reason = (code: string, more: object): object => ({
    code,
    clause: 'Art. 1',
    parameter: 'found',
    ...more,
  })
  assert.deepEqual(fact({ is: 'yes' }, { found: true }), {
    holds: 'yes',
    reasons: [reason('fact-found', { needed: 'yes', reached: 'yes' })],
  })
  assert.deepEqual(fact({ is: 'yes' }, { found: false }), {
    holds: 'no',
    reasons: [reason('fact-lacking', { needed: 'yes', reached: 'no' })],
  })
  assert.deepEqual(fact({ atLeast: 90n }, { found: 90 }), {
    holds: 'yes',
    reasons: [reason('fact-found', { needed: '90', reached: '90' })],
  })
  assert.deepEqual(fact({ atLeast: 90n }, { found: '89' }), {
    holds: 'no',
    reasons: [reason('fact-lacking', { needed: '90', reached: '89' })],
  })
  assert.equal(fact({ atLeast: 0n }, { found: 'many' }).holds, 'no')
  assert.deepEqual(fact({}, { found: ['P1'] }), {
    holds: 'yes',
    reasons: [reason('fact-found', { parties: ['P1'] })],
  })
  assert.deepEqual(fact({}, { found: [] }), { holds: 'no', reasons: [reason('fact-lacking', {})] })
})

test('a finding that is not stated is asked for, with the words it takes, or is taken as so, or not so', () => {
  const fact = (form: object): Pick<Verdict, 'holds' | 'reasons'> =>
    told({ kind: 'fact', name: 'found', unstated: 'asks', clause: 'Art. 5', ...form }, roll(['yes']))
  const asked = (more: object): object => ({
    holds: 'needs',
    reasons: [{ code: 'needs-parameter', clause: 'Art. 5', parameter: 'found', ...more }],
  })
  assert.deepEqual(fact({ is: 'yes' }), asked({ options: ['yes', 'no'] }))
  assert.deepEqual(fact({ is: 'no' }), asked({ options: ['yes', 'no'] }))
  assert.deepEqual(fact({ is: 'nice' }), asked({ options: ['nice'] }))
  assert.deepEqual([fact({}), fact({ atLeast: 1n })], [asked({}), asked({})])
  assert.equal(fact({ is: 'yes', unstated: 'holds' }).holds, 'yes')
  assert.deepEqual(fact({ is: 'yes', unstated: 'fails' }), {
    holds: 'no',
    reasons: [{ code: 'fact-lacking', clause: 'Art. 5', parameter: 'found', needed: 'yes' }],
  })
  assert.equal(holds({ kind: 'fact', name: 'toString', unstated: 'asks' }, roll(['yes'])), 'needs')
})

test('the members are those that take part and those that stay in the base', () => {
  const members = (atLeast: bigint): Pick<Verdict, 'holds' | 'reasons'> =>
    told({ kind: 'members', atLeast }, roll(['yes', 'not-voted'], { idle: [party('P9')] }))
  assert.deepEqual(members(3n), {
    holds: 'yes',
    reasons: [{ code: 'enough-members', clause: 'Art. 1', needed: '3', reached: '3' }],
  })
  assert.deepEqual(members(4n), {
    holds: 'no',
    reasons: [{ code: 'too-few-members', clause: 'Art. 1', needed: '4', reached: '3' }],
  })
  assert.equal(
    evaluate({ kind: 'members', atLeast: 1n, clause: 'Art. 6' }, roll(['yes'])).reasons[0]?.clause,
    'Art. 6',
  )
})

test('an instrument is in force or is not, by its code', () => {
  const force = (treaty: string, more: object = {}): Pick<Verdict, 'holds' | 'reasons'> =>
    told({ kind: 'in-force', treaty: treaty as TreatyId, ...more }, roll(['yes']))
  assert.deepEqual(force('pact'), {
    holds: 'yes',
    reasons: [{ code: 'in-force', clause: 'Art. 1', reached: 'pact' }],
  })
  assert.deepEqual(force('protocol', { clause: 'Art. 7' }), {
    holds: 'no',
    reasons: [{ code: 'not-in-force', clause: 'Art. 7', reached: 'protocol' }],
  })
})

test('those that block are named once each, and nobody whom another reason names', () => {
  const parties = (...names: readonly string[]): readonly PartyId[] => names.map(party)
  assert.deepEqual(
    blockersIn([
      { code: 'objection', parties: parties('A', 'B') },
      { code: 'absence-blocks', parties: parties('B', 'C') },
      { code: 'silence-blocks', parties: parties('D') },
      { code: 'fact-found', parties: parties('E') },
      { code: 'not-settled', parties: parties('F') },
      { code: 'objection' },
    ]),
    ['A', 'B', 'C', 'D'],
  )
})
