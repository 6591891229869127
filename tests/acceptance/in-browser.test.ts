/** The verifier in the browser: what it finds of an act and of a whole record, on a server that is honest and on one that is not. */
import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { serve, type ServerType } from '@hono/node-server'
import { chromium, type Browser, type Page } from 'playwright-core'
import { checkAct, type Step } from '../../src/browser/act-check.ts'
import { checkRecord } from '../../src/browser/record-check.ts'
import { enrolment, textDocument } from '../../src/record/author.ts'
import { append } from '../../src/record/build.ts'
import { utf8 } from '../../src/record/bytes.ts'
import { webAnswers } from '../../src/record/crypto-web.ts'
import { app } from '../../src/server/app.ts'
import { keep } from '../../src/server/kept.ts'
import { scripts } from '../../src/site/scripts.ts'
import { createRecord, heldKey } from '../../src/store/create.ts'
import { AXE } from '../support/axe.ts'
import { needs, pathTo } from '../support/capability.ts'
import { scratch } from '../support/command.ts'
import {
  actorFor,
  crypto,
  materialsOf,
  originOf,
  SHIPPED,
  signerFor,
  workedBuilt,
} from '../support/records.ts'
import { fixedClock, seedOf } from '../support/seeded.ts'

const { folder } = scratch()
const clock = fixedClock('2026-03-02T10:00:00Z')
const ORG = 'harbour-league'
const built = workedBuilt(ORG)
const given = materialsOf('many', clock)
// More entries than one tile holds.
while (built.entries.length < 300)
  append(given, built, signerFor(ORG, 'ANSA'), {
    log: originOf(ORG),
    type: 'statement.made',
    by: actorFor('ANSA'),
    body: { organ: 'harbour-council' },
    documents: [textDocument('text', `Statement ${built.entries.length}.\n`, 'text/plain')],
  })
const key = enrolment(crypto, signerFor(ORG, 'log'), actorFor('log')).key
createRecord(
  join(folder, ORG),
  built,
  signerFor(ORG, 'log'),
  [heldKey(actorFor('log'), key, seedOf(`${ORG}/log`))],
  clock(),
)
const kept = await keep({ organisations: SHIPPED, data: folder }, join(folder, ORG), clock)
const honest = app(new Map([[ORG, kept]]), clock)
const SIZE = kept.registrar.size
const POSITION = 30
/** Where its bytes begin in the bundle. */
const BEFORE = built.entries.slice(0, POSITION).reduce((sum, { length }) => sum + 2 + length, 2)

/** What a dishonest server does to what it gives at an address. */
type Tamper = (path: string, bytes: Uint8Array) => Uint8Array
const asIs: Tamper = (_, bytes) => bytes
let tamper = asIs

async function answered(request: Request): Promise<Response> {
  const response = await honest.fetch(request)
  const path = new URL(request.url).pathname
  if (tamper === asIs || response.status !== 200) return response
  const headers = new Headers(response.headers)
  headers.delete('content-encoding')
  headers.delete('content-length')
  const plain = await honest.fetch(new Request(request.url, { headers: { 'accept-encoding': 'identity' } }))
  const bytes = tamper(path, new Uint8Array(await plain.arrayBuffer()))
  return new Response(Uint8Array.from(bytes), { headers })
}

async function get(address: string): Promise<Uint8Array> {
  const response = await answered(new Request(`http://localhost${address}`))
  if (!response.ok) throw new Error(`${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}

const { size, root } = kept.registrar.head
const asked = {
  log: `/${ORG}/log`,
  record: `/${ORG}/record.chancery`,
  position: POSITION,
  shown: { size, root },
  entry: JSON.stringify(kept.registrar.ledger.entries[POSITION], undefined, 2),
}

/** A bit of what an address gives, flipped at a place. */
function flipped(match: RegExp, at: (length: number) => number): Tamper {
  return (path, bytes) => {
    if (!match.test(path)) return bytes
    const place = at(bytes.length)
    return bytes.map((byte, index) => (index === place ? byte ^ 1 : byte))
  }
}

/** The codes of steps that failed while the server does this. */
async function failing(by: Tamper, given: Partial<typeof asked> = {}): Promise<readonly string[]> {
  tamper = by
  try {
    const steps: readonly Step[] = await checkAct(await webAnswers(), get, { ...asked, ...given })
    return steps.filter(({ ok }) => !ok).map(({ code }) => code)
  } finally {
    tamper = asIs
  }
}

test('every act of a log is found on it, with its author’s signature, from tiles alone', async () => {
  assert.ok(SIZE > 256, 'the log has more than one tile')
  const answers = await webAnswers()
  for (const position of [0, 1, 255, 256, SIZE - 1]) {
    const entry = JSON.stringify(kept.registrar.ledger.entries[position], undefined, 2)
    const steps = await checkAct(answers, get, { ...asked, position, entry })
    assert.deepEqual(
      steps.map(({ code, ok }) => [code, ok]),
      ['checkpoint', 'witnesses', 'entry', 'included', 'begins', 'signature', 'shown'].map((code) => [
        code,
        true,
      ]),
    )
  }
})

test('a flipped bit in checkpoint, tile or entry is found, and so is a page that shows something else', async () => {
  const lowest = new RegExp(`/tile/0/000$`)
  assert.deepEqual(await failing(flipped(lowest, () => 32 * (POSITION ^ 1))), ['included', 'begins'])
  assert.deepEqual(await failing(flipped(/\/tile\/0\/001/, (length) => length - 1)), ['included', 'begins'])
  assert.ok((await failing(flipped(/\/tile\/entries\/000/, () => BEFORE + 200))).includes('included'))
  assert.deepEqual(await failing(flipped(/\/checkpoint$/, (length) => length - 10)), ['checkpoint'])
  assert.deepEqual(await failing(asIs, { entry: asked.entry.replace('statement.made', 'statement.mad') }), [
    'shown',
  ])
  assert.deepEqual(await failing(asIs, { shown: { size, root: 'f'.repeat(64) } }), ['shown'])
  assert.deepEqual(await failing(asIs, { position: SIZE }), ['checkpoint'])
  const nothing: Tamper = (path, bytes) => (path.endsWith('/checkpoint') ? utf8('nothing') : bytes)
  assert.deepEqual(await failing(nothing), ['checkpoint'])
})

test('a whole record is examined as the command examines it, and progress is told', async () => {
  const told: number[] = []
  const { report, differs } = await checkRecord(await webAnswers(), get, asked, (done, of) =>
    told.push(done / of),
  )
  assert.deepEqual(
    [report.ok, report.acts, report.signatures, report.rulings, differs],
    [true, SIZE, SIZE, SIZE, false],
  )
  assert.deepEqual(
    told,
    told.toSorted((a, b) => a - b),
  )
  assert.equal(told.at(-1), 1)
  const other = await checkRecord(
    await webAnswers(),
    get,
    { ...asked, shown: { size, root: 'f'.repeat(64) } },
    () => undefined,
  )
  assert.equal(other.differs, true)
})

test('what a page loads at first is small, and the verifier comes on a click', async () => {
  const made = await scripts()
  assert.ok(made.get('/assets/check.js')!.bytes.length < 10_000)
  assert.ok(made.has('/assets/verifier.js'))
  for (const { bytes } of made.values())
    assert.doesNotMatch(new TextDecoder().decode(bytes), /from\s*["']node:|require\(["']node:/)
})

let server: ServerType
let browser: Browser | undefined
let base = ''

before(async () => {
  await new Promise<void>((resolve) => {
    server = serve({ fetch: answered, port: 0, hostname: '127.0.0.1' }, () => resolve())
  })
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
after(async () => {
  await browser?.close()
  server.close()
  await kept.close()
})

/** The lines that the verifier shows on a page once it has been clicked, each with whether it is right. */
async function clicked(path: string, by: Tamper = asIs): Promise<readonly (readonly [boolean, string])[]> {
  browser ??= await chromium.launch({
    executablePath: pathTo('chromium'),
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  })
  const page: Page = await browser.newPage()
  const loaded: string[] = []
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname))
  try {
    await page.goto(base + path, { waitUntil: 'load' })
    // Beside what waits for the click, a page may follow the record; the verifier itself is not there before it is asked for.
    assert.deepEqual(
      loaded.filter((one) => one.endsWith('.js') && one !== '/assets/live.js'),
      ['/assets/check.js'],
    )
    tamper = by
    await page.click('[data-check] button')
    await page.waitForSelector('[data-check] li', { timeout: 30_000 })
    const lines = await page.$$eval('[data-check] li', (all) =>
      (all as { className: string; textContent: string }[]).map(
        (li) => [li.className === 'ok', li.textContent] as const,
      ),
    )
    assert.ok(loaded.includes('/assets/verifier.js'))
    await page.evaluate(AXE)
    const { violations } = (await page.evaluate('axe.run(document)')) as {
      violations: readonly { id: string }[]
    }
    assert.deepEqual(
      violations.map(({ id }) => id),
      [],
    )
    return lines
  } finally {
    tamper = asIs
    await page.close()
  }
}

test('in Chromium an act is found on the log, in English and in Russian', needs('chromium'), async () => {
  const lines = await clicked(`/${ORG}/record/${POSITION}`)
  assert.deepEqual(
    lines.map(([ok]) => ok),
    Array.from({ length: 7 }, () => true),
  )
  assert.match(lines[3]![1], /^Entry 30 is on the log/)
  const russian = await clicked(`/${ORG}/record/${POSITION}?lang=ru`)
  assert.match(russian[3]![1], /^Запись 30 находится в журнале/)
})

test('in Chromium a tampered tile is reported', needs('chromium'), async () => {
  const lines = await clicked(
    `/${ORG}/record/${POSITION}`,
    flipped(/\/tile\/0\/000$/, () => 0),
  )
  assert.deepEqual(
    lines.filter(([ok]) => !ok).map(([, text]) => text),
    ['Entry 30 is not on the log: the tiles do not lead from it to the root that is signed.'],
  )
})

test(
  'in Chromium a whole record holds, and every fault of one that does not is shown',
  needs('chromium'),
  async () => {
    const holds = await clicked(`/${ORG}/record`)
    assert.deepEqual(holds[0], [true, 'The record holds.'])
    const wrong: Tamper = (path, bytes) => {
      if (!path.endsWith('/record.chancery')) return bytes
      const text = new TextDecoder().decode(bytes).split('\n')
      for (const line of [5, 9]) text[line] = text[line]!.replace('"received":"2026', '"received":"2025')
      return utf8(text.join('\n'))
    }
    const faults = (await clicked(`/${ORG}/record`, wrong)).filter(([ok]) => !ok)
    assert.match(faults[0]![1], /does not hold/)
    assert.ok(faults.some(([, text]) => text.includes('root-differs')))
    assert.equal(faults.filter(([, text]) => text.includes('clock-backwards')).length >= 1, true)
  },
)
