/** `/ORG/bodies/ORGAN/power?matter=`: what a vote weighs in a body under a rule, every member voting for or against. */
import { powerNarrow, powerSwatch, powerWide } from '../../charts/power.ts'
import type { Power } from '../../analysis/power.ts'
import type { MatterId, OrganId } from '../../core/ids.ts'
import { unmarked } from '../../words/fallback.ts'
import { sayReason } from '../../words/reasons.ts'
import { namingOf } from '../../words/naming.ts'
import { direction, words } from '../../words/index.ts'
import { code, date, isolate, name, number, percent } from '../format.ts'
import { fill, html, joined, raw, type Html, type Inside } from '../html.ts'
import { sourceLine } from '../lists.ts'
import { card, definitions, pill, table } from '../parts.ts'
import { alike, factText, mattersOf, partiesOf, powerThen, type PowerThen } from '../power.ts'
import {
  framed,
  organisationText,
  organName,
  organText,
  partyOf,
  partyText,
  plain,
  say,
  to,
  type View,
} from '../view.ts'
import { organsOf } from './bodies.ts'
import { command } from './verify.ts'

/** The page of the power in a body; undefined where there is no such body, or no rule for the matter. */
export function power(view: View, given: string): Html | undefined {
  const then = powerThen(view, given)
  if (!then) return undefined
  const w = words(view.lang).analysis.power
  const { organ, matter, found } = then
  const title = w.title(isolate(organText(view, organ)))
  const path = `/bodies/${organ}/power`
  const about = definitions([
    { term: w.matter, is: matterText(view, matter) },
    ...(found.rule
      ? [
          {
            term: view.bodies.clause,
            is: html`<a href="${to(view, `/bodies/${organ}`)}#rule-${found.rule.id}">${code(found.rule.clause)}</a>`,
          },
          { term: view.bodies.source, is: sourceLine(view, found.rule.source) },
        ]
      : []),
    ...Object.entries(then.facts).map(([fact, is]) => ({
      term: w.stated,
      is: html`${code(fact)}: ${Array.isArray(is) ? is.join(', ') : String(is)}`,
    })),
  ])
  const content = html`<div class="head"><p class="crumb"><a href="${to(view, '/bodies')}">${view.bodies.title}</a> / <a href="${to(view, `/bodies/${organ}`)}">${organName(view, organ)}</a></p><h1>${fill(w.title, organName(view, organ))}</h1></div>
${card('rule', fill(view.bodies.on, date(view.lang, view.on)), about, choose(view, then))}
${then.power ? reckoned(view, then, then.power) : card('refused', w.notReckoned, refusal(view, then))}
<p class="note">${w.assumptions}</p>`
  return framed(view, {
    title,
    description: w.description(isolate(organText(view, organ)), isolate(organisationText(view))),
    nav: 'bodies',
    alternates: then.power
      ? (['json', 'csv'] as const).map((format) => ({
          format,
          href: to(view, `${path}.${format}`, { matter, fact: factText(then.facts) }),
        }))
      : [],
    body: content,
  })
}

function matterText(view: View, matter: MatterId): Html {
  return say(view, view.reading.charter.matters[matter]?.title ?? { en: matter })
}

/** The choice of a matter and a day: a form that works without script. */
function choose(view: View, { organ, matter }: PowerThen): Html {
  const w = words(view.lang).analysis.power
  const { charter } = view.reading
  const kept = Object.entries({ ...view.carried, on: undefined }).map(
    ([key, value]) =>
      value !== undefined && html`<input type="hidden" name="${key}" value="${String(value)}">`,
  )
  const options = mattersOf(view, organ).map(
    (one) =>
      html`<option value="${one}"${one === matter && html` selected`}>${plain(view.lang, charter.matters[one]?.title ?? { en: one })}</option>`,
  )
  return html`<form class="dates" action="${view.path}" method="get">${kept}<label for="matter">${w.matter}</label><select id="matter" name="matter">${options}</select><label for="on">${view.site.dateForm.label}</label><input id="on" type="date" name="on" value="${view.on}" required><button>${view.site.dateForm.button}</button></form>`
}

/** Why nothing is reckoned: the reasons, what may be stated, or the command that takes longer than a page may. */
function refusal(view: View, { organ, matter, facts, found }: PowerThen): Html {
  const w = words(view.lang).analysis
  if ('game' in found) {
    const text = `npx --no-install chancery power ${view.shown.code} --organ ${organ} --matter ${matter} --on ${view.on}`
    return html`<div class="flow"><p>${w.power.takesLong(found.game.players.length)}</p><pre><code>${command(text)}</code></pre></div>`
  }
  const called = (party: Parameters<typeof partyText>[1]): string => partyText(view, party, view.on)
  const stating = found.reasons.flatMap(({ parameter, options }) =>
    (options ?? []).map(
      (option) =>
        html`<a href="${to(view, `/bodies/${organ}/power`, { matter, fact: factText({ ...facts, [parameter ?? '']: option }) })}">${namingOf(view.lang, view.reading.charter).fact(parameter ?? '')}: ${code(option)}</a>`,
    ),
  )
  const links =
    stating.length > 0 && html`<p>${w.power.ifStated}</p><p class="links">${joined(stating, html`<br>`)}</p>`
  return html`<div class="flow"><p>${w.power.refused[found.outcome]}</p><ul class="rows">${found.reasons.map((reason) => html`<li>${sayReason(view.lang, reason, called)}</li>`)}</ul>${links}</div>`
}

function reckoned(view: View, then: PowerThen, found: Power): Html {
  const w = words(view.lang).analysis
  const groups = alike(found)
  const title = sentence(view, found, groups)
  const called = ({ codes }: (typeof groups)[number]): string =>
    codes.length === 1
      ? playerText(view, then, codes[0]!)
      : codes.length <= MOST_NAMED
        ? codes.join(' ')
        : w.power.members(codes.length)
  const rows = groups.slice(0, MOST_ROWS).map((group) => ({
    name: called(group),
    shapley: bar(view, group.shapleyShubik ?? 0),
    banzhaf: bar(view, group.banzhaf?.normalised ?? 0),
  }))
  const input = { id: 'power', title: unmarked(title), rows, dir: direction(view.lang) }
  const key = html`<ul class="key">${(['shapley', 'banzhaf'] as const).map((kind) => html`<li>${raw(powerSwatch(kind))}${w.power[kind]}</li>`)}</ul>`
  const notes = [
    w.wins(found.players, grouped(view, found.winning), grouped(view, found.coalitions)),
    ...(found.powerToAct === undefined ? [] : [w.powerToAct(percent(view.lang, found.powerToAct))]),
    w.exact,
  ]
  return html`${card('picture', w.power.shares, html`<p class="finding">${title}</p>${raw(powerWide(input))}${raw(powerNarrow(input))}${key}${notes.map((note) => html`<p class="note">${note}</p>`)}`)}
${card('table', w.power.table, playerTable(view, then, found))}`
}

const MOST_ROWS = 40
const MOST_NAMED = 10

function playerText(view: View, { found }: PowerThen, given: string): string {
  const parties = partiesOf(found, given)
  return parties.length === 1 ? partyText(view, parties[0]!, view.on) : given
}

function bar(view: View, share: number): { readonly share: number; readonly label: string } {
  return { share, label: percent(view.lang, share) }
}

/** A whole number of any length in groups of three. */
function grouped(view: View, digits: string): string {
  return number(view.lang, BigInt(digits))
}

/** Who has the greatest share and who the least; where all have the same, that. */
function sentence(view: View, found: Power, groups: ReturnType<typeof alike>): string {
  const w = words(view.lang).analysis.power
  const [most, least] = [groups[0], groups.at(-1)]
  if (!most || !least || found.winning === '0') return w.nothingAdopts
  const share = (of: typeof most): string => {
    const { codes } = of
    const who = codes.length <= MOST_NAMED ? isolate(codes.join(', ')) : w.members(codes.length)
    const part = percent(view.lang, of.shapleyShubik ?? 0)
    return codes.length === 1 ? w.share(who, part) : w.shareEach(who, part)
  }
  return most === least
    ? w.allSame(found.players, most.shapleyShubikExact ?? percent(view.lang, most.shapleyShubik ?? 0))
    : w.mostAndLeast(share(most), share(least))
}

function playerTable(view: View, then: PowerThen, found: Power): Html {
  const w = words(view.lang).analysis
  const rows = Object.entries(found.parties)
  type Row = (typeof rows)[number]
  return table<Row>(
    w.power.table,
    [
      { head: w.columns.party, names: true, cell: ([player]) => playerOf(view, then, player) },
      { head: w.columns.swings, end: true, cell: ([, of]) => grouped(view, of.swings) },
      { head: w.columns.absolute, end: true, cell: ([, of]) => figure(of.banzhaf?.absolute) },
      { head: w.columns.normalised, end: true, cell: ([, of]) => figure(of.banzhaf?.normalised) },
      { head: w.columns.shapleyShubik, end: true, cell: ([, of]) => figure(of.shapleyShubik) },
      { head: w.power.exactly, end: true, cell: ([, of]) => of.shapleyShubikExact },
      {
        head: w.power.standing,
        cell: ([, { veto, dummy }]) =>
          veto ? pill('against', w.veto) : dummy ? pill('grey', w.dummy) : undefined,
      },
    ],
    rows,
  )
}

function figure(value: number | undefined): string {
  if (value === undefined) return ''
  return value === 0 || value >= 0.001 ? value.toFixed(6) : value.toExponential(5)
}

function playerOf(view: View, { found }: PowerThen, given: string): Inside {
  const parties = partiesOf(found, given)
  if (parties.length === 1) return partyOf(view, parties[0]!, view.on)
  return html`${name(given)}<br><span class="small">${joined(
    parties.map((party) => partyOf(view, party, view.on)),
    ' ',
  )}</span>`
}

/** Where the power in each body can be seen, matter by matter. */
export function powerCard(view: View): Html {
  const w = words(view.lang).analysis.power
  const bodies = organsOf(view).filter((organ) => mattersOf(view, organ).length > 0)
  const listed = table<OrganId>(
    w.heading,
    [
      { head: view.w.columns.body, names: true, cell: (organ) => name(organText(view, organ)) },
      {
        head: w.matter,
        cell: (organ) =>
          html`<ul class="rows">${mattersOf(view, organ).map((matter) => html`<li><a href="${to(view, `/bodies/${organ}/power`, { matter })}">${matterText(view, matter)}</a></li>`)}</ul>`,
      },
    ],
    bodies,
  )
  return card(
    'power',
    w.heading,
    bodies.length === 0 ? html`<p class="muted">${view.bodies.noRules}</p>` : listed,
  )
}
