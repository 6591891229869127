/** `/ORG/desk/questions/ID`: one question as its members and the offices see it: clock, positions, seats, why, acts. */
import { MOST_SEATS, seats } from '../../charts/seats.ts'
import { acknowledged } from '../../core/acts/notice-acknowledged.ts'
import { happenedIn, type Happened } from '../../core/chronicle.ts'
import { doneIn } from '../../core/paper.ts'
import type { Instant } from '../../core/time.ts'
import type { PartyId, QuestionId } from '../../core/ids.ts'
import { factsOf } from '../../core/acts/declaration.ts'
import { procedureIn } from '../../core/acts/procedure.ts'
import { isHidden } from '../../core/restricted.ts'
import type { Position, Stand } from '../../core/rules/condition.ts'
import type { Asked } from '../../core/situation.ts'
import { languagesOf, textSlug } from '../../core/texts.ts'
import { code, name, shortInstant } from '../../site/format.ts'
import { fill, html, raw, type Html, type Inside } from '../../site/html.ts'
import { actHref } from '../../site/lists.ts'
import { card, checks, position, table } from '../../site/parts.ts'
import { actorText, kindText, organText, partyOf, say, to } from '../../site/view.ts'
import { whyNow } from '../../site/why.ts'
import { direction } from '../../words/index.ts'
import { clockCard, isOpen, standText, statePill } from '../clock.ts'
import { questionTitle, titleText } from '../asked.ts'
import { controls } from '../controls.ts'
import { deskPage, membersIn } from '../frame.ts'
import { partyOfSeat } from '../seat.ts'
import { textCard } from '../text-card.ts'
import type { DeskView } from '../view.ts'

/** The page; undefined where there is no such question. */
export async function question(view: DeskView, id: string): Promise<string | undefined> {
  const asked = view.standing.questions.get(id as QuestionId)
  if (!asked) return undefined
  const { d } = view
  const title = questionTitle(view, asked)
  const own = await ownUnseen(view, asked)
  const body = html`<p class="crumb"><a href="${to(view, '/desk/questions')}">${d.question.title}</a> / ${code(asked.id)}<span class="links">${publicLink(view, asked)}</span></p>
<h1>${title}</h1>
<p class="meta" data-live="state">${statePill(view, asked)} <span>${name(organText(view, asked.organ))}</span> <span>${matterName(view, asked)}</span> ${textLink(view, asked)}</p>
${clockCard(view, asked, html`${controls(view, asked)}${own !== undefined && html`<p class="small">${fill(d.question.ownUnseen, html`<b>${standText(view, asked, own)}</b>`)}</p>`}`)}
${textCard(view, asked)}
<div class="two"><div>${positionsCard(view, asked)}${actsCard(view, asked)}</div><div>${seatsCard(view, asked)}${whyCard(view, asked)}</div></div>`
  return deskPage(view, { title: titleText(view, asked), place: 'questions', body, scripts: ['desk'] })
}

function matterName(view: DeskView, { matter }: Asked): Html {
  const found = view.reading.charter.matters[matter]
  return found ? say(view, found.title) : code(matter)
}

function publicLink(view: DeskView, asked: Asked): Inside {
  const { question: says } = view.d
  const at = `/decisions/${encodeURIComponent(asked.id)}`
  return html`<a href="${to(view, at)}">${says.publicPage}</a><a href="${to(view, `${at}/what-if`)}">${says.whatIf}</a>`
}

/** The text that the question is on: its issue stays what it is, whatever is tabled later. */
function textLink(view: DeskView, { text }: Asked): Inside {
  if (!text) return undefined
  const languages = languagesOf(text.digests).join(' ').toUpperCase()
  return html`<span>${view.d.circulate.text}: <a href="${to(view, `/desk/texts/${textSlug(text.text)}`, { issue: text.issue })}"><bdi>${text.text}</bdi>, ${view.d.circulate.issue(text.issue)}</a>, ${languages}</span>`
}

/** What the seat's own party has said unseen, last: it alone reads it, before its time as well. */
async function ownUnseen(view: DeskView, asked: Asked): Promise<Position | undefined> {
  const party = partyOfSeat(view.seat)
  if (party === undefined || !isHidden(view.reading.charter, asked)) return undefined
  const seen = await view.seat.chamber.registrar.readUnseen({ question: asked.id }, { kind: 'party', party })
  const taken = seen.map(({ entry }) => entry.act).filter(({ type }) => type === 'position.taken')
  return taken.at(-1)?.body['position'] as Position | undefined
}

interface Row {
  readonly party: PartyId
  readonly stand: Stand
  readonly at?: string
  readonly act?: number
}

/** Where each member stands, as far as it is to be seen now. */
export function rowsOf(view: DeskView, asked: Asked): readonly Row[] {
  const silent = procedureIn(view.reading.charter, asked.procedure)?.kind === 'silence'
  return membersIn(view, asked.organ).map((party) => {
    const taken = asked.positions.get(party)
    return taken
      ? { party, stand: taken.position, at: taken.at, act: taken.act }
      : { party, stand: silent ? 'silent' : 'not-voted' }
  })
}

function positionsCard(view: DeskView, asked: Asked): Html {
  const { d, lang } = view
  const own = partyOfSeat(view.seat)
  if (isHidden(view.reading.charter, asked))
    return card('positions', d.question.positions, html`<p>${d.question.hiddenNow}</p>`)
  const rows = rowsOf(view, asked)
  const { zone } = view.reading.charter.seat
  const acknowledged = acknowledgedBy(view, asked)
  const shown = table<Row>(
    d.question.positions,
    [
      {
        head: d.question.member,
        names: true,
        cell: ({ party }) =>
          html`${partyOf(view, party)}${party === own && html` <span class="muted small">${d.question.own}</span>`}`,
      },
      {
        head: d.question.position,
        cell: ({ party, stand }) =>
          html`${position(lang, stand, standText(view, asked, stand))}${asked.positions.get(party)?.onPaper && html` <span class="small muted">${d.question.onPaper}</span>`}`,
      },
      {
        head: d.question.receivedOn,
        cell: ({ at }) => (at === undefined ? undefined : shortInstant(lang, at as never, zone)),
      },
      {
        head: d.question.acknowledged,
        cell: ({ party }) => {
          const at = acknowledged.get(party)
          return at === undefined ? undefined : shortInstant(lang, at, zone)
        },
      },
    ],
    rows,
  )
  const counts = countsOf(view, asked, rows)
  return card(
    'positions',
    d.question.positions,
    html`<div data-live="positions"><p class="muted small">${counts}</p>${shown}</div>`,
  )
}

function countsOf(view: DeskView, asked: Asked, rows: readonly Row[]): string {
  const by = new Map<Stand, number>()
  for (const { stand } of rows) by.set(stand, (by.get(stand) ?? 0) + 1)
  return [...by].map(([stand, n]) => `${standText(view, asked, stand).toLowerCase()}: ${n}`).join(', ')
}

/** When each member said that it has had the notice, by the acts of the record. */
function acknowledgedBy({ standing }: DeskView, asked: Asked): ReadonlyMap<PartyId, Instant> {
  return new Map([...acknowledged(standing, { question: asked.id })].map(([party, { at }]) => [party, at]))
}

function seatsCard(view: DeskView, asked: Asked): Inside {
  const rows = rowsOf(view, asked)
  if (rows.length === 0 || rows.length > MOST_SEATS || isHidden(view.reading.charter, asked)) return undefined
  const { d } = view
  const breaks = procedureIn(view.reading.charter, asked.procedure)?.brokenBy ?? []
  const silence = breaks.length > 0
  const figure = silence
    ? rows.filter(({ stand }) => breaks.includes(stand as Position)).length
    : rows.filter(({ stand }) => stand === 'yes').length
  const chart = seats({
    id: 'seats',
    title: d.question.seatsTitle(countsOf(view, asked, rows)),
    seats: rows.map(({ party, stand }) => ({ code: party, position: stand })),
    centre: {
      figure: String(figure),
      caption: silence ? d.question.objections(figure) : d.question.inFavour,
    },
    dir: direction(view.lang),
  })
  return html`<div class="card" data-live="seats">${raw(chart)}</div>`
}

function whyCard(view: DeskView, asked: Asked): Html {
  const { d, w } = view
  if (isHidden(view.reading.charter, asked) && asked.outcome === undefined) return html``
  const members = membersIn(view, asked.organ)
  const positions = new Map(
    [...asked.positions].map(([party, { position: taken }]) => [party, taken] as const),
  )
  const found = whyNow(view, {
    organ: asked.organ,
    matter: asked.matter,
    on: view.today,
    members,
    positions,
    facts: factsOf(asked),
  })
  const { rule, answer, checks: conditions } = found
  const outcome = answer && html`<p class="note">${w.decision.gives(view.site.outcome[answer.outcome])}</p>`
  const says = rule
    ? html`<h3>${w.decision.rule}</h3><p>${rule.words ? say(view, rule.words) : w.decision.noWords}</p><p class="small muted">${name(rule.clause)}</p>`
    : html`<p>${w.decision.noRule}</p>`
  const heading = isOpen(asked, view.now) ? d.question.whyOpen : d.question.why
  return card(
    'why',
    heading,
    html`<div class="flow" data-live="why">${checks(conditions)}${outcome}${says}</div>`,
  )
}

/** The acts about a question, in the order of the log: none is before the one that put it. */
function actsOn(view: DeskView, asked: Asked): readonly Happened[] {
  const { zone } = view.reading.charter.seat
  const size = view.reading.size ?? 0
  const found: Happened[] = []
  for (let position = asked.put; position < size; position += 1) {
    const entry = view.reading.entry(position)
    if (entry && (doneIn(entry.act).body as { readonly question?: string }).question === asked.id)
      found.push(happenedIn(entry, position, zone))
  }
  return found
}

function actsCard(view: DeskView, asked: Asked): Html {
  const { d, lang } = view
  // Who acknowledged the notice stands in the table above.
  const acts = actsOn(view, asked)
    .filter(({ kind }) => kind !== 'notice.acknowledged')
    .toReversed()
  const { zone } = view.reading.charter.seat
  const line = (event: Happened): Html => {
    const href = actHref(view, event.act)
    const said = (event.body as { position?: Position }).position
    const what =
      event.kind === 'position.taken' && said !== undefined
        ? standText(view, asked, said)
        : kindText(view, event.kind)
    return html`<li><span>${href === undefined ? what : html`<a href="${href}">${what}</a>`}</span><span class="muted">${name(actorText(view, event.by, event.day))}</span><span class="muted small">${event.instant !== undefined && shortInstant(lang, event.instant, zone)}</span></li>`
  }
  return card(
    'acts',
    d.question.acts,
    html`<div data-live="acts">${acts.length === 0 ? html`<p>${d.question.noActs}</p>` : html`<ul class="log">${acts.map(line)}</ul>`}</div>`,
    html`<a href="${to(view, '/record/verify')}">${d.question.verify}</a>`,
  )
}
