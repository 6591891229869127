/**
 * How fast are acts taken in, durably? One after the other against SQLite alone with the same bytes; a hundred at a time
 * against Ed25519 alone; and whether a long log makes it slower. PostgreSQL where this machine has it.
 */
import { createPublicKey, verify as verifySignature } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Json } from '../src/core/json.ts'
import { instantOf, type Instant } from '../src/core/time.ts'
import { author, textDocument } from '../src/record/author.ts'
import { hex } from '../src/record/bytes.ts'
import { canonical } from '../src/record/canonical.ts'
import { actId, actMessage } from '../src/record/digest.ts'
import type { Signer } from '../src/record/crypto.ts'
import { take, type Ledger, type Submission } from '../src/record/ledger.ts'
import { wholeRecord } from '../src/store/create.ts'
import { openGuard } from '../src/store/guard.ts'
import { openDatabase } from '../src/store/postgres.ts'
import { openRegistrar, type Registrar } from '../src/store/registrar.ts'
import { sqliteStore } from '../src/store/sqlite.ts'
import type { Store } from '../src/store/store.ts'
import { capability } from '../tests/support/capability.ts'
import { startPostgres } from '../tests/support/postgres.ts'
import { perSecond, table, type Row } from './measure.ts'
import { atWork, crypto, log, materials, SEATS, signer } from './records.ts'

const [SINGLE, AT_ONCE, WRITERS] = [500, 2000, 100]
const SIZES = [1e3, 1e4, 1e5, 1e6].filter((size) => size <= Number(process.argv[2] ?? 1e5))
const TEXT = textDocument('text', 'The council is heard.\n', 'text/plain')
const given = materials()
const now = (): Instant => instantOf(Math.floor(Date.now() / 1000))
const folder = mkdtempSync(join(tmpdir(), 'chancery-bench-'))

/** So many statements of the seats in turn, signed; each as a client with the present head in view would send it. */
function statements(ledger: Ledger, count: number, by?: Signer): readonly Submission[] {
  const seen = { size: ledger.entries.length, root: hex(ledger.tree.root()) }
  return Array.from({ length: count }, (_, index): Submission => {
    const party = SEATS[index % SEATS.length]!
    const draft = {
      log: ledger.entries[0]!.act.log,
      type: 'statement.made',
      by: { party } as never,
      at: now(),
    }
    return author(crypto, given.random, by ?? signer(party), {
      ...draft,
      seen,
      body: { organ: 'harbour-council' },
      documents: [TEXT],
    })
  })
}

/** With `guarded`, the last signed checkpoint is kept apart, as a server keeps it: a second file that is synced. */
async function opened(store: Store, built = atWork(50), guarded = false): Promise<Registrar> {
  const { entries, head } = wholeRecord(built, log)
  await store.fill(entries, head)
  const guard = guarded ? openGuard(crypto, join(folder, `checkpoints-${made}`), head.origin) : undefined
  return openRegistrar(crypto, store, { log, random: given.random, now, guard })
}

async function took(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

async function single(registrar: Registrar, count = SINGLE): Promise<number> {
  const acts = statements(registrar.ledger, count)
  return took(async () => {
    for (const act of acts) if (!(await registrar.submit(act)).accepted) throw new Error('refused')
  })
}

async function atOnce(registrar: Registrar): Promise<number> {
  const acts = statements(registrar.ledger, AT_ONCE)
  let next = 0
  const writer = async (): Promise<void> => {
    for (let act = acts[next++]; act; act = acts[next++])
      if (!(await registrar.submit(act)).accepted) throw new Error('refused')
  }
  return took(() => Promise.all(Array.from({ length: WRITERS }, writer)))
}

/** The same bytes into SQLite, each in a transaction of its own, and nothing else. */
function bare(bytes: readonly Uint8Array[]): number {
  const database = new DatabaseSync(join(folder, `bare-${bytes.length}.db`))
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  database.exec('CREATE TABLE entry (position INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT')
  const add = database.prepare('INSERT INTO entry (bytes) VALUES (?)')
  const began = performance.now()
  for (const one of bytes) add.run(one)
  const time = performance.now() - began
  database.close()
  return time
}

/** The signatures of as many acts verified one after the other, and nothing else. */
function signaturesOf(acts: readonly Submission[]): number {
  const work = acts.map(({ act, evidence }) => {
    const { publicKey } = signer('party' in act.by ? act.by.party : '')
    const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), publicKey])
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
    const message = actMessage(canonical(act as unknown as Json))
    return { key, message, signature: Buffer.from(evidence[0]!.sig, 'base64') }
  })
  const began = performance.now()
  for (const { key, message, signature } of work)
    if (!verifySignature(null, message, key, signature)) throw new Error('signature')
  return performance.now() - began
}

const row = (what: string, count: number, time: number, peer: number): Row => ({
  what,
  figure: `${perSecond(count, time)} acts/s`,
  ratio: time / peer,
})

let made = 0
const postgres = capability('postgres').present ? await startPostgres() : undefined
try {
  const inFolder = (): Store => sqliteStore(join(folder, `${made++}`), 'write', now)
  const database = postgres && (await openDatabase(await postgres.database(), { tables: true }))
  const registrar = await opened(inFolder(), atWork(50), true)
  const unguarded = await opened(inFolder())
  const rows: Row[] = []
  // Threads that check signatures are started by the first crowd: that is not counted.
  await atOnce(unguarded)
  await new Promise((resolve) => setTimeout(resolve, 500))
  // In turns, so that what else the machine does falls on all.
  let [ours, without, alone, many, verified] = [0, 0, 0, 0, 0]
  for (let turn = 0; turn < 5; turn++) {
    const from = registrar.size
    ours += await single(registrar, SINGLE / 5)
    without += await single(unguarded, SINGLE / 5)
    alone += bare((await registrar.store.read(from)).slice(0, SINGLE / 5))
    many += await atOnce(registrar)
    verified += signaturesOf(statements(registrar.ledger, AT_ONCE))
    rmSync(join(folder, `bare-${SINGLE / 5}.db`), { force: true })
  }
  rows.push(
    row('SQLite alone, synchronous FULL, the same bytes (peer)', SINGLE, alone, alone),
    row('one after the other, in a folder', SINGLE, ours, alone),
    row('the same without the signed checkpoint kept apart', SINGLE, without, alone),
  )
  if (database) {
    const there = await opened(await database.store('single'))
    rows.push(row('one after the other, in PostgreSQL', SINGLE, await single(there), alone))
  }
  rows.push(row('Ed25519 alone (peer)', 5 * AT_ONCE, verified, verified))
  rows.push(row(`${WRITERS} writers at once, in a folder`, 5 * AT_ONCE, many, verified))
  if (database) {
    const there = await opened(await database.store('many'))
    rows.push(row(`${WRITERS} writers at once, in PostgreSQL`, AT_ONCE, await atOnce(there), verified / 5))
    await database.close()
  }
  let first = 0
  for (const size of SIZES) {
    const long = await opened(inFolder(), lengthened(size))
    await single(long, 50)
    const time = await single(long, 200)
    first ||= time
    rows.push(row(`one after the other, on a log of ${size} acts`, 200, time, first))
    await long.store.close()
  }
  table('append: performed acts taken in, durably; time over the peer, or over the shortest log', rows)
} finally {
  await postgres?.stop()
  rmSync(folder, { recursive: true, force: true })
}

/** The council's record with statements added until it is this long, signed by nobody: a server takes its own log as it stands. */
function lengthened(size: number): ReturnType<typeof atWork> {
  const built = atWork(50)
  const unsigned = { publicKey: signer('ANSA').publicKey, sign: () => new Uint8Array(64) }
  while (built.entries.length < size) {
    for (const { act, evidence } of statements(
      built.ledger,
      Math.min(1000, size - built.entries.length),
      unsigned,
    )) {
      const entry = { act, evidence, received: built.ledger.entries.at(-1)!.received }
      const bytes = canonical(entry as unknown as Json)
      take(built.ledger, entry, bytes, actId(crypto, canonical(act as unknown as Json)))
      built.entries.push(bytes)
      built.documents.push([])
    }
  }
  return built
}
