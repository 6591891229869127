import assert from 'node:assert/strict'
import { test } from 'node:test'
import { vectorBytes, withoutVectors } from '../../tests/support/shared.ts'
import { base64 } from './bytes.ts'
import { formatCheckpoint, parseCheckpoint } from './checkpoint.ts'
import { nodeCrypto } from './crypto-node.ts'
import { newTree } from './tree.ts'

const root = new Uint8Array(32).fill(5)
const text = formatCheckpoint({ origin: 'example.org/log', size: 12, root })

test('a checkpoint is origin, size and root, a line each', () => {
  assert.equal(text, `example.org/log\n12\n${base64(root)}\n`)
  assert.deepEqual(parseCheckpoint(text), { origin: 'example.org/log', size: 12, root })
  const large = { origin: 'a', size: Number.MAX_SAFE_INTEGER, root }
  assert.deepEqual(parseCheckpoint(formatCheckpoint(large)), large)
})

test('a checkpoint in another form is not read', () => {
  const wrong: Readonly<Record<string, string>> = {
    'an extension line': `${text}frozen\n`,
    'no newline at the end': text.slice(0, -1),
    'an empty line at the end': `${text}\n`,
    'no origin': text.replace('example.org/log', ''),
    'a size of 0': text.replace('12', '0'),
    'a leading zero': text.replace('12', '012'),
    'a sign': text.replace('12', '+12'),
    'a size beyond 2^53 - 1': text.replace('12', '9007199254740992'),
    'another notation': text.replace('12', '1e1'),
    'a space': text.replace('12', '12 '),
    'a root of 31 bytes': text.replace(base64(root), base64(root.subarray(1))),
    'a root without padding': text.replace('=\n', '\n'),
    'no root': 'example.org/log\n12\n',
    nothing: '',
  }
  for (const [name, other] of Object.entries(wrong)) assert.equal(parseCheckpoint(other), undefined, name)
})

test('a checkpoint of no acts is not written', () => {
  assert.throws(() => formatCheckpoint({ origin: 'a', size: 0, root }), RangeError)
  assert.throws(() => formatCheckpoint({ origin: 'a', size: 1.5, root }), RangeError)
  assert.throws(() => formatCheckpoint({ origin: 'a\nb', size: 1, root }), RangeError)
  assert.throws(() => formatCheckpoint({ origin: '', size: 1, root }), RangeError)
  assert.throws(() => formatCheckpoint({ origin: 'a', size: 1, root: root.subarray(1) }), RangeError)
})

test(
  'the checkpoints of a published log state the roots of its tree, and the one of size 0 is not read',
  { skip: withoutVectors },
  () => {
    const tile = vectorBytes('tessera-log/testdata/log/tile/0/000.p/15')
    const tree = newTree(nodeCrypto())
    for (let size = 0; size <= 15; size++) {
      if (size > 0) tree.append(tile.slice(32 * (size - 1), 32 * size))
      const body = new TextDecoder()
        .decode(vectorBytes(`tessera-log/testdata/log/checkpoint.${size}`))
        .split('\n\n')[0]!
      const expected = { origin: 'example.com/log/testdata', size, root: tree.root() }
      assert.deepEqual(parseCheckpoint(`${body}\n`), size === 0 ? undefined : expected)
    }
  },
)
