/**
 * How long between two events, as exactly as their sources allow. A source that gives a day gives no time of day: the
 * event lay somewhere within it, and what passed between two such events is a range.
 */
import { startOf } from './period.ts'
import { dayNumber, dayOfNumber, LATEST_DAY, seconds, type Day, type Instant } from './time.ts'

/** The seconds of UTC within which an event lay: equal where its instant is known, else the first of its day and the first after it. */
export interface Window {
  readonly from: number
  readonly until: number
}

/** Seconds that passed at least and at most. Where they differ, the truth lies strictly between; where they are equal, it is known. */
export interface Lapse {
  readonly least: number
  readonly most: number
}

/** The window of an instant, or of a civil day in a zone. */
export function windowOf(at: Day | Instant, zone: string): Window {
  if (at.length > 10) return { from: seconds(at as Instant), until: seconds(at as Instant) }
  const next = dayOfNumber(dayNumber(at as Day) + 1)
  return { from: seconds(startOf(at as Day, zone)), until: seconds(startOf(next, zone)) }
}

/** The part of a window that other knowledge leaves: not before an instant, not after another. The whole where they leave nothing. */
export function narrowed(
  { from, until }: Window,
  bounds: { readonly noEarlier?: Instant | undefined; readonly noLater?: Instant | undefined },
): Window {
  const first = bounds.noEarlier === undefined ? from : Math.max(from, seconds(bounds.noEarlier))
  const last = bounds.noLater === undefined ? until : Math.min(until, seconds(bounds.noLater))
  return first <= last ? { from: first, until: last } : { from, until }
}

/** What passed from an event to a later one. Nothing at least, where they may have come together. */
export function lapse(first: Window, second: Window): Lapse {
  return { least: Math.max(0, second.from - first.until), most: Math.max(0, second.until - first.from) }
}

/** The earlier of two events: the one that begins first, and of those the one that was over first. */
export function byWindow(a: Window, b: Window): number {
  return a.from - b.from || a.until - b.until
}

/** The civil days of a zone from a day on, each with its first second, as many as a window needs; the last one is over it. */
export function daysUntil(first: Day, until: number, zone: string): readonly { day: Day; at: number }[] {
  const found: { day: Day; at: number }[] = []
  for (let number = dayNumber(first); ; number++) {
    const day = dayOfNumber(number)
    const at = seconds(startOf(day, zone))
    found.push({ day, at })
    // The last day of the calendar has none after it.
    if (at >= until || day === LATEST_DAY) return found
  }
}
