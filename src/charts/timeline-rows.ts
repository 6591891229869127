/** One row of a timeline: a name and its bars. */
import { element, escapeText, label } from './svg.ts'
import { belongs, holds, stays, type TimelineInput, type TimelineRow } from './timeline-input.ts'

export interface Shape {
  readonly width: number
  readonly names: number
  readonly pitch: number
  readonly bar: number
  readonly nameSize: number
  readonly years: number
}

/** Where things lie: all distances run from the edge where reading begins. */
export interface Place {
  readonly input: TimelineInput
  readonly shape: Shape
  readonly id: string
  readonly head: number
  readonly along: (date: string) => number
  readonly at: (x: number) => number
  readonly box: (x: number, width: number) => number
}

/** Where the bar of a row begins, from above. */
function barTop(index: number, { shape, head }: Place): number {
  const top = head + index * shape.pitch
  return shape.names === 0 ? top + 20 : top + (shape.pitch - shape.bar) / 2
}

/** The name of a party, strong where it was a member on the day of the cursor. */
export function nameOf(row: TimelineRow, index: number, place: Place): string {
  const { input, shape } = place
  const when = input.cursor?.date ?? input.today
  const inside = row.spans.some((span) => span.status === 'member' && holds(span, when))
  return label(cut(row.name), {
    class: inside ? 'name in' : 'name',
    x: place.at(shape.names === 0 ? 6 : 0),
    y: shape.names === 0 ? barTop(index, place) - 6 : barTop(index, place) + shape.bar / 2 + 4.5,
    'font-size': shape.nameSize,
  })
}

/** The bars of a party's spans. */
export function barsOf(row: TimelineRow, index: number, place: Place): string {
  const { input, shape } = place
  const still = stays(row, input.today)
  const bars = row.spans.map((span) => {
    const x = place.along(span.from)
    const width = Math.max(2, place.along(span.until ?? input.today) - x)
    const high = belongs(span) ? shape.bar : 6
    const bar = {
      class: span.status === 'member' && !still ? 'member left' : span.status,
      x: place.box(x, width),
      y: barTop(index, place) + (shape.bar - high) / 2,
      width,
      height: high,
      rx: 1,
      fill: span.status === 'suspended' ? `url(#${place.id}-hatch)` : undefined,
    }
    return element('rect', bar, span.says === undefined ? '' : `<title>${escapeText(span.says)}</title>`)
  })
  return bars.join('')
}

/** A long name is cut; the table has it whole. */
export function cut(name: string): string {
  return name.length > 36 ? `${name.slice(0, 35)}…` : name
}
