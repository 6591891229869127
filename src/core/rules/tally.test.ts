/** Tallies and blocking minorities: their figures, their reasons, and what is open while a question runs. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { holds, party, roll, told, votes } from '../../../tests/support/stands.ts'
import { share } from '../share.ts'
import { POSITIONS, type Condition, type Stand } from './condition.ts'
import type { Verdict } from './evaluate.ts'
import type { Roll } from './roll.ts'

test('a tally by weight says by which, and of which class, and what it counted where that is not the votes for it', () => {
  const three = roll(['yes', 'no', 'yes', 'abstain'])
  assert.deepEqual(told(votes('1/2', { weight: 'quotas', base: 'members' }), three), {
    holds: 'yes',
    reasons: [{ code: 'sufficient-votes', clause: 'Art. 1', needed: '50', reached: '60', weight: 'quotas' }],
  })
  assert.deepEqual(told(votes('2/3', { class: 'coastal', base: 'cast' }), three).reasons, [
    { code: 'insufficient-votes', clause: 'Art. 1', needed: '2', reached: '1', class: 'coastal' },
  ])
  assert.deepEqual(told(votes('1', { counted: ['abstain'] }), three).reasons, [
    { code: 'sufficient-votes', clause: 'Art. 1', needed: '1', reached: '1', counted: ['abstain'] },
  ])
  assert.deepEqual(told(votes('1', { counted: ['yes', 'no'] }), three).reasons[0]?.counted, ['yes', 'no'])
})

test('the figure that a limit shows is the least that is too many', () => {
  const against = (
    comparison: 'at-most' | 'fewer-than',
    stands: readonly Stand[],
  ): Pick<Verdict, 'holds' | 'reasons'> =>
    told(votes('1/2', { counted: ['no'], comparison, base: 'members' }), roll(stands))
  const [half, more]: readonly Stand[][] = [
    ['no', 'no', 'yes', 'yes'],
    ['no', 'no', 'no', 'yes'],
  ]
  const figures = { clause: 'Art. 1', counted: ['no'] }
  assert.deepEqual(against('at-most', half!), {
    holds: 'yes',
    reasons: [{ code: 'within-limit', needed: '3', reached: '2', ...figures }],
  })
  assert.deepEqual(against('at-most', more!), {
    holds: 'no',
    reasons: [{ code: 'limit-reached', needed: '3', reached: '3', ...figures }],
  })
  assert.deepEqual(against('fewer-than', half!), {
    holds: 'no',
    reasons: [{ code: 'limit-reached', needed: '2', reached: '2', ...figures }],
  })
})

test('a member without a weight in the table is asked for by its table and its name; one outside the class is not', () => {
  const five = roll(['yes', 'yes', 'yes', 'yes', 'yes'])
  const asked = (weight: string, parties: readonly string[]): object => ({
    holds: 'needs',
    reasons: [{ code: 'needs-parameter', clause: 'Art. 1', parameter: weight, parties }],
  })
  assert.deepEqual(told(votes('1/2', { weight: 'quotas', base: 'members' }), five), asked('quotas', ['P4']))
  assert.deepEqual(
    told(votes('1', { weight: 'nowhere' }), roll(['yes', 'no'])),
    asked('nowhere', ['P0', 'P1']),
  )
  assert.equal(holds(votes('1/2', { weight: 'quotas', base: 'members', class: 'coastal' }), five), 'yes')
  const idle = roll(['yes'], { idle: [party('P9')] })
  assert.deepEqual(told(votes('1/2', { weight: 'quotas', base: 'members' }), idle), asked('quotas', ['P9']))
})

test('those that stay in the base weigh there, and only there', () => {
  const idle = roll(['yes', 'no'], { idle: [party('P2'), party('P3')] })
  assert.equal(holds(votes('40/100', { weight: 'quotas', base: 'members' }), idle), 'yes')
  assert.equal(holds(votes('41/100', { weight: 'quotas', base: 'members' }), idle), 'no')
  assert.equal(holds(votes('57/100', { weight: 'quotas', base: 'cast' }), idle), 'yes')
  assert.equal(
    holds(
      votes('1/2', { class: 'coastal', base: 'members' }),
      roll(['yes'], { idle: [party('P1'), party('P2')] }),
    ),
    'yes',
  )
})

test('only those whom the fact names are counted, while the base stays whole', () => {
  const named = votes('1/2', { named: 'exporters', base: 'members' })
  const of = (exporters: readonly string[]): string =>
    holds(named, roll(['yes', 'yes', 'no', 'no'], { facts: { exporters } }))
  assert.deepEqual([of(['P0', 'P1']), of(['P0']), of(['P2', 'P3']), of([])], ['yes', 'no', 'no', 'no'])
  const cast = votes('1/2', { named: 'exporters', base: 'cast', weight: 'quotas' })
  assert.deepEqual(
    told(cast, roll(['yes', 'yes', 'no', 'abstain'], { facts: { exporters: ['P1'] } })).reasons[0],
    {
      code: 'insufficient-votes',
      clause: 'Art. 1',
      needed: '45',
      reached: '30',
      weight: 'quotas',
    },
  )
})

test('while a question runs, those that are not named cannot add to what is counted', () => {
  const facts = { exporters: ['P0'] }
  const running = roll(['not-voted', 'not-voted', 'not-voted'], { running: true, facts })
  assert.equal(holds(votes('2', { named: 'exporters' }), running), 'no')
  assert.equal(holds(votes('1', { named: 'exporters' }), running), 'open')
  assert.equal(holds(votes('1/2', { named: 'exporters', base: 'members' }), running), 'no')
  assert.equal(holds(votes('1/2', { named: 'exporters', base: 'cast' }), running), 'open')
})

test('while a question runs, votes by weight are settled by the weight of those still to come', () => {
  const of = (stands: readonly Stand[]): string =>
    holds(votes('51/100', { weight: 'quotas', base: 'members' }), roll(stands, { running: true }))
  assert.equal(of(['yes', 'no', 'not-voted', 'no']), 'open')
  assert.equal(of(['yes', 'no', 'no', 'not-voted']), 'no')
  assert.equal(of(['yes', 'yes', 'not-voted', 'not-voted']), 'yes')
})

test('where the rule knows no vote against, who has not voted can only add', () => {
  const of = (positions: Roll['positions']): string =>
    holds(
      votes('1/2', { base: 'cast' }),
      roll(['yes', 'not-voted', 'not-voted'], { running: true, positions }),
    )
  assert.deepEqual([of(['yes']), of(['yes', 'abstain']), of(['yes', 'no'])], ['yes', 'yes', 'open'])
})

test('a tally of those that did nothing is open while they may still act', () => {
  const silent = votes('2', { counted: ['not-voted'] })
  assert.equal(holds(silent, roll(['not-voted', 'not-voted', 'yes'], { running: true })), 'open')
  assert.equal(holds(silent, roll(['not-voted', 'yes', 'yes'], { running: true })), 'no')
  assert.equal(holds(silent, roll(['not-voted', 'not-voted', 'yes'])), 'yes')
  const few = votes('1', { counted: ['not-voted'], comparison: 'at-most' })
  assert.equal(holds(few, roll(['not-voted', 'yes', 'yes'], { running: true })), 'yes')
  assert.equal(holds(few, roll(['not-voted', 'not-voted', 'yes'], { running: true })), 'open')
})

test('no share of nothing is reached, also not the share of naught, and while a question runs nothing may come of it', () => {
  const naught = (more: object, stands: readonly Stand[], of: Partial<Roll> = {}): string =>
    holds(votes('0', { base: 'members', ...more }), roll(stands, { running: true, ...of }))
  assert.equal(naught({ counted: ['not-voted'] }, ['not-voted', 'yes']), 'open')
  assert.equal(naught({ counted: ['not-voted'] }, ['not-voted', 'yes'], { running: false }), 'yes')
  assert.equal(naught({ counted: ['not-voted'] }, ['yes', 'yes']), 'no')
  assert.equal(naught({}, ['not-voted', 'no']), 'open')
  assert.equal(naught({}, ['not-voted', 'no'], { positions: ['no', 'abstain'] }), 'no')
  assert.equal(naught({ named: 'exporters' }, ['no', 'not-voted'], { facts: { exporters: ['P0'] } }), 'no')
  assert.equal(naught({ named: 'exporters' }, ['no', 'not-voted'], { facts: { exporters: ['P1'] } }), 'open')
})

test('members that do not vote for it prevent it where they are as many as are asked; those that stay in the base among them', () => {
  const four: Condition = { kind: 'blockers', fewerThan: 3n }
  const figures = { clause: 'Art. 1', needed: '3' }
  assert.deepEqual(told(four, roll(['yes', 'no', 'abstain', 'yes'])), {
    holds: 'yes',
    reasons: [{ code: 'no-blocking-minority', reached: '2', ...figures }],
  })
  assert.deepEqual(told(four, roll(['yes', 'no', 'abstain', 'not-voted'])), {
    holds: 'no',
    reasons: [{ code: 'blocking-minority', reached: '3', ...figures }],
  })
  assert.equal(holds(four, roll(['yes', 'no', 'abstain', 'yes'], { idle: [party('P9')] })), 'no')
  const running = (stands: readonly Stand[]): Pick<Verdict, 'holds' | 'reasons'> =>
    told({ ...four, clause: 'Art. 9' }, roll(stands, { running: true }))
  assert.deepEqual(running(['yes', 'no', 'not-voted', 'not-voted']), {
    holds: 'open',
    reasons: [{ code: 'blocking-minority-open', clause: 'Art. 9', needed: '3', reached: '3' }],
  })
  assert.equal(running(['yes', 'no', 'no', 'no']).holds, 'no')
  assert.equal(running(['yes', 'yes', 'not-voted', 'not-voted']).holds, 'yes')
})

test('a blocking minority by weight is the least number that holds more than the share, and so many more', () => {
  const limit = (text: string, more: object = {}): unknown =>
    told(
      {
        kind: 'blockers',
        fewerThan: { weight: 'quotas', threshold: share(text)!, strict: true, plus: 0n, ...more },
      },
      roll(['yes', 'yes', 'yes', 'yes']),
    ).reasons[0]?.needed
  assert.deepEqual(
    ['35/100', '40/100', '70/100', '90/100', '0'].map((text) => limit(text)),
    ['1', '2', '3', '4', '1'],
  )
  assert.deepEqual([limit('40/100', { strict: false }), limit('40/100', { plus: 2n })], ['1', '4'])
  const of = (
    weight: string,
    stands: readonly Stand[],
    more: Partial<Roll> = {},
  ): Pick<Verdict, 'holds' | 'reasons'> =>
    told(
      { kind: 'blockers', fewerThan: { weight, threshold: share('75/100')!, strict: false, plus: 0n } },
      roll(stands, more),
    )
  assert.deepEqual(of('nowhere', ['yes']), {
    holds: 'needs',
    reasons: [{ code: 'needs-parameter', clause: 'Art. 1', parameter: 'nowhere' }],
  })
  assert.equal(of('quotas', ['yes', 'yes', 'yes', 'yes', 'yes']).holds, 'needs')
  // Who stays in the base holds its weight: 40 of 70 alone is not three quarters, with it two members are.
  assert.equal(of('quotas', ['yes'], { idle: [party('P1')] }).reasons[0]?.needed, '2')
})

test('where every stand is counted, that nobody has voted too, the tally holds while the question runs', () => {
  const every = { counted: [...POSITIONS, 'not-voted'] as const, base: 'members' as const }
  const running = roll(['not-voted', 'not-voted'], { running: true })
  assert.equal(holds(votes('1/2', every), running), 'yes')
  assert.equal(holds(votes('1/2', { ...every, counted: ['yes', 'not-voted'] }), running), 'open')
})
