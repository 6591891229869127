/** The parts of a charter that cite a source, and which of them nobody here read in the text. */
import type { Charter, Source, Text } from './charter.ts'

export interface CitedPart {
  /** The section of the charter's file in which it stands: `rules`, `procedures`, `instruments`. */
  readonly section: string
  /** Its names from the section inwards: the code of a rule; a weight and the first day of its table. */
  readonly names: readonly string[]
  /** The clauses that it states, and those within it that cite no source of their own. */
  readonly clauses: readonly string[]
  /** The code of its source. */
  readonly source: string
  /** What it says or is called, for readers. */
  readonly words?: Text
}

/** Every part that cites a source of the charter, in the order of the sections. */
export function citedParts(charter: Charter): readonly CitedPart[] {
  const known = kept.get(charter)
  if (known) return known
  const found: Growing[] = []
  for (const [section, value] of Object.entries(charter))
    collect(charter, value, { section, names: [] }, undefined, found)
  kept.set(charter, found)
  return found
}

const kept = new WeakMap<Charter, readonly CitedPart[]>()
/** Keys of the file that name no thing of their own. */
const UNNAMED: readonly string[] = ['', 'tables', 'validity']

/** True where the source was read in the text, at a place that a reader can find. */
export function isRead(source: Source | undefined): boolean {
  return source?.seen === 'text' && source.locator !== undefined
}

/** The parts whose source nobody here read in the text, at a place that a reader can find. */
export function unreadParts(charter: Charter): readonly CitedPart[] {
  return citedParts(charter).filter(({ source }) => !isRead(charter.sources[source]))
}

interface Place {
  readonly section: string
  readonly names: readonly string[]
}

interface Growing extends Place {
  readonly clauses: string[]
  readonly source: string
  readonly words?: Text
}

function collect(
  charter: Charter,
  value: unknown,
  place: Place,
  around: Growing | undefined,
  into: Growing[],
): void {
  if (Array.isArray(value)) {
    value.forEach((one: unknown, index) =>
      collect(
        charter,
        one,
        within(place, nameIn(one) ?? (index === 0 ? '' : String(index + 1))),
        around,
        into,
      ),
    )
    return
  }
  if (typeof value !== 'object' || value === null) return
  const { clause, source, words, title } = value as Readonly<Record<string, unknown>>
  let here = around
  if (typeof source === 'string' && Object.hasOwn(charter.sources, source)) {
    const says = isText(words) ? words : isText(title) ? title : undefined
    here = { ...place, clauses: [], source, ...(says ? { words: says } : {}) }
    into.push(here)
  }
  if (typeof clause === 'string' && here && !here.clauses.includes(clause)) here.clauses.push(clause)
  for (const [key, inner] of Object.entries(value)) collect(charter, inner, within(place, key), here, into)
}

function within({ section, names }: Place, name: string): Place {
  return { section, names: UNNAMED.includes(name) ? names : [...names, name] }
}

/** What an element of a list is called: its own code, else the day from which it holds. */
function nameIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { id, code, unit, motion, from, on } = value as Readonly<Record<string, unknown>>
  return [id, code, unit, motion, from, on].find((one) => typeof one === 'string')
}

function isText(value: unknown): value is Text {
  return typeof value === 'object' && value !== null && typeof (value as { en?: unknown }).en === 'string'
}
