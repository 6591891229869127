/** A million rows of a roll-call file of a fictional council: time and highest memory, against csv-parse alone. */
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRecord } from '../src/store/create.ts'
import { instantOf } from '../src/core/time.ts'
import { table, type Row } from './measure.ts'
import { atWork, log, root, SEATS } from './records.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-bench-'))
try {
  const record = join(folder, 'record')
  const now = instantOf(Date.UTC(2026, 0, 2) / 1000)
  createRecord(record, atWork(2), log, [], now)
  const rows: Row[] = []
  for (const count of [100_000, 1_000_000]) {
    const file = join(folder, `${count}.csv`)
    const decisions = write(file, count)
    const peer = run(count, [join(root, 'bench/csv-alone.ts'), file])
    const ours = run(count, [join(root, 'src/cli/main.ts'), 'rollcall', record, file, '--strict', '--json'])
    const named = count.toLocaleString('en-GB')
    rows.push(
      { what: `${named} rows, csv-parse alone (peer)`, figure: shown(peer), ratio: 1 },
      {
        what: `${named} rows, ${decisions} decisions ruled on`,
        figure: shown(ours),
        ratio: ours.ms / peer.ms,
      },
    )
  }
  table('rollcall: the whole process; time over the peer', rows)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Seven rows a decision, one day a hundred decisions, one position in ten a no. Gives the number of decisions. */
function write(file: string, rows: number): number {
  const handle = openSync(file, 'w')
  writeSync(handle, 'decision,date,organ,matter,party,position\n')
  let [text, decisions] = ['', 0]
  for (let row = 0; row < rows; row++) {
    decisions = Math.floor(row / SEATS.length) + 1
    const day = new Date(Date.UTC(2026, 1, 1 + (Math.floor(decisions / 100) % 300)))
      .toISOString()
      .slice(0, 10)
    const position = (row * 7919) % 10 === 0 ? 'no' : 'yes'
    text += `HC/${decisions},${day},harbour-council,procedure,${SEATS[row % SEATS.length]},${position}\n`
    if (text.length < 1_000_000) continue
    writeSync(handle, text)
    text = ''
  }
  writeSync(handle, text)
  closeSync(handle)
  return decisions
}

interface Run {
  readonly ms: number
  readonly megabytes: number
}

function run(rows: number, args: readonly string[]): Run {
  const began = performance.now()
  const child = spawnSync(process.execPath, ['--import', join(root, 'bench/peak.ts'), ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1_000_000_000,
  })
  const ms = performance.now() - began
  const peak = /peak (\d+)/.exec(child.stderr)?.[1]
  if (child.status !== 0 || peak === undefined) throw new Error(`${child.status}: ${child.stderr}`)
  if (!child.stdout.includes(`"rows":${rows}`) && child.stdout.trim() !== `${rows}`)
    throw new Error(`not all rows were read: ${child.stdout.slice(-200)}`)
  return { ms, megabytes: Number(peak) / 1024 }
}

function shown({ ms, megabytes }: Run): string {
  return `${(ms / 1000).toFixed(2)} s, ${megabytes.toFixed(0)} MB`
}
