/**
 * The sign and the tone of each position. Colour never stands alone: every position has a sign of its own,
 * and the table beside a chart has the word.
 */
import { element } from './svg.ts'

export type Position =
  | 'yes'
  | 'no'
  | 'abstain'
  | 'absent'
  | 'not-participating'
  | 'not-voted'
  | 'objection'
  | 'reservation'
  | 'silent'

export type Tone = 'favour' | 'against' | 'abstain' | 'grey'

interface Sign {
  readonly tone: Tone
  /** The outline of the seat is broken where nobody sat, took part or answered. */
  readonly present: boolean
  /** Strokes in a box of 16 by 16. */
  readonly path: string
}

const SIGNS: Readonly<Record<Position, Sign>> = {
  yes: { tone: 'favour', present: true, path: 'M3.5 8.5l3 3L12.5 5' },
  no: { tone: 'against', present: true, path: 'M4 4l8 8M12 4l-8 8' },
  objection: { tone: 'against', present: true, path: 'M4 4l8 8M12 4l-8 8' },
  abstain: { tone: 'abstain', present: true, path: 'M8 4a4 4 0 1 0 .01 0z' },
  reservation: { tone: 'abstain', present: true, path: 'M8 4a4 4 0 1 0 .01 0zM4.5 8h7' },
  silent: { tone: 'grey', present: true, path: 'M4 8h8' },
  absent: { tone: 'grey', present: false, path: 'M6 8h4' },
  'not-participating': { tone: 'grey', present: false, path: 'M8 4a4 4 0 1 0 .01 0zM5 11l6-6' },
  'not-voted': { tone: 'grey', present: false, path: 'M4 8h.01M8 8h.01M12 8h.01' },
}

/** The tone in which a position is drawn: favour, against, abstain, or grey for what is no position. */
export function toneOf(position: Position): Tone {
  return SIGNS[position].tone
}

/** True where the member took part; false for absent, not participating, and not voted. */
export function isPresent(position: Position): boolean {
  return SIGNS[position].present
}

/** The sign alone, in the colour of the text around it, for a place inside a chart. `size` is in the chart's units. */
export function signAt(position: Position, x: number, y: number, size: number): string {
  return element('path', {
    class: 'sign',
    d: SIGNS[position].path,
    transform: `translate(${x - size / 2} ${y - size / 2}) scale(${size / 16})`,
  })
}

/** The sign as a small picture for a line of text. It is decoration there: the word stands beside it. */
export function signIcon(position: Position): string {
  return element(
    'svg',
    { class: 'icon', viewBox: '0 0 16 16', 'aria-hidden': 'true' },
    element('path', { class: 'sign', d: SIGNS[position].path }),
  )
}
