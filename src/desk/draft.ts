/**
 * An act on its way: drafted, looked at, signed by its author, in some cases by a second person, then sent in. Until then
 * it is in a private table and nobody else's business; the record knows nothing of it.
 *
 * Invariant: once there is a signature the bytes that it covers are kept and never made again.
 */
import { randomBytes } from 'node:crypto'
import type { Act, Evidence } from '../core/act.ts'
import type { JsonObject } from '../core/json.ts'
import { sameActor, type KeyId, type PartyId, type QuestionId } from '../core/ids.ts'
import { isHidden, restrictedOrigin } from '../core/restricted.ts'
import type { Effect, Ruling } from '../core/refusal.ts'
import { rule } from '../core/standing.ts'
import { instantOf, type Instant } from '../core/time.ts'
import { unsigned, type DraftDocument } from '../record/author.ts'
import { base64, hex, unbase64 } from '../record/bytes.ts'
import { nodeCrypto } from '../record/crypto-node.ts'
import type { Kept, Submission } from '../record/ledger.ts'
import type { Private } from '../store/private.ts'
import type { Chamber, Holder, Seat } from './seat.ts'

const crypto = nodeCrypto()
const TABLE = 'drafts'
/** Most drafts of one delegation or office at a time, and the seconds after which one that nobody signed is forgotten. */
const MOST_DRAFTS = 50
const KEPT = 7 * 86_400
/** Most drafts of one organisation that are looked through. */
const MOST_ROWS = 5000

/**
 * Where a draft stands: looked at, handed on to who may sign it, signed by one and waiting for a second, signed by all and on
 * its way in, sent in, given back.
 */
export type DraftState = 'draft' | 'handed-on' | 'second' | 'sending' | 'done' | 'returned'

export interface Drafted {
  readonly id: string
  readonly kind: string
  readonly by: Holder
  readonly body: JsonObject
  readonly documents: readonly DraftDocument[]
  /** Who made it, by the session's person or the seat alone. */
  readonly person?: string
  readonly made: Instant
  readonly state: DraftState
  /** The person whom it is about, as their delegation knows them: on the sheet, and no part of the act. */
  readonly called?: string | undefined
  /** The page to which its author goes back. */
  readonly back: string
  /** Once there is a signature: the act, its documents with their salts, and who signed. */
  readonly signed?: Signed
  /** What followed from it when the first person signed, where a second one is needed. */
  readonly effects?: readonly Effect[]
  /** What the second person said who returned it. */
  readonly note?: string
}

export interface Signed {
  readonly act: Act
  readonly documents: readonly Kept[]
  readonly evidence: readonly Evidence[]
}

/** What is drafted, before it has a place. */
export interface Proposal {
  readonly kind: string
  readonly body: JsonObject
  readonly documents?: readonly DraftDocument[]
  readonly back: string
  readonly called?: string | undefined
}

/** Keeps a draft of the seat's; gives its id, or undefined where its delegation or office has as many as it may. */
export async function keepDraft(
  tables: Private,
  seat: Seat,
  proposal: Proposal,
): Promise<string | undefined> {
  await sweepDrafts(tables)
  const open = await openDrafts(tables, seat.chamber)
  if (open.filter(({ by }) => sameActor(by, seat.actor)).length >= MOST_DRAFTS) return undefined
  const id = randomBytes(12).toString('hex')
  const { person } = seat.who
  const draft: Drafted = {
    documents: [],
    ...proposal,
    id,
    by: seat.actor,
    ...(person === undefined ? {} : { person }),
    made: seat.chamber.now(),
    state: 'draft',
  }
  await tables.insert(TABLE, keyOf(seat.chamber, id), writtenOf(draft), forgottenAt())
  return id
}

/** Keeps an act that one person signed elsewhere and that waits for a second person of its office; gives its id. */
export async function keepSigned(
  tables: Private,
  code: string,
  of: Pick<Drafted, 'kind' | 'by' | 'body' | 'made' | 'back' | 'called'> & { readonly signed: Signed },
): Promise<string> {
  const id = randomBytes(12).toString('hex')
  const draft: Drafted = { documents: [], ...of, id, state: 'second' }
  await tables.insert(TABLE, `${code}/${id}`, writtenOf(draft), forgottenAt())
  return id
}

/** The draft of that id with the version under which it is kept; undefined where there is none at this organisation. */
export async function draftOf(
  tables: Private,
  chamber: Chamber,
  id: string,
): Promise<{ readonly draft: Drafted; readonly version: number } | undefined> {
  if (!/^[0-9a-f]{24}$/.test(id)) return undefined
  const row = await tables.get(TABLE, keyOf(chamber, id))
  return row && { draft: readOf(row.value), version: row.version }
}

/** Every draft of an organisation that is not done, the oldest first. */
export async function openDrafts(tables: Private, chamber: Chamber): Promise<readonly Drafted[]> {
  const rows = await tables.list(TABLE, `${chamber.code}/`, MOST_ROWS)
  return rows
    .map(({ value }) => readOf(value))
    .filter(({ state }) => state !== 'done')
    .toSorted((a, b) => (a.made < b.made ? -1 : 1))
}

/** Forgets drafts that nobody signed in time. A demonstration's clock has no part in it: the tables are of all organisations. */
async function sweepDrafts(tables: Private): Promise<void> {
  const now = instantOf(Math.floor(Date.now() / 1000))
  for (const { key, version } of await tables.due(TABLE, now, 100)) await tables.remove(TABLE, key, version)
}

function forgottenAt(): Instant {
  return instantOf(Math.floor(Date.now() / 1000) + KEPT)
}

/** Puts another state of a draft in the place of the one that was read; false where somebody else was faster. */
export async function replaceDraft(
  tables: Private,
  chamber: Chamber,
  { draft, version }: { readonly draft: Drafted; readonly version: number },
): Promise<boolean> {
  const isSigned = (draft.signed?.evidence.length ?? 0) > 0
  return tables.replace(
    TABLE,
    keyOf(chamber, draft.id),
    version,
    writtenOf(draft),
    ...(isSigned ? [] : [forgottenAt()]),
  )
}

/** Takes a draft away: nobody has signed it, or it is on the record. */
export async function dropDraft(tables: Private, chamber: Chamber, id: string): Promise<void> {
  await tables.remove(TABLE, keyOf(chamber, id))
}

/** Takes away every draft of an organisation: its log is no more. */
export async function forgetDrafts(tables: Private, code: string): Promise<void> {
  for (const { key } of await tables.list(TABLE, `${code}/`)) await tables.remove(TABLE, key)
}

/** The act of a draft under a key, not yet signed, with its documents. Positions that are not to be seen go to the log of their question. */
export function actOf(
  chamber: Chamber,
  { kind, by, body, documents }: Pick<Drafted, 'kind' | 'by' | 'body' | 'documents'>,
  key: KeyId,
): Omit<Submission, 'evidence'> {
  const { ledger } = chamber.registrar
  const origin = ledger.origin ?? ''
  const place = placeFor(chamber, kind, body)
  const random = (bytes: number): Uint8Array => Uint8Array.from(randomBytes(bytes))
  return unsigned(crypto, random, key, {
    log: place ? restrictedOrigin(origin, place) : origin,
    type: kind,
    by,
    at: chamber.now(),
    seen: { size: ledger.entries.length, root: hex(ledger.tree.root()) },
    ...(place ? { audience: { parties: partiesFor(by, body) } } : {}),
    body,
    documents,
  })
}

/** Whether the act of a draft would be in order now, and what would follow. Nothing is written. */
export function tried(chamber: Chamber, act: Act): Ruling {
  const { charter, standing, entries } = chamber.registrar.ledger
  const place = placeFor(chamber, act.type, act.body)
  const within = place === undefined ? {} : { log: 'question' as const, ...place }
  return rule(charter, standing, { act, received: chamber.now() }, entries.length, within)
}

/** The log of a question whose positions are hidden, for a position on it: also for one that came on paper. */
function placeFor(
  { registrar }: Chamber,
  kind: string,
  body: JsonObject,
): { readonly question: QuestionId } | undefined {
  const { charter, standing } = registrar.ledger
  const isLetter = kind === 'paper.entered'
  const done = isLetter ? (body['body'] as JsonObject) : body
  if ((isLetter ? body['kind'] : kind) !== 'position.taken') return undefined
  const asked = standing.questions.get(done['question'] as QuestionId)
  return asked && isHidden(charter, asked) ? { question: asked.id } : undefined
}

/** Whom a hidden act is for: its party, whoever enters it. */
function partiesFor(by: Holder, { by: writer }: JsonObject): readonly PartyId[] {
  if ('party' in by) return [by.party]
  return typeof writer === 'string' ? [writer as PartyId] : []
}

function keyOf({ code }: Chamber, id: string): string {
  return `${code}/${id}`
}

interface WrittenDocument {
  readonly name: string
  readonly media?: string
  readonly bytes: string
  readonly committed?: boolean
  readonly salt?: string
}

function writtenOf({ documents, signed, ...rest }: Drafted): JsonObject {
  const of = ({ bytes, ...document }: DraftDocument): object => ({ ...document, bytes: base64(bytes) })
  const kept = ({ bytes, salt, name }: Kept): object => ({
    name,
    bytes: base64(bytes),
    ...(salt ? { salt: base64(salt) } : {}),
  })
  return {
    ...rest,
    documents: documents.map(of),
    ...(signed ? { signed: { ...signed, documents: signed.documents.map(kept) } } : {}),
  } as unknown as JsonObject
}

function readOf(value: JsonObject): Drafted {
  const { documents, signed, ...rest } = value as unknown as Omit<Drafted, 'documents' | 'signed'> & {
    readonly documents: readonly WrittenDocument[]
    readonly signed?: Omit<Signed, 'documents'> & { readonly documents: readonly WrittenDocument[] }
  }
  return {
    ...rest,
    documents: documents.map(({ name, media = '', committed = false, bytes }) => ({
      name,
      media,
      committed,
      bytes: bytesOf(bytes),
    })),
    ...(signed
      ? {
          signed: {
            ...signed,
            documents: signed.documents.map(({ name, bytes, salt }) => ({
              name,
              bytes: bytesOf(bytes),
              ...(salt === undefined ? {} : { salt: bytesOf(salt) }),
            })),
          },
        }
      : {}),
  }
}

function bytesOf(text: string): Uint8Array {
  return unbase64(text) ?? new Uint8Array()
}
