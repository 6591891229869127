/** What an instrument says in its short forms, as it is read. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { check } from '../reading.ts'
import { instrumentSchema, type Instrument } from './instrument.ts'

function read(more: object): Instrument {
  const value = { title: { en: 'Pact' }, source: 'pact', ...more }
  const found = check(instrumentSchema, { file: 'charter.yaml', value, line: () => 0 })
  assert.ok(found.ok, found.ok ? '' : JSON.stringify(found.faults))
  return found.value as unknown as Instrument
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
