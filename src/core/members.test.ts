import assert from 'node:assert/strict'
import { test } from 'node:test'
import { charterOf } from '../../tests/support/organisations.ts'
import { openedRecord } from '../../tests/support/perform.ts'
import type { Charter } from './charter/charter.ts'
import type { OrganId, PartyId } from './ids.ts'
import { chairOf, membersOf, partiesOn } from './members.ts'
import { emptySituation, setStatus, type Seat } from './situation.ts'
import type { Day } from './time.ts'

const harbour = charterOf('harbour-league')
const { situation } = openedRecord(harbour)
const council = 'harbour-council' as OrganId
const meeting = 'full-meeting' as OrganId
const on = (text: string): Day => text as Day

test('the members of an organ of seats are those seated that day', () => {
  assert.deepEqual(membersOf(harbour, situation, council, on('2026-03-01')), [
    'ANSA',
    'BRISO',
    'CALDO',
    'DORNE',
    'ESKER',
    'FIRTHA',
    'GANNET',
  ])
  assert.deepEqual(membersOf(harbour, situation, council, on('2027-01-01')), [
    'ANSA',
    'BRISO',
    'FIRTHA',
    'GANNET',
  ])
})

test('the members of an organ of all are the members of the organisation', () => {
  assert.deepEqual(membersOf(harbour, situation, meeting, on('2026-03-01')), [
    'ANSA',
    'BRISO',
    'CALDO',
    'DORNE',
    'ESKER',
    'FIRTHA',
    'GANNET',
    'HOLMA',
  ])
  assert.deepEqual(membersOf(harbour, situation, meeting, on('2003-05-31')), [
    'ANSA',
    'BRISO',
    'CALDO',
    'DORNE',
    'ESKER',
  ])
})

test('signatories, observers and the suspended are parties on the list and no members of an organ', () => {
  const statuses = ['member', 'signatory', 'observer', 'partner', 'suspended', 'former'] as const
  const held = emptySituation()
  statuses.forEach((status, act) => setStatus(held, `P${act}` as PartyId, status, on('2020-01-01'), act))
  assert.deepEqual(membersOf(harbour, held, meeting, on('2020-01-01')), ['P0'])
  assert.deepEqual(
    partiesOn(harbour, held, on('2020-01-01')).map(({ status }) => status),
    statuses.slice(0, 5),
  )
  assert.deepEqual(
    partiesOn(harbour, held, on('2020-01-01'), true).map(({ status }) => status),
    statuses,
  )
})

test('a party without a status that day is not listed', () => {
  assert.equal(
    partiesOn(harbour, situation, on('2012-08-31')).some(({ party }) => party === 'HOLMA'),
    false,
  )
  assert.equal(
    partiesOn(harbour, situation, on('2012-09-01')).some(({ party }) => party === 'HOLMA'),
    true,
  )
})

test('the chair is whoever presides that day, and nobody where none is on record', () => {
  assert.equal(chairOf(situation, council, on('2026-12-31')), 'DORNE')
  assert.equal(chairOf(situation, council, on('2027-01-01')), undefined)
  assert.equal(chairOf(situation, meeting, on('2026-03-01')), undefined)
})

const seated: Charter = { ...harbour, membership: { by: 'seat', organ: council } }

test('where seats make up the organisation a member is who is seated, since its unbroken seat', () => {
  const parties = partiesOn(seated, situation, on('2026-03-01'))
  assert.equal(parties.length, 7)
  assert.deepEqual(
    parties.find(({ party }) => party === 'GANNET'),
    { party: 'GANNET', status: 'member', since: '2026-01-01', act: 1 },
  )
})

test('where seats make up the organisation those that left come with all, since the day they left last', () => {
  const held = emptySituation()
  const term = (from: string, until: string, act: number): Seat => ({
    party: 'ANSA' as PartyId,
    from: on(from),
    until: on(until),
    act,
  })
  held.seats.set(council, [
    term('2001-01-01', '2003-01-01', 1),
    term('2011-01-01', '2013-01-01', 2),
    term('2030-01-01', '2032-01-01', 3),
  ])
  assert.deepEqual(partiesOn(seated, held, on('2020-01-01')), [])
  assert.deepEqual(partiesOn(seated, held, on('2020-01-01'), true), [
    { party: 'ANSA', status: 'former', since: '2013-01-01', act: 2 },
  ])
  assert.deepEqual(partiesOn(seated, held, on('2012-01-01'), true), [
    { party: 'ANSA', status: 'member', since: '2011-01-01', act: 2 },
  ])
})
