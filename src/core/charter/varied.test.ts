/** The charter language, one value at a time: `tests/conformance/charters/whole.json` and `varied.txt`. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { makeVaried, makeWhole } from '../../../tests/conformance/charters/make.ts'

const file = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../../tests/conformance/charters', name), 'utf8')

test('a charter that says all that can be said is read as it was before', () => {
  assert.equal(makeWhole(), file('whole.json'))
})

test('each value of it that is taken away, named otherwise or put in another form is answered as it was before', () => {
  const [found, expected] = [makeVaried(), file('varied.txt').trimEnd().split('\n')]
  const [now, before] = [new Set(found), new Set(expected)]
  assert.deepEqual(
    [found.filter((line) => !before.has(line)), expected.filter((line) => !now.has(line))],
    [[], []],
  )
})

test('whatever names a source, an organ, a matter, a group, a table, a fact or an instrument is refused where there is none', () => {
  const NAMES =
    /\/(source|organ|organs\/\d+|matters\/\d+|weight|holding|class|group|treaty|procedure|challenge|prolongedBy|invitedBy)$/
  const places = new Set(file('varied.txt').match(/^\S+(?= taken away)/gm))
  const refused = new Set(file('varied.txt').match(/^\S+(?= "nowhere": unknown-)/gm))
  const named = [...places].filter((place) => NAMES.test(place))
  assert.ok(named.length > 80, `${named.length}`)
  // A table in a rule is an object in `holding: { weight }`, and its own name in `blockers`.
  assert.deepEqual(
    named.filter((place) => !refused.has(place)),
    ['/instruments/pact/entryIntoForce/0/holding', '/instruments/pact/entryIntoForce/1/holding'],
  )
})
