/** Lists of OParl 1.1: a page of objects, how many there are, and where the other pages are. */
import { at, type Made } from './kind.ts'

const PER_PAGE = 100
const FILTERS = ['created_since', 'created_until', 'modified_since', 'modified_until'] as const

/** What an address asks of a list. */
export interface ListQuery {
  readonly page: number
  readonly omitInternal: boolean
  /** The filters by their names: instants of RFC 3339, compared as moments. */
  readonly filters: Readonly<Partial<Record<(typeof FILTERS)[number], string>>>
}

/** What a query says, or the names of its parameters that are not of their form. */
export function listQuery(query: URLSearchParams): ListQuery | { readonly wrong: readonly string[] } {
  const wrong: string[] = []
  const page = query.get('page') ?? '1'
  if (!/^[1-9]\d{0,8}$/.test(page)) wrong.push('page')
  const omit = query.get('omit_internal')
  if (omit !== null && !['true', 'false', ''].includes(omit)) wrong.push('omit_internal')
  const filters: Partial<Record<(typeof FILTERS)[number], string>> = {}
  for (const name of FILTERS) {
    const given = query.get(name)
    if (given === null) continue
    // In an address a plus sign is a space.
    const moment = given.replace(' ', '+')
    if (
      /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/.test(moment) &&
      !Number.isNaN(Date.parse(moment))
    )
      filters[name] = moment
    else wrong.push(name)
  }
  return wrong.length > 0
    ? { wrong }
    : { page: Number(page), omitInternal: omit === 'true' || omit === '', filters }
}

interface Rows {
  readonly length: number
  readonly slice: (from: number, to: number) => readonly Record<string, unknown>[]
  readonly filter: (holds: (created: string, modified: string) => boolean) => Rows
}

/** A page of a list. */
export function externalList(
  made: Made,
  path: string,
  all: Rows | readonly Record<string, unknown>[],
  { page, omitInternal, filters }: ListQuery,
): object {
  const rows = 'map' in all ? fixed(all) : all
  const kept = Object.keys(filters).length === 0 ? rows : rows.filter(holdsFor(filters))
  const pages = Math.max(1, Math.ceil(kept.length / PER_PAGE))
  const objects = kept.slice((page - 1) * PER_PAGE, page * PER_PAGE)
  const href = (target: number): string => {
    const query = new URLSearchParams({ ...filters, ...(omitInternal ? { omit_internal: 'true' } : {}) })
    if (target > 1) query.set('page', String(target))
    const text = query.toString()
    return `${at(made)}/${path}${text === '' ? '' : `?${text}`}`
  }
  return {
    data: omitInternal ? objects.map(withoutInternal) : objects,
    pagination: {
      totalElements: kept.length,
      elementsPerPage: PER_PAGE,
      currentPage: page,
      totalPages: pages,
    },
    links: {
      first: href(1),
      self: href(page),
      last: href(pages),
      ...(page > 1 ? { prev: href(Math.min(page - 1, pages)) } : {}),
      ...(page < pages ? { next: href(page + 1) } : {}),
    },
  }
}

function holdsFor(filters: ListQuery['filters']): (created: string, modified: string) => boolean {
  const { created_since, created_until, modified_since, modified_until } = filters
  const within = (moment: string, since: string | undefined, until: string | undefined): boolean =>
    (since === undefined || Date.parse(moment) >= Date.parse(since)) &&
    (until === undefined || Date.parse(moment) <= Date.parse(until))
  return (created, modified) =>
    within(created, created_since, created_until) && within(modified, modified_since, modified_until)
}

function fixed(objects: readonly Record<string, unknown>[]): Rows {
  return {
    length: objects.length,
    slice: (from, to) => objects.slice(from, to),
    filter: (holds) =>
      fixed(objects.filter(({ created, modified }) => holds(String(created), String(modified)))),
  }
}

/** The object without those that stand within it: they are in their own lists. */
function withoutInternal(object: Record<string, unknown>): Record<string, unknown> {
  const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && 'type' in value
  return Object.fromEntries(
    Object.entries(object).filter(
      ([, value]) => !isObject(value) && !(Array.isArray(value) && value.some(isObject)),
    ),
  )
}
