/** An arc of seats with codes and signs, for councils of at most thirty. The list beside it has the names and the words. */
import { isPresent, signAt, toneOf, type Position } from './signs.ts'
import { element, frame, label, safeId, widthOf, type Direction } from './svg.ts'

export interface Seat {
  readonly code: string
  readonly position: Position
  /** A second ring round the seat: a veto, or whatever the caption says. */
  readonly ringed?: boolean
}

export interface SeatsInput {
  readonly id: string
  readonly title: string
  /** From the side where reading begins. The order is the caller's: alphabetical, protocol, or by position. */
  readonly seats: readonly Seat[]
  /** The figure in the middle and what it counts. */
  readonly centre: { readonly figure: string; readonly caption: string }
  readonly dir: Direction
}

/** Most seats that an arc can show so that their codes are read; beyond it a list does better. */
export const MOST_SEATS = 30

const RADIUS = 20
const PITCH = 46

/** The arc of seats; an empty text where there is no seat, or are more than can be read. */
export function seats(input: SeatsInput): string {
  const count = input.seats.length
  if (count === 0 || count > MOST_SEATS) return ''
  const rows = rowsFor(count)
  const outer = Math.max(...rows.map((row) => row.radius))
  const width = 2 * (outer + RADIUS + 4)
  const middle = { x: width / 2, y: outer + RADIUS + 4 }
  const height = middle.y + RADIUS + 6
  const places = rows
    .flatMap((row) => spread(row.count).map((turn) => ({ turn, radius: row.radius })))
    // Column by column along the arc, the outer row first, so that neighbours in the list are neighbours here.
    .toSorted((a, b) => a.turn - b.turn || b.radius - a.radius)
  const drawn = input.seats.map((seat, index) => {
    const place = places[index]
    if (!place) return ''
    const side = input.dir === 'rtl' ? -1 : 1
    const x = middle.x - side * Math.cos(place.turn * Math.PI) * place.radius
    const y = middle.y - Math.sin(place.turn * Math.PI) * place.radius
    return seatAt(seat, x, y)
  })
  const inner = Math.min(...rows.map((row) => row.radius)) - RADIUS
  const lines = wrap(input.centre.caption, inner * 1.75)
  const figure = label(input.centre.figure, {
    class: 'figure',
    x: middle.x,
    y: middle.y - 2,
    'text-anchor': 'middle',
  })
  const caption = lines.map((line, index) =>
    label(line, { class: 'small', x: middle.x, y: middle.y + 15 + index * 15, 'text-anchor': 'middle' }),
  )
  const grown = Math.max(height, middle.y + 15 + lines.length * 15)
  const id = safeId(input.id)
  return frame(
    { id, kind: 'seats', title: input.title, width, height: grown, dir: input.dir },
    [...drawn, figure, ...caption].join(''),
  )
}

function seatAt(seat: Seat, x: number, y: number): string {
  const kind = `seat ${toneOf(seat.position)}${isPresent(seat.position) ? '' : ' empty'}`
  const ring = seat.ringed ? element('circle', { class: 'ring', cx: x, cy: y, r: RADIUS + 3 }) : ''
  const inside =
    element('circle', { cx: x, cy: y, r: RADIUS }) +
    label(seat.code, { x, y, 'text-anchor': 'middle', 'font-size': seat.code.length > 4 ? 8 : 10.5 }) +
    signAt(seat.position, x, y + 10, 12)
  return element('g', { class: kind }, ring + inside)
}

interface Row {
  readonly radius: number
  readonly count: number
}

/** One row up to nine, two up to twenty, else three; as narrow as the seats allow. */
function rowsFor(count: number): readonly Row[] {
  const many = count <= 9 ? 1 : count <= 20 ? 2 : 3
  let inner = many === 1 ? 96 : 84
  const radii = (): number[] => Array.from({ length: many }, (_, index) => inner + index * PITCH)
  while (radii().reduce((sum, radius) => sum + holds(radius), 0) < count) inner += 4
  const total = radii().reduce((sum, radius) => sum + radius, 0)
  const found = radii().map((radius) => ({
    radius,
    count: Math.min(holds(radius), Math.floor((count * radius) / total)),
  }))
  let rest = count - found.reduce((sum, row) => sum + row.count, 0)
  for (let index = many - 1; rest > 0; index = (index + many - 1) % many) {
    const row = found[index]
    if (row && row.count < holds(row.radius)) {
      row.count += 1
      rest -= 1
    }
  }
  return found
}

/** Seats that a half circle of this radius has room for. */
function holds(radius: number): number {
  return Math.floor((Math.PI * radius) / PITCH) + 1
}

/** Shares of the half circle, from 0 to 1, evenly; one seat sits in the middle. */
function spread(count: number): number[] {
  return Array.from({ length: count }, (_, index) => (count === 1 ? 0.5 : index / (count - 1)))
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf(`${last} ${word}`, 12) <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
