/** Akoma Ntoso as others read it: against the schema of the standard, by libxml2. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { akomaNtoso, akomaNtosoAll, akomaNtosoRules } from '../../src/formats/akoma-ntoso.ts'
import { decisionsIn } from '../../src/formats/decided.ts'
import { published, worked } from '../support/published.ts'
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

test('a roll stands in the document, each party with its position', () => {
  const { from, place, names } = council
  const decision = decisionsIn(from).find(({ stands }) => stands.size === 15)!
  const rows = xpath(akomaNtoso(from, place, names, decision), '//a:tr', AKN)
  assert.equal(rows.length, 15)
})
