import { chromium } from 'playwright-core'
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu'] })
const context = await browser.newContext({ viewport: { width: 1280, height: 1000 } })
const page = await context.newPage()
await page.goto('http://127.0.0.1:18400/')
await page.locator('button[value=first]').click()
await page.locator('form[action$=again] button').click()
await page.goto('http://127.0.0.1:18400/')
await page.locator('button[value=first]').click()
await page.goto('http://127.0.0.1:18400/meridian/desk/questions')
const urls = await page.locator('main a[href*="/questions/"]').evaluateAll(a => a.map(x => x.href))
console.log(urls)
await page.goto(urls.find(u => u.includes('42')))
await page.waitForTimeout(500)
await page.locator('[data-live-pause]').click()
const other = await context.newPage()
await other.goto(page.url())
await other.locator('button[value=next]').click()
await other.waitForTimeout(1500)
await page.bringToFront()
console.log(await page.evaluate('document.activeElement.outerHTML'), page.url())
console.log(await page.evaluate(`(async () => {
  const text = await (await fetch(location.href)).text()
  const doc = new DOMParser().parseFromString(text, 'text/html')
  const out = []
  for (const part of document.querySelectorAll('[data-live]')) {
    const next = doc.querySelector('[data-live="' + part.dataset.live + '"]')
    const around = []
    for (let i = part, o = part.parentElement; o; i = o, o = o.parentElement) around.push(...[...o.children].filter(x => x !== i))
    const seen = around.filter(x => { const r = x.getBoundingClientRect(); return r.width && r.height && r.bottom > 0 })
    const before = seen.map(x => x.getBoundingClientRect())
    const h = part.getBoundingClientRect().height
    const placed = document.adoptNode(next)
    part.replaceWith(placed)
    const h2 = placed.getBoundingClientRect().height
    if (h2 < h) placed.style.minBlockSize = h + 'px'
    const moved = seen.flatMap((x, i) => { const r = x.getBoundingClientRect(); return Math.abs(r.top - before[i].top) >= 1 || Math.abs(r.left - before[i].left) >= 1 ? [x.outerHTML.slice(0, 80) + ' ' + (r.top - before[i].top) + ' ' + (r.left-before[i].left)] : [] })
    out.push([part.dataset.live, h, h2, placed.getBoundingClientRect().height, moved])
  }
  return JSON.stringify(out, null, 1)
})()`))
await browser.close()
