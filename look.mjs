import { chromium } from 'playwright-core'
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu'] })
const width = Number(process.argv[2] ?? 1280)
const context = await browser.newContext({ viewport: { width, height: 1000 } })
const page = await context.newPage()
page.on('console', m => console.log('console', m.text(), m.location().url))
page.on('pageerror', e => console.log('error', e.message))
await page.addInitScript(`window.shifted = []
new PerformanceObserver((list) => { for (const e of list.getEntries()) if (!e.hadRecentInput) window.shifted.push([e.value, (e.sources??[]).map(s=>s.node?.outerHTML?.slice(0,90)).join(' | ')]) }).observe({ type: 'layout-shift', buffered: true })`)
await page.goto('http://127.0.0.1:18400/')
await page.locator('button[value=first]').click()
await page.locator('form[action$=again] button').click()
await page.goto('http://127.0.0.1:18400/')
await page.locator('button[value=first]').click()
await page.waitForTimeout(1500)
console.log(page.url())
await page.screenshot({ path: `/tmp/desk-${width}.png`, fullPage: true })
console.log(await page.locator('[data-live-state]').allInnerTexts(), await page.evaluate('window.shifted'))
await page.locator('a.title').first().click()
await page.waitForTimeout(1500)
console.log(page.url(), await page.evaluate('window.shifted'))
await page.screenshot({ path: `/tmp/question-${width}.png`, fullPage: true })
if (process.argv[3]) {
  await page.evaluate('window.shifted = []')
  for (let i = 0; i < 8; i++) { console.log(i, await page.locator('[data-countdown]').allInnerTexts(), await page.locator('[data-clock]').allInnerTexts(), await page.locator('[data-live-state]').allInnerTexts()); await page.waitForTimeout(500) }
  // another visitor sets the clock forward
  const other = await context.newPage()
  await other.goto(page.url())
  await other.locator('button[value=next]').click()
  for (let i = 0; i < 12; i++) { await page.waitForTimeout(500); console.log(i, await page.locator('#clock').allInnerTexts(), await page.locator('.big').allInnerTexts(), await page.locator('[data-live-show]').allInnerTexts(), await page.locator('.meta').first().innerText()) }
  console.log(await page.evaluate('window.shifted'))
  await page.screenshot({ path: `/tmp/after-${width}.png`, fullPage: true })
}
await browser.close()
