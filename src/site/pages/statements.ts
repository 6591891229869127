/** `/ORG/statements`: what was said, by whom, and which sources report it. */
import type { Happened } from '../../core/chronicle.ts'
import { date, name } from '../format.ts'
import { refOf, sourcesOf, statementsOf } from '../facts.ts'
import { fill, html, type Html, type Inside } from '../html.ts'
import { actHref, actLink, paging, slice, sourceLine } from '../lists.ts'
import { actorText, cited, framed, organisationText, say, sourceOf, to, type View } from '../view.ts'

/** The list of statements. */
export function statements(view: View): Html {
  const { w } = view
  const part = slice(view, statementsOf(view))
  const listed =
    part.rows.length === 0
      ? html`<p class="muted">${w.statements.none}</p>`
      : html`${statementList(view, part.rows)}${paging(view, '/statements', part)}`
  const isEnglish = part.rows.some((event) => view.reading.prose(event, 'gist')?.[view.lang] === undefined)
  const language = isEnglish && view.lang !== 'en' ? ` ${w.statements.oneLanguage}` : ''
  const body = html`<div class="head"><h1>${w.statements.title}</h1><p>${w.statements.attributed}${language}</p></div><section class="card" aria-label="${w.statements.title}">${listed}</section>`
  const alternates = [{ format: 'json' as const, href: to(view, '/statements.json') }]
  return framed(view, {
    title: w.statements.title,
    description: w.statements.description(organisationText(view)),
    nav: 'statements',
    alternates,
    body,
  })
}

/** Statements one under another: speaker, date, gist, sources. */
export function statementList(view: View, events: readonly Happened[]): Html {
  return html`<ul class="rows">${events.map((event) => statement(view, event))}</ul>`
}

function statement(view: View, event: Happened): Html {
  const { w, lang } = view
  const gist = view.reading.prose(event, 'gist')
  const note = view.reading.prose(event, 'note')
  const act =
    actHref(view, event.act) !== undefined && html`<span>${w.decision.act} ${actLink(view, event.act)}</span>`
  return html`<li id="${refOf(event)}"><h3>${speakerOf(view, event)}</h3><p class="small muted meta"><span>${date(lang, event.day)}</span>${act}</p>
${gist && html`<blockquote>${say(view, gist)}</blockquote>`}
${note && html`<p class="note">${say(view, note)}</p>`}
${otherDates(view, event)}
<ul class="cited">${event.sources.map((id) => html`<li>${sourceLine(view, id)}</li>`)}</ul></li>`
}

/** Who speaks: as the sources call them, with the name where they give one; a party links to its page. */
export function speakerOf(view: View, event: Happened): Html {
  const speaker = view.reading.speaker(event)
  const actor = actorText(view, event.by, event.day)
  const shown = speaker ? say(view, speaker) : name(actor)
  const own = view.lang === 'ru' ? speaker?.nameRu : undefined
  const person =
    speaker?.name === undefined
      ? undefined
      : html`, ${own === undefined ? name(speaker.name, view.lang === 'en' ? undefined : 'en') : name(own)}`
  return 'party' in event.by
    ? html`<a href="${to(view, `/members/${event.by.party}`)}">${shown}</a>${person}`
    : html`${shown}${person}`
}

function otherDates(view: View, event: Happened): Inside {
  return event.claims.map(
    (claim) =>
      claim.effect !== undefined &&
      html`<p class="note">${fill((source, day) => view.w.statements.otherDate(source, day), cited(view, sourceOf(sourcesOf(view), claim.source).title), date(view.lang, claim.effect))}</p>`,
  )
}
