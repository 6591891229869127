/** Lost keys: who says so without a key, which recoveries are open, and what the seat can do about each. */
import { ripeFrom, type Recovery } from '../../core/recovery.ts'
import type { Duration } from '../../core/duration.ts'
import { sameActor } from '../../core/ids.ts'
import { code, instant } from '../../site/format.ts'
import { fill, html, type Html, type Inside } from '../../site/html.ts'
import { card } from '../../site/parts.ts'
import { actorText, to } from '../../site/view.ts'
import { words } from '../../words/index.ts'
import type { Claim } from '../claims.ts'
import { shortKey } from '../people.ts'
import type { DeskView } from '../view.ts'
import type { Gathered } from './gathered.ts'

/** The card; undefined where the charter has no such rule, or there is nothing that concerns the seat. */
export function recoveryCard(view: DeskView, of: Gathered): Html | undefined {
  const w = words(view.lang).delegation
  const rule = view.reading.charter.keys?.recovery
  const open = openRecoveries(view).filter(({ key }) => of.recovers || sameActor(key.holder, view.seat.actor))
  if (!rule || (open.length === 0 && of.claims.length === 0)) return undefined
  return card(
    'recovery',
    w.recovery.heading,
    html`<p>${w.recovery.rule(rule.supporters, durationText(view.lang, rule.delay))}</p><ul class="todo">${of.claims
      .filter(({ code: called }) => !view.standing.recoveries.has(called))
      .map(
        (claim) => html`<li>${claimLine(view, claim)}</li>`,
      )}${open.map((recovery) => html`<li>${openLine(view, of, recovery)}</li>`)}</ul>`,
  )
}

function claimLine(view: DeskView, claim: Claim): Html {
  const w = words(view.lang).delegation
  return html`<p>${w.recovery.asked(claim.name, actorText(view, claim.holder))} ${w.recovery.key} ${code(shortKey(claim.passkey.key))}</p><div class="controls">${form(view, 'recover', 'claim', claim.code, w.recovery.ask)}${form(view, 'set-aside', 'claim', claim.code, w.recovery.drop)}</div>`
}

function openLine(view: DeskView, { recovers }: Gathered, recovery: Recovery): Html {
  const w = words(view.lang).delegation
  const { charter } = view.reading
  const rule = charter.keys?.recovery
  const ripe = rule && ripeFrom(charter, rule, recovery)
  const when: Inside =
    ripe !== undefined && fill(w.recovery.ripe, instant(view.lang, ripe, charter.seat.zone))
  const { code: called, key, supporters } = recovery
  return html`<p>${w.recovery.open(called, actorText(view, key.holder))}. ${w.recovery.key} ${code(shortKey(key.key))}</p>
<p class="small muted">${w.recovery.supporters(supporters.length, rule?.supporters ?? 0)} ${when}</p>
<div class="controls">${recovers && form(view, 'support', 'recovery', called, w.recovery.support)}${recovers && ripe !== undefined && ripe <= view.now && form(view, 'complete', 'recovery', called, w.recovery.complete)}${form(view, 'object', 'recovery', called, w.recovery.object)}</div>`
}

function durationText(lang: string, { unit, count }: Duration): string {
  const said = new Intl.NumberFormat(lang, { style: 'unit', unit: unit.slice(0, -1), unitDisplay: 'long' })
  return said.format(count)
}

function form(view: DeskView, path: string, field: string, value: string, says: string): Html {
  return html`<form method="post" action="${to(view, `/desk/delegation/${path}`)}"><input type="hidden" name="${field}" value="${value}"><button>${says}</button></form>`
}

/** Said on every page of the desk to whoever a recovery is about, and to whoever may object to it. */
export function recoveryAlert(view: DeskView): Html | undefined {
  const w = words(view.lang).delegation
  const [own] = openRecoveries(view).filter(({ key }) => sameActor(key.holder, view.seat.actor))
  if (!own) return undefined
  return html`<p class="note" role="alert">${w.recovery.alert(own.code)} <a href="${to(view, '/desk/delegation')}#recovery">${w.recovery.see}</a></p>`
}

function openRecoveries({ standing }: Pick<DeskView, 'standing'>): readonly Recovery[] {
  return [...standing.recoveries.values()].filter(({ ended }) => ended === undefined)
}
