import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TREATY_LAW } from '../charter/treaty-law.ts'
import type { PartyId } from '../ids.ts'
import type { Day } from '../time.ts'
import { towardsAll, type Towards } from './reservations.ts'
import { NO_INSTRUMENT, type Instrument, type Reservation, type Stance } from './state.ts'

const [ANSA, BRISO, CORVA] = ['ANSA', 'BRISO', 'CORVA'] as const
const days = (of: Readonly<Record<string, string>>): ReadonlyMap<PartyId, Day> =>
  new Map(Object.entries(of)) as unknown as ReadonlyMap<PartyId, Day>

// Briso joined in 2020, the reserving Ansa with the reservation, Corva after the twelve months.
const instrument: Instrument = {
  ...NO_INSTRUMENT,
  ratified: days({ ANSA: '2025-01-01', BRISO: '2020-05-01', CORVA: '2026-06-01' }),
}

function reservation(more: Partial<Reservation> = {}, stances: Record<string, Stance> = {}): Reservation {
  return {
    by: ANSA as PartyId,
    made: '2025-01-01' as Day,
    notified: '2025-01-01' as Day,
    stances: new Map(Object.entries(stances)) as unknown as ReadonlyMap<PartyId, Stance>,
    ...more,
  }
}

function towards(
  of: Reservation,
  party: string,
  on: string,
  byOrgan = false,
  law = true,
): Towards | undefined {
  const options = { signatureBinds: false, byOrgan, law: law ? TREATY_LAW : undefined }
  return towardsAll(instrument, of, on as Day, options).get(party as PartyId)
}

const objected = (opposed: boolean): Stance => ({ on: '2025-06-01' as Day, stance: 'objected', opposed })

test('twelve months of silence accept a reservation, and not a day less', () => {
  assert.equal(towards(reservation(), BRISO, '2025-12-31')?.state, 'pending')
  assert.deepEqual(towards(reservation(), BRISO, '2026-01-01'), { state: 'accepted', from: '2026-01-01' })
})

test('who consents after the twelve months accepts by its consent', () => {
  assert.equal(towards(reservation(), CORVA, '2026-05-31'), undefined)
  assert.deepEqual(towards(reservation(), CORVA, '2026-06-01'), { state: 'accepted', from: '2026-06-01' })
})

test('an objection leaves the instrument in force between the two unless it says otherwise', () => {
  const of = (opposed: boolean) => towards(reservation({}, { BRISO: objected(opposed) }), BRISO, '2027-01-01')
  assert.deepEqual(of(false), { state: 'objected', from: '2025-06-01', inForceBetween: true })
  assert.deepEqual(of(true), { state: 'objected', from: '2025-06-01', inForceBetween: false })
})

test('an objection of one party is not that of another', () => {
  assert.equal(towards(reservation({}, { BRISO: objected(false) }), CORVA, '2027-01-01')?.state, 'accepted')
})

test('where the competent organ accepts, silence accepts nothing', () => {
  assert.equal(towards(reservation(), BRISO, '2030-01-01', true)?.state, 'pending')
  const organ: Stance = { on: '2025-03-01' as Day, stance: 'accepted', opposed: false }
  assert.deepEqual(towards(reservation({ organ }), BRISO, '2025-03-01', true), {
    state: 'accepted',
    from: '2025-03-01',
  })
})

test('a reservation made at signature counts only once it is confirmed with the consent', () => {
  const made = '2024-06-01' as Day
  assert.equal(towards(reservation({ made, notified: made }), BRISO, '2027-01-01')?.state, 'pending')
})

test('nobody stands towards its own reservation', () => {
  assert.equal(towards(reservation(), ANSA, '2027-01-01'), undefined)
})

test('with treaty law turned off silence accepts nothing', () => {
  assert.equal(towards(reservation(), BRISO, '2030-01-01', false, false)?.state, 'pending')
})
