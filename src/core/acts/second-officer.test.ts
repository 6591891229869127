/** Two people of an office sign, or the act is out of order: whatever keys one person has. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { charterOf } from '../../../tests/support/organisations.ts'
import { NO_KEY, openedRecord, perform, ruleOn, type Record } from '../../../tests/support/perform.ts'
import type { KeyId, OfficeId } from '../ids.ts'
import type { Day } from '../time.ts'
import { secondNeeded, secondsFor } from './second-officer.ts'

const conference = charterOf('isle-conference')
const OFFICE = { office: 'secretariat' as OfficeId }
const AT = '2026-02-03T09:00:00Z'
const id = (number: number): KeyId => `${number}`.padStart(32, '0') as KeyId

interface Enrolled {
  readonly holder: 'secretariat' | 'registry' | 'ARRAN'
  readonly person?: string
  readonly limited?: boolean
  readonly revoked?: boolean
}

/** A record with these keys, the first of them of the first officer. Their ids are their places, from 1. */
function withKeys(keys: readonly Enrolled[]): Record {
  const record = openedRecord(conference)
  keys.forEach(({ holder: code, person, limited, revoked }, index) => {
    const holder = code === 'ARRAN' ? { party: code } : { office: code }
    const own = { ...(person === undefined ? {} : { person }), ...(limited ? { limited: true } : {}) }
    const body = { key: id(index + 1), public: NO_KEY, holder, ...own }
    perform(record, { type: 'key.enrolled', by: 'secretariat', at: AT, body })
    if (revoked)
      perform(record, { type: 'key.revoked', by: 'secretariat', at: AT, body: { key: id(index + 1) } })
  })
  return record
}

const body = { question: 'C/1', organ: 'conference', matter: 'measure' }
const put = (record: Record, signers: readonly number[]): readonly string[] => {
  const act = { type: 'question.put', by: 'secretariat', key: id(1), at: AT, body, signers: signers.map(id) }
  const ruling = ruleOn(record, act)
  return ruling.inOrder ? [] : ruling.reasons.map(({ code }) => code)
}

const first: Enrolled = { holder: 'secretariat', person: 'officer-a' }
const anyOther: fc.Arbitrary<Enrolled> = fc.oneof(
  // Of the same person, or of no officer that may.
  fc.record({ holder: fc.constant('secretariat' as const), person: fc.constant('officer-a') }),
  fc.record({
    holder: fc.constantFrom('registry' as const, 'ARRAN' as const),
    person: fc.constantFrom('officer-b', 'officer-c'),
  }),
  fc.record({
    holder: fc.constant('secretariat' as const),
    person: fc.constantFrom('officer-b', 'officer-c'),
    limited: fc.constant(true),
  }),
  fc.record({
    holder: fc.constant('secretariat' as const),
    person: fc.constantFrom('officer-b', 'officer-c'),
    revoked: fc.constant(true),
  }),
)

test('no set of signatures by one person, by other offices, without powers or by keys at their end makes two officers', () => {
  fc.assert(
    fc.property(fc.array(anyOther, { maxLength: 6 }), fc.func(fc.boolean()), (others, signs) => {
      const record = withKeys([first, ...others])
      const signers = [1, ...others.map((_, index) => index + 2).filter((number) => signs(number))]
      assert.deepEqual(put(record, signers), ['second-officer-missing'])
    }),
    { numRuns: 80 },
  )
})

test('one signature of another person of the office is enough, wherever it stands among others', () => {
  fc.assert(
    fc.property(fc.array(anyOther, { maxLength: 5 }), fc.nat(), (others, where) => {
      const keys = [...others]
      const place = where % (others.length + 1)
      keys.splice(place, 0, { holder: 'secretariat', person: 'officer-z' })
      const record = withKeys([first, ...keys])
      assert.deepEqual(put(record, [1, ...keys.map((_, index) => index + 2)]), [])
      assert.deepEqual(put(record, [1, place + 2]), [])
    }),
    { numRuns: 40 },
  )
})

test('a screen is told whether a second officer must sign, and who may', () => {
  const record = withKeys([
    first,
    { holder: 'secretariat', person: 'officer-b' },
    { holder: 'secretariat', person: 'officer-b' },
    first,
    { holder: 'secretariat', person: 'officer-c', limited: true },
    { holder: 'registry', person: 'clerk-r' },
    { holder: 'secretariat' },
  ])
  const { situation } = record
  const told = { type: 'question.put', body }
  const clause = { clause: 'Rules, r. 31', office: 'secretariat' }
  assert.deepEqual(secondNeeded(conference, situation, OFFICE, told), clause)
  assert.equal(secondNeeded(conference, situation, OFFICE, { type: 'statement.made' }), undefined)
  const clock = { office: 'clock' as OfficeId }
  assert.equal(secondNeeded(conference, situation, clock, { type: 'question.decided' }), undefined)
  const seconds = secondsFor(situation, situation.keys.get(id(1))!, told, '2026-02-03' as Day)
  assert.deepEqual(seconds, [{ person: 'officer-b', keys: [id(2), id(3)] }, { keys: [id(7)] }])
})

test('an act that is tried out without signatures lacks no second officer', () => {
  const record = withKeys([first])
  const ruling = ruleOn(record, { type: 'question.put', by: 'secretariat', key: id(1), at: AT, body })
  assert.ok(ruling.inOrder)
})
