/** `/ORG/bodies/ORGAN`: who sits there on a date, who is in the chair, and each rule in words, with its clause, its source and what came before. */
import { groupOn, holds, rulesOn } from '../../core/charter/at.ts'
import type { Charter, Rule } from '../../core/charter/charter.ts'
import { conditionsOf } from '../../core/charter/fact-forms.ts'
import { predecessorsOf, successorsOf } from '../../core/charter/succession.ts'
import type { OrganId, PartyId } from '../../core/ids.ts'
import { chairOf, membersOf, partiesOn } from '../../core/members.ts'
import { walk } from '../../core/rules/condition.ts'
import { weightsIn } from '../../core/rules/explain.ts'
import { seatsOn } from '../../core/situation.ts'
import { dayNumber, dayOfNumber, type Day } from '../../core/time.ts'
import type { Line } from '../../words/outline.ts'
import { sayProcedure } from '../../words/procedures.ts'
import { words as allWords } from '../../words/index.ts'
import { RULE_PARTS, sayRule } from '../../words/rules.ts'
import { chairsOf, chairTable } from '../chairs.ts'
import { code, date } from '../format.ts'
import { situationThen } from '../facts.ts'
import { fill, html, joined, type Html, type Inside } from '../html.ts'
import { sourceLine } from '../lists.ts'
import { card, dateForm, definitions, table } from '../parts.ts'
import { framed, organisationText, organText, partyOf, plain, say, to, type View } from '../view.ts'

/** The page of an organ; undefined where the charter has none of this code. */
export function body(view: View, given: string): Html | undefined {
  const { charter } = view.reading
  const organ = given as OrganId
  const found = Object.hasOwn(charter.organs, organ) ? charter.organs[organ] : undefined
  if (!found) return undefined
  const { bodies: w, lang, on, carried } = view
  const path = `/bodies/${organ}`
  const kept = { ...carried, on: undefined }
  const form = dateForm(lang, `/${view.shown.code}${path}`, on, kept, to(view, path, { on: undefined }))
  const rules = rulesOn(charter, organ, on)
  const title = organText(view, organ)
  const chair = chairOf(situationThen(view), organ, on)
  const about = definitions([
    ...(found.composition ? [{ term: w.composition, is: say(view, found.composition) }] : []),
    { term: w.chair, is: chair === undefined ? w.noChair : partyOf(view, chair, on) },
    ...(found.clause === undefined ? [] : [{ term: w.clause, is: code(found.clause) }]),
    { term: w.source, is: sourceLine(view, found.source) },
  ])
  const content = html`<div class="head"><p class="crumb"><a href="${to(view, '/bodies')}">${w.title}</a></p><h1>${title}</h1></div>
${card('who', fill(w.on, date(lang, on)), about, form)}
<h2 class="sub" id="rules">${fill(w.rulesOn, date(lang, on))}</h2>
${rules.length === 0 ? html`<p class="muted">${w.noRules}</p>` : rules.map((rule) => ruleCard(view, organ, rule))}
${procedures(view, organ)}${chairs(view, organ)}${card('members', w.members, members(view, organ))}${lists(view, rules)}`
  return framed(view, {
    title,
    description: w.bodyDescription(title, organisationText(view)),
    nav: 'bodies',
    alternates: [{ format: 'json', href: to(view, `${path}.json`) }],
    body: content,
  })
}

/** Who presided over the organ, as far as the record says. */
function chairs(view: View, organ: OrganId): Inside {
  const rows = chairsOf(view, { organ })
  return rows.length > 0 && card('chairs', view.bodies.chairs, chairTable(view, 'party', rows))
}

interface Sitting {
  readonly party: PartyId
  readonly since: Day
}

function members(view: View, organ: OrganId): Html {
  const { bodies: w, w: pages, lang, on } = view
  const { charter } = view.reading
  const situation = situationThen(view)
  const since = new Map(
    (charter.organs[organ]?.members === 'seats'
      ? seatsOn(situation.seats.get(organ), on)
      : partiesOn(charter, situation, on)
    ).map((one) => [one.party, one.since]),
  )
  const sitting = membersOf(charter, situation, organ, on).map((party): Sitting => ({
    party,
    since: since.get(party) ?? on,
  }))
  if (sitting.length === 0) return html`<p class="muted">${w.noMembers}</p>`
  return table<Sitting>(
    w.members,
    [
      { head: pages.columns.party, names: true, cell: ({ party }) => partyOf(view, party, on) },
      { head: pages.columns.since, cell: ({ since: from }) => date(lang, from) },
    ],
    sitting,
  )
}

/** Parts that stand in the list of facts below the sentences, and are not said twice. */
const APART: readonly string[] = ['source', 'span']

/** One rule: the charter's own words beside the sentences made from its data, then where it comes from. */
function ruleCard(view: View, organ: OrganId, rule: Rule): Html {
  const { bodies: w, lang } = view
  const { charter } = view.reading
  const said = sayRule(lang, charter, rule)
  const lines = RULE_PARTS.filter((part) => !APART.includes(part)).flatMap((part) => said[part])
  const heading = joined(
    rule.matters.map((matter) => say(view, charter.matters[matter]?.title ?? { en: matter })),
    '; ',
  )
  const before = predecessorsOf(charter, organ, rule)
  const after = successorsOf(charter, organ, rule)
  const facts = definitions([
    { term: w.clause, is: code(rule.clause) },
    { term: w.source, is: sourceLine(view, rule.source) },
    {
      term: w.since,
      is: html`${date(lang, rule.from)}${rule.until !== undefined && html` ${fill(w.ended, date(lang, rule.until))}`}`,
    },
    {
      term: w.before,
      is: before.length === 0 ? w.nothingBefore : between(before.map((one) => earlier(view, organ, one))),
    },
    ...(after.length > 0
      ? [{ term: w.after, is: between(after.map((one) => later(view, organ, one))) }]
      : []),
    ...(rule.note ? [{ term: w.note, is: say(view, rule.note) }] : []),
  ])
  const words =
    rule.words && html`<h3 class="sub">${w.inWords}</h3><p class="prose">${say(view, rule.words)}</p>`
  return card(
    `rule-${rule.id}`,
    heading,
    html`${words}<h3 class="sub">${w.generated}</h3>${outline(lines)}${facts}${powerLinks(view, organ, rule)}`,
    code(rule.id),
  )
}

/** What a vote weighs under the rule, for each of its matters. */
function powerLinks(view: View, organ: OrganId, { matters, provides }: Rule): Inside {
  const path = `/bodies/${organ}/power`
  return (
    provides === 'decision' &&
    html`<p class="links">${matters.map((matter) => html`<a href="${to(view, path, { matter })}">${allWords(view.lang).analysis.power.heading}${matters.length > 1 && html`: ${say(view, view.reading.charter.matters[matter]?.title ?? { en: matter })}`}</a>`)}</p>`
  )
}

function between(links: readonly Html[]): Html {
  return joined(links, html`<br>`)
}

function earlier(view: View, organ: OrganId, { id, clause, from, until }: Rule): Html {
  const on = until === undefined ? from : dayOfNumber(dayNumber(until) - 1)
  const link = html`<a href="${to(view, `/bodies/${organ}`, { on })}#rule-${id}">${code(id)}</a>`
  return fill(view.bodies.beforeRule, link, clause, date(view.lang, from), date(view.lang, until ?? from))
}

function later(view: View, organ: OrganId, { id, clause, from }: Rule): Html {
  const link = html`<a href="${to(view, `/bodies/${organ}`, { on: from })}#rule-${id}">${code(id)}</a>`
  return fill(view.bodies.afterRule, link, clause, date(view.lang, from))
}

/** Sentences within sentences, as lists within lists. */
export function outline(lines: readonly Line[]): Html {
  return html`<ul class="outline">${lines.map(({ text, inner }) => html`<li>${text}${inner.length > 0 && outline(inner)}</li>`)}</ul>`
}

function procedures(view: View, organ: OrganId): Inside {
  const { bodies: w, lang, on } = view
  const { charter } = view.reading
  const valid = Object.values(charter.procedures).filter(
    ({ organs, validity }) => organs.includes(organ) && validity.some((span) => holds(span, on)),
  )
  if (valid.length === 0) return undefined
  const body = valid.map(
    (one) =>
      html`<h3 class="sub">${say(view, one.title)}</h3>${one.words && html`<p class="prose">${say(view, one.words)}</p>`}${outline(
        sayProcedure(lang, charter, one).map((text) => ({ text, inner: [] })),
      )}<p class="small muted">${code(one.clause)} ${sourceLine(view, one.source)}</p>`,
  )
  return card('procedures', w.procedures, html`${body}`)
}

/** Who is in the groups that the rules name, and which tables of weights they take. */
function lists(view: View, rules: readonly Rule[]): Inside {
  const { bodies: w, lang, on } = view
  const { charter } = view.reading
  const groups = groupsOf(rules).flatMap((name) => {
    const span = charter.groups[name]?.find((one) => holds(one, on))
    return span ? [{ name, span }] : []
  })
  const tables = [...new Set(rules.flatMap((rule) => conditionsOf(rule).flatMap(weightsIn)))].flatMap(
    (weight) => {
      const found = charter.weights[weight]?.tables.find((one) => holds(one, on))
      return found ? [{ weight, found }] : []
    },
  )
  if (groups.length + tables.length === 0) return undefined
  const items = [
    ...groups.map(({ name, span }) => ({
      term: fill(w.group, name, date(lang, span.from)),
      is: html`<ul class="parties">${groupOn(charter, name, on).map((party) => html`<li>${partyOf(view, party, on)}</li>`)}</ul>${span.source !== undefined && sourceLine(view, span.source)}`,
    })),
    ...tables.map(({ weight, found }) => ({
      term: fill(w.table, titleOf(view, charter, weight), date(lang, found.from)),
      is: sourceLine(view, found.source),
    })),
  ]
  return card('lists', w.lists, definitions(items))
}

function titleOf(view: View, charter: Charter, weight: string): string {
  const title = charter.weights[weight]?.title
  return title ? plain(view.lang, title) : weight
}

function groupsOf(rules: readonly Rule[]): readonly string[] {
  const names = new Set<string>()
  for (const condition of rules.flatMap(conditionsOf))
    walk(condition, (part) => {
      if (part.kind === 'no-veto') names.add(part.group)
      if (part.kind === 'votes' && part.class !== undefined) names.add(part.class)
    })
  return [...names]
}
