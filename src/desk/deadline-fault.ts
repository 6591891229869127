/** What is wrong with a deadline that was typed, with the moments that could be meant, each to be taken by one press. */
import { typedDeadline, type DeadlineFault } from '../core/deadline.ts'
import type { Instant } from '../core/time.ts'
import { html, joined, type Html } from '../site/html.ts'
import { deadlineText, sayDeadlineFault } from '../words/deadline.ts'
import type { DeskView } from './view.ts'

/** The fault in a sentence; where the clocks leap over the time or show it twice, with a link for each that there is. */
export function deadlineFault(
  { lang }: Pick<DeskView, 'lang'>,
  fault: DeadlineFault,
  zone: string,
  hrefWith: (closes: string) => string,
): Html {
  const meant: readonly Instant[] =
    fault.code === 'gap' ? fault.nearest : fault.code === 'overlap' ? fault.either : []
  const links = meant.map(
    (at) => html`<a href="${hrefWith(typedDeadline({ at, zone }))}">${deadlineText(lang, at, zone)}</a>`,
  )
  const sentence = sayDeadlineFault(lang, fault, zone)
  return links.length === 0
    ? html`${sentence}`
    : html`${sentence} <span class="links">${joined(links, ' ')}</span>`
}
