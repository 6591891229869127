/** The card with which a reader has an act, or the record whole, checked in the browser. Without script it is not shown. */
import { unmarked } from '../../words/fallback.ts'
import { words } from '../../words/index.ts'
import { number } from '../format.ts'
import { html, type Html } from '../html.ts'
import { card } from '../parts.ts'
import { SCRIPT } from '../scripts.ts'
import type { View } from '../view.ts'

/** The most acts that a browser is asked to check. */
const MOST = 5000

/** The card; undefined where there is no signed head, or the act is not under it. */
export function checkInBrowser(view: View, check: 'act' | 'record', position = 0): Html | undefined {
  const { head } = view.reading
  if (!head || position >= head.size) return undefined
  const w = words(view.lang).verifier
  const { title, lead, button } = w[check]
  const org = `/${view.shown.code}`
  if (check === 'record' && head.size > MOST)
    return card('in-browser', title, html`<p>${w.tooLarge(number(view.lang, MOST))}</p>`)
  return html`<div hidden data-check="${check}" data-log="${org}/log" data-record="${org}/record.chancery" data-position="${position}" data-size="${head.size}" data-root="${head.root}" data-failed="${unmarked(w.notLoaded)}">${card(
    'in-browser',
    title,
    html`<div class="flow"><p>${lead}</p><p><button type="button">${button}</button> <progress hidden aria-label="${unmarked(title)}"></progress></p><div role="status"><ul class="checked" dir="ltr"></ul></div></div>`,
  )}</div><script type="module" src="${SCRIPT}"></script>`
}
