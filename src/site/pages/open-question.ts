/** `/ORG/decisions/ID` while it is open: what was put to whom, until when, under which rule, and where members stand as far as it is shown. */
import { procedureIn } from '../../core/acts/procedure.ts'
import type { PartyId, QuestionId } from '../../core/ids.ts'
import { membersOf } from '../../core/members.ts'
import { disclosureOf, hiddenUntil, isHidden } from '../../core/restricted.ts'
import type { Stand } from '../../core/rules/condition.ts'
import type { Asked } from '../../core/situation.ts'
import { deadlineLines } from '../../words/deadline.ts'
import { words } from '../../words/index.ts'
import { code, instant, name } from '../format.ts'
import { chronicleOf, eventAt, situationOf } from '../facts.ts'
import { fill, html, type Html, type Inside } from '../html.ts'
import { actLink } from '../lists.ts'
import { countdown, liveOn } from '../live.ts'
import { titleIn } from '../texts.ts'
import { card, definitions, pill, position, table } from '../parts.ts'
import { attachedCard, textTerms } from './decided-text.ts'
import {
  actorText,
  framed,
  kindText,
  organText,
  partyOf,
  partyText,
  plain,
  say,
  to,
  type View,
} from '../view.ts'

/** Every question without an outcome, by deadline; those without one last. */
export function openQuestionsOf(view: View): readonly Asked[] {
  return [...situationOf(view).questions.values()]
    .filter(({ outcome, withdrawn }) => outcome === undefined && withdrawn === undefined)
    .toSorted((a, b) =>
      (a.closes ?? '9') < (b.closes ?? '9') ? -1 : (a.closes ?? '9') > (b.closes ?? '9') ? 1 : a.put - b.put,
    )
}

/** The page; undefined where no question of that symbol is on record, or it has an outcome. */
export function openQuestion(view: View, id: string): Html | undefined {
  const asked = situationOf(view).questions.get(id as QuestionId)
  if (!asked || asked.outcome !== undefined) return undefined
  const { w } = view
  const d = words(view.lang).desk
  const title = view.reading.prose(eventAt(view, asked.put) as never, 'title')
  const wording = asked.text && titleIn(view, asked.text.digests)
  const text = title ? plain(view.lang, title) : (wording?.text ?? asked.id)
  const live = liveOn(view, [asked.id])
  const body = html`<div class="head"><p class="crumb"><a href="${to(view, '/decisions')}">${w.decisions.title}</a> / ${code(asked.id)}</p><h1>${title ? say(view, title) : wording ? name(wording.text, wording.language === view.lang ? undefined : wording.language) : code(asked.id)}</h1>
<p class="meta">${statePill(view, asked)} <span>${name(organText(view, asked.organ))}</span></p></div>${live.bar}
<div class="two"><div>${stands(view, asked)}${attachedCard(view, asked.id)}</div><div>${card('deadline', d.circulate.deadline, deadline(view, asked))}${card('facts', w.decision.about, facts(view, asked))}${card('acts', d.question.acts, acts(view, asked))}</div></div>${live.scripts}`
  return framed(view, { title: text, description: text, nav: 'decisions', body })
}

/** The question by its title, or its symbol where it has none, linked to its page. */
export function questionLink(view: View, asked: Asked): Html {
  const event = eventAt(view, asked.put)
  const title = event && view.reading.prose(event, 'title')
  return html`<a href="${to(view, `/decisions/${encodeURIComponent(asked.id)}`)}">${title ? say(view, title) : code(asked.id)}</a>`
}

/** How the question stands by the record: what the clock has made of it since is an act to come. */
export function statePill(view: View, asked: Asked): Html {
  const { pill: says } = words(view.lang).desk.question
  const kind = procedureIn(view.reading.charter, asked.procedure)?.kind
  if (asked.withdrawn !== undefined) return pill('grey', says.withdrawn)
  if (asked.broken !== undefined || asked.breach) return pill('against', says.broken)
  return kind === 'silence'
    ? pill('silence', says.silence)
    : pill('accent', kind === 'written' ? says.written : says.open)
}

function deadline(view: View, asked: Asked): Html {
  const d = words(view.lang).desk
  if (asked.closes === undefined) return html`<p>${d.question.noDeadline}</p>`
  const { zone } = view.reading.charter.seat
  const lines = deadlineLines(view.lang, asked.closes, { seat: asked.zone ?? zone })
  const procedure = procedureIn(view.reading.charter, asked.procedure)
  const follows =
    procedure === undefined
      ? d.question.consequence.none
      : procedure.kind === 'written'
        ? d.question.consequence.written(d.question.nonReply[procedure.nonReply])
        : d.question.consequence.silence(
            procedure.brokenBy.map((one) => view.site.position[one].toLowerCase()).join(', '),
          )
  return html`<p class="remaining">${countdown(view.lang, asked.closes)}</p>${definitions(lines.map(({ label, text, clock }) => ({ term: label, is: html`<time class="long" datetime="${clock}"><bdi>${text}</bdi></time>` })))}<p>${follows}</p>`
}

function facts(view: View, asked: Asked): Html {
  const { w, lang } = view
  const { charter } = view.reading
  const matter = charter.matters[asked.matter]
  const procedure = procedureIn(charter, asked.procedure)
  return definitions([
    ...(asked.text ? textTerms(view, asked.text) : []),
    { term: w.decision.organ, is: name(organText(view, asked.organ)) },
    { term: w.decision.matter, is: matter ? say(view, matter.title) : code(asked.matter) },
    ...(procedure
      ? [
          {
            term: words(lang).desk.circulate.procedure,
            is: html`${say(view, procedure.title)} (${name(procedure.clause)})`,
          },
        ]
      : []),
    ...(asked.putAt === undefined
      ? []
      : [{ term: words(lang).desk.question.receivedOn, is: instant(lang, asked.putAt, charter.seat.zone) }]),
    { term: w.decision.act, is: actLink(view, asked.put) },
    {
      term: words(lang).desk.question.whatIf,
      is: html`<a href="${to(view, `/decisions/${encodeURIComponent(asked.id)}/what-if`)}">${words(lang).desk.question.whatIf}</a>`,
    },
  ])
}

interface Row {
  readonly party: PartyId
  readonly stand: Stand
}

/** Where members stand; nothing of it while it is hidden. */
function stands(view: View, asked: Asked): Html {
  const { w, lang } = view
  const { charter } = view.reading
  const d = words(lang).desk
  if (isHidden(charter, asked))
    return card('roll', d.question.positions, html`<p>${hiddenText(view, asked)}</p>`)
  const silent = procedureIn(charter, asked.procedure)?.kind === 'silence'
  const rows = membersOf(charter, situationOf(view), asked.organ, view.today)
    .map((party): Row => ({
      party,
      stand: asked.positions.get(party)?.position ?? (silent ? 'silent' : 'not-voted'),
    }))
    .toSorted((a, b) => partyText(view, a.party).localeCompare(partyText(view, b.party), lang))
  return card(
    'roll',
    d.question.positions,
    table<Row>(
      d.question.positions,
      [
        { head: w.columns.party, names: true, cell: ({ party }) => partyOf(view, party) },
        {
          head: w.columns.position,
          cell: ({ party, stand }) =>
            html`${position(lang, stand, standName(view, asked, stand))}${asked.positions.get(party)?.onPaper && html` <span class="small muted">${d.question.onPaper}</span>`}`,
        },
      ],
      rows,
    ),
  )
}

/** What a position is called on a question: under silence, to go along is to have no objection. */
export function standName(view: View, asked: Asked | undefined, stand: Stand): string {
  const silence = procedureIn(view.reading.charter, asked?.procedure)?.kind === 'silence'
  return silence && stand === 'yes'
    ? words(view.lang).desk.question.noObjectionTaken
    : view.site.position[stand]
}

function hiddenText(view: View, asked: Asked): Inside {
  const d = words(view.lang).desk
  const until = hiddenUntil(view.reading.charter, asked)
  const when = disclosureOf(view.reading.charter, asked)?.when
  if (when === 'never') return d.question.hiddenNever
  if (when === 'after-adoption' || until === undefined) return d.question.hiddenAfterAdoption
  return fill(d.question.hiddenUntil, instant(view.lang, until, view.reading.charter.seat.zone))
}

function acts(view: View, asked: Asked): Html {
  const { zone } = view.reading.charter.seat
  const found = chronicleOf(view)
    .filter(({ body }) => (body as { question?: string }).question === asked.id)
    .toSorted((a, b) => b.act - a.act)
  return html`<ul class="plain">${found.map(
    (event) =>
      html`<li>${actLink(view, event.act)} ${kindText(view, event.kind)}, ${name(actorText(view, event.by, event.day))}${event.instant !== undefined && html`, ${instant(view.lang, event.instant, zone)}`}</li>`,
  )}</ul>`
}
