/** What changed between two issues, or from an issue as tabled to it as corrected: word by word, on the sheet of the text. */
import { digestsOf, type Issue } from '../../core/texts.ts'
import { compare, type Change, type Piece } from '../../texts/compare.ts'
import type { TextDocument } from '../../texts/document.ts'
import { handlesOf } from '../../texts/number.ts'
import { words } from '../../words/index.ts'
import { html, type Html } from '../html.ts'
import { directionOf, tabledDigests, wordingOf } from '../texts.ts'
import type { View } from '../view.ts'
import { provision } from './text-reading.ts'
import type { Shown } from './text.ts'

/** The sheet with the changes since another issue, in the language that is read. */
export function comparison(view: View, { issue, version }: Shown, since: Issue): Html {
  const w = words(view.lang).texts
  const { language, document: after } = version
  const own = since === issue
  const digest = (own ? tabledDigests(since) : digestsOf(since))[language]
  const before = digest === undefined ? undefined : wordingOf(view, digest)
  const heading = own ? w.changesOfCorrection : w.changesSince(since.issue)
  if (!before || !after)
    return html`<section class="card sheet"><h2 class="sub">${heading}</h2><p class="muted">${w.cannotCompare}</p></section>`
  const { says, shown } = changesOf(view, before, after)
  return html`<article class="card sheet"><header><span>${heading}</span><span>${says}</span></header>
${shown}</article>`
}

/** Title and provisions with what changed in them, and how much that is; `prefix` keeps their places apart where a page has several languages. */
export function changesOf(
  view: View,
  before: TextDocument,
  after: TextDocument,
  prefix = '',
): { readonly says: string; readonly shown: Html } {
  const w = words(view.lang).texts
  const { title, changes } = compare(before, after)
  const { language } = after
  const isSame = changes.every(({ is }) => is === 'same') && title.every(({ is }) => is === 'same')
  const count = (is: Change['is']): number => changes.filter((one) => one.is === is).length
  return {
    says: isSame ? w.nothingChanged : saidOf(w.counts, count),
    shown: html`<div class="wording compared" lang="${language}" dir="${directionOf(language)}"><h2>${pieces(title)}</h2>
${changes.map((change) => changeOf(view, change, before, after, prefix))}</div>`,
  }
}

/** How many provisions changed in which way; a way in which none did is left out. */
function saidOf(
  counts: Readonly<Record<Exclude<Change['is'], 'same'>, (n: number) => string>>,
  count: (is: Change['is']) => number,
): string {
  return (['changed', 'added', 'removed', 'renumbered'] as const)
    .flatMap((is) => (count(is) === 0 ? [] : counts[is](count(is))))
    .join(', ')
}

function changeOf(
  view: View,
  change: Change,
  before: TextDocument,
  after: TextDocument,
  prefix: string,
): Html {
  const { marks, was } = words(view.lang).texts
  const [one, other] = [before.provisions[change.before ?? -1], after.provisions[change.after ?? -1]]
  // What was removed has its place under its old name, which no provision of this issue has.
  const handle =
    change.after === undefined
      ? `was-${handlesOf(before.provisions)[change.before!]}`
      : handlesOf(after.provisions)[change.after]!
  const inside = html`${change.heading.length > 0 && html`<h3>${pieces(change.heading)}</h3>`}${change.text.length > 0 && html`<p>${pieces(change.text)}</p>`}`
  const moved = one && other && one.number !== other.number && html` (${was(one.number ?? '¶')})`
  const mark =
    change.is === 'same'
      ? undefined
      : { kind: change.is, says: html`<span lang="${view.lang}">${marks[change.is]}${moved}</span>` }
  return provision(view, other ?? one ?? {}, `${prefix}${handle}`, inside, mark)
}

function pieces(all: readonly Piece[]): Html {
  return html`${all.map(({ is, text }) => (is === 'same' ? text : is === 'added' ? html`<ins>${text}</ins>` : html`<del>${text}</del>`))}`
}
