/**
 * How long does it take to verify a record, against the bare cryptography that no verifier can leave out, on the same
 * cores? `node bench/verify.ts [ACTS]`, by default 100,000. The record is written once into a file beside the system's
 * temporary files, and every verification reads it from there, in a process of its own, so that its memory is its own.
 */
// oxlint-disable unicorn/require-post-message-target-origin -- a thread has no origin
import { spawnSync } from 'node:child_process'
import { createPublicKey, hash, verify as verifySignature, type KeyObject } from 'node:crypto'
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads'
import { accept, rule } from '../src/core/standing.ts'
import { emptySituation } from '../src/core/situation.ts'
import { actMessage } from '../src/record/digest.ts'
import { actBytes } from '../src/record/entry.ts'
import type { Part } from '../src/record/verify.ts'
import { signHead } from '../src/record/head.ts'
import { archiveLines } from '../src/record/archive.ts'
import { parsed } from '../src/store/parsed.ts'
import { charterIn } from '../src/store/registrar.ts'
import { openFile } from '../src/store/stored.ts'
import { verifyFound } from '../src/store/verify-stored.ts'
import { perSecond, table, type Row } from './measure.ts'
import { atWork, crypto, log } from './records.ts'

const CORES = availableParallelism()

if (!isMainThread) alone(workerData as { file: string; from: number; of: number })
else if (process.argv[2] === 'one') await one(process.argv[3]!, process.argv[4]!)
else bench(Number(process.argv[2] ?? 100_000))

function bench(acts: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-bench-'))
  try {
    const file = join(folder, 'record.chancery')
    run('write', file, acts)
    const peer = run('peer', file)
    const parse = run('parse', file)
    const row = (what: string, { time, cpu, peak }: Figures, over: Figures): Row => ({
      what,
      figure: `${(time / 1000).toFixed(1)} s (x ${(time / over.time).toFixed(2)}), ${perSecond(acts, time)} acts/s, ${peak} MB; of the cores ${(cpu / 1000).toFixed(1)} s`,
      ratio: cpu / over.cpu,
    })
    table(
      `verify: ${acts} performed acts, ${CORES} cores; time, memory at its highest, and the work of all cores over the peer’s`,
      [
        row(`Ed25519 and SHA-256 alone, ${CORES} threads (peer)`, peer, peer),
        row('verify: bytes, signatures and rulings', run('verify', file), peer),
        row('JSON.parse of the entries (peer)', parse, parse),
        row('ruled again, parsing included', run('rule', file), parse),
        row('verify --only bytes', run('bytes', file), parse),
        row('verify --only rulings', run('rulings', file), parse),
      ],
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

interface Figures {
  readonly time: number
  /** Milliseconds of all cores together: what other work on the machine does not change. */
  readonly cpu: number
  /** Megabytes. */
  readonly peak: number
}

function run(what: string, file: string, acts = 0): Figures {
  const { status, stdout } = spawnSync(
    process.execPath,
    // Writing keeps the whole record in memory; verifying is what is measured.
    [
      ...(what === 'write' ? ['--max-old-space-size=12000'] : []),
      import.meta.filename,
      'one',
      what,
      `${file}:${acts}`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`${what} ended with ${status}`)
  return JSON.parse(stdout) as Figures
}

async function one(what: string, place: string): Promise<void> {
  const [file = '', acts] = place.split(':')
  const began = start()
  if (what === 'write') write(file, Number(acts))
  else if (what === 'peer') await peer(file)
  else if (what === 'parse') for (const bytes of openFile(file).found.entries) parsed(bytes)
  else if (what === 'rule') ruleAgain(file)
  else {
    const only = what === 'verify' ? undefined : (what as Part)
    const report = await verifyFound(crypto, openFile(file).found, { only })
    if (!report.ok) throw new Error(JSON.stringify(report.faults.slice(0, 3)))
  }
  end(began)
}

interface Start {
  readonly time: number
  readonly cpu: NodeJS.CpuUsage
}

function start(): Start {
  return { time: performance.now(), cpu: process.cpuUsage() }
}

function end({ time, cpu }: Start): void {
  const { user, system } = process.cpuUsage(cpu)
  const peak = Math.round(process.resourceUsage().maxRSS / 1024)
  console.log(JSON.stringify({ time: performance.now() - time, cpu: (user + system) / 1000, peak }))
}

/** The council at work for so many acts. */
function write(file: string, acts: number): void {
  const { ledger, entries, documents } = atWork(acts)
  const [charter] = documents[0]!
  const head = signHead(crypto, log, ledger.entries[0]!.act.log, entries.length, ledger.tree.root())
  const handle = openSync(file, 'w')
  for (const line of archiveLines(head, entries, () => charter)) writeSync(handle, line)
  closeSync(handle)
}

function ruleAgain(file: string): void {
  const { found } = openFile(file)
  const [genesis] = found.entries
  const charter = charterIn([genesis!], { document: found.document })
  const situation = emptySituation()
  let position = 0
  for (const bytes of found.entries) {
    const entry = parsed(bytes)
    if (!rule(charter, situation, entry, position).inOrder) throw new Error(`entry ${position}`)
    accept(situation, charter, entry, position++)
  }
}

/** Every core with nothing to do but the signature, the id, the leaf and one node of the tree of its share of the acts. */
async function peer(file: string): Promise<void> {
  if (!existsSync(file)) throw new Error(file)
  const threads = Array.from(
    { length: CORES },
    (_, from) => new Worker(import.meta.filename, { workerData: { file, from, of: CORES } }),
  )
  await Promise.all(threads.map((thread) => new Promise((resolve) => thread.once('message', resolve))))
  const began = start()
  await Promise.all(
    threads.map((thread) => {
      const done = new Promise((resolve) => thread.once('message', resolve))
      thread.postMessage('go')
      return done
    }),
  )
  end(began)
  process.exit()
}

function alone({ file, from, of }: { file: string; from: number; of: number }): void {
  const { found } = openFile(file)
  const [genesis] = found.entries
  const enrolled = (parsed(genesis!).act.body as { keys: readonly { key: string; public: string }[] }).keys
  const keys = new Map<string, KeyObject>()
  for (const { key, public: raw } of enrolled) {
    const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(raw, 'base64')])
    keys.set(key, createPublicKey({ key: der, format: 'der', type: 'spki' }))
  }
  // As many acts as memory takes, and those again and again: the work is the same for each.
  const work: { message: Uint8Array; key: KeyObject; signature: Uint8Array; bytes: Uint8Array }[] = []
  let count = 0
  for (const bytes of found.entries) {
    if (count++ % of !== from || work.length >= 25_000) continue
    const entry = parsed(bytes)
    const signature = Buffer.from(entry.evidence[0]!.sig, 'base64')
    const message = actMessage(actBytes(bytes, entry))
    work.push({ message, key: keys.get(entry.act.by.key) as KeyObject, signature, bytes: bytes.slice() })
  }
  const mine = Math.floor(count / of)
  parentPort!.postMessage('ready')
  parentPort!.once('message', () => {
    for (let index = 0; index < mine; index++) {
      const { message, key, signature, bytes } = work[index % work.length]!
      if (!verifySignature(null, message, key, signature)) throw new Error('signature')
      // In the form in which Node gives a digest fastest.
      for (const one of [message, bytes, message.subarray(0, 65)]) hash('sha256', one, 'hex')
    }
    parentPort!.postMessage('done')
  })
}
