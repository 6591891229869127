/** What does a question on the command line cost, against a Node that does nothing? Median of fifteen, one after another. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { median, table } from './measure.ts'
import { installExample } from '../src/store/library.ts'
import { materials, root } from './records.ts'

const RUNS = 15
const pinned = process.execPath
const bin = join(root, 'bin/chancery.mjs')
const question = ['members', 'csto', '--json']

const data = mkdtempSync(join(tmpdir(), 'chancery-bench-'))
const folder = [bin, ...question, '--data', join(data, 'none')]
const record = [bin, ...question, '--data', join(data, 'installed')]
installExample(
  { organisations: join(root, 'organisations'), data: join(data, 'installed') },
  'csto',
  materials().clock,
)
const nothing = time(pinned, ['-e', '0'])
const rows = [
  { what: 'this Node: node -e 0 (peer)', time: nothing, peer: nothing },
  { what: 'this Node: chancery members csto --json, record', time: time(pinned, record), peer: nothing },
  { what: 'this Node: the same, from the folder of YAML', time: time(pinned, folder), peer: nothing },
]
const other = onPath()
if (other !== undefined) {
  const bare = time(other, ['-e', '0'])
  const version = spawnSync(other, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout.trim()
  rows.push(
    { what: `Node ${version} of the system: node -e 0 (peer)`, time: bare, peer: bare },
    {
      what: `Node ${version} of the system: chancery members csto --json, record`,
      time: time(other, record),
      peer: bare,
    },
  )
}
table(
  `command line: median of ${RUNS}; time over the peer`,
  rows.map(({ what, time: taken, peer }) => ({
    what,
    figure: `${taken.toFixed(0)} ms`,
    ratio: taken / peer,
  })),
)

rmSync(data, { recursive: true, force: true })

function time(program: string, args: readonly string[]): number {
  const run = (): number => {
    const began = performance.now()
    const { status, stderr } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] })
    if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${status} ${stderr.toString()}`)
    return performance.now() - began
  }
  run()
  return median(Array.from({ length: RUNS }, run))
}

/** The Node that a person has on the PATH, where it is not the one that runs this. */
function onPath(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((one) => !one.includes('node_modules'))
  return folders.map((folder) => join(folder, 'node')).find((file) => existsSync(file) && file !== pinned)
}
