/** Parties as tiles of one size, each with its code and how it stood: a map that draws no border and makes no state small. */
import { hatch, type TimelineKey } from './timeline-key.ts'
import { element, frame, label, safeId, type Direction } from './svg.ts'

export interface Tile {
  readonly code: string
  /** How the party stood; `none` where it had no status on the day. */
  readonly status: TimelineKey | 'none'
}

export interface TilesInput {
  readonly id: string
  readonly title: string
  /** From the side where reading begins, line after line. */
  readonly tiles: readonly Tile[]
  readonly dir: Direction
}

const [WIDE, HIGH, GAP] = [52, 30, 6]
/** The fewest and the most tiles in a line. */
const [FEW, MANY] = [8, 14]

/** The tiles; an empty text where there are none. */
export function tiles(input: TilesInput): string {
  const count = input.tiles.length
  if (count === 0) return ''
  const id = safeId(input.id)
  const columns = Math.max(FEW, Math.min(MANY, Math.ceil(Math.sqrt(count * 1.6))))
  const width = columns * (WIDE + GAP) - GAP + 2
  const height = Math.ceil(count / columns) * (HIGH + GAP) - GAP + 2
  const drawn = input.tiles.map(({ code, status }, index) => {
    const column = index % columns
    const left = (input.dir === 'rtl' ? columns - 1 - column : column) * (WIDE + GAP) + 1
    const top = Math.floor(index / columns) * (HIGH + GAP) + 1
    const fill = status === 'suspended' ? `url(#${id}-hatch)` : undefined
    const box = { x: left, y: top, width: WIDE, height: HIGH, rx: 4, fill }
    const kind = status === 'left' ? 'member left' : status
    const text = { x: left + WIDE / 2, y: top + HIGH / 2 + 4.5, 'text-anchor': 'middle' }
    return element(
      'g',
      { class: `tile on-${status}` },
      element('rect', { class: kind, ...box }) + label(code, text),
    )
  })
  const hatched = input.tiles.some(({ status }) => status === 'suspended') ? hatch(id) : ''
  return frame(
    { id, kind: 'tiles', title: input.title, width, height, dir: input.dir },
    hatched + drawn.join(''),
  )
}
