import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { vectorBytes, vectorJson, withoutVectors } from '../../tests/support/shared.ts'
import { base64, hex, utf8 } from './bytes.ts'
import { nodeCrypto } from './crypto-node.ts'
import { leafHash, nodeHash } from './digest.ts'
import { verifyConsistency, verifyInclusion } from './proof.ts'
import { newTree, type Tree } from './tree.ts'

const crypto = nodeCrypto()
const LARGEST = 600
const tree = grownTo(LARGEST)

test('the root is that of the definition, for each size that the tree has had', () => {
  for (let size = 1; size <= 70; size++) assert.deepEqual(tree.root(size), defined(0, size), `size ${size}`)
  assert.equal(hex(tree.root(0)), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})

test('what was answered for a size is answered still when the tree has grown', () => {
  const growing = newTree(crypto)
  for (let size = 1; size <= 100; size++) {
    growing.append(leaf(size - 1))
    assert.equal(growing.size(), size)
    assert.deepEqual(growing.root(), tree.root(size))
  }
})

test('each proof of inclusion verifies, and none for another position, size or leaf', () => {
  const sizes = fc
    .integer({ min: 1, max: LARGEST })
    .chain((size) => fc.tuple(fc.constant(size), fc.nat({ max: size - 1 })))
  fc.assert(
    fc.property(sizes, fc.nat(), ([size, index], bit) => {
      const proof = tree.inclusion(index, size)
      const stated = { index, size, leaf: leaf(index), root: tree.root(size), proof }
      assert.ok(verifyInclusion(crypto, stated))
      assert.ok(!verifyInclusion(crypto, { ...stated, index: index + 1 }))
      assert.ok(!verifyInclusion(crypto, { ...stated, leaf: turned(stated.leaf, bit) }))
      assert.ok(!verifyInclusion(crypto, { ...stated, root: turned(stated.root, bit) }))
      assert.ok(!verifyInclusion(crypto, { ...stated, proof: [...proof, stated.root] }))
      proof.forEach((hash, i) => {
        assert.ok(!verifyInclusion(crypto, { ...stated, proof: proof.with(i, turned(hash, bit)) }))
        assert.ok(!verifyInclusion(crypto, { ...stated, proof: proof.toSpliced(i, 1) }))
      })
    }),
  )
})

test('each proof of consistency verifies, and none with a bit turned over or a hash left out', () => {
  const sizes = fc
    .integer({ min: 1, max: LARGEST })
    .chain((size) => fc.tuple(fc.integer({ min: 1, max: size }), fc.constant(size)))
  fc.assert(
    fc.property(sizes, fc.nat(), ([first, second], bit) => {
      const proof = tree.consistency(first, second)
      const earlier = { size: first, root: tree.root(first) }
      const later = { size: second, root: tree.root(second) }
      assert.ok(verifyConsistency(crypto, { earlier, later, proof }))
      const forged = { size: first, root: turned(earlier.root, bit) }
      assert.ok(!verifyConsistency(crypto, { earlier: forged, later, proof }))
      assert.ok(
        !verifyConsistency(crypto, {
          earlier,
          later: { size: second, root: turned(later.root, bit) },
          proof,
        }),
      )
      assert.ok(!verifyConsistency(crypto, { earlier, later, proof: [...proof, later.root] }))
      if (first < second) assert.ok(!verifyConsistency(crypto, { earlier: later, later: earlier, proof }))
      proof.forEach((hash, i) => {
        assert.ok(!verifyConsistency(crypto, { earlier, later, proof: proof.with(i, turned(hash, bit)) }))
        assert.ok(!verifyConsistency(crypto, { earlier, later, proof: proof.toSpliced(i, 1) }))
      })
    }),
  )
})

test('a proof for a size or a position that the tree does not have is not made', () => {
  for (const wrong of [
    () => tree.inclusion(5, 5),
    () => tree.inclusion(-1, 5),
    () => tree.inclusion(0, 0),
    () => tree.inclusion(0, LARGEST + 1),
    () => tree.consistency(0, 5),
    () => tree.consistency(6, 5),
    () => tree.consistency(1, LARGEST + 1),
    () => tree.root(LARGEST + 1),
    () => tree.root(1.5),
    () => tree.leaf(LARGEST),
    () => newTree(crypto).append(new Uint8Array(31)),
  ]) {
    assert.throws(wrong, RangeError)
  }
})

test('what the tree hands out does not change the tree', () => {
  const small = grownTo(3)
  small.leaf(0).fill(0)
  small.root(1).fill(0)
  small.frontier().hashes[0]!.fill(0)
  assert.deepEqual(small.root(), tree.root(3))
})

test(
  '601 roots and 171 proofs made by an implementation in Go are the same',
  { skip: withoutVectors },
  () => {
    const vectors = vectorJson('own-tlog-vectors.json') as {
      roots: string[]
      inclusion: { index: number; size: number; proof: string[] }[]
      consistency: { from: number; to: number; proof: string[] }[]
    }
    assert.equal(vectors.roots.length + vectors.inclusion.length + vectors.consistency.length, 772)
    vectors.roots.forEach((root, size) => assert.equal(base64(tree.root(size)), root, `size ${size}`))
    for (const { index, size, proof } of vectors.inclusion)
      assert.deepEqual(tree.inclusion(index, size).map(base64), proof)
    for (const { from, to, proof } of vectors.consistency)
      assert.deepEqual(tree.consistency(from, to).map(base64), proof)
  },
)

test('a published log of 15 entries has the leaves that its tile states', { skip: withoutVectors }, () => {
  const tile = vectorBytes('tessera-log/testdata/log/tile/0/000.p/15')
  const bundle = vectorBytes('tessera-log/testdata/log/tile/entries/000.p/15')
  const published = newTree(crypto)
  // Entries stand one after the other, each after its length in two bytes.
  for (let at = 0; at < bundle.length;) {
    const end = at + 2 + bundle[at]! * 256 + bundle[at + 1]!
    published.append(leafHash(crypto, bundle.subarray(at + 2, end)))
    at = end
  }
  assert.equal(published.size(), 15)
  for (let i = 0; i < 15; i++) assert.deepEqual(published.leaf(i), tile.slice(32 * i, 32 * i + 32))
})

/** RFC 6962, 2.1, word for word. */
function defined(from: number, to: number): Uint8Array {
  if (to - from === 1) return leaf(from)
  let k = 1
  while (k * 2 < to - from) k *= 2
  return nodeHash(crypto, defined(from, from + k), defined(from + k, to))
}

function leaf(i: number): Uint8Array {
  return leafHash(crypto, utf8(`act-${i}`))
}

function grownTo(size: number): Tree {
  const grown = newTree(crypto)
  for (let i = 0; i < size; i++) grown.append(leaf(i))
  return grown
}

function turned(hash: Uint8Array, bit: number): Uint8Array {
  const at = (bit >> 3) % hash.length
  return hash.with(at, hash[at]! ^ (1 << (bit & 7)))
}
