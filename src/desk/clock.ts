/** The clock of a question: what is left, the deadline three times, and what happens if nobody does anything. */
import type { Asked } from '../core/situation.ts'
import { disclosureOf, hiddenUntil } from '../core/restricted.ts'
import { procedureIn } from '../core/acts/procedure.ts'
import { seconds, type Instant } from '../core/time.ts'
import { deadline, instant, name, shortInstant } from '../site/format.ts'
import { fill, html, joined, type Html, type Inside } from '../site/html.ts'
import { pill, type PillTone } from '../site/parts.ts'
import { partyText, say, to } from '../site/view.ts'
import { words } from '../words/index.ts'
import type { DeskView } from './view.ts'

/** How the question stands, in a word or two. */
export function stateOf(view: DeskView, asked: Asked): { readonly tone: PillTone; readonly says: string } {
  const { d, site } = view
  if (asked.outcome)
    return { tone: asked.outcome === 'adopted' ? 'favour' : 'against', says: site.outcome[asked.outcome] }
  if (asked.withdrawn !== undefined) return { tone: 'grey', says: d.question.pill.withdrawn }
  if (isBroken(asked)) return { tone: 'against', says: d.question.pill.broken }
  if (asked.closes !== undefined && view.now >= asked.closes)
    return { tone: 'abstain', says: d.question.pill.past }
  const kind = procedureIn(view.reading.charter, asked.procedure)?.kind
  if (kind === 'silence') return { tone: 'silence', says: d.question.pill.silence }
  return kind === 'written'
    ? { tone: 'accent', says: d.question.pill.written }
    : { tone: 'accent', says: d.question.pill.open }
}

export function statePill(view: DeskView, asked: Asked): Html {
  const { tone, says } = stateOf(view, asked)
  return pill(tone, says)
}

/** True where somebody ended the procedure before its deadline. */
export function isBroken({ broken, breach }: Asked): boolean {
  return broken !== undefined || breach !== undefined
}

/** True while a position can be taken. */
export function isOpen({ outcome, withdrawn, ...asked }: Asked, now: Instant): boolean {
  const over = asked.closes !== undefined && now >= asked.closes
  return outcome === undefined && withdrawn === undefined && !isBroken(asked) && !over
}

/** The card with what is left; `inside` are the controls below it. */
export function clockCard(view: DeskView, asked: Asked, inside: Inside): Html {
  const { d } = view
  const procedure = procedureIn(view.reading.charter, asked.procedure)
  const tone = procedure?.kind === 'silence' && isOpen(asked, view.now) ? 'silence' : 'vote'
  return html`<section class="card clock ${tone}" aria-labelledby="clock" data-live="clock"><div class="left">${left(view, asked)}${inside}</div>
<div class="deadline">${asked.closes === undefined ? html`<p>${d.question.noDeadline}</p>` : html`${threeTimes(view, asked.closes, asked.zone)}${isOpen(asked, view.now) && calendarLink(view, asked)}`}
${isOpen(asked, view.now) && html`<p class="consequence">${consequence(view, asked)}</p>${hidden(view, asked)}`}</div></section>`
}

/** The deadline as a calendar takes it. */
function calendarLink(view: DeskView, { id }: Asked): Html {
  const href = to(view, `/decisions/${encodeURIComponent(id)}.ics`)
  return html`<p class="small"><a href="${href}">${words(view.lang).mail.addToCalendar}</a></p>`
}

function left(view: DeskView, asked: Asked): Html {
  const { d, lang } = view
  const { zone } = view.reading.charter.seat
  const procedure = procedureIn(view.reading.charter, asked.procedure)
  if (asked.outcome)
    return html`<h2 class="eyebrow" id="clock">${d.fields['outcome']}</h2><p class="big">${view.site.outcome[asked.outcome]}${(asked.adoptedAs ?? asked.published?.symbol) !== undefined && html` <bdi class="number">${asked.adoptedAs ?? asked.published?.symbol}</bdi>`}</p><p class="muted">${asked.decidedAt !== undefined && instant(lang, asked.decidedAt, zone)}</p>${brokenLine(view, asked)}`
  const broken = breaker(asked)
  if (broken)
    return html`<h2 class="eyebrow" id="clock">${d.question.pill.broken}</h2><p class="big">${fill(d.question.brokenBy, name(partyText(view, broken.party)), instant(lang, broken.at, zone))}</p>`
  if (asked.withdrawn !== undefined)
    return html`<h2 class="eyebrow" id="clock">${d.question.pill.withdrawn}</h2>`
  if (asked.closes === undefined) return html`<h2 class="eyebrow" id="clock">${d.question.pill.open}</h2>`
  if (view.now >= asked.closes) return html`<h2 class="eyebrow" id="clock">${d.question.over}</h2>`
  const heading = procedure?.kind === 'silence' ? d.question.silenceEnds : d.question.voteEnds
  const rate = view.seat.chamber.demonstration?.clock.rate() ?? 1
  return html`<h2 class="eyebrow" id="clock">${heading}</h2>
<p class="big" role="timer" data-countdown data-deadline="${asked.closes}" data-now="${view.now}" data-rate="${rate}">${leftText(view, asked.closes)}</p>
${track(view, asked)}`
}

/** Who ended a silence that is over, and when: that is why it was not adopted. */
function brokenLine(view: DeskView, asked: Asked): Inside {
  const broken = breaker(asked)
  if (!broken) return undefined
  const at = instant(view.lang, broken.at, view.reading.charter.seat.zone)
  return html`<p>${fill(view.d.question.brokenBy, html`<b>${name(partyText(view, broken.party))}</b>`, at)}.</p>`
}

/** What is left until an instant, in words: days and hours, hours and minutes, minutes and seconds. */
export function leftText({ lang, now }: Pick<DeskView, 'lang' | 'now'>, closes: Instant): string {
  const total = Math.max(0, seconds(closes) - seconds(now))
  const [days, hours, minutes, rest] = [
    Math.floor(total / 86_400),
    Math.floor(total / 3600) % 24,
    Math.floor(total / 60) % 60,
    total % 60,
  ]
  const unit = (value: number, of: 'day' | 'hour' | 'minute' | 'second'): string =>
    new Intl.NumberFormat(lang === 'ar' ? 'ar-u-nu-latn' : lang, {
      style: 'unit',
      unit: of,
      unitDisplay: 'long',
    }).format(value)
  if (days > 0) return `${unit(days, 'day')} ${unit(hours, 'hour')}`
  if (hours > 0) return `${unit(hours, 'hour')} ${unit(minutes, 'minute')}`
  if (minutes >= 10) return unit(minutes, 'minute')
  return minutes > 0 ? `${unit(minutes, 'minute')} ${unit(rest, 'second')}` : unit(rest, 'second')
}

/** How much of the time is gone, with the mark of the shortest notice that the charter gives. */
function track(view: DeskView, { putAt, closes, procedure: code }: Asked): Inside {
  if (putAt === undefined || closes === undefined) return undefined
  const whole = Math.max(1, seconds(closes) - seconds(putAt))
  const least = procedureIn(view.reading.charter, code)?.hours.least
  const gone = Math.min(1, Math.max(0, (seconds(view.now) - seconds(putAt)) / whole))
  const mark = least === undefined ? undefined : Math.min(1, (Number(least) * 3600) / whole)
  const at = (share: number): string => (share * 100).toFixed(1)
  const { zone } = view.reading.charter.seat
  return html`<svg class="track" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="whole" width="100" height="6"/><rect class="gone" width="${at(gone)}" height="6"/>${mark !== undefined && html`<rect class="mark" x="${at(Math.min(mark, 0.995))}" width="0.5" height="6"/>`}</svg>
<p class="ends"><span>${shortInstant(view.lang, putAt, zone)}</span>${least !== undefined && html`<span class="least">${view.d.question.least(String(least))}</span>`}<span>${shortInstant(view.lang, closes, zone)}</span></p>`
}

/** A deadline at the seat, where the reader is (a script fills that in), and in UTC. */
export function threeTimes(view: DeskView, closes: Instant, zone?: string): Html {
  const { d, lang } = view
  const { seat } = view.reading.charter
  return html`<dl class="when"><div><dt>${d.question.seat}</dt><dd>${deadline(lang, closes, zone ?? seat.zone)} <span class="muted">${say(view, seat.place)}</span></dd></div>
<div data-yours="${closes}" hidden><dt>${d.question.yours}</dt><dd></dd></div>
<div><dt>${d.question.utc}</dt><dd>${deadline(lang, closes)}</dd></div></dl>`
}

function consequence(view: DeskView, asked: Asked): Inside {
  const { d, site } = view
  const procedure = procedureIn(view.reading.charter, asked.procedure)
  if (!procedure) return d.question.consequence.none
  if (procedure.kind === 'written')
    return d.question.consequence.written(d.question.nonReply[procedure.nonReply])
  const breaks = procedure.brokenBy.map((one) => site.position[one].toLowerCase())
  return d.question.consequence.silence(
    [...breaks, ...(procedure.amendmentBreaks ? [d.question.amendment] : [])].join(d.question.or),
  )
}

/** From when it is seen how each stands, where that is not at once. */
function hidden(view: DeskView, asked: Asked): Inside {
  const disclosure = disclosureOf(view.reading.charter, asked)
  if (!disclosure || asked.disclosed !== undefined) return undefined
  const { d, lang } = view
  const until = hiddenUntil(view.reading.charter, asked)
  const says =
    disclosure.when === 'never'
      ? d.question.hiddenNever
      : disclosure.when === 'after-adoption' || until === undefined
        ? d.question.hiddenAfterAdoption
        : fill(d.question.hiddenUntil, instant(lang, until, view.reading.charter.seat.zone))
  return html`<p class="consequence">${says}</p>`
}

/** Who broke the procedure, and when. */
export function breaker({
  broken,
  breach,
  positions,
}: Asked): { readonly party: never; readonly at: Instant } | undefined {
  if (breach) return breach as never
  if (broken === undefined) return undefined
  for (const [party, { act, at }] of positions) if (act === broken) return { party: party as never, at }
  return undefined
}

export { standName as standText } from '../site/pages/open-question.ts'

/** Sentences one after another, parted by a space. */
export function sentences(parts: readonly Inside[]): Html {
  return joined(
    parts.filter((part) => part !== undefined && part !== false),
    ' ',
  )
}
