/** Whole records for tests, signed with fixed keys under a fixed clock: those of the fictional organisations, and the examples'. */
import { readdirSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Actor, OfficeId, PartyId, QuestionId } from '../../src/core/ids.ts'
import { PARTY } from '../../src/core/ids.ts'
import type { Entry } from '../../src/core/act.ts'
import type { Json, JsonObject } from '../../src/core/json.ts'
import { declarationOf } from '../../src/core/acts/declaration.ts'
import { dayIn, type Instant } from '../../src/core/time.ts'
import { readCharter } from '../../src/core/charter/read.ts'
import { author, enrolment, textDocument, unsigned, type DraftDocument } from '../../src/record/author.ts'
import { append, buildExample, found, type Built, type Materials } from '../../src/record/build.ts'
import { writeArchive } from '../../src/record/archive.ts'
import { hex, unhex } from '../../src/record/bytes.ts'
import type { Signer } from '../../src/record/crypto.ts'
import { nodeCrypto } from '../../src/record/crypto-node.ts'
import { signHead, type Head } from '../../src/record/head.ts'
import { take, type Ledger, type Submission } from '../../src/record/ledger.ts'
import { canonical } from '../../src/record/canonical.ts'
import { actId, leafHash } from '../../src/record/digest.ts'
import { newTree } from '../../src/record/tree.ts'
import type { Found } from '../../src/record/verify.ts'
import { readFolder } from '../../src/store/folder.ts'
import { exampleOrigin } from '../../src/store/library.ts'
import { addition } from '../../src/store/group.ts'
import type { Group, LocalStore, Store } from '../../src/store/store.ts'
import type { Authenticator, Otherwise } from './authenticator.ts'
import { charterText, folderOf, standingOf } from './organisations.ts'
import { fixedClock, seeded, steppingClock, testSigner } from './seeded.ts'

export const crypto = nodeCrypto()
export const CLOCK = '2026-03-02T09:00:00Z'
export const SHIPPED = join(import.meta.dirname, '../../organisations')
/** An example organisation, for tests under `src`, where no organisation is named. */
export const EXAMPLE = 'csto'
export const FICTIONAL = ['alpine-compact', 'harbour-league'] as const

/** An act to be done: who, what, and the documents that come with it. */
export interface Deed {
  readonly by: string
  readonly type: string
  readonly body: JsonObject | ((ledger: Ledger) => JsonObject)
  readonly documents?: readonly DraftDocument[]
}

/** The key of a holder in tests, by its code. */
export function signerFor(organisation: string, code: string): Signer {
  return testSigner(`${organisation}/${code}`)
}

export function materialsOf(seed: string, clock: Materials['clock'] = fixedClock(CLOCK)): Materials {
  return { crypto, random: seeded(seed), clock }
}

export function actorFor(code: string): Exclude<Actor, { organ: unknown }> {
  return PARTY.test(code) ? { party: code as PartyId } : { office: code as OfficeId }
}

/** A fictional organisation's record: founded, its standing open, a key for every office and party. Two acts. */
export function openedBuilt(
  organisation: string,
  clock: Materials['clock'] = fixedClock(CLOCK),
  text = charterText(organisation),
  confidential = false,
): Built {
  const read = readCharter(text, 'charter.yaml')
  if (!read.ok) throw new Error(JSON.stringify(read.faults, undefined, 2))
  const charter = read.value
  const codes = [
    ...new Set(['depositary', 'secretariat', 'archivist', 'clock', 'log', ...Object.keys(charter.offices)]),
    ...Object.keys(charter.parties),
  ]
  const keys = codes.map((code) => enrolment(crypto, signerFor(organisation, code), actorFor(code)))
  const founding = {
    origin: originOf(organisation),
    time: 'real',
    example: false,
    demonstration: false,
    ...(confidential ? { confidential } : {}),
    keys,
  } as const
  const depositary = signerFor(organisation, 'depositary')
  const by = actorFor('depositary')
  const materials = materialsOf(organisation, clock)
  const built = found(materials, charter, text, founding, depositary, by)
  const body = standingOf(organisation)
  append(materials, built, depositary, { log: originOf(organisation), type: 'standing.opened', by, body })
  return built
}

export function originOf(organisation: string): string {
  return `test/${organisation}`
}

/** About ten acts that each fictional organisation goes on with: a question decided, a statement, a key, a report. */
export function deedsOf(organisation: string): readonly Deed[] {
  const harbour = organisation === 'harbour-league'
  const [organ, matter] = harbour ? ['harbour-council', 'substance'] : ['conference', 'accord']
  const members = harbour
    ? ['ANSA', 'BRISO', 'CALDO', 'DORNE', 'ESKER']
    : ['ALBEN', 'BRENNA', 'CRESTA', 'DRUSEN', 'ENZIAN']
  const question = 'Q/1'
  const first = members[0]!
  const next = enrolment(crypto, testSigner(`${organisation}/${first}/next`), actorFor(first))
  const said = (name: string, committed: boolean): DraftDocument =>
    textDocument(name, `What ${name} holds in ${organisation}.\n`, 'text/plain', committed)
  return [
    { by: first, type: 'question.put', body: { question, organ, matter } },
    ...members.map((by): Deed => ({ by, type: 'position.taken', body: { question, position: 'yes' } })),
    { by: 'secretariat', type: 'question.decided', body: (ledger) => declared(ledger, question) },
    {
      by: first,
      type: 'statement.made',
      body: { organ },
      documents: [said('text', false), said('speech', true)],
    },
    { by: first, type: 'key.enrolled', body: { ...next, holder: next.holder as unknown as JsonObject } },
    {
      by: 'archivist',
      type: 'act.reported',
      body: {
        kind: 'sitting.held',
        by: { organ },
        effect: '2025-05-01',
        sources: ['source.minutes'],
        body: { organ, code: 'meeting-1' },
      },
      documents: [said('source.minutes', true)],
    },
  ]
}

/** What a declaration of a question says now. Throws where there is nothing to declare. */
export function declared({ charter, standing, entries }: Ledger, question: string): JsonObject {
  const now = entries.at(-1)!.received
  const today = dayIn(now, charter.seat.zone)
  const asked = standing.questions.get(question as QuestionId)
  const declaration = asked && declarationOf({ charter, situation: standing, today, now }, asked)
  if (!declaration) throw new Error(`nothing to declare on ${question}`)
  return declaration.body as unknown as JsonObject
}

/** The next act of a log by this holder, signed: what a client would send. */
export function submissionOf(
  ledger: Ledger,
  organisation: string,
  deed: Deed,
  seed = 'submission',
): Submission {
  const size = ledger.entries.length
  const seen = { size, root: hex(ledger.tree.root()) }
  return author(crypto, seeded(`${seed}/${size}`), signerFor(organisation, deed.by), {
    log: originOf(organisation),
    type: deed.type,
    by: actorFor(deed.by),
    at: CLOCK as Instant,
    seen,
    body: typeof deed.body === 'function' ? deed.body(ledger) : deed.body,
    ...(deed.documents ? { documents: deed.documents } : {}),
  })
}

/** The same under a passkey, which is asked at this web origin. */
export function passkeySubmission(
  ledger: Ledger,
  organisation: string,
  { by, type, body, documents = [] }: Deed,
  passkey: Authenticator,
  origin: string,
  otherwise: Otherwise = {},
): Submission {
  const size = ledger.entries.length
  const { act, documents: kept } = unsigned(crypto, seeded(`passkey/${size}`), passkey.key, {
    log: originOf(organisation),
    type,
    by: actorFor(by),
    at: CLOCK as Instant,
    seen: { size, root: hex(ledger.tree.root()) },
    body: typeof body === 'function' ? body(ledger) : body,
    documents,
  })
  const id = unhex(actId(crypto, canonical(act as unknown as Json)))!
  return { act, evidence: [passkey.assert(id, origin, otherwise)], documents: kept }
}

/** Enters an act without asking whether it is in order, as a registrar that breaks its own rules could. */
export function force(built: Built, organisation: string, deed: Deed, received = CLOCK): void {
  enter(built, submissionOf(built.ledger, organisation, deed), received)
}

/** Enters what was sent without asking anything. */
export function enter(built: Built, { act, evidence, documents }: Submission, received = CLOCK): void {
  const entry: Entry = { act, evidence, received: received as Instant }
  const bytes = canonical(entry as unknown as Json)
  take(built.ledger, entry, bytes, actId(crypto, canonical(act as unknown as Json)))
  built.entries.push(bytes)
  built.documents.push(documents)
}

/** These entries under a head that the log's own key signs anew: what its holder could pass off as the record. */
export function resealed(organisation: string, built: Built, entries: readonly Uint8Array[]): Found {
  const tree = newTree(crypto)
  for (const bytes of entries) tree.append(leafHash(crypto, bytes))
  const origin = built.ledger.entries[0]!.act.log
  const head = signHead(crypto, signerFor(organisation, 'log'), origin, entries.length, tree.root())
  return { ...foundOf(organisation, built), head, entries }
}

/** A fictional organisation's record with about a dozen acts, committed documents among them. */
export function workedBuilt(organisation: string): Built {
  const built = openedBuilt(organisation)
  const materials = materialsOf(`${organisation}/deeds`, steppingClock(CLOCK, 60))
  for (const { by, body, ...deed } of deedsOf(organisation)) {
    append(materials, built, signerFor(organisation, by), {
      log: originOf(organisation),
      by: actorFor(by),
      body: typeof body === 'function' ? body(built.ledger) : body,
      ...deed,
    })
  }
  return built
}

/** The record of an example organisation, as it is built at first start, with fixed keys. Throws where its folder has faults. */
export function exampleBuilt(organisation: string): Built {
  const parties = join(SHIPPED, 'parties', 'parties.yaml')
  const folder = readFolder(crypto, folderOf(organisation), parties)
  if (!folder.ok) throw new Error(JSON.stringify(folder.faults, undefined, 2))
  const [archivist, log] = [signerFor(organisation, 'archivist'), signerFor(organisation, 'log')]
  return buildExample(materialsOf(organisation), folder.value, exampleOrigin(folder.value), archivist, log)
}

/** Folders of the organisations that the project ships. */
export function shipped(): readonly string[] {
  return readdirSync(SHIPPED)
    .filter((name) => existsSync(join(SHIPPED, name, 'charter.yaml')))
    .toSorted()
}

/** The signed head of what was built. */
export function headOf(organisation: string, { ledger }: Built): Head {
  const { length } = ledger.entries
  return signHead(
    crypto,
    signerFor(organisation, 'log'),
    ledger.entries[0]!.act.log,
    length,
    ledger.tree.root(),
  )
}

/** The exported record, one file of bytes. */
export function archiveOf(organisation: string, built: Built): Uint8Array {
  return writeArchive(headOf(organisation, built), built.entries, documentsIn(built))
}

/** What was built, as `verify` takes it. */
export function foundOf(organisation: string, built: Built): Found {
  const document = documentsIn(built)
  const keys = new Set(
    built.ledger.entries.flatMap(({ act }) => act.docs.map((ref) => ref.digest ?? ref.commitment)),
  )
  return {
    head: headOf(organisation, built),
    entries: built.entries,
    document,
    documents: keys.size,
    faults: [],
  }
}

/** Writes what was built into an empty store, act by act, as the store would have taken it. */
export async function pourInto(organisation: string, built: Built, store: Store): Promise<void> {
  for (const [position] of built.entries.entries())
    await store.append(position, () => groupOf(organisation, built, position))
}

/** The same into a store that answers at once. */
export function pour(organisation: string, built: Built, store: LocalStore): void {
  built.entries.forEach((_, position) => store.append(position, () => groupOf(organisation, built, position)))
}

function groupOf(organisation: string, { ledger, entries, documents }: Built, position: number): Group {
  const { act } = ledger.entries[position]!
  const added = addition({ act, documents: documents[position]! }, entries[position]!)
  const root = ledger.tree.root(position + 1)
  return {
    entries: [added],
    head: signHead(crypto, signerFor(organisation, 'log'), act.log, position + 1, root),
  }
}

function documentsIn({ ledger, documents }: Built): Found['document'] {
  const kept = new Map<string, { bytes: Uint8Array; salt?: Uint8Array }>()
  ledger.entries.forEach(({ act }, position) => {
    for (const { name, ...document } of documents[position]!) {
      const ref = act.docs.find((one) => one.name === name)
      kept.set(ref?.digest ?? ref?.commitment ?? '', document)
    }
  })
  return (key) => kept.get(key)
}

/** What a store holds, to be verified. */
export function storedFound(store: LocalStore): Found {
  return {
    head: store.head(),
    entries: store.read(0),
    document: (key) => store.document(key),
    documents: store.documents(),
    faults: [],
  }
}
