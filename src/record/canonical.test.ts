import assert from 'node:assert/strict'
import { test } from 'node:test'
import oracle from 'canonicalize'
import * as fc from 'fast-check'
import type { Json } from '../core/json.ts'
import { vectorBytes, vectorJson, withoutVectors } from '../../tests/support/shared.ts'
import { anyJson } from '../../tests/support/any-json.ts'
import { utf8 } from './bytes.ts'
import { canonical, fromCanonical, isCanonical, jcs } from './canonical.ts'

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

test('canonical bytes, read and written again, are the same bytes', () => {
  fc.assert(
    fc.property(anyJson, (value) => {
      const bytes = canonical(value)
      const back = fromCanonical(bytes)
      assert.ok(back !== undefined)
      assert.deepEqual(canonical(back), bytes)
      assert.ok(isCanonical(bytes))
    }),
  )
})

test('an independent implementation of RFC 8785 writes the same bytes', () => {
  fc.assert(fc.property(anyJson, (value) => assert.equal(text(canonical(value)), oracle(value))))
  const keys = fc.dictionary(fc.string({ unit: 'binary' }), fc.integer())
  fc.assert(fc.property(keys, (value) => assert.equal(text(jcs(value)), oracle(value))))
})

test('the order in which an object was put together leaves no trace', () => {
  assert.equal(text(canonical({ b: 1, a: [true, { d: 'x', c: -1 }] })), '{"a":[true,{"c":-1,"d":"x"}],"b":1}')
  assert.equal(text(canonical({ aB: 1, ab: 2, a_: 3, a1: 4, a: 5 })), '{"a":5,"a1":4,"aB":1,"a_":3,"ab":2}')
})

test('keys are ordered by UTF-16 units: U+10000 comes before U+FFFF', () => {
  assert.equal(text(jcs({ '\uFFFF': 1, '\u{10000}': 2 })), '{"\u{10000}":2,"\uFFFF":1}')
})

test('a space, another order, another spelling, or a byte more is not canonical', () => {
  assert.ok(isCanonical(utf8('{"a":"\\n","b":1}')))
  for (const other of [
    '{"b":1,"a":2}',
    '{"a": 1}',
    '{"a":1}\n',
    '{"a":"\\u0061"}',
    '{"a":"\\u000a"}',
    '"\\/"',
    '1.0',
  ]) {
    assert.ok(!isCanonical(utf8(other)), other)
  }
})

test('what no entry may hold is not written', () => {
  const hole: Json[] = [1]
  hole.length = 2
  const numbers = [1.5, -0, 2 ** 53, -(2 ** 53), 1e21, Number.NaN, Infinity, 1n]
  const texts = ['\uD800', '\uDC00\uD800', 'e\u0301']
  const others = [
    null,
    undefined,
    Symbol('s'),
    () => 1,
    [undefined],
    hole,
    new Date(0),
    new Map(),
    new Uint8Array(1),
  ]
  const objects = [
    { A: 1 },
    { '': 1 },
    { 'a-b': 1 },
    { é: 1 },
    { _a: 1 },
    { a: undefined },
    { a: null },
    nested(33),
  ]
  const wrong: readonly unknown[] = [...numbers, ...texts, ...others, ...objects]
  for (const value of wrong) assert.throws(() => canonical(value as Json), RangeError)
  assert.ok(isCanonical(canonical(nested(32))))
})

test(
  'the published vectors of RFC 8785 are reproduced, but for two with null and fractions',
  { skip: withoutVectors },
  () => {
    for (const name of ['french', 'structures', 'unicode', 'weird']) {
      const value = vectorJson(`jcs/testdata/input/${name}.json`) as Json
      assert.deepEqual(jcs(value), vectorBytes(`jcs/testdata/output/${name}.json`), name)
    }
    for (const name of ['arrays', 'values']) {
      assert.throws(() => jcs(vectorJson(`jcs/testdata/input/${name}.json`) as Json), RangeError, name)
    }
  },
)

function nested(depth: number): Json {
  return depth === 0 ? 1 : [nested(depth - 1)]
}
