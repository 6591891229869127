/** A live page in Chromium: what comes while somebody reads or types, the countdown, the line that says how fresh it is, and keys. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { chromium, type Browser, type Page } from 'playwright-core'
import { instantOf, type Instant } from '../../src/core/time.ts'
import { textDocument } from '../../src/record/author.ts'
import type { PageClock } from '../../src/site/live.ts'
import { AXE } from '../support/axe.ts'
import { needs, pathTo } from '../support/capability.ts'
import { scratch } from '../support/command.ts'
import { withLivePage } from '../support/live-page.ts'
import { running } from '../support/running.ts'
import { streaming } from '../support/streams.ts'

const ORG = 'moor-council'
const DEADLINE = Date.parse('2026-03-05T18:00:00Z') / 1000
const SHIFTS = `window.shifted = 0
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value
}).observe({ type: 'layout-shift', buffered: true })`
/** Notes whatever is said aloud. */
const ALOUD = `window.aloud = []
addEventListener('DOMContentLoaded', () => {
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      const at = target.closest ? target : target.parentElement
      if (at?.closest('[role=status]') && at.textContent) window.aloud.push(at.textContent)
    }
  }).observe(document.body, { childList: true, characterData: true, subtree: true })
})`

const { folder } = scratch()
let browser: Browser | undefined
const one = await running(folder, 'live', ORG, '2026-03-02T09:00:00Z')
let set = performance.now()
let clock: PageClock = { now: '2026-03-02T09:00:00Z' as Instant, rate: 1 }
let questions: readonly string[] | undefined
const page = withLivePage(one, () => ({
  clock,
  deadline: instantOf(DEADLINE),
  ...(questions ? { questions } : {}),
}))
const served = await streaming([{ ...one, server: page }], {
  clock: () => ({ now: Date.parse(clock.now) + performance.now() - set, rate: clock.rate }),
  // No beat falls into a test in which the page's time goes faster than the server's.
  pace: { changes: 200, beats: 3_600_000 },
})
after(async () => {
  await browser?.close()
  await served.stop()
  await one.kept.close()
})

let said = 0
async function speak(): Promise<void> {
  const documents = [textDocument('text', `Statement ${said++}.\n`, 'text/plain')]
  const response = await one.post('SEDGE', 'statement.made', { organ: 'council' }, { documents })
  assert.equal(response.status, 201)
}

async function opened(width = 1280, setUp?: (page: Page) => Promise<void>, path = '/page'): Promise<Page> {
  browser ??= await chromium.launch({
    executablePath: pathTo('chromium'),
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  })
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  const shown = await context.newPage()
  await shown.addInitScript(SHIFTS)
  await shown.addInitScript(ALOUD)
  await setUp?.(shown)
  await shown.goto(`${served.address}/${ORG}${path}`)
  await shown.waitForSelector('[data-live-bar][data-state=live]')
  // What the fonts move is looked at elsewhere.
  await shown.evaluate('document.fonts.ready.then(() => { window.shifted = 0 })')
  return shown
}

/** Waits until an expression holds in the page. The page itself may not evaluate what is given as text. */
async function until(shown: Page, holds: string): Promise<void> {
  const last = Date.now() + 10_000
  while ((await shown.evaluate(holds)) !== true) {
    if (Date.now() > last) throw new Error(`it does not come to hold: ${holds}`)
    await wait(20)
  }
}

const text = (shown: Page, selector: string): Promise<string> => shown.locator(selector).first().innerText()
const live = (shown: Page): Promise<void> =>
  until(shown, `document.querySelector('[data-live-state]').textContent === 'Live'`)

for (const width of [1280, 390])
  test(
    `${width} px wide: a new act moves nothing and resets no form; what would move is offered, and shown when asked for`,
    needs('chromium'),
    async () => {
      const shown = await opened(width)
      await live(shown)
      const before = one.kept.registrar.size
      assert.equal(await shown.locator('[data-live=list] li').count(), before)
      await shown.locator('textarea').fill('We cannot agree to')
      await speak()
      // The figure, which keeps its size, comes by itself; the list, which grows, does not.
      await until(shown, `document.querySelector('.figure').textContent === '${before + 1} acts'`)
      assert.equal(await text(shown, '[data-live-show]'), '1 new act')
      assert.equal(await shown.locator('[data-live=list] li').count(), before)
      await speak()
      await until(shown, `document.querySelector('[data-live-show]').textContent === '2 new acts'`)
      await until(shown, `document.querySelector('.figure').textContent === '${before + 2} acts'`)
      assert.equal(await shown.evaluate('window.shifted'), 0)
      await shown.locator('[data-live-show]').click()
      await until(shown, `document.querySelectorAll('[data-live=list] li').length === ${before + 2}`)
      assert.equal(await shown.locator('textarea').inputValue(), 'We cannot agree to')
      assert.equal(await shown.locator('[data-live-show]').isVisible(), false)
      assert.equal(await shown.locator('[data-live-state]').textContent(), 'What you are typing was kept.')
      assert.equal(await shown.evaluate('document.activeElement.hasAttribute("data-live-bar")'), true)
      assert.equal(await shown.evaluate(`window.aloud.includes('1 new act')`), true)
      await shown.context().close()
    },
  )

test('what somebody is in, or has marked, is not replaced under them', needs('chromium'), async () => {
  const shown = await opened()
  await live(shown)
  const before = await text(shown, '.figure')
  await shown.evaluate(`getSelection().selectAllChildren(document.querySelector('.figure'))`)
  await speak()
  await until(shown, `document.querySelector('[data-live-show]').textContent === '1 new act'`)
  await shown.waitForResponse((response) => response.url().endsWith('/page'))
  await wait(200)
  assert.equal(await text(shown, '.figure'), before)
  await shown.evaluate('getSelection().removeAllRanges()')
  await speak()
  await until(shown, `document.querySelector('.figure').textContent !== ${JSON.stringify(before)}`)
  await shown.context().close()
})

test('a page about one question is not told of acts on others', needs('chromium'), async () => {
  questions = ['M/1']
  const shown = await opened()
  await live(shown)
  await speak()
  const put = { question: 'M/1', organ: 'council', matter: 'measure', procedure: 'sealed' }
  const response = await one.post('secretariat', 'question.put', { ...put, closes: '2026-03-02T12:30:00Z' })
  assert.equal(response.status, 201, await response.text())
  await until(shown, `/^[12] new acts?$/.test(document.querySelector('[data-live-show]').textContent)`)
  const figure = one.kept.registrar.size
  await until(shown, `document.querySelector('.figure').textContent === '${figure} acts'`)
  await speak()
  await wait(500)
  assert.equal(await text(shown, '.figure'), `${figure} acts`)
  questions = undefined
  await shown.context().close()
})

test(
  'on public pages nothing comes unasked; what is asked for comes in its place',
  needs('chromium'),
  async () => {
    const put = { question: 'M/9', organ: 'council', matter: 'measure', procedure: 'late' }
    const asked = await one.post('secretariat', 'question.put', { ...put, closes: '2026-03-02T15:00:00Z' })
    assert.equal(asked.status, 201, await asked.text())
    const [shown, record] = [
      await opened(1280, undefined, '/decisions/M%2F9'),
      await opened(1280, undefined, '/record'),
    ]
    for (const page of [shown, record]) await live(page)
    assert.match(await text(shown, '[data-countdown]'), /hour/)
    const [pill, first] = [await text(shown, '.meta'), await text(record, '[data-live=acts] tbody tr')]
    const withdrawn = await one.post('secretariat', 'question.withdrawn', { question: 'M/9' })
    assert.equal(withdrawn.status, 201, await withdrawn.text())
    for (const page of [shown, record]) {
      await until(page, `document.querySelector('[data-live-show]').textContent === '1 new act'`)
      assert.equal(await page.evaluate('window.shifted'), 0)
    }
    assert.deepEqual(
      [await text(shown, '.meta'), await text(record, '[data-live=acts] tbody tr')],
      [pill, first],
    )
    for (const page of [shown, record]) await page.locator('[data-live-show]').click()
    await until(shown, `document.querySelector('.meta').textContent.includes('Withdrawn')`)
    await until(record, `document.querySelector('[data-live=acts] tbody').textContent.includes('ithdrawn')`)
    // The bar that is there goes on.
    for (const page of [shown, record]) {
      assert.equal(await page.locator('[data-live-show]').isVisible(), false)
      await page.locator('[data-live-pause]').click()
      assert.equal(await text(page, '[data-live-state]'), 'Live updates are paused.')
      await page.context().close()
    }
  },
)

test(
  'on a page from which something is sent, nothing is offered in its place',
  needs('chromium'),
  async () => {
    const shown = await opened(1280, undefined, '/form')
    await live(shown)
    await shown.locator('textarea').fill('We propose')
    await shown.locator('#send').click()
    await shown.waitForLoadState()
    await live(shown)
    await speak()
    // Another act later, what came before has been told.
    const size = one.kept.registrar.size
    await until(shown, `performance.now() > 1500`)
    assert.equal(await shown.locator('[data-live-show]').isVisible(), false)
    assert.equal(await shown.locator('textarea').inputValue(), 'We propose')
    assert.equal(one.kept.registrar.size, size)
    await shown.context().close()
  },
)

test(
  'live updates can be paused, and what came meanwhile is told afterwards',
  needs('chromium'),
  async () => {
    const shown = await opened()
    await live(shown)
    const before = await text(shown, '.figure')
    assert.equal(served.streams.open(), 1)
    await shown.locator('[data-live-pause]').click()
    while (served.streams.open() > 0) await wait(10)
    assert.equal(await text(shown, '[data-live-state]'), 'Live updates are paused.')
    await speak()
    await wait(600)
    assert.equal(await text(shown, '.figure'), before)
    assert.equal(await shown.locator('[data-live-show]').isVisible(), false)
    await shown.locator('[data-live-pause]').click()
    await until(shown, `document.querySelector('.figure').textContent !== ${JSON.stringify(before)}`)
    await shown.context().close()
  },
)

test(
  'the countdown follows the server’s clock, and is said aloud at 24 h, 1 h, 10 min, 1 min and 0 alone',
  needs('chromium'),
  async () => {
    const before = clock
    clock = { now: instantOf(DEADLINE - 86_405), rate: 1 }
    set = performance.now()
    // The device's clock is years wrong.
    const shown = await opened(1280, async (fresh) => fresh.clock.install({ time: new Date('2031-01-01') }))
    const left = (): Promise<string> => text(shown, '[data-countdown]')
    assert.match(await left(), /^1 day$/)
    const passed: string[] = []
    // Until 23 h 30 min, 90 min, 45 min, 12 min, 5 min, 90 s and 30 s are left, and beyond; some seconds of the test's own pass too.
    for (const seconds of [1805, 79_200, 2700, 1980, 420, 210, 60, 60, 60]) {
      await shown.clock.fastForward(seconds * 1000)
      await shown.clock.runFor(300)
      passed.push(await left())
    }
    assert.deepEqual(
      passed.map((one) => one.replaceAll(/\d+ /g, '').replaceAll(/(hour|minute|second)s/g, '$1')),
      [
        'hour minute',
        'hour minute',
        'minute',
        'minute',
        'minute second',
        'minute second',
        'second',
        'The time is up.',
        'The time is up.',
      ],
      passed.join('; '),
    )
    const aloud = (await shown.evaluate('window.aloud')) as readonly string[]
    assert.deepEqual(
      aloud.filter((one) => /left|up/.test(one)),
      ['1 day left', '1 hour left', '10 minutes left', '1 minute left', 'The time is up.'],
    )
    clock = before
    set = performance.now()
    await shown.context().close()
  },
)

for (const width of [1280, 390])
  test(
    `${width} px wide: a page says since when it heard nothing, and when it is offline, and the page does not move for it`,
    needs('chromium'),
    async () => {
      const shown = await opened(width, async (fresh) => fresh.clock.install())
      const says = async (seconds: number, state: string): Promise<void> => {
        await shown.clock.fastForward(seconds * 1000)
        await shown.clock.runFor(1100)
        assert.equal(await text(shown, '[data-live-state]'), state)
      }
      await says(0, 'Live')
      await says(42, 'Last heard from the server 40 seconds ago.')
      await says(50, 'Last heard from the server 1 minute ago.')
      await shown.context().setOffline(true)
      await says(0, 'You are offline. Nothing can be signed.')
      // The line itself, which stands in the middle of its place, may begin higher when it is two.
      assert.ok(Number(await shown.evaluate('window.shifted')) < 0.0005)
      await shown.context().close()
    },
  )

test(
  'single keys press, follow and go to; not while somebody types, and not once switched off',
  needs('chromium'),
  async () => {
    const shown = await opened()
    await shown.evaluate(`window.done = []
    for (const one of document.querySelectorAll('[data-key]')) one.addEventListener('click', () => window.done.push(one.dataset.key))`)
    const done = (): Promise<unknown> => shown.evaluate('window.done.splice(0)')
    await shown.keyboard.press('Enter')
    assert.match(shown.url(), /#first$/)
    await shown.evaluate('document.activeElement.blur()')
    await shown.keyboard.press('b')
    await shown.keyboard.press('g')
    await shown.keyboard.press('d')
    assert.deepEqual(await done(), ['b', 'g d'])
    // A keyboard of another script: the key at that place.
    await shown.evaluate(
      `document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'и', code: 'KeyB', bubbles: true }))`,
    )
    assert.deepEqual(await done(), ['b'])
    // What cannot be used now is gone to: beside it stands why.
    await shown.keyboard.press('n')
    assert.deepEqual([await done(), await shown.evaluate('document.activeElement.id')], [[], 'n'])
    await shown.keyboard.press('Control+b')
    await shown.keyboard.press('/')
    assert.equal(await shown.evaluate('document.activeElement.id'), 'find')
    await shown.keyboard.type('b?n/')
    assert.equal(await shown.locator('#find').inputValue(), 'b?n/')
    await shown.locator('textarea').focus()
    await shown.keyboard.type('b?')
    assert.deepEqual(await done(), [])

    await shown.locator('h1').click()
    await shown.evaluate('document.activeElement.blur()')
    await shown.keyboard.press('?')
    assert.deepEqual(await shown.locator('[data-keys-list] dt').allInnerTexts(), [
      'B',
      'N',
      'G then D',
      '/',
      'Enter',
      '?',
    ])
    assert.equal(await text(shown, '[data-keys-list] dd'), 'Break silence')
    await shown.keyboard.press('b')
    assert.deepEqual(await done(), [])
    await shown.evaluate(AXE)
    const { violations } = (await shown.evaluate('axe.run(document)')) as {
      violations: readonly { id: string }[]
    }
    assert.deepEqual(
      violations.map(({ id }) => id),
      [],
    )
    await shown.locator('[data-keys-use]').uncheck()
    await shown.locator('[data-keys-close]').click()
    await shown.keyboard.press('b')
    await shown.keyboard.press('?')
    assert.deepEqual([await done(), await shown.locator('dialog').isVisible()], [[], false])
    await shown.reload()
    await shown.keyboard.press('?')
    assert.equal(await shown.locator('dialog').isVisible(), false)
    await shown.locator('[data-keys-open]').click()
    assert.equal(await shown.locator('[data-keys-use]').isChecked(), false)
    await shown.context().close()
  },
)

test(
  'without script there is nothing to press, and the countdown says how long it was',
  needs('chromium'),
  async () => {
    await opened().then((shown) => shown.context().close())
    const context = await browser!.newContext({ javaScriptEnabled: false })
    const shown = await context.newPage()
    await shown.goto(`${served.address}/${ORG}/page`)
    for (const name of ['[data-live-bar]', '[data-keys-open]', 'dialog'])
      assert.equal(await shown.locator(name).isVisible(), false, name)
    assert.match(await text(shown, '[data-countdown]'), /^(?:3 days 9 hours|1 day)$/)
    await context.close()
  },
)
