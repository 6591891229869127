/** One request for a page about all organisations: those on this server, the suite, and the reader's language. */
import type { Day } from '../core/time.ts'
import { readingForCase, type Suite } from '../store/suite-folder.ts'
import type { SuiteCase } from '../store/suite.ts'
import type { Lang } from '../words/index.ts'
import type { AcrossWords } from '../words/en/across.ts'
import { address, type Carried } from './context.ts'
import { html, type Html, type Inside } from './html.ts'
import { answersTo, type Answered } from './suite-answers.ts'
import { viewOf, type View } from './view.ts'

export interface Across {
  readonly lang: Lang
  readonly w: AcrossWords
  readonly carried: Carried
  readonly query: URLSearchParams
  readonly path: string
  /** Of each organisation that this server keeps, in the order of their names. */
  readonly views: readonly View[]
  readonly suite: () => Suite
  readonly today: Day
}

/** An address of a page about all, which keeps the reader's language. */
export function toAcross(
  across: Pick<Across, 'carried'>,
  path: string,
  query: Readonly<Record<string, string | number | undefined>> = {},
): string {
  return address(path, across.carried, query)
}

/** The organisation of a case: as this server keeps it, else as its folder states it; undefined where neither is here. */
export function viewForCase(across: Across, one: SuiteCase): View | undefined {
  const kept = across.views.find(({ shown }) => shown.code === one.organisation)
  if (kept) return kept
  const reading = readingForCase(one.organisation)
  if (!reading) return undefined
  const shown = { code: one.organisation, reading, standing: 'example' as const }
  const { lang, carried, query, path, today } = across
  return viewOf(shown, lang, carried, query, path, today)
}

/** True where the organisation has pages here that a link may lead to. */
export function isKept(across: Across, view: View): boolean {
  return across.views.includes(view)
}

/** The answers to a case; undefined where its organisation is not here. */
export function answersFor(across: Across, one: SuiteCase): readonly Answered[] | undefined {
  const view = viewForCase(across, one)
  return view && answersTo(view.reading, one)
}

/** A choice of one among several, as links; the chosen one is marked. */
export function choice(
  label: string,
  options: readonly { readonly href: string; readonly text: Inside; readonly chosen: boolean }[],
): Html {
  return html`<nav class="links" aria-label="${label}">${options.map(
    ({ href, text, chosen }) => html`<a href="${href}"${chosen && html` aria-current="true"`}>${text}</a>`,
  )}</nav>`
}

/** What the address asks for is none of those there are: a page, an organisation, an origin. */
export function isWrong(
  across: Pick<Across, 'query'>,
  name: string,
  allowed: (value: string) => boolean,
): boolean {
  const value = across.query.get(name)?.trim() ?? ''
  return value !== '' && !allowed(value)
}

/** The value of the query, or undefined where it is empty or not there. */
export function queried({ query }: Pick<Across, 'query'>, name: string): string | undefined {
  return query.get(name)?.trim() || undefined
}

/** A page is asked for by a whole number. */
export function isPage(value: string): boolean {
  return /^[1-9]\d{0,8}$/.test(value)
}
