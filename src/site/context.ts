/** Where a reader stands: the organisation, the language, and the dates under which everything on the page is shown. */
import type { Instant } from '../core/time.ts'
import type { Lang } from '../words/index.ts'

/** What the address carries from page to page: a reader who chose a date keeps it while moving about. */
export interface Carried {
  readonly lang?: Lang
  /** As it stood on this day (`?on=`). */
  readonly on?: string
  /** As known on this day (`?known=`). */
  readonly known?: string
  /** As recorded at this log position (`?at=`). */
  readonly at?: number
}

export interface OrganisationHead {
  readonly code: string
  readonly name: string
  readonly standing: 'example' | 'demonstration' | 'own'
  /** Sections that this organisation has nothing for: no link leads there. */
  readonly without?: readonly string[]
}

/** Which state of which record a page was made from, for those who cite it. */
export interface RecordHead {
  readonly act: number
  readonly root: string
  readonly received: Instant
}

const CARRIED: readonly string[] = ['lang', 'on', 'known', 'at']

/**
 * What the address asks for beside language and dates: words, a year, a page, and of a question what is supposed of it
 * (`p.ALD`, `f.fact`). The frame's own links keep it.
 */
export function besides(query: URLSearchParams): Readonly<Record<string, string>> {
  const named = [...query].filter(([, value]) => value.trim() !== '')
  const plain = named.filter(([key]) => /^[a-z]{1,12}$/.test(key) && !CARRIED.includes(key)).slice(0, 8)
  const supposed = named.filter(([key]) => /^[pf]\.[\w-]{1,60}$/.test(key)).slice(0, 400)
  return Object.fromEntries([...plain, ...supposed])
}

/** The address of a page of an organisation that keeps what the reader has chosen, with changes; undefined takes a choice away. */
export function address(
  path: string,
  carried: Carried,
  changes: Readonly<Record<string, string | number | undefined>> = {},
): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries({ ...carried, ...changes })) {
    if (value !== undefined) query.set(key, String(value))
  }
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}
