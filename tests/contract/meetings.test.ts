/** The pages of meetings and their data: sittings, those announced, meetings of parties with the account of each side. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { site } from '../../src/site/site.ts'
import { NOW, shownRecord } from '../support/shown.ts'

const SUMMIT = '/csto/meetings/summit-2022-05-16'
const shown = ['csto', 'un-security-council'].map(shownRecord)
const app = site(
  () => shown,
  () => NOW,
)

async function page(path: string): Promise<string> {
  const response = await app.request(path)
  assert.equal(response.status, 200, path)
  return response.text()
}

test('a summit has who was there, what was decided and said, and each meeting in its margins with both sides', async () => {
  const html = await page(SUMMIT)
  for (const said of [
    'Present',
    'Meetings in the margins',
    'Account of: <bdi>Tajikistan</bdi>',
    'No account of this side is on record.',
  ])
    assert.ok(html.includes(said), said)
  assert.match(
    html,
    /<bdi>Armenia<\/bdi> – <bdi>Russian Federation<\/bdi><\/a> <span class="pill abstain">Sources differ/,
  )
  assert.match(html, /href="\/csto\/decisions\/joint-statement-2022-05-16"/)
})

test('who was not there is said; where the sources do not say who was, the page says that', async () => {
  assert.match(await page('/csto/meetings/session-2023-11-23'), /Not represented/)
  assert.match(await page('/csto/meetings/session-2006-06-23'), /do not say who was there/)
})

test('a meeting in the margins stands on the page of its sitting, has one of its own, and is no row of the list', async () => {
  const list = await page('/csto/meetings')
  assert.ok(!list.includes('/csto/meetings/rus-tjk-2022-05-16"'))
  assert.match(await page('/csto/meetings/rus-tjk-2022-05-16'), /Account of: <bdi>Russian Federation/)
})

test('before its day a meeting is not shown, and its day is named; what nobody held is not there', async () => {
  const early = await app.request(`${SUMMIT}?on=2022-05-15`)
  assert.equal(early.status, 404)
  assert.match(await early.text(), /16 May 2022/)
  assert.equal((await app.request('/csto/meetings/none')).status, 404)
  assert.ok(!(await page('/csto/meetings?on=2022-05-15')).includes('summit-2022-05-16'))
})

test('a decision leads to the meeting at which it was taken', async () => {
  assert.match(
    await page('/csto/decisions/joint-statement-2022-05-16'),
    /href="\/csto\/meetings\/summit-2022-05-16"/,
  )
})

test('the data has the same meetings, one row for each', async () => {
  const { meetings } = JSON.parse(await page('/csto/meetings.json')) as { meetings: { meeting: string }[] }
  const rows = (await page('/csto/meetings.csv')).trim().split('\r\n')
  assert.deepEqual(
    rows.slice(1).map((row) => row.split(',')[0]),
    meetings.map(({ meeting }) => meeting),
  )
})

test('an organisation without operations has no link to them', async () => {
  assert.ok(!(await page('/un-security-council')).includes('/un-security-council/operations'))
  assert.ok((await page('/csto')).includes('"/csto/operations"'))
})
