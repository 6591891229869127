import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { scratch } from '../../tests/support/command.ts'
import { shipped } from '../../tests/support/records.ts'
import { NOW, shownRecord } from '../../tests/support/shown.ts'
import { KINDS_OF_ORGANISATION } from '../core/charter/presentation.ts'
import { loadSuite, nameForCommand, type Suite } from '../store/suite-folder.ts'
import type { SuiteCase } from '../store/suite.ts'
import { words } from '../words/index.ts'
import { site } from './site.ts'
import { commandFor } from './suite-answers.ts'

const ROOT = join(import.meta.dirname, '../..')
const records = shipped().map(shownRecord)
const suite = loadSuite()
const w = words('en').across
const app = withSuite(suite)

function withSuite(of: Suite): ReturnType<typeof site> {
  return site(
    () => records,
    () => NOW,
    () => of,
  )
}

test('every case is a row with its finding, its ruling and its source, and every one is answered as expected', async () => {
  let seen = 0
  for (let part = 1; part <= Math.ceil(suite.cases.length / 100); part += 1) {
    const page = await text(`/conformance?page=${part}`)
    assert.ok(page.includes(w.suite.allAgree(suite.cases.length)))
    assert.ok(!page.includes(w.suite.differs))
    for (const row of page.split('<tr role="row">').slice(2)) {
      const one = suite.cases.find(({ id }) => row.includes(`href="/conformance/${id}"`))
      assert.ok(one, row)
      for (const shown of [one.finding, one.source]) assert.ok(row.includes(escaped(shown)), one.id)
      assert.ok(row.includes('class="pill '), one.id)
      seen += 1
    }
  }
  assert.equal(seen, suite.cases.length)
})

test('the list is narrowed by organisation and by origin, and counts what it shows in a sentence', async () => {
  const [org] = suite.cases.filter(({ side }) => side === 'bad').map(({ organisation }) => organisation)
  assert.ok(org)
  const those = suite.cases.filter(({ organisation }) => organisation === org)
  const shared = those.filter(({ side }) => side === 'shared').length
  const page = await text(`/conformance?org=${org}`)
  assert.ok(page.includes(w.suite.counts(w.suite.cases(those.length), 1, shared, those.length - shared)))
  for (const [from, holds] of [
    ['shared', (one: SuiteCase) => one.side === 'shared'],
    ['own', (one: SuiteCase) => one.side !== 'shared'],
  ] as const) {
    const { cases } = (await json(`/conformance.json?org=${org}&from=${from}`)) as { cases: { id: string }[] }
    assert.deepEqual(
      cases.map(({ id }) => id),
      those.filter(holds).map(({ id }) => id),
    )
  }
})

test('each case has a page with every step put, answered and compared, and the same as data', async () => {
  for (const one of suite.cases) {
    const page = await text(`/conformance/${one.id}`)
    assert.ok(page.includes(`<h1><bdi>${escaped(one.finding)}</bdi></h1>`), one.id)
    assert.equal(page.match(/aria-labelledby="step-/g)?.length, one.steps.length, one.id)
    assert.equal(page.match(/<details>/g)?.length, one.steps.length, one.id)
    assert.ok(page.includes(w.suite.asExpected), one.id)
    assert.doesNotMatch(page, /<li class="against">/, one.id)
    const { steps, agrees } = (await json(`/conformance/${one.id}.json`)) as {
      agrees: boolean
      steps: { input: unknown; expected: unknown; answer: unknown }[]
    }
    assert.equal(agrees, true)
    assert.deepEqual(
      steps.map(({ input }) => input),
      one.steps.map(({ input }) => input),
    )
  }
})

test('an answer other than expected is marked, in the list and at the field that differs', async () => {
  const found = suite.cases.find(
    ({ steps }) => steps.length === 1 && steps[0]?.expected['outcome'] === 'adopted',
  )
  assert.ok(found)
  const step = { ...found.steps[0]!, expected: { ...found.steps[0]!.expected, outcome: 'not-adopted' } }
  const other = withSuite({ cases: [{ ...found, steps: [step] }], faults: [] })
  const list = await (await other.request('/conformance')).text()
  assert.ok(list.includes(w.suite.someDiffer(1, 1)) && list.includes(w.suite.differs))
  const page = await (await other.request(`/conformance/${found.id}`)).text()
  assert.equal(page.match(/<li class="against">/g)?.length, 1)
  assert.ok(page.includes(w.suite.found('adopted')))
})

test('what is put decides what is answered: nothing of it is stored', async () => {
  const found = suite.cases.find(
    ({ steps: [step] }) => step?.input.verb === 'decide' && step.expected['outcome'] === 'adopted',
  )
  const step = found?.steps[0]
  assert.ok(found && step?.input.verb === 'decide')
  const without = { ...step, input: { ...step.input, positions: {}, facts: {} } }
  const other = withSuite({ cases: [{ ...found, steps: [without] }], faults: [] })
  const { steps } = (await (await other.request(`/conformance/${found.id}.json`)).json()) as {
    steps: { answer: { outcome: string } }[]
  }
  assert.notEqual(steps[0]?.answer.outcome, 'adopted')
})

test('a case on an organisation that is not here says so, and one that cannot be read shows its faults', async () => {
  const stray = { ...suite.cases[0]!, id: 'stray', organisation: 'nowhere' }
  const fault = { code: 'missing', file: 'good/x/case.yaml', line: 1, pointer: '/finding' } as const
  const other = withSuite({ cases: [stray], faults: [fault] })
  const list = await (await other.request('/conformance')).text()
  assert.ok(list.includes(w.suite.notAnswered(1)) && list.includes('good/x/case.yaml:1 /finding'))
  assert.ok((await (await other.request('/conformance/stray')).text()).includes(escaped(w.suite.cannot)))
})

test('three hundred and more cases stand in parts, none heavier than 40 kB', async () => {
  const cases = [0, 1].flatMap((turn) => suite.cases.map((one) => ({ ...one, id: `${one.id}-${turn}` })))
  assert.ok(cases.length > 300)
  const other = withSuite({ cases, faults: [] })
  for (let part = 1; part <= Math.ceil(cases.length / 100); part += 1) {
    const page = await (await other.request(`/conformance?page=${part}`)).text()
    assert.ok(gzipSync(page).length <= 40_000)
    assert.equal(page.includes(words('en').pages.paging.page(part, Math.ceil(cases.length / 100))), true)
  }
})

test('an organisation, an origin, a page or a case that is none is answered with 404', async () => {
  for (const path of [
    '/conformance?org=nobody',
    '/conformance?from=elsewhere',
    '/conformance?page=x',
    '/conformance.json?org=nobody',
    '/conformance/none',
    '/conformance/none.json',
    '/unread?org=nobody',
    '/unread?page=0',
    '/unread.json?org=nobody',
  ])
    assert.equal((await app.request(path)).status, 404, path)
})

test('every rule whose source was not read in the text at a place is listed as unread, and no other; of what was invented none', async () => {
  const { organisations } = (await json('/unread.json')) as {
    organisations: { organisation: string; parts: { section: string; names: string[] }[] }[]
  }
  let listed = 0
  for (const { code, reading } of records) {
    const { rules, sources, fictional } = reading.charter
    if (fictional) {
      assert.ok(organisations.every(({ organisation }) => organisation !== code))
      continue
    }
    const parts = organisations.find(({ organisation }) => organisation === code)?.parts ?? []
    const found = parts.filter(({ section, names }) => section === 'rules' && names.length === 1)
    const unread = rules.filter(({ source }) => sources[source]?.seen !== 'text' || !sources[source].locator)
    assert.deepEqual(
      found.map(({ names }) => names[0]),
      unread.map(({ id }) => id),
      code,
    )
    const page = await text(`/unread?org=${code}`)
    for (const { id, clause } of unread) {
      const row = page.split('<tr role="row">').find((one) => one.includes(`<bdi class="code">${id}</bdi>`))
      assert.ok(row?.includes(escaped(clause)), `${code} ${id}`)
    }
    listed += unread.length
  }
  assert.ok(listed > 20)
})

test('the first page has every organisation once, under the kind that its charter gives', async () => {
  const page = await text('/')
  const groups = page.split('<section class="group" aria-labelledby="kind-').slice(1)
  const order = groups.map((group) => group.slice(0, group.indexOf('"')))
  assert.deepEqual(
    order,
    // What is shown to be tried is of no kind, and stands last.
    [...KINDS_OF_ORGANISATION, 'other'].filter((kind) => order.includes(kind)),
  )
  for (const { code, reading } of records) {
    const holding = groups.filter((group) => group.includes(`id="org-${code}"`))
    assert.equal(holding.length, 1, code)
    assert.ok(holding[0]?.startsWith(`${reading.charter.presentation.kind ?? 'other'}"`), code)
  }
  for (const href of ['/conformance', '/unread']) assert.ok(page.includes(`href="${href}"`))
})

test('the command on the page of a case runs as it stands and gives its answer', () => {
  const { folder } = scratch()
  for (const verb of ['decide', 'rule', 'members'] as const) {
    const one = suite.cases.find(({ steps: [step] }) => step?.input.verb === verb)
    const step = one?.steps[0]
    assert.ok(one && step)
    const called = nameForCommand(one.organisation)
    assert.ok(called !== undefined)
    const script = commandFor(called, step.input).replace(
      'npx --no-install chancery',
      `'${process.execPath}' '${join(ROOT, 'src/cli/main.ts')}'`,
    )
    const out = execFileSync('sh', ['-c', `${script} || true`], { cwd: folder, encoding: 'utf8' })
    const answer = JSON.parse(out) as Readonly<Record<string, unknown>>
    for (const field of ['outcome', 'inOrder'])
      if (step.expected[field] !== undefined) assert.equal(answer[field], step.expected[field], one.id)
    if (verb === 'members') assert.ok(Array.isArray(answer['parties']))
  }
})

async function text(path: string): Promise<string> {
  const response = await app.request(path)
  assert.equal(response.status, 200, path)
  return response.text()
}

async function json(path: string): Promise<unknown> {
  const response = await app.request(path)
  assert.equal(response.status, 200, path)
  return response.json()
}

function escaped(of: string): string {
  return of
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}
