/** The pages of operations and their data, on an operation as its sources report it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { site } from '../../src/site/site.ts'
import { NOW, shownRecord } from '../support/shown.ts'

const OPERATION = '/csto/operations/kazakhstan-2022'
const shown = shownRecord('csto')
const app = site(
  () => [shown],
  () => NOW,
)

async function page(path: string): Promise<string> {
  const response = await app.request(path)
  assert.equal(response.status, 200, path)
  return response.text()
}

test('the page of an operation has a picture with its sentence, the table behind it, and every conflict of sources', async () => {
  const html = await page(OPERATION)
  assert.match(html, /<svg class="chart clock wide"/)
  assert.match(html, /<svg class="chart contingents narrow"/)
  for (const said of [
    'Request for assistance',
    'Last contingent withdrawn',
    '19 January 2022',
    'more than 1 hour 37 minutes, less than 24 hours 42 minutes',
  ])
    assert.ok(html.includes(said), said)
  // The day of the request and the contingent of Armenia, as other sources have them.
  assert.match(html, /6 January 2022<\/bdi><\/time> according to/)
  assert.match(html, /<strong>100<\/strong>/)
  assert.match(html, /<strong>70<\/strong>/)
})

test('on a day within the operation it is open and counts on; before its request there is no page of it', async () => {
  const then = await page(`${OPERATION}?on=2022-01-05`)
  assert.ok(then.includes('open: more than 1 hour 37 minutes, less than 24 hours by the end of this day'))
  assert.ok(then.includes('Asked for, no mandate'))
  assert.ok(!then.includes('19 January 2022'))
  const early = await app.request(`${OPERATION}?on=2022-01-04`)
  assert.equal(early.status, 404)
  assert.match(await early.text(), /5 January 2022/)
  assert.equal((await app.request('/csto/operations/none')).status, 404)
})

test('the data has the same steps, figures and days as the page', async () => {
  const json = JSON.parse(await page(`${OPERATION}.json`)) as {
    state: string
    steps: { step: string; at: string }[]
    legs: { from: string; to: string; leastSeconds: number; mostSeconds: number }[]
    days: { day: string }[]
  }
  assert.equal(json.state, 'completed')
  assert.deepEqual(json.steps[0], { ...json.steps[0], step: 'requested', at: '2022-01-05' })
  const whole = json.legs.find(({ from, to }) => from === 'requested' && to === 'lastWithdrawn')!
  assert.ok(whole.leastSeconds >= 13 * 86_400 && whole.mostSeconds <= 15 * 86_400)
  const csv = await page(`${OPERATION}.csv`)
  assert.match(csv, /^party,step,at,personnel,units,act,sources\r\n/)
  assert.match(csv, /\r\nARM,deployed,2022-01-07,70,,\d+,alalam-2022\r\n/)
  assert.match(await page('/csto/operations.csv'), /\r\nkazakhstan-2022,requested,KAZ,2022-01-05,/)
})

test('in Russian the page of an operation says the same', async () => {
  const html = await page(`${OPERATION}?lang=ru`)
  for (const said of ['Обращение за помощью', 'Последний контингент выведен', 'Контингенты по членам'])
    assert.ok(html.includes(said), said)
})
