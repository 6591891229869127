/** `/conformance/ID`: one case of the suite: what was put, what the rules answer, what is expected, and the command for it. */
import { sourceOf as sourceOfClause } from '../../core/charter/cited.ts'
import type { PartyId } from '../../core/ids.ts'
import type { Position } from '../../core/rules/condition.ts'
import { nameForCommand } from '../../store/suite-folder.ts'
import type { Expected, ShortText, SuiteCase, SuiteInput } from '../../store/suite.ts'
import { sayCounts } from '../../words/answers.ts'
import { answersFor, toAcross, viewForCase, type Across } from '../across.ts'
import { chip, code, date, name } from '../format.ts'
import { html, joined, type Html, type Inside } from '../html.ts'
import { page } from '../layout.ts'
import { card, checks, definitions, pill, seenMark } from '../parts.ts'
import { dayOf, outcomePill, sentences } from '../ruling.ts'
import { agrees, commandFor, type Answered } from '../suite-answers.ts'
import { actorText, kindText, organText, partyText, say, type View } from '../view.ts'
import { organisationOf } from './conformance.ts'
import { command } from './verify.ts'

/** The page of a case; undefined where the suite has none of this name. */
export function suiteCase(across: Across, id: string): Html | undefined {
  const one = across.suite().cases.find((other) => other.id === id)
  if (!one) return undefined
  const { w, lang, path, carried } = across
  const view = viewForCase(across, one)
  const answers = answersFor(across, one)
  const mark =
    answers && (agrees(answers) ? pill('favour', w.suite.asExpected) : pill('against', w.suite.differs))
  const steps =
    view && answers
      ? answers.map((answer, index) => stepCard(across, view, one, answer, index, answers.length))
      : html`<p class="card">${w.suite.cannot}</p>`
  const body = html`<div class="head"><p class="crumb"><a href="${toAcross(across, '/conformance')}">${w.suite.title}</a> / ${code(one.id)}</p><h1>${english(across, one.finding)}</h1>
<p class="meta">${mark} <span>${organisationOf(across, one)}</span></p></div>
${card('about', w.suite.about, about(across, one))}
${steps}`
  return page({
    lang,
    title: `${one.id}: ${one.finding}`,
    description: w.suite.description,
    path,
    carried,
    alternates: [{ format: 'json', href: toAcross(across, `/conformance/${one.id}.json`) }],
    body,
  })
}

function about(across: Across, one: SuiteCase): Html {
  const { w, lang } = across
  return definitions([
    { term: w.suite.side, is: w.suite.sides[one.side] },
    { term: w.suite.columns.source, is: name(one.source) },
    {
      term: w.suite.confidence,
      is: html`${chip(one.confidence)} ${w.suite.confidences[one.confidence]}`,
    },
    ...(one.passage === undefined
      ? []
      : [{ term: w.suite.passage, is: html`<blockquote>${english(across, one.passage)}</blockquote>` }]),
    ...(one.seen === undefined ? [] : [{ term: w.suite.columns.seen, is: seenMark(lang, one.seen) }]),
    ...(one.note === undefined ? [] : [{ term: w.suite.note, is: english(across, one.note) }]),
  ])
}

function stepCard(
  across: Across,
  view: View,
  one: SuiteCase,
  answer: Answered,
  index: number,
  of: number,
): Html {
  const { w } = across
  const { input, expected } = answer.step
  const called = nameForCommand(one.organisation) ?? one.organisation
  const half = (heading: string, inside: Inside): Html =>
    html`<div class="flow"><h3>${heading}</h3>${inside}</div>`
  return card(
    `step-${index + 1}`,
    w.suite.step(index + 1, of),
    html`<div class="two half">${half(w.suite.put, putOf(across, view, input))}${half(
      w.suite.answer,
      html`${answerOf(across, view, answer)}<h3 class="sub">${w.suite.expects}</h3>${expectations(across, expected, answer)}`,
    )}</div>
<details><summary>${w.suite.command}</summary><div class="flow"><p class="small muted">${w.suite.commandNote}</p><pre><code>${command(commandFor(called, input))}</code></pre></div></details>`,
  )
}

function putOf(across: Across, view: View, input: SuiteInput): Html {
  const { w, lang } = across
  const on = { term: w.suite.on, is: date(lang, dayOf(input.on)) }
  if (input.verb === 'members')
    return html`<p>${w.suite.roll}. ${input.all && w.suite.formerToo}</p>${definitions([on])}`
  if (input.verb === 'rule')
    return html`<p>${w.suite.act}</p>${actOf(across, view, input.act, on)}${
      input.state.length > 0 &&
      html`<h3 class="sub">${w.suite.before}</h3><ol class="rows">${input.state.map((act) => html`<li>${actOf(across, view, act)}</li>`)}</ol>`
    }`
  const { charter } = view.reading
  const { organ = charter.defaults.organ, matter = charter.defaults.matter, positions, facts, closed } = input
  const title = charter.matters[matter as never]?.title
  const standing = new Map<string, string[]>()
  for (const [party, stand] of Object.entries(positions))
    standing.set(stand, [...(standing.get(stand) ?? []), partyText(view, party as PartyId, dayOf(input.on))])
  return html`<p>${w.suite.question}. ${!closed && w.suite.running}</p>${definitions([
    { term: w.suite.organ, is: name(organText(view, organ)) },
    { term: w.suite.matter, is: title ? say(view, title) : code(matter) },
    on,
    ...(standing.size === 0 ? [{ term: w.suite.positions, is: w.suite.noPositions }] : []),
    ...[...standing].map(([stand, parties]) => ({
      term: view.site.position[stand as Position] ?? stand,
      is: html`${parties.toSorted((a, b) => a.localeCompare(b, lang)).join(', ')} (${parties.length})`,
    })),
    ...Object.entries(facts).map(([fact, value]) => ({
      term: view.reading.charter.facts[fact]?.title
        ? say(view, view.reading.charter.facts[fact].title)
        : code(fact),
      is: valueOf(view, value),
    })),
  ])}`
}

/** An act in short form: who, what, when, and its body as it stands. */
function actOf(
  across: Across,
  view: View,
  act: ShortText,
  on?: { readonly term: string; readonly is: Html },
): Html {
  const { w } = across
  const { type, by, at, body } = act
  const party = view.reading.parties.has(by as PartyId)
  const actor = party ? { party: by as PartyId } : { office: by as never }
  const bodied = typeof body === 'object' && body !== null ? Object.entries(body) : []
  return definitions([
    { term: view.w.columns.kind, is: html`${kindText(view, type)} ${code(type)}` },
    { term: w.suite.by, is: name(actorText(view, actor)) },
    ...(typeof at === 'string' ? [{ term: w.suite.on, is: code(at) }] : on ? [on] : []),
    ...bodied.map(([key, value]) => ({ term: code(key), is: valueOf(view, value) })),
  ])
}

function answerOf(across: Across, view: View, answer: Answered): Html {
  const { w, lang } = across
  const { given } = answer
  const rule = view.reading.charter.rules.find(({ id }) => id === given.rule?.id)
  const said = sentences(across, view, answer)
  const marks = answer.clauses.map(
    (clause) =>
      html`<li>${name(clause)} ${seenOf(view, clause, given.rule?.clause === clause ? given.rule.source.seen : undefined)}</li>`,
  )
  return html`<p>${outcomePill(across, view, answer)}</p>
${said.length > 0 && html`<ul class="cited">${said.map((one) => html`<li>${one}</li>`)}</ul>`}
${given.earliest !== undefined && html`<p>${w.suite.earliest(given.earliest)}</p>`}
${
  (given.effects ?? []).length > 0 &&
  html`<p>${w.suite.effects}: ${joined(
    (given.effects ?? []).map(({ effect, ...of }) => html`${code(effect)} ${literal(of)}`),
    '; ',
  )}</p>`
}
${given.counts && html`<p class="small muted">${w.suite.counts1}: ${sayCounts(lang, given.counts)}</p>`}
${rule?.words && html`<p class="small">${w.suite.rule}: ${say(view, rule.words)}</p>`}
${given.parties && html`<p class="small">${given.parties.map(({ party, status }) => `${partyText(view, party)}${status === 'member' ? '' : ` (${view.site.status[status]})`}`).join(', ')}</p>`}
${given.claimsOnly && html`<p class="small">${view.w.members.claimsOnly}: ${given.claimsOnly.map(({ party }) => partyText(view, party)).join(', ')}</p>`}
${marks.length > 0 && html`<ul class="cited">${marks}</ul>`}`
}

function seenOf(
  view: View,
  clause: string,
  seen = sourceOfClause(view.reading.charter, clause)?.seen,
): Html | undefined {
  return seen && seenMark(view.lang, seen)
}

/** Each field that the case expects, with whether the answer holds it; where it does not, what the answer has. */
function expectations({ w }: Across, expected: Expected, answer: Answered): Html {
  return checks(
    Object.entries(expected)
      .toSorted(outcomeFirst)
      .flatMap(([field, value]) => {
        const parts = Array.isArray(value) && field !== 'parties' && value.length > 0 ? value : [value]
        return parts.map((part: unknown, index) => {
          const pointer = parts === value ? `/${field}/${index}` : `/${field}`
          const off = answer.differences.filter(
            (one) =>
              one.pointer === `/${field}` || one.pointer === pointer || one.pointer.startsWith(`${pointer}/`),
          )
          const found = off.map((one) => w.suite.found(literalText(one.found) || w.suite.notThere))
          return {
            holds: off.length === 0,
            says: html`${code(field)} ${field === 'parties' ? statuses(value) : literal(part)} ${off.length > 0 && html`<span class="small">${found.join(' ')}</span>`}`,
          }
        })
      }),
  )
}

/** The outcome before its reasons, in whichever order the file has them. */
function outcomeFirst([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  const rank = (field: string): number => (field === 'outcome' || field === 'inOrder' ? 0 : 1)
  return rank(a) - rank(b)
}

/** Parties by code, each with its status where it is no member, and with whatever else is expected of it. */
function statuses(value: unknown): Html {
  const parties = (Array.isArray(value) ? value : []) as readonly Readonly<Record<string, unknown>>[]
  const said = parties.map(({ party, status, ...more }) => {
    const rest = literalText(more)
    const as = status === undefined || status === 'member' ? '' : ` ${literalText(status)}`
    return `${literalText(party)}${as}${rest === '' ? '' : ` (${rest})`}`
  })
  return html`<span class="hash">${said.join(', ')}</span>`
}

function valueOf(view: View, value: unknown): Html {
  const isParty = (one: unknown): one is PartyId =>
    typeof one === 'string' && view.reading.parties.has(one as PartyId)
  if (Array.isArray(value) && value.every(isParty))
    return html`${value.map((party) => partyText(view, party)).join(', ')}`
  return isParty(value) ? html`${partyText(view, value)}` : literal(value)
}

function literal(value: unknown): Html {
  return html`<span class="hash">${literalText(value)}</span>`
}

/** Data as a person writes it: `code: veto, parties: RUS`. */
function literalText(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(literalText).join(', ')
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([key, inner]) => `${key}: ${literalText(inner)}`)
      .join(', ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** The suite is written in English. */
function english({ lang }: Across, text: string): Html {
  return name(text, lang === 'en' ? undefined : 'en')
}
