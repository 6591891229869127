/** An address of the open data: what it takes, what it gives, and how. Routes and the description of the API are made from these. */
import type { ReadableStream } from 'node:stream/web'
import type { Names, Place } from '../../formats/names.ts'
import { recordedAt, type Published } from '../../formats/published.ts'
import { namesOf } from '../../site/names.ts'
import { situationOf } from '../../site/facts.ts'
import { viewOf, type Shown, type View } from '../../site/view.ts'
import type { Day } from '../../core/time.ts'
import type { Lang } from '../../words/index.ts'

/** A parameter of the query: a whole number within bounds, or a text of a form. */
export interface Parameter {
  readonly name: string
  readonly says: string
  readonly schema: Readonly<Record<string, unknown>>
  readonly example: string | number
}

/** What a request asks of a record. */
export interface Asked {
  /** The record as the public reads it, at the position that `?at=` names. */
  readonly from: Published
  readonly place: Place
  readonly names: Names
  readonly lang: Lang
  readonly today: Day
  /** Parts of the path by their names. */
  readonly path: Readonly<Record<string, string>>
  readonly query: URLSearchParams
}

export interface Given {
  /** The whole, or pieces of it as they are asked for. */
  readonly body: string | ReadableStream<Uint8Array> | Iterable<string>
  readonly headers?: Readonly<Record<string, string>>
}

/** A parameter that is not of its form. */
export interface Wrong {
  readonly wrong: readonly { readonly parameter: string; readonly found: string; readonly right: string }[]
}

export interface Endpoint {
  /** Below the address of the organisation; a part in braces is a name. */
  readonly path: string
  readonly says: string
  /** Names of the parts in braces whose examples differ from the usual ones of that name. */
  readonly media: string
  readonly query?: readonly Parameter[]
  /** The form of the answer, as JSON Schema. */
  readonly schema?: Readonly<Record<string, unknown>>
  /** Undefined where there is nothing at this address. */
  readonly answer: (asked: Asked) => Given | Wrong | undefined | Promise<Given | undefined>
}

export const AT: Parameter = {
  name: 'at',
  says: 'As recorded in the first so many acts',
  schema: { type: 'integer', minimum: 1 },
  example: 3,
}

/** The parameters of a page of a list by cursor. */
export function paged(most: number, usual: number): readonly Parameter[] {
  return [
    {
      name: 'after',
      says: 'Leave out the first so many: the cursor that the page before gives',
      schema: { type: 'integer', minimum: 0, default: 0 },
      example: 0,
    },
    {
      name: 'limit',
      says: `At most so many, up to ${most}`,
      schema: { type: 'integer', minimum: 1, maximum: most, default: usual },
      example: 2,
    },
  ]
}

/** The numbers that a query gives for parameters that are whole numbers, or all that are none or out of bounds. */
export function numbers(
  query: URLSearchParams,
  parameters: readonly Parameter[],
): Readonly<Record<string, number | undefined>> | Wrong {
  const found: Record<string, number | undefined> = {}
  const wrong: { parameter: string; found: string; right: string }[] = []
  for (const { name, schema } of parameters) {
    const given = query.get(name)
    const { minimum = 0, maximum = 999_999_999, default: usual } = schema as Bounds
    if (given === null || given === '') found[name] = usual
    else if (/^\d{1,9}$/.test(given) && Number(given) >= minimum && Number(given) <= maximum)
      found[name] = Number(given)
    else wrong.push({ parameter: name, found: given.slice(0, 60), right: `${minimum} ... ${maximum}` })
  }
  return wrong.length > 0 ? { wrong } : found
}

interface Bounds {
  readonly minimum?: number
  readonly maximum?: number
  readonly default?: number
}

const published = new WeakMap<Shown['reading'], Published>()

/** A reading for the formats, with the situation that the pages take on from act to act. */
function publishedBy(view: View): Published {
  const { reading } = view
  const found = published.get(reading) ?? { ...reading, situation: () => situationOf(view) }
  published.set(reading, found)
  return found
}

const states = new WeakMap<Published, Map<number, Published>>()
/** States that are kept for one record: what is asked for comes from the public, and there is no end of it. */
const MOST_STATES = 8

/** The record at an earlier position; the same object while it is asked for often, so that nothing is reckoned twice. */
function stateOf(reading: Published, at: number | undefined): Published {
  if (at === undefined || at >= (reading.size ?? 0)) return reading
  const known = states.get(reading) ?? new Map<number, Published>()
  states.set(reading, known)
  let found = known.get(at)
  if (!found) {
    const oldest = known.keys().next()
    if (known.size >= MOST_STATES && !oldest.done) known.delete(oldest.value)
    known.set(at, (found = recordedAt(reading, at)))
  }
  return found
}

/** What is asked of a record, or which parameters are not of their form. */
export function askedOf(
  shown: Shown,
  base: string,
  lang: Lang,
  today: Day,
  path: Readonly<Record<string, string>>,
  query: URLSearchParams,
): Asked | Wrong {
  const at = numbers(query, [AT])
  if ('wrong' in at) return at as Wrong
  const { code } = shown
  const view = viewOf(shown, lang, {}, new URLSearchParams(), '/', today)
  return {
    from: stateOf(publishedBy(view), at['at']),
    place: { base, organisation: code },
    names: namesOf(view),
    lang,
    today,
    path,
    query,
  }
}
