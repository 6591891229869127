/** Akoma Ntoso as others read it: against the schema of the standard, by libxml2. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { akomaNtoso, akomaNtosoAll, akomaNtosoRules } from '../../src/formats/akoma-ntoso.ts'
import { decisionsIn } from '../../src/formats/decided.ts'
import { PUBLIC } from '../../src/core/audience.ts'
import { textDocument, type DraftDocument } from '../../src/record/author.ts'
import { append } from '../../src/record/build.ts'
import { readingOfRecord } from '../../src/store/reading.ts'
import type { Names } from '../../src/formats/names.ts'
import { negotiated, shownBench } from '../support/texts.ts'
import { published, taken, worked, type Taken } from '../support/published.ts'
import {
  actorFor,
  CLOCK,
  deedsOf,
  foundOf,
  materialsOf,
  openedBuilt,
  originOf,
  signerFor,
} from '../support/records.ts'
import { steppingClock } from '../support/seeded.ts'
import { schemaPath, withoutSchemas } from '../support/shared.ts'
import { validator, xpath } from '../support/xml.ts'

const AKN = { a: 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0' }
const csto = published('csto')
const council = published('un-security-council')
const own = worked('harbour-league')

test(
  'every collection and every document is valid by the schema of the standard',
  { skip: withoutSchemas },
  () => {
    const faults = validator(schemaPath('akn', 'akomantoso30.xsd'))
    for (const { from, place, names } of [csto, council, own, published('csto', 'ru'), published('nato')]) {
      assert.deepEqual(faults([...akomaNtosoAll(from, place, names)].join('')), [], place.organisation)
      assert.deepEqual(faults(akomaNtosoRules(from, place, names)), [], place.organisation)
      for (const decision of decisionsIn(from).slice(0, 10))
        assert.deepEqual(faults(akomaNtoso(from, place, names, decision)), [], decision.body.question)
    }
  },
)

test('the schema of the standard refuses what is no document of it', { skip: withoutSchemas }, () => {
  const faults = validator(schemaPath('akn', 'akomantoso30.xsd'))
  const { from, place, names } = csto
  const text = akomaNtoso(from, place, names, decisionsIn(from)[0]!)
  assert.notDeepEqual(faults(text.replaceAll('<FRBRlanguage', '<FRBRtongue')), [])
})

test('a collection has every decision of the record, and the rules', () => {
  const { from, place, names } = csto
  const text = [...akomaNtosoAll(from, place, names)].join('')
  assert.equal(xpath(text, '//a:component', AKN).length, decisionsIn(from).length + 1)
})

test('where the record holds no text of a decision, the document says so and does not pass for the text', () => {
  const { from, place, names } = csto
  const text = akomaNtoso(from, place, names, decisionsIn(from)[0]!)
  assert.equal(xpath(text, '//a:statement', AKN).length, 0)
  assert.ok(xpath(text, '//a:mainBody/a:p', AKN).includes(names.titles.noText))
})

/** A fictional organisation's record with one question put with these documents, and decided. */
function decidedWith(documents: readonly DraftDocument[]): Taken {
  const organisation = 'harbour-league'
  const built = openedBuilt(organisation)
  const [put, ...rest] = deedsOf(organisation)
  const deeds = [{ ...put!, documents }, ...rest.slice(0, 6)]
  for (const { by, body, ...deed } of deeds)
    append(materialsOf(organisation, steppingClock(CLOCK, 60)), built, signerFor(organisation, by), {
      log: originOf(organisation),
      by: actorFor(by),
      body: typeof body === 'function' ? body(built.ledger) : body,
      ...deed,
    })
  const { head, document } = foundOf(organisation, built)
  const { charter, entries } = built.ledger
  const record = { charter, parties: new Map(), entries, head, document }
  return taken({ code: organisation, reading: readingOfRecord(record, PUBLIC), standing: 'own' }, 'en')
}

const TEXT = `The Harbour Council,

Recalling its duty <b>to all</b> & sundry,

1. Decides to keep the light;

2. Requests a report.
`
const textOf = ({ from, place, names }: Taken): string =>
  akomaNtoso(from, place, names, decisionsIn(from)[0]!)

test('where the record holds the text that was put and adopted, it stands there paragraph by paragraph', () => {
  const text = textOf(decidedWith([textDocument('text', TEXT, 'text/plain', false)]))
  assert.equal(xpath(text, '//a:statement[@name="resolution"]', AKN).length, 1)
  assert.deepEqual(xpath(text, '//a:paragraph/a:num', AKN), ['1.', '2.'])
  assert.deepEqual(xpath(text, '//a:paragraph/a:content/a:p', AKN), [
    'The Harbour Council,',
    'Recalling its duty <b>to all</b> & sundry,',
    'Decides to keep the light;',
    'Requests a report.',
  ])
  if (withoutSchemas === false) assert.deepEqual(validator(schemaPath('akn', 'akomantoso30.xsd'))(text), [])
})

test('a text behind a commitment may be restricted: it is not taken', () => {
  const text = textOf(decidedWith([textDocument('text', TEXT, 'text/plain', true)]))
  assert.equal(xpath(text, '//a:statement', AKN).length, 0)
  assert.ok(!text.includes('keep the light'))
})

test('a roll stands in the document, each party with its position', () => {
  const { from, place, names } = council
  const decision = decisionsIn(from).find(({ stands }) => stands.size === 15)!
  const rows = xpath(akomaNtoso(from, place, names, decision), '//a:tr', AKN)
  assert.equal(rows.length, 15)
})

test('a decision on a negotiated text has its provisions, under their numbers, in the language asked for', () => {
  const { reading } = shownBench(negotiated())
  const names = (lang: string): Names => ({ ...council.names, lang })
  const made = (lang: string): string =>
    akomaNtoso(reading, council.place, names(lang), decisionsIn(reading)[0]!)
  for (const lang of ['en', 'ru']) {
    const text = made(lang)
    assert.deepEqual(xpath(text, '//a:paragraph/a:num', AKN), ['1', '2', '2(a)', '2(b)', '3'])
    if (withoutSchemas === false) assert.deepEqual(validator(schemaPath('akn', 'akomantoso30.xsd'))(text), [])
  }
  assert.match(made('en'), /Keeps the level of the lake at 395 metres/)
  assert.match(made('ru'), /сохраняет уровень озера на отметке 395 метров до конца года;/)
})
