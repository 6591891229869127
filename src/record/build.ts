/**
 * Builds the record of an example organisation from its folder: the genesis act with the charter, then each line of
 * history as a reported act, in the order of the files, signed by an archivist key of that installation.
 */
import type { Actor } from '../core/ids.ts'
import type { Charter, Source } from '../core/charter/charter.ts'
import { SOURCE_PREFIX } from '../core/chronicle.ts'
import type { Line } from '../core/history/item.ts'
import type { JsonObject } from '../core/json.ts'
import type { Reason } from '../core/refusal.ts'
import type { Instant } from '../core/time.ts'
import { LATEST } from '../core/versions.ts'
import {
  author,
  enrolment,
  jsonDocument,
  textDocument,
  type Draft,
  type DraftDocument,
  type Random,
} from './author.ts'
import { hex, utf8 } from './bytes.ts'
import type { Crypto, Signer } from './crypto.ts'
import { documentDigest } from './digest.ts'
import { admit, newLedger, take, type Kept, type Ledger } from './ledger.ts'

export interface Folder {
  readonly charter: Charter
  readonly charterText: string
  readonly sources: Readonly<Record<string, Source>>
  readonly lines: readonly Line[]
}

export interface Materials {
  readonly crypto: Crypto
  readonly random: Random
  readonly clock: () => Instant
}

export interface Founding {
  readonly origin: string
  readonly time: 'real' | 'simulated'
  readonly example: boolean
  readonly demonstration: boolean
  /** True where nobody but its members may know of the record: a process and a store of its own, in no listing. */
  readonly confidential?: boolean
  readonly keys: readonly {
    readonly signer?: Signer
    readonly key: string
    readonly public: string
    readonly holder: Actor
    /** Who of its people holds it, and that it may do only what powers give. */
    readonly person?: string
    readonly limited?: boolean
  }[]
}

export interface Built {
  readonly ledger: Ledger
  readonly entries: Uint8Array[]
  readonly documents: (readonly Kept[])[]
}

/** A record whose first act founds it with this charter and these keys; `opener` signs. */
export function found(
  materials: Materials,
  charter: Charter,
  charterText: string,
  founding: Founding,
  opener: Signer,
  by: Draft['by'],
): Built {
  const { crypto } = materials
  const { origin, keys, confidential = false, ...rest } = founding
  const body: JsonObject = {
    organisation: charter.organisation,
    ...rest,
    audience: confidential ? 'members' : 'public',
    charter: documentDigest(crypto, utf8(charterText)),
    rules: LATEST,
    keys: keys.map(({ key, public: raw, holder, person, limited }) => ({
      key,
      public: raw,
      holder: holder as unknown as JsonObject,
      ...(person === undefined ? {} : { person }),
      ...(limited === undefined ? {} : { limited }),
    })),
  }
  const built: Built = { ledger: newLedger(crypto, charter), entries: [], documents: [] }
  append(materials, built, opener, {
    log: origin,
    type: 'record.opened',
    by,
    body,
    documents: [textDocument('charter', charterText, 'application/yaml')],
  })
  return built
}

/** The whole record of an example organisation. Throws where a line is out of order: the reader of history let it pass. */
export function buildExample(
  materials: Materials,
  folder: Folder,
  origin: string,
  archivist: Signer,
  log: Signer,
): Built {
  const { crypto } = materials
  const founding: Founding = {
    origin,
    time: 'real',
    example: true,
    demonstration: false,
    keys: [enrolment(crypto, archivist, office('archivist')), enrolment(crypto, log, office('log'))],
  }
  const built = found(materials, folder.charter, folder.charterText, founding, archivist, office('archivist'))
  const positions = new Map<string, number>()
  folder.lines.forEach((line) => {
    positions.set(line.ref, built.ledger.entries.length)
    const documents = documentsOf(line, { ...folder.charter.sources, ...folder.sources })
    const report = reportOf(line)
    const corrects = line.corrects === undefined ? undefined : positions.get(line.corrects)
    const draft =
      corrects === undefined
        ? { type: 'act.reported', body: report }
        : { type: 'report.corrected', body: { corrects, report } }
    append(materials, built, archivist, { log: origin, by: office('archivist'), ...draft, documents })
  })
  return built
}

/** What a line says, as the body of a reported act: codes, dates and numbers; prose goes to documents. */
export function reportOf(line: Line): JsonObject {
  const { kind, by, effect, known, sources, against, body, ref, claims, noEarlier, noLater } = line
  return {
    kind,
    by: by,
    effect,
    ...(known === undefined ? {} : { known }),
    sources: sources.map((source) => SOURCE_PREFIX + source),
    ...(against === undefined ? {} : { against: against.map((source) => SOURCE_PREFIX + source) }),
    body: body as JsonObject,
    ref,
    ...(claims === undefined
      ? {}
      : { claims: claims.map((claim) => defined({ ...claim, source: SOURCE_PREFIX + claim.source })) }),
    ...(noEarlier ? { noEarlier: { ...noEarlier, source: SOURCE_PREFIX + noEarlier.source } } : {}),
    ...(noLater ? { noLater: { ...noLater, source: SOURCE_PREFIX + noLater.source } } : {}),
  }
}

/** The citations and the prose of a line, as documents. What may name persons is committed to, not digested. */
export function documentsOf(line: Line, sources: Readonly<Record<string, Source>>): readonly DraftDocument[] {
  const cited = new Set([
    ...line.sources,
    ...(line.against ?? []),
    ...(line.claims ?? []).map(({ source }) => source),
    ...[line.noEarlier, line.noLater].flatMap((bound) => (bound ? [bound.source] : [])),
  ])
  const citations = [...cited].map((id) => {
    const source = sources[id] as Source
    return jsonDocument(SOURCE_PREFIX + id, defined({ ...source }), source.author !== undefined)
  })
  const prose = (['title', 'gist', 'note', 'speaker', 'claim', 'record'] as const).flatMap((name) => {
    const text = line[name]
    return text === undefined ? [] : [jsonDocument(name, defined({ ...text }), name !== 'title')]
  })
  return [...citations, ...prose]
}

/** Adds an act of ours to a record that is being built. Throws where it is out of order: whoever builds has checked. */
export function append(
  materials: Materials,
  built: Built,
  signer: Signer,
  draft: Omit<Draft, 'at' | 'seen'>,
): void {
  const { ledger } = built
  const size = ledger.entries.length
  const at = materials.clock()
  const seen = size === 0 ? {} : { seen: { size, root: hex(ledger.tree.root()) } }
  const submission = author(materials.crypto, materials.random, signer, { ...draft, at, ...seen })
  const admitted = admit(ledger, submission, at)
  if (!admitted.admitted) throw new Error(`entry ${size} (${draft.type}): ${codes(admitted.reasons)}`)
  take(ledger, admitted.entry, admitted.bytes, admitted.id)
  built.entries.push(admitted.bytes)
  built.documents.push(submission.documents)
}

function codes(reasons: readonly Reason[]): string {
  return reasons.map(({ code, reached }) => `${code} ${reached ?? ''}`).join(', ')
}

function office(code: string): Draft['by'] {
  return { office: code } as Draft['by']
}

function defined(value: Readonly<Record<string, unknown>>): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as JsonObject
}
