/**
 * Who was a member, and when: a row for each party, a bar for each span. Hollow and thin: signed. Solid: member.
 * Hatched: suspended. Pale with an outline: was a member and has left. Time runs with the direction of reading.
 */
import { element, frame, label, safeId, widthOf } from './svg.ts'
import { dayOf, type TimelineInput } from './timeline-input.ts'
import { hatch } from './timeline-key.ts'
import { barsOf, cut, nameOf, type Place, type Shape } from './timeline-rows.ts'
import { LANE_HEIGHT, lanes, years } from './timeline-scale.ts'

/** The timeline for a screen or a page: names beside the bars, 1,134 units wide. */
export function timelineWide(input: TimelineInput): string {
  const longest = Math.max(90, ...input.rows.map((row) => widthOf(cut(row.name), 13.5)))
  const names = Math.min(270, Math.ceil(longest) + 18)
  return draw(input, 'wide', { width: 1134, names, pitch: 27, bar: 16, nameSize: 13.5, years: 9 })
}

/** The timeline for a telephone: each name above its bar, 330 units wide. */
export function timelineNarrow(input: TimelineInput): string {
  return draw(input, 'narrow', {
    width: 330,
    names: 0,
    pitch: 42,
    bar: 13,
    nameSize: 14,
    years: 5,
  })
}

function draw(input: TimelineInput, variant: 'wide' | 'narrow', shape: Shape): string {
  const id = `${safeId(input.id)}-${variant}`
  const dates = [
    ...input.rows.flatMap((row) => row.spans.map((span) => span.from)),
    ...input.marks.map((mark) => mark.date),
    ...(input.cursor ? [input.cursor.date] : []),
  ]
  const first = Math.min(dayOf(input.today) - 365, ...dates.map(dayOf))
  const last = Math.max(dayOf(input.today), ...(input.cursor ? [dayOf(input.cursor.date)] : []))
  const [start, end] = [shape.names + 6, shape.width - 8]
  /** From the edge where reading begins, so that right-to-left only mirrors. */
  const along = (date: string): number => start + ((dayOf(date) - first) / (last - first)) * (end - start)
  const at = (x: number): number => (input.dir === 'rtl' ? shape.width - x : x)
  const box = (x: number, width: number): number => (input.dir === 'rtl' ? shape.width - x - width : x)

  const shown = input.marks.filter((mark) => dayOf(mark.date) <= last)
  const marks = lanes(
    shown.map((mark) => ({ ...mark, x: along(mark.date) })),
    shape.width,
  )
  const head = (input.cursor ? 28 : 4) + marks.height + 6
  const foot = head + input.rows.length * shape.pitch
  const height = foot + 24
  const place: Place = { input, shape, id, head, along, at, box }
  let back = hatch(id)
  for (const year of years(first, last, shape.years)) {
    const x = along(`${year}-01-01`)
    back += element('path', { class: 'rule', d: `M${at(x)} ${head}V${foot}` })
    back += label(String(year), { class: 'small', x: at(x), y: foot + 17, 'text-anchor': 'middle' })
  }
  let labels = ''
  for (const mark of marks.placed) {
    const y = (input.cursor ? 28 : 4) + mark.lane * LANE_HEIGHT + 11
    back += element('path', { class: 'mark', d: `M${at(mark.x)} ${y + 4}V${foot}` })
    labels += label(mark.label, { class: 'small', x: at(mark.centre), y, 'text-anchor': 'middle' })
  }
  const bars = input.rows.map((row, index) => barsOf(row, index, place)).join('')
  const names = input.rows.map((row, index) => nameOf(row, index, place)).join('')
  const cursor = cursorOf(place, foot)
  // The cursor crosses the bars; words lie above both, each with a halo.
  return frame(
    { id, kind: `timeline ${variant}`, title: input.title, width: shape.width, height, dir: input.dir },
    back + bars + cursor.line + names + labels + cursor.flag,
  )
}

function cursorOf(place: Place, foot: number): { readonly line: string; readonly flag: string } {
  const { input, shape, along, at, box } = place
  if (!input.cursor) return { line: '', flag: '' }
  const x = along(input.cursor.date)
  const wide = widthOf(input.cursor.label, 12.5) + 18
  const from = Math.min(Math.max(0, x - wide / 2), shape.width - wide)
  const line = element('path', { class: 'cursor', d: `M${at(x)} 22V${foot}` })
  const knob = element('circle', { class: 'knob', cx: at(x), cy: foot, r: 5 })
  const flag =
    element('rect', { class: 'flag', x: box(from, wide), y: 1, width: wide, height: 21, rx: 4 }) +
    label(input.cursor.label, {
      class: 'flag-text',
      x: at(from + wide / 2),
      y: 15.5,
      'text-anchor': 'middle',
    })
  return { line: line + knob, flag }
}
