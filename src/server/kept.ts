/** The records that this server keeps: each with its registrar, where the log's key is here, and as the public reads it. */
import { join } from 'node:path'
import { PUBLIC } from '../core/audience.ts'
import { placeCode, placeOf } from '../core/restricted.ts'
import type { Instant } from '../core/time.ts'
import { writeArchive } from '../record/archive.ts'
import { newSeed, nodeCrypto } from '../record/crypto-node.ts'
import type { Kept as KeptDocument, Submission } from '../record/ledger.ts'
import type { Signer } from '../record/crypto.ts'
import { headOfNote } from '../record/head.ts'
import type { PolicyWitness } from '../record/policy.ts'
import { stateAt, witnessLines } from '../record/witnessed.ts'
import { heldKeys, signerOf, signersOf, type HeldKey } from '../store/create.ts'
import { commonNames, type Library } from '../store/library.ts'
import { readingOfRecord, type Reading } from '../store/reading.ts'
import { checkpointsIn, openGuard, type Guard } from '../store/guard.ts'
import { parsed } from '../store/parsed.ts'
import { openRegistrar, type Registrar } from '../store/registrar.ts'
import type { TakenUnseen } from '../store/restricted.ts'
import { snapshotFile, type Snapshots } from '../store/snapshot.ts'
import { restrictedFolder, sqliteStore } from '../store/sqlite.ts'
import { openRefusals, refusalsFile } from '../store/refusals.ts'
import { holdsClock, simulatedClock, type SimulatedClock } from '../store/simulated-clock.ts'
import { isLocal, type Soon, type Store } from '../store/store.ts'
import { promising, type Answered } from './promises.ts'
import { askOverHttp, witnessing, type Ask, type Witnessing } from './witnessing.ts'

export interface Kept {
  readonly code: string
  readonly registrar: Registrar
  /** True where nobody but members may know of the record: it is in no listing, and nothing of it is read without signing in. */
  readonly confidential: boolean
  /** False where the log's key is not here: then the record is for reading. */
  readonly writable: boolean
  readonly standing: 'example' | 'demonstration' | 'own'
  /** The clock that this record goes by: that of a demonstration is its own. */
  readonly now: () => Instant
  /** Of a demonstration alone: its clock, and whoever signs here for those that take its seats. */
  readonly demonstration?: {
    readonly clock: SimulatedClock
    readonly signers: (code: string) => readonly Signer[]
  }
  /** Takes an act in, or says why not; what is acknowledged is on the log and in the reading. */
  readonly submit: (submission: Submission) => Promise<Answered | TakenUnseen>
  /** Appends the lapses that are due now; how many they were. */
  readonly lapse: Registrar['lapse']
  /** Takes in what other servers of the same record appended. */
  readonly follow: () => Promise<void>
  /** The record as the public reads it now. */
  readonly reading: () => Reading
  /** Calls back when there is more to read, whoever appended it; gives the way to stop it. */
  readonly watch: (seen: () => void) => () => void
  /** The record as one file, up to the checkpoint that is shown. */
  readonly archive: () => Promise<Uint8Array>
  readonly witnessing: Witnessing
  readonly close: () => Promise<void>
}

/** What the operator of a server chooses: where checkpoints are kept, which witnesses are asked, and how. */
export interface Operated {
  readonly checkpoints?: string
  readonly witnesses?: readonly PolicyWitness[]
  readonly ask?: Ask
  readonly snapshots?: Snapshots
  /** Where restricted logs are kept, by their codes. */
  readonly restricted?: (code: string) => Soon<Store>
  /** Of a demonstration: its clock. */
  readonly simulated?: SimulatedClock
}

/** Opens the record of a folder for keeping. Rejects with `StoreHeldError` where another process keeps it. */
export async function keep(
  library: Library,
  folder: string,
  machine: () => Instant,
  operated: Operated = {},
): Promise<Kept> {
  const simulated = holdsClock(folder) ? simulatedClock(folder, Date.now) : undefined
  const clock = simulated?.now ?? machine
  const restricted = (code: string): Store => sqliteStore(restrictedFolder(folder, code), 'write', clock)
  return keepStore(library, sqliteStore(folder, 'write', clock), heldKeys(folder), clock, {
    snapshots: snapshotFile(join(folder, 'snapshot')),
    restricted,
    ...(simulated ? { simulated } : {}),
    ...operated,
  })
}

/** Opens the record of a store for keeping, with the private keys that are here. */
export async function keepStore(
  library: Library,
  store: Store,
  keys: readonly HeldKey[],
  clock: () => Instant,
  {
    checkpoints = checkpointsIn(library.data),
    witnesses = [],
    ask = askOverHttp,
    snapshots,
    restricted,
    simulated,
  }: Operated = {},
): Promise<Kept> {
  const crypto = nodeCrypto()
  const [log, ...logs] = signersOf(keys, 'log')
  const clockKey = signerOf(keys, 'clock')
  const random = (bytes: number): Uint8Array => newSeed().subarray(0, bytes)
  const open = async (): Promise<{ registrar: Registrar; guard: Guard | undefined }> => {
    const origin = (await store.head())?.origin
    // An example is built anew whenever its folder changes, and a demonstration at each start, by keys of this installation.
    const guard =
      origin === undefined || (await isMadeHere(store)) ? undefined : openGuard(crypto, checkpoints, origin)
    const common = { clock: log && clockKey, random, now: clock, guard, restricted }
    const signers = log ? { ...common, log, logs, snapshots } : { ...common, log: noSigner() }
    return { registrar: await openRegistrar(crypto, store, signers), guard }
  }
  const { registrar, guard } = await open().catch(async (error: unknown) => {
    await store.close()
    throw error
  })
  const { standing } = registrar.ledger
  let { charter } = registrar.ledger
  const founding = standing.founding
  const parties = commonNames(library, charter.parties)
  const documents = documentsOf(registrar)
  const cosigning = witnessing(registrar, witnesses, guard, ask)
  const writable = registrar.signers().length > 0
  const refusals =
    (guard || founding?.demonstration) && writable
      ? openRefusals(crypto, refusalsFile(crypto, library.data, registrar.ledger.origin ?? ''))
      : undefined
  const promises = promising(registrar, () => registrar.signers(), random, clock, refusals)
  let [reading, archive] = [
    undefined as Reading | undefined,
    undefined as { note: string; bytes: Uint8Array } | undefined,
  ]
  await documents.gather()
  let forgotten = standing.redacted.size
  /** Lets go of everything that was made with a document that has been destroyed since. */
  const forgetRedacted = (): void => {
    const { redacted } = registrar.ledger.standing
    if (redacted.size === forgotten) return
    forgotten = redacted.size
    documents.forget([...redacted.keys()])
    reading = undefined
    archive = undefined
    // What pages keep of a record, they keep by its charter: with another one nothing of what was destroyed is left.
    charter = { ...charter }
  }
  // What is asked of it by turns is not asked once it is closed: another may already stand in its place.
  let closed = false
  const follow = async (): Promise<void> => {
    if (closed) return
    await registrar.follow()
    await documents.gather()
  }
  const unwatch = store.watch((size) => {
    // Where the database is away, the next look is in a moment.
    if (size > registrar.size) follow().catch(() => undefined)
  })
  return {
    code: charter.organisation,
    registrar,
    confidential: founding?.audience === 'members',
    writable,
    standing: founding?.example ? 'example' : founding?.demonstration ? 'demonstration' : 'own',
    now: clock,
    ...(simulated && founding?.demonstration
      ? { demonstration: { clock: simulated, signers: (code: string) => signersOf(keys, code) } }
      : {}),
    async submit(submission) {
      const place = placeOf(registrar.ledger.origin ?? '', submission.act.log)
      const taken = place && (await registrar.submitUnseen(submission))
      if (taken) return promises.unseen(placeCode(place), taken)
      const submitted = await registrar.submit(submission)
      await documents.gather()
      return promises.answered(submission, submitted)
    },
    async lapse() {
      if (closed) return 0
      const lapsed = await registrar.lapse()
      const noted = await promises.note()
      if (lapsed + noted > 0) await documents.gather()
      return lapsed
    },
    follow,
    watch(seen) {
      let isWatched = true
      const tell = (): void => {
        // Where documents cannot be had now, they can be in a moment.
        documents.gather().then(
          () => isWatched && seen(),
          () => isWatched && setTimeout(tell, 1000).unref(),
        )
      }
      const unwatched = registrar.watch(tell)
      return () => {
        isWatched = false
        unwatched()
      }
    },
    reading() {
      forgetRedacted()
      const size = documents.gathered()
      if (reading?.size !== size) {
        const { ledger, head } = registrar
        const entries = ledger.entries.slice(0, size)
        reading = readingOfRecord(
          { charter, parties, entries, head, document: documents.get, before: reading },
          PUBLIC,
        )
      }
      return reading
    },
    async archive() {
      await documents.gather()
      forgetRedacted()
      const { ledger } = registrar
      const note = cosigning.checkpoint()
      const shown = note === undefined ? undefined : headOfNote(crypto, note, ledger.standing.keys.values())
      if (note === undefined || !shown) throw new Error('a record has a head from its first act on')
      if (archive?.note === note) return archive.bytes
      const { head } = shown
      const cosignatures = witnessLines(crypto, stateAt(ledger, head.size), note)
      const bytes = writeArchive(head, await store.read(0, head.size), documents.get, cosignatures)
      archive = { note, bytes }
      return bytes
    },
    witnessing: cosigning,
    async close() {
      closed = true
      unwatch()
      registrar.keepSnapshot()
      await store.close()
    },
  }
}

interface Documents {
  readonly get: (key: string) => { readonly bytes: Uint8Array } | undefined
  /** The number of entries whose documents are at hand. */
  readonly gathered: () => number
  readonly gather: () => Promise<void>
  /** Lets go of what was destroyed. */
  readonly forget: (keys: readonly string[]) => void
}

/** Documents for pages, which do not wait: from the disk where the store answers at once, else taken along as entries come. */
function documentsOf(registrar: Registrar): Documents {
  const { store } = registrar
  if (isLocal(store))
    return {
      get: (key) => store.document(key),
      gathered: () => registrar.size,
      gather: async () => undefined,
      forget: () => undefined,
    }
  const held = new Map<string, Omit<KeptDocument, 'name'>>()
  let at = 0
  let gathering: Promise<void> = Promise.resolve()
  const gatherOnce = async (): Promise<void> => {
    const { size, ledger } = registrar
    const keys = ledger.entries
      .slice(at, size)
      .flatMap(({ act }) => act.docs.map((ref) => ref.digest ?? ref.commitment ?? ''))
    for (let from = 0; from < keys.length; from += 64) {
      const some = keys.slice(from, from + 64).filter((key) => !held.has(key))
      const found = await Promise.all(some.map(async (key) => store.document(key)))
      found.forEach((document, index) => document && held.set(some[index] as string, document))
    }
    at = size
  }
  return {
    get: (key) => held.get(key),
    gathered: () => at,
    gather: () => (gathering = gathering.then(gatherOnce, gatherOnce)),
    forget(keys) {
      for (const key of keys) held.delete(key)
    },
  }
}

async function isMadeHere(store: Store): Promise<boolean> {
  const [genesis] = await store.read(0, 1)
  if (!genesis) return false
  const { example, demonstration } = parsed(genesis).act.body
  return example === true || demonstration === true
}

function noSigner(): Signer {
  return {
    publicKey: new Uint8Array(32),
    sign() {
      throw new Error('the key of the log is not here')
    },
  }
}
