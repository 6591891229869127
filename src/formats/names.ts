/** What formats call things, in the language of whoever asked. The caller has the words: no format says a sentence of its own. */
import { createHash } from 'node:crypto'
import type { Text } from '../core/charter/charter.ts'
import type { Actor, PartyId } from '../core/ids.ts'
import type { Happened } from '../core/chronicle.ts'
import type { Day } from '../core/time.ts'
import { headingOf, type Published } from './published.ts'

export interface Names {
  /** The language as a tag of BCP 47. */
  readonly lang: string
  readonly organisation: string
  /** A text in this language, or in English where there is no other. */
  readonly text: (text: Text) => string
  readonly kind: (kind: string) => string
  readonly actor: (actor: Actor, on?: Day) => string
  readonly party: (party: PartyId, on?: Day) => string
  readonly organ: (organ: string) => string
  readonly matter: (matter: string) => string
  readonly outcome: (outcome: 'adopted' | 'not-adopted') => string
  readonly position: (position: string) => string
  readonly status: (status: string) => string
  /** Whose act of which kind, where an event has no title. */
  readonly of: (what: string, whose: string) => string
  readonly chair: string
  /** Titles of what a format gives as a whole. */
  readonly titles: {
    readonly feed: (of: string) => string
    readonly calendar: (of: string) => string
    readonly deadline: (question: string) => string
    readonly sitting: (organ: string) => string
    readonly wholeRecord: string
    readonly noText: string
    readonly rules: (of: string) => string
    readonly rulesNote: string
  }
}

/** Where the pages are that a format links to: scheme and host without a slash at the end, and the organisation's code. */
export interface Place {
  readonly base: string
  readonly organisation: string
}

/** The address of a page or file of the organisation. */
export function addressOf({ base, organisation }: Place, path: string): string {
  return `${base}/${organisation}${path}`
}

/** What an event is called: its title, else its kind and who acted. */
export function titleOf(from: Published, names: Names, event: Happened): string {
  const heading = headingOf(from, event)
  return heading ? names.text(heading) : names.of(names.kind(event.kind), names.actor(event.by, event.day))
}

/** A name that is the same wherever and whenever the record is shown: a UUID (RFC 9562, version 8) of what is named. */
export function uuidOf(...parts: readonly string[]): string {
  const digest = createHash('sha256').update(parts.join('\n')).digest('hex')
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`
}
