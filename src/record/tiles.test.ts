import assert from 'node:assert/strict'
import { test } from 'node:test'
import { vectorBytes, withoutVectors } from '../../tests/support/shared.ts'
import { concat, utf8 } from './bytes.ts'
import { nodeCrypto } from './crypto-node.ts'
import { leafHash } from './digest.ts'
import {
  entryBundle,
  hashTile,
  hasTile,
  parseTilePath,
  readBundle,
  tilePath,
  tilePlaces,
  type TilePlace,
} from './tiles.ts'
import { newTree, type Tree } from './tree.ts'

const crypto = nodeCrypto()

function treeOf(leaves: readonly Uint8Array[]): Tree {
  const tree = newTree(crypto)
  leaves.forEach((leaf) => tree.append(leaf))
  return tree
}

const hashesIn = (tile: Uint8Array): readonly Uint8Array[] =>
  Array.from({ length: tile.length / 32 }, (_, at) => tile.slice(32 * at, 32 * at + 32))

test('a path is in groups of three digits, the last alone without an x, with the width of a partial tile', () => {
  const paths: readonly (readonly [TilePlace, string])[] = [
    [{ level: 0, index: 0, width: 256 }, 'tile/0/000'],
    [{ level: 0, index: 1_234_067, width: 256 }, 'tile/0/x001/x234/067'],
    [{ level: 'entries', index: 5, width: 15 }, 'tile/entries/005.p/15'],
    [{ level: 2, index: 1000, width: 1 }, 'tile/2/x001/000.p/1'],
  ]
  for (const [place, path] of paths) {
    assert.equal(tilePath(place), path)
    assert.deepEqual(parseTilePath(path), place)
  }
})

test('each tile has one path: any other spelling names nothing', () => {
  for (const path of [
    'tile/0/0',
    'tile/0/00',
    'tile/00/000',
    'tile/64/000',
    'tile/-1/000',
    'tile/0/x000/000',
    'tile/0/001/000',
    'tile/0/x001',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/007',
    'tile/0/000.p/',
    'tile/0/000/',
    'tile/8/0/000',
    'tile/data/000',
    'tile/0/../000',
    'tile/0/x999/x999/x999/x999/x999/999',
    '/tile/0/000',
    'tile/0/000\n',
  ])
    assert.equal(parseTilePath(path), undefined, JSON.stringify(path))
})

test('a log of 70,000 entries has the tiles that the specification counts', () => {
  const places = tilePlaces(70_000)
  const count = (level: number | 'entries', full: boolean): number =>
    places.filter((place) => place.level === level && (place.width === 256) === full).length
  assert.deepEqual([count(0, true), count(0, false), count(1, true), count(1, false)], [273, 1, 1, 1])
  assert.deepEqual(places.filter(({ width }) => width < 256).map(tilePath), [
    'tile/entries/273.p/112',
    'tile/0/273.p/112',
    'tile/1/001.p/17',
    'tile/2/000.p/1',
  ])
  assert.deepEqual(tilePlaces(256).map(tilePath), ['tile/entries/000', 'tile/0/000', 'tile/1/000.p/1'])
  assert.deepEqual(tilePlaces(0), [])
})

test('a log has every tile that its size has made, at each earlier width, and none beyond', () => {
  for (const place of tilePlaces(600)) {
    assert.ok(hasTile(place, 600), tilePath(place))
    if (place.level !== 1) assert.ok(!hasTile({ ...place, index: place.index + 3 }, 600), tilePath(place))
  }
  assert.ok(hasTile({ level: 0, index: 2, width: 88 }, 600))
  assert.ok(!hasTile({ level: 0, index: 2, width: 89 }, 600))
  assert.ok(hasTile({ level: 1, index: 0, width: 2 }, 600))
  assert.ok(!hasTile({ level: 1, index: 0, width: 3 }, 600))
})

test('the hashes of a level are the roots of the full tiles below', () => {
  const leaves = Array.from({ length: 600 }, (_, at) => crypto.sha256(utf8(`${at}`)))
  const tree = treeOf(leaves)
  const above = hashTile(tree, { level: 1, index: 0, width: 2 })
  assert.deepEqual(
    above,
    concat(...[0, 1].map((at) => treeOf(leaves.slice(256 * at, 256 * at + 256)).root())),
  )
  assert.throws(() => hashTile(tree, { level: 1, index: 0, width: 3 }), RangeError)
  assert.throws(() => hashTile(tree, { level: 0, index: 2, width: 89 }), RangeError)
  assert.throws(() => hashTile(tree, { level: 'entries', index: 0, width: 1 }), RangeError)
})

test('a bundle gives back its entries, the empty and the longest among them; cut anywhere it is none or shorter', () => {
  const entries = [utf8('a'), new Uint8Array(), new Uint8Array(65_535).fill(7), utf8('z')]
  const bundle = entryBundle(entries)
  assert.deepEqual(readBundle(bundle), entries)
  assert.equal(readBundle(bundle.subarray(0, -1)), undefined)
  assert.equal(readBundle(bundle.subarray(0, 4)), undefined)
  assert.throws(() => entryBundle([new Uint8Array(65_536)]), RangeError)
})

test(
  'the tiles and bundles of a published log are reproduced, at each of its sizes',
  { skip: withoutVectors },
  () => {
    const LOG = 'tessera-log/testdata/log'
    const entries = readBundle(vectorBytes(`${LOG}/tile/entries/000.p/15`))!
    assert.equal(entries.length, 15)
    const tree = treeOf(entries.map((entry) => leafHash(crypto, entry)))
    for (let width = 1; width <= 15; width++) {
      const [tile, bundle] = [
        tilePath({ level: 0, index: 0, width }),
        tilePath({ level: 'entries', index: 0, width }),
      ]
      assert.deepEqual(hashTile(tree, parseTilePath(tile)!), vectorBytes(`${LOG}/${tile}`), tile)
      assert.deepEqual(entryBundle(entries.slice(0, width)), vectorBytes(`${LOG}/${bundle}`), bundle)
    }
  },
)

test(
  'the tiles of a published tree of 300 entries follow from its leaves, on two levels',
  { skip: withoutVectors },
  () => {
    const TREE =
      'sunlight/testdata/witness/mirror/000de184301123b9278c086a7d9f68c9577e83872224c197058fd90784ea9706'
    const leaves = ['tile/0/000', 'tile/0/001.p/44'].flatMap((path) =>
      hashesIn(vectorBytes(`${TREE}/${path}`)),
    )
    assert.equal(leaves.length, 300)
    const tree = treeOf(leaves)
    const paths = tilePlaces(300).filter(({ level }) => level !== 'entries')
    assert.deepEqual(paths.map(tilePath), ['tile/0/000', 'tile/0/001.p/44', 'tile/1/000.p/1'])
    for (const place of paths)
      assert.deepEqual(hashTile(tree, place), vectorBytes(`${TREE}/${tilePath(place)}`), tilePath(place))
    const checkpoint = new TextDecoder().decode(vectorBytes(`${TREE}/checkpoint`)).split('\n')
    assert.equal(Buffer.from(tree.root()).toString('base64'), checkpoint[2])
  },
)
