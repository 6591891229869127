/** What is found, as data. */
import type { Across } from '../across.ts'
import { resultsOf } from '../pages/search.ts'
import { groupsOf } from '../pages/search-across.ts'
import type { View } from '../view.ts'
import type { Hit } from './hit.ts'
import { askingOf } from './query.ts'

/** One page of what a record has, with the number of each type. */
export function searchJson(view: View): object {
  const { asking, answer, hits, page, pages, waiting } = resultsOf(view)
  const { total, kinds, bodies, parties, years, instead } = answer
  return {
    organisation: view.shown.code,
    query: asking.text,
    total,
    page,
    pages,
    ...(waiting > 0 ? { waiting } : {}),
    facets: {
      kind: Object.fromEntries(kinds),
      body: Object.fromEntries(bodies),
      party: Object.fromEntries(parties),
      year: Object.fromEntries(years),
    },
    ...(instead === undefined ? {} : { instead }),
    results: hits.map(shortOf),
  }
}

/** The first results of each organisation. */
export function searchAcrossJson(across: Across): object {
  const asking = askingOf(across.query)
  return {
    query: asking.text,
    organisations: groupsOf(across, asking).map(({ view, total, hits }) => ({
      organisation: view.shown.code,
      total,
      results: hits.map(shortOf),
    })),
  }
}

function shortOf({ kind, text, day, href }: Hit): object {
  return {
    kind,
    title: text,
    ...(day === undefined ? {} : { date: day }),
    ...(href === undefined ? {} : { href }),
  }
}
