/** `/`: what Chancery is, what it answers, and the organisations whose records are kept here, by kind. */
import { KINDS_OF_ORGANISATION } from '../../core/charter/presentation.ts'
import { dayNumber, dayOfNumber, type Day } from '../../core/time.ts'
import { countCases } from '../../store/suite-folder.ts'
import { words } from '../../words/index.ts'
import { toAcross, type Across } from '../across.ts'
import { date } from '../format.ts'
import { chronicleOf, decisionsOf, figuresOf, spellsOf, type Decision } from '../facts.ts'
import { fill, html, type Html, type Inside } from '../html.ts'
import { hrefOf } from '../lists.ts'
import { page } from '../layout.ts'
import { card, pill } from '../parts.ts'
import { organisationName, organisationText, say, titleOf, to, type View } from '../view.ts'
import { unreadOf } from './unread.ts'

/** The first page. Each view is of one organisation as it stands today. */
export function landing(across: Across): Html {
  const { lang, carried, views, w } = across
  const { site, pages } = words(lang)
  const groups = [...KINDS_OF_ORGANISATION, undefined].flatMap((kind) => {
    const those = views.filter(({ reading }) => reading.charter.presentation.kind === kind)
    return those.length === 0 ? [] : [group(across, kind ?? 'other', those)]
  })
  const body = html`<div class="head"><h1>${pages.landing.heading}</h1><p>${pages.landing.lead}</p></div>
${doors(across)}
${card('answers', w.landing.answers, questions(across))}
<section aria-label="${pages.landing.organisations}">
${views.length === 0 ? html`<p class="card">${pages.landing.none}</p>` : html`${groups}<p class="note">${w.landing.examples}</p>`}</section>`
  return page({ lang, title: site.brand, description: pages.landing.lead, path: '/', carried, body })
}

/** The three ways in: a record to read, a council to sit in, a record of one's own. */
function doors(across: Across): Html {
  const { lang, carried, views } = across
  const w = words(lang).desk.landing
  const examples = views.filter(({ shown }) => shown.standing === 'example')
  // The one that has most kinds of pages to show: what it did together, and not only who belonged.
  const read =
    examples.find((view) => chronicleOf(view).some(({ kind }) => kind === 'operation.mandated')) ??
    examples[0]
  const sit = views.find(({ shown }) => shown.standing === 'demonstration')
  return html`<section class="three doors" aria-label="${w.doors}">${
    read &&
    html`<article class="card" aria-labelledby="door-read"><h2 id="door-read">${w.read}</h2><p>${fill(w.readText, organisationName(read))}</p><p><a class="go" href="${to(read, '')}">${w.readGo}</a></p></article>`
  }${
    sit &&
    html`<article class="card" aria-labelledby="door-sit"><h2 id="door-sit">${w.sit}</h2><p>${fill(w.sitText, organisationName(sit))}</p><form method="post" action="${to(sit, '/desk/seat')}"><button class="go" name="as" value="first">${w.sitGo}</button></form></article>`
  }<article class="card" aria-labelledby="door-start"><h2 id="door-start">${w.start}</h2><p>${w.startText}</p><p><a class="go" href="${toAcross({ carried }, '/start')}">${w.startGo}</a></p></article></section>`
}

function group(
  { w, lang }: Across,
  kind: keyof Across['w']['landing']['kinds'],
  views: readonly View[],
): Html {
  const sorted = views.toSorted((a, b) => organisationText(a).localeCompare(organisationText(b), lang))
  return html`<section class="group" aria-labelledby="kind-${kind}"><h2 id="kind-${kind}">${w.landing.kinds[kind]}</h2><div class="three">${sorted.map((view) => cardOf(w, view))}</div></section>`
}

function cardOf(w: Across['w'], view: View): Html {
  const { shown } = view
  const { charter } = view.reading
  const { members, ever, years } = figuresOf(view)
  const id = `org-${shown.code}`
  return html`<article class="card" aria-labelledby="${id}"><h3 class="title" id="${id}"><a href="${to(view, '')}">${say(view, charter.title)}</a></h3>
${charter.summary && html`<p class="small">${say(view, charter.summary)}</p>`}
<p class="small muted">${[w.landing.members(members), w.landing.ever(ever), w.landing.years(years)].join(' · ')} ${shown.standing !== 'example' && pill('grey', view.w.landing.standing[shown.standing])}</p></article>`
}

/** What a reader may ask, each with a page of this server that answers it. */
function questions(across: Across): Html {
  const { w } = across
  const views = across.views.filter(({ shown }) => shown.standing !== 'demonstration')
  const left = mostLeft(views)
  const failed = lastFailed(views)
  const cases = countCases()
  const unread = unreadOf(across.views).reduce((sum, { parts }) => sum + parts.length, 0)
  const ask = (question: string, ...answers: readonly Inside[]): Html | undefined =>
    answers.some((answer) => answer !== undefined && answer !== false)
      ? html`<div><dt>${question}</dt><dd>${answers}</dd></div>`
      : undefined
  return html`<dl class="answers">${[
    ask(
      w.landing.who,
      left &&
        html`<a href="${to(left.view, '/members', { on: left.on })}">${fill(w.landing.whoOn, organisationName(left.view), date(across.lang, left.on))}</a>`,
    ),
    ask(w.landing.why, failed && decisionLink(across, failed)),
    ask(
      w.landing.would,
      cases > 0 && html`<a href="${toAcross(across, '/conformance')}">${w.landing.cases(cases)}</a>`,
    ),
    ask(
      w.landing.unread,
      unread > 0 && html`<a href="${toAcross(across, '/unread')}">${w.landing.parts(unread)}</a>`,
    ),
    ask(
      w.landing.altered,
      left?.view.reading.head && html`<a href="${to(left.view, '/record/verify')}">${w.landing.verify}</a>`,
    ),
  ]}</dl>`
}

/** The organisation that goes on though most parties have left it by today, and the last day on which one of them still belonged. */
function mostLeft(views: readonly View[]): { readonly view: View; readonly on: Day } | undefined {
  const found = views
    .filter((view) => view.reading.charter.membership.by === 'treaty' && figuresOf(view).members > 0)
    .map((view) => {
      const spells = [...spellsOf(view).values()]
      const left = spells.filter((all) => all.at(-1)?.status === 'former')
      const ends = spells.flatMap((all) =>
        all.flatMap(({ status, until }) =>
          status === 'member' && until !== undefined && until <= view.today ? [until] : [],
        ),
      )
      return { view, left: left.length, last: ends.toSorted().at(-1) }
    })
    .filter(({ last }) => last !== undefined)
    .toSorted((a, b) => b.left - a.left)[0]
  return found?.last === undefined
    ? undefined
    : { view: found.view, on: dayOfNumber(dayNumber(found.last) - 1) }
}

/** The latest decision that was not adopted and of which the roll is known. */
function lastFailed(
  views: readonly View[],
): { readonly view: View; readonly decision: Decision } | undefined {
  return views
    .flatMap((view) => {
      const decision = decisionsOf(view).find(
        ({ body, positions, event }) =>
          body.outcome === 'not-adopted' && positions !== undefined && event.day <= view.today,
      )
      return decision ? [{ view, decision }] : []
    })
    .toSorted((a, b) => (a.decision.event.day < b.decision.event.day ? 1 : -1))[0]
}

function decisionLink(
  { w }: Across,
  { view, decision }: { readonly view: View; readonly decision: Decision },
): Html {
  const title = view.reading.prose(decision.event, 'title')
  const shown = title ? say(view, title) : titleOf(view, decision.event)
  return html`<a href="${hrefOf(view, decision.event) ?? to(view, '/decisions')}">${fill(w.landing.whyOf, organisationName(view), shown)}</a>`
}
