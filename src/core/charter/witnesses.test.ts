/** Who must have witnessed the record, on which day, and which lists of witnesses cannot be. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { told } from '../../../tests/support/whole.ts'
import type { PartyId } from '../ids.ts'
import type { Day } from '../time.ts'
import { quorumOn, witnessesOn, type WitnessSeat } from './witnesses.ts'

const NO_FAULT = 'no fault'
const key = (first: string): string => `${first.padEnd(43, 'A')}=`

function seat(letter: string, from: string, until?: string, more: object = {}): object {
  return {
    name: `example.org/${letter}`,
    key: key(letter),
    party: letter.toUpperCase().repeat(3),
    from,
    ...(until === undefined ? {} : { until }),
    ...more,
  }
}

test('a witness is in force from its first day until its last, and a quorum is asked while one is', () => {
  const of = [seat('a', '2001-01-01', '2002-01-01'), seat('b', '2001-07-01', '2003-01-01')] as WitnessSeat[]
  const charter = { witnesses: { quorum: 2, of } }
  const days = ['2000-12-31', '2001-01-01', '2001-07-01', '2001-12-31', '2002-01-01', '2003-01-01'] as Day[]
  assert.deepEqual(
    days.map((on) => witnessesOn(charter, on).map(({ party }) => party)),
    [[], ['AAA'], ['AAA', 'BBB'], ['AAA', 'BBB'], ['BBB'], []],
  )
  assert.deepEqual(
    days.map((on) => quorumOn(charter, on)),
    [0, 2, 2, 2, 2, 0],
  )
  assert.deepEqual([witnessesOn({}, days[1]!), quorumOn({}, days[1]!)], [[], 0])
  const open = {
    witnesses: { quorum: 1, of: [{ ...of[0]!, party: 'CCC' as PartyId, until: '2999-01-01' as Day }] },
  }
  assert.equal(quorumOn(open, '2998-12-31' as Day), 1)
})

test('a party, a name or a key stands once at one time, and again once the first has ended', () => {
  const two = (one: object, other: object): string => told({ '/witnesses/of': [one, other] })
  const [first, second] = [seat('a', '2001-01-01', '2002-01-01'), seat('b', '2001-07-01')]
  assert.equal(two(first, second), NO_FAULT)
  for (const [field, value] of Object.entries({ party: 'AAA', name: 'example.org/a', key: key('a') })) {
    const again = (from: string, until?: string): object => seat('b', from, until, { [field]: value })
    const fault = `overlap /witnesses/of/1/${field} ${value}`
    assert.equal(two(first, again('2001-12-31')), fault)
    assert.equal(two(first, again('2002-01-01')), NO_FAULT)
    assert.equal(two(first, again('2000-01-01', '2001-01-02')), fault)
    assert.equal(two(first, again('2000-01-01', '2001-01-01')), NO_FAULT)
    assert.equal(two(first, again('2000-01-01')), fault)
    assert.equal(two(seat('a', '2001-01-01'), again('2030-01-01', '2031-01-01')), fault)
    assert.equal(two(seat('a', '2001-01-01'), again('2000-01-01', '2001-01-01')), NO_FAULT)
  }
})

test('of three witnesses the last is held against each before it, and a span ends after it begins', () => {
  assert.equal(
    told({
      '/witnesses/of': [
        seat('a', '2001-01-01'),
        seat('b', '2001-01-01'),
        seat('c', '2001-01-01', undefined, { name: 'example.org/b', party: 'AAA' }),
      ],
    }),
    'overlap /witnesses/of/2/party AAA; overlap /witnesses/of/2/name example.org/b',
  )
  assert.equal(
    told({ '/witnesses/of': [seat('a', '2001-01-01', '2001-01-01'), seat('b', '2001-01-01')] }),
    'dates-reversed /witnesses/of/0/until 2001-01-01',
  )
})

test('a quorum is no greater than the most that are in force at one time', () => {
  const quorum = (number: string, ...of: readonly object[]): string =>
    told({ '/witnesses/quorum': number, '/witnesses/of': of })
  const apart = [seat('a', '2001-01-01', '2002-01-01'), seat('b', '2002-01-01'), seat('c', '2003-01-01')]
  assert.equal(quorum('2', ...apart), NO_FAULT)
  assert.equal(quorum('3', ...apart), 'wrong-form /witnesses/quorum 3 (<= 2)')
  assert.equal(quorum('2', ...apart.slice(0, 2)), 'wrong-form /witnesses/quorum 2 (<= 1)')
})

test('the parts of a witness have their forms', () => {
  const forms: readonly (readonly [string, string, readonly string[], readonly string[]])[] = [
    ['quorum', '5', ['1'], ['0', '01', '10000', '1x', 'x1']],
    [
      'of/0/name',
      'example.org/witness',
      ['w', 'w'.repeat(200)],
      ['w'.repeat(201), 'a b', 'a+b', '+a', 'a+', ''],
    ],
    [
      'of/0/href',
      'https://example.org/witness',
      ['http://a'],
      ['ftp://a', 'xhttps://a', 'https://a b', 'https://'],
    ],
    [
      'of/0/key',
      '32 bytes in base 64',
      [key('abc+/'), `${'A'.repeat(42)}8=`],
      [`${'A'.repeat(42)}B=`, `x${key('a')}`, `${key('a')}=`, 'A'.repeat(43)],
    ],
  ]
  for (const [place, example, right, wrong] of forms) {
    for (const value of right) assert.equal(told({ [`/witnesses/${place}`]: value }), NO_FAULT, value)
    for (const value of wrong) {
      const said = told({ [`/witnesses/${place}`]: value })
      assert.ok(said.startsWith(`wrong-form /witnesses/${place} `) && said.endsWith(`(${example})`), said)
    }
  }
  // A quorum may have four digits: so many witnesses there are not.
  assert.equal(told({ '/witnesses/quorum': '9999' }), 'wrong-form /witnesses/quorum 9999 (<= 1)')
})
