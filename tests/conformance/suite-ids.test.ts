/**
 * Which cases the suite has: each of the ninety-nine shared ids, no id twice, and cases of our own enough. An id with a suffix,
 * such as `U26-council`, is the part of that case which another organisation's charter answers.
 */
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { charterOf, yamlFile } from '../support/organisations.ts'

const SUITE = join(import.meta.dirname, '../../conformance')
const IDS = `
  U01 U03 U05 U06 U08 U10 U11 U13 U15 U16 U18 U20 U21 U23 U25 U26 U28 U30 U31 U33 U35
  E01 E03 E05 E06 E08 E10 E11 E13 E15 E16 E18 E20 E21 E23 E25 E26 E28
  N02 N03 N05 N07 N08 N10
  O01 O02 O04 O06 O07
  C02 C04 C05 C07 C09 C10 C12 C14 C15 C17 C19 C20
  K01 K03 K04
  R01 R03 R04
  A01 A03 AU1 AU3
  W01 W02 W04
  D01 D02 D04 D06
  X01 X03 X05 X06 X08 X10 X11 X13 X15 X16
  V01 V03 V04 V06 V08 V09 V11 V13 V14
  S02 S04
`
  .trim()
  .split(/\s+/)

const folders = (side: string): readonly string[] => readdirSync(join(SUITE, side))
const idOf = (side: string, folder: string): string => (yamlFile(join(SUITE, side, folder, 'case.yaml')) as { id: string }).id

test('each of the ninety-nine shared cases is in the suite', () => {
  assert.equal(new Set(IDS).size, 99)
  const found = new Set(folders('shared').map((folder) => idOf('shared', folder).split('-')[0]))
  assert.deepEqual(found, new Set(IDS))
})

test('no two cases of the suite have the same id', () => {
  const ids = ['shared', 'good', 'bad'].flatMap((side) => folders(side).map((folder) => idOf(side, folder)))
  assert.deepEqual(
    ids.filter((id, index) => ids.indexOf(id) !== index),
    [],
  )
})

test('at least sixty cases are our own, and each organisation has one that is in order and one that is not', () => {
  assert.ok(folders('good').length + folders('bad').length >= 60)
  // A demonstration has no text that a case could cite.
  const shipped = readdirSync(join(import.meta.dirname, '../../organisations')).filter(
    (name) => name !== 'parties' && !charterOf(name).demonstration,
  )
  for (const side of ['good', 'bad']) {
    const cases = folders(side).map((folder) => yamlFile(join(SUITE, side, folder, 'case.yaml')) as { organisation: string })
    const of = new Set(cases.map(({ organisation }) => organisation))
    assert.deepEqual(
      shipped.filter((name) => !of.has(name)),
      [],
      side,
    )
  }
})
