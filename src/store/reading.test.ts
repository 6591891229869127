import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PUBLIC } from '../core/audience.ts'
import type { Entry } from '../core/act.ts'
import type { Day } from '../core/time.ts'
import { textDocument } from '../record/author.ts'
import { flagsOf, membershipOn, readingOfRecord, type Reading, type RecordSource } from './reading.ts'
import {
  EXAMPLE,
  exampleBuilt,
  force,
  foundOf,
  openedBuilt,
  workedBuilt,
} from '../../tests/support/records.ts'

const ORG = 'harbour-league'

function sourceOf(organisation: string, built: ReturnType<typeof openedBuilt>): RecordSource {
  const { head, document } = foundOf(organisation, built)
  return { charter: built.ledger.charter, parties: new Map(), entries: built.ledger.entries, head, document }
}

function readingOf(organisation: string, built: ReturnType<typeof openedBuilt>): Reading {
  return readingOfRecord(sourceOf(organisation, built), PUBLIC)
}

test('as recorded at each position, the events are those of the entries before it', () => {
  const built = workedBuilt(ORG)
  const reading = readingOf(ORG, built)
  for (let at = 0; at <= built.entries.length; at += 1) {
    const early = readingOfRecord(
      { ...sourceOf(ORG, built), entries: built.ledger.entries.slice(0, at) },
      PUBLIC,
    )
    assert.deepEqual(reading.events(at), early.events(), `at ${at}`)
  }
})

test('whoever became a member by an act performed here is one from the day of receipt', () => {
  const reading = readingOf(ORG, openedBuilt(ORG))
  const { parties } = membershipOn(reading, '2026-03-02' as Day)
  assert.deepEqual(
    parties.map(({ party }) => party),
    ['ANSA', 'BRISO', 'CALDO', 'DORNE', 'ESKER', 'FIRTHA', 'GANNET', 'HOLMA'],
  )
})

test('an act for members alone is withheld from the public: its body, its documents, its event', () => {
  const built = workedBuilt(ORG)
  const at = 9
  const entries = built.ledger.entries.map((entry, index): Entry =>
    index === at ? { ...entry, act: { ...entry.act, audience: 'members' } } : entry,
  )
  const reading = readingOfRecord({ ...sourceOf(ORG, built), entries }, PUBLIC)
  assert.deepEqual([reading.entry(at)?.act.body, reading.entry(at)?.act.docs], [{}, []])
  assert.equal(
    reading.events().some(({ act }) => act === at),
    false,
  )
  const rules = readingOfRecord({ ...sourceOf(ORG, built), entries }, { kind: 'rules' })
  assert.equal(
    rules.events().some(({ act }) => act === at),
    true,
  )
})

test('a document that a page would read as prose, and that is none, is read as none', () => {
  for (const content of [
    'not json',
    'null',
    '7',
    '"x"',
    '[]',
    '{}',
    '{"en":7}',
    '{"en":"x","ru":{}}',
    '{"ru":"x"}',
  ]) {
    const built = openedBuilt(ORG)
    force(built, ORG, {
      by: 'ANSA',
      type: 'statement.made',
      body: {},
      documents: [textDocument('gist', content, 'application/json')],
    })
    const reading = readingOf(ORG, built)
    const event = reading.events().at(-1)!
    assert.equal(reading.prose(event, 'gist'), undefined, content)
  }
})

test('what a party calls a source is none of the organisation’s', () => {
  const built = openedBuilt(ORG)
  const source = textDocument('source.mine', '{"title":"Mine","seen":"text"}', 'application/json')
  force(built, ORG, { by: 'ANSA', type: 'statement.made', body: {}, documents: [source] })
  assert.equal(readingOf(ORG, built).sources().has('mine'), false)
})

test('every citation of an example is found under its code', () => {
  const reading = readingOf(EXAMPLE, exampleBuilt(EXAMPLE))
  const sources = reading.sources()
  for (const event of reading.events())
    for (const id of [...event.sources, ...event.against, ...event.claims.map(({ source }) => source)])
      assert.ok(sources.has(id), id)
})

test('what the charter as encoded would not have allowed is flagged at its position, and only that', () => {
  const reading = readingOf(EXAMPLE, exampleBuilt(EXAMPLE))
  const positions = new Set(
    reading
      .events()
      .filter(({ reported }) => reported)
      .map(({ act }) => act),
  )
  for (const [act, reasons] of flagsOf(reading)) {
    assert.ok(positions.has(act))
    assert.ok(reasons.length > 0)
  }
  assert.equal(flagsOf(reading), flagsOf(reading))
})
