/** A person at the desk, as a journey counts it: what is pressed, typed and waited for, with the keyboard alone where asked. */
import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { AXE, LOOKS, type Looked } from './axe.ts'

/** How a person reaches things: a mouse or a finger, or the keyboard alone; and how wide the screen is. */
export interface Way {
  readonly keyboard: boolean
  readonly width: number
}

export interface Traveller {
  readonly page: Page
  /** Presses what a person would press, and counts it: a click or a tap, or with the keyboard alone the key that does it. */
  readonly press: (selector: string) => Promise<void>
  /** Types into a field that is there. */
  readonly type: (selector: string, text: string) => Promise<void>
  readonly choose: (selector: string, value: string) => Promise<void>
  /** How often something was pressed, and how many seconds it took. */
  readonly spent: () => { readonly presses: number; readonly seconds: number }
  readonly close: () => Promise<void>
}

/** Somebody who opens a browser of this width. The counting begins here. */
export async function traveller(browser: Browser, { keyboard, width }: Way): Promise<Traveller> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    hasTouch: width < 600 && !keyboard,
    locale: 'en-GB',
    timezoneId: 'Asia/Almaty',
  })
  const page = await context.newPage()
  const began = Date.now()
  let presses = 0
  const reach = async (selector: string): Promise<void> => {
    const target = page.locator(selector).first()
    await target.waitFor()
    if (!keyboard) return
    await tabTo(page, selector)
  }
  return {
    page,
    async press(selector) {
      await reach(selector)
      presses += 1
      const target = page.locator(selector).first()
      await page.evaluate('window.before = true')
      if (keyboard)
        await page.keyboard.press((await target.getAttribute('type')) === 'radio' ? 'Space' : 'Enter')
      else if (width < 600) await target.tap()
      else await target.click()
      await arrived(page)
    },
    async type(selector, text) {
      await reach(selector)
      // With the tabulator what stands in a field is chosen when it is reached; with a finger it is taken away first.
      if (!keyboard) await page.locator(selector).first().fill('')
      await page.keyboard.type(text)
    },
    async choose(selector, value) {
      await reach(selector)
      presses += 1
      await page.locator(selector).first().selectOption(value)
    },
    spent: () => ({ presses, seconds: (Date.now() - began) / 1000 }),
    close: () => context.close(),
  }
}

/** Waits for the page that follows what was pressed. The pages let no text be run as script, so it is asked from outside. */
async function arrived(page: Page): Promise<void> {
  for (let tries = 0; tries < 800; tries += 1) {
    const there = await page
      .evaluate('window.before === undefined && document.readyState === "complete"')
      .catch(() => false)
    if (there === true) return
    await page.waitForTimeout(25)
  }
  assert.fail(`nothing follows on ${page.url()}`)
}

/** Goes to a thing with the tabulator alone. Each stop on the way must be seen to have the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let stops = 0; stops < 150; stops += 1) {
    const at = (await page.evaluate(`(() => {
      const at = document.activeElement
      const wanted = document.querySelector(${JSON.stringify(selector)})
      // One of a group of radio buttons is reached with the tabulator, the others with the arrows.
      const sameGroup = wanted && at.type === 'radio' && wanted.type === 'radio' && at.name === wanted.name
      const { outlineStyle, outlineWidth } = getComputedStyle(at)
      return { there: at === wanted, sameGroup, is: at.outerHTML.slice(0, 120), plain: at === document.body, seen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 }
    })()`)) as { there: boolean; sameGroup: boolean; is: string; plain: boolean; seen: boolean }
    if (at.there) return
    if (!at.plain && stops > 0) assert.ok(at.seen, `no visible focus: ${at.is}`)
    await page.keyboard.press(at.sameGroup ? 'ArrowDown' : 'Tab')
  }
  assert.fail(`not reached with the keyboard: ${selector}`)
}

/** What stands in somebody's way on the page that is shown: what axe finds, light and dark, wide and narrow, and scrolling sideways. */
export async function barriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE)
  const faults: string[] = []
  for (const width of [1280, 390])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      const isFirst = width === 1280 && colorScheme === 'light'
      const asked = isFirst ? LOOKS.whole : LOOKS.seen
      const { ran, sideways, violations } = (await page.evaluate(asked)) as Looked
      const view = `${colorScheme}, ${width} px`
      if (isFirst && ran < 10) faults.push(`${view}: axe ran only ${ran} rules`)
      if (sideways > 0) faults.push(`${view}: ${sideways} px wider than the screen`)
      faults.push(...violations.map((one) => `${view}: ${one}`))
    }
  return faults
}
