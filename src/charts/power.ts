/** The shares of voting power: two bars for each member, or for members that have the same. */
import { element, escapeText, frame, label, safeId, widthOf, type Direction } from './svg.ts'

export interface PowerRow {
  readonly name: string
  /** Shares of the whole, from 0 to 1, with what is written at the end of the bar. */
  readonly shapley: PowerBar
  readonly banzhaf: PowerBar
}

export interface PowerBar {
  readonly share: number
  readonly label: string
}

export interface PowerInput {
  readonly id: string
  /** The sentence that states the finding. */
  readonly title: string
  readonly rows: readonly PowerRow[]
  readonly dir: Direction
}

const BAR = 10
const GAP = 3

/** The bars for a screen: names beside them, 1,134 units wide; an empty text where there is no row. */
export function powerWide(input: PowerInput): string {
  const names = Math.ceil(Math.max(60, ...input.rows.map(({ name }) => widthOf(name, 13.5)))) + 14
  return draw(input, 'wide', 1134, Math.min(names, 420))
}

/** The bars for a telephone: each name above its bars, 330 units wide. */
export function powerNarrow(input: PowerInput): string {
  return draw(input, 'narrow', 330, 0)
}

function draw(input: PowerInput, variant: 'wide' | 'narrow', width: number, names: number): string {
  if (input.rows.length === 0) return ''
  const rtl = input.dir === 'rtl'
  const bars = input.rows.flatMap(({ shapley, banzhaf }) => [shapley, banzhaf])
  const most = Math.max(...bars.map(({ share }) => share)) || 1
  const room = width - names - Math.max(...bars.map((bar) => widthOf(bar.label, 11))) - 10
  let [body, y] = ['', 2]
  for (const row of input.rows) {
    body += label(row.name, {
      class: 'name',
      x: rtl ? width : 0,
      y: y + (names === 0 ? 12 : BAR + GAP + 2),
      'font-size': 13.5,
    })
    if (names === 0) y += 17
    for (const kind of ['shapley', 'banzhaf'] as const) {
      const bar = row[kind]
      const long = Math.max(1, (bar.share / most) * room)
      const end = names + long + 6
      body += element(
        'rect',
        { class: kind, x: rtl ? width - names - long : names, y, width: long, height: BAR },
        `<title>${escapeText(`${row.name}: ${bar.label}`)}</title>`,
      )
      body += label(bar.label, {
        class: 'small',
        x: rtl ? width - end : end,
        y: y + BAR - 1,
        'font-size': 11,
      })
      y += BAR + GAP
    }
    y += 8
  }
  const id = `${safeId(input.id)}-${variant}`
  return frame({ id, kind: `power ${variant}`, title: input.title, width, height: y, dir: input.dir }, body)
}

/** A bar of a kind as a small picture for the key. */
export function powerSwatch(kind: 'shapley' | 'banzhaf'): string {
  return element(
    'svg',
    { class: 'chart power', viewBox: '0 0 22 12', 'aria-hidden': 'true' },
    element('rect', { class: kind, x: 1, y: 1, width: 20, height: 10 }),
  )
}
