import assert from 'node:assert/strict'
import { test } from 'node:test'
import { charterOf } from '../../../tests/support/organisations.ts'
import { openedRecord, perform, type Record, type ShortAct } from '../../../tests/support/perform.ts'
import type { Charter } from '../charter/charter.ts'
import type { PartyId, TreatyId } from '../ids.ts'
import { instrumentOf, statusOn } from '../situation.ts'
import type { Day } from '../time.ts'
import { forceBy } from './force.ts'
import { binds } from './state.ts'

const union = charterOf('lagoon-union')
const DREDGING = 'dredging-protocol' as TreatyId

function act(type: string, by: string, on: string, body: ShortAct['body']): ShortAct {
  return { type, by, at: `${on}T09:00:00Z`, body }
}

function ratified(on: string, ...parties: readonly string[]): Record {
  const record = openedRecord(union)
  for (const party of parties)
    perform(record, act('treaty.signed', party, '2026-01-10', { treaty: DREDGING }))
  for (const party of parties) perform(record, act('ratification.deposited', party, on, { treaty: DREDGING }))
  return record
}

const force = (record: Record, on: string) =>
  forceBy(union, union.instruments[DREDGING]!, instrumentOf(record.situation, DREDGING), on as Day)

test('the day of entry into force is counted from the deposit that completed the number, whenever it is recorded', () => {
  const record = ratified('2026-02-10', 'ABELO', 'BORRA', 'CINTA')
  const found = force(record, '2026-09-01')
  assert.ok(found.met)
  assert.equal(found.on, '2026-03-12')
  perform(record, act('treaty.entered-into-force', 'depositary', '2026-09-01', { treaty: DREDGING }))
  const state = instrumentOf(record.situation, DREDGING)
  assert.equal(state.inForce, '2026-03-12')
})

test('a deposit after entry into force binds as many days later as the instrument says', () => {
  const record = ratified('2026-02-10', 'ABELO', 'BORRA', 'CINTA')
  perform(record, act('treaty.entered-into-force', 'depositary', '2026-03-12', { treaty: DREDGING }))
  perform(record, act('treaty.signed', 'DOLMA', '2026-05-01', { treaty: DREDGING }))
  perform(record, act('ratification.deposited', 'DOLMA', '2026-05-02', { treaty: DREDGING }))
  const bound = (on: string) => binds(instrumentOf(record.situation, DREDGING), 'DOLMA' as PartyId, on as Day)
  assert.deepEqual(['2026-05-31', '2026-06-01'].map(bound), [false, true])
})

test('a deposit between the last condition and entry into force binds not before the instrument is in force', () => {
  const record = ratified('2026-02-10', 'ABELO', 'BORRA', 'CINTA', 'DOLMA')
  perform(record, act('treaty.entered-into-force', 'depositary', '2026-03-12', { treaty: DREDGING }))
  const state = instrumentOf(record.situation, DREDGING)
  assert.equal(state.since.get('DOLMA' as PartyId), '2026-03-12')
})

test('a number that no longer holds ends nothing: with parties gone the instrument stays in force', () => {
  const record = openedRecord(union)
  const BUDGET = 'budget-agreement' as TreatyId
  for (const party of ['ABELO', 'BORRA', 'CINTA', 'DOLMA'])
    perform(record, act('withdrawal.notified', party, '2026-03-05', { treaty: BUDGET }))
  const state = instrumentOf(record.situation, BUDGET)
  const bound = (on: string) => [...state.parties].filter((party) => binds(state, party, on as Day))
  assert.equal(bound('2026-12-31').length, 5)
  assert.deepEqual(bound('2027-01-01'), ['ESTRA'])
  assert.equal(state.inForce, '2020-01-01')
})

test('a member that left and comes back takes each step anew', () => {
  const record = openedRecord(union)
  perform(record, act('membership.ceased', 'council', '2026-02-01', { party: 'DOLMA' }))
  const status = () => statusOn(record.situation, 'DOLMA' as PartyId, '2026-02-03' as Day)?.status
  assert.equal(status(), 'former')
  perform(record, act('treaty.signed', 'DOLMA', '2026-02-02', { treaty: 'union-treaty' }))
  perform(record, act('ratification.deposited', 'DOLMA', '2026-02-03', { treaty: 'union-treaty' }))
  assert.equal(status(), 'member')
})

test('where shares of a weight are asked for beside the number, both are waited for', () => {
  const record = ratified('2026-02-10', 'ABELO', 'BORRA')
  perform(record, act('treaty.signed', 'CINTA', '2026-02-11', { treaty: DREDGING }))
  perform(record, act('ratification.deposited', 'CINTA', '2026-02-20', { treaty: DREDGING }))
  const table = {
    source: 'register',
    from: '2026-01-01',
    values: { ABELO: 10n, BORRA: 25n, CINTA: 30n, DOLMA: 35n },
  }
  const charter = {
    ...union,
    weights: { tonnage: { title: { en: 'Tonnage' }, tables: [table] } },
  } as unknown as Charter
  const asked = (num: bigint) =>
    forceBy(
      charter,
      {
        ...union.instruments[DREDGING]!,
        entryIntoForce: [
          {
            ratifications: { threshold: { num: 2n, den: 1n }, strict: false },
            holding: { share: { num, den: 100n }, strict: false, weight: 'tonnage' },
            including: [],
            acceptedBy: [],
          },
        ],
      },
      instrumentOf(record.situation, DREDGING),
      '2026-03-01' as Day,
    )
  assert.deepEqual(asked(35n), {
    met: true,
    on: '2026-02-10',
    parties: ['ABELO', 'BORRA', 'CINTA'],
    clause: 'Dredging Protocol, Art. 8',
  })
  const sixty = asked(60n)
  assert.equal(sixty.met && sixty.on, '2026-02-20')
  const seventy = asked(70n)
  assert.deepEqual(!seventy.met && seventy.reasons, [
    {
      code: 'too-few-ratifications',
      clause: 'Dredging Protocol, Art. 8',
      needed: '70',
      reached: '65',
      weight: 'tonnage',
    },
  ])
})
