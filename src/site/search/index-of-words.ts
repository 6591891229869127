/**
 * Words and where they stand: an index in memory that grows at its end. A million documents of a dozen words take
 * numbers in typed arrays and no object each, which is why it is not a library's.
 */
import { inLatin, wordsOf } from './fold.ts'

/** How much a word counts: in a title, in the text under it. */
export const TITLE = 4
export const BODY = 1

interface Postings {
  /** Numbers of documents, ascending. */
  documents: Uint32Array
  weights: Uint8Array
  length: number
}

export interface WordIndex {
  /** The number of documents. */
  readonly size: number
  /** Takes a document in; its number is the size before. `times` makes all of its words count for more. */
  readonly add: (title: string, body: string, times?: number) => number
  /** The weight of each document that has every word, or a word that begins so; nought of all others. */
  readonly find: (words: readonly string[]) => Uint16Array
  /** The known word most like this one; undefined where none is near. */
  readonly like: (word: string) => string | undefined
}

/** An index without documents. */
export function newIndex(): WordIndex {
  const postings = new Map<string, Postings>()
  // All words in order, and those that came since they were put in order.
  let [sorted, fresh]: [string[], string[]] = [[], []]
  let size = 0

  function post(word: string, weight: number): void {
    let at = postings.get(word)
    if (!at) {
      at = { documents: new Uint32Array(2), weights: new Uint8Array(2), length: 0 }
      postings.set(word, at)
      fresh.push(word)
    }
    if (at.length > 0 && at.documents[at.length - 1] === size) {
      at.weights[at.length - 1] = Math.min(255, at.weights[at.length - 1]! + weight)
      return
    }
    if (at.length === at.documents.length) grow(at)
    at.documents[at.length] = size
    at.weights[at.length++] = weight
  }

  function inOrder(): readonly string[] {
    if (fresh.length > 0) {
      sorted = merged(sorted, fresh.sort())
      fresh = []
    }
    return sorted
  }

  function beginning(word: string): readonly string[] {
    const all = inOrder()
    const from = place(all, word)
    let to = from
    while (to < all.length && all[to]!.startsWith(word)) to++
    return all.slice(from, to)
  }

  return {
    get size() {
      return size
    },
    add(title, body, times = 1) {
      for (const [text, weight] of [
        [title, TITLE],
        [body, BODY],
      ] as const)
        for (const word of wordsOf(text)) {
          post(word, weight * times)
          const latin = inLatin(word)
          if (latin !== undefined) post(latin, weight * times)
        }
      return size++
    },
    find(words) {
      const weights = new Uint16Array(size)
      const met = new Uint8Array(size)
      words.slice(0, MOST_WORDS).forEach((word, index) => {
        // A single letter or digit stands for itself alone: too many words begin with it.
        for (const whole of word.length === 1 ? [word] : beginning(word)) {
          const at = postings.get(whole)
          if (!at) continue
          const more = whole === word ? 2 : 1
          for (let i = 0; i < at.length; i++) {
            const document = at.documents[i]!
            if (met[document]! < index) continue
            met[document] = index + 1
            weights[document] = Math.min(65_535, weights[document]! + at.weights[i]! * more)
          }
        }
      })
      const all = Math.min(words.length, MOST_WORDS)
      for (let document = 0; document < size; document++) if (met[document]! < all) weights[document] = 0
      return weights
    },
    like(word) {
      let [best, least] = [undefined as string | undefined, word.length > 5 ? 3 : 2]
      for (const one of inOrder()) {
        if (one[0] !== word[0] || Math.abs(one.length - word.length) > 1) continue
        const away = distance(one, word, least)
        if (away < least) [best, least] = [one, away]
      }
      return best
    },
  }
}

/** More words of a query than these are not looked at. */
export const MOST_WORDS = 12

function grow(at: Postings): void {
  const [documents, weights] = [
    new Uint32Array(at.documents.length * 2),
    new Uint8Array(at.weights.length * 2),
  ]
  documents.set(at.documents)
  weights.set(at.weights)
  at.documents = documents
  at.weights = weights
}

function merged(one: readonly string[], other: readonly string[]): string[] {
  const all: string[] = []
  let [i, j] = [0, 0]
  while (i < one.length && j < other.length) all.push(one[i]! < other[j]! ? one[i++]! : other[j++]!)
  while (i < one.length) all.push(one[i++]!)
  while (j < other.length) all.push(other[j++]!)
  return all
}

/** Where the word stands, or would stand, among those in order. */
function place(all: readonly string[], word: string): number {
  let [low, high] = [0, all.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (all[middle]! < word) low = middle + 1
    else high = middle
  }
  return low
}

/** How many letters differ, are wanting or too many; `least` where it is no fewer. */
function distance(one: string, other: string, least: number): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1)))
    if (Math.min(...next) >= least) return least
    row = next
  }
  return row[other.length]!
}
