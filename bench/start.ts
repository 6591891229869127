/**
 * How long until `chancery serve` answers? The first time, when it builds the examples, and on existing data; beside it a
 * server of Node that serves nothing, and `keep()` of each record in this process.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { instantOf } from '../src/core/time.ts'
import { keep } from '../src/server/kept.ts'
import { recordFolders } from '../src/store/sqlite.ts'
import { median, msOf, table, type Row } from './measure.ts'
import { root } from './records.ts'

const RUNS = 5
const BARE = `require('node:http').createServer((q, a) => a.end('ok')).listen(0, '127.0.0.1', function () { console.log('http://localhost:' + this.address().port + '/') })`

const folder = mkdtempSync(join(tmpdir(), 'chancery-bench-'))
try {
  const bin = join(root, 'bin/chancery.mjs')
  const data = join(folder, 'data')
  const serve = [bin, 'serve', '--data', data, '--port', '0']
  const bare = await medianOf(['-e', BARE])
  const first = await start([...serve, '--examples'])
  const checked = await medianOf([...serve, '--examples'])
  const existing = await medianOf(serve)
  const row = (what: string, time: number): Row => ({
    what,
    figure: `${time.toFixed(0)} ms`,
    ratio: time / bare,
  })
  const clock = () => instantOf(Math.floor(Date.now() / 1000))
  const library = { organisations: join(root, 'organisations'), data }
  const keeps: Row[] = []
  for (const place of recordFolders(data)) {
    let size = 0
    const time = await msOf(RUNS, async () => {
      const kept = await keep(library, place, clock)
      size = kept.registrar.size
      await kept.close()
    })
    keeps.push(row(`  keep() of ${place.slice(data.length + 1)}, ${size} acts`, time))
  }
  table(`start until /readyz answers: median of ${RUNS}, the first start once; time over the peer`, [
    row('a server of Node that serves nothing (peer)', bare),
    row('serve on existing records', existing),
    row('serve --examples on existing records', checked),
    row('serve --examples, first start: builds them', first),
    ...keeps,
  ])
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function medianOf(args: readonly string[]): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < RUNS; run++) times.push(await start(args))
  return median(times)
}

/** Milliseconds from the start of a process until its /readyz has answered 200; ends the process. */
async function start(args: readonly string[]): Promise<number> {
  const began = performance.now()
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let said = ''
      child.stdout.on('data', (piece: Buffer) => {
        said += piece.toString()
        const found = /http:\/\/localhost:\d+\//.exec(said)
        if (found) resolve(found[0])
      })
      child.once('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)))
    })
    const answer = await fetch(new URL('readyz', address.replace('localhost', '127.0.0.1')))
    await answer.text()
    if (answer.status !== 200) throw new Error(`/readyz: ${answer.status}`)
    return performance.now() - began
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}
