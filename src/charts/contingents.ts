/** How many each party sent, as each source counts: a bar for every figure, those that differ one under another, none chosen. */
import { element, escapeText, frame, label, safeId, widthOf, type Direction } from './svg.ts'

export interface ContingentRow {
  readonly name: string
  readonly figures: readonly {
    readonly value: number
    /** The number and who gives it, in short. */
    readonly label: string
    readonly kind: 'record' | 'claim'
  }[]
  /** What is said in place of a bar where no source gives a number. */
  readonly none: string
}

export interface ContingentInput {
  readonly id: string
  readonly title: string
  readonly rows: readonly ContingentRow[]
  readonly dir: Direction
}

const BAR = 16
const GAP = 6

/** The bars for a screen: names beside them, 1,134 units wide. */
export function contingentsWide(input: ContingentInput): string {
  const names = Math.ceil(Math.max(90, ...input.rows.map(({ name }) => widthOf(name, 13.5)))) + 16
  return draw(input, 'wide', 1134, names)
}

/** The bars for a telephone: each name above its bars, 330 units wide. */
export function contingentsNarrow(input: ContingentInput): string {
  return draw(input, 'narrow', 330, 0)
}

function draw(input: ContingentInput, variant: 'wide' | 'narrow', width: number, names: number): string {
  const rtl = input.dir === 'rtl'
  const at = (x: number): number => (rtl ? width - x : x)
  const figures = input.rows.flatMap((row) => row.figures)
  const most = Math.max(1, ...figures.map(({ value }) => value))
  const above = names === 0
  // On a telephone the words stand above their bar; on a screen they stand after it and need room there.
  const words = above ? 0 : Math.max(0, ...figures.map((figure) => widthOf(figure.label, 12))) + 12
  const room = width - names - words - 2
  let body = ''
  let y = 2
  for (const row of input.rows) {
    body += label(row.name, { class: 'name', x: at(0), y: y + 13, 'font-size': above ? 14 : 13.5 })
    if (above) y += 20
    if (row.figures.length === 0) {
      body += label(row.none, { class: 'small', x: at(names), y: y + 12 })
      y += BAR + GAP
    }
    for (const figure of row.figures) {
      const long = Math.max(2, (figure.value / most) * room)
      if (above) {
        body += label(figure.label, { class: 'small', x: at(0), y: y + 11 })
        y += 16
      }
      const x = rtl ? width - names - long : names
      body += element(
        'rect',
        { class: figure.kind, x, y, width: long, height: above ? 10 : BAR, rx: 1 },
        `<title>${escapeText(`${row.name}: ${figure.label}`)}</title>`,
      )
      if (!above) body += label(figure.label, { class: 'small', x: at(names + long + 8), y: y + 12 })
      y += (above ? 10 : BAR) + GAP
    }
    y += 6
  }
  const id = `${safeId(input.id)}-${variant}`
  return frame(
    { id, kind: `contingents ${variant}`, title: input.title, width, height: y, dir: input.dir },
    body,
  )
}
