/** `/ORG/decisions/REF`: one decision: outcome, roll, and why it passed or failed. */
import { procedureIn } from '../../core/acts/procedure.ts'
import { MOST_SEATS, seats, type Seat } from '../../charts/seats.ts'
import type { Happened } from '../../core/chronicle.ts'
import type { PartyId, QuestionId } from '../../core/ids.ts'
import type { Position, Stand } from '../../core/rules/condition.ts'
import type { TextRef } from '../../core/texts.ts'
import type { Day } from '../../core/time.ts'
import { sayReason } from '../../words/reasons.ts'
import { direction, words } from '../../words/index.ts'
import { whatIfWords } from '../../words/what-if.ts'
import { flagsOf } from '../../store/reading.ts'
import { code, date, dateText, name } from '../format.ts'
import { decisionAt } from '../decision-at.ts'
import { chronicleOf, situationThen, sourcesOf, situationOf, symbolOf, type Decision } from '../facts.ts'
import { fill, html, raw, type Html, type Inside } from '../html.ts'
import { linkedDecision } from '../linked.ts'
import { actHref, actLink, linked, outcomeOf, sourceList } from '../lists.ts'
import { card, checks, definitions, position, seenMark, table } from '../parts.ts'
import {
  framed,
  organText,
  ownTitle,
  partyOf,
  partyText,
  plain,
  say,
  sourceOf,
  titleOf,
  to,
  type View,
  withClauses,
} from '../view.ts'
import { titleIn } from '../texts.ts'
import { why } from '../why.ts'
import { attachedCard, textTerms } from './decided-text.ts'
import { openQuestion, standName } from './open-question.ts'

/** The page of a decision; its day where it came after the date asked for; undefined where there is none such. */
export function decision(view: View, ref: string): Html | { readonly later: Day } | undefined {
  const found = decisionAt(view, ref)
  if (!found) return openQuestion(view, ref)
  const { event, body } = found
  if (event.day > view.on) return { later: event.day }
  const { w, lang } = view
  const heading = titleOf(view, event)
  const title = ownTitle(view, event)
  const text = title
    ? plain(lang, title)
    : ((body.text && titleIn(view, body.text.digests)?.text) ?? body.question)
  const symbol = symbolOf(found)
  const page = html`<div class="head"><p class="crumb"><a href="${to(view, '/decisions')}">${w.decisions.title}</a>${symbol !== undefined && html` / ${code(symbol)}`}</p><h1>${heading}</h1>
<p class="meta">${outcomeOf(view, event)} <span>${name(organText(view, body.organ))}</span> <span>${date(lang, event.day)}</span></p></div>
${flagNote(view, event)}
<div class="two"><div>${rollCard(view, found)}${attachedCard(view, body.question)}${event.sources.length > 0 || event.reported ? card('sources', w.decision.sources, sourceList(view, event.sources)) : undefined}</div>
<div>${seatsCard(view, found)}${whyCard(view, found)}${card('facts', w.decision.about, facts(view, found))}</div></div>`
  const alternates = [{ format: 'json' as const, href: to(view, `/decisions/${found.ref}.json`) }]
  const description = w.decision.description(text, view.site.outcome[body.outcome], dateText(lang, event.day))
  return framed(view, {
    title: text,
    description,
    nav: 'decisions',
    alternates,
    linked: linkedDecision(view, found, text),
    body: page,
  })
}

function facts(view: View, found: Decision): Html {
  const { event, body, ref } = found
  const { w, lang } = view
  const { charter } = view.reading
  const adoptedAs =
    body.adoptedAs ?? situationThen(view).questions.get(body.question as QuestionId)?.published?.symbol
  const matter = charter.matters[body.matter as never]
  const sitting =
    body.sitting === undefined
      ? undefined
      : chronicleOf(view).find(
          (one) => one.kind === 'sitting.held' && (one.body as { code?: string }).code === body.sitting,
        )
  return definitions([
    ...(body.question === ref ? [] : [{ term: w.decision.symbol, is: code(body.question) }]),
    ...(adoptedAs === undefined ? [] : [{ term: w.decision.adoptedAs, is: code(adoptedAs) }]),
    ...(body.text ? textTerms(view, body.text as TextRef, event.act) : []),
    { term: w.decision.organ, is: name(organText(view, body.organ)) },
    { term: w.decision.matter, is: matter ? say(view, matter.title) : code(body.matter) },
    ...(sitting ? [{ term: w.decision.sitting, is: linked(view, sitting) }] : []),
    { term: w.decision.date, is: date(lang, event.day) },
    ...(actHref(view, event.act) === undefined
      ? []
      : [{ term: w.decision.act, is: actLink(view, event.act) }]),
  ])
}

/** Where the charter as encoded gives another outcome than the sources, the page says so first. */
export function flagNote(view: View, event: Happened): Inside {
  const reasons = flagsOf(view.reading).get(event.act)
  if (!reasons) return undefined
  const why = reasons
    .map((reason) => sayReason(view.lang, reason, (party) => partyText(view, party, event.day)))
    .join(' ')
  const { decision: words, record } = view.w
  // That its key was lost is no matter of the charter.
  const first = reasons.every(({ code }) => code === 'key-compromised')
    ? why
    : event.kind === 'question.decided'
      ? event.reported
        ? `${words.differs} ${why} ${words.differsWhy}`
        : `${words.since} ${why} ${words.sinceWhy}`
      : `${record.flag} ${why}`
  return html`<p class="flag card">${withClauses(view, first)}</p>`
}

const ORDER: readonly Stand[] = [
  'yes',
  'reservation',
  'abstain',
  'silent',
  'not-voted',
  'not-participating',
  'absent',
  'objection',
  'no',
]

/** How a member stands that did nothing: as the procedure says, where the question was put under one. */
function unsaidOf(view: View, { asked }: Decision): 'silent' | 'absent' | 'not-voted' {
  return procedureIn(view.reading.charter, asked?.procedure)?.nonReply ?? 'not-voted'
}

interface Row {
  readonly party: PartyId
  readonly stand: Position | 'not-voted' | undefined
}

function rollCard(view: View, found: Decision): Html {
  const { event, members, positions, body, ref } = found
  const unsaid = unsaidOf(view, found)
  const { w, lang } = view
  const strangers = positions ? [...positions.keys()].filter((party) => !members.includes(party)) : []
  const rows = members.map((party): Row => ({
    party,
    stand: positions ? (positions.get(party) ?? unsaid) : undefined,
  }))
  const sorted = rows.toSorted((a, b) =>
    partyText(view, a.party, event.day).localeCompare(partyText(view, b.party, event.day), lang),
  )
  const vetoes: readonly string[] = body.vetoes ?? []
  const asked = situationOf(view).questions.get(body.question as QuestionId)
  const shown = positions
    ? table<Row>(
        w.decision.roll,
        [
          { head: w.columns.party, names: true, cell: ({ party }) => partyOf(view, party, event.day) },
          {
            head: w.columns.position,
            cell: ({ party, stand }) =>
              html`${stand && position(lang, stand, standName(view, asked, stand))}${vetoes.includes(party) && ` (${w.decision.veto})`}${asked?.positions.get(party)?.onPaper && html` <span class="small muted">${words(lang).desk.question.onPaper}</span>`}`,
          },
        ],
        sorted,
      )
    : html`<p>${w.decision.noRoll}</p><h3 class="sub">${w.decision.membersThen(members.length)}</h3><ul class="parties">${sorted.map(({ party }) => html`<li>${partyOf(view, party, event.day)}</li>`)}</ul>`
  const others =
    strangers.length > 0 &&
    html`<p class="note">${w.decision.notMembers}: ${strangers.map((party) => partyText(view, party, event.day)).join(', ')}</p>`
  const data =
    positions && html`<a href="${to(view, `/decisions/${ref}.json`)}">${w.decision.downloadRoll}</a>`
  const note = view.reading.prose(event, 'note')
  return card(
    'roll',
    w.decision.roll,
    html`${shown}${others}${note && html`<p class="note">${w.decision.note}: ${say(view, note)}</p>`}`,
    data,
  )
}

function seatsCard(view: View, found: Decision): Inside {
  const { members, positions, body } = found
  if (!positions || members.length === 0 || members.length > MOST_SEATS) return undefined
  const { w, lang } = view
  const placed = members
    .map((party): Seat => ({
      code: party,
      position: positions.get(party) ?? unsaidOf(view, found),
      ringed: (body.vetoes ?? []).includes(party),
    }))
    .toSorted((a, b) => ORDER.indexOf(a.position) - ORDER.indexOf(b.position))
  const count = (stand: Stand): number => placed.filter((seat) => seat.position === stand).length
  const [yes, no, abstain] = [count('yes'), count('no'), count('abstain')]
  const { needed } = why(view, found)
  const chart = seats({
    id: 'seats',
    title: w.decision.seatsTitle(yes, no, abstain, placed.length - yes - no - abstain),
    seats: placed,
    centre: { figure: String(yes), caption: w.decision.inFavour(needed) },
    dir: direction(lang),
  })
  const ringed = (body.vetoes ?? []).length > 0 && html`<p class="note">${w.decision.ringed}</p>`
  return html`<div class="card">${raw(chart)}${ringed}</div>`
}

function whyCard(view: View, found: Decision): Html {
  const { w, lang } = view
  const { rule, answer, checks: conditions } = why(view, found)
  const outcome = answer && html`<p class="note">${w.decision.gives(view.site.outcome[answer.outcome])}</p>`
  const words = rule
    ? html`<h3>${w.decision.rule}</h3><p>${rule.words ? say(view, rule.words) : w.decision.noWords}</p><p class="small muted">${fill((clause, from) => w.decision.ruleIs(clause, from), name(rule.clause), date(lang, rule.from))}</p><p>${seenMark(lang, sourceOf(sourcesOf(view), rule.source).seen)}</p>`
    : html`<p>${w.decision.noRule}</p>`
  const body = answer
    ? html`${checks(conditions)}${outcome}`
    : html`<p class="muted">${w.decision.cannot}</p>`
  const ask = html`<a href="${to(view, `/decisions/${found.ref}/what-if`)}">${whatIfWords(lang).askIt}</a>`
  return card('why', w.decision.why[found.body.outcome], html`<div class="flow">${body}${words}</div>`, ask)
}
