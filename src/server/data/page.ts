/** A page of a list by cursor, and where the next one is. */
import { address } from '../../site/context.ts'
import type { Asked, Given } from './endpoint.ts'

/** The rows that a page has, of rows that are made as they are asked for: none is made beyond the page but one. */
export function page<T>(
  { place, query }: Asked,
  path: string,
  given: Readonly<Record<string, number | undefined>>,
  shown: (rows: readonly T[], more: { readonly next?: string }) => object,
  all: Iterable<T>,
): Given {
  const [after, limit] = [given['after'] ?? 0, given['limit'] ?? 100]
  const rows: T[] = []
  let [seen, more] = [0, false]
  for (const row of all) {
    seen += 1
    if (seen <= after) continue
    more = rows.length === limit
    if (more) break
    rows.push(row)
  }
  const kept = Object.fromEntries([...query].filter(([name]) => name === 'at' || name === 'lang'))
  const next = address(`/${place.organisation}${path}`, {}, { ...kept, after: after + limit, limit })
  return {
    body: `${JSON.stringify(shown(rows, more ? { next } : {}))}\n`,
    headers: more ? { link: `<${next}>; rel="next"` } : {},
  }
}
