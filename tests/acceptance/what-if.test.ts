/** A question supposed otherwise in a browser: by its form alone, and with the script by one key for each member. */
import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { serve, type ServerType } from '@hono/node-server'
import { chromium, type Browser } from 'playwright-core'
import { site } from '../../src/site/site.ts'
import { needs, pathTo } from '../support/capability.ts'
import { NOW, shownRecord } from '../support/shown.ts'

const shown = shownRecord('un-security-council')
const app = site(
  () => [shown],
  () => NOW,
)
const PATH = '/un-security-council/decisions/draft-2022-720/what-if'

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

const started = async (): Promise<Browser> =>
  (browser ??= await chromium.launch({ executablePath: pathTo('chromium'), args: ['--no-sandbox'] }))

test(
  'without script a member is set and the form sent: the outcome stands first on the page',
  needs('chromium'),
  async () => {
    const context = await (await started()).newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(base + PATH)
    assert.match(
      await page.locator('#outcome ~ .flow, [data-what-if=outcome]').innerText(),
      /would not be adopted/,
    )
    assert.equal(await page.locator('[data-what-if=keys]').isVisible(), false)
    await page.locator('input[name="p.RUS"][value=abstain]').check()
    await page.locator('form[data-what-if=form] button').first().click()
    await page.waitForURL('**/what-if?**p.RUS=abstain**')
    assert.match(await page.locator('[data-what-if=outcome]').innerText(), /It would be adopted/)
    await page.locator('form.all button[value=no]').click()
    await page.waitForURL('**/what-if?**all=no**')
    assert.match(await page.locator('[data-what-if=outcome]').innerText(), /would not be adopted/)
    await context.close()
  },
)

test(
  'with script one key sets a member and goes on to the next; the outcome and the address follow, and nothing else moves',
  needs('chromium'),
  async () => {
    const page = await (await started()).newPage({ viewport: { width: 1280, height: 900 } })
    await page.goto(base + PATH)
    const outcome = page.locator('[data-what-if=outcome]')
    const russia = page.locator('#stand-RUS')
    await page.locator('[data-what-if=keys]').waitFor({ state: 'visible' })
    const list = page.locator('form[data-what-if=form]')
    const height = (await list.boundingBox())!.height
    await russia.locator('input:checked').focus()
    await page.keyboard.press('3')
    await outcome.getByText('It would be adopted.').waitFor()
    assert.match(await russia.locator('legend').innerText(), /changed/)
    assert.match(await page.locator('[data-what-if=rest]').innerText(), /\[holds\] no member/)
    assert.match(page.url(), /what-if\?p\.RUS=abstain$/)
    assert.equal(await page.evaluate('document.activeElement.name'), 'p.USA')
    assert.equal((await list.boundingBox())!.height, height)
    // Arrows are the browser's own: they choose within the row.
    await page.keyboard.press('ArrowRight')
    await outcome.getByText('It would not be adopted.').waitFor()
    assert.match(page.url(), /p\.USA=no/)
    await page.reload()
    await outcome.getByText('It would not be adopted.').waitFor()
    await page.close()
  },
)
