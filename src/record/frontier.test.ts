import assert from 'node:assert/strict'
import { test } from 'node:test'
import { utf8 } from './bytes.ts'
import { nodeCrypto } from './crypto-node.ts'
import { leafHash } from './digest.ts'
import { frontierRoot, grown, isFrontier, NO_LEAVES, type Frontier } from './frontier.ts'
import { newTree } from './tree.ts'

const crypto = nodeCrypto()

test('the right edge grows and gives the root as the whole tree does', () => {
  const tree = newTree(crypto)
  let frontier: Frontier = NO_LEAVES
  assert.deepEqual(frontierRoot(crypto, frontier), tree.root())
  for (let i = 0; i < 300; i++) {
    const leaf = leafHash(crypto, utf8(`act-${i}`))
    tree.append(leaf)
    frontier = grown(crypto, frontier, leaf)
    assert.deepEqual(frontier, tree.frontier())
    assert.deepEqual(frontierRoot(crypto, frontier), tree.root())
  }
  assert.deepEqual(frontierRoot(crypto, tree.frontier(77)), tree.root(77))
})

test('an edge with more or fewer hashes than its size demands is refused', () => {
  const hash = new Uint8Array(32)
  assert.ok(isFrontier({ size: 5, hashes: [hash, hash] }))
  assert.ok(isFrontier({ size: 2 ** 40 + 1, hashes: [hash, hash] }))
  const wrong: readonly Frontier[] = [
    { size: 5, hashes: [hash] },
    { size: 4, hashes: [hash, hash] },
    { size: 1, hashes: [new Uint8Array(31)] },
    { size: -1, hashes: [] },
    { size: 1.5, hashes: [hash] },
    { size: 0, hashes: [hash] },
  ]
  for (const frontier of wrong) {
    assert.ok(!isFrontier(frontier))
    assert.throws(() => frontierRoot(crypto, frontier), RangeError)
    assert.throws(() => grown(crypto, frontier, hash), RangeError)
  }
})
