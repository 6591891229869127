/** The turn of a presidency, reckoned from one month and the seats, beside what was reported of it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foldChronicle } from '../../src/core/chronicle.ts'
import type { OrganId, PartyId } from '../../src/core/ids.ts'
import { membersOf } from '../../src/core/members.ts'
import { presidesOn, rotationOn } from '../../src/core/rotation.ts'
import type { Day } from '../../src/core/time.ts'
import { charterOf, eventsOf } from '../support/organisations.ts'

const COUNCIL = 'council' as OrganId
const charter = charterOf('un-security-council')
const chronicle = foldChronicle(charter, eventsOf('un-security-council'))
const membersOn = (on: Day): readonly PartyId[] => membersOf(charter, chronicle, COUNCIL, on)
const START = charter.rotations[COUNCIL]!.start!

function presidencies(year: number): string {
  return Array.from({ length: 12 }, (_, month) => {
    const first = `${year}-${`${month + 1}`.padStart(2, '0')}-01` as Day
    return presidesOn(charter, COUNCIL, membersOn, START, first)
  }).join(' ')
}

// pscmcqs.com, "Who has assumed the presidency ...", table of 2023; bungopos.com, 2 January 2025, after the list of the
// United Nations. Both were opened.
test('from January 2020 alone, the order of names gives the presidencies of 2023 as they were listed', () => {
  assert.equal(presidencies(2023), 'JPN MLT MOZ RUS CHE ARE GBR USA ALB BRA CHN ECU')
})

test('two changes of members later it gives those of 2025', () => {
  assert.equal(presidencies(2025), 'DZA CHN DNK FRA GRC GUY PAK PAN KOR RUS SLE SVN')
})

test('marks on letters do not move a name, and the name in force on the day decides its place', () => {
  const order = (codes: string, on: string): string =>
    rotationOn(charter, COUNCIL, codes.split(' ') as PartyId[], on as Day).order.join(' ')
  assert.equal(order('USA GBR TUR RUS CIV', '2025-01-01'), 'CIV RUS TUR GBR USA')
  // As letters stand in a computer, ü comes after z and ô after u.
  assert.equal(order('TZA TUN TUR UGA', '2025-01-01'), 'TUN TUR UGA TZA')
  assert.equal(order('CUB CIV COL CRI', '2025-01-01'), 'COL CRI CIV CUB')
  assert.equal(order('BEN COL DNK', '1975-01-01'), 'COL BEN DNK')
  assert.equal(order('BEN COL DNK', '1976-01-01'), 'BEN COL DNK')
})

test('every party that ever held a seat has a name on every day on which it held it', () => {
  const days = [...new Set([...chronicle.seats.values()].flat().map(({ from }) => from))]
  assert.ok(days.length > 70)
  for (const on of days) assert.deepEqual(rotationOn(charter, COUNCIL, membersOn(on), on).unnamed, [], on)
})

test('a party without a name has no place, and who follows is not guessed', () => {
  const stranger = 'XXQ' as PartyId
  const members = [...membersOn('2025-01-01' as Day), stranger]
  assert.deepEqual(rotationOn(charter, COUNCIL, members, '2025-01-01' as Day).unnamed, [stranger])
  assert.equal(
    presidesOn(
      charter,
      COUNCIL,
      membersOn,
      { party: stranger, on: '2025-01-01' as Day },
      '2025-02-01' as Day,
    ),
    undefined,
  )
})
