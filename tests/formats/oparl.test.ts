/** OParl as others read it: against the schemas of the standard, and crawled from the entry point on. */
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import { listQuery, oparl, oparlWhole } from '../../src/formats/oparl/index.ts'
import { jsonSchemas } from '../support/json-schemas.ts'
import { BASE, published, worked, type Taken } from '../support/published.ts'
import { schemaJson, schemaPath, withoutSchemas } from '../support/shared.ts'

type Json = Readonly<Record<string, unknown>>

/** The dialect of the standard as JSON Schema: an object within another is named by the file of its schema. */
function converted(): (type: string, value: unknown) => readonly string[] {
  const names = readdirSync(schemaPath('oparl', 'schema')).filter((name) => name.endsWith('.json'))
  const schemas = names.map((name) => {
    const text = JSON.stringify(schemaJson('oparl', 'schema', name))
      .replaceAll(/"type":"object","schema":"(\w+\.json)"/g, '"$ref":"$1"')
      .replaceAll(/"schema":"(\w+\.json)","type":"object"/g, '"$ref":"$1"')
      .replaceAll('"format":"url"', '"format":"uri"')
    return { ...(JSON.parse(text) as object), id: name }
  })
  return jsonSchemas(schemas, { unicodeRegExp: false })
}

function at(taken: Taken, address: string): Json | undefined {
  const url = new URL(address)
  const prefix = `/${taken.place.organisation}/oparl/v1.1/`
  assert.ok(address.startsWith(BASE) && url.pathname.startsWith(prefix), address)
  const path = url.pathname.slice(prefix.length).split('/').map(decodeURIComponent)
  const query = listQuery(url.searchParams)
  assert.ok(!('wrong' in query), address)
  return oparl(taken, path, query) as Json | undefined
}

/** Every address of this organisation's OParl that stands anywhere in a value. */
function addresses(taken: Taken, value: unknown): readonly string[] {
  const own = `${BASE}/${taken.place.organisation}/oparl/`
  return [...JSON.stringify(value).matchAll(/"([^"\\]+)"/g)]
    .map(([, text]) => text!)
    .filter((text) => text.startsWith(own))
}

/** Everything that is reached from the entry point, by its address. */
function crawled(taken: Taken): ReadonlyMap<string, Json> {
  const found = new Map<string, Json>()
  const open = [`${BASE}/${taken.place.organisation}/oparl/v1.1/system`]
  for (let address = open.pop(); address !== undefined; address = open.pop()) {
    if (found.has(address)) continue
    const value = at(taken, address)
    assert.ok(value, `${address} leads nowhere`)
    found.set(address, value)
    open.push(...addresses(taken, value))
  }
  return found
}

const all = [published('csto'), published('un-security-council', 'ru'), worked('harbour-league')]

test(
  'every object that is reached from the entry point is valid by the schema of its class',
  { skip: withoutSchemas },
  () => {
    const faults = converted()
    const types = new Set<string>()
    for (const taken of all)
      for (const [address, value] of crawled(taken)) {
        if (Array.isArray(value['data'])) continue
        const name = String(value['type']).split('/').at(-1)!
        types.add(name)
        assert.equal(value['id'], address)
        assert.deepEqual(faults(`${name}.json`, value), [], address)
        assert.ok(value['created'] !== undefined && value['modified'] !== undefined, address)
      }
    assert.equal(types.size, 12)
  },
)

test('an object that is none of its class is found', { skip: withoutSchemas }, () => {
  const faults = converted()
  const meeting = [...crawled(all[0]!).values()].find(({ type }) => String(type).endsWith('Meeting'))!
  assert.deepEqual(faults('Meeting.json', meeting), [])
  const [item] = [...crawled(all[0]!).values()].filter(({ type }) => String(type).endsWith('AgendaItem'))
  assert.notDeepEqual(faults('Meeting.json', { ...meeting, agendaItem: [{ ...item, order: 'first' }] }), [])
})

test('a list gives each of its objects once over its pages, and every object of a class is in its list', () => {
  for (const taken of all) {
    const body = at(taken, `${BASE}/${taken.place.organisation}/oparl/v1.1/body`)!
    for (const name of ['organization', 'person', 'membership', 'meeting', 'paper', 'file', 'consultation']) {
      const ids: unknown[] = []
      let next: unknown = body[name]
      while (typeof next === 'string') {
        const list = at(taken, next)! as { data: Json[]; pagination: Json; links: Json }
        ids.push(...list.data.map(({ id }) => id))
        assert.ok(list.data.length <= 100)
        if (list.links['next'] === undefined) assert.equal(list.pagination['totalElements'], ids.length)
        next = list.links['next']
      }
      assert.equal(new Set(ids).size, ids.length, name)
    }
  }
})

test('one file has the System and every object of every list', () => {
  for (const taken of all) {
    const whole = JSON.parse([...oparlWhole(taken)].join('')) as Json & { data: readonly Json[] }
    const objects = [...crawled(taken).values()].filter(({ data }) => data === undefined)
    const ids = (of: readonly Json[]): ReadonlySet<unknown> => new Set(of.map(({ id }) => id))
    assert.deepEqual(ids([whole, ...whole.data]), ids(objects))
    assert.equal(whole.data.length + 1, objects.length)
  }
})

test('a list may be asked for what changed since a moment, and for objects without those within them', () => {
  const taken = all[2]!
  const list = `${BASE}/harbour-league/oparl/v1.1/papers`
  const total = (address: string): unknown => (at(taken, address)!['pagination'] as Json)['totalElements']
  assert.equal(total(list), 1)
  assert.equal(total(`${list}?created_since=2030-01-01T00:00:00Z`), 0)
  assert.equal(
    total(`${list}?created_since=2020-01-01T00:00:00%2B03:00&modified_until=2030-01-01T00:00:00Z`),
    1,
  )
  const [paper] = at(taken, `${list}?omit_internal=true`)!['data'] as Json[]
  assert.equal(paper!['mainFile'], undefined)
  assert.notEqual((at(taken, list)!['data'] as Json[])[0]!['mainFile'], undefined)
})

test('a parameter of another form is named, and not passed over', () => {
  const wrong = (query: string): unknown =>
    (listQuery(new URLSearchParams(query)) as { wrong: unknown }).wrong
  assert.deepEqual(wrong('page=0&created_since=yesterday&omit_internal=maybe'), [
    'page',
    'omit_internal',
    'created_since',
  ])
  assert.deepEqual(wrong('page=1'), undefined)
})
