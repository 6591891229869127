/** The scale of a timeline: which years are written, and where labels find room. */
import { widthOf } from './svg.ts'
import { DAY } from './timeline-input.ts'

/** Height of a line of labels, and the size of their letters. */
export const LANE_HEIGHT = 16
const SMALL = 12

/** Labels that would touch go to the next line; all stay inside the frame. */
export function lanes(
  marks: readonly { readonly date: string; readonly label: string; readonly x: number }[],
  width: number,
) {
  const ends: number[] = []
  const placed = marks
    .toSorted((a, b) => a.x - b.x)
    .map((mark) => {
      const half = widthOf(mark.label, SMALL) / 2
      const centre = Math.min(Math.max(half, mark.x), width - half)
      const free = ends.findIndex((end) => end + 10 < centre - half)
      const lane = free === -1 ? ends.length : free
      ends[lane] = centre + half
      return { ...mark, centre, lane }
    })
  return { placed, height: ends.length * LANE_HEIGHT }
}

/** The years to write between two days (counted from 1970): round ones, no more than asked for. */
export function years(first: number, last: number, most: number): number[] {
  const [from, to] = [yearOf(first), yearOf(last)]
  const step = [1, 2, 5, 10, 20, 25, 50, 100].find((size) => (to - from) / size <= most) ?? 100
  const found: number[] = []
  for (let year = Math.ceil((from + 0.5) / step) * step; year <= to; year += step) found.push(year)
  return found
}

function yearOf(day: number): number {
  return new Date(day * DAY).getUTCFullYear()
}
