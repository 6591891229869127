// Every page of the desk as a picture, by seat, at 1280 and 390 px, light and dark, in English, Russian and Arabic, and all of them
// on one sheet, to be looked at: `npm start`, then
//   node_modules/.bin/node docs/pictures/desk-contact.mjs FOLDER [http://localhost:8080] [WHICH]
// With Chromium from CHROME_PATH, else /usr/bin/chromium. Whoever runs it takes seats in the demonstration.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const [folder = 'desk', site = 'http://localhost:8080', only = ''] = process.argv.slice(2)
const home = '/meridian'
const year = new Date().getFullYear()
const question = (number) => `${home}/desk/questions/${encodeURIComponent(`MC.DD/${number}/${year}`)}`
const pages = {
  door: [undefined, `${home}/desk`],
  today: ['FJOR:fjor-ambassador', `${home}/desk`],
  questions: ['FJOR:fjor-ambassador', `${home}/desk/questions`],
  urgent: ['FJOR:fjor-ambassador', question(42)],
  silence: ['FJOR:fjor-ambassador', question(41)],
  deputy: ['FJOR:fjor-deputy', question(41)],
  break: ['FJOR:fjor-ambassador', `${question(41)}/break`],
  statement: ['ESTE:este-ambassador', `${question(38)}/statement`],
  sealed: ['FJOR:fjor-ambassador', question(40)],
  budget: ['FJOR:fjor-ambassador', `${home}/desk/questions/${encodeURIComponent(`BC.DD/7/${year}`)}`],
  broken: ['FJOR:fjor-ambassador', question(39)],
  adopted: ['FJOR:fjor-ambassador', question(38)],
  texts: ['FJOR:fjor-ambassador', `${home}/desk/texts`],
  text: ['FJOR:fjor-ambassador', `${home}/desk/texts/mc-txt-41-${year}`],
  letters: ['secretariat:officer-first', `${home}/desk/paper`],
  credentials: ['FJOR:fjor-ambassador', `${home}/desk/credentials`],
  queue: ['secretariat:officer-second', `${home}/desk/queue`],
  circulate: ['secretariat:officer-first', `${home}/desk/circulate`],
  officer: ['secretariat:officer-first', question(41)],
  officerToday: ['secretariat:officer-first', `${home}/desk`],
  chair: ['DORN:dorn-ambassador', `${home}/desk`],
  observer: ['KELD', question(41)],
  delegation: ['FJOR:fjor-ambassador', `${home}/desk/delegation`],
  outbox: ['secretariat:officer-first', `${home}/desk/outbox`],
  astray: ['FJOR:fjor-ambassador', `${home}/desk/nowhere`],
  'sign-in': [undefined, `${home}/sign-in`],
  'what-if': [undefined, `${home}/decisions/${encodeURIComponent(`MC.DD/41/${year}`)}/what-if`],
}
const views = [
  { width: 1280, height: 1400, colorScheme: 'light', lang: 'en' },
  { width: 1280, height: 1400, colorScheme: 'dark', lang: 'en' },
  { width: 1280, height: 1400, colorScheme: 'light', lang: 'ru' },
  { width: 1280, height: 1400, colorScheme: 'light', lang: 'ar' },
  { width: 390, height: 1500, colorScheme: 'light', lang: 'en' },
  { width: 390, height: 1500, colorScheme: 'dark', lang: 'ru' },
  { width: 390, height: 1500, colorScheme: 'light', lang: 'ar' },
]
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
]
mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
  args,
})
const rows = []
try {
  for (const { lang, width, height, colorScheme } of views) {
    const name = `${width}-${colorScheme}-${lang}`
    if (only && !name.match(only)) continue
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme,
      timezoneId: 'Asia/Almaty',
    })
    const page = await context.newPage()
    const cells = []
    let seated
    for (const [kind, [seat, path]] of Object.entries(pages)) {
      if (seat !== seated) {
        await page.goto(`${site}${home}/desk?lang=${lang}`)
        const choice = page.locator('form:has(select[name=as])').first()
        await choice
          .locator('select[name=as]')
          .selectOption(seat ?? 'public')
          .catch(() => undefined)
        await choice.locator('button').first().click()
        await page.waitForLoadState('load')
        seated = seat
      }
      await page.goto(`${site}${path}?lang=${lang}`)
      await page.evaluate(() => document.fonts.ready)
      await page.screenshot({ path: join(folder, `${name}-${kind}.png`), fullPage: true })
      const small = await page.screenshot({ type: 'jpeg', quality: 60 })
      cells.push(
        `<td><img width="180" src="data:image/jpeg;base64,${small.toString('base64')}"><br>${kind}</td>`,
      )
    }
    rows.push(`<tr><th>${name}</th>${cells.join('')}</tr>`)
    await context.close()
  }
  const sheet = await browser.newPage({ viewport: { width: 195 * Object.keys(pages).length, height: 900 } })
  await sheet.setContent(
    `<style>td{vertical-align:top;font:11px sans-serif}</style><table>${rows.join('')}</table>`,
  )
  await sheet.screenshot({ path: join(folder, 'sheet.jpg'), type: 'jpeg', quality: 40, fullPage: true })
} finally {
  await browser.close()
}
