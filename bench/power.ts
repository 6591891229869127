/**
 * Voting power, exactly: a council of 27 with populations, against all sets of it one by one; a board of 190 with five
 * million votes, against the limits that are set for it. The weights are invented, and of the size of real ones.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { joined, linear } from '../src/analysis/formula.ts'
import { gameOf, weighted } from '../src/analysis/game.ts'
import { powerOf } from '../src/analysis/power.ts'
import { ALL_PEOPLE, PEOPLE } from './councils.ts'
import { cpuMs, median, table, type Row } from './measure.ts'
import { root } from './records.ts'

const BANZHAF_LIMIT = 25_000
const ORDERS_LIMIT = 120_000
const PROCESS_LIMIT = 300

const people = [...PEOPLE.values()]
const heads = people.map(() => 1n)
const council = gameOf(
  [...PEOPLE.keys()],
  joined('any', [
    joined('all', [
      linear(heads, 15n),
      linear(
        people.map((own) => own * 100n),
        ALL_PEOPLE * 65n,
      ),
    ]),
    linear(heads, 24n),
  ]),
)!

// From 1,484 votes to some 830,000, most of them small, 5 million in all.
const votes = Array.from(
  { length: 190 },
  (_, index) => 1484n + BigInt(Math.floor(830_000 * ((190 - index) / 190) ** 32)) + BigInt(index * 7),
)
const all = votes.reduce((sum, own) => sum + own, 0n)
const board = weighted(
  votes.map((_, index) => `MBR${index}`),
  votes,
  all / 2n + 1n,
)

const one = once(bySets)
const ours = cpuMs(7, () => powerOf(council))
const cold = process27()
const banzhaf = once(() => powerOf(board, ['banzhaf']))
const orders = once(() => powerOf(board, ['shapley-shubik']))

const shown = (taken: number): string =>
  taken < 1000 ? `${taken.toFixed(0)} ms` : `${(taken / 1000).toFixed(1)} s`
const rows: Row[] = [
  { what: '27 members: all 134,217,728 sets, one by one, swings only (peer)', figure: shown(one), ratio: 1 },
  { what: '27 members: swings and Shapley-Shubik, exactly', figure: shown(ours), ratio: ours / one },
  {
    what: '27 members: the whole process on a charter, of the limit of 0.3 s',
    figure: `${shown(cold.wall)}, processor ${shown(cold.cpu)}`,
    ratio: cold.cpu / PROCESS_LIMIT,
  },
  {
    what: `190 members, ${all.toLocaleString('en-GB')} votes: Banzhaf exactly, of the limit of 25 s`,
    figure: shown(banzhaf),
    ratio: banzhaf / BANZHAF_LIMIT,
  },
  {
    what: '190 members: Shapley-Shubik with its error, of the limit of 120 s',
    figure: shown(orders),
    ratio: orders / ORDERS_LIMIT,
  },
]
table('power: processor time over the peer, or over the limit', rows)

/** Processor time of one run: there is nothing to warm up in seconds. */
function once(work: () => unknown): number {
  const began = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1000
}

/** Every set in the order of a Gray code: the sets that adopt and the swings of each member. */
function bySets(): number {
  const own = people.map(Number)
  const wanted = Math.ceil((Number(ALL_PEOPLE) * 65) / 100)
  const inside = new Uint8Array(own.length)
  const swings = new Float64Array(own.length)
  let [winning, count, held] = [0, 0, 0]
  for (let step = 1; step < 2 ** own.length; step += 1) {
    const changed = 31 - Math.clz32(step & -step)
    inside[changed]! ^= 1
    const sign = inside[changed] === 1 ? 1 : -1
    count += sign
    held += sign * own[changed]!
    if (!((count >= 15 && held >= wanted) || count >= 24)) continue
    winning += 1
    for (let member = 0; member < own.length; member += 1)
      if (inside[member] === 1 && !((count > 15 && held - own[member]! >= wanted) || count > 24))
        swings[member]! += 1
  }
  return winning
}

/** From nothing to the answer, with the processor time of it: the median of nine. */
function process27(): { readonly wall: number; readonly cpu: number } {
  const args = ['power', 'european-union', '--on', '2020-06-01', '--json']
  const runs = Array.from({ length: 9 }, () => {
    const began = performance.now()
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', join(root, 'bench/cpu.ts'), join(root, 'bin/chancery.mjs'), ...args],
      { cwd: root, encoding: 'utf8' },
    )
    const cpu = /cpu ([\d.]+)/.exec(stderr)?.[1]
    if (status !== 0 || cpu === undefined) throw new Error(`power: ${status} ${stderr}`)
    return { wall: performance.now() - began, cpu: Number(cpu) }
  })
  return { wall: median(runs.map(({ wall }) => wall)), cpu: median(runs.map(({ cpu }) => cpu)) }
}
