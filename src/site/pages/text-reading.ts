/** The wording of an issue for reading: provisions one under another, each with its number and a link of its own. */
import { handlesOf, stepsOf } from '../../texts/number.ts'
import type { Provision, TextDocument } from '../../texts/document.ts'
import { words } from '../../words/index.ts'
import { code } from '../format.ts'
import { html, type Html, type Inside } from '../html.ts'
import { directionOf } from '../texts.ts'
import { date } from '../format.ts'
import { organText, type View } from '../view.ts'
import type { Shown } from './text.ts'

/** The sheet of an issue in one language. */
export function reading(view: View, { text, issue, version }: Shown): Html {
  const w = words(view.lang).texts
  const { document } = version
  if (!document) return html`<section class="card sheet"><p class="muted">${w.notHeld}</p></section>`
  return html`<article class="card sheet"><header><span>${organText(view, text.organ)}</span><span>${code(text.id)} · ${w.issueNumber(issue.issue)} · ${date(view.lang, issue.day)}</span></header>
${readingOf(view, document)}</article>`
}

/** Title and provisions in their language; `prefix` keeps their places apart where a page has several languages. */
export function readingOf(view: View, document: TextDocument, prefix = ''): Html {
  const { language, title, provisions } = document
  const handles = handlesOf(provisions)
  const shown = provisions.map((one, at) => {
    const { heading, text } = one
    const inside = html`${heading !== undefined && html`<h3>${heading}</h3>`}${text !== '' && html`<p>${text}</p>`}`
    return provision(view, one, `${prefix}${handles[at]}`, inside)
  })
  return html`<div class="wording" lang="${language}" dir="${directionOf(language)}"><h2>${title}</h2>
${shown}</div>`
}

/** A provision with its number, which is its link, and whatever stands beside it. */
export function provision(
  view: View,
  { number }: Pick<Provision, 'number'>,
  handle: string,
  inside: Inside,
  mark?: { readonly kind: string; readonly says: Inside },
): Html {
  const w = words(view.lang).texts
  const depth = number === undefined ? 0 : (stepsOf(number)?.length ?? 1)
  const label = number === undefined ? w.linkToUnnumbered : w.linkTo(number)
  const kind = mark ? ` ${mark.kind}` : ''
  return html`<section class="para depth-${depth}${kind}" id="${handle}"><a class="n" href="#${handle}" aria-label="${label}"><bdi dir="ltr">${number ?? '¶'}</bdi></a><div>${mark && html`<p class="mark">${mark.says}</p>`}${inside}</div></section>`
}
