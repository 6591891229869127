/** One thing found: what it is, where it leads, when it was, and the words around those asked for. */
import type { Text } from '../../core/charter/charter.ts'
import type { PartyId } from '../../core/ids.ts'
import { eventAt, sourcesOf } from '../facts.ts'
import { name } from '../format.ts'
import { html, type Html, type Inside } from '../html.ts'
import { hrefOf, outcomeOf } from '../lists.ts'
import {
  actorText,
  cited,
  organText,
  partyText,
  plain,
  sourceOf,
  ownTitle,
  titleOf,
  to,
  type View,
  wordedTitle,
} from '../view.ts'
import type { Documents } from './documents.ts'
import { wordsOf } from './fold.ts'
import type { FoundKind } from './kinds.ts'

export interface Hit {
  readonly kind: FoundKind
  readonly href: string | undefined
  readonly title: Html
  /** The title as text, for data. */
  readonly text: string
  readonly day?: string
  readonly beside?: Inside
  readonly excerpt?: Html
}

/** What a document of the index is to a reader; undefined where it is not there as recorded and known for the view. */
export function hitOf(
  view: View,
  documents: Documents,
  document: number,
  words: readonly string[],
): Hit | undefined {
  const { kind, code = '', act } = documents.at(document)
  if (kind === 'member') {
    const text = partyText(view, code as PartyId, view.on)
    return { kind, href: to(view, `/members/${code}`), title: name(text), text }
  }
  if (kind === 'body')
    return {
      kind,
      href: to(view, `/bodies/${code}`),
      title: name(organText(view, code)),
      text: organText(view, code),
    }
  if (kind === 'rule') return ruleHit(view, code, words)
  if (kind === 'source') {
    const { title, publisher } = sourceOf(sourcesOf(view), code)
    const beside = publisher !== undefined && cited(view, publisher)
    const marked = isolated(view, title, withMarks(title, words))
    return { kind, href: to(view, `/sources/${code}`), title: marked, text: title, beside }
  }
  const event = eventAt(view, act)
  if (!event) return undefined
  const { reading } = view
  const isSaid = event.kind === 'statement.made'
  const title = ownTitle(view, event) ?? (isSaid ? reading.prose(event, 'gist') : undefined)
  const around = (['gist', 'note', 'claim', 'record'] as const)
    .filter((part) => part !== 'gist' || !isSaid)
    .map((part) => reading.prose(event, part))
    .find((text) => text !== undefined)
  return {
    kind,
    href: hrefOf(view, event),
    title: title ? shown(view, title, words) : titleOf(view, event),
    text: title ? plain(view.lang, title) : (wordedTitle(view, event)?.text ?? kind),
    day: event.day,
    beside: html`${name(actorText(view, event.by, event.day))} ${outcomeOf(view, event)}`,
    ...(around ? { excerpt: shown(view, around, words, LONGEST) } : {}),
  }
}

/** Most letters of an excerpt. */
const LONGEST = 280

function ruleHit(view: View, code: string, words: readonly string[]): Hit | undefined {
  const { charter } = view.reading
  const rule = charter.rules.find(({ id }) => id === code)
  if (!rule) return undefined
  // On a day on which it is in force: the one asked for, else its first.
  const on =
    rule.from <= view.on && (rule.until === undefined || view.on < rule.until) ? {} : { on: rule.from }
  const matters = rule.matters.map((matter) =>
    plain(view.lang, charter.matters[matter]?.title ?? { en: matter }),
  )
  const text = `${matters.join('; ')} (${rule.clause})`
  return {
    kind: 'rule',
    href: `${to(view, `/bodies/${rule.organs[0]}`, on)}#rule-${code}`,
    title: name(text),
    text,
    beside: name(organText(view, rule.organs[0] ?? '')),
    ...(rule.words ? { excerpt: shown(view, rule.words, words, LONGEST) } : {}),
  }
}

/** A text in the reader's language, else in English marked so, with the words asked for marked in it. */
function shown(view: View, text: Text, words: readonly string[], longest = Infinity): Html {
  const own = text[view.lang]
  const lang = own === undefined ? 'en' : undefined
  const marked = withMarks(around(own ?? text.en, words, longest), words)
  return lang === undefined ? html`<bdi>${marked}</bdi>` : html`<bdi lang="${lang}">${marked}</bdi>`
}

/** A title as its source bears it, with the words asked for marked. */
function isolated({ lang }: View, title: string, marked: readonly Inside[]): Html {
  const script = /[\u0400-\u04FF]/.test(title) ? 'ru' : 'en'
  return script === lang ? html`<bdi>${marked}</bdi>` : html`<bdi lang="${script}">${marked}</bdi>`
}

/** The part of a long text in which the first word asked for stands. */
function around(text: string, words: readonly string[], longest: number): string {
  if (text.length <= longest) return text
  const pieces = text.split(/(\s+)/)
  const first = pieces.findIndex((piece) => isAsked(piece, words))
  let [from, length] = [0, 0]
  for (let at = 0; at < first; at++) length += pieces[at]!.length
  if (length > longest / 2) {
    let left = length - longest / 3
    while (from < first && left > 0) left -= pieces[from++]!.length
  }
  const part = pieces.slice(from).join('')
  const end = part.length > longest ? `${part.slice(0, longest).replace(/\s+\S*$/, '')} …` : part
  return from > 0 ? `… ${end.trimStart()}` : end
}

function withMarks(text: string, words: readonly string[]): readonly Inside[] {
  return text
    .split(/([\p{L}\p{N}\p{M}]+)/u)
    .map((piece) => (isAsked(piece, words) ? html`<mark>${piece}</mark>` : piece))
}

function isAsked(piece: string, words: readonly string[]): boolean {
  // Most pieces are one word of plain letters, which needs no folding.
  const parts = /^[A-Za-z0-9]+$/.test(piece) ? [piece.toLowerCase()] : wordsOf(piece)
  return parts.some((one) => words.some((word) => (word.length === 1 ? one === word : one.startsWith(word))))
}
