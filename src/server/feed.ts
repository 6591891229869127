/**
 * What the readers of one record are told while they look on: that it has grown since, and what the time is. Each event is
 * made once, and the same bytes go to every reader.
 *
 * Invariant: an event follows from what the public reads and from the clock alone. What was taken unseen makes none, moves
 * none, and changes no number in one.
 */
import { maySee, NOBODY, PUBLIC } from '../core/audience.ts'
import type { JsonObject } from '../core/json.ts'
import type { Reading } from '../store/reading.ts'
import type { Kept } from './kept.ts'

/** What a record takes for the time: milliseconds since 1970 in UTC, and how many of its seconds pass in one of ours. */
export interface Clock {
  readonly now: number
  readonly rate: number
}

/** Where events are written to: the response of one reader. */
export interface Reader {
  write(bytes: Uint8Array): unknown
  /** How many bytes wait for the reader to take them. */
  readonly writableLength: number
  destroy(): unknown
}

/** How often, in milliseconds. */
export interface Pace {
  /** At most one change in so long; the first goes at once. */
  readonly changes: number
  /** The time, so that a reader hears that the server is there. */
  readonly beats: number
}

export interface Feed {
  /** Begins to tell a reader, who knows of so many entries; of what came since it is told at once. */
  readonly add: (reader: Reader, since?: number) => void
  readonly remove: (reader: Reader) => void
  readonly close: () => void
}

/** A reader for whom more waits than this takes nothing any more: it may come again, and is then told the newest. */
export const MOST_WAITING = 65_536
/** Of more entries than these it is only said that they came. */
const MOST_ENTRIES = 1000
/** So many readers are written to in one turn; then others have theirs. */
const AT_ONCE = 500
/** From so many readers on they are asked to spread: so many milliseconds for each, and at most so many. */
const [MANY, SPREAD, MOST_SPREAD] = [100, 10, 20_000]
/** How often it is looked whether the clock was set, in milliseconds. */
const LOOK = 1000
/** By how many milliseconds of its own a clock must differ from how it would have gone on to have been set. */
const SET = 2500

/** The feed of a record, which follows it from now on until it is closed. */
export function feedOf(
  kept: Pick<Kept, 'reading' | 'registrar' | 'watch'>,
  clock: () => Clock,
  pace: Pace,
): Feed {
  const readers = new Set<Reader>()
  let size = kept.reading().size ?? 0
  let changed = Number.NEGATIVE_INFINITY
  let waiting: NodeJS.Timeout | undefined
  let told = { ...clock(), at: performance.now() }
  let beat = told.at

  const write = (reader: Reader, bytes: Uint8Array): void => {
    if (reader.writableLength > MOST_WAITING) reader.destroy()
    else reader.write(bytes)
  }
  const tell = (bytes: Uint8Array): void => {
    const those = [...readers]
    const some = (from: number): void => {
      for (const reader of those.slice(from, from + AT_ONCE)) if (readers.has(reader)) write(reader, bytes)
      if (from + AT_ONCE < those.length) setImmediate(some, from + AT_ONCE)
    }
    some(0)
  }
  const tellChange = (): void => {
    waiting = undefined
    const reading = kept.reading()
    const since = size
    size = reading.size ?? 0
    if (size <= since || readers.size === 0) return
    changed = performance.now()
    tell(changeOf(reading, since, size, readers.size))
  }
  const tellTime = (): void => {
    const now = performance.now()
    const { now: time, rate } = clock()
    const isSet =
      rate !== told.rate ||
      Math.abs(time - told.now - (now - told.at) * told.rate) > SET * Math.max(1, told.rate)
    const isDue = now - beat >= pace.beats
    if (!isSet && !isDue) return
    if (isDue) beat = now
    told = { now: time, rate, at: now }
    tell(timeOf(told))
  }
  const unwatch = kept.watch(() => {
    // One is on its way, and says all.
    if (waiting !== undefined) return
    const wait = changed + pace.changes - performance.now()
    if (wait <= 0) tellChange()
    else waiting = setTimeout(tellChange, wait)
  })
  const looking = setInterval(tellTime, Math.min(LOOK, pace.beats))
  looking.unref()
  return {
    add(reader, since) {
      const isAhead = since !== undefined && since > size
      // Another server may know of more. Where there is none, the record is another one than the reader knew.
      const change =
        isAhead && kept.registrar.store.local
          ? [anewAt(size)]
          : isAhead || since === size
            ? []
            : [changeOf(kept.reading(), since, size)]
      write(reader, Buffer.concat([retryOf(readers.size), ...change, timeOf(clock())]))
      readers.add(reader)
    },
    remove: (reader) => void readers.delete(reader),
    close() {
      unwatch()
      clearTimeout(waiting)
      clearInterval(looking)
      readers.clear()
    },
  }
}

/** After how many milliseconds a reader comes again whose connection broke: not all in the same moment. */
function retryOf(readers: number): Buffer {
  return Buffer.from(`retry: ${2000 + (readers % 8) * 500}\n\n`)
}

/**
 * That there are `size` entries, and of those since a number of them the kinds and the questions that they are about;
 * without these where there are many, or where the reader knew of none. To many it is also said over how many milliseconds
 * they should spread what they ask for next.
 */
function changeOf(reading: Reading, since: number | undefined, size: number, readers = 0): Buffer {
  const about = since === undefined || size - since > MOST_ENTRIES ? {} : aboutOf(reading, since, size)
  const spread = readers < MANY ? {} : { spread: Math.min(MOST_SPREAD, readers * SPREAD) }
  return Buffer.from(`id: ${size}\ndata: ${JSON.stringify({ size, ...about, ...spread })}\n\n`)
}

function anewAt(size: number): Buffer {
  return Buffer.from(`id: ${size}\ndata: ${JSON.stringify({ size, anew: true })}\n\n`)
}

function aboutOf(reading: Reading, since: number, size: number): { kinds: string[]; questions: string[] } {
  const [kinds, questions] = [new Set<string>(), new Set<string>()]
  for (let position = since; position < size; position++) {
    const act = reading.entry(position)?.act
    if (!act || !maySee(PUBLIC, act.audience, NOBODY)) continue
    kinds.add(act.type)
    for (const body of [act.body, act.body['body']]) {
      const question = (body as JsonObject | undefined)?.['question']
      if (typeof question === 'string') questions.add(question)
    }
  }
  return { kinds: [...kinds], questions: [...questions] }
}

function timeOf({ now, rate }: Clock): Buffer {
  return Buffer.from(`event: clock\ndata: ${JSON.stringify({ now: new Date(now).toISOString(), rate })}\n\n`)
}
