/** The pages of operations and their data, on an operation as its sources report it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stringify } from 'yaml'
import { readHistory } from '../../src/core/history/read.ts'
import type { PartyId } from '../../src/core/ids.ts'
import { knownTo } from '../../src/core/standing.ts'
import { site } from '../../src/site/site.ts'
import type { PartyName } from '../../src/store/party-names.ts'
import { readingOfFolder } from '../../src/store/reading.ts'
import { charterOf } from '../support/organisations.ts'
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

/** An organisation of tests as a reader of its folder sees it, with this history. */
function told(lines: readonly object[]): ReturnType<typeof site> {
  const charter = charterOf('harbour-league')
  const text = stringify({ acts: lines }, { aliasDuplicateObjects: false })
  const sources = { name: 'sources.yaml', text: 'sources:\n  gazette: { title: Gazette, seen: text }\n' }
  const history = readHistory(charter, sources, [{ name: 'history.yaml', text }], knownTo(charter))
  if (!history.ok) throw new Error(JSON.stringify(history.faults))
  const parties = new Map<PartyId, PartyName>()
  const reading = readingOfFolder({ charter, charterText: '', digest: '', ...history.value, parties })
  return site(
    () => [{ code: 'harbour-league', reading, standing: 'demonstration' }],
    () => NOW,
  )
}

const line = (ref: string, kind: string, by: string, effect: string, body: object): object => ({
  ref,
  kind,
  by,
  effect,
  sources: ['gazette'],
  body: { operation: 'storm', ...body },
})

test('where the sources give the hour, what passed is exact; a request that is never decided keeps counting', async () => {
  const asked = line('asked', 'assistance.requested', 'HOLMA', '2026-03-02T09:00:00Z', {})
  const decided = {
    ...line('decided', 'question.decided', 'organ:harbour-council', '2026-03-02T12:30:00Z', {}),
    body: { question: 'HC/1', organ: 'harbour-council', matter: 'substance', outcome: 'adopted' },
  }
  const mandated = line('mandated', 'operation.mandated', 'organ:harbour-council', '2026-03-02T12:30:00Z', {
    question: 'HC/1',
  })
  const exact = await (
    await told([asked, decided, mandated]).request('/harbour-league/operations/storm')
  ).text()
  assert.ok(exact.includes('3 hours 30 minutes'))
  assert.match(exact, /2 March 2026, 08:00 UTC-01:00/)
  const open = await (await told([asked]).request('/harbour-league/operations/storm?on=2026-04-01')).text()
  // On 29 March the clock at the seat leaps over an hour.
  assert.match(open, /open: 30 days 15 hours by the end of this day/)
})

test('an operation of which only a contingent is on record has a page, without a clock of steps that nobody knows', async () => {
  const sent = line('sent', 'contingent.deployed', 'ANSA', '2026-03-05', { personnel: 0 })
  const html = await (await told([sent]).request('/harbour-league/operations/storm')).text()
  assert.ok(html.includes('First contingent deployed'))
  assert.ok(!html.includes('Request for assistance<'))
  assert.match(html, /Deployed and not withdrawn: ANSA/)
})

test('a name that would open a tag does not, on the page of an operation or of a meeting', async () => {
  const hostile = '<script>alert(1)</script>'
  const prose = { title: { en: hostile }, note: { en: hostile } }
  const app = told([
    { ...line('asked', 'assistance.requested', 'HOLMA', '2026-03-02', {}), ...prose },
    {
      ...line('met', 'meeting.held', 'ANSA', '2026-03-02', {}),
      body: { meeting: 'two', parties: ['ANSA', 'BRISO'] },
      ...prose,
    },
    {
      ...line('said', 'statement.made', 'ANSA', '2026-03-02', { meeting: 'two' }),
      gist: { en: hostile },
      speaker: { en: hostile },
    },
  ])
  for (const path of ['operations/storm', 'meetings/two', 'operations', 'meetings']) {
    const response = await app.request(`/harbour-league/${path}`)
    assert.equal(response.status, 200, path)
    assert.ok(!(await response.text()).includes(hostile), path)
  }
})
