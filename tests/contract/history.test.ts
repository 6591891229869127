/** What the example organisations hold: rows of the source article, and rolls that another collection gives too. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import type { Decided } from '../../src/core/acts/question-decided.ts'
import { positionsOf } from '../../src/core/acts/question-decided.ts'
import type { Happened } from '../../src/core/chronicle.ts'
import type { PartyId } from '../../src/core/ids.ts'
import { operationStatus, remaining, type Operation } from '../../src/core/operation.ts'
import type { Day } from '../../src/core/time.ts'
import { nodeCrypto } from '../../src/record/crypto-node.ts'
import { readFolder } from '../../src/store/folder.ts'
import { flagsOf, readingOfFolder, situationOn, type Reading } from '../../src/store/reading.ts'

const ROLLS = join(import.meta.dirname, '../../../shared/data/rollcalls/unsc-rollcall-even-years.csv.gz')
const ORGANISATIONS = join(import.meta.dirname, '../../organisations')

const skip = existsSync(ROLLS)
  ? false
  : 'the roll calls are not here: put them into ../shared/data/rollcalls, beside the checkout, to compare'

function reading(name: string): Reading {
  const folder = readFolder(
    nodeCrypto(),
    join(ORGANISATIONS, name),
    join(ORGANISATIONS, 'parties/parties.yaml'),
  )
  assert.ok(folder.ok)
  return readingOfFolder(folder.value)
}

const rowsOf = (event: Happened): readonly string[] => {
  const { rows, row } = event.body as { rows?: readonly string[]; row?: string }
  return [...(rows ?? []), ...(row === undefined ? [] : [row])]
}

test('each row A1 to A8 and A10, B1 to B15 and D1 to D4 of the source article is held by an act with a source', () => {
  const held = new Set(
    reading('csto')
      .events()
      .filter(({ sources }) => sources.length > 0)
      .flatMap(rowsOf),
  )
  const count = (letter: string, to: number): string[] =>
    Array.from({ length: to }, (_, index) => `${letter}${index + 1}`)
  const wanted = [...count('A', 8), 'A10', ...count('B', 15), ...count('D', 4)]
  assert.deepEqual(
    wanted.filter((row) => !held.has(row)),
    [],
  )
})

test('what the article claims of B1 to B15 is a statement with a speaker and a gist, never a fact', () => {
  const csto = reading('csto')
  for (const event of csto.events().filter((one) => rowsOf(one).some((row) => row.startsWith('B')))) {
    assert.equal(event.kind, 'statement.made', event.ref)
    assert.ok(csto.prose(event, 'gist') && csto.speaker(event), event.ref)
  }
})

test('the operation of January 2022 stands on each day as far as its steps had come, and was closed only with the last contingent', () => {
  const csto = reading('csto')
  const on = (day: string): Operation =>
    situationOn(csto, { on: `2022-01-${day}` as Day }).operations.get('kazakhstan-2022')!
  const stood = (day: string): readonly unknown[] => [operationStatus(on(day)), remaining(on(day)).join(' ')]
  assert.deepEqual(['05', '06', '07', '13', '14', '19'].map(stood), [
    ['requested', ''],
    ['mandated', 'BLR RUS'],
    ['mandated', 'ARM BLR KGZ RUS TJK'],
    ['ended', 'ARM BLR KGZ RUS TJK'],
    ['ended', 'RUS'],
    ['completed', ''],
  ])
  const kgz = (day: string): readonly string[] => Object.keys(on(day).contingents.get('KGZ' as PartyId)!)
  assert.deepEqual(
    [kgz('06'), kgz('07')],
    [['pledged'], ['pledged', 'authorised', 'deployed']],
    'a consent of 7 January is none on the 6th',
  )
})

test('the Armenian contingent is counted at 100 and at 70: both figures stand, each with its source', () => {
  const { contingents } = situationOn(reading('csto'), { on: '2022-01-31' as Day }).operations.get(
    'kazakhstan-2022',
  )!
  const figures = contingents.get('ARM' as PartyId)!.deployed?.personnel
  assert.deepEqual(figures, [
    { value: 100, sources: ['panorama-am-2022-01-07'] },
    { value: 70, sources: ['alalam-2022'] },
  ])
})

test('no reported decision of the examples contradicts the rule of its day', () => {
  for (const name of ['csto', 'un-security-council']) assert.deepEqual([...flagsOf(reading(name))], [], name)
})

test(
  'every decision of 2020 and 2022 that the other collection has stands here with the same roll',
  { skip },
  () => {
    const file = gunzipSync(readFileSync(ROLLS)).toString('utf8')
    const theirs = new Map<string, Map<string, string>>()
    for (const line of file.trim().split('\n').slice(1)) {
      const [decision = '', date = '', , , party = '', position = ''] = line.split(',')
      if (!/^20(?:20|22)-/.test(date)) continue
      theirs.set(decision, (theirs.get(decision) ?? new Map<string, string>()).set(party, position))
    }
    assert.equal(theirs.size, 121)
    const ours = reading('un-security-council')
      .events()
      .filter(({ kind }) => kind === 'question.decided')
      .map(({ body }) => body as Decided)
      .filter(({ roll }) => roll !== undefined)
      .map(({ question, roll }) => ({ question, roll: new Map<string, string>(positionsOf(roll!)) }))
    const unmatched = [...theirs].filter(([symbol, roll]) => {
      // One symbol that the other collection gives to two decisions stands here under two symbols: the roll must be there.
      const plain = symbol.replace(/ #\d$/, '')
      return !ours.some((one) => (one.question === plain || symbol !== plain) && same(one.roll, roll))
    })
    assert.deepEqual(
      unmatched.map(([symbol]) => symbol),
      [],
    )
  },
)

function same(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([party, position]) => b.get(party) === position)
}
