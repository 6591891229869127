/**
 * `/ORG/texts/ID`: an issue of a text for reading, in each of its languages; `?issue=` another issue, `?in=` another
 * language, `?with=` what changed since an earlier one.
 */
import type { Day } from '../../core/time.ts'
import {
  digestsOf,
  issueOf,
  languagesOf,
  textSlug,
  type Issue,
  type NegotiatedText,
} from '../../core/texts.ts'
import { words } from '../../words/index.ts'
import { code, date, instant, name } from '../format.ts'
import { fill, html, joined, type Html, type Inside } from '../html.ts'
import { actHref, actLink, outcomeOf } from '../lists.ts'
import { card } from '../parts.ts'
import {
  firstDayOf,
  isOpen,
  languageName,
  questionsOn,
  issueFor,
  stateOf,
  textOf,
  versionFor,
  versionsOf,
  type OnText,
  type Version,
} from '../texts.ts'
import { actorText, framed, organName, to, type View } from '../view.ts'
import { comparison } from './text-compared.ts'
import { reading } from './text-reading.ts'
import { languageCodes, statePill } from './texts.ts'

/** What of a text is shown. */
export interface Shown {
  readonly text: NegotiatedText
  readonly issue: Issue
  readonly versions: readonly Version[]
  readonly version: Version
}

/** The page of a text; its day where it came after the date asked for; undefined where there is none such. */
export function text(view: View, slug: string): Html | { readonly later: Day } | undefined {
  const found = textOf(view, slug)
  if (!found) {
    const later = firstDayOf(view, slug)
    return later !== undefined && later > view.on ? { later } : undefined
  }
  const shown = shownOf(view, found)
  if (!shown) return undefined
  const w = words(view.lang).texts
  const { issue, version } = shown
  const questions = questionsOn(view, found)
  const title = version.document?.title ?? found.id
  const since = comparedWith(view, shown)
  const body = html`<div class="head"><p class="crumb"><a href="${to(view, '/texts')}">${w.title}</a> / ${code(found.id)}</p><h1>${titled(view, version, found.id)}</h1>
<p class="meta">${statePill(view, stateOf(questions, issue.issue))} <span>${w.issueOf(issue.issue, found.issues.length)}</span> <span>${organName(view, found.organ)}</span> <span>${date(view.lang, issue.day)}</span></p></div>
${notes(view, shown, questions)}
<div class="text-page"><div>${switches(view, shown, since)}${since === undefined ? reading(view, shown) : comparison(view, shown, since)}</div>
<div>${issuesCard(view, shown)}${decisionsCard(view, questions)}${correctionsCard(view, shown)}${digestsCard(view, shown)}</div></div>`
  return framed(view, {
    title: w.page(title, issue.issue),
    description: w.pageDescription(title, issue.issue, found.issues.length),
    nav: 'texts',
    alternates: [{ format: 'json', href: to(view, `/texts/${slug}.json`, { issue: issue.issue }) }],
    linked: linkedText(found, title, version.language),
    body,
  })
}

function linkedText({ id, organ }: NegotiatedText, title: string, language: string): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'Legislation',
    name: title,
    legislationIdentifier: id,
    inLanguage: language,
    legislationPassedBy: organ,
  }
}

/** The issue and language that the address asks for: where it asks for none, the issue that stands, in the reader's language. */
function shownOf(view: View, found: NegotiatedText): Shown | undefined {
  const issue = issueFor(view, found)
  if (!issue) return undefined
  const versions = versionsOf(view, digestsOf(issue))
  const version = versionFor(view, versions, view.query.get('in'))
  return version && { text: found, issue, versions, version }
}

/** The issue with which the shown one is compared: an earlier one, or itself as it was tabled where it was corrected. */
function comparedWith(view: View, { text: found, issue }: Shown): Issue | undefined {
  const asked = view.query.get('with')
  const other = asked === null ? undefined : issueOf(found, Number(asked))
  if (!other || (other === issue && issue.corrigenda.length === 0)) return undefined
  return other
}

function titled(view: View, { document, language }: Version, symbol: string): Html {
  return document ? name(document.title, language === view.lang ? undefined : language) : code(symbol)
}

/** What a reader should know first: a question that is open and on which issue, a correction, a later issue. */
function notes(view: View, { text: found, issue }: Shown, questions: readonly OnText[]): Inside {
  const w = words(view.lang).texts
  const { lang } = view
  const zone = view.reading.charter.seat.zone
  const last = found.issues.length
  const running = questions.filter(isOpen).map(({ asked }) => {
    const on = asked.text!.issue
    const { closes } = asked
    const linked = html`<a href="${to(view, `/decisions/${encodeURIComponent(asked.id)}`)}">${code(asked.id)}</a>`
    const says =
      closes === undefined
        ? fill((question) => w.openOn(question, on), linked)
        : fill(
            (question, until) => w.openOnUntil(question, on, until),
            linked,
            instant(lang, closes, asked.zone ?? zone),
          )
    return html`<p>${says}${on < last && html` ${w.laterChangesNothing(on)}`}</p>`
  })
  const corrected = issue.corrigenda.map(({ corrigendum, digests, day }) => {
    const codes = languageCodes(languagesOf(digests))
    return html`<p>${fill((languages, on) => w.corrected(corrigendum, languages, on), codes, date(lang, day))} <a href="${hrefOf(view, found, { issue: issue.issue, with: issue.issue })}">${w.showCorrection}</a></p>`
  })
  const newer =
    issue.issue < last &&
    html`<p>${fill((link) => w.newer(link), html`<a href="${hrefOf(view, found, { issue: last })}">${w.goToLast(last)}</a>`)}</p>`
  const all = [...running, ...corrected, ...(newer ? [newer] : [])]
  return all.length > 0 && html`<div class="card text-notes" role="note">${all}</div>`
}

/** The address of the page of a text with another issue, language or comparison. */
export function hrefOf(
  view: View,
  { id }: NegotiatedText,
  changes: Readonly<Record<string, string | number | undefined>>,
): string {
  return to(view, `/texts/${textSlug(id)}`, { in: view.query.get('in') ?? undefined, ...changes })
}

/** The languages of the issue, none before the others, and the way to what changed. */
function switches(
  view: View,
  { text: found, issue, versions, version }: Shown,
  since: Issue | undefined,
): Html {
  const w = words(view.lang).texts
  const links = versions.map(({ language }) => {
    const href = hrefOf(view, found, { issue: issue.issue, in: language, with: since?.issue })
    const current = language === version.language && html` aria-current="true"`
    return html`<a href="${href}" hreflang="${language}" lang="${language}"${current}>${languageName(language)}</a>`
  })
  const earlier = since ? undefined : issueOf(found, issue.issue - 1)
  const compare = since
    ? html`<a href="${hrefOf(view, found, { issue: issue.issue })}">${w.backToText}</a>`
    : earlier &&
      html`<a href="${hrefOf(view, found, { issue: issue.issue, with: earlier.issue })}">${w.changesSince(earlier.issue)}</a>`
  return html`<div class="text-bar"><nav class="lang" aria-label="${w.inLanguages}">${links}</nav>${versions.length > 1 && html`<span class="small muted">${w.equal}</span>`}${compare && html`<span class="end">${compare}</span>`}</div>`
}

function issuesCard(view: View, { text: found, issue }: Shown): Html {
  const w = words(view.lang).texts
  const rows = found.issues.toReversed().map((one) => {
    const [earlier, later] = one.issue < issue.issue ? [one, issue] : [issue, one]
    const current = one === issue && html` aria-current="true"`
    const changes =
      one !== issue &&
      html`<p class="small"><a href="${hrefOf(view, found, { issue: later.issue, with: earlier.issue })}">${w.changesFrom(earlier.issue, later.issue)}</a></p>`
    return html`<li><h3><a href="${hrefOf(view, found, { issue: one.issue })}"${current}>${w.issueNumber(one.issue)}</a> ${languageCodes([...one.languages.keys()].toSorted())}</h3><p class="small muted meta"><span>${date(view.lang, one.day)}</span> <span>${name(actorText(view, one.by, one.day))}</span> <span>${w.provisions(one.provisions)}</span></p>${changes}</li>`
  })
  return card('issues', w.issues, html`<ul class="rows">${rows}</ul>`)
}

function decisionsCard(view: View, questions: readonly OnText[]): Html {
  const w = words(view.lang).texts
  if (questions.length === 0)
    return card('decisions', w.decisions, html`<p class="muted">${w.noDecisions}</p>`)
  return card(
    'decisions',
    w.decisions,
    html`<ul class="rows">${questions.map((one) => questionLine(view, one))}</ul>`,
  )
}

function questionLine(view: View, { asked, decision }: OnText): Html {
  const w = words(view.lang).texts
  const { closes } = asked
  const zone = asked.zone ?? view.reading.charter.seat.zone
  const href = to(view, `/decisions/${encodeURIComponent(decision?.ref ?? asked.id)}`)
  const until = closes !== undefined && html` ${fill((at) => w.until(at), instant(view.lang, closes, zone))}`
  const stands = decision
    ? html`${outcomeOf(view, decision.event)} ${date(view.lang, decision.event.day)}`
    : asked.withdrawn === undefined
      ? html`${w.open}${until}`
      : w.withdrawn
  return html`<li><h3><a href="${href}">${code(asked.id)}</a></h3><p class="small meta"><span>${w.issueNumber(asked.text!.issue)}</span> <span>${organName(view, asked.organ)}</span></p><p class="small">${stands}</p></li>`
}

function correctionsCard(view: View, { text: found, issue }: Shown): Inside {
  if (issue.corrigenda.length === 0) return undefined
  const w = words(view.lang).texts
  const rows = issue.corrigenda.map(
    ({ corrigendum, digests, day, act }) =>
      html`<li>${w.correction(corrigendum)} ${languageCodes(languagesOf(digests))} ${date(view.lang, day)}${actHref(view, act) !== undefined && html`, ${w.act} ${actLink(view, act)}`}</li>`,
  )
  const compare = html`<p><a href="${hrefOf(view, found, { issue: issue.issue, with: issue.issue })}">${w.changesOfCorrection}</a></p>`
  return card('corrections', w.corrections, html`<ul class="rows">${rows}</ul>${compare}`)
}

function digestsCard(view: View, { text: found, issue, versions }: Shown): Html {
  const w = words(view.lang).texts
  const rows = versions.map(
    ({ language, digest }) =>
      html`<div><dt>${languageCodes([language])}</dt><dd><span class="hash">${code(digest)}</span></dd></div>`,
  )
  const acts = [...new Set([...issue.languages.values()].map(({ act }) => act))].filter(
    (act) => actHref(view, act) !== undefined,
  )
  const by =
    acts.length > 0 &&
    html`<p class="small">${w.act} ${joined(
      acts.map((act) => actLink(view, act)),
      ', ',
    )}</p>`
  const data = html`<a href="${to(view, `/texts/${textSlug(found.id)}.json`, { issue: issue.issue })}">${w.asData}</a>`
  return card(
    'digests',
    w.digests,
    html`<p class="small muted">${w.digestsNote}</p><dl class="list">${rows}</dl>${by}`,
    data,
  )
}
