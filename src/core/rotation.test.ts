import * as fc from 'fast-check'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { charterOf } from '../../tests/support/organisations.ts'
import type { OrganId, PartyId } from './ids.ts'
import { followerOf, nameOn, presidesOn, rotationOn, termOf } from './rotation.ts'
import type { Day } from './time.ts'

const charter = charterOf('reef-assembly')
const PLENARY = 'plenary' as OrganId
const BOARD = 'board' as OrganId
const ALL = ['FAROL', 'ESTRO', 'DUNA', 'CERRA', 'BELIO', 'AROA'] as PartyId[]
const day = (text: string): Day => text as Day
const orderOn = (organ: OrganId, on: string, members = ALL): string =>
  rotationOn(charter, organ, members, day(on)).order.join(' ')

test('the order is that of the names in force on the day, and a renamed party moves on that day', () => {
  assert.equal(orderOn(PLENARY, '2026-05-31'), 'AROA BELIO CERRA DUNA ESTRO FAROL')
  assert.equal(orderOn(PLENARY, '2026-06-01'), 'AROA BELIO CERRA ESTRO FAROL DUNA')
  assert.equal(nameOn(charter, 'DUNA' as PartyId, day('2026-06-01'), 'en'), 'Republic of Duna')
  assert.equal(nameOn(charter, 'DUNA' as PartyId, day('2026-06-01'), 'ru'), undefined)
})

test('an order by a list is that list, without those that are no members', () => {
  assert.equal(orderOn(BOARD, '2026-01-01', ['BELIO', 'AROA', 'ESTRO'] as PartyId[]), 'AROA BELIO')
})

test('an organ without a turn of the chair has no order', () => {
  assert.deepEqual(rotationOn(charter, 'audit-panel' as OrganId, ALL, day('2026-01-01')), {
    order: [],
    unnamed: [],
  })
})

test('after the last comes the first; a party that left keeps its place; where nobody presided, the first is next', () => {
  const after = (last?: string, members = ALL): string | undefined =>
    followerOf(charter, PLENARY, members, day('2026-01-01'), last as PartyId | undefined)
  assert.equal(after('FAROL'), 'AROA')
  assert.equal(
    after(
      'CERRA',
      ALL.filter((party) => party !== 'CERRA'),
    ),
    'DUNA',
  )
  assert.equal(after(), 'AROA')
})

test('half years begin in January and July, whatever day the chair was assumed', () => {
  assert.deepEqual(
    ['2026-01-01', '2026-06-30', '2026-07-01'].map((on) => termOf(day(on), 6) - termOf(day('2026-01-01'), 6)),
    [0, 0, 1],
  )
  const known = { party: 'AROA' as PartyId, on: day('2026-03-15') }
  const presides = (on: string): string | undefined => presidesOn(charter, BOARD, () => ALL, known, day(on))
  assert.deepEqual(['2026-06-30', '2026-07-01', '2027-01-01'].map(presides), ['AROA', 'CERRA', 'DUNA'])
})

test('whoever the members are, each presides once before anyone does again', () => {
  const members = fc.subarray(ALL, { minLength: 1 })
  fc.assert(
    fc.property(members, fc.integer({ min: 2027, max: 2400 }), (some, year) => {
      const known = { party: some[0]!, on: day(`${year}-01-01`) }
      const months = some.map((_, index) => day(`${year}-${`${index + 1}`.padStart(2, '0')}-01`))
      const held = months.map((on) => presidesOn(charter, PLENARY, () => some, known, on))
      assert.deepEqual(new Set(held), new Set(some))
      assert.equal(held.length, some.length)
    }),
  )
})
