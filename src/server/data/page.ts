/** A page of a list by cursor, and where the next one is. */
import { address } from '../../site/context.ts'
import type { Asked, Given } from './endpoint.ts'

/** The rows that a page has, of rows from its cursor on: none is made beyond the page but one. */
export function page<T>(
  { place, query }: Asked,
  path: string,
  given: Readonly<Record<string, number | undefined>>,
  shown: (rows: readonly T[], more: { readonly next?: string }) => object,
  from: (after: number) => Iterable<T>,
): Given {
  const [after, limit] = [given['after'] ?? 0, given['limit'] ?? 100]
  const rows: T[] = []
  let more = false
  for (const row of from(after)) {
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
