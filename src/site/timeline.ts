/** The membership timeline of an organisation, wide and narrow, with its key. */
import type { TimelineInput, TimelineRow, TimelineSpan } from '../charts/timeline-input.ts'
import { timelineKeys } from '../charts/timeline-key.ts'
import { timelineNarrow, timelineWide } from '../charts/timeline.ts'
import type { PartyId } from '../core/ids.ts'
import { direction } from '../words/index.ts'
import { figuresOf, spellsOf, type Spell } from './facts.ts'
import { dateText, isolate } from './format.ts'
import { html, raw, type Html } from './html.ts'
import { timelineKey } from './parts.ts'
import { partyText, plain, type View } from './view.ts'

/** The rows of the timeline: the parties asked for, or all. What lies after today is not drawn. */
export function timelineRows(view: View, only?: ReadonlySet<PartyId>): readonly TimelineRow[] {
  const rows = [...spellsOf(view)].flatMap(([party, spells]): TimelineRow[] => {
    const spans = only === undefined || only.has(party) ? spells.flatMap((spell) => spanOf(view, spell)) : []
    return spans.length === 0
      ? []
      : [
          {
            code: party,
            name: partyText(view, party, view.carried.on === undefined ? undefined : view.on),
            spans,
          },
        ]
  })
  return rows.toSorted((a, b) => a.name.localeCompare(b.name, view.lang))
}

/** Both forms of the timeline and its key. The chosen date is marked where it lies within. */
export function timeline(view: View, id: string, only?: ReadonlySet<PartyId>): Html {
  const { lang, today, on } = view
  const w = view.site.timeline
  const rows = timelineRows(view, only)
  if (rows.length === 0) return html``
  const milestones = view.reading.charter.milestones.filter((milestone) => milestone.on <= today)
  const first = [
    ...rows.flatMap(({ spans }) => spans.map(({ from }) => from)),
    ...milestones.map((m) => m.on as string),
  ].toSorted()[0]
  const { members, ever } = figuresOf(view)
  const chosen = view.carried.on !== undefined && first !== undefined && on >= first && on <= today
  const input: TimelineInput = {
    id,
    title: w.sentence(
      isolate(dateText(lang, first ?? today)),
      isolate(dateText(lang, chosen ? on : today)),
      members,
      ever,
    ),
    rows,
    marks: milestones.map((milestone) => ({ date: milestone.on, label: plain(lang, milestone.title) })),
    today,
    ...(chosen ? { cursor: { date: on, label: w.cursor(dateText(lang, on), members) } } : {}),
    dir: direction(lang),
  }
  return html`${raw(timelineWide(input))}${raw(timelineNarrow(input))}${timelineKey(lang, id, timelineKeys(rows, today))}`
}

function spanOf(view: View, spell: Spell): readonly TimelineSpan[] {
  const { status, from, until } = spell
  if (status === 'former' || from > view.today) return []
  const ends = until !== undefined && until <= view.today
  const [start, end] = [
    dateText(view.lang, from),
    until === undefined ? undefined : dateText(view.lang, until),
  ]
  const label = view.site.status[status]
  const says =
    end === undefined ? view.w.sources.span(label, start) : view.w.sources.spanTo(label, start, end)
  return [{ status, from, ...(ends ? { until } : {}), says }]
}
