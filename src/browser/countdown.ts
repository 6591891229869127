/**
 * Countdowns. What a page has (`src/site/live.ts` makes it):
 *
 *     <span role="timer" data-countdown data-deadline="2026-11-27T17:00:00Z">3 days 22 hours</span>
 *
 * The text is how long it was when the page was made. At 24 h, 1 h, 10 min, 1 min and 0, and then alone, what is left is said
 * aloud, by `<p role="status" data-told>`, which this script adds where the page has none.
 *
 * Anywhere in the page, once: `data-now="2026-11-23T18:45:00Z" data-rate="1"`, the server's clock when it was made. A rate
 * of 60 is a simulated clock, 0 one that stands. Without it the countdown begins with the first event of the stream.
 */
import { browser, document, type Element, type Page } from './document.ts'
import { heardIn, serverTime } from './server-time.ts'
import { placing } from './swap.ts'
import { fillIn, sayTime, type LiveScript } from '../words/live-script.ts'
import { markPassed, secondsLeft } from '../words/time-left.ts'

/** How often it is looked, in milliseconds. */
const LOOK = 250

/** The server's time, for every script of this page. */
export const time = serverTime()

/** Takes in what a page says of the clock: it was made when its first byte came, or before. */
export function hearPage(page: Page, received: number): void {
  const { now, rate } = page.querySelector('[data-now]')?.dataset ?? {}
  const heard = heardIn(now, rate)
  if (heard) time.hear(heard, received)
}

/** The sentences that the page hands over; undefined where it hands over none. */
export function scriptWords(): LiveScript | undefined {
  const text = document.querySelector('script[data-words]')?.textContent
  return text === undefined ? undefined : (JSON.parse(text) as LiveScript)
}

/** Runs every countdown of the page from now on, those too that come into it later. */
export function countDown(script: LiveScript): void {
  const [loaded] = browser.performance.getEntriesByType('navigation')
  // A page that the browser had kept says when it was first made.
  const isKept = loaded?.type === 'back_forward' && loaded.transferSize === 0
  if (!isKept) hearPage(document, loaded?.responseStart ?? 0)
  const told = document.querySelector('[data-told]') ?? newStatus()
  /** By deadline: how long was left when it was last looked. A countdown that is replaced goes on. */
  let before: ReadonlyMap<string, number> = new Map()
  const look = (): void => {
    const now = time.at(performance.now())
    if (now === undefined) return
    const lefts = new Map<string, number>()
    for (const box of document.querySelectorAll('[data-countdown]')) {
      const { deadline = '' } = box.dataset
      const left = secondsLeft(now, Date.parse(deadline))
      if (Number.isNaN(left)) continue
      put(box, left === 0 ? script.over : sayTime(script, left))
      box.dataset['over'] = String(left === 0)
      const mark = markPassed(before.get(deadline) ?? left, left)
      if (mark !== undefined) put(told, mark === 0 ? script.over : fillIn(script.left, sayTime(script, mark)))
      lefts.set(deadline, left)
    }
    before = lefts
  }
  look()
  placing.push(look)
  setInterval(look, LOOK)
  browser.addEventListener('pageshow', look)
}

function newStatus(): Element {
  const status = document.createElement('p')
  status.setAttribute('role', 'status')
  status.setAttribute('class', 'sr')
  document.body.append(status)
  return status
}

/** Writes a text only where it is another: what stands is not said again. */
function put(into: { textContent: string }, text: string): void {
  if (into.textContent !== text) into.textContent = text
}
