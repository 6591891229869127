import assert from 'node:assert/strict'
import { test } from 'node:test'
import { vectorFiles, vectorJson, withoutVectors } from '../../tests/support/shared.ts'
import { nodeCrypto } from './crypto-node.ts'
import { verifyConsistency, verifyInclusion } from './proof.ts'

const crypto = nodeCrypto()
const bytes = (text: string | null) => new Uint8Array(Buffer.from(text ?? '', 'base64'))
const hash = new Uint8Array(32)

/** The one vector that is to be accepted and that we refuse: its equal roots have 12 bytes. */
const STRICTER = ['merkle/testdata/consistency/additional/sizes-are-equal-one-and-proof-is-empty.json']
/** Refused for our two stricter points alone; the algorithms of RFC 9162 as they stand would accept them. */
const BY_POLICY = [
  'merkle/testdata/inclusion/single-entry/empty-root-and-leaf.json',
  'merkle/testdata/consistency/additional/consistency-check-on-empty-tree-size1-is-zero-is-useless.json',
  'merkle/testdata/consistency/additional/sizes-are-equal-zero-and-proof-is-empty.json',
]

test('a tree without leaves contains nothing and precedes nothing', () => {
  assert.ok(!verifyInclusion(crypto, { index: 0, size: 0, leaf: hash, root: hash, proof: [] }))
  const empty = { size: 0, root: hash }
  assert.ok(!verifyConsistency(crypto, { earlier: empty, later: empty, proof: [] }))
  assert.ok(!verifyConsistency(crypto, { earlier: empty, later: { size: 1, root: hash }, proof: [] }))
})

test('a position and a size that are no whole numbers are refused', () => {
  for (const [index, size] of [
    [0.5, 1],
    [0, 1.5],
    [-1, 1],
    [0, Number.NaN],
    [0, Infinity],
    [0, 2 ** 53],
  ] as const) {
    assert.ok(!verifyInclusion(crypto, { index, size, leaf: hash, root: hash, proof: [] }))
  }
})

test('a hash that is not 32 bytes is refused, though it would be the same on both sides', () => {
  const short = new Uint8Array(12)
  assert.ok(verifyInclusion(crypto, { index: 0, size: 1, leaf: hash, root: hash, proof: [] }))
  assert.ok(!verifyInclusion(crypto, { index: 0, size: 1, leaf: short, root: short, proof: [] }))
  const same = { size: 1, root: short }
  assert.ok(!verifyConsistency(crypto, { earlier: same, later: same, proof: [] }))
})

test('the published proofs of inclusion are decided as they say', { skip: withoutVectors }, () => {
  const files = vectorFiles('merkle/testdata/inclusion')
  assert.equal(files.length, 98)
  for (const file of files) {
    const v = vectorJson(file) as {
      leafIdx: number
      treeSize: number
      root: string | null
      leafHash: string | null
      proof: string[] | null
      wantErr: boolean
    }
    const proof = (v.proof ?? []).map(bytes)
    const stated = { index: v.leafIdx, size: v.treeSize, leaf: bytes(v.leafHash), root: bytes(v.root), proof }
    assert.equal(verifyInclusion(crypto, stated), !v.wantErr, file)
  }
})

test(
  'the published proofs of inclusion in a subtree are decided as those in a log of that size',
  { skip: withoutVectors },
  () => {
    const files = vectorFiles('merkle/testdata/subtreeinclusion')
    assert.equal(files.length, 204)
    for (const file of files) {
      const v = vectorJson(file) as {
        leafIdx: number
        start: number
        end: number
        root: string | null
        leafHash: string | null
        proof: string[] | null
        wantErr: boolean
      }
      const size = v.end - v.start
      // A subtree begins at a multiple of the power of two that it does not exceed.
      const isSubtree = size > 0 && v.start % 2 ** Math.ceil(Math.log2(size)) === 0
      const proof = (v.proof ?? []).map(bytes)
      const stated = {
        index: v.leafIdx - v.start,
        size,
        leaf: bytes(v.leafHash),
        root: bytes(v.root),
        proof,
      }
      assert.equal(isSubtree && verifyInclusion(crypto, stated), !v.wantErr, file)
    }
  },
)

test(
  'the published proofs of consistency are decided as they say, but for one',
  { skip: withoutVectors },
  () => {
    const files = vectorFiles('merkle/testdata/consistency')
    assert.equal(files.length, 98)
    for (const file of files) {
      const v = vectorJson(file) as {
        size1: number
        size2: number
        root1: string | null
        root2: string | null
        proof: string[] | null
        wantErr: boolean
      }
      const earlier = { size: v.size1, root: bytes(v.root1) }
      const later = { size: v.size2, root: bytes(v.root2) }
      const verified = verifyConsistency(crypto, { earlier, later, proof: (v.proof ?? []).map(bytes) })
      assert.equal(verified, !v.wantErr && !STRICTER.includes(file), file)
    }
  },
)

test(
  'what our two stricter points refuse, the published vectors refuse too',
  { skip: withoutVectors },
  () => {
    for (const file of BY_POLICY) assert.equal((vectorJson(file) as { wantErr: boolean }).wantErr, true, file)
  },
)
