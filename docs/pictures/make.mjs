// Makes the pictures of the README from a running site: `npm start`, then
//   node_modules/.bin/node docs/pictures/make.mjs [http://localhost:8080]
// With Chromium from CHROME_PATH, else /usr/bin/chromium.
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const site = process.argv[2] ?? 'http://localhost:8080'
const pages = { overview: '/csto', decision: '/un-security-council/decisions/draft-2022-155' }
const browser = await chromium.launch({ executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium' })
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 } })
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(site + path)
    await page.evaluate(() => document.fonts.ready)
    await page.screenshot({ path: join(import.meta.dirname, `${name}.png`) })
  }
} finally {
  await browser.close()
}
