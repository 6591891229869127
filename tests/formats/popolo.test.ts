/** Popolo as others read it: against the schemas of the standard. */
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import { popolo } from '../../src/formats/popolo.ts'
import { jsonSchemas } from '../support/json-schemas.ts'
import { published, worked } from '../support/published.ts'
import { schemaJson, schemaPath, withoutSchemas } from '../support/shared.ts'

type Whole = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>
const of = ({ from, place, names }: ReturnType<typeof published>): Whole =>
  JSON.parse([...popolo(from, place, names)].join('')) as Whole

const CLASSES = {
  organizations: 'organization',
  memberships: 'membership',
  events: 'event',
  motions: 'motion',
  vote_events: 'vote_event',
  speeches: 'speech',
} as const

test('every object is valid by the schema of its class', { skip: withoutSchemas }, () => {
  const faults = jsonSchemas(
    readdirSync(schemaPath('popolo', 'schemas')).map(
      (name) => schemaJson('popolo', 'schemas', name) as object,
    ),
  )
  for (const taken of [published('csto'), published('un-security-council'), worked('alpine-compact')]) {
    const whole = of(taken)
    assert.deepEqual(Object.keys(whole).toSorted(), Object.keys(CLASSES).toSorted())
    for (const [list, name] of Object.entries(CLASSES))
      for (const object of whole[list]!)
        assert.deepEqual(
          faults(`http://www.popoloproject.com/schemas/${name}.json#`, object),
          [],
          JSON.stringify(object),
        )
  }
})

test('an object that is none of its class is found', { skip: withoutSchemas }, () => {
  const faults = jsonSchemas(
    readdirSync(schemaPath('popolo', 'schemas')).map(
      (name) => schemaJson('popolo', 'schemas', name) as object,
    ),
  )
  const wrong = { counts: [{ option: 'yes' }] }
  assert.notDeepEqual(faults('http://www.popoloproject.com/schemas/vote_event.json#', wrong), [])
})

test('whoever is named by an id is there under it, and no id is given twice', () => {
  for (const taken of [published('csto'), published('un-security-council'), worked('alpine-compact')]) {
    const whole = of(taken)
    const ids = Object.values(whole).flatMap((list) => list.map(({ id }) => String(id)))
    assert.equal(new Set(ids).size, ids.length)
    const named = JSON.stringify(whole).matchAll(
      /"(?:organization_id|parent_id|motion_id|vote_event_id|voter_id|event_id)":"([^"]+)"/g,
    )
    assert.deepEqual(
      [...named].map(([, id]) => id).filter((id) => !ids.includes(id!)),
      [],
    )
  }
})

test('the votes of a decision are those of its roll, and the counts are theirs', () => {
  const [event] = of(published('un-security-council'))['vote_events']!.filter(
    ({ votes }) => (votes as readonly unknown[]).length === 15,
  )
  const total = (event!['counts'] as readonly { value: number }[]).reduce((sum, { value }) => sum + value, 0)
  assert.equal(total, 15)
})
