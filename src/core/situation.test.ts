import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OrganId, PartyId } from './ids.ts'
import { branch, emptySituation, instrumentOf, seatsOn, setStatus, statusOn, type Seat } from './situation.ts'
import type { Day } from './time.ts'

const ANSA = 'ANSA' as PartyId
const BRISO = 'BRISO' as PartyId
const on = (text: string): Day => text as Day
const seat = (party: PartyId, from: string, until?: string, act = 0): Seat => ({
  party,
  from: on(from),
  act,
  ...(until === undefined ? {} : { until: on(until) }),
})

test('a new status ends the one before it on the day it begins', () => {
  const situation = emptySituation()
  setStatus(situation, ANSA, 'signatory', on('1995-05-01'), 1)
  setStatus(situation, ANSA, 'member', on('1996-01-01'), 2)
  assert.equal(statusOn(situation, ANSA, on('1995-04-30')), undefined)
  assert.equal(statusOn(situation, ANSA, on('1995-12-31'))?.status, 'signatory')
  assert.deepEqual(statusOn(situation, ANSA, on('1996-01-01')), {
    status: 'member',
    from: '1996-01-01',
    act: 2,
  })
})

test('the same status again begins nothing new', () => {
  const situation = emptySituation()
  setStatus(situation, ANSA, 'member', on('1996-01-01'), 1)
  setStatus(situation, ANSA, 'member', on('1999-01-01'), 2)
  assert.deepEqual(statusOn(situation, ANSA, on('2000-01-01')), {
    status: 'member',
    from: '1996-01-01',
    act: 1,
  })
})

test('of two statuses that begin on one day the later act stands', () => {
  const situation = emptySituation()
  setStatus(situation, ANSA, 'signatory', on('1996-01-01'), 1)
  setStatus(situation, ANSA, 'member', on('1996-01-01'), 2)
  assert.deepEqual(situation.parties.get(ANSA), [{ status: 'member', from: '1996-01-01', act: 2 }])
})

test('a seat is held from its first day and no longer on the day it ends', () => {
  const seats = [seat(ANSA, '2025-01-01', '2027-01-01')]
  const held = (day: string): boolean => seatsOn(seats, on(day)).length === 1
  assert.deepEqual(['2024-12-31', '2025-01-01', '2026-12-31', '2027-01-01'].map(held), [
    false,
    true,
    true,
    false,
  ])
})

test('terms that follow each other are one seat since the first day of the first', () => {
  const seats = [
    seat(ANSA, '2021-01-01', '2023-01-01', 1),
    seat(ANSA, '2023-01-01', '2025-01-01', 2),
    seat(ANSA, '2025-01-01', undefined, 3),
  ]
  assert.deepEqual(seatsOn(seats, on('2026-01-01')), [{ party: ANSA, since: '2021-01-01', act: 1 }])
})

test('a gap between terms begins a new seat', () => {
  const seats = [seat(ANSA, '2021-01-01', '2022-12-31', 1), seat(ANSA, '2023-01-01', '2025-01-01', 2)]
  assert.deepEqual(seatsOn(seats, on('2024-01-01')), [{ party: ANSA, since: '2023-01-01', act: 2 }])
})

test('a term of another party that ends that day does not lengthen a seat', () => {
  const seats = [seat(BRISO, '2021-01-01', '2023-01-01', 1), seat(ANSA, '2023-01-01', '2025-01-01', 2)]
  assert.deepEqual(seatsOn(seats, on('2024-01-01')), [{ party: ANSA, since: '2023-01-01', act: 2 }])
})

test('those seated come in the order of their codes', () => {
  const seats = [seat(BRISO, '2021-01-01'), seat(ANSA, '2022-01-01')]
  assert.deepEqual(
    seatsOn(seats, on('2024-01-01')).map(({ party }) => party),
    [ANSA, BRISO],
  )
  assert.deepEqual(seatsOn(undefined, on('2024-01-01')), [])
})

test('what is written to a branch leaves the original as it was', () => {
  const original = emptySituation()
  setStatus(original, ANSA, 'member', on('1996-01-01'), 1)
  const copy = branch(original)
  setStatus(copy, ANSA, 'former', on('2000-01-01'), 2)
  setStatus(copy, BRISO, 'member', on('2000-01-01'), 3)
  copy.seats.set('council' as OrganId, [])
  copy.sittings.set('summit', { organ: 'council' as OrganId, act: 9 })
  copy.meetings.held.set('two', { parties: [ANSA, BRISO], act: 9 })
  copy.reports.add(4)
  copy.opened = true
  assert.equal(statusOn(original, ANSA, on('2001-01-01'))?.status, 'member')
  assert.deepEqual(
    [
      original.parties.size,
      original.seats.size,
      original.sittings.size,
      original.meetings.held.size,
      original.reports.size,
      original.opened,
    ],
    [1, 0, 0, 0, 0, false],
  )
})

test('an instrument that nobody has signed has no parties', () => {
  const { signed, ratified, acceded, parties, inForce } = instrumentOf(emptySituation(), 'compact' as never)
  assert.deepEqual([signed.size, ratified.size, acceded.size, parties.size, inForce], [0, 0, 0, 0, undefined])
})
