import assert from 'node:assert/strict'
import { test } from 'node:test'
import { situationOf } from '../formats/published.ts'
import { worked } from '../../tests/support/published.ts'
import { NOW } from '../../tests/support/shown.ts'
import { site, type Shown } from './site.ts'

test('a link that was made while a question was open leads to what became of it', async () => {
  const { from, names } = worked('harbour-league')
  const asked = [...situationOf(from).questions.values()].find(({ outcome }) => outcome !== undefined)!
  const reading = from as Shown['reading']
  const own = site(
    () => [{ code: 'harbour-league', reading, standing: 'own' }],
    () => NOW,
  )
  const path = `/harbour-league/decisions/${encodeURIComponent(asked.id)}`
  const page = await (await own.request(path)).text()
  assert.ok(page.includes(names.outcome(asked.outcome as 'adopted')))
  const data = (await (await own.request(`${path}.json`)).json()) as { decision: string; outcome: string }
  assert.deepEqual([data.decision, data.outcome], [asked.id, asked.outcome])
})
