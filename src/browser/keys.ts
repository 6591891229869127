/**
 * Single keys. What a page has (`src/site/keys.ts` makes the list):
 *
 *     <button data-key="b">Break silence</button>      B presses it
 *     <a data-key="g d" href="...">Today</a>           G, then D, follows it
 *     <input data-key="/" ...>                         a field is gone to
 *     <dialog data-keys data-turn="% then %">...</dialog>   the list that `?` shows, with a way to switch single keys off
 *     <button data-keys-open hidden>Keys</button>      the same without a key, shown by this script
 *
 * `Enter` works where nothing has the focus; without a thing of that key it follows the first link in what bears `data-enter`.
 * `data-key-name` is what the list says of it, where its own text would not do. No key does anything while somebody types,
 * with Ctrl, Alt or the command key, or once switched off (WCAG 2.1.4): that is kept on this device.
 */
import { browser, document, type Element, type KeyPressed } from './document.ts'

/** The second of two keys must come within so many milliseconds. */
const IN_TURN = 1500
const KEPT = 'chancery-keys'

const list = document.querySelector('dialog[data-keys]')
/** Where a device keeps nothing, keys are on; switched off, they are so until the page goes. */
let chosen: string | undefined
let first = ''
let pressed = Number.NEGATIVE_INFINITY

document.addEventListener('keydown', (event) => {
  const key = keyOf(event as KeyPressed)
  if (key === undefined || !isOn() || isTyping(event.target) || document.querySelector('dialog[open]')) return
  const now = performance.now()
  const both = now - pressed < IN_TURN ? `${first} ${key}` : key
  const found = named(both) ?? named(key)
  ;[first, pressed] = [key, now]
  if (found) use(found)
  else if (key === '?' && list) show(list)
  else return
  first = ''
  event.preventDefault()
})

draw()
if (list) {
  const choice = list.querySelector('[data-keys-use]')
  if (choice) {
    choice.checked = isOn()
    choice.addEventListener('change', () => keep(choice.checked ? 'on' : 'off'))
  }
  list.querySelector('[data-keys-close]')?.addEventListener('click', () => list.close?.())
  for (const open of document.querySelectorAll('[data-keys-open]')) {
    open.hidden = false
    open.addEventListener('click', () => show(list))
  }
}

/** The key as it is written in a page; of another script than Latin, the one that is at its place. */
function keyOf({ key, code, ctrlKey, metaKey, altKey, repeat, isComposing }: KeyPressed): string | undefined {
  if (ctrlKey || metaKey || altKey || repeat || isComposing) return undefined
  if (key === 'Enter') return [document.body, null].includes(document.activeElement) ? key : undefined
  if (key.length !== 1) return undefined
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  return letter !== undefined && !/^[\u0020-\u007E]$/.test(key) ? letter.toLowerCase() : key.toLowerCase()
}

function isTyping(target: unknown): boolean {
  const at = target as Element
  if (at.isContentEditable || at.tagName === 'TEXTAREA' || at.tagName === 'SELECT') return true
  return at.tagName === 'INPUT' && !['button', 'submit', 'reset'].includes(at.type ?? '')
}

/** What has a key and is there to be seen, each with the key. */
function keyed(): readonly (readonly [string, Element])[] {
  const named = [...document.querySelectorAll('[data-key]')].map(
    (one) => [one.dataset['key'] ?? '', one] as const,
  )
  const [first] = document.querySelectorAll('[data-enter] a[href]')
  return [...named, ...(first ? [['Enter', first] as const] : [])].filter(([, one]) => one.checkVisibility())
}

/** The first thing of that key. */
function named(key: string): Element | undefined {
  return keyed().find(([own]) => own === key)?.[1]
}

/** Presses or follows; goes to a field, and to what cannot be used now: beside it stands why. */
function use(found: Element): void {
  const isField = ['INPUT', 'TEXTAREA', 'SELECT'].includes(found.tagName) && found.type !== 'submit'
  found.focus()
  if (!isField && found.disabled !== true && found.getAttribute('aria-disabled') !== 'true') found.click()
}

/** Fills the list with the keys that the page has now, and shows it. */
function show(dialog: Element): void {
  const into = dialog.querySelector('[data-keys-list]')
  const lines = keyed().map(([key, one]) => lineOf(key, nameOf(one, key), dialog))
  into?.replaceChildren(...lines, lineOf('?', dialog.dataset['help'] ?? '', dialog))
  dialog.showModal?.()
}

/** What it is called, without the key that is shown on it. */
function nameOf(one: Element, key: string): string {
  const mark = one.querySelector('kbd')?.innerText ?? ''
  const { keyName } = one.dataset
  const own = one.innerText.trim()
  return keyName ?? (own.slice(0, mark === '' ? undefined : -mark.length).trim() || key)
}

function lineOf(keys: string, name: string, dialog: Element): Element {
  const [line, term, is] = ['div', 'dt', 'dd'].map((tag) => document.createElement(tag)) as [
    Element,
    Element,
    Element,
  ]
  const marks = keys.split(' ').map((key) => {
    const mark = document.createElement('kbd')
    mark.textContent = key.length === 1 ? key.toUpperCase() : key
    return mark
  })
  const [before = '', between = '', after = ''] = (dialog.dataset['turn'] ?? '').split('%')
  if (marks.length === 2) term.append(before, marks[0]!, between, marks[1]!, after)
  else term.append(...marks)
  is.textContent = name.trim()
  line.append(term, is)
  return line
}

function isOn(): boolean {
  if (chosen === undefined) {
    try {
      chosen = browser.localStorage.getItem(KEPT) ?? 'on'
    } catch {
      chosen = 'on'
    }
  }
  return chosen === 'on'
}

/** Where keys are off, none is shown on a button. */
function draw(): void {
  document.documentElement.dataset['keys'] = isOn() ? 'on' : 'off'
}

function keep(choice: 'on' | 'off'): void {
  chosen = choice
  draw()
  try {
    browser.localStorage.setItem(KEPT, choice)
  } catch {
    // It holds for this page.
  }
}
