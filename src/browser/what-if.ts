/**
 * A question supposed otherwise: the outcome follows each choice at once, and a figure is a choice. What a page has
 * (`src/site/pages/what-if.ts`):
 *
 *     <form data-what-if="form"> with <fieldset class="voice"> for each member, radios in each
 *     <div data-what-if="outcome" role="status">, <div data-what-if="rest">   what the server replaces
 *     <p data-what-if="keys" hidden>                                          how the figures work
 *
 * Without this script the form is sent by its button. In the row of a member 1 to 9 chooses, and goes on to the next row; no
 * key does anything elsewhere (WCAG 2.1.4).
 */
import { browser, document, type Element, type KeyPressed, type Page } from './document.ts'

const { fetch, history } = globalThis as unknown as {
  readonly fetch: (address: string) => Promise<{ readonly ok: boolean; text(): Promise<string> }>
  readonly history: { replaceState(state: null, unused: string, address: string): void }
}

const form = part(document, 'form')
const hint = part(document, 'keys')
let last = 0

if (form) {
  if (hint) hint.hidden = false
  form.addEventListener('change', ({ target }) => {
    if ((target as Element).type === 'radio') void show(form)
  })
  form.addEventListener('keydown', (event) => choose(form, event as KeyPressed))
}

/** What the server has of the choices, in its place. Of two answers the later question's counts; where none comes, the button is there. */
async function show(of: Element): Promise<void> {
  const mine = (last += 1)
  const answer = await fetch(addressOf(of)).catch(() => undefined)
  if (!answer?.ok) return
  const page = new browser.DOMParser().parseFromString(await answer.text(), 'text/html')
  if (mine !== last) return
  // The place that is read out stays, so that what is new in it is said.
  for (const name of ['outcome', 'rest']) {
    const [old, next] = [part(document, name), part(page, name)]
    if (old && next) old.replaceChildren(...[...next.children].map((one) => document.adoptNode(one)))
  }
  for (const legend of of.querySelectorAll('.voice > legend')) {
    const next = page.querySelector(`#${legend.parentElement?.id ?? ''} > legend`)
    if (next && next.outerHTML !== legend.outerHTML) legend.replaceWith(document.adoptNode(next))
  }
  const address = page.querySelector('link[rel="canonical"]')?.getAttribute('href')
  if (address) history.replaceState(null, '', address)
}

function addressOf(of: Element): string {
  const fields = [...of.querySelectorAll('input, select')].flatMap((field) => {
    const isChosen = !['radio', 'checkbox'].includes(field.type ?? '') || field.checked === true
    const name = field.getAttribute('name')
    return isChosen && name !== null && field.value !== undefined && field.value !== ''
      ? [`${encodeURIComponent(name)}=${encodeURIComponent(field.value)}`]
      : []
  })
  return `${(of.getAttribute('action') ?? '').split('#')[0]}?${fields.join('&')}`
}

/** A figure chooses in the row that has the focus. */
function choose(of: Element, event: KeyPressed): void {
  const { key, target, ctrlKey, metaKey, altKey } = event
  const row = (target as Element).closest('.voice')
  if (!row || !/^[1-9]$/.test(key) || ctrlKey || metaKey || altKey) return
  const chosen = [...row.querySelectorAll('input[type="radio"]')][Number(key) - 1]
  if (!chosen) return
  event.preventDefault()
  chosen.click()
  const rows = [...of.querySelectorAll('.voice')]
  const next = rows[rows.indexOf(row) + 1]
  ;(next?.querySelector('input:checked') ?? chosen).focus()
}

function part(page: Page, name: string): Element | null {
  return page.querySelector(`[data-what-if="${name}"]`)
}
