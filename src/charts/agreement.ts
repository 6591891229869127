/**
 * Who voted as whom: a triangle of squares, one for each pair. A square grows with the share of decisions in which both
 * cast the same; where too few are in common there is none. The parties stand along the slope.
 */
import { element, escapeText, frame, label, safeId, type Direction } from './svg.ts'

export interface AgreementInput {
  readonly id: string
  /** The sentence that states the finding. */
  readonly title: string
  readonly parties: readonly string[]
  /** The pair of two parties, by their places. */
  readonly pair: (one: number, other: number) => AgreementCell
  readonly dir: Direction
}

export interface AgreementCell {
  /** From 0 to 1; undefined where too few decisions are in common. */
  readonly share?: number
  /** What stands in the square where there is room: `125/126`. */
  readonly figure: string
  readonly says: string
}

/** Most parties that the triangle shows so that their codes are read; the table has the rest. */
export const MOST_PARTIES = 15

/** The triangle for a screen, with the numbers in it; an empty text where there are not two parties. */
export function agreementWide(input: AgreementInput): string {
  return draw(input, 'wide', 54, true)
}

/** The triangle for a telephone, without numbers: the table below has them. */
export function agreementNarrow(input: AgreementInput): string {
  return draw(input, 'narrow', 22, false)
}

function draw(input: AgreementInput, variant: 'wide' | 'narrow', side: number, figures: boolean): string {
  const count = input.parties.length
  if (count < 2) return ''
  const width = count * side + (figures ? 0 : 16)
  const at = (x: number, wide: number): number => (input.dir === 'rtl' ? width - x - wide : x)
  let body = ''
  input.parties.forEach((code, row) => {
    const y = row * side
    for (let column = 0; column < row; column += 1)
      body += square(input.pair(row, column), at(column * side, side), y, side, figures)
    const x = row * side + 3
    body += label(code, {
      class: 'code',
      x: input.dir === 'rtl' ? width - x : x,
      y: y + side / 2 + 4,
      'font-size': figures ? 12.5 : 9.5,
    })
  })
  const id = `${safeId(input.id)}-${variant}`
  const kind = `agreement ${variant}`
  return frame({ id, kind, title: input.title, width, height: count * side, dir: input.dir }, body)
}

function square(cell: AgreementCell, x: number, y: number, side: number, figures: boolean): string {
  const room = side - 2
  const own = cell.share === undefined ? 0 : Math.sqrt(cell.share) * (room - 2)
  const ground = element('rect', { class: 'ground', x: x + 1, y: y + 1, width: room, height: room })
  const inner =
    own > 0
      ? element('rect', {
          class: 'same',
          x: x + (side - own) / 2,
          y: y + (side - own) / 2,
          width: own,
          height: own,
        })
      : ''
  const figure = figures
    ? label(cell.figure, { x: x + side / 2, y: y + side / 2 + 4, 'text-anchor': 'middle', 'font-size': 10.5 })
    : ''
  return element('g', {}, `<title>${escapeText(cell.says)}</title>${ground}${inner}${figure}`)
}
