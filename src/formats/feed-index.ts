/**
 * Which acts belong to which feed: those of a body, of a party, on a topic. A log only grows, so the index reads each act
 * once, whatever is asked of it and however often.
 */
import type { Entry } from '../core/act.ts'
import type { Charter } from '../core/charter/charter.ts'
import { publicEntry, type Published } from './published.ts'

export interface FeedIndex {
  /** How many entries it has read. */
  read: number
  /** Positions that the public may see. */
  readonly shown: number[]
  readonly organs: Map<string, number[]>
  readonly parties: Map<string, number[]>
  readonly topics: Map<string, number[]>
  /** The organ of each question. */
  readonly questions: Map<string, string>
}

// A charter is read once for a record, and every state of the record is read with it.
const indexes = new WeakMap<Charter, Map<string, FeedIndex>>()

/** The index of a record, up to the state in which it is read. Positions above that state may be in it. */
export function feedIndex(from: Published): FeedIndex {
  return readOn(from, Infinity)
}

/** Acts that are read ahead at once, before others have their turn. */
const AHEAD = 20_000

/** Reads a record ahead, so that nobody who asks first has to wait for all of it. */
export async function readAhead(from: Published): Promise<void> {
  while (readOn(from, AHEAD).read < (from.size ?? 0))
    await new Promise<void>((resolve) => void setImmediate(resolve))
}

function readOn(from: Published, most: number): FeedIndex {
  const logs = indexes.get(from.charter) ?? new Map<string, FeedIndex>()
  indexes.set(from.charter, logs)
  const origin = publicEntry(from, 0)?.act.log ?? ''
  const index = logs.get(origin) ?? {
    read: 0,
    shown: [],
    organs: new Map(),
    parties: new Map(),
    topics: new Map(),
    questions: new Map(),
  }
  logs.set(origin, index)
  const to = Math.min(from.size ?? 0, index.read + most)
  for (; index.read < to; index.read += 1) {
    const entry = publicEntry(from, index.read)
    if (entry) enter(index, entry, index.read)
  }
  return index
}

/** Positions of a record that the public may see, in the order of the log. */
export function shownIn(from: Published): readonly number[] {
  const { shown } = feedIndex(from)
  const size = from.size ?? 0
  // The index may have read on in a later state of the same log.
  return (shown.at(-1) ?? -1) < size ? shown : shown.filter((position) => position < size)
}

/** Positions of a feed from the newest down, of those below a size; every position where no list is given. */
export function* newestFirst(size: number, positions?: readonly number[]): Generator<number> {
  for (let at = positions === undefined ? size - 1 : positions.length - 1; at >= 0; at -= 1) {
    const position = positions === undefined ? at : positions[at]!
    if (position < size) yield position
  }
}

function enter(index: FeedIndex, { act }: Entry, position: number): void {
  index.shown.push(position)
  const { report, ...own } = act.body as { report?: Reported }
  const reported = act.type === 'report.corrected' ? report : (own as Reported)
  const isReport = act.type === 'act.reported' || act.type === 'report.corrected'
  const body = ((isReport ? reported?.body : act.body) ?? {}) as Body
  const by = (isReport ? reported?.by : act.by) ?? {}
  const question = body.question
  if (question !== undefined && typeof body.organ === 'string' && !index.questions.has(question))
    index.questions.set(question, body.organ)
  const organs = [
    body.organ,
    'organ' in by ? by.organ : undefined,
    question === undefined ? undefined : index.questions.get(question),
  ]
  const parties = ['party' in by ? by.party : undefined, body.party, ...Object.values(body.roll ?? {}).flat()]
  add(index.organs, organs, position)
  add(index.parties, parties, position)
  add(index.topics, body.topics ?? [], position)
}

interface Reported {
  readonly by?: { readonly party?: string; readonly organ?: string }
  readonly body?: object
}

interface Body {
  readonly organ?: string
  readonly party?: string
  readonly question?: string
  readonly topics?: readonly string[]
  readonly roll?: Readonly<Record<string, readonly string[]>>
}

function add(to: Map<string, number[]>, names: readonly (string | undefined)[], position: number): void {
  for (const name of new Set(names)) {
    if (typeof name !== 'string') continue
    const positions = to.get(name)
    if (positions) positions.push(position)
    else to.set(name, [position])
  }
}
