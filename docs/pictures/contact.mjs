// Lays every kind of page on one sheet, at 1280 and 390 px, light and dark, to be looked at: `npm start`, then
//   node_modules/.bin/node docs/pictures/contact.mjs OUT.png [http://localhost:8080]
// With Chromium from CHROME_PATH, else /usr/bin/chromium.
import { chromium } from 'playwright-core'

const [out = 'contact.png', site = 'http://localhost:8080'] = process.argv.slice(2)
const paths = [
  '/',
  '/csto?on=2005-06-01',
  '/csto?lang=ru',
  '/csto?lang=ar',
  '/un-security-council',
  '/csto/members?on=2013-01-01',
  '/csto/members/UZB',
  '/un-security-council/decisions?year=2022',
  '/un-security-council/decisions/draft-2022-155',
  '/un-security-council/bodies/council',
  '/csto/operations/kazakhstan-2022',
  '/un-security-council/analysis',
  '/csto/statements',
  '/csto/sources/eurasiareview-2022',
  '/csto/record',
  '/csto/record/30',
  '/csto/record/verify',
  '/european-union',
  '/european-union/members',
  '/conformance',
  '/conformance/E01',
  '/conformance/W01',
  '/unread',
  '/csto/search?q=kazakhstan',
  '/search?q=assembly&lang=ar',
  '/csto/about',
  '/csto/data',
]
const views = [
  { width: 1280, height: 1500, colorScheme: 'light' },
  { width: 1280, height: 1500, colorScheme: 'dark' },
  { width: 390, height: 844, colorScheme: 'light' },
  { width: 390, height: 844, colorScheme: 'dark' },
]
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
]
const browser = await chromium.launch({
  executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
  args,
})
try {
  const rows = []
  for (const { width, height, colorScheme } of views) {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme })
    const page = await context.newPage()
    const cells = []
    for (const path of paths) {
      await page.goto(site + path)
      await page.evaluate(() => document.fonts.ready)
      const shot = await page.screenshot({ type: 'jpeg', quality: 70 })
      cells.push(
        `<td><img width="200" src="data:image/jpeg;base64,${shot.toString('base64')}"><br>${path}</td>`,
      )
    }
    rows.push(`<tr><th>${width} ${colorScheme}</th>${cells.join('')}</tr>`)
    await context.close()
  }
  const sheet = await browser.newPage({ viewport: { width: 215 * paths.length, height: 900 } })
  await sheet.setContent(
    `<style>td{vertical-align:top;font:11px sans-serif}</style><table>${rows.join('')}</table>`,
  )
  await sheet.screenshot({ path: out, fullPage: true, ...(/\.jpe?g$/.test(out) ? { quality: 40 } : {}) })
} finally {
  await browser.close()
}
