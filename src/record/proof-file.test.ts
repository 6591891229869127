import assert from 'node:assert/strict'
import { test } from 'node:test'
import { base64, utf8 } from './bytes.ts'
import { formatProof, parseProof } from './proof-file.ts'

const hash = (fill: number): Uint8Array => new Uint8Array(32).fill(fill)
const checkpoint = 'example.org/log\n7\nAAAA\n\n\u2014 example.org/log AAAA\n'
const whole = { extra: utf8('an entry'), index: 3, proof: [hash(1), hash(2)], checkpoint }

test('a proof file is the lines of the specification, and gives back what was put in', () => {
  const text = formatProof(whole)
  assert.deepEqual(text.split('\n').slice(0, 6), [
    'c2sp.org/tlog-proof@v1',
    `extra ${base64(utf8('an entry'))}`,
    'index 3',
    base64(hash(1)),
    base64(hash(2)),
    '',
  ])
  assert.ok(text.endsWith(`\n\n${checkpoint}`))
  assert.deepEqual(parseProof(utf8(text)), whole)
  const bare = { index: 0, proof: [], checkpoint }
  assert.deepEqual(parseProof(utf8(formatProof(bare))), bare)
})

test('any other form is no proof', () => {
  const text = formatProof(whole)
  for (const [from, to] of [
    ['proof@v1', 'proof@v2'],
    ['index 3', 'index 03'],
    ['index 3', 'index -1'],
    ['index 3', 'index 99999999999999999'],
    ['index 3\n', ''],
    ['index 3', 'Index 3'],
    [base64(hash(1)), base64(new Uint8Array(31))],
    [base64(hash(1)), `${base64(hash(1))} `],
    [base64(hash(1)), Array.from({ length: 64 }, () => base64(hash(1))).join('\n')],
    ['extra ', 'extra *'],
    ['\n\n', '\n'],
    ['c2sp', '\uFEFFc2sp'],
  ] as const)
    assert.equal(parseProof(utf8(text.replaceAll(from, to))), undefined, `${from} as ${to.slice(0, 50)}`)
  assert.equal(parseProof(Uint8Array.of(255, 254)), undefined)
})
