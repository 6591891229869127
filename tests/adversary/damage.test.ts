/** Damage to an exported record: whatever changes in the file, `verify` finds it, and never by falling over. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { canonical } from '../../src/record/canonical.ts'
import { concat, utf8 } from '../../src/record/bytes.ts'
import { readArchive } from '../../src/record/archive.ts'
import { verify, type Report } from '../../src/record/verify.ts'
import { anyJson } from '../support/any-json.ts'
import { archiveOf, crypto, exampleBuilt, workedBuilt } from '../support/records.ts'

const HARBOUR = archiveOf('harbour-league', workedBuilt('harbour-league'))
const ALPINE = archiveOf('alpine-compact', workedBuilt('alpine-compact'))
const CSTO = archiveOf('csto', exampleBuilt('csto'))

function check(bytes: Uint8Array): Report {
  return verify(crypto, readArchive(bytes))
}

/** The report says no, and says why. */
function assertRefused(bytes: Uint8Array, what: string): void {
  const report = check(bytes)
  assert.equal(report.ok, false, what)
  assert.ok(report.faults.length > 0, what)
}

function flipped(bytes: Uint8Array, at: number, bit: number): Uint8Array {
  return bytes.with(at, bytes[at]! ^ (1 << bit))
}

function linesOf(bytes: Uint8Array): readonly Uint8Array[] {
  return Buffer.from(bytes)
    .toString('latin1')
    .split('\n')
    .slice(0, -1)
    .map((line) => new Uint8Array(Buffer.from(line, 'latin1')))
}

function fileOf(lines: readonly Uint8Array[]): Uint8Array {
  return concat(...lines.flatMap((line) => [line, utf8('\n')]))
}

test('the records that are damaged below hold as they are', () => {
  for (const bytes of [HARBOUR, ALPINE, CSTO]) assert.deepEqual(check(bytes).faults, [])
  for (const bytes of [HARBOUR, ALPINE, CSTO]) assert.deepEqual(fileOf(linesOf(bytes)), bytes)
})

for (const [name, bytes, numRuns] of [
  ['a fictional organisation', HARBOUR, 400],
  ['an example organisation', CSTO, 100],
] as const) {
  test(`one bit flipped anywhere in the record of ${name} is found`, () => {
    const anyAt = fc.integer({ min: 0, max: bytes.length - 1 })
    const holds = (at: number, bit: number): void => assertRefused(flipped(bytes, at, bit), `byte ${at}`)
    fc.assert(fc.property(anyAt, fc.integer({ min: 0, max: 7 }), holds), { numRuns })
  })

  test(`one byte of the record of ${name} overwritten with any other is found`, () => {
    const anyAt = fc.integer({ min: 0, max: bytes.length - 1 })
    const holds = (at: number, by: number): void =>
      assertRefused(bytes.with(at, (bytes[at]! + by) % 256), `byte ${at}`)
    fc.assert(fc.property(anyAt, fc.integer({ min: 1, max: 255 }), holds), { numRuns: numRuns / 2 })
  })

  test(`the record of ${name} cut off at any length is found`, () => {
    const holds = (length: number): void => assertRefused(bytes.subarray(0, length), `${length} bytes`)
    fc.assert(fc.property(fc.integer({ min: 0, max: bytes.length - 1 }), holds), { numRuns })
    for (const length of [0, 1, bytes.length - 1, bytes.length - 2]) holds(length)
  })
}

test('every bit of the head line counts', () => {
  const length = linesOf(HARBOUR)[0]!.length + 1
  for (let at = 0; at < length; at += 1) assertRefused(flipped(HARBOUR, at, at % 8), `byte ${at}`)
})

test('the record cut off after any whole line is found', () => {
  const lines = linesOf(HARBOUR)
  for (let kept = 0; kept < lines.length; kept += 1)
    assertRefused(fileOf(lines.slice(0, kept)), `${kept} lines`)
})

test('bytes after the end are found, an empty line and a space too', () => {
  for (const tail of ['\n', ' ', '\0', 'x', '{}\n', '\r\n'])
    assertRefused(concat(HARBOUR, utf8(tail)), JSON.stringify(tail))
  assertRefused(concat(HARBOUR, HARBOUR), 'itself')
  const holds = (tail: Uint8Array): void => assertRefused(concat(HARBOUR, tail), 'tail')
  fc.assert(fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), holds), { numRuns: 100 })
})

test('bytes before the beginning are found, a byte order mark too', () => {
  for (const front of ['\n', ' ', '﻿']) assertRefused(concat(utf8(front), HARBOUR), JSON.stringify(front))
})

test('any two lines that change places are found', () => {
  const lines = linesOf(HARBOUR)
  for (let i = 0; i < lines.length; i += 1) {
    for (let j = i + 1; j < lines.length; j += i < 3 ? 1 : 4) {
      const swapped = lines.with(i, lines[j]!).with(j, lines[i]!)
      assertRefused(fileOf(swapped), `lines ${i} and ${j}`)
    }
  }
})

test('a line that stands twice, and a line that is gone, are found', () => {
  const lines = linesOf(HARBOUR)
  lines.forEach((line, index) => {
    assertRefused(fileOf([...lines.slice(0, index), line, ...lines.slice(index)]), `line ${index} twice`)
    assertRefused(fileOf(lines.filter((_, other) => other !== index)), `line ${index} gone`)
  })
})

test('lines of another organisation in the place of its own are found', () => {
  const [ours, theirs] = [linesOf(HARBOUR), linesOf(ALPINE)]
  assertRefused(fileOf([ours[0]!, ...theirs.slice(1)]), 'its head over another log')
  assertRefused(fileOf([theirs[0]!, ...ours.slice(1)]), 'another head over its log')
  for (let at = 1; at < 13; at += 1) assertRefused(fileOf(ours.with(at, theirs[at]!)), `entry ${at - 1}`)
})

test('lines that end as on Windows are found', () => {
  assertRefused(
    new Uint8Array(Buffer.from(Buffer.from(HARBOUR).toString('latin1').replaceAll('\n', '\r\n'), 'latin1')),
    'CRLF',
  )
})

test('whatever the bytes are, verify answers and does not fall over', () => {
  const holds = (bytes: Uint8Array): boolean => !check(bytes).ok
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), holds), { numRuns: 500 })
})

test('whatever canonical lines stand in the file, verify answers and does not fall over', () => {
  const holds = (values: readonly Parameters<typeof canonical>[0][]): boolean =>
    !check(fileOf(values.map((value) => canonical(value)))).ok
  fc.assert(fc.property(fc.array(anyJson, { maxLength: 6 }), holds), { numRuns: 300 })
})

test('whatever stands in the place of one value of an entry, verify answers and does not fall over', () => {
  const lines = linesOf(HARBOUR)
  const anyPlace = fc.tuple(fc.integer({ min: 0, max: lines.length - 1 }), fc.nat({ max: 200 }), anyJson)
  const holds = ([at, nth, value]: [number, number, Parameters<typeof canonical>[0]]): void => {
    const changed = replaced(JSON.parse(new TextDecoder().decode(lines[at])), nth, value)
    const line = canonical(changed as Parameters<typeof canonical>[0])
    if (Buffer.from(line).equals(Buffer.from(lines[at]!))) return
    assertRefused(fileOf(lines.with(at, line)), `line ${at}`)
  }
  fc.assert(fc.property(anyPlace, holds), { numRuns: 600 })
})

test('any one key left out of an entry is found', () => {
  const lines = linesOf(HARBOUR)
  lines.forEach((line, at) => {
    const value: unknown = JSON.parse(new TextDecoder().decode(line))
    for (const without of withoutOneKey(value))
      assertRefused(
        fileOf(lines.with(at, canonical(without as Parameters<typeof canonical>[0]))),
        `line ${at}`,
      )
  })
})

/** The value with its nth inner value, counted from the outside in and round again, exchanged. */
function replaced(value: unknown, nth: number, by: unknown): unknown {
  const places: (() => void)[] = []
  const copy: unknown = structuredClone(value)
  const walk = (inner: unknown): void => {
    if (typeof inner !== 'object' || inner === null) return
    for (const key of Object.keys(inner)) {
      places.push(() => ((inner as Record<string, unknown>)[key] = by))
      walk((inner as Record<string, unknown>)[key])
    }
  }
  walk(copy)
  places[nth % places.length]?.()
  return copy
}

function withoutOneKey(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  const entries = Object.entries(value)
  return entries.flatMap(([key, inner]) => [
    Object.fromEntries(entries.filter(([other]) => other !== key)),
    ...withoutOneKey(inner).map((less) => ({ ...value, [key]: less })),
  ])
}
