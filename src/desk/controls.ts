/** What the seat can do with a question, each as a form; what it cannot do says why. */
import { procedureIn } from '../core/acts/procedure.ts'
import { mayAct } from '../core/acts/kind.ts'
import { acknowledged } from '../core/acts/notice-acknowledged.ts'
import { actsFor } from '../core/acts/proxy-given.ts'
import type { PartyId } from '../core/ids.ts'
import { putAs } from '../core/acts/declaration.ts'
import { membersOf } from '../core/members.ts'
import { knownTo } from '../core/standing.ts'
import type { Position } from '../core/rules/condition.ts'
import { ruleOf } from '../core/rules/question.ts'
import { isHidden } from '../core/restricted.ts'
import type { Asked } from '../core/situation.ts'
import { name } from '../site/format.ts'
import { fill, html, type Html, type Inside } from '../site/html.ts'
import { actorText, partyText, to } from '../site/view.ts'
import { isBroken, isOpen, sentences, standText } from './clock.ts'
import { canDeclare, titleText } from './asked.ts'
import { goesTo, mayOf } from './may.ts'
import { partyOfSeat } from './seat.ts'
import type { DeskView } from './view.ts'

/** The order in which positions are offered: what goes along first, what stops last. */
const ORDER: readonly Position[] = [
  'silent',
  'yes',
  'abstain',
  'reservation',
  'no',
  'not-participating',
  'absent',
  'objection',
]

/** The controls of a seat under the clock of a question, with the sentence that says for whom they are. */
export function controls(view: DeskView, asked: Asked): Html {
  const { d, seat } = view
  const party = partyOfSeat(seat)
  const acts = sentences([fill(d.seat.actsFor, html`<b>${name(actorText(view, seat.actor))}</b>`)])
  if (party === undefined) return html`${officeControls(view, asked)}<p class="small muted">${acts}</p>`
  const isMember = membersOf(view.reading.charter, view.standing, asked.organ, view.today).includes(party)
  const why = !isMember
    ? 'no-member'
    : !isOpen(asked, view.now)
      ? 'closed'
      : seat.signs === 'none'
        ? 'key'
        : undefined
  const own = asked.positions.get(party)
  const stands = own && fill(d.question.yourPosition, standText(view, asked, own.position))
  const others = why === undefined ? signedByOthers(view, asked) : []
  const after = html`<p class="small muted">${sentences([acts, stands, ...others, why !== undefined && d.question.mayNot[why]])}</p>`
  if (why === 'no-member' || why === 'closed') return html`${officeControls(view, asked)}${after}`
  return html`${positionForms(view, asked)}${officeControls(view, asked)}${after}`
}

/** The positions that the rule of the question knows and those that break its procedure, as the desk offers them. */
export function positionsFor(view: DeskView, asked: Asked): readonly Position[] {
  const { charter } = view.reading
  const members = membersOf(charter, view.standing, asked.organ, view.today)
  const rule = ruleOf(charter, members, putAs(view.standing, asked, view.today, false))
  const breaks = procedureIn(charter, asked.procedure)?.brokenBy ?? []
  const known = new Set([...(rule?.positions ?? []), ...breaks])
  return ORDER.filter((one) => known.has(one))
}

/** Where the party acts for others too: for which of them the position is. */
function forWhom(view: DeskView, asked: Asked): Inside {
  const own = partyOfSeat(view.seat)
  const others = own === undefined ? [] : actsFor(asked, own)
  if (own === undefined || others.length === 0) return undefined
  const option = (value: string, party: PartyId): Html =>
    html`<option value="${value}">${partyText(view, party)}</option>`
  return html`<label for="for">${view.d.question.forWhom}</label><select id="for" name="for">${option('', own)}${others.map((party) => option(party, party))}</select>`
}

/**
 * The positions that the desk offers. Under silence there is one way to go along, to say so: who takes it is no more silent,
 * where the charter knows the difference.
 */
export function offeredOn(view: DeskView, asked: Asked): readonly Position[] {
  const all = positionsFor(view, asked)
  const silence = procedureIn(view.reading.charter, asked.procedure)?.kind === 'silence'
  return silence && all.includes('yes') ? all.filter((one) => one !== 'silent') : all
}

/** What of the positions others of the delegation sign: one sentence for each. */
function signedByOthers(view: DeskView, asked: Asked): readonly Inside[] {
  return offeredOn(view, asked).map((position) =>
    goesTo(
      view,
      labelOf(view, asked, position),
      mayOf(view, { kind: 'position.taken', organ: asked.organ, position }),
    ),
  )
}

/** What a position is called on its button. */
function labelOf(view: DeskView, asked: Asked, one: Position): string {
  const { d } = view
  const procedure = procedureIn(view.reading.charter, asked.procedure)
  if (procedure?.kind !== 'silence') return d.question.take[one]
  if (procedure.brokenBy.includes(one)) return d.question.breakSilence
  return one === 'silent' || one === 'yes' ? d.question.noObjection : d.question.take[one]
}

function positionForms(view: DeskView, asked: Asked): Html {
  const { d } = view
  const procedure = procedureIn(view.reading.charter, asked.procedure)
  const offered = offeredOn(view, asked)
  const breaks = procedure?.brokenBy ?? []
  const action = to(view, `/desk/questions/${encodeURIComponent(asked.id)}/position`)
  const silence = procedure?.kind === 'silence'
  const goes = silence ? offered.filter((one) => !breaks.includes(one)) : offered
  // Under silence a letter of the word, else where it stands: one key for each.
  const keyOf = (one: Position, index: number): string =>
    silence ? (one === 'reservation' ? 'r' : index === 0 ? 'o' : String(index + 1)) : String(index + 1)
  const says = (one: Position): string => labelOf(view, asked, one)
  const stops = silence ? breaks : []
  return html`<div class="controls">${
    stops.length > 0 &&
    html`<a class="button danger" href="${to(view, `/desk/questions/${encodeURIComponent(asked.id)}/break`)}" data-key="b">${d.question.breakSilence}<kbd>B</kbd></a>`
  }<form method="post" action="${action}">${forWhom(view, asked)}${goes.map(
    (one, index) =>
      html`<button name="position" value="${one}" data-key="${keyOf(one, index)}">${says(one)}<kbd>${keyOf(one, index).toUpperCase()}</kbd></button>`,
  )}</form></div>`
}

/** What an office, or whoever the charter lets, can do with the question. */
function officeControls(view: DeskView, asked: Asked): Inside {
  const { d, seat, standing, now, today } = view
  const { charter } = view.reading
  const context = { charter, situation: standing, now, today, size: 0, docs: [], knows: knownTo(charter) }
  const holds = mayAct(context, charter.powers.hold, seat.actor, asked.organ)
  const at = `/desk/questions/${encodeURIComponent(asked.id)}`
  const procedure = procedureIn(charter, asked.procedure)
  const party = partyOfSeat(seat)
  const declare = canDeclare(view, asked) && act(view, `${at}/declare`, d.question.declare)
  const extend =
    holds &&
    isOpen(asked, now) &&
    procedure !== undefined &&
    procedure.extension !== 'none' &&
    !isHidden(charter, asked) &&
    html`<a class="button" href="${to(view, `${at}/extend`)}">${d.question.extend}</a>`
  const withdraw =
    'office' in seat.actor &&
    isOpen(asked, now) &&
    (procedure?.withdrawable ?? true) &&
    act(view, `${at}/withdraw`, d.question.withdraw)
  const acknowledge =
    party !== undefined &&
    procedure !== undefined &&
    isOpen(asked, now) &&
    canAcknowledge(view, asked) &&
    act(view, `${at}/acknowledge`, d.question.acknowledge)
  const notice = procedure?.notice?.by
  const publishes = mayAct(
    context,
    [...charter.powers.decide, ...(notice === undefined ? [] : [notice])],
    seat.actor,
    asked.organ,
  )
  const publish =
    publishes &&
    asked.outcome === 'adopted' &&
    asked.published === undefined &&
    html`<a class="button" href="${to(view, `${at}/publish`)}">${d.question.publish}</a>`
  const again =
    (isBroken(asked) || asked.outcome === 'not-adopted') &&
    procedure !== undefined &&
    mayAct(context, procedure.opens, seat.actor, asked.organ) &&
    html`<a class="button" href="${anew(view, asked)}">${d.question.newSilence}</a>`
  const proxy =
    party !== undefined &&
    isOpen(asked, now) &&
    charter.organs[asked.organ]?.proxies !== undefined &&
    !asked.proxies.has(party) &&
    membersOf(charter, standing, asked.organ, today).includes(party) &&
    html`<a class="button quiet" href="${to(view, `${at}/proxy`)}">${d.question.proxy}</a>`
  const statement =
    party !== undefined &&
    html`<a class="button quiet" href="${to(view, `${at}/statement`)}">${d.question.statement}</a>`
  const all = [declare, publish, again, extend, withdraw, acknowledge, proxy, statement].filter(
    (one) => one !== false && one !== undefined,
  )
  return all.length > 0 && html`<div class="controls second">${all}</div>`
}

function act(view: DeskView, path: string, says: string): Html {
  return html`<form method="post" action="${to(view, path)}"><button>${says}</button></form>`
}

/** The form on which the same is circulated again: under the same procedure, and on the text as it stands now. */
function anew(view: DeskView, asked: Asked): string {
  const { organ, matter, procedure, text } = asked
  const issues = text && view.standing.texts.get(text.text)?.issues.length
  return to(view, '/desk/circulate', {
    organ,
    matter,
    procedure,
    title: titleText(view, asked),
    text: text?.text,
    issue: issues,
  })
}

/** True where the member has not yet said that it has had the notice. */
function canAcknowledge(view: DeskView, asked: Asked): boolean {
  const party = partyOfSeat(view.seat)
  return party !== undefined && !acknowledged(view.standing, { question: asked.id }).has(party)
}
