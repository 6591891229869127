/** The roll as one bar: a length for each position, its sign and its number, and where adoption begins. */
import { signAt, toneOf, type Position } from './signs.ts'
import { element, escapeText, frame, label, safeId, widthOf, type Direction } from './svg.ts'

export interface RollBarInput {
  readonly id: string
  readonly title: string
  /** In the order of drawing; positions that nobody took are left out. */
  readonly parts: readonly { readonly position: Position; readonly count: number; readonly says: string }[]
  /** How many of the first part are needed, and the words for it. */
  readonly needed?: { readonly count: number; readonly label: string }
  readonly dir: Direction
}

const WIDTH = 380
const TALL = 34

/** The bar of a roll; an empty text where nobody stands in it. */
export function rollBar(input: RollBarInput): string {
  const parts = input.parts.filter((part) => part.count > 0)
  const total = parts.reduce((sum, part) => sum + part.count, 0)
  if (total === 0) return ''
  const id = safeId(input.id)
  const rtl = input.dir === 'rtl'
  const top = input.needed ? 22 : 2
  const at = (x: number): number => (rtl ? WIDTH - x : x)
  let x = 0
  let body = ''
  for (const part of parts) {
    const width = (part.count / total) * WIDTH
    const drawn = Math.max(1, width - 2)
    const centre = at(x + width / 2)
    const shape = element('rect', {
      x: rtl ? WIDTH - x - drawn : x,
      y: top,
      width: drawn,
      height: TALL,
      rx: 2,
    })
    const figure = String(part.count)
    // Where both do not fit, the sign alone: colour never stands by itself, and the list beside has the number.
    const beside = drawn >= 24 + widthOf(figure, 14)
    const side = rtl ? -1 : 1
    const shift = beside ? side * (widthOf(figure, 14) / 2 + 2) : 0
    const sign = signAt(part.position, centre - shift, top + TALL / 2, Math.min(15, drawn))
    const where = { x: centre + side * 9, y: top + TALL / 2 + 5, 'text-anchor': 'middle' }
    const number = beside ? label(figure, where) : ''
    const says = `<title>${escapeText(part.says)}</title>`
    body += element('g', { class: `part ${toneOf(part.position)}` }, says + shape + sign + number)
    x += width
  }
  if (input.needed) {
    const mark = (input.needed.count / total) * WIDTH
    const wide = widthOf(input.needed.label, 12) / 2
    const centre = Math.min(Math.max(wide, mark), WIDTH - wide)
    body += element('path', {
      class: 'needed',
      d: `M${at(Math.min(WIDTH - 1, mark - 1))} ${top - 4}v${TALL + 8}`,
    })
    body += label(input.needed.label, { class: 'small', x: at(centre), y: 12, 'text-anchor': 'middle' })
  }
  const height = top + TALL + 6
  return frame({ id, kind: 'roll-bar', title: input.title, width: WIDTH, height, dir: input.dir }, body)
}
