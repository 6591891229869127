import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EXAMPLE } from '../../tests/support/records.ts'
import { NOW, shownRecord } from '../../tests/support/shown.ts'
import { words } from '../words/index.ts'
import { site } from './site.ts'

const shown = shownRecord(EXAMPLE)
const app = site(
  () => [shown],
  () => NOW,
)
const text = async (path: string): Promise<string> => (await app.request(`/${EXAMPLE}${path}`)).text()
/** Organ and party of each chair that the record reports. */
const assumed = shown.reading
  .events()
  .filter(({ kind }) => kind === 'chair.assumed')
  .map(({ body, day }) => ({ ...(body as { organ: string; party: string }), day }))

test('every chair on record stands on the page of its organ and on that of its party, from the day that it was assumed', async () => {
  assert.ok(assumed.length > 3)
  for (const { organ, party, day } of assumed) {
    for (const path of [`/bodies/${organ}`, `/members/${party}`]) {
      const page = await text(path)
      const card = page.slice(page.indexOf('aria-labelledby="chairs"')).split('</section>')[0]!
      assert.ok(card.includes(`datetime="${day}"`), `${path} ${day}`)
    }
  }
})

test('no chair stands on a page as of a day before it', async () => {
  const { organ, day } = assumed[0]!
  assert.ok((await text(`/bodies/${organ}?on=${day}`)).includes(words('en').bodies.chairs))
  assert.ok(!(await text(`/bodies/${organ}?on=1990-01-01`)).includes(words('en').bodies.chairs))
})
