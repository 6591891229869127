/**
 * An organisation as it is read: its charter, what happened, and the prose and citations behind it. Made from a record,
 * or from a folder that has none. Every read of acts goes through the one audience check.
 */
import { maySee, NOBODY, PUBLIC, type Viewer } from '../core/audience.ts'
import type { Entry } from '../core/act.ts'
import { compromised } from '../core/compromised.ts'
import type { Charter, Source, Text } from '../core/charter/charter.ts'
import {
  claimsOn,
  flags,
  foldChronicle,
  happenedOf,
  happenings,
  inChronicle,
  SOURCE_PREFIX,
  type AsOf,
  type Happened,
  type StatusClaim,
} from '../core/chronicle.ts'
import type { PartyId } from '../core/ids.ts'
import { partiesOn, type Standing } from '../core/members.ts'
import type { Reason } from '../core/refusal.ts'
import type { Situation } from '../core/situation.ts'
import type { Day } from '../core/time.ts'
import { reportOf } from '../record/build.ts'
import type { Head } from '../record/head.ts'
import type { Report } from '../core/acts/report.ts'
import { addedTo, link } from './follows.ts'
import type { Named } from './folder.ts'
import type { PartyName } from './party-names.ts'

export type Prose = 'title' | 'gist' | 'note' | 'claim' | 'record'
export type Speaker = Text & { readonly name?: string; readonly nameRu?: string }

export interface Reading {
  /** Who reads: nothing is in it that this viewer may not see. */
  readonly viewer: Viewer
  readonly charter: Charter
  readonly parties: ReadonlyMap<PartyId, PartyName>
  /** Number of entries of the log; undefined where a folder is read that has no record. */
  readonly size?: number
  readonly head?: Head
  /** All that happened, in the order of the chronicle; as recorded in the first `at` entries. */
  readonly events: (at?: number) => readonly Happened[]
  readonly prose: (event: Happened, name: Prose) => Text | undefined
  readonly speaker: (event: Happened) => Speaker | undefined
  readonly sources: () => ReadonlyMap<string, Source>
  /** The entries that the viewer may see, by position. */
  readonly entry: (position: number) => Entry | undefined
  readonly document: (key: string) => Uint8Array | undefined
}

/** A folder that has no record, read as if each line of its history were the act that a record would hold. */
export function readingOfFolder(folder: Named): Reading {
  const { zone } = folder.charter.seat
  const all = { ...folder.charter.sources, ...folder.sources }
  const events = folder.lines
    .map((line, index) => happenedOf(reportOf(line) as unknown as Report, index + 1, zone, []))
    .toSorted(inChronicle)
  const line = (event: Happened): (typeof folder.lines)[number] | undefined => folder.lines[event.act - 1]
  return {
    viewer: PUBLIC,
    charter: folder.charter,
    parties: folder.parties,
    events: (at) => (at === undefined ? events : events.filter(({ act }) => act < at)),
    prose: (event, name) => line(event)?.[name] as Text | undefined,
    speaker: (event) => line(event)?.speaker as Speaker | undefined,
    sources: () => new Map(Object.entries(all)),
    entry: () => undefined,
    document: () => undefined,
  }
}

export interface RecordSource {
  readonly charter: Charter
  readonly parties: ReadonlyMap<PartyId, PartyName>
  readonly entries: readonly Entry[]
  readonly head?: Head | undefined
  readonly document: (key: string) => { readonly bytes: Uint8Array } | undefined
  /** The reading of the same log up to an earlier act, from which this one goes on. */
  readonly before?: Reading | undefined
}

const wholes = new WeakSet<Reading>()

/** A record as this viewer may see it. */
export function readingOfRecord(record: RecordSource, viewer: Viewer): Reading {
  const { charter, parties, entries, head, document: held, before } = record
  const sees = (entry: Entry): boolean => maySee(viewer, entry.act.audience, NOBODY)
  const isSame = before?.viewer.kind === viewer.kind && viewer.kind === 'public' && wholes.has(before)
  const added = before && isSame ? addedTo(before, entries, sees) : undefined
  const isWhole = added !== undefined || entries.every(sees)
  const visible = isWhole ? entries : entries.map((entry) => (sees(entry) ? entry : withheld(entry)))
  const memo = new Map<number, readonly Happened[]>()
  if (before && added) memo.set(entries.length, before.events().concat(added))
  const reading = readingOf({ charter, parties, entries, head, document: held }, viewer, visible, memo, sees)
  if (isWhole) wholes.add(reading)
  if (before && added) link(reading, before, added)
  return reading
}

/** Apart from the above, so that no reading holds on to the one before it. */
function readingOf(
  record: RecordSource,
  viewer: Viewer,
  visible: readonly Entry[],
  memo: Map<number, readonly Happened[]>,
  sees: (entry: Entry) => boolean,
): Reading {
  const { charter, entries, head } = record
  const events = (at = entries.length): readonly Happened[] => {
    let found = memo.get(at)
    if (!found) memo.set(at, (found = happenings(entries.slice(0, at), charter.seat.zone, sees)))
    return found
  }
  const document = (event: Pick<Happened, 'docs'>, name: string): Uint8Array | undefined => {
    const ref = event.docs.find((one) => one.name === name)
    return ref && record.document(ref.digest ?? ref.commitment ?? '')?.bytes
  }
  return {
    viewer,
    charter,
    parties: record.parties,
    size: entries.length,
    ...(head ? { head } : {}),
    events,
    prose: (event, name) => {
      const put = name === 'title' ? putOf(event, visible) : undefined
      return (textsIn(document(event, name), 'en') ?? (put && textsIn(document(put, name), 'en'))) as
        | Text
        | undefined
    },
    speaker: (event) => textsIn(document(event, 'speaker'), 'en') as Speaker | undefined,
    sources() {
      const found = new Map<string, Source>(Object.entries(charter.sources))
      // Citations come with reports; what a party calls a source of its own is a document like others.
      for (const event of events().filter(({ reported }) => reported)) {
        for (const { name } of event.docs) {
          const id = name.startsWith(SOURCE_PREFIX) ? name.slice(SOURCE_PREFIX.length) : undefined
          if (id === undefined || found.has(id)) continue
          const source = textsIn(document(event, name), 'title', 'seen') as Source | undefined
          if (source) found.set(id, source)
        }
      }
      return found
    },
    entry: (position) => visible[position],
    document: (key) => record.document(key)?.bytes,
  }
}

/** The act that put the question which a performed act decides: a declaration names it among those that it rests on. */
function putOf({ kind, reported, body }: Happened, entries: readonly Entry[]): Entry['act'] | undefined {
  if (kind !== 'question.decided' || reported) return undefined
  const { question, rests = [] } = body as { readonly question: string; readonly rests?: readonly number[] }
  return rests
    .map((position) => entries[position]?.act)
    .find((act) => act?.type === 'question.put' && act.body['question'] === question)
}

/** The texts by name that a document holds, where it is of that form: whoever may act chose its bytes. */
function textsIn(bytes: Uint8Array | undefined, ...needed: readonly string[]): object | undefined {
  try {
    const value: unknown = bytes && JSON.parse(new TextDecoder().decode(bytes))
    if (typeof value !== 'object' || value === null) return undefined
    const isText = (name: string): boolean => typeof (value as Record<string, unknown>)[name] === 'string'
    return [...needed, ...Object.keys(value)].every(isText) ? value : undefined
  } catch {
    return undefined
  }
}

function withheld(entry: Entry): Entry {
  return { ...entry, act: { ...entry.act, body: {}, docs: [] } }
}

export interface Membership extends Standing {
  readonly claims: readonly StatusClaim[]
}

/** Who had a status on a day, as known and as recorded, each with what other sources claim of it that day. */
export function membershipOn(
  reading: Reading,
  on: Day,
  asOf: { known?: Day; at?: number; all?: boolean } = {},
): { parties: readonly Membership[]; claimsOnly: readonly StatusClaim[] } {
  const events = reading.events(asOf.at)
  const situation = situationOn(
    reading,
    { on, ...(asOf.known === undefined ? {} : { known: asOf.known }) },
    asOf.at,
  )
  return membershipIn(reading.charter, situation, claimsOn(events, on, asOf.known), on, asOf.all)
}

/** The same of a situation and claims that are at hand. */
export function membershipIn(
  charter: Charter,
  situation: Situation,
  claims: readonly StatusClaim[],
  on: Day,
  all?: boolean,
): ReturnType<typeof membershipOn> {
  const standing = partiesOn(charter, situation, on, all)
  const parties = standing.map((of): Membership => ({
    ...of,
    claims: claims.filter((claim) => claim.party === of.party && !agrees(claim, of)),
  }))
  const listed = new Set(partiesOn(charter, situation, on, true).map(({ party }) => party))
  return { parties, claimsOnly: claims.filter(({ party }) => !listed.has(party)) }
}

/** The same as an answer gives it: who had a status since when, with what other sources claim, and whom only a claim names. */
export function membersAnswer(
  reading: Reading,
  on: Day,
  asOf: Parameters<typeof membershipOn>[2] = {},
): object {
  const { parties, claimsOnly } = membershipOn(reading, on, asOf)
  return {
    organisation: reading.charter.organisation,
    on,
    parties: parties.map(({ party, status, since, claims }) => {
      const beside = claims.map(({ party: _, ...claim }) => claim)
      return { party, status, since, ...(beside.length > 0 ? { claims: beside } : {}) }
    }),
    ...(claimsOnly.length > 0 ? { claimsOnly } : {}),
  }
}

function agrees(claim: StatusClaim, standing: Standing): boolean {
  return claim.status === standing.status && (claim.from as string) === standing.since
}

/** How things stood by the chronicle. */
export function situationOn(reading: Reading, asOf: AsOf, at?: number): Situation {
  return foldChronicle(reading.charter, reading.events(at), asOf)
}

const memoFlags = new WeakMap<Reading, ReadonlyMap<number, readonly Reason[]>>()

/** The acts that are kept and flagged: reports that the charter as encoded would not have allowed, acts under a lost key. */
export function flagsOf(reading: Reading): ReadonlyMap<number, readonly Reason[]> {
  let found = memoFlags.get(reading)
  if (!found) memoFlags.set(reading, (found = flaggedIn(reading)))
  return found
}

function flaggedIn(reading: Reading): ReadonlyMap<number, readonly Reason[]> {
  const found = new Map(flags(reading.charter, reading.events()))
  const lost = compromised()
  for (let act = 0; act < (reading.size ?? 0); act += 1) {
    const entry = reading.entry(act)
    if (entry) lost.take(entry, act)
  }
  for (const [act, reason] of lost.flags()) found.set(act, [...(found.get(act) ?? []), reason])
  return found
}
