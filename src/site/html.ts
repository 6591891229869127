/** Markup as values: what is not markup is escaped, and sentences from the words can hold markup in their gaps. */
import { html as template, raw as unescaped } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

/** Markup that is safe to send. Only `html` and `raw` make it. */
export type Html = HtmlEscapedString
export type Inside = Html | string | number | false | undefined | readonly Inside[]

/** Markup from a template: every value in it is escaped unless it is markup itself; false and undefined leave nothing. */
export function html(strings: TemplateStringsArray, ...values: readonly Inside[]): Html {
  const made = template(strings, ...values)
  // Only promises among the values make the template a promise, and `Inside` admits none.
  if (made instanceof Promise) throw new TypeError('a promise stands in a template')
  return made
}

/** Text that is markup already: the output of the charts, and nothing that came from outside. */
export function raw(markup: string): Html {
  return unescaped(markup)
}

const FIRST_GAP = 0xe000

/**
 * A sentence of the words with markup in its gaps: `fill((day) => w.membersOn(6, day), date(...))`.
 * The sentence is escaped, the parts are not; the words decide the order of the parts.
 */
export function fill(sentence: (...gaps: string[]) => string, ...parts: readonly Inside[]): Html {
  const gaps = parts.map((_, index) => String.fromCharCode(FIRST_GAP + index))
  const pieces = sentence(...gaps).split(/([\uE000-\uE0FF])/)
  return html`${pieces.map((piece, index) => (index % 2 === 1 ? parts[piece.charCodeAt(0) - FIRST_GAP] : piece))}`
}

/** Parts with something between each two, such as a comma in a list of names. */
export function joined(parts: readonly Inside[], between: Inside): Html {
  return html`${parts.map((part, index) => (index === 0 ? part : [between, part]))}`
}

/** The address when it leads to a page of the web; undefined for any other scheme, which no link may carry. */
export function webAddress(href: string | undefined): string | undefined {
  return href !== undefined && /^https?:\/\/[^\s]+$/i.test(href) ? href : undefined
}
