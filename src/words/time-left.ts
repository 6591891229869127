/** How long it is until a deadline, as people are told it, and when they are told without looking. */

export type Unit = 'days' | 'hours' | 'minutes' | 'seconds'

const [MINUTE, HOUR, DAY] = [60, 3600, 86_400]
/** Seconds are told in the last ten minutes alone. */
const SECONDS_FROM = 10 * MINUTE

/** The moments, in seconds before the deadline, at which it is said aloud how long is left; at no other. */
export const MARKS = [DAY, HOUR, SECONDS_FROM, MINUTE, 0] as const

/** What is left of so many seconds, in at most two units, the larger first; nothing where nothing is left. A part of nought is left out. */
export function partsLeft(left: number): readonly (readonly [Unit, number])[] {
  const parts: readonly (readonly [Unit, number])[] =
    left >= DAY
      ? [
          ['days', Math.floor(left / DAY)],
          ['hours', Math.floor((left % DAY) / HOUR)],
        ]
      : left >= HOUR
        ? [
            ['hours', Math.floor(left / HOUR)],
            ['minutes', Math.floor((left % HOUR) / MINUTE)],
          ]
        : [
            ['minutes', Math.floor(left / MINUTE)],
            ['seconds', left < SECONDS_FROM ? Math.floor(left % MINUTE) : 0],
          ]
  return parts.filter(([, number]) => number > 0)
}

/** Whole seconds until a deadline, both in milliseconds: a second that has begun is left. Never less than nought. */
export function secondsLeft(now: number, deadline: number): number {
  return Math.max(0, Math.ceil((deadline - now) / 1000))
}

/** The last of the marks that were passed from one look to the next; undefined where none was. */
export function markPassed(before: number, left: number): number | undefined {
  return MARKS.findLast((mark) => before > mark && left <= mark)
}
