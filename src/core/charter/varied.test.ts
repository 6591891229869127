/** The charter language, one value at a time: `tests/conformance/charters/varied.txt`. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { makeVaried, SECTIONS } from '../../../tests/conformance/charters/make.ts'

const file = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../../tests/conformance/charters', name), 'utf8')

const lines = file('varied.txt').trimEnd().split('\n')

for (const section of SECTIONS) {
  test(`each value of the section ${section} that is taken away, named otherwise or put in another form is answered as it was before`, () => {
    const expected = lines.filter((line) => /^\/([^/: ]+)/.exec(line)?.[1] === section)
    let at = 0
    for (const line of makeVaried(section)) assert.equal(line, expected[at++])
    assert.equal(at, expected.length)
    assert.ok(at > 0)
  })
}

test('no line is of a section that the charter does not have, but that such a section is refused', () => {
  const sections = new Set(lines.map((line) => /^\/([^/: ]+)/.exec(line)?.[1] ?? ''))
  assert.deepEqual([...sections].toSorted(), [...SECTIONS, 'unheardOf'].toSorted())
  const [first] = makeVaried()
  assert.equal(first, lines[0])
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
