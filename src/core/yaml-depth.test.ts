import assert from 'node:assert/strict'
import { test } from 'node:test'
import { organisations, charterText } from '../../tests/support/organisations.ts'
import { readCharter } from './charter/read.ts'
import { DEEPEST, lineTooDeep } from './yaml-depth.ts'

const MANY = 200_000

for (const [what, text, line] of [
  ['brackets', `a: 1\nb: ${'['.repeat(MANY)}`, 2],
  ['closed brackets', `${'['.repeat(MANY)}${']'.repeat(MANY)}`, 1],
  ['braces', `a:\n  b: ${'{c: '.repeat(MANY)}`, 2],
  ['items on one line', `rules:\n${'- '.repeat(MANY)}x`, 2],
  ['keys on one line', `${'? '.repeat(MANY)}x`, 1],
  [
    'lines further and further in',
    Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
    102,
  ],
  ['braces over several lines', `a:\n${Array.from({ length: 300 }, () => '{ b:').join('\n')}`, 102],
] as const) {
  test(`${what} nested without end are a fault with its line, found without parsing them`, () => {
    const read = readCharter(text, 'charter.yaml')
    assert.ok(!read.ok)
    assert.deepEqual(read.faults, [{ code: 'too-deep', file: 'charter.yaml', line, right: `<= ${DEEPEST}` }])
  })
}

test('a condition nested as deep as is read is judged by its form, not by the stack', () => {
  const deep = `rules:\n  - adopt: ${'{ not: '.repeat(DEEPEST - 10)}x${' }'.repeat(DEEPEST - 10)}`
  assert.equal(lineTooDeep(deep), undefined)
  const read = readCharter(deep, 'charter.yaml')
  assert.ok(!read.ok)
  assert.ok(read.faults.length > 0)
})

test('brackets in a quoted text, in a block of text or in a comment nest nothing', () => {
  const many = '['.repeat(MANY)
  for (const text of [`a: "${many}"`, `a: '${many}'`, `# ${many}\na: b`, `a: |\n  ${many}`, `a: b ${many}`])
    assert.equal(lineTooDeep(text), undefined, text.slice(0, 8))
})

test('no charter nests nearly as deep', () => {
  for (const name of organisations()) assert.equal(lineTooDeep(charterText(name)), undefined, name)
})
