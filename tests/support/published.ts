/** Organisations as the formats of the open data take them: a record, the place from which it is read, and the words. */
import { PUBLIC } from '../../src/core/audience.ts'
import type { Entry } from '../../src/core/act.ts'
import type { Names, Place } from '../../src/formats/names.ts'
import type { Published } from '../../src/formats/published.ts'
import { namesOf } from '../../src/site/names.ts'
import type { Shown } from '../../src/site/site.ts'
import { viewOf } from '../../src/site/view.ts'
import { readingOfRecord } from '../../src/store/reading.ts'
import type { Lang } from '../../src/words/index.ts'
import { foundOf, workedBuilt } from './records.ts'
import { NOW, shownRecord } from './shown.ts'

export interface Taken {
  readonly from: Published
  readonly place: Place
  readonly names: Names
}

export const BASE = 'https://records.example.org'

/** The record of an organisation that the project ships. */
export function published(organisation: string, lang: Lang = 'en'): Taken {
  return taken(shownRecord(organisation), lang)
}

/** The record of a fictional organisation that works here: acts performed, none reported but one. `change` may alter its entries. */
export function worked(
  organisation: string,
  change: (entries: readonly Entry[]) => readonly Entry[] = (entries) => entries,
): Taken {
  const built = workedBuilt(organisation)
  const { head, document } = foundOf(organisation, built)
  const { charter, entries } = built.ledger
  const record = { charter, parties: new Map(), entries: change(entries), head, document }
  const reading = readingOfRecord(record, PUBLIC)
  return taken({ code: charter.organisation, reading, standing: 'own' }, 'en')
}

/** Names and place for what is shown. */
export function taken(shown: Shown, lang: Lang): Taken {
  const view = viewOf(shown, lang, {}, new URLSearchParams(), '/', NOW.slice(0, 10) as never)
  return { from: shown.reading, place: { base: BASE, organisation: shown.code }, names: namesOf(view) }
}
