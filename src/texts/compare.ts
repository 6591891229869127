/**
 * What changed from one issue of a text to another, provision by provision, and in a provision word by word. Nothing is
 * left out: the pieces of either side, read in order, are that side.
 */
import { diffArrays } from 'diff'
import type { Provision, TextDocument } from './document.ts'

/** A piece of wording: in both, in the later one alone, or in the earlier one alone. */
export interface Piece {
  readonly is: 'same' | 'added' | 'removed'
  readonly text: string
}

export interface Change {
  readonly is: 'same' | 'renumbered' | 'changed' | 'added' | 'removed'
  /** The places of the provision in the earlier and the later issue. */
  readonly before?: number
  readonly after?: number
  readonly heading: readonly Piece[]
  readonly text: readonly Piece[]
}

export interface Comparison {
  readonly title: readonly Piece[]
  readonly changes: readonly Change[]
}

// The search for what two wordings share takes as many steps as the square of their edits. One comparison has so many steps
// in all; a wording for which none are left stands whole, the old one beside the new.
const MOST_STEPS = 3_000_000
const MOST_EDITS = 1000
// So many pairs of provisions are weighed by their words; in longer gaps numbers alone decide.
const MOST_PAIRS = 10_000
// Of so many words at least one in three is kept where a provision counts as the same one, changed.
const KEPT = 3

/** What changed from one issue to another, in the order of reading. */
export function compare(before: TextDocument, after: TextDocument): Comparison {
  const words = splitter(after.language)
  const pieces = searcher(words)
  const changes = pairs(before.provisions, after.provisions, words).map(([from, to]): Change => {
    const [one, other] = [before.provisions[from ?? -1], after.provisions[to ?? -1]]
    const [heading, text] = [
      pieces(one?.heading ?? '', other?.heading ?? ''),
      pieces(one?.text ?? '', other?.text ?? ''),
    ]
    return {
      is: isOf(one, other),
      ...(from === undefined ? {} : { before: from }),
      ...(to === undefined ? {} : { after: to }),
      heading,
      text,
    }
  })
  return { title: pieces(before.title, after.title), changes }
}

function isOf(one: Provision | undefined, other: Provision | undefined): Change['is'] {
  if (!one) return 'added'
  if (!other) return 'removed'
  if (!isSame(one, other)) return 'changed'
  return one.number === other.number ? 'same' : 'renumbered'
}

function isSame(one: Provision, other: Provision): boolean {
  return one.text === other.text && one.heading === other.heading
}

type Pair = readonly [before: number | undefined, after: number | undefined]
type Splitter = (text: string) => readonly string[]

/** Each provision of either issue once, in order: beside its counterpart, or alone. */
function pairs(before: readonly Provision[], after: readonly Provision[], words: Splitter): readonly Pair[] {
  const found: Pair[] = []
  let [from, to] = [0, 0]
  const gap = (removed: number, added: number): void => {
    const own = paired(before.slice(from, from + removed), after.slice(to, to + added), words)
    for (const [one, other] of own)
      found.push([one === undefined ? one : from + one, other === undefined ? other : to + other])
    ;[from, to] = [from + removed, to + added]
  }
  let [removed, added] = [0, 0]
  for (const part of diffArrays([...before], [...after], { comparator: isCounterpart })) {
    if (part.removed) removed += part.value.length
    else if (part.added) added += part.value.length
    else {
      gap(removed, added)
      ;[removed, added] = [0, 0]
      for (let at = 0; at < part.value.length; at += 1) found.push([from++, to++])
    }
  }
  gap(removed, added)
  return found
}

/** True for what needs no search: the same wording, or the same name where both have one. */
function isCounterpart(one: Provision, other: Provision): boolean {
  if (one.id !== undefined && other.id !== undefined) return one.id === other.id
  return isSame(one, other)
}

/** Provisions between two that stayed: in order, so that as much wording as can be is kept; a number weighs where words do not. */
function paired(before: readonly Provision[], after: readonly Provision[], words: Splitter): readonly Pair[] {
  const isLong = before.length * after.length > MOST_PAIRS
  const [ones, others] = [before, after].map((list) =>
    isLong ? [] : list.map(({ text }) => countsOf(words(text))),
  )
  const worth = (one: number, other: number): number => {
    const isNumbered = before[one]!.number !== undefined && before[one]!.number === after[other]!.number
    return (isLong ? 0 : likeness(ones![one]!, others![other]!)) * 2 + (isNumbered ? 1 : 0)
  }
  // best[i][j]: the most that is kept of what stands from i and from j on.
  const best = Array.from({ length: before.length + 1 }, () => new Float64Array(after.length + 1))
  const worths = best.map(() => new Float64Array(after.length + 1))
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const own = (worths[i]![j] = worth(i, j))
      best[i]![j] = Math.max(best[i + 1]![j]!, best[i]![j + 1]!, own > 0 ? own + best[i + 1]![j + 1]! : 0)
    }
  const found: Pair[] = []
  let [i, j] = [0, 0]
  while (i < before.length && j < after.length) {
    const own = worths[i]![j]!
    if (own > 0 && best[i]![j] === own + best[i + 1]![j + 1]!) found.push([i++, j++])
    else if (best[i]![j] === best[i + 1]![j]) found.push([i++, undefined])
    else found.push([undefined, j++])
  }
  while (i < before.length) found.push([i++, undefined])
  while (j < after.length) found.push([undefined, j++])
  return found
}

interface Counts {
  readonly all: number
  readonly of: ReadonlyMap<string, number>
}

function countsOf(tokens: readonly string[]): Counts {
  const of = new Map<string, number>()
  const said = tokens.filter((token) => /[\p{L}\p{N}]/u.test(token))
  for (const token of said) of.set(token, (of.get(token) ?? 0) + 1)
  return { all: said.length, of }
}

/** How many words two wordings share, where that is enough for one to be the other changed; else 0. */
function likeness(one: Counts, other: Counts): number {
  let shared = 0
  for (const [token, count] of one.of) shared += Math.min(count, other.of.get(token) ?? 0)
  return shared * KEPT >= Math.max(one.all, other.all) ? shared : 0
}

/** Gives the wording of two sides in pieces, as long as the steps of this comparison last. */
function searcher(words: Splitter): (before: string, after: string) => readonly Piece[] {
  let steps = MOST_STEPS
  return (before, after) => {
    if (before === after) return before === '' ? [] : [{ is: 'same', text: before }]
    const most = Math.min(MOST_EDITS, Math.floor(Math.sqrt(steps)))
    const parts =
      before === '' || after === '' || most < 2
        ? undefined
        : diffArrays([...words(before)], [...words(after)], { maxEditLength: most })
    const edits = parts?.reduce((sum, part) => sum + (part.added || part.removed ? part.value.length : 0), 0)
    if (before !== '' && after !== '') steps -= (edits ?? most) ** 2
    const found: readonly Piece[] = parts
      ? parts.map(({ value, added, removed }) => ({
          is: added ? 'added' : removed ? 'removed' : 'same',
          text: value.join(''),
        }))
      : [
          { is: 'removed', text: before },
          { is: 'added', text: after },
        ]
    return found.filter(({ text }) => text !== '')
  }
}

/** Words and what stands between them, as the language divides them. */
function splitter(language: string): Splitter {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' })
  return (text) => [...segmenter.segment(text)].map(({ segment }) => segment)
}
