/** What the bars of a timeline mean, for the key below it. */
import { element, safeId } from './svg.ts'
import { stays, type TimelineRow, type TimelineStatus } from './timeline-input.ts'

export type TimelineKey = TimelineStatus | 'left'

/** What the key of a timeline must explain: only what is drawn in it, in the order of the key. */
export function timelineKeys(rows: readonly TimelineRow[], today: string): readonly TimelineKey[] {
  const found = new Set<TimelineKey>()
  for (const row of rows) {
    const still = stays(row, today)
    for (const span of row.spans) found.add(span.status === 'member' && !still ? 'left' : span.status)
  }
  return (['member', 'left', 'signatory', 'suspended', 'observer', 'partner'] as const).filter((key) =>
    found.has(key),
  )
}

/** The small bar that stands in the key. It is decoration: the words stand beside it. */
export function timelineSwatch(key: TimelineKey, id: string): string {
  const own = `${safeId(id)}-${key}`
  const tall = key === 'member' || key === 'left' || key === 'suspended'
  const bar = { x: 1, y: tall ? 1 : 3, width: 20, height: tall ? 10 : 6, rx: 1 }
  const fill = key === 'suspended' ? `url(#${own}-hatch)` : undefined
  const drawn = element('rect', { class: key === 'left' ? 'member left' : key, ...bar, fill })
  return element('svg', { viewBox: '0 0 22 12', 'aria-hidden': 'true' }, (fill ? hatch(own) : '') + drawn)
}

/** The hatching of suspended members, under an id of its own. */
export function hatch(id: string): string {
  const lines =
    element('rect', { class: 'hatch-back', width: 5, height: 5 }) + '<path class="hatch" d="M1 0V5"/>'
  const pattern = { id: `${id}-hatch`, width: 5, height: 5, patternUnits: 'userSpaceOnUse' }
  return element('defs', {}, element('pattern', { ...pattern, patternTransform: 'rotate(45)' }, lines))
}
