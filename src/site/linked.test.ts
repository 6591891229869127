import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EXAMPLE, shipped } from '../../tests/support/records.ts'
import { NOW, shownRecord } from '../../tests/support/shown.ts'
import { decisionsIn } from '../formats/decided.ts'
import { refOf } from '../formats/published.ts'
import { linkedText } from './linked-text.ts'
import { site } from './site.ts'

const orgs = [EXAMPLE, shipped().find((name) => name.includes('security'))!].map(shownRecord)
const app = site(
  () => orgs,
  () => NOW,
)

async function linked(path: string): Promise<Record<string, unknown>> {
  const page = await (await app.request(path)).text()
  const [, text] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(page) ?? []
  assert.ok(text, path)
  return JSON.parse(text) as Record<string, unknown>
}

test('the overview says which organisation it is about, with each of its bodies', async () => {
  for (const { code, reading } of orgs) {
    const found = await linked(`/${code}`)
    assert.equal(found['@type'], 'Organization')
    assert.equal(found['name'], reading.charter.title.en)
    const bodies = found['subOrganization'] as readonly object[]
    assert.equal(bodies.length, Object.keys(reading.charter.organs).length)
  }
})

test('only a decision that was adopted is called legislation', async () => {
  const seen = new Set<string>()
  for (const { code, reading } of orgs)
    for (const { event, body } of decisionsIn(reading)) {
      if (seen.has(body.outcome)) continue
      seen.add(body.outcome)
      const found = await linked(`/${code}/decisions/${refOf(event)}`)
      assert.equal(found['@type'], body.outcome === 'adopted' ? 'Legislation' : 'CreativeWork')
    }
  assert.equal(seen.size, 2)
})

test('the page of data says where each table is, and of which state of the record', async () => {
  const found = await linked(`/${EXAMPLE}/data`)
  assert.equal(found['@type'], 'Dataset')
  assert.equal(found['identifier'], orgs[0]!.reading.head!.root)
  assert.ok((found['distribution'] as readonly object[]).length > 15)
})

test('no text can end the block in which it stands', () => {
  const text = linkedText({ name: '</script><script>alert(1)</script>' })
  assert.ok(!text.includes('<'))
  assert.deepEqual(JSON.parse(text), { name: '</script><script>alert(1)</script>' })
})
