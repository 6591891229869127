/**
 * The server's clock as a page knows it: from what it heard and when, by a clock of the page that never goes back. The
 * device's own clock is never asked: it may be wrong by hours.
 */

/** What the server said of its clock: milliseconds since 1970 in UTC, and how many of its seconds pass in one of ours. */
export interface Heard {
  readonly now: number
  readonly rate: number
}

export interface ServerTime {
  /** Takes in what the server said; `at` is when it came, by the page's clock, in milliseconds. */
  readonly hear: (heard: Heard, at: number) => void
  /** The server's time at a moment of the page's clock; undefined before anything was heard. */
  readonly at: (moment: number) => number | undefined
}

/** News from further back than this, in milliseconds of the server at its own rate, was not late: the clock was set back. */
const SET = 5000
/** After so many milliseconds the next news counts, early or late: no two clocks go alike for ever. */
const AGES = 300_000

/** A server's clock of which nothing has been heard. */
export function serverTime(): ServerTime {
  let best: (Heard & { readonly at: number }) | undefined
  return {
    hear(heard, at) {
      if (best && best.rate === heard.rate && at - best.at < AGES) {
        const ahead = heard.now - (best.now + (at - best.at) * best.rate)
        // All news is late by its way here. What was least late is nearest to the truth.
        if (ahead <= 0 && ahead > -SET * Math.max(1, heard.rate)) return
      }
      best = { ...heard, at }
    },
    at: (moment) => best && best.now + (moment - best.at) * best.rate,
  }
}

/** What an attribute or an event says of the clock; undefined where it says nothing that could be. */
export function heardIn(now: unknown, rate: unknown = 1): Heard | undefined {
  const heard = { now: typeof now === 'string' ? Date.parse(now) : Number.NaN, rate: Number(rate) }
  return Number.isFinite(heard.now) && Number.isFinite(heard.rate) && heard.rate >= 0 ? heard : undefined
}
