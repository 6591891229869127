/**
 * Who was a member, and when: a row for each party, a bar for each span. Hollow and thin: signed. Solid: member.
 * Hatched: suspended. Pale with an outline: was a member and has left. Time runs with the direction of reading.
 */
import { element, escapeText, frame, label, safeId, widthOf, type Direction } from './svg.ts'

export type TimelineStatus = 'signatory' | 'member' | 'suspended' | 'observer' | 'partner'

export interface TimelineSpan {
  readonly status: TimelineStatus
  /** First day, `YYYY-MM-DD`; a month or a year stands for its first day. */
  readonly from: string
  /** First day on which it no longer holds; absent while it holds. */
  readonly until?: string
  /** What the bar says when it is pointed at. */
  readonly says?: string
}

export interface TimelineRow {
  readonly code: string
  readonly name: string
  readonly spans: readonly TimelineSpan[]
}

export interface TimelineInput {
  readonly id: string
  /** The sentence that states the finding; the table beside the chart has the dates. */
  readonly title: string
  readonly rows: readonly TimelineRow[]
  readonly marks: readonly { readonly date: string; readonly label: string }[]
  /** The last day shown: spans without an end run to it. */
  readonly today: string
  readonly cursor?: { readonly date: string; readonly label: string }
  readonly dir: Direction
}

interface Shape {
  readonly width: number
  readonly names: number
  readonly pitch: number
  readonly bar: number
  readonly nameSize: number
  readonly small: number
  readonly years: number
}

const LANE = 16
const DAY = 86_400_000

/** The timeline for a screen or a page: names beside the bars, 1,134 units wide. */
export function timelineWide(input: TimelineInput): string {
  const longest = Math.max(90, ...input.rows.map((row) => widthOf(cut(row.name), 13.5)))
  const names = Math.min(270, Math.ceil(longest) + 18)
  return draw(input, 'wide', { width: 1134, names, pitch: 27, bar: 16, nameSize: 13.5, small: 12, years: 9 })
}

/** The timeline for a telephone: each name above its bar, 330 units wide. */
export function timelineNarrow(input: TimelineInput): string {
  return draw(input, 'narrow', { width: 330, names: 0, pitch: 42, bar: 13, nameSize: 14, small: 12, years: 5 })
}

function draw(input: TimelineInput, variant: 'wide' | 'narrow', shape: Shape): string {
  const id = `${safeId(input.id)}-${variant}`
  const dates = [...input.rows.flatMap((row) => row.spans.map((span) => span.from)), ...input.marks.map((m) => m.date)]
  const first = Math.min(dayOf(input.today) - 365, ...dates.map(dayOf))
  const last = Math.max(dayOf(input.today), ...(input.cursor ? [dayOf(input.cursor.date)] : []))
  const [start, end] = [shape.names + 6, shape.width - 8]
  /** From the edge where reading begins, so that right-to-left only mirrors. */
  const along = (date: string): number => start + ((dayOf(date) - first) / (last - first)) * (end - start)
  const at = (x: number): number => (input.dir === 'rtl' ? shape.width - x : x)
  const box = (x: number, width: number): number => (input.dir === 'rtl' ? shape.width - x - width : x)

  const marks = lanes(input.marks.map((mark) => ({ ...mark, x: along(mark.date) })), shape)
  const head = (input.cursor ? 28 : 4) + marks.height + 6
  const foot = head + input.rows.length * shape.pitch
  const height = foot + 24
  let back = hatch(id)
  for (const year of years(first, last, shape.years)) {
    const x = along(`${year}-01-01`)
    back += element('path', { class: 'rule', d: `M${at(x)} ${head}V${foot}` })
    back += label(String(year), { class: 'small', x: at(x), y: foot + 17, 'text-anchor': 'middle' })
  }
  for (const mark of marks.placed) {
    const y = (input.cursor ? 28 : 4) + mark.lane * LANE + 11
    back += element('path', { class: 'mark', d: `M${at(mark.x)} ${y + 4}V${foot}` })
    back += label(mark.label, { class: 'small', x: at(mark.centre), y, 'text-anchor': 'middle' })
  }
  const { line, flag } = cursorOf(input, shape, along, at, box, foot)
  const rows = input.rows.map((row, index) => rowOf(row, index, { input, shape, id, head, along, at, box }))
  return frame(
    { id, kind: `timeline ${variant}`, title: input.title, width: shape.width, height, dir: input.dir },
    back + (variant === 'narrow' ? line + rows.join('') : rows.join('') + line) + flag,
  )
}

interface Place {
  readonly input: TimelineInput
  readonly shape: Shape
  readonly id: string
  readonly head: number
  readonly along: (date: string) => number
  readonly at: (x: number) => number
  readonly box: (x: number, width: number) => number
}

function rowOf(row: TimelineRow, index: number, place: Place): string {
  const { input, shape, head } = place
  const top = head + index * shape.pitch
  const above = shape.names === 0
  const barTop = above ? top + 20 : top + (shape.pitch - shape.bar) / 2
  const when = input.cursor?.date ?? input.today
  const inside = row.spans.some((span) => span.status === 'member' && holds(span, when))
  const left = !row.spans.some((span) => ['member', 'suspended'].includes(span.status) && holds(span, input.today))
  const name = label(cut(row.name), {
    class: inside ? 'name in' : 'name',
    x: place.at(above ? 6 : 0),
    y: above ? top + 14 : barTop + shape.bar / 2 + 4.5,
    'font-size': shape.nameSize,
  })
  const bars = row.spans.map((span) => {
    const x = place.along(span.from)
    const width = Math.max(2, place.along(span.until ?? input.today) - x)
    const thin = span.status !== 'member' && span.status !== 'suspended'
    const high = thin ? 6 : shape.bar
    return element(
      'rect',
      {
        class: span.status === 'member' && left ? 'member left' : span.status,
        x: place.box(x, width),
        y: barTop + (shape.bar - high) / 2,
        width,
        height: high,
        rx: 1,
        fill: span.status === 'suspended' ? `url(#${place.id}-hatch)` : undefined,
      },
      span.says === undefined ? '' : `<title>${escapeText(span.says)}</title>`,
    )
  })
  return name + bars.join('')
}

function cursorOf(
  input: TimelineInput,
  shape: Shape,
  along: Place['along'],
  at: Place['at'],
  box: Place['box'],
  foot: number,
): { readonly line: string; readonly flag: string } {
  if (!input.cursor) return { line: '', flag: '' }
  const x = along(input.cursor.date)
  const wide = widthOf(input.cursor.label, 12.5) + 18
  const from = Math.min(Math.max(0, x - wide / 2), shape.width - wide)
  const line = element('path', { class: 'cursor', d: `M${at(x)} 22V${foot}` })
  const knob = element('circle', { class: 'knob', cx: at(x), cy: foot, r: 5 })
  const flag =
    element('rect', { class: 'flag', x: box(from, wide), y: 1, width: wide, height: 21, rx: 4 }) +
    label(input.cursor.label, { class: 'flag-text', x: at(from + wide / 2), y: 15.5, 'text-anchor': 'middle' })
  return { line: line + knob, flag }
}

/** Labels that would touch go to the next line; all stay inside the frame. */
function lanes(
  marks: readonly { readonly date: string; readonly label: string; readonly x: number }[],
  shape: Shape,
) {
  const ends: number[] = []
  const placed = marks
    .toSorted((a, b) => a.x - b.x)
    .map((mark) => {
      const half = widthOf(mark.label, shape.small) / 2
      const centre = Math.min(Math.max(half, mark.x), shape.width - half)
      const free = ends.findIndex((end) => end + 10 < centre - half)
      const lane = free === -1 ? ends.length : free
      ends[lane] = centre + half
      return { ...mark, centre, lane }
    })
  return { placed, height: ends.length * LANE }
}

function hatch(id: string): string {
  const lines = element('rect', { class: 'hatch-back', width: 5, height: 5 }) + '<path class="hatch" d="M1 0V5"/>'
  const pattern = { id: `${id}-hatch`, width: 5, height: 5, patternUnits: 'userSpaceOnUse' }
  return element('defs', {}, element('pattern', { ...pattern, patternTransform: 'rotate(45)' }, lines))
}

function years(first: number, last: number, most: number): number[] {
  const [from, to] = [yearOf(first), yearOf(last)]
  const step = [1, 2, 5, 10, 20, 25, 50, 100].find((size) => (to - from) / size <= most) ?? 100
  const found: number[] = []
  for (let year = Math.ceil((from + 0.5) / step) * step; year <= to; year += step) found.push(year)
  return found
}

function holds(span: TimelineSpan, date: string): boolean {
  return dayOf(span.from) <= dayOf(date) && (span.until === undefined || dayOf(date) < dayOf(span.until))
}

function dayOf(date: string): number {
  return Date.parse(`${date}${'-01'.repeat(Math.max(0, 2 - (date.length - 4) / 3))}`) / DAY
}

function yearOf(day: number): number {
  return new Date(day * DAY).getUTCFullYear()
}

function cut(name: string): string {
  return name.length > 36 ? `${name.slice(0, 35)}…` : name
}
