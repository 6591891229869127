/** The desk while others act, in Chromium: the outcome comes by itself in the place of the clock, and what is typed stays. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { chromium, type Browser, type Page } from 'playwright-core'
import { app } from '../../src/server/app.ts'
import { memoryPrivate } from '../../src/store/private.ts'
import { needs, pathTo } from '../support/capability.ts'
import { scratch } from '../support/command.ts'
import { MERIDIAN, played } from '../support/demonstration.ts'
import { streaming } from '../support/streams.ts'

const SHIFTS = `window.shifted = 0
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value
}).observe({ type: 'layout-shift', buffered: true })`

const { kept, close } = await played(join(scratch().folder, 'data'))
const server = app(new Map([[MERIDIAN, kept]]), kept.now, undefined, memoryPrivate())
const served = await streaming([{ kept, server }])
let browser: Browser | undefined
after(async () => {
  await browser?.close()
  await served.stop()
  await close()
})

/** The question under silence that closes first. */
const [asked] = [...kept.registrar.ledger.standing.questions.values()]
  .filter(({ procedure, outcome }) => procedure === 'urgent-silence' && outcome === undefined)
  .toSorted((a, b) => (a.closes! < b.closes! ? -1 : 1))
const question = `${served.address}/${MERIDIAN}/desk/questions/${encodeURIComponent(asked!.id)}`

async function seated(width: number, path = ''): Promise<Page> {
  browser ??= await chromium.launch({
    executablePath: pathTo('chromium'),
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  })
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  const page = await context.newPage()
  await page.addInitScript(SHIFTS)
  await page.goto(`${served.address}/${MERIDIAN}/desk`)
  const seat = await page.locator('select[name=as] option[value^=BORO]').first().getAttribute('value')
  await page.locator('select[name=as]').selectOption(seat)
  await page.locator('form[action$="/desk/seat"]:has(select) button').click()
  await page.waitForSelector('[data-clock]', { state: 'attached' })
  await page.goto(question + path)
  await page.waitForSelector('[data-live-bar][data-state=live]')
  await page.evaluate('document.fonts.ready.then(() => { window.shifted = 0 })')
  return page
}

test(
  'the outcome comes by itself in the place of the clock; nothing moves, and what is typed elsewhere stays',
  needs('chromium'),
  async () => {
    const [wide, narrow, typing] = [await seated(1280), await seated(390), await seated(1280, '/break')]
    kept.demonstration!.clock.run(0)
    assert.match(await wide.locator('.clock .big').innerText(), /minute|second/)
    await typing.locator('textarea').first().fill('We cannot agree, because')
    kept.demonstration!.clock.jump(asked!.closes!)
    assert.ok((await kept.lapse()) > 0)
    for (const page of [wide, narrow]) {
      await page.waitForSelector('[data-live=clock]:not(:has([data-countdown]))')
      assert.match(await page.locator('[data-live=clock]').innerText(), /Adopted/)
      assert.match(await page.locator('[data-live=state]').innerText(), /Adopted/)
      assert.equal(await page.evaluate('window.shifted'), 0)
    }
    await wait(1500)
    assert.equal(await typing.locator('textarea').first().inputValue(), 'We cannot agree, because')
    assert.equal(await typing.locator('[data-live-show]').isVisible(), false)
    for (const page of [wide, narrow, typing]) await page.context().close()
  },
)
