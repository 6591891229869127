/** `/ORG/desk/circulate`: puts a question to an organ, under the rule that its matter selects; the charter is asked before anything is sent. */
import { mayAct } from '../../core/acts/kind.ts'
import { nightsAt } from '../../core/night.ts'
import type { MatterId, OrganId, PartyId, TextId } from '../../core/ids.ts'
import type { JsonObject } from '../../core/json.ts'
import { digestsOf, issueOf, type TextRef } from '../../core/texts.ts'
import { readDocument } from '../../texts/document.ts'
import { knownTo } from '../../core/standing.ts'
import type { Procedure } from '../../core/charter/procedure.ts'
import type { Reason } from '../../core/refusal.ts'
import { instantOf, seconds, type Instant } from '../../core/time.ts'
import { jsonDocument } from '../../record/author.ts'
import { words } from '../../words/index.ts'
import { deadlineNotes, typedAs } from '../../words/deadline.ts'
import { instant } from '../../site/format.ts'
import { fill, html, type Html, type Inside } from '../../site/html.ts'
import { checks } from '../../site/parts.ts'
import { partyText, plain, to } from '../../site/view.ts'
import { questionHref } from '../asked.ts'
import { actOf, tried, type Proposal } from '../draft.ts'
import { threeTimes } from '../clock.ts'
import { deadlineFault } from '../deadline-fault.ts'
import { deskPage } from '../frame.ts'
import { idOf } from '../signing.ts'
import { signerHere } from '../seat.ts'
import type { DeskView } from '../view.ts'
import { effectList, reasonList } from './review.ts'

/** What the form says, and what is wrong with it. */
export interface Circulated {
  readonly fields: URLSearchParams
  readonly faults: readonly Inside[]
  readonly reasons: readonly Reason[]
  readonly earliest?: Instant
  readonly proposal?: Proposal
  readonly closes?: Instant
  /** By which clocks members live, where that is known. */
  readonly zones?: ReadonlyMap<PartyId, string>
}

/** The form, with what the charter says of it once it was asked. */
export function circulate(view: DeskView, state: Circulated = fresh(view)): string {
  const { d } = view
  const { charter } = view.reading
  if (!mayPut(view, charter.defaults.organ)) {
    const named = Object.values(charter.procedures).flatMap(({ opens }) => opens)
    const list = [...new Set([...charter.powers.put, ...named])]
    const body = html`<h1>${d.circulate.title}</h1><section class="card"><p>${d.circulate.nobody} ${list.join(', ')}.</p></section>`
    return deskPage(view, { title: d.circulate.title, place: 'circulate', body })
  }
  const body = html`<h1>${d.circulate.title}</h1><p>${d.circulate.lead}</p>${found(view, state)}${form(view, state)}`
  return deskPage(view, { title: d.circulate.title, place: 'circulate', body, scripts: ['desk'] })
}

/** True where the seat may put questions to an organ, or open a procedure in one. */
export function mayPut(view: DeskView, organ: OrganId): boolean {
  const { charter } = view.reading
  const { seat, standing, now, today } = view
  const context = { charter, situation: standing, now, today, size: 0, docs: [], knows: knownTo(charter) }
  const powers = [charter.powers.put, ...Object.values(charter.procedures).map(({ opens }) => opens)]
  return powers.some((power) => mayAct(context, power, seat.actor, organ))
}

/** An empty form, with what the address gives it. */
export function fresh(view: DeskView): Circulated {
  const { charter } = view.reading
  const { query } = view
  const onText = query.has('text') ? `${query.get('text')}#${query.get('issue') ?? '1'}` : undefined
  const of = view.standing.texts.get(query.get('text') as TextId)
  const organ = query.get('organ') ?? of?.organ ?? charter.defaults.organ
  const matter = query.get('matter') ?? charter.defaults.matter
  const fields = new URLSearchParams({
    organ,
    matter,
    procedure: query.get('procedure') ?? procedureFor(view, organ, matter) ?? '',
    symbol: freeSymbol(view, organ),
    title: query.get('title') ?? titleIn(view, onText) ?? '',
    text: onText ?? '',
    closes: query.get('closes') ?? '',
  })
  return { fields, faults: [], reasons: [] }
}

/** Reads the form: what is wrong with it, what the charter says, and what would be drafted. */
export function read(view: DeskView, fields: URLSearchParams): Circulated {
  const { d, lang } = view
  const { charter } = view.reading
  const { zone } = charter.seat
  const text = (name: string): string => (fields.get(name) ?? '').trim()
  const faults: Inside[] = ['title', 'symbol']
    .filter((name) => text(name) === '')
    .map((name) => d.errors.missing(name === 'title' ? d.circulate.subject : d.circulate.symbol))
  const typed = text('closes') === '' ? undefined : typedAs(text('closes'), zone, view.now)
  const setting = (deadline: string): string =>
    to(view, '/desk/circulate', { ...kept({ fields }), closes: deadline })
  if (typed && !typed.ok)
    faults.push(...typed.faults.map((fault) => deadlineFault(view, fault, zone, setting)))
  const closes = typed?.ok ? typed.value.at : undefined
  const procedure = text('procedure')
  const on = issueIn(view, text('text'))
  if (text('text') !== '' && !on) faults.push(words(lang).deskTexts.noSuchIssue)
  const body: JsonObject = {
    question: text('symbol'),
    organ: text('organ'),
    matter: text('matter'),
    ...(closes === undefined ? {} : { closes, zone }),
    ...(procedure === '' ? {} : { procedure }),
    ...(on ? { text: on as unknown as JsonObject } : {}),
  }
  const proposal: Proposal = {
    kind: 'question.put',
    body,
    documents: [jsonDocument('title', { ...titlesIn(view, on), en: text('title') }, false)],
    back: questionHref(view, { id: text('symbol') as never }),
  }
  const base = { fields, ...(closes === undefined ? {} : { closes }) }
  if (faults.length > 0) return { ...base, faults, reasons: [] }
  const ruling = triedAs(view, proposal)
  if (ruling && !ruling.inOrder) {
    const { reasons, earliest } = ruling
    return { ...base, faults, reasons, ...(earliest === undefined ? {} : { earliest }) }
  }
  return { ...base, faults, reasons: [], proposal }
}

/** The issue of a text that the form names, with the digests to which the question is bound. */
function issueIn({ standing }: DeskView, named: string): TextRef | undefined {
  const [text = '', issue = ''] = named.split('#')
  const found = issueOf(standing.texts.get(text as TextId), Number(issue))
  return found && { text: text as TextId, issue: found.issue, digests: digestsOf(found) }
}

/** What an issue of a text is called, in each of its languages. */
function titlesIn(view: DeskView, on: TextRef | undefined): Readonly<Record<string, string>> {
  const titles = Object.entries(on?.digests ?? {}).flatMap(([language, digest]) => {
    const bytes = view.reading.document(digest)
    const document = bytes && readDocument(bytes)
    return document?.ok ? [[language, document.value.title] as const] : []
  })
  return Object.fromEntries(titles)
}

function titleIn(view: DeskView, named: string | undefined): string | undefined {
  const titles = titlesIn(view, issueIn(view, named ?? ''))
  return titles['en'] ?? Object.values(titles)[0]
}

/** The latest issue of each text, to be chosen, and the one that is. */
function textsToPut(view: DeskView, chosen: string): (readonly [string, Inside])[] {
  // A text that is before the body, or was decided, is not put again in the same issue.
  const put = new Set(
    [...view.standing.questions.values()].flatMap(({ text }) => (text ? [`${text.text}#${text.issue}`] : [])),
  )
  const latest = [...view.standing.texts.values()]
    .map(({ id, issues }) => `${id}#${issues.length}`)
    .filter((named) => named === chosen || !put.has(named))
  const earlier = issueIn(view, chosen) && !latest.includes(chosen) ? [chosen] : []
  return [...earlier, ...latest].map((named) => {
    const [id = '', issue = ''] = named.split('#')
    return [named, `${titleIn(view, named) ?? id} (${id}, ${view.d.circulate.issue(Number(issue))})`]
  })
}

/** What the charter would say of it now; undefined where the seat has no key to try it with. */
function triedAs(
  view: DeskView,
  { kind, body, documents = [] }: Proposal,
): ReturnType<typeof tried> | undefined {
  const { seat } = view
  const signer = signerHere(seat, idOf)
  const key = signer ? idOf(signer) : seat.keys[0]?.key
  if (key === undefined) return undefined
  return tried(seat.chamber, actOf(seat.chamber, { kind, by: seat.actor, body, documents }, key).act)
}

/** The procedure that a matter is decided under without a meeting: the first that is limited to it, or to none. */
function procedureFor(view: DeskView, organ: string, matter: string): string | undefined {
  const all = Object.entries(view.reading.charter.procedures).filter(([, one]) =>
    one.organs.includes(organ as OrganId),
  )
  const fits = (one: Procedure): boolean => one.matters.includes(matter as MatterId)
  return (all.find(([, one]) => fits(one)) ?? all.find(([, { matters }]) => matters.length === 0))?.[0]
}

/** A symbol that nobody has used: as the last question of the organ is called, with the next number; else one of its own. */
function freeSymbol(view: DeskView, organ: string): string {
  const { questions } = view.standing
  const called = [...questions.values()]
    .filter((asked) => asked.organ === organ)
    .map(({ id }) => id as string)
  const [, before = 'D/', digits, after = `/${view.today.slice(0, 4)}`] =
    /^(.*?)(\d+)(\/\d{2,4})?$/.exec(called.at(-1) ?? '') ?? []
  const highest = called
    .filter((id) => id.startsWith(before) && id.endsWith(after))
    .map((id) => Number.parseInt(id.slice(before.length), 10))
  const first = digits === undefined ? questions.size + 1 : Math.max(...highest, Number(digits)) + 1
  for (let n = first; ; n += 1) {
    const symbol = `${before}${n}${after}`
    if (!questions.has(symbol as never)) return symbol
  }
}

function found(view: DeskView, state: Circulated): Inside {
  const { d, lang } = view
  const { faults, reasons, earliest, proposal, closes, zones = new Map() } = state
  const { zone } = view.reading.charter.seat
  if (faults.length > 0)
    return html`<section class="card refusal" role="alert" aria-labelledby="wrong"><h2 id="wrong">${d.circulate.notInOrder}</h2>${checks(faults.map((says) => ({ holds: false, says })))}</section>`
  if (reasons.length > 0)
    return html`<section class="card refusal" role="alert" aria-labelledby="wrong"><h2 id="wrong">${d.circulate.notInOrder}</h2>${reasonList(view, reasons)}${earliest !== undefined && html`<p>${fill(d.circulate.earliest, instant(lang, signable(earliest), zone))} <a href="${to(view, '/desk/circulate', { ...kept(state), closes: signable(earliest) })}">${d.circulate.setEarliest}</a></p>`}</section>`
  if (!proposal) return undefined
  const ruling = triedAs(view, proposal)
  return html`<section class="card" role="status" aria-labelledby="right"><h2 id="right">${d.circulate.inOrder}</h2>${ruling?.inOrder && effectList(view, ruling.effects)}${closes !== undefined && html`${threeTimes(view, closes)}${deadlineNotes(lang, closes, { zone, now: view.now, nights: nightsAt(closes, zones), naming: (party) => partyText(view, party) }).map((note) => html`<p class="note">${note}</p>`)}`}</section>`
}

/** A deadline that still is in order once two people have looked at it and signed: a quarter of an hour, five minutes later at least. */
function signable(earliest: Instant): Instant {
  return instantOf(Math.ceil((seconds(earliest) + 300) / 900) * 900)
}

function kept({ fields }: Pick<Circulated, 'fields'>): Readonly<Record<string, string>> {
  const names = ['title', 'organ', 'matter', 'procedure', 'text', 'issue']
  return Object.fromEntries(
    names.flatMap((name) => (fields.get(name) ? [[name, fields.get(name) as string]] : [])),
  )
}

function form(view: DeskView, { fields }: Circulated): Html {
  const { d } = view
  const { charter } = view.reading
  const value = (name: string): string => fields.get(name) ?? ''
  const select = (name: string, label: string, options: readonly (readonly [string, Inside])[]): Html =>
    html`<label for="${name}">${label}</label><select id="${name}" name="${name}">${options.map(([code, says]) => html`<option value="${code}"${code === value(name) && html` selected`}>${says}</option>`)}</select>`
  const titled = (all: object): (readonly [string, string])[] =>
    Object.entries(all as Record<string, { readonly title: never }>).map(([code, { title }]) => [
      code,
      plain(view.lang, title),
    ])
  return html`<form class="card fields" method="post" action="${to(view, '/desk/circulate')}">
<label for="title">${d.circulate.subject}</label><input id="title" name="title" value="${value('title')}" maxlength="300" required dir="auto">
<label for="symbol">${d.circulate.symbol}</label><input id="symbol" name="symbol" value="${value('symbol')}" maxlength="80" required aria-describedby="symbol-hint"><p class="small muted hint" id="symbol-hint">${d.circulate.symbolHint}</p>
${view.standing.texts.size > 0 && select('text', d.circulate.text, [['', d.circulate.noText], ...textsToPut(view, value('text'))])}
${select('organ', d.circulate.organ, titled(charter.organs))}
${select('matter', d.circulate.matter, titled(charter.matters))}
${select('procedure', d.circulate.procedure, [['', d.circulate.atMeeting], ...titled(charter.procedures)])}
<label for="closes">${d.circulate.deadline}</label><input id="closes" name="closes" value="${value('closes')}" maxlength="80" autocomplete="off" aria-describedby="closes-hint"><p class="small muted hint" id="closes-hint">${d.circulate.deadlineHint(charter.seat.zone)}</p>
<div class="controls"><button name="do" value="send" class="primary">${d.circulate.send}</button><button name="do" value="check">${d.circulate.check}</button></div></form>`
}
