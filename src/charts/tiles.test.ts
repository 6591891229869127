import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { tiles, type Tile } from './tiles.ts'

const made = (all: readonly Tile[], dir: 'ltr' | 'rtl' = 'ltr'): string =>
  tiles({ id: 'parties', title: 'On 1 June 2005: 1 member of 3 parties.', tiles: all, dir })
const three: readonly Tile[] = [
  { code: 'ALD', status: 'member' },
  { code: 'BOR', status: 'left' },
  { code: 'CAS', status: 'suspended' },
]

test('every party has one tile with its code, and the picture its sentence', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), (count) => {
      const all = Array.from({ length: count }, (_, at): Tile => ({ code: `P${at}`, status: 'member' }))
      const drawn = made(all)
      assert.equal(drawn.match(/<g class="tile /g)?.length, count)
      for (const { code } of all) assert.ok(drawn.includes(`>${code}</text>`))
      // No two tiles lie on one another, and all lie in the picture.
      const places = [...drawn.matchAll(/<rect class="member" x="([\d.]+)" y="([\d.]+)"/g)]
      assert.equal(new Set(places.map(([, x, y]) => `${x} ${y}`)).size, count)
      const [, width] = /viewBox="0 0 ([\d.]+)/.exec(drawn)!
      for (const [, x] of places) assert.ok(Number(x) + 52 <= Number(width))
    }),
  )
  assert.ok(made(three).includes('<title id="parties-title">On 1 June 2005: 1 member of 3 parties.</title>'))
})

test('tiles begin on the side where reading begins', () => {
  const first = (drawn: string): number =>
    Number(/x="([\d.]+)"/.exec(drawn.slice(drawn.indexOf('tile ')))![1])
  assert.ok(first(made(three)) < first(made(three, 'rtl')))
})

test('a suspended party is hatched, and what has no party is no picture', () => {
  assert.match(made(three), /url\(#parties-hatch\)/)
  assert.doesNotMatch(made(three.slice(0, 2)), /hatch/)
  assert.equal(made([]), '')
})
