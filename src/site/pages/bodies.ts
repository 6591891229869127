/** `/ORG/bodies`: each organ with its members, its chair and its rules on a date; and the rules that nobody read in the text. */
import { rulesOn } from '../../core/charter/at.ts'
import { unreadRules } from '../../core/charter/warnings/unused.ts'
import type { OrganId } from '../../core/ids.ts'
import { chairOf, membersOf } from '../../core/members.ts'
import { code, date, number } from '../format.ts'
import { situationThen } from '../facts.ts'
import { fill, html, type Html } from '../html.ts'
import { sourceLine } from '../lists.ts'
import { card, dateForm, table } from '../parts.ts'
import { framed, organisationText, organText, partyOf, to, type View } from '../view.ts'

/** The organs, in the order in which the charter presents them. */
export function organsOf(view: View): readonly OrganId[] {
  const { organs, presentation } = view.reading.charter
  const all = Object.keys(organs) as OrganId[]
  const first = presentation.organs.filter((organ) => Object.hasOwn(organs, organ))
  return [...first, ...all.filter((organ) => !first.includes(organ))]
}

/** The list of bodies. */
export function bodies(view: View): Html {
  const { bodies: w, lang, on, carried } = view
  const { charter } = view.reading
  const situation = situationThen(view)
  const form = dateForm(
    lang,
    `/${view.shown.code}/bodies`,
    on,
    { ...carried, on: undefined },
    to(view, '/bodies', { on: undefined }),
  )
  const listed = table<OrganId>(
    w.title,
    [
      {
        head: w.title,
        names: true,
        cell: (organ) => html`<a href="${to(view, `/bodies/${organ}`)}">${organText(view, organ)}</a>`,
      },
      {
        head: w.members,
        end: true,
        cell: (organ) => number(lang, membersOf(charter, situation, organ, on).length),
      },
      {
        head: w.chair,
        cell: (organ) => {
          const chair = chairOf(situation, organ, on)
          return chair !== undefined && partyOf(view, chair, on)
        },
      },
      { head: w.rules, end: true, cell: (organ) => number(lang, rulesOn(charter, organ, on).length) },
    ],
    organsOf(view),
  )
  const unread = unreadRules(charter).length
  const body = html`<div class="head"><h1>${w.title}</h1><p>${w.lead}</p></div>
${card('bodies', fill(w.on, date(lang, on)), listed, form)}
<p class="note"><a href="${to(view, '/rules/unread')}">${w.unread}</a> (${number(lang, unread)})</p>`
  const alternates = [{ format: 'json' as const, href: to(view, '/bodies.json') }]
  return framed(view, {
    title: w.title,
    description: w.description(organisationText(view)),
    nav: 'bodies',
    alternates,
    body,
  })
}

/** `/ORG/rules/unread`: every rule, of whatever day, whose source nobody saw in the text. */
export function unread(view: View): Html {
  const { bodies: w, lang } = view
  const { charter } = view.reading
  const codes = new Set(unreadRules(charter))
  const rules = charter.rules.filter(({ id }) => codes.has(id))
  const listed = table<(typeof rules)[number]>(
    w.unread,
    [
      {
        head: w.rules,
        names: true,
        cell: ({ id, organs, from, until }) => {
          const [organ] = organs
          // On a day on which it is in force: today, else its first.
          const on = from <= view.today && (until === undefined || view.today < until) ? undefined : from
          return html`<a href="${to(view, `/bodies/${organ}`, { on })}#rule-${id}">${code(id)}</a>`
        },
      },
      { head: w.clause, cell: ({ clause }) => code(clause) },
      {
        head: w.since,
        cell: ({ from, until }) =>
          html`${date(lang, from)}${until !== undefined && html` ${fill(w.ended, date(lang, until))}`}`,
      },
      { head: w.source, cell: ({ source }) => sourceLine(view, source) },
    ],
    rules,
  )
  const body = html`<div class="head"><p class="crumb"><a href="${to(view, '/bodies')}">${w.title}</a></p><h1>${w.unread}</h1></div>
${card('unread', w.rules, rules.length === 0 ? html`<p class="muted">${w.noneUnread}</p>` : html`<p class="note">${w.unreadLead(rules.length, charter.rules.length)}</p>${listed}`)}`
  return framed(view, {
    title: w.unread,
    description: w.description(organisationText(view)),
    nav: 'bodies',
    body,
  })
}
