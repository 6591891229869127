/** `/ORG/record`: the head of the log, its acts, and how to check all of it. */
import type { Entry } from '../../core/act.ts'
import type { Report } from '../../core/acts/report.ts'
import type { Actor } from '../../core/ids.ts'
import { code, date, instant, name, number } from '../format.ts'
import { eventAt } from '../facts.ts'
import { html, type Html } from '../html.ts'
import { actLink, linked, pageOf, paging, type Slice } from '../lists.ts'
import { liveOn } from '../live.ts'
import { card, definitions, table } from '../parts.ts'
import { actorText, framed, kindText, organisationText, recordHead, to, type View } from '../view.ts'
import { checkInBrowser } from './in-browser.ts'
import { checkCard } from './verify.ts'

/** The record. */
export function record(view: View): Html {
  const { w, lang } = view
  const { head } = view.reading
  const shown = recordHead(view)
  const part = positions(view)
  const live = liveOn(view)
  const body = html`<div class="head"><h1>${w.record.title}</h1><p>${w.record.lead}</p></div>${live.bar}
${
  head && shown
    ? html`<div class="two half">${card(
        'head',
        w.record.head,
        definitions([
          { term: w.record.size, is: number(lang, shown.act) },
          { term: w.record.root, is: html`<span class="hash">${code(shown.root)}</span>` },
          { term: w.record.last, is: instant(lang, shown.received) },
          { term: w.record.origin, is: html`<span class="hash">${code(head.origin)}</span>` },
          { term: w.record.key, is: html`<span class="hash">${code(head.key)}</span>` },
        ]),
      )}${checkCard(view)}</div>${checkInBrowser(view, 'record')}${card('acts', w.record.acts, html`<div data-live="acts" data-asked>${acts(view, part.rows)}</div>${paging(view, '/record', part)}`)}${live.scripts}`
    : html`<p class="card">${w.record.none}</p>`
}`
  const alternates = head && [
    { format: 'json' as const, href: to(view, '/record.json') },
    { format: 'record' as const, href: `/${view.shown.code}/record.chancery` },
  ]
  return framed(view, {
    title: w.record.title,
    description: w.record.description(organisationText(view)),
    nav: 'record',
    ...(alternates ? { alternates } : {}),
    body,
  })
}

/** Positions of the log, newest first; up to the one that the address asks for. */
export function positions(view: View): Slice<number> {
  const size = view.carried.at ?? view.reading.size ?? 0
  const { from, to: until, ...part } = pageOf(view, size)
  return { ...part, rows: Array.from({ length: until - from }, (_, index) => size - 1 - from - index) }
}

/** Who signed an entry, without the key. */
export function signerOf({ act }: Entry): Actor {
  return 'party' in act.by ? { party: act.by.party } : { office: act.by.office }
}

/** The report that an entry holds; undefined for an act performed here. */
export function reportIn({ act }: Entry): Report | undefined {
  if (act.type === 'act.reported') return act.body as unknown as Report
  return act.type === 'report.corrected' ? (act.body as unknown as { report: Report }).report : undefined
}

function acts(view: View, numbers: readonly number[]): Html {
  const { w, lang } = view
  const rows = numbers.flatMap((position) => {
    const entry = view.reading.entry(position)
    return entry ? [{ position, entry }] : []
  })
  return table<(typeof rows)[number]>(
    w.record.acts,
    [
      { head: w.columns.title, names: true, cell: ({ position, entry }) => titleAt(view, position, entry) },
      { head: w.columns.number, cell: ({ position }) => actLink(view, position) },
      { head: w.columns.kind, cell: ({ entry }) => kindText(view, reportIn(entry)?.kind ?? entry.act.type) },
      {
        head: w.columns.effect,
        cell: ({ entry }) => date(lang, (reportIn(entry)?.effect ?? entry.received).slice(0, 10)),
      },
      {
        head: w.columns.by,
        cell: ({ entry }) => name(actorText(view, reportIn(entry)?.by ?? signerOf(entry))),
      },
    ],
    rows,
  )
}

/** What an entry is called in lists. */
export function titleAt(view: View, position: number, entry: Entry): Html {
  const event = eventAt(view, position)
  return event
    ? linked(view, event)
    : html`<a href="${to(view, `/record/${position}`)}">${kindText(view, entry.act.type)}</a>`
}
