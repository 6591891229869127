/** What passed between two events, in words: exactly where both instants are known, else between what and what. */
import type { Lapse } from '../core/lapse.ts'
import { words, type Lang } from '../words/index.ts'

const HOUR = 3600
const DAY = 24 * HOUR
/** Up to three days people reckon in hours. */
const HOURS_UP_TO = 72 * HOUR

/** The lapse as a reader is told it: `3 hours`, `less than 48 hours`, `more than 13 days, less than 15 days`. */
export function lapseText(lang: Lang, { least, most }: Lapse): string {
  const w = words(lang).operations
  const inDays = most > HOURS_UP_TO
  if (least === most) return w.exactly(timeText(w.time, least, inDays))
  // Bounds of days are given in whole days, each on its safe side.
  const [low, high] = inDays ? [Math.floor(least / DAY) * DAY, Math.ceil(most / DAY) * DAY] : [least, most]
  const bound = (seconds: number): string => timeText(w.timeOf, seconds, inDays)
  return low === 0 ? w.lessThan(bound(high)) : w.between(bound(low), bound(high))
}

/** Days and hours, or hours and minutes; parts that are nought are left out, and seconds are not said. */
function timeText(
  say: { days: (n: number) => string; hours: (n: number) => string; minutes: (n: number) => string },
  seconds: number,
  inDays: boolean,
): string {
  const [days, hours] = inDays
    ? [Math.floor(seconds / DAY), Math.floor((seconds % DAY) / HOUR)]
    : [0, Math.floor(seconds / HOUR)]
  const minutes = Math.floor((seconds % HOUR) / 60)
  const parts = [
    ...(days > 0 ? [say.days(days)] : []),
    ...(hours > 0 ? [say.hours(hours)] : []),
    ...(minutes > 0 ? [say.minutes(minutes)] : []),
  ]
  return parts.length === 0 ? say.minutes(0) : parts.join(' ')
}
