/** Which documents an address asks for, in the order in which they are shown, and how many there are of each type. */
import { day } from '../../core/time.ts'
import type { View } from '../view.ts'
import { GONE, numberOf, type Documents } from './documents.ts'
import { wordsOf } from './fold.ts'
import { FOUND, type FoundKind } from './kinds.ts'
import { best } from './best.ts'

export interface Asking {
  readonly text: string
  readonly words: readonly string[]
  readonly kind?: FoundKind
  readonly body?: string
  readonly party?: string
  readonly year?: string
}

export interface Answer {
  /** The numbers of the documents of the page asked for. */
  readonly documents: readonly number[]
  readonly total: number
  /** How many there would be of each type, organ, party and year, if that alone were not chosen. */
  readonly kinds: ReadonlyMap<FoundKind, number>
  readonly bodies: ReadonlyMap<string, number>
  readonly parties: ReadonlyMap<string, number>
  readonly years: ReadonlyMap<string, number>
  /** A word on the record that is like one that is not. */
  readonly instead?: string
}

const NAMES = ['kind', 'body', 'party', 'year'] as const

/** What the query of an address asks for; what it names that there is none of finds nothing. */
export function askingOf(query: URLSearchParams): Asking {
  const given = (name: string): string | undefined => query.get(name)?.trim().slice(0, 200) || undefined
  const text = given('q') ?? ''
  const kind = FOUND.find((one) => one === given('kind'))
  const [body, party, year] = [given('body'), given('party'), given('year')]
  return {
    text,
    words: wordsOf(text),
    ...(kind === undefined ? {} : { kind }),
    ...(body === undefined ? {} : { body }),
    ...(party === undefined ? {} : { party }),
    ...(year === undefined ? {} : { year }),
  }
}

/** The day that the text of a query is, where it is nothing else. */
export function dayAsked({ text }: Asking): string | undefined {
  return day(text)
}

/** The documents that have every word, as they stood on the date and as recorded; the best first, then the latest. */
export function find(view: View, documents: Documents, asking: Asking, from: number, most: number): Answer {
  const { index, codes } = documents
  const weights = asking.words.length === 0 ? new Uint16Array(index.size) : index.find(asking.words)
  const [kinds, days, known, acts] = [
    documents.kinds(),
    documents.days(),
    documents.known(),
    documents.acts(),
  ]
  const [organs, parties] = [documents.organs(), documents.parties()]
  const { carried } = view
  const [on, knownBy] = [numberOf(view.on), carried.known === undefined ? Infinity : numberOf(carried.known)]
  const before = (carried.at ?? GONE - 1) + 1
  const chosen = {
    kind: asking.kind === undefined ? undefined : FOUND.indexOf(asking.kind),
    body: asking.body === undefined ? undefined : (codes.known(asking.body) ?? -1),
    party: asking.party === undefined ? undefined : (codes.known(asking.party) ?? -1),
    year: asking.year === undefined ? undefined : Number(asking.year),
  }
  const counts = NAMES.map(() => new Map<number, number>())
  let total = 0
  for (let document = 0; document < weights.length; document++) {
    if (weights[document] === 0) continue
    const isShown = days[document]! <= on && known[document]! <= knownBy && acts[document]! < before
    if (!isShown) {
      weights[document] = 0
      continue
    }
    const values = [
      kinds[document]!,
      organs[document]!,
      parties[document]!,
      Math.floor(days[document]! / 10_000),
    ]
    let [misses, missed] = [0, -1]
    for (let name = 0; name < NAMES.length; name++) {
      const wanted = chosen[NAMES[name]!]
      if (wanted === undefined || wanted === values[name]) continue
      misses++
      missed = name
    }
    if (misses === 0) total++
    else weights[document] = 0
    for (let name = 0; name < NAMES.length; name++) {
      if (misses > (missed === name ? 1 : 0)) continue
      const count = counts[name]!
      count.set(values[name]!, (count.get(values[name]!) ?? 0) + 1)
    }
  }
  const instead = total > 0 ? undefined : insteadOf(documents, asking)
  return {
    documents: best(weights, days, from + most).slice(from),
    total,
    kinds: new Map(FOUND.flatMap((kind, number) => entry(kind, counts[0]!.get(number)))),
    bodies: named(counts[1]!, (number) => codes.codeOf(number)),
    parties: named(counts[2]!, (number) => codes.codeOf(number)),
    years: named(counts[3]!, String),
    ...(instead === undefined ? {} : { instead }),
  }
}

function entry<T>(key: T, count: number | undefined): readonly (readonly [T, number])[] {
  return count === undefined ? [] : [[key, count]]
}

/** The most frequent first; nought stands for none and is left out. */
function named(
  counts: ReadonlyMap<number, number>,
  nameOf: (number: number) => string,
): ReadonlyMap<string, number> {
  return new Map(
    [...counts]
      .filter(([number]) => number !== 0)
      .toSorted(([a, m], [b, n]) => n - m || b - a)
      .map(([number, count]) => [nameOf(number), count]),
  )
}

/** The query with each word that nothing has replaced by one like it; undefined where there is none, or no need. */
function insteadOf({ index }: Documents, { words }: Asking): string | undefined {
  const better = words.map((word) =>
    index.find([word]).some((weight) => weight > 0) ? word : index.like(word),
  )
  return better.some((word) => word === undefined) || better.every((word, at) => word === words[at])
    ? undefined
    : better.join(' ')
}
