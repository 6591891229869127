/** What each class of OParl 1.1 objects is made from, and when an object changed last. */
import type { Instant } from '../../core/time.ts'
import { addressOf, type Names, type Place } from '../names.ts'
import { once, publicEntry, type Published } from '../published.ts'

/** What objects are made with: the record, the place from which they are read, and the words. */
export interface Made {
  readonly from: Published
  readonly place: Place
  readonly names: Names
}

/** A class of objects: what it has one object of, under which id, and what the object says. */
export interface Kind<T> {
  /** The name of the class, as the last part of its type. */
  readonly type: string
  /** The part of addresses under which its objects are. */
  readonly path: string
  /** The part of addresses under which the list is. */
  readonly list: string
  readonly items: (from: Published) => readonly T[]
  readonly id: (item: T) => string
  /** The act by which it came on record, and the last one that changed what it says. */
  readonly acts: (item: T, from: Published) => { readonly created: number; readonly modified: number }
  readonly says: (made: Made, item: T) => object
  /** Where people read the same. */
  readonly web: (item: T) => string
}

/** The class, whatever its items are. */
export function kind<T>(of: Kind<T>): Kind<unknown> {
  return of as Kind<unknown>
}

export const OPARL = '/oparl/v1.1'

/** The address of an object or list. */
export function at({ place }: Pick<Made, 'place'>, ...path: readonly string[]): string {
  return addressOf(place, [OPARL, ...path.map(encodeURIComponent)].join('/'))
}

/** The type of a class. */
export function typeOf(name: string): string {
  return `https://schema.oparl.org/1.1/${name}`
}

/** When the act at a position was received. */
export function receivedAt(from: Published, position: number): Instant {
  return publicEntry(from, position)?.received ?? ('1970-01-01T00:00:00Z' as Instant)
}

/** One object: its id and type, what it says, and since when it is there and stands so. */
export function objectOf<T>(of: Kind<T>, made: Made, item: T): Record<string, unknown> {
  const { created, modified } = of.acts(item, made.from)
  return {
    id: at(made, of.path, of.id(item)),
    type: typeOf(of.type),
    ...of.says(made, item),
    created: receivedAt(made.from, created),
    modified: receivedAt(made.from, modified),
    web: addressOf(made.place, of.web(item)),
  }
}

/** The object of a class with this id; undefined where it has none. */
export function itemCalled<T>(of: Kind<T>, from: Published, id: string): T | undefined {
  return once(from, `oparl ${of.type}`, () => new Map(of.items(from).map((item) => [of.id(item), item]))).get(
    id,
  )
}

/** The last act that was by or about a party or an organ, by its code. */
function lastAbout(from: Published): ReadonlyMap<string, number> {
  return once(from, 'oparl last', () => {
    const found = new Map<string, number>()
    for (const { act, corrected = act, by, body } of from.events()) {
      const { party, organ, parties, seats } = body as Readonly<Record<string, unknown>>
      const codes = ['party' in by ? by.party : '', party, organ, ...keys(parties), ...keys(seats)]
      for (const code of codes)
        if (typeof code === 'string' && code !== '')
          found.set(code, Math.max(found.get(code) ?? 0, corrected))
    }
    return found
  })
}

function keys(of: unknown): readonly string[] {
  return typeof of === 'object' && of !== null ? Object.keys(of) : []
}

/** The last act about any of these codes; the one by which the record was opened where there is none. */
export function lastAct(from: Published, codes: readonly string[]): number {
  const last = lastAbout(from)
  return Math.max(0, ...codes.map((code) => last.get(code) ?? 0))
}
