/**
 * The clock of a demonstration: it stands, goes as the machine's does, or faster, and can be set forward; never back. How it
 * was set is kept in a file beside the record, so that a server that starts again goes on from there.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { instantOf, seconds, type Instant } from '../core/time.ts'

const FILE = 'clock.json'
/** How fast it may go: seconds to one of the machine's. 0: it stands. */
export const RATES = [0, 1, 60] as const
export type Rate = (typeof RATES)[number]

export interface SimulatedClock {
  /** The moment that it shows. */
  readonly now: () => Instant
  readonly rate: () => Rate
  /** Goes on at this rate from what it shows. */
  readonly run: (rate: Rate) => void
  /** Shows this moment from now on; a moment that is past leaves it as it is. */
  readonly jump: (to: Instant) => void
}

interface Setting {
  /** What it showed when it was set, in seconds, and what the machine's clock showed then, in milliseconds. */
  readonly shown: number
  readonly machine: number
  readonly rate: Rate
}

/** True where the folder holds the clock of a demonstration. */
export function holdsClock(folder: string): boolean {
  return existsSync(join(folder, FILE))
}

/** Gives a folder a clock of its own that stands at a moment. */
export function writeClock(folder: string, at: Instant, machine: number): void {
  write(folder, { shown: seconds(at), machine, rate: 0 })
}

/** The clock in the folder. `machine` gives the milliseconds of the machine's own. */
export function simulatedClock(folder: string, machine: () => number): SimulatedClock {
  let setting = JSON.parse(readFileSync(join(folder, FILE), 'utf8')) as Setting
  const shown = (): number =>
    setting.shown + Math.max(0, Math.floor(((machine() - setting.machine) * setting.rate) / 1000))
  const set = (to: number, rate: Rate): void => {
    setting = { shown: to, machine: machine(), rate }
    write(folder, setting)
  }
  return {
    now: () => instantOf(shown()),
    rate: () => setting.rate,
    run: (rate) => set(shown(), rate),
    jump: (to) => set(Math.max(shown(), seconds(to)), setting.rate),
  }
}

function write(folder: string, setting: Setting): void {
  const beside = join(folder, `${FILE}.tmp-${process.pid}`)
  writeFileSync(beside, `${JSON.stringify(setting)}\n`)
  renameSync(beside, join(folder, FILE))
}
