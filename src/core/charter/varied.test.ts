/** The charter language, one value at a time: `tests/conformance/charters/varied.txt`. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { makeVaried } from '../../../tests/conformance/charters/make.ts'

const file = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../../tests/conformance/charters', name), 'utf8')

test('each value of it that is taken away, named otherwise or put in another form is answered as it was before', () => {
  const expected = file('varied.txt').trimEnd().split('\n')
  let at = 0
  for (const line of makeVaried()) assert.equal(line, expected[at++])
  assert.equal(at, expected.length)
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
