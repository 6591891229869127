/**
 * What a demonstration opens with: `opening.yaml`, acts in short form at times that are reckoned from the moment at which it is
 * made. `-P3D@09:00` is nine o'clock at the seat three days before, `+PT4M` four minutes after; in a body, `-P30D` is a day.
 */
import * as z from 'zod/mini'
import { parsed as read, personCode, plainCode, prose, title } from '../core/charter/forms.ts'
import { dayAfter, instantIn } from '../core/duration.ts'
import type { Read } from '../core/faults.ts'
import { CODE, partyId, type Actor, type OfficeId } from '../core/ids.ts'
import type { Json, JsonObject } from '../core/json.ts'
import { faultsOf, readYaml } from '../core/reading.ts'
import { dayIn, instantOf, seconds, type Day, type Instant } from '../core/time.ts'
import type { TextFile } from '../core/history/read.ts'
import type { TextDocument } from '../texts/document.ts'

/** A time before or after the opening moment. */
export interface Offset {
  readonly sign: 1 | -1
  readonly days: number
  readonly seconds: number
  /** Seconds from midnight at the seat, where it is a time of that day. */
  readonly clock?: number
}

export interface OpeningAct {
  readonly at: Offset
  readonly by: Exclude<Actor, { organ: unknown }>
  /** Which of its author's people sign: the first as the author, the others with it. */
  readonly signed: readonly number[]
  readonly type: string
  readonly body: JsonObject
  readonly documents: readonly {
    readonly name: string
    readonly value: Json | string
    /** True where it names persons. */
    readonly committed: boolean
  }[]
  /** Of a text that is tabled: its wording, a document for each language. */
  readonly wording: readonly TextDocument[]
}

/** One of the people of a party or an office, by a code. */
export interface Member {
  readonly person: string
  readonly limited: boolean
}

export interface Opening {
  /** When the record is founded. */
  readonly founded: Offset
  /** Who acts for whom; of everybody else, one that nobody names. */
  readonly people: Readonly<Record<string, readonly Member[]>>
  readonly acts: readonly OpeningAct[]
}

const WRITTEN =
  /^([+-])P(?:(\d{1,3})D)?(?:T(?:(\d{1,3})H)?(?:(\d{1,3})M)?(?:(\d{1,3})S)?)?(?:@(\d\d):(\d\d))?$/

/** The offset that a text such as `-P3D@09:00` or `+PT4M` names; undefined for any other form. */
export function offset(text: string): Offset | undefined {
  const match = WRITTEN.exec(text)
  if (!match || /[PT]$/.test(text)) return undefined
  const [days, hours, minutes, rest] = [2, 3, 4, 5].map((at) => Number(match[at] ?? 0)) as [
    number,
    number,
    number,
    number,
  ]
  const [hour, minute] = [Number(match[6]), Number(match[7])]
  const sign = match[1] === '-' ? -1 : 1
  const exact = { sign, days, seconds: hours * 3600 + minutes * 60 + rest } as const
  if (match[6] === undefined) return exact
  return exact.seconds === 0 && hour < 24 && minute < 60
    ? { ...exact, clock: hour * 3600 + minute * 60 }
    : undefined
}

/** The instant that lies so far from the opening moment, for a seat in this zone. */
export function momentOf({ sign, days, seconds: more, clock }: Offset, now: Instant, zone: string): Instant {
  if (clock === undefined) return instantOf(seconds(now) + sign * (days * 86_400 + more))
  return instantIn(dayAfter(dayIn(now, zone), 'days', sign * days), clock, zone)
}

/** The body of an act with its times in place: a day where only days are given, else an instant; `{year}` is that of the opening moment. */
export function bodyAt(body: JsonObject, now: Instant, zone: string): JsonObject {
  const timed = (value: Json): Json => {
    if (typeof value === 'string') {
      const found = offset(value)
      if (!found) return value.replaceAll('{year}', dayIn(now, zone).slice(0, 4))
      return /^[+-]P\d+D$/.test(value) ? dayOf(found, now, zone) : momentOf(found, now, zone)
    }
    if (Array.isArray(value)) return value.map(timed)
    return typeof value === 'object' && value !== null ? bodyAt(value as JsonObject, now, zone) : value
  }
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, timed(value)]))
}

function dayOf({ sign, days }: Offset, now: Instant, zone: string): Day {
  return dayAfter(dayIn(now, zone), 'days', sign * days)
}

const offsetText = read<Offset>(offset, '-P3D@09:00 | +PT4M')
const author = read<Exclude<Actor, { organ: unknown }>>((text) => {
  const party = partyId(text)
  if (party) return { party }
  return CODE.test(text) ? { office: text as OfficeId } : undefined
}, 'FJOR | secretariat')

/** Documents of plain text, by their names. */
const prosesOf = z._default(
  z.record(plainCode as z.ZodMiniType<string, string>, z.string().check(z.minLength(1))),
  {},
)
/** A text in one language: its title, and its numbered provisions in their order. */
const wordingOf = z.strictObject({ title: prose, provisions: z.array(prose).check(z.minLength(1)) })

const actSchema = z.strictObject({
  at: offsetText,
  by: author,
  signed: z._default(z.array(z.int().check(z.positive())).check(z.minLength(1)), [1]),
  type: z.string().check(z.regex(/^[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*$/, 'question.put')),
  body: z._default(z.record(z.string(), z.unknown()), {}),
  /** What readers see as its heading, and what it is about in a sentence. */
  title: z.optional(title),
  gist: z.optional(title),
  texts: prosesOf,
  /** The same, where they name persons. */
  papers: prosesOf,
  wording: z._default(z.record(z.string().check(z.regex(/^[a-z]{2,3}$/, 'en')), wordingOf), {}),
})
const openingSchema = z.strictObject({
  founded: offsetText,
  people: z._default(
    z.record(
      z.string(),
      z
        .array(z.strictObject({ person: personCode, limited: z._default(z.boolean(), false) }))
        .check(z.minLength(1)),
    ),
    {},
  ),
  acts: z.array(actSchema).check(z.minLength(1)),
})

/** The opening that a file states; or every fault of it with its line. */
export function readOpening({ name, text }: TextFile): Read<Opening> {
  const yaml = readYaml(text, name, 'core')
  if (!yaml.ok) return yaml
  const found = openingSchema.safeParse(yaml.value.value)
  if (!found.success) return { ok: false, faults: faultsOf(found.error.issues, yaml.value) }
  const { founded, people, acts } = found.data
  return { ok: true, value: { founded, people, acts: acts.map(actOf) } }
}

function actOf({
  title: heading,
  gist,
  texts,
  papers,
  wording,
  ...act
}: z.infer<typeof actSchema>): OpeningAct {
  const document = (
    name: string,
    value: Json | string | undefined,
    committed = false,
  ): OpeningAct['documents'] => (value === undefined ? [] : [{ name, value, committed }])
  return {
    ...act,
    body: act.body as JsonObject,
    documents: [
      ...document('title', heading as unknown as Json),
      ...document('gist', gist as unknown as Json),
      ...Object.entries(texts).flatMap(([name, value]) => document(name, value)),
      ...Object.entries(papers).flatMap(([name, value]) => document(name, value, true)),
    ],
    wording: Object.entries(wording).map(([language, { title: named, provisions }]) => ({
      v: 1,
      language,
      title: named,
      provisions: provisions.map((one, index) => ({ number: `${index + 1}`, text: one })),
      brackets: 0,
    })),
  }
}
