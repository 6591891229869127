/** The records that this server keeps: each with its registrar, where the log's key is here, and as the public reads it. */
import { PUBLIC } from '../core/audience.ts'
import type { Instant } from '../core/time.ts'
import { writeArchive } from '../record/archive.ts'
import { newSeed, nodeCrypto } from '../record/crypto-node.ts'
import type { Signer } from '../record/crypto.ts'
import { heldKeys, signerOf } from '../store/create.ts'
import { commonNames, type Library } from '../store/library.ts'
import { readingOfRecord, type Reading } from '../store/reading.ts'
import { openRegistrar, type Registrar } from '../store/registrar.ts'
import { sqliteStore } from '../store/sqlite.ts'

export interface Kept {
  readonly code: string
  readonly registrar: Registrar
  /** False where the log's key is not here: then the record is for reading. */
  readonly writable: boolean
  readonly standing: 'example' | 'demonstration' | 'own'
  /** The record as the public reads it now. */
  readonly reading: () => Reading
  /** The record as one file. */
  readonly archive: () => Uint8Array
}

/** Opens a record for keeping. Throws `StoreHeldError` where another process keeps it. */
export function keep(library: Library, folder: string, clock: () => Instant): Kept {
  const crypto = nodeCrypto()
  const store = sqliteStore(folder, 'write', clock)
  const keys = heldKeys(folder)
  const [log, clockKey] = [signerOf(keys, 'log'), signerOf(keys, 'clock')]
  const random = (bytes: number): Uint8Array => newSeed().subarray(0, bytes)
  const registrar = openRegistrar(crypto, store, {
    log: log ?? noSigner(),
    clock: log && clockKey,
    random,
    now: clock,
  })
  const { ledger } = registrar
  const founding = ledger.standing.founding
  const parties = commonNames(library, ledger.charter.parties)
  let [reading, archive] = [
    undefined as Reading | undefined,
    undefined as { size: number; bytes: Uint8Array } | undefined,
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
      const size = ledger.entries.length
      const head = store.head()
      if (!head) throw new Error('a record has a head from its first act on')
      if (archive?.size !== size)
        archive = { size, bytes: writeArchive({ ...head }, store.read(0), (key) => store.document(key)) }
      return archive.bytes
    },
  }
}

function noSigner(): Signer {
  return {
    publicKey: new Uint8Array(32),
    sign() {
      throw new Error('the key of the log is not here')
    },
  }
}
