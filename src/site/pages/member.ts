/** `/ORG/members/PARTY`: one party: its spans, its acts, where it stood, what it said. */
import { partyId, type PartyId } from '../../core/ids.ts'
import { chairsOf, chairTable } from '../chairs.ts'
import { chip, date, name } from '../format.ts'
import { eventsOf, spellsOf, standingOf, type Decision } from '../facts.ts'
import { fill, html, type Html, type Inside } from '../html.ts'
import { decisionsFor, eventTable, linked, outcomeOf } from '../lists.ts'
import { card, position, table } from '../parts.ts'
import type { Happened } from '../../core/chronicle.ts'
import { framed, organisationText, partyText, plain, to, type View } from '../view.ts'
import { spanTable } from './members.ts'
import { statementList } from './statements.ts'

const MOST = 100

/** The page of a party; undefined where neither the names nor the record know the code. */
export function member(view: View, given: string): Html | undefined {
  const party = partyId(given)
  const known = party && view.reading.parties.get(party)
  if (!party || !known) return undefined
  const spells = spellsOf(view).get(party) ?? []
  const events = eventsOf(view).filter((event) => concerns(event, party))
  if (spells.length === 0 && events.length === 0) return undefined
  const { w, lang, on } = view
  const title = partyText(view, party, on)
  const now = standingOf(view).parties.find((standing) => standing.party === party)
  const status = now
    ? fill((what, since) => w.member.now(what, since), view.site.status[now.status], date(lang, now.since))
    : fill(w.member.none, date(lang, on))
  const names = known.formerly.map((former) =>
    fill((was, until) => w.member.formerly(was, until), name(plain(lang, former)), date(lang, former.until)),
  )
  const next = known.succeededBy && fill(w.member.succeeded, name(partyText(view, known.succeededBy)))
  const chairs = chairsOf(view, { party })
  const said = events.filter(({ kind }) => kind === 'statement.made').toReversed()
  const acts = events
    .filter(({ kind }) => kind !== 'statement.made' && kind !== 'position.taken')
    .toReversed()
  const body = html`<div class="head"><p class="crumb"><a href="${to(view, '/members')}">${w.members.title}</a> / ${chip(party)}</p><h1>${name(title)}</h1><p>${status} ${names} ${next}</p></div>
${card(
  'spans',
  w.member.spans,
  spells.length === 0
    ? muted(w.member.noSpans)
    : spanTable(
        view,
        spells.map((spell) => ({ party, spell })),
        [],
      ),
)}
${chairs.length > 0 && card('chairs', view.bodies.chairsHeld, chairTable(view, 'organ', chairs))}
${card('positions', w.member.positions, positions(view, party))}
${card('acts', w.member.acts, acts.length === 0 ? muted(w.member.noActs) : eventTable(view, w.member.acts, acts.slice(0, MOST)))}
${card('statements', w.member.statements, said.length === 0 ? muted(w.member.noStatements) : statementList(view, said.slice(0, MOST)))}`
  return framed(view, {
    title,
    description: w.member.description(title, organisationText(view)),
    nav: 'members',
    body,
  })
}

/** True when the party acted, or the act is about it. */
function concerns(event: Happened, party: PartyId): boolean {
  if ('party' in event.by && event.by.party === party) return true
  const about = event.body as { party?: unknown; parties?: unknown }
  return about.party === party || (Array.isArray(about.parties) && about.parties.includes(party))
}

function positions(view: View, party: PartyId): Inside {
  const { w, lang } = view
  const able = decisionsFor(view, party)
  const taken = able.filter(({ positions: roll }) => roll?.has(party) === true)
  if (taken.length === 0) return muted(w.member.noPositions)
  const rows = taken.slice(0, MOST)
  const listed = table<Decision>(
    w.member.positions,
    [
      { head: w.columns.title, names: true, cell: ({ event }) => linked(view, event) },
      { head: w.columns.date, cell: ({ event }) => date(lang, event.day) },
      {
        head: w.columns.position,
        cell: ({ positions: roll }) => position(lang, roll?.get(party) ?? 'not-voted'),
      },
      { head: w.columns.outcome, cell: ({ event }) => outcomeOf(view, event) },
    ],
    rows,
  )
  const rest =
    taken.length > rows.length &&
    html`<p class="note"><a href="${to(view, '/decisions')}">${w.overview.allDecisions}</a></p>`
  return html`<p class="note">${w.member.counted(taken.length, able.length)}</p>${listed}${rest}`
}

function muted(text: string): Html {
  return html`<p class="muted">${text}</p>`
}
