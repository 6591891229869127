/**
 * What a clock on the wall of a place shows, and the instants at which it shows it: one as a rule, none where the clock
 * leaps over it, two where the clock is put back.
 */
import { offsetAt } from './duration.ts'
import { dayNumber, dayIn, instantOf, seconds, secondsOfDayIn, type Day, type Instant } from './time.ts'

/** The instants at which the clocks of a zone show a time of a day, given in seconds from midnight, the earlier first. */
export function instantsAt(date: Day, timeOfDay: number, zone: string): readonly Instant[] {
  const civil = dayNumber(date) * 86_400 + timeOfDay
  return [...offsetsAround(civil, zone)]
    .filter((offset) => offsetAt(civil - offset, zone) === offset)
    .map((offset) => instantOf(civil - offset))
    .toSorted()
}

/** The last whole minute before a leap of the clock and the first after it, where the clock leaps over a time of a day. */
export function aroundLeap(date: Day, timeOfDay: number, zone: string): readonly [Instant, Instant] {
  const civil = dayNumber(date) * 86_400 + timeOfDay
  const offsets = [...offsetsAround(civil, zone)]
  let [before, after] = [civil - Math.max(...offsets), civil - Math.min(...offsets)]
  const first = offsetAt(before, zone)
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (offsetAt(middle, zone) === first) before = middle
    else after = middle
  }
  return [instantOf(after - 60), instantOf(after)]
}

/** A change of the clocks of a zone: the instant from which they differ, and by how much they are ahead of UTC around it. */
export interface ClockChange {
  readonly at: Instant
  readonly before: number
  readonly after: number
}

/** The changes of the clock of a zone after one instant and up to another, the earlier first. */
export function clockChanges(from: Instant, until: Instant, zone: string): readonly ClockChange[] {
  const found: ClockChange[] = []
  const last = seconds(until)
  for (let at = seconds(from); at < last; at = Math.min(at + STEP, last)) {
    let [low, high] = [at, Math.min(at + STEP, last)]
    const [before, after] = [offsetAt(low, zone), offsetAt(high, zone)]
    if (before === after) continue
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2)
      if (offsetAt(middle, zone) === before) low = middle
      else high = middle
    }
    found.push({ at: instantOf(high), before, after })
  }
  return found
}

/** An instant as the clock of a zone shows it, with what it is ahead of UTC: `2026-11-27T18:00:00+01:00`. */
export function clockText(at: Instant, zone: string): string {
  const offset = offsetAt(seconds(at), zone)
  const [hours, minutes, rest] = parts(secondsOfDayIn(at, zone))
  return `${dayIn(at, zone)}T${hours}:${minutes}:${rest}${offsetText(offset)}`
}

/** What a clock is ahead of UTC, as ISO 8601 writes it: `+01:00`, `-03:30`; with seconds only where old clocks have them. */
export function offsetText(offset: number): string {
  const [hours, minutes, rest] = parts(Math.abs(offset))
  return `${offset < 0 ? '-' : '+'}${hours}:${minutes}${rest === '00' ? '' : `:${rest}`}`
}

/** Rules on clocks have changed twice within a month, never twice within a day. */
const STEP = 86_400

/** The offsets that the clock of a zone has from a day before a time on the wall to a day after it. A calendar may leap a whole day. */
function offsetsAround(civil: number, zone: string): ReadonlySet<number> {
  return new Set([-2, -1, 0, 1, 2].map((days) => offsetAt(civil + days * STEP, zone)))
}

function parts(total: number): readonly [string, string, string] {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0')
  return [two(total / 3600), two((total / 60) % 60), two(total % 60)]
}
