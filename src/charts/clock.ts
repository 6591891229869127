/**
 * The clock of an operation: a row for each step and for each contingent, on one scale. A source that gives a day gives a
 * bar as long as the day; an instant is a line. Time runs with the direction of reading.
 */
import type { ClockInput, ClockKey, ClockMark, ClockRow, ClockWindow } from './clock-input.ts'
import { element, escapeText, frame, label, safeId, widthOf } from './svg.ts'

interface Shape {
  readonly width: number
  readonly names: number
  readonly pitch: number
  readonly bar: number
  readonly nameSize: number
}

interface Place {
  readonly shape: Shape
  readonly along: (second: number) => number
  readonly at: (x: number) => number
  readonly box: (x: number, width: number) => number
}

const HEADING = 30
const SCALE = 24

/** The clock for a screen or a page: names beside the bars, 1,134 units wide. */
export function clockWide(input: ClockInput): string {
  const all = input.groups.flatMap(({ rows }) => rows.map(({ name }) => widthOf(name, 13.5)))
  const names = Math.min(330, Math.ceil(Math.max(90, ...all)) + 16)
  return draw(input, 'wide', { width: 1134, names, pitch: 27, bar: 14, nameSize: 13.5 })
}

/** The clock for a telephone: each name above its bar, 330 units wide. */
export function clockNarrow(input: ClockInput): string {
  return draw(input, 'narrow', { width: 330, names: 0, pitch: 42, bar: 12, nameSize: 14 })
}

function draw(input: ClockInput, variant: 'wide' | 'narrow', shape: Shape): string {
  const rtl = input.dir === 'rtl'
  const [first, last] = [input.scale[0]?.at ?? 0, input.scale.at(-1)?.at ?? 1]
  const [start, end] = [shape.names + 2, shape.width - 2]
  const place: Place = {
    shape,
    along: (second) => start + ((second - first) / Math.max(1, last - first)) * (end - start),
    at: (x) => (rtl ? shape.width - x : x),
    box: (x, width) => (rtl ? shape.width - x - width : x),
  }
  const height = input.groups.reduce((sum, { rows }) => sum + HEADING + rows.length * shape.pitch, SCALE) + 6
  let body = scaleOf(input, place, height)
  let y = SCALE
  for (const { heading, rows } of input.groups) {
    body += label(heading, { class: 'small', x: place.at(0), y: y + 20 })
    y += HEADING
    for (const row of rows) {
      body += rowAt(row, y, place)
      y += shape.pitch
    }
  }
  const id = `${safeId(input.id)}-${variant}`
  return frame(
    { id, kind: `clock ${variant}`, title: input.title, width: shape.width, height, dir: input.dir },
    body,
  )
}

/** A line at the beginning of each day and its name above it, as many names as there is room for. */
function scaleOf({ scale }: ClockInput, { along, at, shape }: Place, height: number): string {
  const widest = Math.max(1, ...scale.map((day) => widthOf(day.label, 12)))
  const pitch = scale.length > 1 ? (along(scale.at(-1)!.at) - along(scale[0]!.at)) / (scale.length - 1) : 1
  const every = Math.max(1, Math.ceil((widest + 8) / pitch))
  let body = ''
  scale.forEach((day, index) => {
    const x = along(day.at)
    body += element('path', { class: 'rule', d: `M${at(x)} ${SCALE}V${height}` })
    const next = scale[index + 1]
    if (!next || index % every !== 0) return
    const half = widthOf(day.label, 12) / 2
    const centre = Math.min(Math.max(shape.names + half, (x + along(next.at)) / 2), shape.width - half)
    body += label(day.label, { class: 'small', x: at(centre), y: 15, 'text-anchor': 'middle' })
  })
  return body
}

function rowAt(row: ClockRow, top: number, place: Place): string {
  const { shape, at } = place
  const above = shape.names === 0
  const y = above ? top + 20 : top + (shape.pitch - shape.bar) / 2
  const name = label(row.name, {
    class: 'name',
    x: at(0),
    y: above ? y - 6 : y + shape.bar / 2 + 4.5,
    'font-size': shape.nameSize,
  })
  const stay = row.stay ? stayAt(row.stay, y, place) : ''
  return name + stay + row.marks.map((mark) => markAt(mark, y, place)).join('') + shortDate(row, y, place)
}

function stayAt({ from, until, now, says }: NonNullable<ClockRow['stay']>, y: number, place: Place): string {
  const { shape, box, along } = place
  const bar = (kind: string, start: number, end: number): string => {
    const width = Math.max(0, along(end) - along(start))
    return width === 0
      ? ''
      : element('rect', { class: kind, x: box(along(start), width), y, width, height: shape.bar })
  }
  return element(
    'g',
    {},
    `<title>${escapeText(says)}</title>` +
      bar('unsure', from.from, until?.until ?? now) +
      bar('stay', from.until, until?.from ?? now),
  )
}

function markAt(mark: ClockMark, y: number, place: Place): string {
  const { shape, box, along, at } = place
  const title = `<title>${escapeText(mark.says)}</title>`
  const [x, end] = [along(mark.from), along(mark.until)]
  if (mark.kind === 'consent') {
    const [cx, cy, r] = [at((x + end) / 2), y + shape.bar / 2, 6]
    const d = `M${cx - r} ${cy}L${cx} ${cy - r}L${cx + r} ${cy}L${cx} ${cy + r}Z`
    return element('path', { class: 'consent', d }, title)
  }
  const moment = mark.from === mark.until
  const width = Math.max(3, end - x)
  const kind = moment ? `${mark.kind} moment` : mark.kind
  return element(
    'rect',
    { class: kind, x: box(moment ? x - 1.5 : x, width), y, width, height: shape.bar, rx: 1 },
    title,
  )
}

/** The date in short after the last mark, or before the first where the edge is near. */
function shortDate(row: ClockRow, y: number, { shape, along, at }: Place): string {
  if (row.label === undefined || row.marks.length === 0) return ''
  const wide = widthOf(row.label, 12)
  const after = along(Math.max(...row.marks.map(({ until }) => until))) + 7
  const before = along(Math.min(...row.marks.map(({ from }) => from))) - 7
  const fits = after + wide < shape.width
  const where = { class: 'small', y: y + shape.bar / 2 + 4.5 }
  return fits
    ? label(row.label, { ...where, x: at(after) })
    : label(row.label, { ...where, x: at(before), 'text-anchor': 'end' })
}

/** The small picture that stands in the key. It is decoration: the words stand beside it. */
export function clockSwatch(key: ClockKey): string {
  const bar = { y: 1, height: 10, rx: 1 }
  const drawn =
    key === 'consent'
      ? element('path', { class: 'consent', d: 'M5 6L11 0L17 6L11 12Z' })
      : key === 'moment'
        ? element('rect', { class: 'record moment', x: 9.5, width: 3, ...bar })
        : element('rect', { class: key, x: 1, width: 20, ...bar })
  return element('svg', { class: 'clock', viewBox: '0 0 22 12', 'aria-hidden': 'true' }, drawn)
}

export type { ClockWindow }
