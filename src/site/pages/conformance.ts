/** `/conformance`: the suite: each case with its organisation, finding, clause, ruling and source. */
import type { SuiteCase } from '../../store/suite.ts'
import { sayFault } from '../../words/faults.ts'
import { words } from '../../words/index.ts'
import {
  answersFor,
  choice,
  isKept,
  isPage,
  isWrong,
  queried,
  toAcross,
  viewForCase,
  type Across,
} from '../across.ts'
import { besides } from '../context.ts'
import { chip, citedIn, code, name } from '../format.ts'
import { html, joined, type Html, type Inside } from '../html.ts'
import { page } from '../layout.ts'
import { pagingBy, slice } from '../lists.ts'
import { card, definitions, pill, seenMark, table } from '../parts.ts'
import { outcomePill, sentences } from '../ruling.ts'
import { agrees, leastSeen } from '../suite-answers.ts'
import { organisationName, organisationText, to, type View } from '../view.ts'

const ORIGINS = ['shared', 'own'] as const
type Origin = (typeof ORIGINS)[number]
/** Most steps that a row shows. */
const STEPS = 3

/** The cases that the address asks for; undefined where it asks for an organisation or an origin that no case has. */
export function casesAsked(across: Across): readonly SuiteCase[] | undefined {
  const { cases } = across.suite()
  const wrong =
    isWrong(across, 'org', (value) => cases.some(({ organisation }) => organisation === value)) ||
    isWrong(across, 'from', (value) => ORIGINS.includes(value as Origin)) ||
    isWrong(across, 'page', isPage)
  if (wrong) return undefined
  const [org, from] = [queried(across, 'org'), queried(across, 'from')]
  return cases.filter(
    (one) =>
      (org === undefined || one.organisation === org) && (from === undefined || originOf(one) === from),
  )
}

/** The list of cases; undefined where the address asks for what is not there. */
export function conformance(across: Across): Html | undefined {
  const chosen = casesAsked(across)
  if (!chosen) return undefined
  const { w, lang, path, carried } = across
  const { faults } = across.suite()
  const kept = { org: queried(across, 'org'), from: queried(across, 'from') }
  const part = slice(across, chosen)
  const rows =
    part.rows.length === 0
      ? html`<p class="muted">${w.suite.none}</p>`
      : html`${listed(across, part.rows)}${pagingBy(words(lang).pages.paging, part, (target) => toAcross(across, '/conformance', { ...kept, page: target }))}`
  const body = html`<div class="head"><h1>${w.suite.title}</h1><p>${w.suite.lead}</p></div>
${faults.length > 0 && card('faults', w.suite.faults, html`<ul class="rows">${faults.map((fault) => html`<li>${sayFault(lang, fault)}</li>`)}</ul>`)}
${card('cases', w.suite.cases(chosen.length), html`<div class="flow"><p>${counted(across, chosen)}</p>${filters(across)}</div>`)}
<div class="card">${rows}</div>
${card(
  'confidence',
  w.suite.confidence,
  definitions(Object.entries(w.suite.confidences).map(([letter, is]) => ({ term: chip(letter), is }))),
)}`
  return page({
    lang,
    title: w.suite.title,
    description: w.suite.description,
    path,
    carried,
    besides: besides(across.query),
    alternates: [{ format: 'json', href: toAcross(across, '/conformance.json', kept) }],
    body,
  })
}

/** How many cases, on how many organisations, from where, and whether each is answered as it expects. */
function counted(across: Across, cases: readonly SuiteCase[]): string {
  const { w } = across
  const organisations = new Set(cases.map(({ organisation }) => organisation)).size
  const shared = cases.filter((one) => originOf(one) === 'shared').length
  const answers = cases.map((one) => answersFor(across, one))
  const reckoned = answers.filter((one) => one !== undefined)
  const differing = reckoned.filter((one) => !agrees(one)).length
  const sentencesOf = [
    w.suite.counts(w.suite.cases(cases.length), organisations, shared, cases.length - shared),
    ...(reckoned.length === 0
      ? []
      : [
          differing === 0
            ? w.suite.allAgree(reckoned.length)
            : w.suite.someDiffer(differing, reckoned.length),
        ]),
    ...(reckoned.length === cases.length ? [] : [w.suite.notAnswered(cases.length - reckoned.length)]),
  ]
  return sentencesOf.join(' ')
}

function filters(across: Across): Html {
  const { w } = across
  const { cases } = across.suite()
  const [org, from] = [queried(across, 'org'), queried(across, 'from')]
  const named = [...new Map(cases.map((one) => [one.organisation, titleOf(across, one)]))].toSorted((a, b) =>
    a[1].localeCompare(b[1], across.lang),
  )
  const chosen = named.find(([code]) => code === org)?.[1]
  const option = (
    text: Inside,
    change: { org?: string | undefined; from?: string | undefined },
    chosen: boolean,
  ): Parameters<typeof choice>[1][number] => ({
    href: toAcross(across, '/conformance', { org, from, ...change }),
    text,
    chosen,
  })
  return html`${choice(w.suite.origin, [
    option(w.suite.all, { from: undefined }, from === undefined),
    ...ORIGINS.map((one) => option(w.suite.origins[one], { from: one }, from === one)),
  ])}<details><summary>${w.suite.organisations}: ${chosen === undefined ? w.suite.all : citedIn(across.lang, chosen)}</summary><div class="flow">${choice(
    w.suite.organisations,
    [
      option(w.suite.all, { org: undefined }, org === undefined),
      ...named.map(([code, title]) => option(citedIn(across.lang, title), { org: code }, org === code)),
    ],
  )}</div></details>`
}

function listed(across: Across, cases: readonly SuiteCase[]): Html {
  const { w, lang } = across
  return table<SuiteCase>(
    w.suite.title,
    [
      {
        head: w.suite.columns.case,
        names: true,
        cell: (one) =>
          html`<a href="${toAcross(across, `/conformance/${one.id}`)}">${code(one.id)}</a> ${name(one.finding, lang === 'en' ? undefined : 'en')}`,
      },
      { head: w.suite.columns.organisation, cell: (one) => organisationOf(across, one) },
      { head: w.suite.columns.ruling, cell: (one) => ruling(across, one) },
      {
        head: w.suite.columns.clause,
        cell: (one) => {
          const clauses = [...new Set(answersFor(across, one)?.flatMap((answer) => answer.clauses))]
          return joined(
            clauses.slice(0, STEPS).map((clause) => citedIn(across.lang, clause)),
            '; ',
          )
        },
      },
      {
        head: w.suite.columns.source,
        cell: (one) => {
          const seen = leastSeen(answersFor(across, one)?.map((answer) => answer.seen) ?? []) ?? one.seen
          return html`${chip(one.confidence)} ${citedIn(lang, one.source)}${seen && html`<br>${seenMark(lang, seen)}`}`
        },
      },
    ],
    cases,
  )
}

/** The organisation of a case, linked to its pages where they are here. */
export function organisationOf(across: Across, one: SuiteCase): Html {
  const view = viewForCase(across, one)
  if (!view) return code(one.organisation)
  const title = organisationName(view)
  if (isKept(across, view)) return html`<a href="${to(view, '')}">${title}</a>`
  return html`${title} <span class="small muted">${view.reading.charter.fictional && across.w.suite.fictional}</span>`
}

function titleOf(across: Across, one: SuiteCase): string {
  const view = viewForCase(across, one)
  return view ? organisationText(view) : one.organisation
}

function ruling(across: Across, one: SuiteCase): Inside {
  const view: View | undefined = viewForCase(across, one)
  const answers = answersFor(across, one)
  if (!view || !answers) return html`<span class="muted">${across.w.suite.cannot}</span>`
  const shown = answers.slice(0, STEPS).map((answer) => {
    const [first] = sentences(across, view, answer)
    return html`<div>${outcomePill(across, view, answer)} ${first ?? ''}</div>`
  })
  const rest = answers.length - shown.length
  const more =
    rest > 0 && html`<a href="${toAcross(across, `/conformance/${one.id}`)}">${across.w.suite.more(rest)}</a>`
  return html`<div class="rule">${!agrees(answers) && html`<div>${pill('against', across.w.suite.differs)}</div>`}${shown}${more}</div>`
}

function originOf({ side }: SuiteCase): Origin {
  return side === 'shared' ? 'shared' : 'own'
}
