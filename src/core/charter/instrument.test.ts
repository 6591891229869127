/** What an instrument says in its short forms, as it is read. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { check } from '../reading.ts'
import { instrumentSchema, type Instrument } from './instrument.ts'

const checked = (more: object): ReturnType<typeof check<unknown>> => {
  const value = { title: { en: 'Pact' }, source: 'pact', ...more }
  return check<unknown>(instrumentSchema, { file: 'charter.yaml', value, line: () => 0 })
}

function read(more: object): Instrument {
  const found = checked(more)
  assert.ok(found.ok, found.ok ? '' : JSON.stringify(found.faults))
  return found.value as Instrument
}

test('a way to take part is open without conditions, or is not open, by one word', () => {
  const { signature, ratification, acceptance, accession } = read({ signature: 'true', accession: 'false' })
  assert.deepEqual(signature, { beforeForce: false, by: [] })
  assert.deepEqual([ratification, acceptance, accession], [false, false, false])
  assert.deepEqual(
    [read({ provisional: 'true' }).provisional, read({ provisional: 'false' }).provisional],
    [{}, false],
  )
})

test('so many deposits are a number, a share of the signatories says of whom, and neither says what is not said', () => {
  const force = (ratifications: unknown): unknown =>
    read({ entryIntoForce: { ratifications } }).entryIntoForce
  const of = (threshold: object, strict: boolean, more: object = {}): unknown => [
    { ratifications: { threshold, strict, ...more }, including: [], acceptedBy: [] },
  ]
  assert.deepEqual(force('7'), of({ num: 7n, den: 1n }, false))
  assert.deepEqual(force({ moreThan: '5' }), of({ num: 5n, den: 1n }, true))
  assert.deepEqual(
    force({ atLeast: '2/3', of: 'signatories' }),
    of({ num: 2n, den: 3n }, false, { of: 'signatories' }),
  )
})

test('a number of deposits is at least so many or more than so many, and not both or neither', () => {
  for (const ratifications of [{ atLeast: '1/2', moreThan: '1/2' }, { of: 'signatories' }]) {
    const found = checked({ entryIntoForce: [{ ratifications }] })
    assert.ok(!found.ok)
    assert.deepEqual(
      found.faults.map(({ pointer, right }) => [pointer, right]),
      [['/entryIntoForce/0/ratifications', 'atLeast: 2/3 | moreThan: 1/2']],
    )
  }
})

test('a number of years or days is whole, from one, of at most four digits, and nothing stands before or after it', () => {
  assert.deepEqual(
    [read({ term: { years: '9999' } }).term, read({ correction: { days: '1' } }).correction],
    [{ years: 9999 }, { days: 1 }],
  )
  for (const years of ['0', '07', '10000', 'x7', '7x', '-1', '1.5', ''])
    assert.equal(checked({ term: { years } }).ok, false, years)
})
