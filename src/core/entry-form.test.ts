import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { entrySchema, type Entry } from './act.ts'
import { isPlainEntry, readEntry } from './entry-form.ts'
import { anyJson } from '../../tests/support/any-json.ts'
import { EXAMPLE, exampleBuilt, FICTIONAL, workedBuilt } from '../../tests/support/records.ts'

const ENTRIES: readonly Entry[] = [EXAMPLE].flatMap((name) => [
  ...exampleBuilt(name).ledger.entries.slice(0, 40),
  ...FICTIONAL.flatMap((fictional) => workedBuilt(fictional).ledger.entries),
])

/** Every place in a value, as the keys that lead there. */
function places(value: unknown): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [[]]
  return [[], ...Object.entries(value).flatMap(([key, inner]) => places(inner).map((rest) => [key, ...rest]))]
}

/** The value with another at a place; without what was there where the other is undefined. */
function changed(value: unknown, [key, ...rest]: readonly string[], to: unknown): unknown {
  if (key === undefined) return to
  if (Array.isArray(value)) return value.map((one, at) => (String(at) === key ? changed(one, rest, to) : one))
  const fields = Object.entries(value as object).flatMap(([name, inner]) => {
    if (name !== key) return [[name, inner]]
    return rest.length === 0 && to === undefined ? [] : [[name, changed(inner, rest, to)]]
  })
  return Object.fromEntries(fields)
}

test('the entries of records are of the form that is seen at once', () => {
  for (const entry of ENTRIES) {
    assert.ok(isPlainEntry(entry), JSON.stringify(entry))
    assert.ok(entrySchema.safeParse(entry).success)
  }
})

test('what the quick look takes the schema takes too, whatever is changed, left out or added', () => {
  const texts = ['', 'a', '0', 'ARM', 'x.y', '2026-02-30T00:00:00Z', '2026-02-28T24:00:00Z', 'f'.repeat(64)]
  const others = fc.oneof(anyJson, fc.constantFrom(...texts, undefined, -1, 0.5, 2 ** 53, null, [], {}))
  const cases = fc.constantFrom(...ENTRIES).chain((entry) =>
    fc.record({
      entry: fc.constant(entry),
      place: fc.constantFrom(...places(entry)),
      to: others,
      more: fc.option(fc.constantFrom('v', 'zeta', 'digest', 'commitment', 'seen'), { nil: undefined }),
    }),
  )
  let taken = 0
  fc.assert(
    fc.property(cases, ({ entry, place, to, more }) => {
      const value = changed(entry, place, more === undefined ? to : { ...Object(to), [more]: to })
      if (!isPlainEntry(value)) return
      taken += 1
      const read = entrySchema.safeParse(value)
      assert.ok(read.success, JSON.stringify(value))
      assert.deepEqual(read.data, value)
    }),
    { numRuns: 3000 },
  )
  assert.ok(taken > 0, 'some changes, as of a number in a body, leave the form')
})

test('of an entry of another form every wrong place is named', () => {
  const [entry] = ENTRIES
  const read = readEntry({ ...entry, received: 'today', act: { ...entry!.act, v: 2 } })
  assert.deepEqual('wrong' in read && read.wrong.map((path) => path.join('/')).toSorted(), [
    'act/v',
    'received',
  ])
})
