/** `/ORG/analysis`: who voted with whom in the decisions whose roll is on record, n of m; and where the power of a vote is reckoned. */
import { agreementNarrow, agreementWide, MOST_PARTIES, type AgreementCell } from '../../charts/agreement.ts'
import { pairOf } from '../../analysis/agreement.ts'
import type { PartyId } from '../../core/ids.ts'
import { unmarked } from '../../words/fallback.ts'
import { direction, words } from '../../words/index.ts'
import {
  agreementsOf,
  choiceOf,
  commonOf,
  commonPair,
  FEWEST,
  organsWithRolls,
  pairsOf,
  twoOf,
  unityOf,
  type Agreements,
  type Choice,
  type VotersPair,
} from '../agreements.ts'
import { code, date, isolate, number } from '../format.ts'
import { html, raw, type Html, type Inside } from '../html.ts'
import { linked, outcomeOf, paging, slice } from '../lists.ts'
import { card, definitions, position, table } from '../parts.ts'
import { framed, organisationText, organText, partyOf, partyText, to, type View } from '../view.ts'
import { powerCard } from './power.ts'

/** The page of all pairs, or of those of one party. */
export function analysis(view: View): Html {
  const w = words(view.lang).analysis.agreement
  const choice = choiceOf(view)
  const found = agreementsOf(view, choice)
  const party = view.query.get('party')?.trim() || undefined
  const heading = w.decisions(found.decisions.length, found.voters.length)
  const listed =
    found.voters.length < 2
      ? html`<p class="muted">${w.none}</p>`
      : html`${picture(view, found)}<p class="note">${w.method}</p><p class="note">${w.few(FEWEST)}</p>`
  const body = html`<div class="head"><h1>${w.title}</h1><p>${w.lead}</p></div>
${card('agreement', heading, listed, choose(view, choice))}
${found.voters.length >= 2 && pairTable(view, found, choice, party)}
${found.voters.length >= 2 && unity(view, found)}${powerCard(view)}`
  return framed(view, {
    title: w.title,
    description: w.description(organisationText(view)),
    nav: 'analysis',
    alternates: (['json', 'csv'] as const).map((format) => ({
      format,
      href: to(view, `/analysis.${format}`, { ...choice }),
    })),
    body,
  })
}

/** `/ORG/analysis/A-B`: the decisions in which both voted, one by one; undefined where the codes name no two parties. */
export function pair(view: View, given: string): Html | undefined {
  const w = words(view.lang).analysis.agreement
  const choice = choiceOf(view)
  const found = agreementsOf(view, choice)
  const two = twoOf(view, given)
  if (!two) return undefined
  const [a, b] = two
  const common = commonOf(found, a, b)
  const { equal, opposite } = commonPair(found, a, b)
  const part = slice(view, common)
  const title = w.pairTitle(partyText(view, a), partyText(view, b))
  const cell =
    (party: PartyId) =>
    ({ positions }: (typeof common)[number]): Inside =>
      position(view.lang, positions.get(party)!)
  const listed = table<(typeof common)[number]>(
    title,
    [
      { head: view.w.columns.title, names: true, cell: ({ event }) => linked(view, event) },
      { head: view.w.columns.date, cell: ({ event }) => date(view.lang, event.day) },
      { head: partyText(view, a), cell: cell(a) },
      { head: partyText(view, b), cell: cell(b) },
      { head: view.w.columns.outcome, cell: ({ event }) => outcomeOf(view, event) },
    ],
    part.rows,
  )
  const body = html`<div class="head"><p class="crumb"><a href="${to(view, '/analysis', { ...choice })}">${w.title}</a></p><h1>${title}</h1></div>
${card('pair', w.pair(equal, common.length, opposite), html`${common.length === 0 ? html`<p class="muted">${w.none}</p>` : listed}${paging(view, `/analysis/${given}`, part, { ...choice })}`, choose(view, choice))}`
  return framed(view, {
    title,
    description: w.description(organisationText(view)),
    nav: 'analysis',
    alternates: [{ format: 'json', href: to(view, `/analysis/${given}.json`, { ...choice }) }],
    body,
  })
}

/** The choice of an organ and of days: a form that works without script and keeps what else the address carries. */
function choose(view: View, choice: Choice): Html {
  const w = words(view.lang).analysis.agreement
  const kept = Object.entries(view.carried).map(
    ([key, value]) =>
      value !== undefined && html`<input type="hidden" name="${key}" value="${String(value)}">`,
  )
  const organs = organsWithRolls(view)
  const option = (organ: string, text: string): Html =>
    html`<option value="${organ}"${organ === (choice.organ ?? '') && html` selected`}>${text}</option>`
  const select =
    organs.length > 1 &&
    html`<label for="organ">${view.w.columns.body}</label><select id="organ" name="organ">${option('', w.allOrgans)}${organs.map((organ) => option(organ, organText(view, organ)))}</select>`
  return html`<form class="dates" action="${view.path}" method="get">${kept}${select}<label for="from">${w.from}</label><input id="from" type="date" name="from" value="${choice.from ?? ''}"><label for="to">${w.to}</label><input id="to" type="date" name="to" value="${choice.to ?? ''}"><button>${view.site.dateForm.button}</button></form>`
}

function picture(view: View, { voters, decisions }: Agreements): Html {
  const w = words(view.lang).analysis.agreement
  const shown = voters.slice(0, MOST_PARTIES)
  const cells = shown.map((one) => shown.map((other) => pairOf(one.rows, other.rows)))
  const pair = (row: number, column: number): AgreementCell => {
    const { common, equal, opposite } = cells[row]![column]!
    const [a, b] = [shown[column]!, shown[row]!].map(({ party }) => partyText(view, party))
    return {
      ...(common < FEWEST ? {} : { share: equal / common }),
      figure: common === 0 ? '' : `${equal}/${common}`,
      says: `${isolate(a!)}, ${isolate(b!)}: ${w.pair(equal, common, opposite)}`,
    }
  }
  const said = sentences(view, pairsOf({ voters: shown, decisions }))
  const input = {
    id: 'agreement',
    title: unmarked(said.join(' ')),
    parties: shown.map(({ party }) => party),
    pair,
    dir: direction(view.lang),
  }
  const some =
    shown.length < voters.length && html`<p class="note">${w.some(shown.length, voters.length)}</p>`
  return html`${said.map((sentence) => html`<p class="finding">${sentence}</p>`)}${raw(agreementWide(input))}${raw(agreementNarrow(input))}${some}`
}

/** The pair that voted the same most often for its decisions, and the one that did least often. */
function sentences(view: View, pairs: readonly VotersPair[]): readonly string[] {
  const w = words(view.lang).analysis.agreement
  const enough = pairs
    .filter(({ common }) => common >= FEWEST)
    .toSorted((x, y) => y.equal * x.common - x.equal * y.common)
  const [most, least] = [enough[0], enough.at(-1)]
  if (!most || !least) return [w.tooFew(FEWEST)]
  const said = (pair: VotersPair): string => {
    const alike = enough.filter((one) => one.equal * pair.common === pair.equal * one.common).length
    const both = w.both(isolate(partyText(view, pair.a)), isolate(partyText(view, pair.b)))
    return w.same(both, pair.equal, pair.common, alike - 1)
  }
  return most.equal * least.common === least.equal * most.common
    ? [said(most)]
    : [w.greatest(said(most)), w.least(said(least))]
}

function pairTable(view: View, found: Agreements, choice: Choice, party: string | undefined): Html {
  const w = words(view.lang).analysis.agreement
  const part = slice(view, pairsOf(found, party))
  const all = part.pages === 1 ? part.rows.length : undefined
  const href = ({ a, b }: VotersPair): string => to(view, `/analysis/${a}-${b}`, { ...choice })
  const listed = table<VotersPair>(
    w.pairs,
    [
      {
        head: w.parties,
        names: true,
        cell: ({ a, b }) => html`${partyOf(view, a)} · ${partyOf(view, b)}`,
      },
      {
        head: w.sameHead,
        cell: (one) => html`<a href="${href(one)}">${w.of(one.equal, one.common)}</a>`,
      },
      { head: w.oppositeHead, end: true, cell: ({ opposite }) => number(view.lang, opposite) },
      {
        head: w.besideHead,
        end: true,
        cell: ({ common, equal, opposite }) => number(view.lang, common - equal - opposite),
      },
    ],
    part.rows,
  )
  const one = (target: string | undefined, text: Inside): Html =>
    html`<a href="${to(view, '/analysis', { ...choice, party: target })}"${target === party && html` aria-current="true"`}>${text}</a>`
  const filter = html`<nav class="links" aria-label="${w.ofParty}">${one(undefined, w.everybody)}${found.voters.slice(0, MOST_PARTIES).map((voter) => one(voter.party, code(voter.party)))}</nav>`
  const heading = all === undefined ? w.pairs : w.countPairs(all)
  return card(
    'pairs',
    heading,
    html`${filter}${listed}${paging(view, '/analysis', part, { ...choice, party })}`,
  )
}

function unity(view: View, found: Agreements): Html {
  const w = words(view.lang).analysis.agreement
  const { agreementIndex, rice } = unityOf(found)
  const figure = ({ mean, decisions }: typeof rice): Html =>
    html`${mean === null || decisions < FEWEST ? w.noIndex(FEWEST) : mean.toFixed(3)} <span class="small muted">${w.overDecisions(decisions)}</span>`
  return card(
    'unity',
    w.unity,
    html`${definitions([
      { term: w.hix, is: figure(agreementIndex) },
      { term: w.rice, is: figure(rice) },
    ])}<p class="note">${w.unityNote}</p>`,
  )
}
