/** For which record letters are made, and what the operator of the server says of mail. */
import type { Entry } from '../core/act.ts'
import type { Charter } from '../core/charter/charter.ts'
import type { Names } from '../formats/names.ts'
import type { Published } from '../formats/published.ts'
import type { Language } from '../words/language.ts'

/** A record for which letters are made. */
export interface Source {
  readonly code: string
  readonly standing: 'demonstration' | 'own'
  readonly charter: Charter
  /** How many entries are durably on the public log. */
  readonly size: () => number
  readonly entry: (position: number) => Entry | undefined
  /** The record as the public reads it, and what things are called in it. */
  readonly from: () => Published
  readonly names: (lang: Language) => Names
}

/** What the operator of the server says of mail. */
export interface Registry {
  /** The address that letters come from. */
  readonly from: string
  /** Where the pages are, where that is known. */
  readonly base?: string
}
