/**
 * What a page needs to be live, each a piece of markup to put where it is wanted: the bar, which has its place from the
 * start; countdowns; and once, at the end, the scripts with the words that they say. Without script nothing of it is
 * there to press, and a countdown says how long it was when the page was made.
 */
import { seconds, type Instant } from '../core/time.ts'
import { unmarked } from '../words/fallback.ts'
import { words, type Lang } from '../words/index.ts'
import { sayTime } from '../words/live-script.ts'
import { liveScript } from '../words/live.ts'
import { secondsLeft } from '../words/time-left.ts'
import { html, raw, type Html, type Inside } from './html.ts'
import type { View } from './view.ts'

/** What the server says of its clock: the time of the record, and how many of its seconds pass in one of ours; 0 where it stands. */
export interface PageClock {
  readonly now: Instant
  readonly rate: number
}

export interface LiveOf {
  readonly lang: Lang
  /** The code of the organisation. */
  readonly org: string
  /** How many entries the page was made from. */
  readonly size: number
  /** The questions that the page is about; without them it is about all. */
  readonly questions?: readonly string[]
  /** Left out of a page that is kept and sent again: it would say what the time was. */
  readonly clock?: PageClock
}

/** The bar: whether the page is live, a way to pause that, and new acts when there are some. One for a page. */
export function liveBar({ lang, org, size, questions, clock }: LiveOf): Html {
  const w = words(lang).live
  const about =
    questions && html` data-questions="${questions.map((one) => encodeURIComponent(one)).join(' ')}"`
  const now = clock && html` data-now="${clock.now}" data-rate="${clock.rate}"`
  return html`<div class="live noprint" role="group" aria-label="${unmarked(w.label)}" tabindex="-1" data-live-bar data-source="/${org}/live" data-size="${size}"${about}${now}><div hidden><button type="button" class="quiet" data-live-pause aria-pressed="false">${w.pause}</button><span data-live-state></span><button type="button" data-live-show hidden></button><span class="sr" role="status" data-live-told></span></div></div>`
}

/**
 * The bar and the scripts of a public page, which is kept and sent again: nothing where the reader looks at the past, and
 * where nothing comes any more, as in an example.
 */
export function liveOn(
  view: View,
  questions?: readonly string[],
): { readonly bar: Inside; readonly scripts: Inside } {
  const { carried, lang, reading, shown } = view
  const isPast = carried.on !== undefined || carried.known !== undefined || carried.at !== undefined
  if (isPast || shown.standing === 'example' || reading.size === undefined)
    return { bar: undefined, scripts: undefined }
  const about = questions ? { questions } : {}
  return {
    bar: liveBar({ lang, org: shown.code, size: reading.size, ...about }),
    scripts: liveScripts(lang),
  }
}

/** How long it is until a deadline, counting. `now` is the time of the record, where the page is made anew for each reader. */
export function countdown(lang: Lang, deadline: Instant, now?: Instant): Html {
  const script = liveScript(lang)
  const left = now === undefined ? undefined : secondsLeft(seconds(now) * 1000, seconds(deadline) * 1000)
  const text = left === undefined ? '' : left === 0 ? script.over : sayTime(script, left)
  return html`<span class="countdown" role="timer" data-countdown data-deadline="${deadline}">${text}</span>`
}

/** What the scripts say. Once for a page that has any of them. */
export function liveWords(lang: Lang): Html {
  const data = JSON.stringify(liveScript(lang)).replaceAll('<', '\\u003c')
  return html`<script type="application/json" data-words>${raw(data)}</script>`
}

/** The same with the script of a public page, which is live and counts down. */
export function liveScripts(lang: Lang): Html {
  return html`${liveWords(lang)}<script type="module" src="/assets/live.js"></script>`
}
