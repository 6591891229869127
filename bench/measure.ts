/** What every bench here uses: timing, the machine, and a table with ratios. */
import { cpus } from 'node:os'

export interface Row {
  readonly what: string
  /** What was measured, with its unit. */
  readonly figure: string
  /** Time or size of this row over that of its peer. */
  readonly ratio?: number
}

/** The median of some numbers; of two in the middle, the upper. */
export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}

/** Milliseconds of each of several runs, after one that is not counted. */
export function timed(runs: number, work: () => unknown): readonly number[] {
  work()
  return Array.from({ length: runs }, () => {
    const began = performance.now()
    work()
    return performance.now() - began
  })
}

/** Milliseconds, the median of several runs. */
export function ms(runs: number, work: () => unknown): number {
  return median(timed(runs, work))
}

/** Milliseconds of processor time, the mean of several runs after one that is not counted: a limit is on the program, not on the machine's other work. */
export function cpuMs(runs: number, work: () => unknown): number {
  work()
  const began = process.cpuUsage()
  for (let run = 0; run < runs; run++) work()
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1000 / runs
}

/** The same of work that is waited for. */
export async function msOf(runs: number, work: () => Promise<unknown>): Promise<number> {
  await work()
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const began = performance.now()
    await work()
    times.push(performance.now() - began)
  }
  return median(times)
}

/** A number of things a second, in three digits that count. */
export function perSecond(count: number, milliseconds: number): string {
  const rate = Number(((count / milliseconds) * 1000).toPrecision(3))
  return rate.toLocaleString('en-GB')
}

/** Prints a table, its first line saying on what machine and with which Node. */
export function table(title: string, rows: readonly Row[]): void {
  const width = Math.max(...rows.map(({ what }) => what.length))
  const figures = Math.max(...rows.map(({ figure }) => figure.length))
  console.log(
    `${title}  (Node ${process.versions.node}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown'})`,
  )
  for (const { what, figure, ratio } of rows) {
    const times = ratio === undefined ? '' : `  x ${ratio.toFixed(ratio < 10 ? 2 : 0)}`
    console.log(`  ${what.padEnd(width)}  ${figure.padStart(figures)}${times}`)
  }
}
