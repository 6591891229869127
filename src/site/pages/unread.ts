/** `/unread`: every part of a charter whose source nobody here read in the text, by organisation. */
import { citedParts, unreadParts, type CitedPart } from '../../core/charter/parts.ts'
import { words } from '../../words/index.ts'
import { choice, isPage, isWrong, queried, toAcross, type Across } from '../across.ts'
import { besides } from '../context.ts'
import { code } from '../format.ts'
import { fill, html, joined, type Html } from '../html.ts'
import { page } from '../layout.ts'
import { pagingBy, slice } from '../lists.ts'
import { card, seenMark, table } from '../parts.ts'
import { cited, organisationName, say, sourceOf, to, type View } from '../view.ts'

/** Most names that a row gives before it only counts. */
const NAMES = 6

/** What was not read of one organisation, beside all that it cites. */
export interface Unread {
  readonly view: View
  readonly parts: readonly CitedPart[]
  readonly all: number
}

/** By organisation; undefined where the address asks for one that is not here. */
export function unreadAsked(across: Across): readonly Unread[] | undefined {
  const { views } = across
  if (isWrong(across, 'org', (value) => views.some(({ shown }) => shown.code === value))) return undefined
  if (isWrong(across, 'page', isPage)) return undefined
  const org = queried(across, 'org')
  return unreadOf(views).filter(({ view }) => org === undefined || view.shown.code === org)
}

/** By organisation, those with the most first. */
export function unreadOf(views: readonly View[]): readonly Unread[] {
  // Nobody could read what was invented.
  return views
    .filter(({ reading }) => !reading.charter.fictional)
    .map((view): Unread => {
      const { charter } = view.reading
      return { view, parts: unreadParts(charter), all: citedParts(charter).length }
    })
    .toSorted((a, b) => b.parts.length - a.parts.length)
}

/** The page; undefined where the address asks for what is not there. */
export function unreadPage(across: Across): Html | undefined {
  const asked = unreadAsked(across)
  if (!asked) return undefined
  const { w, lang, path, carried } = across
  const org = queried(across, 'org')
  const rows = asked.flatMap(({ view, parts }) => merged(parts).map((part): Row => ({ view, ...part })))
  const part = slice(across, rows)
  const count = asked.reduce((sum, { parts }) => sum + parts.length, 0)
  const all = asked.reduce((sum, one) => sum + one.all, 0)
  const list =
    rows.length === 0
      ? html`<p class="muted">${w.unread.none}</p>`
      : html`${listed(across, part.rows)}${pagingBy(words(lang).pages.paging, part, (target) => toAcross(across, '/unread', { org, page: target }))}`
  const back =
    org !== undefined &&
    choice(w.unread.columns.organisation, [
      { href: toAcross(across, '/unread'), text: w.unread.all, chosen: false },
    ])
  const body = html`<div class="head"><h1>${w.unread.title}</h1><p>${w.unread.lead}</p></div>
${card('organisations', w.unread.byOrganisation, html`<div class="flow"><p>${w.unread.counts(w.unread.parts(count), all, asked.length)}</p>${byOrganisation(across, asked)}</div>`, back === false ? undefined : back)}
${card('parts', w.unread.list, list)}`
  return page({
    lang,
    title: w.unread.title,
    description: w.unread.description,
    path,
    carried,
    besides: besides(across.query),
    alternates: [{ format: 'json', href: toAcross(across, '/unread.json', { org }) }],
    body,
  })
}

function byOrganisation(across: Across, asked: readonly Unread[]): Html {
  const { w } = across
  const rules = (parts: readonly CitedPart[]): number =>
    parts.filter(({ section }) => section === 'rules').length
  return table<Unread>(
    w.unread.byOrganisation,
    [
      {
        head: w.unread.columns.organisation,
        names: true,
        cell: ({ view }) =>
          html`<a href="${toAcross(across, '/unread', { org: view.shown.code })}">${organisationName(view)}</a>`,
      },
      {
        head: w.unread.columns.parts,
        cell: ({ parts, all }) => w.unread.ofAll(parts.length, all),
      },
      {
        head: w.unread.columns.rules,
        cell: ({ parts, view }) => w.unread.ofAll(rules(parts), view.reading.charter.rules.length),
      },
    ],
    asked,
  )
}

interface Merged {
  readonly part: CitedPart
  /** The names of all that this row stands for. */
  readonly names: readonly string[]
}

type Row = Merged & { readonly view: View }

/** Parts that differ in nothing but their name, such as the names of many parties from one list, make one row. */
function merged(parts: readonly CitedPart[]): readonly Merged[] {
  const rows = new Map<string, { part: CitedPart; names: string[] }>()
  parts.forEach((part, index) => {
    const called = part.names.join(' / ')
    const alone = part.words !== undefined || part.clauses.length > 0
    const key = alone ? `${index}` : `${part.section} ${part.source}`
    const row = rows.get(key)
    if (row) row.names.push(called)
    else rows.set(key, { part, names: [called] })
  })
  return [...rows.values()]
}

function listed(across: Across, rows: readonly Row[]): Html {
  const { w, lang } = across
  return table<Row>(
    w.unread.list,
    [
      {
        head: w.unread.columns.part,
        names: true,
        cell: ({ view, part, names }) => {
          const shown = names.filter((one) => one !== '').slice(0, NAMES)
          const rest = names.length - shown.length
          return html`${w.unread.sections[part.section] ?? code(part.section)} ${joined(
            shown.map((one) => code(one)),
            ', ',
          )} ${rest > 0 && shown.length > 0 && w.unread.several(rest)}${part.words && html`<br><span class="small">${say(view, part.words)}</span>`}`
        },
      },
      {
        head: w.unread.columns.organisation,
        cell: ({ view }) => html`<a href="${to(view, '')}">${organisationName(view)}</a>`,
      },
      {
        head: w.unread.columns.clause,
        cell: ({ part, view }) =>
          joined(
            part.clauses.map((clause) => cited(view, clause)),
            '; ',
          ),
      },
      {
        head: w.unread.columns.source,
        cell: ({ view, part }) => {
          const source = view.reading.charter.sources[part.source]
          return html`<a href="${to(view, `/sources/${part.source}`)}">${cited(view, source?.title ?? part.source)}</a>`
        },
      },
      {
        head: w.unread.columns.seen,
        cell: ({ view, part }) => {
          const { seen, via } = sourceOf(new Map(Object.entries(view.reading.charter.sources)), part.source)
          const how =
            seen === 'text' ? html`<span class="muted">${w.unread.noLocator}</span>` : seenMark(lang, seen)
          return html`${how}${via !== undefined && html`<br><span class="small muted">${fill(w.unread.via, cited(view, via))}</span>`}`
        },
      },
    ],
    rows,
  )
}
