import assert from 'node:assert/strict'
import { test } from 'node:test'
import { differences, readCase } from './suite.ts'

const CASE = `id: harbour-01
organisation: harbour-league
confidence: R
source: Treaty (fictional), Art. 1
passage: A majority of the members decides.
seen: text
finding: Two of three members are a majority of the members.
`
const INPUT =
  'verb: decide\non: 2005-06-01\npositions: { AAA: yes, BBB: yes }\nfacts: { round: 2, heard: true }\n'
const EXPECTED = 'outcome: adopted\nreasons: [{ code: sufficient-votes, needed: "2" }]\n'

const files = (texts: Readonly<Record<string, string>>): { name: string; text: string }[] =>
  Object.entries(texts).map(([name, text]) => ({ name: `good/harbour-01/${name}`, text }))
const faults = (
  texts: Readonly<Record<string, string>>,
  side: 'good' | 'shared' = 'good',
): readonly string[] => {
  const read = readCase(side, 'harbour-01', files(texts))
  return read.ok
    ? []
    : read.faults.map(({ code, file, line, pointer }) => [code, file, line, pointer].join(' '))
}
const WHOLE = { 'case.yaml': CASE, '1.input.yaml': INPUT, '1.expected.yaml': EXPECTED }

test('a case is read with its steps, numbers as numbers and a question closed unless it says otherwise', () => {
  const read = readCase('good', 'harbour-01', files(WHOLE))
  assert.ok(read.ok, JSON.stringify(read))
  const { side, id, finding, steps } = read.value
  assert.deepEqual([side, id], ['good', 'harbour-01'])
  assert.match(finding, /^Two of three/)
  assert.deepEqual(steps, [
    {
      number: 1,
      input: {
        verb: 'decide',
        on: '2005-06-01',
        positions: { AAA: 'yes', BBB: 'yes' },
        facts: { round: 2, heard: true },
        closed: true,
      },
      expected: { outcome: 'adopted', reasons: [{ code: 'sufficient-votes', needed: '2' }] },
    },
  ])
})

test('steps stand in the order of their numbers, not of their names', () => {
  const texts = Object.fromEntries(
    ['10', '9', '2'].flatMap((number) => [
      [`${number}.input.yaml`, INPUT],
      [`${number}.expected.yaml`, EXPECTED],
    ]),
  )
  const read = readCase('good', 'harbour-01', files({ 'case.yaml': CASE, ...texts }))
  assert.deepEqual(read.ok && read.value.steps.map(({ number }) => number), [2, 9, 10])
})

test('every fault of a case comes with its file and line', () => {
  assert.deepEqual(faults({ ...WHOLE, '1.input.yaml': 'verb: decide\non: 2005-02-30\nwhy: not\n' }), [
    'wrong-form good/harbour-01/1.input.yaml 2 /on',
    'unknown-key good/harbour-01/1.input.yaml 3 /why',
  ])
  assert.deepEqual(faults({ ...WHOLE, 'notes.txt': '' }), ['unknown-key good/harbour-01/notes.txt  '])
  assert.deepEqual(faults({ 'case.yaml': CASE }), ['missing good/harbour-01/case.yaml 1 /1.input.yaml'])
  assert.deepEqual(faults({ 'case.yaml': CASE, '1.input.yaml': INPUT }), [
    'missing good/harbour-01/1.expected.yaml 1 /',
  ])
  assert.deepEqual(faults({}), ['missing good/harbour-01/case.yaml  '])
  assert.deepEqual(faults({ ...WHOLE, 'case.yaml': CASE.replace('harbour-01', 'harbour-02') }), [
    'wrong-form good/harbour-01/case.yaml 1 /id',
  ])
})

test('a case of our own quotes the text that it tests; a shared one need not', () => {
  const bare = { ...WHOLE, 'case.yaml': CASE.replace(/passage: .*\n/, '').replace('seen: text\n', '') }
  assert.deepEqual(faults(bare), [
    'missing good/harbour-01/case.yaml 1 /passage',
    'missing good/harbour-01/case.yaml 1 /seen',
  ])
  assert.deepEqual(faults(bare, 'shared'), [])
})

test('an expectation that says what and not why is a fault', () => {
  assert.deepEqual(faults({ ...WHOLE, '1.expected.yaml': 'outcome: adopted\n' }), [
    'missing good/harbour-01/1.expected.yaml 1 /reasons',
  ])
})

test('an answer may say more than is expected in an object, and neither more nor less in a list', () => {
  const found = { outcome: 'adopted', reasons: [{ code: 'veto', parties: ['AAA'] }], counts: { yes: 2 } }
  assert.deepEqual(differences(found, { outcome: 'adopted', reasons: [{ code: 'veto' }] }), [])
  assert.deepEqual(differences(found, { counts: { yes: 3 } }), [
    { pointer: '/counts/yes', expected: 3, found: 2 },
  ])
  assert.deepEqual(
    differences(found, { reasons: [] }).map(({ pointer }) => pointer),
    ['/reasons'],
  )
  assert.deepEqual(
    differences(found, { reasons: [{ code: 'no-veto' }], vetoes: ['AAA'] }).map(({ pointer }) => pointer),
    ['/reasons/0/code', '/vetoes'],
  )
})
