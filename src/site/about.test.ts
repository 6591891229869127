import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EXAMPLE, shipped } from '../../tests/support/records.ts'
import { NOW, shownFolder, shownRecord } from '../../tests/support/shown.ts'
import { unreadParts } from '../core/charter/parts.ts'
import { SPOKEN, words } from '../words/index.ts'
import type { About } from './about.ts'
import { site } from './site.ts'

const records = shipped().map(shownFolder)
const app = site(
  () => records,
  () => NOW,
)

test('the page about a record counts what is encoded, and what of it nobody read, as the record has it', async () => {
  for (const { code, reading } of records) {
    const { encoded, unverified, leftOut } = (await (
      await app.request(`/${code}/about.json`)
    ).json()) as About
    const happened = reading.events().filter(({ day }) => day <= NOW.slice(0, 10))
    const decisions = happened.filter(({ kind }) => kind === 'question.decided').length
    assert.equal(encoded.rules, reading.charter.rules.length, code)
    assert.equal(encoded.decisions, decisions, code)
    assert.equal(encoded.rolls + leftOut.rolls, decisions, code)
    assert.equal(unverified.parts, unreadParts(reading.charter).length, code)
    const seen = Object.values(unverified.sources).reduce((sum, count) => sum + count, 0)
    assert.equal(seen, encoded.sources, code)
  }
})

test('the page says whose record it is not, and what is left out, in every language', async () => {
  const shown = shownRecord(EXAMPLE)
  const alone = site(
    () => [shown],
    () => NOW,
  )
  for (const { code: lang } of SPOKEN) {
    const page = await (await alone.request(`/${EXAMPLE}/about?lang=${lang}`)).text()
    const w = words(lang).about
    for (const sentence of [w.standing.example, w.encoded, w.unverified, w.leftOut])
      assert.ok(page.includes(sentence), `${lang}: ${sentence}`)
  }
})

test('as of a day on which nothing had happened, nothing that happened is counted', async () => {
  const { encoded } = (await (await app.request(`/${EXAMPLE}/about.json?on=1900-01-01`)).json()) as About
  assert.deepEqual([encoded.events, encoded.decisions, encoded.statements, encoded.inForce], [0, 0, 0, 0])
})
