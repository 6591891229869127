import assert from 'node:assert/strict'
import { test } from 'node:test'
import { charterOf, organisations } from '../../../tests/support/organisations.ts'
import { citedParts, isRead, unreadParts } from './parts.ts'
import { readCharter } from './read.ts'

const TEXT = `language: 1
organisation: least
title: { en: Least }
seat: { place: { en: Somewhere }, zone: Europe/Vienna }
sources:
  read: { title: Treaty (fictional), locator: Articles 1 to 9, seen: text }
  placeless: { title: Rules (fictional), seen: text }
  told: { title: Letter (fictional), locator: page 2, seen: secondhand, via: A paper (fictional) }
membership: { by: treaty, treaty: pact }
instruments:
  pact: { title: { en: Pact }, source: read }
organs:
  council: { title: { en: Council }, source: placeless }
matters:
  decision: { title: { en: Decision } }
weights:
  shares:
    title: { en: Shares }
    tables: [{ from: 2001-01-01, source: told, values: { AAA: 1 } }]
parties: { AAA: { en: Aland } }
facts: [concerned]
defaults: { organ: council, matter: decision }
rules:
  - id: decision
    organs: [council]
    matters: [decision]
    clause: Treaty, Art. 1
    source: told
    from: 2001-01-01
    positions: [yes, no]
    excluded: [{ fact: concerned, required: false, base: stays, clause: "Treaty, Art. 2" }]
    adopt: { votes: { moreThan: 1/2, of: cast } }
    words: { en: More than half. }
`

test('each part that cites a source is named with its clauses; a clause within it counts as its own', () => {
  const read = readCharter(TEXT, 'charter.yaml')
  assert.ok(read.ok)
  assert.deepEqual(
    citedParts(read.value).map(({ section, names, clauses, source, words }) => [
      section,
      names.join(' / '),
      clauses.join('; '),
      source,
      words?.en,
    ]),
    [
      ['instruments', 'pact', '', 'read', 'Pact'],
      ['organs', 'council', '', 'placeless', 'Council'],
      ['weights', 'shares / 2001-01-01', '', 'told', undefined],
      ['rules', 'decision', 'Treaty, Art. 1; Treaty, Art. 2', 'told', 'More than half.'],
    ],
  )
})

test('a part of a list is named by its own code or first day, or else, after the first, by its place in the list', () => {
  const lake = charterOf('lake-commission')
  const form = {
    organs: lake.rules[0]!.organs,
    form: '{number}',
    clause: 'Rules, r. 7',
    source: 'lake-rules',
  }
  const symbols = ['Measure', 'Opinion', 'Levy'].map((en) => ({ ...form, title: { en } }))
  const names = (section: string): readonly string[] =>
    citedParts({ ...lake, symbols })
      .filter((part) => part.section === section)
      .map((part) => [section, ...part.names].join(' / '))
  assert.deepEqual(names('symbols'), ['symbols', 'symbols / 2', 'symbols / 3'])
  assert.deepEqual(names('procedures').slice(0, 5), [
    'procedures / silence',
    'procedures / silence / 2001-01-01',
    'procedures / written',
    'procedures / written / 2020-03-01',
    'procedures / written / 2026-01-01',
  ])
})

test('what names a source that the charter does not list is no cited part', () => {
  const lake = charterOf('lake-commission')
  const rules = lake.rules.map((rule) => ({ ...rule, source: 'elsewhere' }))
  assert.deepEqual(
    citedParts({ ...lake, rules }).filter(({ section }) => section === 'rules'),
    [],
  )
})

test('a source read in the text without a place that a reader can find counts as not read', () => {
  const read = readCharter(TEXT, 'charter.yaml')
  assert.deepEqual(read.ok && unreadParts(read.value).map(({ section }) => section), [
    'organs',
    'weights',
    'rules',
  ])
  assert.equal(isRead(undefined), false)
})

test('every rule, organ, instrument and table of weights of a charter is among its cited parts', () => {
  for (const organisation of organisations()) {
    const charter = charterOf(organisation)
    const parts = citedParts(charter)
    const count = (section: string, depth = 0): number =>
      parts.filter((part) => part.section === section && (depth === 0 || part.names.length === depth)).length
    assert.equal(count('rules', 1), charter.rules.length, organisation)
    assert.ok(count('organs') >= Object.keys(charter.organs).length, organisation)
    assert.equal(count('instruments', 1), Object.keys(charter.instruments).length, organisation)
    const tables = Object.values(charter.weights).flatMap((weight) => weight.tables)
    assert.equal(count('weights'), tables.length, organisation)
  }
})
