/**
 * The record as OParl 1.1 (https://oparl.org/spezifikation/): one System and one Body for an organisation, its objects and
 * their lists. What OParl has no place for, positions above all, is in the other formats: see `docs/divergences.md`.
 */
import type { Published } from '../published.ts'
import { addressOf } from '../names.ts'
import { agendaItem, consultation, file, location, meeting, paper, seatOf } from './business.ts'
import { at, itemCalled, objectOf, receivedAt, typeOf, type Kind, type Made } from './kind.ts'
import { externalList, type ListQuery } from './list.ts'
import { membership, organization, person, WHOLE } from './members.ts'

export { OPARL, type Made } from './kind.ts'
export { listQuery, type ListQuery } from './list.ts'

const TERM: Kind<string> = {
  type: 'LegislativeTerm',
  path: 'legislative-term',
  list: 'legislative-terms',
  items: () => ['record'],
  id: (term) => term,
  acts: () => ({ created: 0, modified: 0 }),
  web: () => '',
  says: (made) => ({
    body: at(made, 'body'),
    name: made.names.titles.wholeRecord,
    ...firstDay(made.from),
  }),
}

function firstDay(from: Published): object {
  const first = from.events()[0]?.day
  return first === undefined ? {} : { startDate: first }
}

const KINDS: readonly Kind<unknown>[] = [
  organization,
  person,
  membership,
  meeting,
  agendaItem,
  paper,
  consultation,
  file,
  location,
  TERM as Kind<unknown>,
]

/** The entry point: one System for an organisation. */
export function system(made: Made): Record<string, unknown> {
  return {
    id: at(made, 'system'),
    type: typeOf('System'),
    oparlVersion: 'https://schema.oparl.org/1.1/',
    body: at(made, 'bodies'),
    name: made.names.organisation,
    website: addressOf(made.place, ''),
    created: receivedAt(made.from, 0),
    modified: receivedAt(made.from, lastOf(made.from)),
    web: addressOf(made.place, '/data'),
  }
}

/** The organisation. Each of its lists is at an address of its own. */
export function body(made: Made): Record<string, unknown> {
  const { title, short } = made.from.charter
  return {
    id: at(made, 'body'),
    type: typeOf('Body'),
    system: at(made, 'system'),
    ...(short ? { shortName: made.names.text(short) } : {}),
    name: made.names.text(title),
    website: addressOf(made.place, ''),
    organization: at(made, organization.list),
    person: at(made, person.list),
    meeting: at(made, meeting.list),
    paper: at(made, paper.list),
    legislativeTerm: [objectOf(TERM, made, 'record')],
    agendaItem: at(made, agendaItem.list),
    consultation: at(made, consultation.list),
    file: at(made, file.list),
    locationList: at(made, location.list),
    legislativeTermList: at(made, TERM.list),
    membership: at(made, membership.list),
    mainOrganization: at(made, 'organization', WHOLE),
    location: seatOf(made),
    created: receivedAt(made.from, 0),
    modified: receivedAt(made.from, lastOf(made.from)),
    web: addressOf(made.place, ''),
  }
}

function lastOf(from: Published): number {
  return Math.max(0, (from.size ?? 1) - 1)
}

/** The object or list at a path below the entry point; undefined where there is none. */
export function oparl(made: Made, path: readonly string[], query: ListQuery): object | undefined {
  const [first = '', id, list] = path
  if (path.length === 1 && first === 'system') return system(made)
  if (path.length === 1 && first === 'body') return body(made)
  if (path.length === 1 && first === 'bodies') return externalList(made, 'bodies', [body(made)], query)
  if (path.length === 1) {
    const kind = KINDS.find((one) => one.list === first)
    return kind && externalList(made, kind.list, kindRows(kind, made), query)
  }
  const kind = KINDS.find((one) => one.path === first)
  const item = kind && itemCalled(kind, made.from, id ?? '')
  if (!kind || item === undefined) return undefined
  if (path.length === 2) return objectOf(kind, made, item)
  // The lists of one body: what it sat on, and what was before it.
  const of = list === 'meetings' ? meeting : list === 'consultations' ? consultation : undefined
  if (kind !== organization || !of || path.length !== 3) return undefined
  const own = at(made, 'organization', id ?? '')
  const rows = kindRows(of, made, (one) => {
    const { organization: organs = [] } = of.says(made, one) as { organization?: readonly string[] }
    return organs.includes(own)
  })
  return externalList(made, `organization/${encodeURIComponent(id ?? '')}/${list}`, rows, query)
}

interface Rows {
  readonly length: number
  /** Objects from one position to another, made as they are asked for. */
  readonly slice: (from: number, to: number) => readonly Record<string, unknown>[]
  readonly filter: (holds: (created: string, modified: string) => boolean) => Rows
}

function kindRows(kind: Kind<unknown>, made: Made, own?: (item: unknown) => boolean): Rows {
  const of = (items: readonly unknown[]): Rows => ({
    length: items.length,
    slice: (from, to) => items.slice(from, to).map((item) => objectOf(kind, made, item)),
    filter: (holds) =>
      of(
        items.filter((item) => {
          const { created, modified } = kind.acts(item, made.from)
          return holds(receivedAt(made.from, created), receivedAt(made.from, modified))
        }),
      ),
  })
  const items = kind.items(made.from)
  return of(own ? items.filter(own) : items)
}

/** All objects in one file, in pieces: the System, and under `data` every object that its lists would give. */
export function* oparlWhole(made: Made): Generator<string> {
  yield `${JSON.stringify(system(made)).slice(0, -1)},"data":[\n${JSON.stringify(body(made))}`
  for (const kind of KINDS)
    for (const item of kind.items(made.from)) yield `,\n${JSON.stringify(objectOf(kind, made, item))}`
  yield ']}\n'
}
