/** `/ORG/decisions/ID/what-if?p.ALD=no`: a question supposed otherwise: each member's stand to choose, and what the rules then give. */
import type { Fault } from '../../core/faults.ts'
import type { PartyId } from '../../core/ids.ts'
import { weightsOn } from '../../core/charter/at.ts'
import type { Stand } from '../../core/rules/condition.ts'
import { weightsIn, type Mark } from '../../core/rules/explain.ts'
import { partiesIn, wordIn } from '../../core/rules/facts.ts'
import { ruleOf, type Outcome } from '../../core/rules/question.ts'
import { standsFor, voicesOf } from '../../core/rules/what-if.ts'
import { fieldsOf, NOBODY_NAMED, type Field } from '../../store/what-if.ts'
import { sayConditions, sayEffects, sayWanting } from '../../words/explained.ts'
import { sayFault } from '../../words/faults.ts'
import type { Language } from '../../words/language.ts'
import { namingOf } from '../../words/naming.ts'
import type { Line } from '../../words/outline.ts'
import { sayReason } from '../../words/reasons.ts'
import { whatIfWords } from '../../words/what-if.ts'
import { chip, code, date, name, number } from '../format.ts'
import { eventAt } from '../facts.ts'
import { fill, html, joined, type Html, type Inside } from '../html.ts'
import { card, checks, definitions, pill, position, type PillTone } from '../parts.ts'
import { Refused } from '../refused.ts'
import { titleIn } from '../texts.ts'
import { framed, organText, partyText, say, titleOf, to, type View, withClauses } from '../view.ts'
import { changedIn, FACT, shortQuery, STAND, whatIf as whatIfIn, type WhatIf } from '../what-if.ts'

const TONES: Readonly<Record<Outcome, PillTone>> = {
  adopted: 'favour',
  'not-adopted': 'against',
  open: 'abstain',
  'out-of-order': 'against',
  'needs-parameter': 'abstain',
}

/** The page; every fault of its address; undefined where there is no such question. */
export function whatIf(view: View, ref: string): Html | Refused<Html> | undefined {
  const found = whatIfIn(view, ref)
  if (!found) return undefined
  const w = whatIfWords(view.lang)
  if (!found.ok) return new Refused(wrong(view, ref, found.faults))
  const { value } = found
  const { of, supposed } = value
  const { organ, matter, on } = supposed.question
  const matterTitle = view.reading.charter.matters[matter]?.title
  const shown = titleFor(view, of)
  const here = to(view, `/decisions/${encodeURIComponent(ref)}`)
  const about = of.declared === undefined ? w.open : w.decided(view.site.outcome[of.declared])
  const body = html`<div class="head"><p class="crumb"><a href="${to(view, '/decisions')}">${view.w.decisions.title}</a> / <a href="${here}">${code(ref)}</a></p><h1>${fill(w.heading, shown)}</h1>
<p class="meta"><span>${name(organText(view, organ))}</span> <span>${matterTitle ? say(view, matterTitle) : code(matter)}</span> <span>${date(view.lang, on)}</span></p></div>
<ul class="note before">${[about, w.starts[of.starts], w.asIfOver].map((one) => html`<li>${one}</li>`)}</ul>
<div class="two what-if"><div>${outcomeCard(view, value)}<div data-what-if="rest">${conditionsCard(view, value)}${turnsCard(view, value)}${effectsCard(view, value)}</div></div>${form(view, ref, value)}</div>
<script type="module" src="/assets/what-if.js"></script>`
  const query = shortQuery(view, value)
  return framed(
    { ...view, query },
    {
      title: w.heading(ref),
      description: w.description(ref),
      nav: 'decisions',
      alternates: [
        { format: 'json', href: `${view.path}.json${query.size === 0 ? '' : `?${query.toString()}`}` },
      ],
      body,
    },
  )
}

function wrong(view: View, ref: string, faults: readonly Fault[]): Html {
  const w = whatIfWords(view.lang)
  const again = to(view, `/decisions/${encodeURIComponent(ref)}/what-if`)
  return framed(view, {
    title: w.wrong,
    uncited: true,
    body: html`<div class="head"><h1>${w.wrong}</h1><p>${w.wrongLead}</p></div><ul class="card rows">${faults.map((fault) => html`<li>${sayFault(view.lang, fault)}</li>`)}</ul><p class="links"><a href="${again}">${w.again}</a></p>`,
  })
}

/** What the question is called: by its title or that of its text, else by its symbol. */
function titleFor(view: View, { ref, event, asked }: WhatIf['of']): Html {
  if (event) return titleOf(view, event)
  const title = view.reading.prose(eventAt(view, asked.put) as never, 'title')
  const wording = asked.text && titleIn(view, asked.text.digests)
  if (title) return say(view, title)
  return wording
    ? name(wording.text, wording.language === view.lang ? undefined : wording.language)
    : code(ref)
}

function form(view: View, ref: string, found: WhatIf): Html {
  const w = whatIfWords(view.lang)
  const path = `/${view.shown.code}/decisions/${encodeURIComponent(ref)}/what-if`
  const kept = Object.entries(view.carried).map(
    ([key, value]) =>
      value !== undefined && html`<input type="hidden" name="${key}" value="${String(value)}">`,
  )
  const begin = html`<a href="${to(view, `/decisions/${encodeURIComponent(ref)}/what-if`)}">${w.again}</a>`
  const stands = card(
    'stands',
    w.stands,
    html`<p class="small muted" data-what-if="keys" hidden>${w.keys(standsFor(found.supposed).length)}</p>${voicesOf(found.supposed).map((voice) => voiceField(view, found, voice))}<p class="links end"><button>${w.see}</button> ${begin}</p>`,
  )
  const fields = factsOf(view, found)
  const facts =
    fields &&
    card(
      'facts',
      w.facts,
      html`<p class="note">${w.factsNote}</p>${fields}<p class="links end"><button>${w.see}</button></p>`,
    )
  // What must be stated first stands first.
  const isAsked = found.judged.answer.outcome === 'needs-parameter'
  return html`<div>${allForm(view, path, found)}<form action="${path}#outcome" method="get" data-what-if="form">${kept}${isAsked && facts}${stands}${!isAsked && facts}</form></div>`
}

/** All of them at once: the usual beginning is that all are for it, and then the few that differ. Buttons, so that no crawler follows them. */
function allForm(view: View, path: string, { supposed, of }: WhatIf): Html {
  const w = whatIfWords(view.lang)
  const kept = [...view.query].filter(([key]) => key !== 'all' && !key.startsWith(STAND))
  const hidden = kept.map(([key, value]) => html`<input type="hidden" name="${key}" value="${value}">`)
  const buttons = standsFor(supposed).map(
    (stand) =>
      html`<button class="plain" name="all" value="${stand}">${stand === 'not-voted' ? w.notVoted[of.starts] : view.site.position[stand]}</button>`,
  )
  return html`<form class="links all" action="${path}#outcome" method="get">${hidden}<span>${w.all}</span>${buttons}</form>`
}

/** One member, or those that stand as one: a group of choices that the arrows move through. */
function voiceField(view: View, found: WhatIf, voice: readonly PartyId[]): Html {
  const w = whatIfWords(view.lang)
  const { of, supposed } = found
  const { question } = supposed
  const first = voice[0]!
  const own = question.positions.get(first) ?? 'not-voted'
  const isChanged = voice.some((party) => changedIn(found).has(party))
  const legend = joined(
    voice.map((party) => html`${chip(party)} ${name(partyText(view, party, question.on))}`),
    ', ',
  )
  const choices = standsFor(supposed).map((stand) => {
    const says: Inside = stand === 'not-voted' ? w.notVoted[of.starts] : position(view.lang, stand)
    return html`<label><input type="radio" name="${STAND}${first}" value="${stand}"${stand === own && html` checked`}><span>${says}</span></label>`
  })
  return html`<fieldset class="voice" id="stand-${first}"><legend>${legend}${weightOf(view, found, voice)}${isChanged && html` ${pill('accent', w.changed)}`}</legend><div>${choices}</div></fieldset>`
}

/** What the voice weighs by the tables that the rule takes. */
function weightOf(view: View, { supposed }: WhatIf, voice: readonly PartyId[]): Inside {
  const { charter, members, question } = supposed
  const rule = ruleOf(charter, members, question)
  const names = rule ? [...new Set(weightsIn(rule.adopt))] : []
  const shown = names.flatMap((table) => {
    const all = weightsOn(charter, table, question.on)
    const weight = voice.reduce((sum, party) => sum + (all?.get(party) ?? 0n), 0n)
    return all ? [`${namingOf(view.lang, charter).weight(table)} ${number(view.lang, weight)}`] : []
  })
  return shown.length > 0 && html` <span class="small muted">${shown.join('; ')}</span>`
}

function factsOf(view: View, found: WhatIf): Html | undefined {
  const fields = fieldsOf(found.supposed)
  const wanting = found.judged.answer.reasons.filter(({ code: why }) => why === 'needs-parameter')
  const asked = new Set(wanting.map(({ parameter }) => parameter))
  const first = fields.toSorted((a, b) => Number(asked.has(b.name)) - Number(asked.has(a.name)))
  return fields.length === 0
    ? undefined
    : html`${first.map((field) => factField(view, found, field, asked.has(field.name)))}`
}

function factField(
  view: View,
  { supposed }: WhatIf,
  { name: fact, form: { takes } }: Field,
  isAsked: boolean,
): Html {
  const w = whatIfWords(view.lang)
  const { question, charter } = supposed
  const title = html`${namingOf(view.lang, charter).fact(fact)}${isAsked && html` ${pill('abstain', w.notStated)}`}`
  const id = `${FACT}${fact}`
  if (takes === 'parties') {
    const named = partiesIn(question.facts, fact)
    const nobody = Array.isArray(question.facts[fact]) && named.length === 0
    const box = (value: string, says: Inside, isOn: boolean): Html =>
      html`<label><input type="checkbox" name="${id}" value="${value}"${isOn && html` checked`}><span>${says}</span></label>`
    return html`<fieldset class="voice"><legend>${title}</legend><div>${box(NOBODY_NAMED, w.nobody, nobody)}${supposed.members.map((party) => box(party, html`<span title="${partyText(view, party, question.on)}">${chip(party)}</span>`, named.includes(party)))}</div></fieldset>`
  }
  const own = wordIn(question.facts, fact) ?? ''
  if (takes === 'number' || takes === 'day')
    return html`<p class="dates"><label for="${id}">${title}</label><input id="${id}" type="${takes === 'day' ? 'date' : 'number'}" name="${id}" value="${own}"${takes === 'number' && html` min="0"`}></p>`
  const options = takes === 'yes-no' ? (['yes', 'no'] as const) : takes
  const said = (option: string): string =>
    takes === 'yes-no' ? w[option as 'yes' | 'no'] : namingOf(view.lang, charter).procedure(option)
  return html`<p class="dates"><label for="${id}">${title}</label><select id="${id}" name="${id}"><option value="">${w.notStated}</option>${options.map((option) => html`<option value="${option}"${option === own && html` selected`}>${said(option)}</option>`)}</select></p>`
}

function outcomeCard(view: View, found: WhatIf): Html {
  const w = whatIfWords(view.lang)
  const { judged, asItStands } = found
  const { answer, rule } = judged
  const called = nameIn(view, found)
  const names = (parties: readonly PartyId[]): Html =>
    html`${joined(
      parties.map((party) => html`${chip(party)} ${name(called(party))}`),
      ', ',
    )}`
  const listed = (term: string, parties: readonly PartyId[]): readonly { term: string; is: Html }[] =>
    parties.length === 0 ? [] : [{ term, is: names(parties) }]
  const changes = changedIn(found).size
  const before = [...shortQuery(view, found).keys()].every((key) => !/^(?:all$|[pf]\.)/.test(key))
    ? w.nothing
    : html`<bdi>${w.changes(changes)}</bdi> <bdi>${w.before(view.site.outcome[asItStands.answer.outcome])}</bdi>`
  // Where conditions decide, they say it themselves.
  const isSaid =
    answer.outcome === 'adopted' || (judged.adopt?.holds === 'no' && answer.outcome === 'not-adopted')
  const reasons = (isSaid ? [] : answer.reasons).map((reason) =>
    withClauses(view, sayReason(view.lang, reason, called)),
  )
  const needs = answer.outcome === 'needs-parameter' && html`<p>${w.asked}</p>`
  return card(
    'outcome',
    w.outcome,
    html`<div class="flow" role="status" data-what-if="outcome"><p>${pill(TONES[answer.outcome], view.site.outcome[answer.outcome])} ${w.is[answer.outcome]}</p><p class="small muted">${before}</p>${needs}${reasons.length > 0 && html`<ul class="rows">${reasons.map((reason) => html`<li>${reason}</li>`)}</ul>`}${definitions(
      [
        ...listed(w.vetoes, answer.vetoes),
        ...listed(w.blockedBy, answer.blockedBy),
        ...listed(
          w.excluded,
          answer.excluded.map(({ party }) => party),
        ),
        ...(rule ? [{ term: w.rule, is: name(rule.clause) }] : []),
      ],
    )}</div>`,
  )
}

function conditionsCard(view: View, found: WhatIf): Inside {
  const w = whatIfWords(view.lang)
  const { supposed, judged } = found
  const called = nameIn(view, found)
  const language = spoken(view)
  const said = sayConditions(language, supposed.charter, judged, called)
  if (said.length === 0) return undefined
  const wanting = sayWanting(language, supposed.charter, judged, called)
  return card(
    'conditions',
    w.conditions,
    inLanguage(
      view,
      html`${checks(said.map(({ mark, line }) => ({ holds: HOLDS[mark], says: html`${withClauses(view, line.text)}${nested(view, line.inner)}` })))}${wanting.length > 0 && html`<h3 class="sub">${w.wanting}</h3>${nested(view, wanting)}`}`,
    ),
  )
}

const HOLDS: Readonly<Record<Mark, boolean | undefined>> = {
  held: true,
  'not-held': false,
  open: undefined,
  asks: undefined,
}

function nested(view: View, lines: readonly Line[]): Inside {
  return (
    lines.length > 0 &&
    html`<ul class="rows">${lines.map(({ text, inner }) => html`<li>${withClauses(view, text)}${nested(view, inner)}</li>`)}</ul>`
  )
}

const MOST_TURNS = 12

function turnsCard(view: View, found: WhatIf): Html {
  const w = whatIfWords(view.lang)
  const { turns, supposed } = found
  const voices = voicesOf(supposed)
  const stands = [...new Set(turns.map(({ stand }) => stand))]
  const says = (stand: Stand): string =>
    stand === 'not-voted' ? w.notVoted[found.of.starts] : view.site.position[stand]
  const lines = stands.map((stand) => {
    const those = turns.filter((turn) => turn.stand === stand)
    if (those.length === voices.length) return html`<li>${w.turnsAll(says(stand))}</li>`
    const links = those
      .slice(0, MOST_TURNS)
      .map(
        ({ parties }) =>
          html`<a href="#stand-${parties[0]}">${name(parties.map(nameIn(view, found)).join(', '))}</a>`,
      )
    const more = those.length > MOST_TURNS && ` … (${those.length})`
    return html`<li>${fill(w.turn, says(stand), html`${joined(links, ', ')}${more}`)}</li>`
  })
  return card(
    'turns',
    w.turns,
    lines.length === 0 ? html`<p class="muted">${w.turnsNone}</p>` : html`<ul class="rows">${lines}</ul>`,
  )
}

function effectsCard(view: View, found: WhatIf): Inside {
  const w = whatIfWords(view.lang)
  if (found.judged.answer.outcome !== 'adopted' && found.judged.answer.follows.length === 0) return undefined
  const said = sayEffects(spoken(view), found.judged, nameIn(view, found))
  return card(
    'effects',
    w.effects,
    said.length === 0
      ? html`<p class="muted">${w.effectsNone}</p>`
      : inLanguage(
          view,
          html`<ul class="rows">${said.map((text) => html`<li>${withClauses(view, text)}</li>`)}</ul>`,
        ),
  )
}

function nameIn(view: View, { supposed }: WhatIf): (party: PartyId) => string {
  return (party) => partyText(view, party, supposed.question.on)
}

/** Rules are said in two languages; on a page of another they are English, and marked so. */
function spoken({ lang }: View): Language {
  return lang === 'ru' ? 'ru' : 'en'
}

function inLanguage(view: View, inside: Html): Html {
  return spoken(view) === view.lang ? inside : html`<div lang="en" dir="ltr">${inside}</div>`
}
