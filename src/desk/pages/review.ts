/** `/ORG/desk/drafts/ID`: an act before it is signed: what, for whom, under which power, and what follows. */
import type { Text } from '../../core/charter/charter.ts'
import { sameActor, type KeyId, type QuestionId } from '../../core/ids.ts'
import { secondNeeded } from '../../core/acts/second-officer.ts'
import type { Effect, Reason } from '../../core/refusal.ts'
import { sayReason } from '../../words/reasons.ts'
import { documentName } from '../../core/texts.ts'
import { readDocument } from '../../texts/document.ts'
import { readingOf } from '../../site/pages/text-reading.ts'
import { code, instant, name } from '../../site/format.ts'
import { fill, html, type Html, type Inside } from '../../site/html.ts'
import { card, checks, definitions } from '../../site/parts.ts'
import { kindText, partyOf, partyText, to, withClauses, say } from '../../site/view.ts'
import { isOpen, leftText, threeTimes } from '../clock.ts'
import { textValue } from '../text-value.ts'
import { actOf, tried, type Drafted } from '../draft.ts'
import { doingOf, goesTo, mayOf, personsText, type May } from '../may.ts'
import { dataBlock, deskPage, holderName } from '../frame.ts'
import { challengeFor, idOf, maySign } from '../signing.ts'
import { signerHere } from '../seat.ts'
import { keyEffect, keyField, keyValue } from '../delegation/sheet.ts'
import type { DeskView } from '../view.ts'
import { questionHref, questionTitle } from '../asked.ts'
import { signedBySeat } from './queue.ts'

/** The sheet. `refused` are the reasons for which the record has just not taken it. */
export function review(view: DeskView, draft: Drafted, refused: readonly Reason[] = []): string {
  const { d, seat } = view
  const key = draft.signed?.act.by.key ?? signerKey(view)
  const ruling =
    key === undefined
      ? undefined
      : tried(seat.chamber, draft.signed?.act ?? actOf(seat.chamber, draft, key).act)
  const all = refused.length > 0 ? refused : ruling && !ruling.inOrder ? ruling.reasons : []
  // What only somebody else of the delegation may sign is no fault: it is said below, with the way to them.
  const isTheirs = mayOf(view, doingOf(view, draft.kind, draft.body)).by === 'others'
  const against = isTheirs ? all.filter(({ code: why }) => why !== 'no-power') : all
  const body = html`<h1>${d.review.title}</h1>
${against.length > 0 && html`<section class="card refusal" role="alert" aria-labelledby="refusal"><h2 id="refusal">${refused.length > 0 ? d.review.refused : d.review.wouldRefuse}</h2>${reasonList(view, against)}</section>`}
${card(
  'what',
  kindText(view, draft.kind),
  html`${definitions([
    { term: d.review.who, is: holderName(view, draft.by) },
    ...aboutOf(view, draft),
    ...(key === undefined
      ? []
      : [
          {
            term: d.review.power,
            is: fill(d.review.powerKey, code(key.slice(0, 8)), personOfKey(view, key)),
          },
        ]),
    ...bodyOf(view, draft),
    ...secondOf(view, draft),
    ...changedSince(view, draft, ruling?.inOrder ? ruling.effects : undefined),
    { term: d.review.follows, is: ruling?.inOrder ? effectList(view, ruling.effects, draft.kind) : '–' },
    ...(draft.documents.length === 0
      ? []
      : [
          {
            term: d.review.documents,
            is: html`${draft.documents.map((document) => documentOf(view, document))}`,
          },
        ]),
  ])}${running(view, draft)}`,
)}
${signature(view, draft, against.length > 0)}`
  return deskPage(view, { title: d.review.title, place: 'queue', body, scripts: ['desk'] })
}

/** Whose key it is, by the code that the record has of the person. */
function personOfKey({ standing, d }: DeskView, key: KeyId): Html {
  return name(standing.keys.get(key)?.person ?? d.seat.someone)
}

function signerKey({ seat }: DeskView): ReturnType<typeof idOf> | undefined {
  const here = signerHere(seat, idOf)
  return here ? idOf(here) : seat.keys.find(({ passkey }) => passkey)?.key
}

/** The question that the act is about, with its title. */
function aboutOf(
  view: DeskView,
  { body }: Drafted,
): readonly { readonly term: string; readonly is: Inside }[] {
  const asked = view.standing.questions.get((body as { question?: QuestionId }).question as QuestionId)
  return asked
    ? [
        {
          term: view.d.review.what,
          is: html`<a href="${questionHref(view, asked)}">${questionTitle(view, asked)}</a>`,
        },
      ]
    : []
}

/** What the act's body says, field by field: parties by name, positions and instants as readers know them. */
function bodyOf(
  view: DeskView,
  { body, kind, called }: Drafted,
): readonly { readonly term: Inside; readonly is: Inside }[] {
  return Object.entries(body)
    .filter(([field]) => !(field === 'question' && kind !== 'question.put'))
    .map(([field, value]) => ({
      term: keyField(view, kind, field) ?? view.d.fields[field] ?? code(field),
      is: keyValue(view, kind, field, value, called) ?? valueOf(view, field, value),
    }))
}

function valueOf(view: DeskView, field: string, value: unknown): Inside {
  if (typeof value === 'string') {
    if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value)) return threeTimes(view, value as never)
    if (field === 'position') return html`<b>${view.site.position[value as never] ?? value}</b>`
    if (view.reading.parties.has(value as never) && ['party', 'for', 'to'].includes(field))
      return partyOf(view, value as never)
    return titleOfCode(view, field, value) ?? code(value)
  }
  if (typeof value === 'number' || typeof value === 'boolean') return code(String(value))
  return textValue(view, field, value) ?? html`<code class="json">${JSON.stringify(value)}</code>`
}

/** What the charter calls the organ, the matter or the procedure of that code. */
function titleOfCode(view: DeskView, field: string, value: string): Html | undefined {
  const { organs, matters, procedures } = view.reading.charter
  const sections = { organ: organs, matter: matters, procedure: procedures }
  if (!Object.hasOwn(sections, field)) return undefined
  const section = sections[field as keyof typeof sections] as Readonly<
    Record<string, { readonly title: Text }>
  >
  return Object.hasOwn(section, value) ? say(view, section[value]!.title) : undefined
}

function documentOf(view: DeskView, { name: called, media, bytes }: Drafted['documents'][number]): Html {
  const wording = called.startsWith(documentName('')) ? readDocument(bytes) : undefined
  if (wording?.ok)
    return html`<div class="document"><p class="small muted">${code(called)}</p>${readingOf(view, wording.value, `${wording.value.language}-`)}</div>`
  const text = textOf(media, bytes)
  return html`<div class="document"><p class="small muted">${view.d.documents[called] ?? html`${code(called)} ${media}`}</p>${text !== undefined && html`<blockquote dir="auto">${text.slice(0, 4000)}</blockquote>`}</div>`
}

/** By which clause a second person of the office signs it. */
function secondOf(
  view: DeskView,
  { by, kind }: Drafted,
): readonly { readonly term: string; readonly is: Inside }[] {
  const needed = secondNeeded(view.reading.charter, view.standing, by, { type: kind })
  return needed
    ? [{ term: view.d.review.second, is: html`${view.d.review.secondIs} [${needed.clause}]` }]
    : []
}

/** What followed when the first person signed, where something else follows now: the second signs what follows now. */
function changedSince(
  view: DeskView,
  { state, effects }: Drafted,
  now: readonly Effect[] | undefined,
): readonly { readonly term: string; readonly is: Inside }[] {
  if (state !== 'second' || !effects || JSON.stringify(effects) === JSON.stringify(now)) return []
  return [{ term: view.d.review.followedThen, is: effectList(view, effects) }]
}

/** What a document says, where it is text; of one in several languages, what it says in the first. */
function textOf(media: string, bytes: Uint8Array): string | undefined {
  if (!media.startsWith('text/') && media !== 'application/json') return undefined
  const text = new TextDecoder().decode(bytes)
  if (media !== 'application/json') return text
  const value: unknown = JSON.parse(text)
  const [first] = typeof value === 'object' && value !== null ? Object.values(value) : []
  return typeof first === 'string' ? first : text
}

/** The reasons why something is not in order, each with its clause. */
export function reasonList(view: DeskView, reasons: readonly Reason[]): Html {
  const named = (party: never): string => partyText(view, party)
  return checks(
    reasons.map((reason) => ({
      holds: false,
      says: withClauses(view, sayReason(view.lang, reason, named as never)),
    })),
  )
}

/** What follows from an act that is in order. */
export function effectList(view: DeskView, effects: readonly Effect[], kind = ''): Html {
  const { d, lang } = view
  if (effects.length === 0) return html`${d.review.nothingFollows}`
  const { zone } = view.reading.charter.seat
  return html`<ul class="plain">${effects.map(({ effect, party, from }) => {
    const says =
      d.effects[effect] ?? keyEffect(view, kind, effect) ?? view.site.position[effect as never] ?? effect
    const when = from === undefined ? undefined : /T/.test(from) ? instant(lang, from as never, zone) : from
    return html`<li>${party !== undefined && html`${partyOf(view, party)} `}${says}${when !== undefined && html` ${fill(effect === 'open' ? d.effectUntil : d.effectFrom, when)}`}</li>`
  })}</ul>`
}

/** The deadline of the question goes on while the act waits for a signature: it is said here, beside it. */
function running(view: DeskView, { body }: Drafted): Inside {
  const asked = view.standing.questions.get((body as { question?: QuestionId }).question as QuestionId)
  if (!asked?.closes || !isOpen(asked, view.now)) return undefined
  const { zone } = view.reading.charter.seat
  const rate = view.seat.chamber.demonstration?.clock.rate() ?? 1
  const left = html`<b role="timer" data-countdown data-deadline="${asked.closes}" data-now="${view.now}" data-rate="${rate}">${leftText(view, asked.closes)}</b>`
  return html`<p class="note">${fill(view.d.review.deadline, instant(view.lang, asked.closes, zone), left)}</p>`
}

function signature(view: DeskView, draft: Drafted, stops: boolean): Html {
  const { d, seat } = view
  const at = `/desk/drafts/${draft.id}`
  const drop = html`<form method="post" action="${to(view, `${at}/drop`)}"><button class="quiet">${d.review.drop}</button></form>`
  // Given back, nobody signs it as it is: it is put together anew.
  if (draft.state === 'returned')
    return html`<p class="card" role="status">${d.queue.returned(draft.note ?? '')}</p><div class="controls">${drop}</div>`
  if (!sameActor(draft.by, seat.actor) || !maySign(seat, draft))
    return html`<p class="card">${d.review.notYours}</p>`
  if (draft.state === 'sending')
    return html`<p class="card" role="status">${d.review.onItsWay}</p><div class="controls"><form method="post" action="${to(view, `${at}/sign`)}"><button class="primary">${d.review.sendAgain}</button></form></div>`
  if (draft.state === 'second' && signedBySeat(view, draft))
    return html`<p class="card" role="status">${d.review.signedAlready}</p>`
  const again = draft.state === 'second'
  const needed = secondNeeded(view.reading.charter, view.standing, draft.by, {
    type: draft.kind,
  })
  const label = again ? d.review.signCounter : needed ? d.review.signSecond : d.review.sign
  const giveBack =
    again &&
    html`<form class="card fields" method="post" action="${to(view, `${at}/return`)}"><label for="note">${d.review.noteLabel}</label><textarea id="note" name="note" rows="2" maxlength="1000" required></textarea><button>${d.review.giveBack}</button></form>`
  const may = mayOf(view, doingOf(view, draft.kind, draft.body))
  if (may.by !== 'self' && seat.signs !== 'none') return handOn(view, draft, may)
  if (seat.signs === 'none') return html`<p class="card">${d.review.noPasskey}</p>${drop}`
  if (seat.signs === 'here')
    return html`<div class="controls"><form method="post" action="${to(view, `${at}/sign`)}"><button class="primary"${stops && html` disabled aria-describedby="refusal"`} data-key="s">${label}</button></form>${!again && drop}</div><p class="small muted">${d.review.signHere}</p>${giveBack}`
  return html`<div class="controls">${passkeyForm(view, draft, label, stops)}${!again && drop}</div>${giveBack}`
}

/** What is said to whoever may not sign it: who may, and the way to hand it on to them. */
function handOn(view: DeskView, draft: Drafted, may: Exclude<May, { by: 'self' }>): Html {
  const { d } = view
  if (may.by === 'nobody') return html`<p class="card">${goesTo(view, kindText(view, draft.kind), may)}</p>`
  const who = personsText(view, may.persons)
  if (draft.state === 'handed-on')
    return html`<p class="card" role="status">${fill(d.review.handedOn, who)}</p>`
  return html`<p>${fill(d.review.noPower, who)}</p><div class="controls"><form method="post" action="${to(view, `/desk/drafts/${draft.id}/hand-on`)}"><button class="primary">${d.review.handOn}</button></form></div>`
}

/** The form that a script fills with what the passkey answered; the bytes to sign are fixed when the page is made. */
function passkeyForm(view: DeskView, draft: Drafted, label: string, stops: boolean): Html {
  const { d } = view
  const [key] = view.seat.keys.filter(({ passkey }) => passkey)
  if (!key) return html``
  const { challenge, credentials } = challengeFor(view.seat, draft, key.key)
  return html`<form method="post" action="${to(view, `/desk/drafts/${draft.id}/sign`)}" data-sign="sign-data"><input type="hidden" name="evidence" value=""><button class="primary"${stops && html` disabled aria-describedby="refusal"`}>${label}</button><p class="small" role="status" data-sign-status></p><noscript>${d.review.needsScript}</noscript></form>${dataBlock('sign-data', { challenge, credentials, failed: d.review.failed })}`
}

/** What is said once an act was signed: on the record, taken in unseen, or waiting for a second person. */
export function signedPage(
  view: DeskView,
  draft: Drafted,
  says: { readonly position?: number; readonly unseen?: boolean },
): string {
  const { d } = view
  const waits = draft.state === 'second'
  const heading = waits ? d.queue.waitsSecond : d.review.done
  const text = waits
    ? d.review.waits
    : says.position === undefined
      ? d.review.doneUnseen
      : fill(
          (n) => d.review.doneAt(n),
          html`<a href="${to(view, `/record/${says.position}`)}">${String(says.position)}</a>`,
        )
  const body = html`<h1>${heading}</h1><section class="card" role="status"><p>${text}</p>${waits && running(view, draft)}<p><a class="button primary" href="${draft.back}" data-key="Enter">${d.review.goOn}</a></p></section>`
  return deskPage(view, { title: heading, body, scripts: ['desk'] })
}
