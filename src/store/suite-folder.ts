/** The conformance suite as it lies in its folder, and the organisations that its cases are about. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Fault } from '../core/faults.ts'
import type { TextFile } from '../core/history/read.ts'
import { holdsCharter } from './folder.ts'
import { openReading } from './library.ts'
import type { Reading } from './reading.ts'
import { readCase, SIDES, type SuiteCase } from './suite.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
/** Where the suite lies. */
export const SUITE = 'conformance'
/** Where the organisations of its cases lie: those that are shipped, and the invented ones. */
const HOMES = ['organisations', 'tests/organisations'] as const

export interface Suite {
  readonly cases: readonly SuiteCase[]
  /** What is wrong with cases that could not be read. */
  readonly faults: readonly Fault[]
}

const kept = new Map<string, Suite>()

/** Every case below a folder, in the order of their names, shared ones first; read once. None where there is no such folder. */
export function loadSuite(folder: string = join(ROOT, SUITE)): Suite {
  const known = kept.get(folder) ?? readSuite(folder)
  kept.set(folder, known)
  return known
}

/** How many cases lie in the folder, without reading what they say. */
export function countCases(folder: string = join(ROOT, SUITE)): number {
  return SIDES.reduce((sum, side) => sum + casesIn(folder, side).length, 0)
}

function casesIn(folder: string, side: string): readonly string[] {
  if (!existsSync(join(folder, side))) return []
  return readdirSync(join(folder, side), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted()
}

function readSuite(folder: string): Suite {
  const read = SIDES.flatMap((side) =>
    casesIn(folder, side).map((id) => {
      const files = readdirSync(join(folder, side, id)).toSorted()
      const text = (name: string): TextFile => ({
        name: `${side}/${id}/${name}`,
        text: readFileSync(join(folder, side, id, name), 'utf8'),
      })
      return readCase(side, id, files.map(text))
    }),
  )
  return {
    cases: read.flatMap((one) => (one.ok ? [one.value] : [])),
    faults: read.flatMap((one) => (one.ok ? [] : one.faults)),
  }
}

/** How the command line names the organisation of a case: by its code, or by the path of its folder; undefined where it has none here. */
export function nameForCommand(organisation: string): string | undefined {
  const home = homeOf(organisation)
  return home === HOMES[0] ? organisation : home && `${home}/${organisation}`
}

/** The organisation of a case as its folder states it, read once; undefined where it has none here, or one with faults. */
export function readingForCase(organisation: string): Reading | undefined {
  if (!readings.has(organisation)) readings.set(organisation, readingIn(homeOf(organisation), organisation))
  return readings.get(organisation)
}

const readings = new Map<string, Reading | undefined>()

function readingIn(home: string | undefined, organisation: string): Reading | undefined {
  if (home === undefined) return undefined
  const library = { organisations: join(ROOT, HOMES[0]), data: join(ROOT, '.chancery') }
  const read = openReading(library, join(ROOT, home, organisation))
  return read?.ok ? read.value : undefined
}

function homeOf(organisation: string): string | undefined {
  if (!/^[a-z0-9-]+$/.test(organisation)) return undefined
  return HOMES.find((home) => holdsCharter(join(ROOT, home, organisation)))
}
