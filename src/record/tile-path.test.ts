import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { utf8 } from './bytes.ts'
import { nodeCrypto } from './crypto-node.ts'
import { leafHash } from './digest.ts'
import { verifyInclusion } from './proof.ts'
import { inclusionFrom, tilesFor } from './tile-path.ts'
import { hashTile, hasTile, tilePath, type TilePlace } from './tiles.ts'
import { newTree } from './tree.ts'

const crypto = nodeCrypto()
const tree = newTree(crypto)
const MOST = 70_000
for (let at = 0; at < MOST; at++) tree.append(leafHash(crypto, utf8(`entry ${at}`)))

const sizes = fc.oneof(
  fc.integer({ min: 1, max: 600 }),
  fc.integer({ min: 65_000, max: MOST }),
  fc.constantFrom(1, 255, 256, 257, 65_535, 65_536, 65_537),
)
const places = sizes.chain((size) => fc.record({ size: fc.constant(size), index: fc.nat({ max: size - 1 }) }))

test('the way to the root from tiles is that of the tree, and the tiles that it takes are those of the log', () => {
  fc.assert(
    fc.property(places, ({ size, index }) => {
      const tiles = new Map(
        tilesFor(index, size).map((place) => {
          assert.ok(hasTile(place, size), tilePath(place))
          return [tilePath(place), hashTile(tree, place)]
        }),
      )
      const tile = (place: TilePlace): Uint8Array | undefined => tiles.get(tilePath(place))
      assert.deepEqual(inclusionFrom(crypto, index, size, tile), tree.inclusion(index, size))
    }),
    { numRuns: 300 },
  )
})

test('a bit of a tile flipped where the way leads, and a tile that is short, prove nothing', () => {
  const [index, size] = [300, 70_000]
  const [leaf, root] = [tree.leaf(index), tree.root(size)]
  for (const wrong of tilesFor(index, size)) {
    for (const change of ['flipped', 'short'] as const) {
      const proof = inclusionFrom(crypto, index, size, (place) => {
        const bytes = hashTile(tree, place)
        if (tilePath(place) !== tilePath(wrong)) return bytes
        return change === 'short' ? bytes.subarray(0, 31) : bytes.map((byte) => byte ^ 1)
      })
      const holds = proof !== undefined && verifyInclusion(crypto, { index, size, leaf, root, proof })
      assert.equal(holds, false, `${change} ${tilePath(wrong)}`)
    }
  }
})
