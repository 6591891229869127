/** The public pages in a browser: accessible in both schemes and widths, whole without script, no link that leads nowhere. */
import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { serve, type ServerType } from '@hono/node-server'
import { chromium, type Browser, type Page } from 'playwright-core'
import { dataRoutes } from '../../src/server/data/routes.ts'
import { site } from '../../src/site/site.ts'
import { AXE, FLAGS, LOOKS, type Looked } from '../support/axe.ts'
import { needs, pathTo } from '../support/capability.ts'
import { NOW, shownRecord } from '../support/shown.ts'
import { negotiated, shownBench } from '../support/texts.ts'

const ORGANISATIONS = [
  ...['csto', 'un-security-council', 'european-union', 'coffee-organization'].map(shownRecord),
  shownBench(negotiated()),
]
const COUNCIL = '/un-security-council'
const app = dataRoutes(
  () => ORGANISATIONS,
  () => NOW,
).route(
  '/',
  site(
    () => ORGANISATIONS,
    () => NOW,
  ),
)

/** One address of every kind of page. */
const KINDS: Readonly<Record<string, string>> = {
  landing: '/',
  overview: '/csto',
  'overview at a date': '/csto?on=2005-06-01',
  'overview where members hold seats': COUNCIL,
  members: '/csto/members',
  'a member': '/csto/members/UZB',
  decisions: `${COUNCIL}/decisions`,
  'a decision that passed': `${COUNCIL}/decisions/res-2504`,
  'a decision that was vetoed': `${COUNCIL}/decisions/draft-2022-155`,
  'a decision without a roll': '/csto/decisions/joint-statement-2022-05-16',
  'a question supposed otherwise': `${COUNCIL}/decisions/draft-2022-720/what-if?p.RUS=abstain`,
  'a question that wants something stated, in Russian':
    '/csto/decisions/joint-statement-2022-05-16/what-if?all=abstain&lang=ru',
  'what cannot be supposed': `${COUNCIL}/decisions/draft-2022-720/what-if?all=maybe`,
  meetings: '/csto/meetings',
  'a summit with meetings in its margins': '/csto/meetings/summit-2022-05-16',
  'a meeting of two, in Russian': '/csto/meetings/rus-tjk-2022-05-16?lang=ru',
  operations: '/csto/operations',
  'an operation': '/csto/operations/kazakhstan-2022',
  'an operation under way, in Russian': '/csto/operations/kazakhstan-2022?on=2022-01-08&lang=ru',
  'who voted with whom': `${COUNCIL}/analysis`,
  'how two voted, in Russian': `${COUNCIL}/analysis/FRA-RUS?lang=ru`,
  'analysis where no roll is on record': '/csto/analysis',
  'voting power': `${COUNCIL}/bodies/council/power`,
  'voting power of many, in Russian': '/european-union/bodies/council/power?lang=ru&on=2020-06-01',
  'voting power that is not reckoned': '/csto/bodies/council/power?matter=limited-format',
  texts: '/lake-commission/texts',
  'a text': '/lake-commission/texts/lc-t-1',
  'what changed in a text, in Russian': '/lake-commission/texts/lc-t-1?issue=2&with=1&in=ru&lang=ru',
  'a decision on a text': '/lake-commission/decisions/act-8',
  statements: '/csto/statements',
  sources: '/csto/sources',
  'a source with claims': '/csto/sources/eurasiareview-2022',
  data: '/csto/data',
  'data, in Arabic': `${COUNCIL}/data?lang=ar`,
  record: '/csto/record',
  'an act': '/csto/record/30',
  'how to check': '/csto/record/verify',
  'about a record': '/csto/about',
  'a body': `${COUNCIL}/bodies/council`,
  bodies: '/csto/bodies',
  'a search': '/csto/search?q=kazakhstan',
  'a search that finds nothing': '/csto/search?q=kazahstan',
  'a search everywhere, in Arabic': '/search?q=assembly&lang=ar',
  'no such page': '/csto/nothing',
  'a date that is none': '/csto/members?on=2005-02-30',
  Russian: '/csto?lang=ru',
  'an organisation with weights': '/european-union',
  'members of an organisation with weights': '/european-union/members',
  'the suite': '/conformance',
  'the suite in parts': '/conformance?page=2',
  'the suite of one organisation, in Russian': '/conformance?org=csto&lang=ru',
  'a case on a question': '/conformance/E01',
  'a case on acts': '/conformance/W01',
  'no such case': '/conformance/none',
  'what nobody read': '/unread',
  'what nobody read of one organisation, in Russian': '/unread?org=csto&lang=ru',
}
/** Where the same kind of page shows other data, one address is enough from the right. */
const AGAIN =
  /\b(?:where|passed|without|Russian|weights|one organisation|parts|no such|finds nothing|at a date)\b/
/** Adds up by how much the page jumps while it loads. */
const SHIFTS = `window.shifted = 0
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifted += entry.value
}).observe({ type: 'layout-shift', buffered: true })`
/** Runs in the page: what has the focus, and whether a reader sees that it has. */
const FOCUSED = `(() => {
  const at = document.activeElement
  const { outlineStyle, outlineWidth } = getComputedStyle(at)
  const { width, height } = at.getBoundingClientRect()
  return {
    is: at.outerHTML.slice(0, 160),
    skip: at.matches('.skip'),
    shown: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && width > 1 && height > 1,
  }
})()`
let server: ServerType
let browser: Browser | undefined
let base = ''

before(async () => {
  await new Promise<void>((resolve) => {
    server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve())
  })
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

after(async () => {
  await browser?.close()
  server.close()
})

async function started(): Promise<Browser> {
  browser ??= await chromium.launch({ executablePath: pathTo('chromium'), args: FLAGS })
  return browser
}

for (const lang of ['en', 'ar'] as const) {
  test(
    `no kind of page in a language read ${lang === 'ar' ? 'from the right' : 'from the left'} has a barrier that axe finds, light or dark, 1280 or 390 px wide; none scrolls sideways or jumps`,
    { ...needs('chromium'), timeout: 600_000 },
    async () => {
      const context = await (await started()).newContext()
      const kinds = Object.entries(KINDS).filter(
        ([kind, path]) => lang === 'en' || !(path.includes('lang=') || AGAIN.test(kind)),
      )
      const faults: string[] = []
      // Two pages at a time: the browser has a process for each.
      const walk = async (first: number): Promise<void> => {
        const page = await context.newPage()
        await page.addInitScript(SHIFTS)
        for (const [kind, path] of kinds.filter((_, index) => index % 2 === first)) {
          await page.setViewportSize({ width: 1280, height: 900 })
          await page.goto(base + inLang(path, lang), { waitUntil: 'load' })
          const shifted = (await page.evaluate(`document.fonts.ready.then(() => window.shifted)`)) as number
          if (shifted > 0.02) faults.push(`${kind}: jumps by ${shifted}`)
          await page.evaluate(AXE)
          for (const width of [1280, 390])
            for (const colorScheme of ['light', 'dark'] as const) {
              const isFirst = width === 1280 && colorScheme === 'light'
              // The same kind of page with other data is looked at whole, and small.
              if (AGAIN.test(kind) && !isFirst && width === 1280) continue
              await page.emulateMedia({ colorScheme })
              await page.setViewportSize({ width, height: 900 })
              const found = (await page.evaluate(isFirst ? LOOKS.whole : LOOKS.seen)) as Looked
              const view = `${kind}, ${colorScheme}, ${width} px`
              if (isFirst && found.ran < 10) faults.push(`${view}: axe ran only ${found.ran} rules`)
              faults.push(...found.violations.map((violation) => `${view}: ${violation}`))
              if (found.sideways > 0) faults.push(`${view}: ${found.sideways} px wider than the screen`)
            }
          faults.push(...(await enlarged(page)).map((fault) => `${kind}: ${fault}`))
        }
      }
      await Promise.all([walk(0), walk(1)])
      await context.close()
      assert.deepEqual(faults, [])
    },
  )
}

/** What scrolls sideways with letters of twice the size, as a reader sets them, and on a screen of a quarter of the width. */
async function enlarged(page: Page): Promise<readonly string[]> {
  const faults: string[] = []
  const sideways = `document.documentElement.scrollWidth - document.documentElement.clientWidth`
  await page.setViewportSize({ width: 320, height: 900 })
  const narrow = Number(await page.evaluate(sideways))
  if (narrow > 0) faults.push(`${narrow} px wider than a screen of 320 px`)
  await page.setViewportSize({ width: 1280, height: 900 })
  const session = await page.context().newCDPSession(page)
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })
  const wide = Number(await page.evaluate(sideways))
  if (wide > 0) faults.push(`${wide} px wider than the screen with letters of twice the size`)
  await session.send('Page.setFontSizes', { fontSizes: { standard: 16, fixed: 13 } })
  await session.detach()
  return faults
}

function inLang(path: string, lang: string): string {
  return lang === 'en' ? path : `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`
}

test(
  'a page is gone through with the keyboard alone: first the way past the head, then each thing in turn, each seen',
  { ...needs('chromium'), timeout: 600_000 },
  async () => {
    const page = await (await started()).newPage()
    for (const path of ['/csto', `${COUNCIL}/decisions/draft-2022-155`, '/csto/search?q=armenia&lang=ar']) {
      await page.goto(base + path)
      const stops = await page
        .locator('a[href], button, input:not([type=hidden]), summary, [tabindex="0"]')
        .count()
      const seen = new Set<string>()
      const faults: string[] = []
      for (let pressed = 0; pressed < stops; pressed++) {
        await page.keyboard.press('Tab')
        const at = (await page.evaluate(FOCUSED)) as { is: string; shown: boolean; skip: boolean }
        if (pressed === 0) assert.ok(at.skip, `${path}: ${at.is}`)
        // A field for a date has several stops, and its ring at the first.
        if (!at.shown && !seen.has(at.is)) faults.push(at.is)
        seen.add(at.is)
      }
      assert.deepEqual(faults, [], path)
      assert.ok(seen.size > 20, path)
    }
    await page.goto(`${base}/csto`)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    assert.equal(await page.evaluate('document.activeElement.id'), 'main')
    await page.locator('#q').focus()
    await page.keyboard.type('tashkent')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/csto/search?q=tashkent')
    assert.ok((await page.locator('.hits li').count()) > 0)
    await page.close()
  },
)

test('on paper a page has its text and its citation, and nothing to press', needs('chromium'), async () => {
  const page = await (await started()).newPage()
  await page.emulateMedia({ media: 'print' })
  await page.goto(`${base}${COUNCIL}/decisions/draft-2022-155`)
  for (const hidden of ['nav.main', 'nav.lang', '.find', '.skip'])
    assert.equal(await page.locator(hidden).first().isVisible(), false, hidden)
  for (const shown of ['h1', 'table', '.cite', '.cite .hash'])
    assert.equal(await page.locator(shown).first().isVisible(), true, shown)
  await page.close()
})

test(
  'every kind of page reads without script, and loads nothing from elsewhere',
  { ...needs('chromium'), timeout: 600_000 },
  async () => {
    const context = await (await started()).newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    const elsewhere: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(base)) elsewhere.push(request.url())
    })
    for (const [kind, path] of Object.entries(KINDS)) {
      await page.goto(base + path)
      assert.ok((await page.locator('h1').innerText()).length > 3, kind)
      assert.ok((await page.locator('main').innerText()).length > 60, kind)
    }
    await page.goto(`${base}/csto`)
    await page.locator('input[name=on]').fill('2005-06-01')
    await page.locator('.dates button').click()
    assert.ok(page.url().endsWith('/csto?on=2005-06-01'))
    assert.equal(await page.locator('.facts dd').first().innerText(), '6')
    await context.close()
    assert.deepEqual(elsewhere, [])
  },
)

test('every link inside the site leads to a page, and every link into a page to a place on it', async () => {
  const links = new Map<string, string>()
  for (const path of Object.values(KINDS)) {
    const page = await (await app.request(path)).text()
    for (const [, href] of page.matchAll(/(?:href|action)="(\/[^"]*)"/g))
      links.set((href ?? '').replaceAll('&amp;', '&'), path)
  }
  const faults: string[] = []
  for (const [href, from] of links) {
    const [path = '', place] = href.split('#')
    // The server in front of the pages sends these files.
    if (path.endsWith('/record.chancery') || path === '/api/openapi.json') continue
    // Pages that say that there is no such thing keep their own address.
    if (path.startsWith('/csto/nothing') || path.includes('all=maybe')) continue
    const response = await app.request(path)
    const text = await response.text()
    if (response.status !== 200) faults.push(`${from}: ${href} answers ${response.status}`)
    if (place !== undefined && !text.includes(` id="${place}"`))
      faults.push(`${from}: ${href} has no such place`)
  }
  assert.ok(links.size > 400)
  assert.deepEqual(faults, [])
})

test('on 1 June 2005 six parties were members, and the page names each with its day and source', async () => {
  const page = await (await app.request('/csto/members?on=2005-06-01')).text()
  const rows = page.slice(0, page.indexOf('id="timeline"')).match(/<th role="rowheader" scope="row">/g)
  assert.equal(rows?.length, 6)
  const data = (await (await app.request('/csto/members.json?on=2005-06-01')).json()) as {
    parties: { party: string; status: string }[]
  }
  assert.deepEqual(
    data.parties.map(({ party, status }) => `${party} ${status}`),
    ['ARM', 'BLR', 'KAZ', 'KGZ', 'RUS', 'TJK'].map((party) => `${party} member`),
  )
})

test('the page of the article sets its four claims beside the record', async () => {
  const page = await (await app.request('/csto/sources/eurasiareview-2022')).text()
  for (const row of ['D1', 'D2', 'D3', 'D4']) assert.ok(page.includes(`Row ${row}`), row)
  assert.ok((page.match(/<div class="claim">/g)?.length ?? 0) >= 5)
})

test('a draft that a veto defeats says so, condition by condition', async () => {
  const page = await (await app.request(`${COUNCIL}/decisions/draft-2022-155`)).text()
  assert.match(page, /class="favour">.{0,400}11 votes for; 9 needed\./)
  assert.match(page, /class="against">.{0,400}Vetoed: Russian Federation voted against\./)
})
