/** The records that this server keeps: each with its registrar, where the log's key is here, and as the public reads it. */
import { PUBLIC } from '../core/audience.ts'
import type { Instant } from '../core/time.ts'
import { writeArchive } from '../record/archive.ts'
import { newSeed, nodeCrypto } from '../record/crypto-node.ts'
import type { Signer } from '../record/crypto.ts'
import { headOfNote } from '../record/head.ts'
import type { PolicyWitness } from '../record/policy.ts'
import { witnessLines } from '../record/witnessed.ts'
import { heldKeys, signerOf } from '../store/create.ts'
import { commonNames, type Library } from '../store/library.ts'
import { readingOfRecord, type Reading } from '../store/reading.ts'
import { checkpointsIn, openGuard } from '../store/guard.ts'
import { openRegistrar, parsed, type Registrar } from '../store/registrar.ts'
import { sqliteStore } from '../store/sqlite.ts'
import type { Store } from '../store/store.ts'
import { askOverHttp, witnessing, type Ask, type Witnessing } from './witnessing.ts'

export interface Kept {
  readonly code: string
  readonly registrar: Registrar
  /** False where the log's key is not here: then the record is for reading. */
  readonly writable: boolean
  readonly standing: 'example' | 'demonstration' | 'own'
  /** The record as the public reads it now. */
  readonly reading: () => Reading
  /** The record as one file, up to the checkpoint that is shown. */
  readonly archive: () => Uint8Array
  readonly witnessing: Witnessing
}

/** What the operator of a server chooses: where checkpoints are kept, which witnesses are asked, and how. */
export interface Operated {
  readonly checkpoints?: string
  readonly witnesses?: readonly PolicyWitness[]
  readonly ask?: Ask
}

/** Opens a record for keeping. Throws `StoreHeldError` where another process keeps it. */
export function keep(
  library: Library,
  folder: string,
  clock: () => Instant,
  { checkpoints = checkpointsIn(library.data), witnesses = [], ask = askOverHttp }: Operated = {},
): Kept {
  const crypto = nodeCrypto()
  const store = sqliteStore(folder, 'write', clock)
  const keys = heldKeys(folder)
  const [log, clockKey] = [signerOf(keys, 'log'), signerOf(keys, 'clock')]
  const random = (bytes: number): Uint8Array => newSeed().subarray(0, bytes)
  const origin = store.head()?.origin
  // An example is built anew whenever its folder changes, by keys of this installation: nothing of it can be lost.
  const guard = origin === undefined || isExample(store) ? undefined : openGuard(crypto, checkpoints, origin)
  const registrar = openRegistrar(crypto, store, {
    log: log ?? noSigner(),
    clock: log && clockKey,
    random,
    now: clock,
    guard,
  })
  const { ledger } = registrar
  const founding = ledger.standing.founding
  const parties = commonNames(library, ledger.charter.parties)
  const cosigning = witnessing(registrar, witnesses, guard, ask)
  let [reading, archive] = [
    undefined as Reading | undefined,
    undefined as { note: string; bytes: Uint8Array } | undefined,
  ]
  return {
    code: ledger.charter.organisation,
    registrar,
    writable: log !== undefined,
    standing: founding?.example ? 'example' : founding?.demonstration ? 'demonstration' : 'own',
    reading() {
      const size = ledger.entries.length
      if (reading?.size !== size) {
        const document = (key: string): ReturnType<typeof store.document> => store.document(key)
        reading = readingOfRecord(
          { charter: ledger.charter, parties, entries: ledger.entries.slice(), head: store.head(), document },
          PUBLIC,
        )
      }
      return reading
    },
    archive() {
      const note = cosigning.checkpoint()
      const shown = note === undefined ? undefined : headOfNote(crypto, note, ledger.standing.keys.values())
      if (note === undefined || !shown) throw new Error('a record has a head from its first act on')
      if (archive?.note !== note) {
        const { head } = shown
        const received = ledger.entries[head.size - 1]!.received
        const cosignatures = witnessLines(crypto, ledger.charter, note, received)
        const document = (key: string): ReturnType<typeof store.document> => store.document(key)
        archive = { note, bytes: writeArchive(head, store.read(0, head.size), document, cosignatures) }
      }
      return archive.bytes
    },
    witnessing: cosigning,
  }
}

function isExample(store: Store): boolean {
  const [genesis] = store.read(0, 1)
  return genesis !== undefined && parsed(genesis).act.body['example'] === true
}

function noSigner(): Signer {
  return {
    publicKey: new Uint8Array(32),
    sign() {
      throw new Error('the key of the log is not here')
    },
  }
}
