/** The pages of analysis: each figure on them is that of the data beside them, and of the command line. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { run, scratch } from '../support/command.ts'
import { NOW, shownRecord } from '../support/shown.ts'
import { agreement } from '../../src/cli/agreement.ts'
import { power } from '../../src/cli/power.ts'
import { site } from '../../src/site/site.ts'

const council = '/un-security-council'
const app = site(
  () => ['un-security-council', 'csto', 'african-union', 'imf', 'european-union'].map(shown),
  () => NOW,
)
const memo = new Map<string, ReturnType<typeof shownRecord>>()
function shown(name: string): ReturnType<typeof shownRecord> {
  if (!memo.has(name)) memo.set(name, shownRecord(name))
  return memo.get(name)!
}
const { folder, file } = scratch()
const place = { data: folder }

async function text(path: string, status = 200): Promise<string> {
  const response = await app.request(path)
  assert.equal(response.status, status, path)
  return response.text()
}
async function json<T>(path: string): Promise<T> {
  return JSON.parse(await text(path)) as T
}

interface Pairs {
  readonly totals: object
  readonly pairs: readonly { a: string; b: string; common: number; equal: number; opposite: number }[]
  readonly group: object
}

test('the pairs of the page are those that the command finds in the file of decisions', async () => {
  const rolls = file('decisions.csv', await text(`${council}/decisions.csv`))
  const parties = new Set((await json<Pairs>(`${council}/analysis.json`)).pairs.flatMap(({ a, b }) => [a, b]))
  const command = (
    await run(agreement, [rolls, '--group', [...parties].join(','), '--json'], place)
  ).json() as Pairs
  const page = await json<Pairs>(`${council}/analysis.json`)
  const both = command.pairs.filter(({ common }) => common > 0)
  const keyed = ({ pairs }: Pick<Pairs, 'pairs'>): readonly string[] =>
    pairs.map(({ a, b, common, equal, opposite }) => `${a} ${b} ${common} ${equal} ${opposite}`).toSorted()
  assert.deepEqual(keyed(page), keyed({ pairs: both }))
  assert.deepEqual(page.totals, command.totals)
  assert.deepEqual(page.group, command.group)
})

test('n of m leads to the list of those m decisions, with how each of the two voted', async () => {
  const page = await text(`${council}/analysis`)
  const [, href = '', equal = '', common = ''] =
    /<a href="([^"]+\/analysis\/FRA-RUS[^"]*)">(\d+) of (\d+)<\/a>/.exec(page) ?? []
  const list = await json<{ decisions: readonly { positions: Record<string, string> }[] }>(
    href.replace('FRA-RUS', 'FRA-RUS.json'),
  )
  assert.equal(list.decisions.length, Number(common))
  assert.equal(
    list.decisions.filter(({ positions }) => positions['FRA'] === positions['RUS']).length,
    Number(equal),
  )
  assert.ok((await text(href)).includes(`The same in ${equal} of ${common}`))
})

test('between two days, both included, only what was decided then is counted', async () => {
  interface Dated {
    readonly totals: { decisions: number }
  }
  const all = (await json<{ decisions: readonly { date: string }[] }>(`${council}/decisions.json`)).decisions
  const [first, last] = [all[20]!.date, all[5]!.date]
  const within = all.filter(({ date }) => first <= date && date <= last).length
  const found = await json<Dated>(`${council}/analysis.json?from=${first}&to=${last}`)
  assert.equal(found.totals.decisions, within)
  assert.ok(
    (await text(`${council}/analysis?from=${first}&to=${last}`)).includes(`${within} decisions with a roll`),
  )
})

test('two of whom nobody knows one, or who are one, have no page; of two that never voted together it says so', async () => {
  assert.ok((await text(`${council}/analysis/FRA-TUV`)).includes('The same in 0 of 0'))
  for (const pair of ['FRA-XXX', 'FRA-FRA', 'FRA', 'FRA-RUS-USA', '__proto__-FRA'])
    await text(`${council}/analysis/${pair}`, 404)
})

test('where no roll is on record the page says so, and leads to the power in each body', async () => {
  const page = await text('/csto/analysis')
  assert.ok(page.includes('No decision with a roll in which two voted is on record'))
  assert.match(page, /href="\/csto\/bodies\/council\/power\?matter=substantive"/)
})

test('the power on the page is that of the command, exactly', async () => {
  const on = '2020-01-15'
  const page = await json<{ parties: Record<string, object> }>(
    `${council}/bodies/council/power.json?on=${on}`,
  )
  const args = ['un-security-council', '--on', on, '--indices', 'banzhaf,shapley-shubik,coleman', '--json']
  assert.deepEqual(page, (await run(power, args, place)).json())
  const html = await text(`${council}/bodies/council/power?on=${on}`)
  for (const part of ['421/2145', '4/2145', '848', '32,768', 'UN Charter, Art. 27(3)'])
    assert.ok(html.includes(part), part)
  const csv = await text(`${council}/bodies/council/power.csv?on=${on}`)
  assert.equal(csv.trimEnd().split('\r\n').length, 16)
})

test('of equal members the sentence gives the one share, of others the greatest and the least', async () => {
  assert.ok((await text('/csto/bodies/council/power?on=2020-01-01')).includes('Each of 6 members has 1/6.'))
  const page = await text('/european-union/bodies/council/power?matter=proposal&on=2020-06-01')
  assert.match(page, /Shapley-Shubik: \u2068?DEU\u2069? 17\.61%; \u2068?MLT\u2069? 0\.85%\./)
})

test('what the charter leaves open is named, and each answer to it leads to the figures', async () => {
  const page = await text('/african-union/bodies/peace-and-security-council/power?on=2023-01-01')
  const links = [...page.matchAll(/href="([^"]*fact=[^"]*)"/g)].map(([, href]) =>
    href!.replaceAll('&amp;', '&'),
  )
  assert.equal(links.length, 2)
  const stated = await text(links.find((href) => href.includes('yes'))!)
  assert.ok(stated.includes('Each of 15 members has 1/15.'))
  const data = /href="([^"]*power\.json[^"]*)"/.exec(stated)![1]!.replaceAll('&amp;', '&')
  assert.equal((await json<{ players: number }>(data)).players, 15)
})

test('a fact that the charter does not know, or of another form, is not taken as stated', async () => {
  const path = '/african-union/bodies/peace-and-security-council/power.json?on=2023-01-01&fact='
  for (const fact of ['consensusTested:perhaps', 'nothing:yes', '__proto__:yes', 'consensusTested', ';;:'])
    assert.equal(
      (await json<{ outcome: string }>(path + encodeURIComponent(fact))).outcome,
      'needs-parameter',
    )
})

test('what takes seconds is left to the command, which the page gives', async () => {
  const page = await text('/imf/bodies/board-of-governors/power?matter=ordinary&on=2024-02-01')
  assert.match(
    page.replaceAll(/<\/?span>/g, ''),
    /chancery power imf --organ board-of-governors --matter ordinary --on 2024-02-01/,
  )
})

test('days that are none are named, as other dates are', async () => {
  assert.ok((await text(`${council}/analysis?from=yesterday&to=2020-02-30`, 400)).includes('?to=2020-02-30'))
})

test('a body or a matter that is none has no page', async () => {
  for (const path of [
    'none/power',
    'council/power?matter=none',
    'constructor/power',
    'council/power.json?matter=none',
  ])
    await text(`${council}/bodies/${path}`, 404)
})
