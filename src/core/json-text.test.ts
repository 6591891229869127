import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { readJson } from './json-text.ts'

function faults(text: string): readonly string[] {
  const read = readJson(text, 'x.json')
  return read.ok
    ? []
    : read.faults.map(({ code, line, found }) =>
        [code, line, found].filter((part) => part !== undefined).join(' '),
      )
}

test('whatever JSON.parse reads without a key twice is read the same', () => {
  const holds = (value: unknown): void => {
    for (const text of [JSON.stringify(value), JSON.stringify(value, undefined, 2)])
      assert.deepEqual(readJson(text), { ok: true, value: JSON.parse(text) as unknown })
  }
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 8 }), holds))
})

test('a key that stands twice in one object is a fault with its line, also where it is written otherwise', () => {
  assert.deepEqual(faults('{"a":1,\n"a":2}'), ['duplicate-key 2 a'])
  assert.deepEqual(faults('{"a":1,"\\u0061":2}'), ['duplicate-key 1 a'])
  assert.deepEqual(
    faults('{"":1,"":2}'),
    ['duplicate-key 1'].map((fault) => `${fault} `),
  )
  assert.deepEqual(faults('{"x":{"a":1},"y":[{"a":1,\n\n"b":{},"a":2}]}'), ['duplicate-key 3 a'])
  assert.deepEqual(faults('{"a":1,"a":2,"a":3}'), ['duplicate-key 1 a', 'duplicate-key 1 a'])
  assert.deepEqual(faults('{"__proto__":1,"__proto__":2}'), ['duplicate-key 1 __proto__'])
})

test('the same key in different objects, and in texts, is no fault', () => {
  assert.deepEqual(faults('[{"a":1},{"a":{"a":"\\"a\\":1,\\"a\\":2"}}]'), [])
  assert.deepEqual(faults('{"a":"{","b":"}","c":["a","a"]}'), [])
  assert.deepEqual(faults('{"a\\\\":1,"a":2}'), [])
})

test('any object with one of its keys said again is a fault', () => {
  const holds = (value: object): void => {
    const [key, inner] = Object.entries(value)[0]!
    const again = `${JSON.stringify(value).slice(0, -1)},${JSON.stringify(key)}:${JSON.stringify(inner)}}`
    assert.ok(
      faults(again).some((fault) => fault.startsWith('duplicate-key')),
      again,
    )
  }
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
      holds,
    ),
  )
})

test('what is nested without end is refused before it is read', () => {
  assert.deepEqual(faults('['.repeat(1_000_000)), ['too-deep'])
  assert.deepEqual(faults(`${'['.repeat(64)}${']'.repeat(64)}`), [])
  assert.deepEqual(faults(`${'['.repeat(65)}${']'.repeat(65)}`), ['too-deep'])
})

test('whatever the text is, it is read or it is a fault', () => {
  const holds = (text: string): void => {
    const read = readJson(text)
    assert.equal(read.ok || read.faults.length > 0, true)
  }
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'{}[]":,\\ab1 \n'.split('')) })),
      holds,
    ),
    { numRuns: 1000 },
  )
  for (const text of ['', ' ', '{', '"', '"\\', '{"a"', '{"a":', 'NaN', '{a:1}', '[1,]', '\u0000'])
    assert.ok(faults(text)[0]?.startsWith('not-json'), text)
})
