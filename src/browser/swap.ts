/**
 * Parts of a page that are replaced by what the server has of them now. Nothing that somebody is typing, has chosen or
 * marked is replaced, and nothing outside of a part moves: where it would, the part stays as it was.
 */
import { browser, document, type Element, type Page } from './document.ts'

/** How the parts of a page were when it came, before any script touched them. */
export type Served = Map<string, string>

/**
 * The parts of a page by their names: what bears `data-live="NAME"`, of which those with `data-asked` are replaced only when
 * somebody asks for it; where nothing does, the main part whole, unless something is sent from it: its forms may be in the
 * middle of something, and other scripts hold on to them.
 */
export function partsOf(page: Page): ReadonlyMap<string, Element> {
  const marked = [...page.querySelectorAll('[data-live]')]
  const main = page.querySelector('main')
  if (marked.length === 0) {
    const isWhole = main && !main.querySelector('form[method=post]')
    return new Map(isWhole ? [['main', main]] : [])
  }
  return new Map(marked.map((part) => [part.dataset['live'] ?? '', part]))
}

/** True where parts may be replaced without anybody asking for it. */
export function hasParts(page: Page): boolean {
  return page.querySelector('[data-live]:not([data-asked])') !== null
}

export function servedOf(page: Page): Served {
  return new Map([...partsOf(page)].map(([name, { outerHTML }]) => [name, outerHTML]))
}

/** What scripts do with a part that has just been placed, before anybody sees it. */
export const placing: (() => void)[] = []

export interface Swapped {
  /** Parts that somebody is in, that would have moved the page, or of which the new page has none. */
  readonly left: number
  /** Parts in which somebody is typing, or with a form that was filled in before. */
  readonly kept: number
}

/** Puts the parts of a newer page in place of the older ones. `asked` where somebody pressed for it: then the page may move. */
export function swap(newer: Page, served: Served, asked: boolean): Swapped {
  let [left, kept] = [0, 0]
  const fresh = partsOf(newer)
  for (const [name, part] of partsOf(document)) {
    const next = fresh.get(name)
    if (!next) left += 1
    else if (next.outerHTML === served.get(name)) continue
    else if (isFilled(part) || valuesOf(part) !== valuesOf(next)) kept += 1
    else if (!asked && (isInUse(part) || part.dataset['asked'] !== undefined)) left += 1
    else {
      const { outerHTML } = next
      if (replaced(part, next, asked)) served.set(name, outerHTML)
      else left += 1
    }
  }
  return { left, kept }
}

function replaced(part: Element, next: Element, asked: boolean): boolean {
  const placed = document.adoptNode(next)
  // The bar is the one that this script has made live.
  const bar = part.querySelector('[data-live-bar]')
  if (bar) placed.querySelector('[data-live-bar]')?.replaceWith(bar)
  const folds = [...part.querySelectorAll('details')]
  ;[...placed.querySelectorAll('details')].forEach(
    (fold, index) => (fold.open ||= folds[index]?.open ?? false),
  )
  const around = asked ? [] : aroundOf(part)
  const before = around.map((one) => one.getBoundingClientRect())
  const { height } = part.getBoundingClientRect()
  part.replaceWith(placed)
  for (const fill of placing) fill()
  const own = placed.getBoundingClientRect().height
  /** By how much the first thing that moved did so; undefined where nothing moved that is seen. */
  const moved = (): number | undefined => {
    const all = around.map((one) => one.getBoundingClientRect())
    const first = all.findIndex(({ top, left }, index) => {
      const was = before[index]!
      const isSeen = was.top < browser.innerHeight || top < browser.innerHeight
      return isSeen && (Math.abs(was.top - top) >= 1 || Math.abs(was.left - left) >= 1)
    })
    return first === -1 ? undefined : all[first]!.top - before[first]!.top
  }
  // What is shorter keeps the place of what was there, its margins included.
  if (!asked && own < height) placed.style.minBlockSize = `${height}px`
  const by = moved()
  if (by !== undefined && height - by >= own) placed.style.minBlockSize = `${height - by}px`
  const isStill = moved() === undefined
  if (!isStill) placed.replaceWith(part)
  return isStill
}

/** What stands beside a part, and beside each thing that it is in: if none of these moves, nothing outside of it does. */
function aroundOf(part: Element): readonly Element[] {
  const around: Element[] = []
  for (let inner = part, outer = part.parentElement; outer; inner = outer, outer = outer.parentElement)
    around.push(...[...outer.children].filter((one) => one !== inner))
  return around.filter((one) => {
    const { width, height, bottom } = one.getBoundingClientRect()
    // What is there for the ear alone is one pixel large.
    return width > 1 && height > 1 && bottom > 0
  })
}

/** True where a field of the part is otherwise than the server sent it. */
function isFilled(part: Element): boolean {
  return [...part.querySelectorAll('input, textarea, select, [contenteditable]')].some(isChanged)
}

/**
 * What the fields of a part hold. Where the server sent a form back with what somebody had filled in, it is as they were
 * sent, and other than a page has them that is asked for anew.
 */
function valuesOf(part: Element): string {
  const fields = [...part.querySelectorAll('input:not([type=hidden]), textarea, select')]
  return JSON.stringify(fields.map(({ value, checked }) => [value, checked]))
}

function isChanged(field: Element): boolean {
  if (field.tagName === 'SELECT') {
    const options = [...field.querySelectorAll('option')]
    // Of a list in which none was chosen the browser shows the first.
    if (!options.some(({ defaultSelected }) => defaultSelected)) return options[0]?.selected === false
    return options.some(({ selected, defaultSelected }) => selected !== defaultSelected)
  }
  if (field.type === 'checkbox' || field.type === 'radio') return field.checked !== field.defaultChecked
  if (field.type === 'hidden') return false
  return field.isContentEditable || field.value !== field.defaultValue
}

/** True while somebody is in the part: with the keyboard, with a dialog of it, or with a mark on its text. */
function isInUse(part: Element): boolean {
  const { activeElement, body } = document
  if (activeElement && activeElement !== body && part.contains(activeElement)) return true
  if (part.querySelector('dialog[open]')) return true
  const marked = browser.getSelection()
  return marked !== null && !marked.isCollapsed && marked.containsNode(part, true)
}
