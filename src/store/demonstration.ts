/**
 * Makes the record of a demonstration from its folder: charter and history as of an example, then what `opening.yaml` says,
 * signed by keys of this installation under a clock that moves up to the moment at which it is made. Each time a new log with
 * new keys: what visitors did in the one before is gone.
 */
import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { declarationOf } from '../core/acts/declaration.ts'
import type { Charter } from '../core/charter/charter.ts'
import type { Fault, Read } from '../core/faults.ts'
import { actorCode, RECORD_OFFICES, type Actor, type OfficeId, type PartyId } from '../core/ids.ts'
import type { QuestionId, TextId } from '../core/ids.ts'
import { hiddenUntil, isHidden, lastTick, restrictedOrigin, type Place } from '../core/restricted.ts'
import type { Json, JsonObject } from '../core/json.ts'
import { dayIn, type Instant } from '../core/time.ts'
import { author, enrolment, jsonDocument, textDocument, type Draft, type Random } from '../record/author.ts'
import { append, documentsOf, found, reportOf, type Founding } from '../record/build.ts'
import { hex } from '../record/bytes.ts'
import type { Signer } from '../record/crypto.ts'
import { canonical } from '../record/canonical.ts'
import { newSeed, nodeCrypto, signerFromSeed } from '../record/crypto-node.ts'
import type { Ledger, Submission } from '../record/ledger.ts'
import { signAct } from '../record/sign.ts'
import { putting, tabling, type Carried } from '../texts/tabling.ts'
import { heldKey, wholeRecord, writeWhole, type HeldKey } from './create.ts'
import { readFolder, type Named } from './folder.ts'
import { addition } from './group.ts'
import { foundingOf, partiesFile, type Installed, type Library } from './library.ts'
import { memoryStore } from './memory.ts'
import { bodyAt, momentOf, readOpening, type Member, type Opening, type OpeningAct } from './opening.ts'
import { parsed } from './parsed.ts'
import { refusalsFile } from './refusals.ts'
import { openRegistrar, type Registrar } from './registrar.ts'
import { holdsRecord, restrictedFolder, sqliteStore } from './sqlite.ts'
import type { Group, LocalStore } from './store.ts'

const crypto = nodeCrypto()

/** Where keys and randomness come from: tests derive both from a fixed seed. */
export interface Chance {
  readonly seed: (name: string) => Uint8Array
  readonly random: Random
}

/** A demonstration as it is made: its log, the restricted ones beside it by their codes, and every key of it. */
export interface Demonstration {
  readonly origin: string
  readonly log: Group
  readonly restricted: ReadonlyMap<string, Group>
  readonly keys: readonly HeldKey[]
}

/** The origin of a demonstration's log: it ends in the digest of the folder that it is made from. */
export function demonstrationOrigin({ charter, digest }: Named): string {
  return `demonstration/${charter.organisation}/${digest.slice(0, 16)}`
}

/** True where the folder of that name opens a demonstration. */
export function isDemonstration({ organisations }: Library, name: string): boolean {
  return existsSync(join(organisations, name, 'opening.yaml'))
}

const CHANCE: Chance = { seed: newSeed, random: (bytes) => newSeed().subarray(0, bytes) }

/**
 * The demonstration in a data folder, made anew as of this moment; with `keep`, the one that is there, if it is of the same
 * folder. A record of the same name that is no demonstration stays as it is. Throws `StoreHeldError` where a server keeps it.
 */
export async function installDemonstration(
  library: Library,
  name: string,
  now: Instant,
  { keep = false, chance = CHANCE }: { readonly keep?: boolean; readonly chance?: Chance } = {},
): Promise<Installed> {
  const read = readDemonstration(library, name)
  if (!read.ok) return { faults: read.faults }
  const { folder, opening } = read.value
  const target = join(library.data, name)
  const there = holdsRecord(target) ? foundingOf(target) : undefined
  if (there && (!there.demonstration || (keep && there.origin === demonstrationOrigin(folder))))
    return { folder: target, built: false }
  // Nobody else may be writing to what is about to go.
  if (there) sqliteStore(target, 'write', () => now).close()
  const made = await demonstrate(folder, opening, now, chance)
  putInPlace(target, made, now)
  // What was refused in the log before is none of this one's.
  rmSync(refusalsFile(crypto, library.data, made.origin), { force: true })
  return { folder: target, built: true }
}

/** What a demonstration is made from: its folder and what it opens with; or every fault of them. */
export function readDemonstration(
  { organisations, ...library }: Library,
  name: string,
): Read<{ folder: Named; opening: Opening }> {
  const folder = readFolder(crypto, join(organisations, name), partiesFile({ organisations, ...library }))
  if (!folder.ok) return folder
  const file = folder.value.opening
  const missing = (of: string, right: string): Read<never> => {
    const fault: Fault = { code: 'missing', file: `${name}/${of}`, found: '', right }
    return { ok: false, faults: [fault] }
  }
  if (!file) return missing('opening.yaml', 'founded: -P9D@08:00')
  if (!folder.value.charter.demonstration) return missing('charter.yaml', 'demonstration: true')
  const opening = readOpening(file)
  return opening.ok ? { ok: true, value: { folder: folder.value, opening: opening.value } } : opening
}

/** The demonstration as it stands at this moment. Throws where an act of its opening is out of order: the folder is ours. */
export async function demonstrate(
  folder: Named,
  opening: Opening,
  now: Instant,
  { seed, random }: Chance,
): Promise<Demonstration> {
  const { charter } = folder
  const { zone } = charter.seat
  const origin = demonstrationOrigin(folder)
  const keys = holders(charter, opening.people).map(({ holder, number, ...member }) => {
    const own = seed(`${actorCode(holder)}/${number}`)
    const signer = signerFromSeed(own)
    return { number, seed: own, signer, ...enrolment(crypto, signer, holder), ...member }
  })
  const signerOf = (code: string, number = 1): Signer => {
    const key = keys.find((one) => actorCode(one.holder) === code && one.number === number)
    if (!key) throw new Error(`${code} has no key ${number}`)
    return key.signer
  }
  let clock = momentOf(opening.founded, now, zone)
  const founding: Founding = { origin, time: 'simulated', example: false, demonstration: true, keys }
  const materials = { crypto, random, clock: () => clock }
  const by = office('depositary')
  const built = found(materials, charter, folder.charterText, founding, signerOf('depositary'), by)
  for (const line of folder.lines) {
    const documents = documentsOf(line, { ...charter.sources, ...folder.sources })
    const draft = {
      log: origin,
      type: 'act.reported',
      by: office('archivist'),
      body: reportOf(line),
      documents,
    }
    append(materials, built, signerOf('archivist'), draft)
  }
  const store = memoryStore(() => clock)
  const first = wholeRecord(built, signerOf('log'))
  store.fill(first.entries, first.head)
  const beside = new Map<string, LocalStore>()
  const restricted = (code: string): LocalStore => {
    const known = beside.get(code) ?? memoryStore(() => clock)
    beside.set(code, known)
    return known
  }
  const own = { log: signerOf('log'), clock: signerOf('clock'), random, now: () => clock, restricted }
  const registrar = await openRegistrar(crypto, store, own)
  const acts = opening.acts
    .map((act) => ({ act, at: momentOf(act.at, now, zone) }))
    .toSorted((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)))
  for (const { act, at } of acts) {
    if (at > now) throw new Error(`${act.type} at ${at}: after the opening moment`)
    clock = await lapseUntil(registrar, at, (moment) => (clock = moment))
    const drafted = draftOf(registrar.ledger, act, bodyAt(act.body, now, zone), at)
    const [first, ...others] = act.signed.map((number) => signerOf(actorCode(act.by), number))
    await perform(registrar, signedBy(author(crypto, random, first!, drafted), others))
  }
  clock = await lapseUntil(registrar, now, (moment) => (clock = moment))
  return {
    origin,
    log: groupOf(store),
    restricted: new Map([...beside].map(([code, one]) => [code, groupOf(one)])),
    keys: keys.map((one) => heldKey(one.holder, one.key, one.seed)),
  }
}

/** Everybody that has a key: each person that the opening names, and one of everybody else. */
function holders(
  charter: Charter,
  people: Opening['people'],
): readonly ({
  readonly holder: Exclude<Actor, { organ: unknown }>
  readonly number: number
} & Partial<Member>)[] {
  const offices = [...new Set([...RECORD_OFFICES, ...Object.keys(charter.offices)])].map(office)
  const parties = Object.keys(charter.parties).map((party) => ({ party: party as PartyId }))
  return [...offices, ...parties].flatMap((holder) => {
    const named = people[actorCode(holder)]
    if (!named) return [{ holder, number: 1 }]
    return named.map(({ person, limited }, index) => ({
      holder,
      number: index + 1,
      person,
      ...(limited ? { limited } : {}),
    }))
  })
}

/** What one signed, signed by others with it. */
function signedBy(submission: Submission, others: readonly Signer[]): Submission {
  const bytes = canonical(submission.act as unknown as Json)
  const signatures = others.map((signer) => signAct(crypto, signer, bytes))
  return { ...submission, evidence: [...submission.evidence, ...signatures] }
}

function office(code: string): { readonly office: OfficeId } {
  return { office: code as OfficeId }
}

/** The act as it is sent: what it leaves out of its body is filled in, and its log is that where it belongs. */
function draftOf(ledger: Ledger, act: OpeningAct, given: JsonObject, at: Instant): Draft {
  const { entries, tree, origin = '' } = ledger
  const { by, type, documents } = act
  const filled = filledOf(ledger, act, given, at)
  const place = placeFor(ledger, type, filled.body)
  const unseen = place && {
    log: restrictedOrigin(origin, place),
    audience: { parties: 'party' in by ? [by.party] : [] },
  }
  return {
    log: origin,
    type,
    by,
    at,
    seen: { size: entries.length, root: hex(tree.root()) },
    body: filled.body,
    documents: [
      ...filled.documents,
      ...documents.map(({ name, value, committed }) =>
        typeof value === 'string'
          ? textDocument(name, value, 'text/plain', committed)
          : jsonDocument(name, value, committed),
      ),
    ],
    ...unseen,
  }
}

/** The restricted log of a position that is not to be seen yet. */
function placeFor({ charter, standing }: Ledger, type: string, body: JsonObject): Place | undefined {
  const asked = standing.questions.get(body['question'] as QuestionId)
  return asked && type === 'position.taken' && isHidden(charter, asked) ? { question: asked.id } : undefined
}

/** A declaration or a publication in short form names its question, a question its text and issue: the rest is what the record gives. */
function filledOf(
  { charter, standing }: Ledger,
  { type, wording }: OpeningAct,
  body: JsonObject,
  at: Instant,
): Carried {
  if (type === 'text.tabled') {
    const { text, issue, organ } = body as { text: string; issue: number; organ: string }
    return tabling(crypto, { text, issue, organ }, wording)
  }
  if (type === 'question.decided') {
    const asked = standing.questions.get(body['question'] as QuestionId)
    const today = dayIn(at, charter.seat.zone)
    const declared = asked && declarationOf({ charter, situation: standing, today, now: at }, asked)
    return { body: { ...(declared?.body as unknown as JsonObject), ...body }, documents: [] }
  }
  if (type === 'text.published') {
    const symbol = standing.questions.get(body['question'] as QuestionId)?.adoptedAs
    return { body: { ...(symbol === undefined ? {} : { symbol }), ...body }, documents: [] }
  }
  const named = body['text'] as { readonly text: TextId; readonly issue: number } | undefined
  const text = type === 'question.put' && named ? standing.texts.get(named.text) : undefined
  const issue = text?.issues.find((one) => one.issue === named?.issue)
  return { body: text && issue ? { ...body, text: putting(text, issue) } : body, documents: [] }
}

async function perform(registrar: Registrar, submission: Submission): Promise<void> {
  const { type, log, at } = submission.act
  const taken =
    log === registrar.ledger.origin
      ? await registrar.submit(submission)
      : await registrar.submitUnseen(submission)
  if (!taken?.accepted) throw new Error(`${type} at ${at}: ${JSON.stringify(taken?.reasons)}`)
}

/** Moves the clock on to a moment, and on the way to each at which something lapses or is to be shown. */
async function lapseUntil(
  registrar: Registrar,
  until: Instant,
  set: (clock: Instant) => Instant,
): Promise<Instant> {
  for (;;) {
    const next = nextMoment(registrar.ledger, until)
    set(next)
    const lapsed = await registrar.lapse()
    if (next === until || lapsed === 0) break
  }
  return set(until)
}

/** The first moment after what was last received at which something is due; the given one where none comes before it. */
function nextMoment({ charter, standing, last = '' as Instant }: Ledger, until: Instant): Instant {
  const open = [...standing.questions.values()].filter(
    ({ outcome, withdrawn }) => outcome === undefined && withdrawn === undefined,
  )
  const due = open.flatMap((asked) => [
    asked.closes,
    isHidden(charter, asked) ? hiddenUntil(charter, asked) : undefined,
  ])
  return [...due, lastTick(charter, until)].reduce<Instant>(
    (first, moment) => (moment !== undefined && moment > last && moment < first ? moment : first),
    until,
  )
}

/** What a store in memory holds, in one piece. */
function groupOf(store: LocalStore): Group {
  const entries = store.read(0).map((bytes) => {
    const { act } = parsed(bytes)
    const documents = act.docs.flatMap((ref) => {
      const kept = store.document(ref.digest ?? ref.commitment ?? '')
      return kept ? [{ name: ref.name, ...kept }] : []
    })
    return addition({ act, documents }, bytes)
  })
  const head = store.head()
  if (!head) throw new Error('a log has a head from its first entry on')
  return { entries, head }
}

/** Puts the demonstration in the place of the one before: written beside it, then renamed. */
function putInPlace(target: string, { log, restricted, keys }: Demonstration, now: Instant): void {
  const [beside, before] = [`${target}.new`, `${target}.before`]
  for (const folder of [beside, before]) rmSync(folder, { recursive: true, force: true })
  writeWhole(beside, log, keys, now)
  for (const [code, { entries, head }] of restricted) {
    const store = sqliteStore(restrictedFolder(beside, code), 'write', () => now)
    try {
      store.fill(entries, head)
    } finally {
      store.close()
    }
  }
  if (existsSync(target)) renameSync(target, before)
  renameSync(beside, target)
  rmSync(before, { recursive: true, force: true })
}
