/** The wording of an issue for reading: provisions one under another, each with its number and a link of its own. */
import { handlesOf, stepsOf } from '../../texts/number.ts'
import type { Provision } from '../../texts/document.ts'
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
  const { document, language } = version
  if (!document) return html`<section class="card sheet"><p class="muted">${w.notHeld}</p></section>`
  const handles = handlesOf(document.provisions)
  const provisions = document.provisions.map((one, at) =>
    provision(
      view,
      one,
      handles[at]!,
      html`${one.heading !== undefined && html`<h3>${one.heading}</h3>`}${one.text !== '' && html`<p>${one.text}</p>`}`,
    ),
  )
  return html`<article class="card sheet"><header><span>${organText(view, text.organ)}</span><span>${code(text.id)} · ${w.issueNumber(issue.issue)} · ${date(view.lang, issue.day)}</span></header>
<div lang="${language}" dir="${directionOf(language)}"><h2>${document.title}</h2>
${provisions}</div></article>`
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
