// Makes `desk.png`, a question under silence at the desk: `npm start`, then
//   node_modules/.bin/node docs/pictures/desk.mjs [http://localhost:8080]
// With Chromium from CHROME_PATH, else /usr/bin/chromium.
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const [site = 'http://localhost:8080'] = process.argv.slice(2)
const browser = await chromium.launch({
  executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
await page.goto(site)
await page.click('.doors form button')
await page.click('.todo a.title')
await page.waitForTimeout(1500)
await page.screenshot({ path: join(import.meta.dirname, 'desk.png') })
await browser.close()
