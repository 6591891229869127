/** OParl across all records of a server: one System, with a Body for each organisation. */
import type { Context } from 'hono'
import { dayIn, type Instant } from '../../core/time.ts'
import { body } from '../../formats/oparl/index.ts'
import { publicEntry } from '../../formats/published.ts'
import { languageFor } from '../../site/asked.ts'
import type { Shown } from '../../site/view.ts'
import { askedOf } from './endpoint.ts'

/** The System of a server. */
export function allSystem(orgs: readonly Shown[], base: string): object {
  const moments = orgs
    .flatMap(({ reading }) => [publicEntry(reading, 0), publicEntry(reading, (reading.size ?? 0) - 1)])
    .flatMap((entry) => (entry ? [entry.received] : []))
    .toSorted((a, b) => (a < b ? -1 : 1))
  return {
    id: `${base}/oparl/v1.1/system`,
    type: 'https://schema.oparl.org/1.1/System',
    oparlVersion: 'https://schema.oparl.org/1.1/',
    body: `${base}/oparl/v1.1/bodies`,
    name: 'Chancery',
    website: `${base}/`,
    created: moments[0],
    modified: moments.at(-1),
    web: `${base}/`,
  }
}

/** The list of Bodies. A server has no more organisations than one page holds objects. */
export function allBodies(
  context: Context,
  orgs: readonly Shown[],
  base: string,
  now: () => Instant,
): Response {
  const query = new URL(context.req.url).searchParams
  const lang = languageFor(query, context.req.header('accept-language'))
  const data = orgs.flatMap((shown) => {
    const today = dayIn((shown.now ?? now)(), shown.reading.charter.seat.zone)
    const asked = askedOf(shown, base, lang, today, {}, new URLSearchParams())
    return 'wrong' in asked ? [] : [body(asked)]
  })
  const self = `${base}/oparl/v1.1/bodies`
  return context.json({
    data,
    pagination: {
      totalElements: data.length,
      elementsPerPage: Math.max(100, data.length),
      currentPage: 1,
      totalPages: 1,
    },
    links: { first: self, self, last: self },
  })
}
