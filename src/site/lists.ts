/** Lists that several pages have: events as a table, sources as lines, and long lists in pages. */
import type { Happened } from '../core/chronicle.ts'
import type { PartyId } from '../core/ids.ts'
import { textSlug } from '../core/texts.ts'
import { code, date, name, number } from './format.ts'
import { decisionsOf, refOf, sourcesOf, statementsOf } from './facts.ts'
import { html, joined, type Html, type Inside } from './html.ts'
import { pill, seenMark, source, table, type SourceLine } from './parts.ts'
import { actorText, cited, kindText, organText, say, sourceOf, titleOf, to, type View } from './view.ts'

/** Most rows on a page. */
export const ROWS = 100

export interface Slice<T> {
  readonly rows: readonly T[]
  readonly page: number
  readonly pages: number
}

/** The rows of the page that the address asks for; the last page where it asks beyond it. */
export function slice<T>(view: Pick<View, 'query'>, all: readonly T[]): Slice<T> {
  const { from, to: until, ...part } = pageOf(view, all.length)
  return { ...part, rows: all.slice(from, until) }
}

/** Which of so many rows stand on the page that the address asks for. */
export function pageOf(
  { query }: Pick<View, 'query'>,
  length: number,
): { readonly page: number; readonly pages: number; readonly from: number; readonly to: number } {
  const pages = Math.max(1, Math.ceil(length / ROWS))
  const page = Math.min(pages, Number(query.get('page')?.trim() || 1))
  return { page, pages, from: (page - 1) * ROWS, to: Math.min(length, page * ROWS) }
}

/** Links to the pages of a long list; nothing where it fits on one. */
export function paging<T>(
  view: View,
  path: string,
  part: Slice<T>,
  kept: Readonly<Record<string, string | undefined>> = {},
): Html | undefined {
  return pagingBy(view.w.paging, part, (page) => to(view, path, { ...kept, page }))
}

/** The same for a list of any page: `href` gives the address of a part, of the first one without its number. */
export function pagingBy(
  w: View['w']['paging'],
  { page, pages }: Pick<Slice<unknown>, 'page' | 'pages'>,
  href: (page: number | undefined) => string,
): Html | undefined {
  if (pages === 1) return undefined
  const link = (target: number, text: string): Inside =>
    target >= 1 && target <= pages && html`<a href="${href(target === 1 ? undefined : target)}">${text}</a>`
  return html`<nav class="links" aria-label="${w.label}">${link(page - 1, w.earlier)} <span>${w.page(page, pages)}</span> ${link(page + 1, w.later)}</nav>`
}

/** The page of an event: its decision, its statement in the list, or its act on the record. */
export function hrefOf(view: View, event: Happened): string | undefined {
  if (event.kind === 'question.decided') return to(view, `/decisions/${refOf(event)}`)
  if (event.kind === 'statement.made') return statementHref(view, event)
  if (event.kind === 'text.tabled' || event.kind === 'text.corrected') {
    const { text, issue } = event.body as { text: string; issue: number }
    return to(view, `/texts/${textSlug(text)}`, { issue })
  }
  const { code: sitting, meeting } = event.body as { code?: string; meeting?: string }
  if (event.kind === 'sitting.held') return to(view, `/meetings/${sitting}`)
  if (event.kind === 'meeting.held') return to(view, `/meetings/${meeting}`)
  return actHref(view, event.act)
}

function statementHref(view: View, event: Happened): string {
  const page = Math.floor(Math.max(0, statementsOf(view).indexOf(event)) / ROWS) + 1
  return `${to(view, '/statements', { page: page === 1 ? undefined : page })}#${refOf(event)}`
}

/** The page of an act on the record; undefined where no record is there. */
export function actHref(view: View, act: number): string | undefined {
  return view.reading.head === undefined ? undefined : to(view, `/record/${act}`)
}

/** The heading of an event, linked to its page where it has one. */
export function linked(view: View, event: Happened): Html {
  const href = hrefOf(view, event)
  const title = shortTitle(view, event)
  return href === undefined ? title : html`<a href="${href}">${title}</a>`
}

/** Most letters of what somebody said, where it stands for a title. */
const LONGEST = 130

/** The heading of an event for a list: of a statement without a title, the beginning of what was said. */
function shortTitle(view: View, event: Happened): Html {
  const gist = event.kind === 'statement.made' ? view.reading.prose(event, 'gist') : undefined
  if (!gist || view.reading.prose(event, 'title')) return titleOf(view, event)
  const texts = Object.entries(gist).map(([lang, text]) => [
    lang,
    text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/\s+\S*$/, '')} …` : text,
  ])
  return say(view, Object.fromEntries(texts) as typeof gist)
}

interface Row {
  readonly event: Happened
  readonly others: readonly Happened[]
}

/** Events of one kind and title on one day, such as six signatures of one treaty, make one row. */
export function grouped(view: View, events: readonly Happened[]): readonly Row[] {
  const rows = new Map<string, { event: Happened; others: Happened[] }>()
  for (const event of events) {
    const title = view.reading.prose(event, 'title')?.en
    const key = title === undefined ? `${event.act}` : `${event.kind} ${event.day} ${title}`
    const row = rows.get(key)
    if (row) row.others.push(event)
    else rows.set(key, { event, others: [] })
  }
  return [...rows.values()]
}

/** Events as a table: date, kind, title, who or where, outcome. */
export function eventTable(view: View, label: string, events: readonly Happened[]): Html {
  const { w, lang } = view
  return table<Row>(
    label,
    [
      { head: w.columns.title, names: true, cell: ({ event }) => linked(view, event) },
      { head: w.columns.date, cell: ({ event }) => date(lang, event.day) },
      { head: w.columns.kind, cell: ({ event }) => kindText(view, event.kind) },
      { head: w.columns.body, cell: ({ event, others }) => bodyOf(view, event, others) },
      { head: w.columns.outcome, cell: ({ event }) => outcomeOf(view, event) },
    ],
    grouped(view, events),
  )
}

function bodyOf(view: View, event: Happened, others: readonly Happened[]): Inside {
  const organ = (event.body as { organ?: unknown }).organ
  if (event.kind === 'statement.made') return name(actorText(view, event.by, event.day))
  if (others.length === 0 && typeof organ === 'string') return name(organText(view, organ))
  const actors = [event, ...others].map((one) => actorText(view, one.by, one.day))
  return joined(
    [...new Set(actors)].toSorted().map((actor) => name(actor)),
    ', ',
  )
}

/** The outcome of a decision; for other events only whether sources differ. */
export function outcomeOf(view: View, event: Happened): Inside {
  if (event.kind === 'claim.noted' || event.claims.length > 0) return pill('abstain', view.w.sourcesDiffer)
  if (event.kind !== 'question.decided') return undefined
  const { outcome } = event.body as { outcome: 'adopted' | 'not-adopted' }
  return pill(outcome === 'adopted' ? 'favour' : 'against', view.site.outcome[outcome])
}

/** A source in one line: its title leads to its page here. */
export function sourceLine(view: View, id: string): Html {
  const found = sourceOf(sourcesOf(view), id)
  const line: SourceLine = {
    title: cited(view, found.title),
    page: to(view, `/sources/${id}`),
    ...(found.locator === undefined ? {} : { locator: cited(view, found.locator) }),
    ...(found.href === undefined ? {} : { href: found.href }),
    seen: found.seen,
  }
  return source(view.lang, line)
}

/** Sources one under another. */
export function sourceList(view: View, ids: readonly string[]): Html {
  return html`<ul class="rows">${ids.map((id) => html`<li>${sourceLine(view, id)}</li>`)}</ul>`
}

const SEEN = ['text', 'excerpt', 'secondhand', 'memory'] as const

/** The source of an event that was seen best, by publisher and date, and how many more there are. */
export function firstSource(view: View, event: Happened | undefined): Inside {
  const rank = (id: string): number => SEEN.indexOf(sourceOf(sourcesOf(view), id).seen)
  const [first, ...more] = (event?.sources ?? []).toSorted((a, b) => rank(a) - rank(b))
  if (event === undefined || first === undefined) return undefined
  const href = hrefOf(view, event)
  const rest = view.w.members.more(more.length)
  const { title, publisher, date: published, seen } = sourceOf(sourcesOf(view), first)
  const day = published !== undefined && html`, ${date(view.lang, published)}`
  const tail = more.length > 0 && html` ${href === undefined ? rest : html`<a href="${href}">${rest}</a>`}`
  return html`<a href="${to(view, `/sources/${first}`)}">${cited(view, publisher ?? title)}</a>${day}${tail}<br>${seenMark(view.lang, seen)}`
}

/** The number of an act, linked to its page. */
export function actLink(view: View, act: number): Html {
  const href = actHref(view, act)
  const shown = code(number(view.lang, act))
  return href === undefined ? shown : html`<a href="${href}">${shown}</a>`
}

/** Decisions in which a party could take part, newest first, by the date asked for. */
export function decisionsFor(view: View, code: PartyId): ReturnType<typeof decisionsOf> {
  return decisionsOf(view).filter(
    ({ event, members, positions }) =>
      event.day <= view.on && (members.includes(code) || positions?.has(code) === true),
  )
}
