/**
 * How a log stood after so many entries, kept so that the next start need not fold them again. It is a cache, and never
 * trusted over the log: the entries are hashed at every start, and a snapshot counts only where they give the root that it
 * names, where the key of the log signed it, and where this very program made it. Any other is thrown away.
 *
 * A standing is maps, lists and plain values, so its bytes are those of V8's structured clone. What they mean depends on
 * the code that folds, so the snapshot bears the digest of that code.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deserialize, serialize } from 'node:v8'
import type { Charter } from '../core/charter/charter.ts'
import type { Situation } from '../core/situation.ts'
import { concat, hex, utf8 } from '../record/bytes.ts'
import type { Crypto, Signer } from '../record/crypto.ts'
import type { Ledger } from '../record/ledger.ts'

export interface Snapshot {
  /** How many entries it stands for. */
  readonly size: number
  /** The root over them, hexadecimal. */
  readonly root: string
  readonly charter: Charter
  /** The digest of the document that the charter was read from. */
  readonly charterDigest: string
  readonly standing: Situation
}

/** Where the snapshot of one log lies. */
export interface Snapshots {
  read(): Uint8Array | undefined
  /** Puts it in the place of the one before, whole or not at all. */
  write(bytes: Uint8Array): void
}

const SIGNATURE = 64

/** The snapshot of a ledger as it stands, signed by the key of its log. */
export function snapshotOf(ledger: Ledger, signer: Signer, charterDigest: string): Uint8Array {
  const { crypto, tree, charter, standing, origin = '' } = ledger
  const snapshot: Snapshot = {
    size: tree.size(),
    root: hex(tree.root()),
    charter,
    charterDigest,
    standing,
  }
  const body = new Uint8Array(serialize(snapshot))
  return concat(signer.sign(messageOf(crypto, origin, body)), body)
}

/** What was kept of a log; undefined where it is torn, of another log or program, or not signed by the key of this log. */
export function readSnapshot(
  crypto: Crypto,
  bytes: Uint8Array,
  origin: string,
  publicKey: Uint8Array,
): Snapshot | undefined {
  const [signature, body] = [bytes.subarray(0, SIGNATURE), bytes.subarray(SIGNATURE)]
  // Nothing is made of the bytes before it is known whose they are.
  if (!crypto.verifyEd25519(publicKey, messageOf(crypto, origin, body), signature)) return undefined
  return deserialize(body) as Snapshot
}

/** The place in a folder under this name. */
export function snapshotFile(path: string): Snapshots {
  return {
    read() {
      try {
        return new Uint8Array(readFileSync(path))
      } catch {
        return undefined
      }
    },
    write(bytes) {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
      const beside = `${path}.tmp-${process.pid}`
      // Without a sync: what the power's going tears is seen by its signature, and the log is there.
      writeFileSync(beside, bytes, { mode: 0o600 })
      renameSync(beside, path)
    },
  }
}

function messageOf(crypto: Crypto, origin: string, body: Uint8Array): Uint8Array {
  return utf8(`chancery/snapshot/v1\n${program()}\n${origin}\n${crypto.sha256Hex(body)}\n`)
}

let known: string | undefined

/** The digest of all that a standing depends on beside its log: the code that folds, the packages, the engine. */
function program(): string {
  if (known !== undefined) return known
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const core = join(root, 'src', 'core')
  const files = readdirSync(core, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .toSorted()
  const digest = createHash('sha256').update(process.versions.v8)
  for (const path of [join(root, 'package-lock.json'), ...files.map((name) => join(core, name))])
    digest.update(`\n${path.slice(root.length)}\n`).update(readFileSync(path))
  known = digest.digest('hex')
  return known
}
