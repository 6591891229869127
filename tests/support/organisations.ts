/** Organisations as tests use them: the fictional ones beside this folder, and those that the project ships. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Report } from '../../src/core/acts/report.ts'
import type { Charter } from '../../src/core/charter/charter.ts'
import { readCharter } from '../../src/core/charter/read.ts'
import { happenedOf, inChronicle, type Happened } from '../../src/core/chronicle.ts'
import { readHistory } from '../../src/core/history/read.ts'
import type { JsonObject } from '../../src/core/json.ts'
import { knownTo } from '../../src/core/standing.ts'

const ROOT = join(import.meta.dirname, '../..')
const HOMES = [join(ROOT, 'tests/organisations'), join(ROOT, 'organisations')]

/** The folder of an organisation. Throws where neither home has one: the test names what is not there. */
export function folderOf(organisation: string): string {
  const found = HOMES.map((home) => join(home, organisation)).find((folder) =>
    existsSync(join(folder, 'charter.yaml')),
  )
  if (found === undefined) throw new Error(`no folder of ${organisation}`)
  return found
}

/** Every organisation with a charter, fictional and shipped, in the order of their names. */
export function organisations(): readonly string[] {
  return HOMES.flatMap((home) => readdirSync(home))
    .filter((name) => HOMES.some((home) => existsSync(join(home, name, 'charter.yaml'))))
    .toSorted()
}

/** The text of an organisation's charter. */
export function charterText(organisation: string): string {
  return readFileSync(join(folderOf(organisation), 'charter.yaml'), 'utf8')
}

/** The charter of an organisation. Throws with the faults where it does not read. */
export function charterOf(organisation: string): Charter {
  const read = readCharter(charterText(organisation), `${organisation}/charter.yaml`)
  if (!read.ok) throw new Error(JSON.stringify(read.faults, null, 2))
  return read.value
}

/** The body of the act with which a fictional organisation opens its standing. */
export function standingOf(organisation: string): JsonObject {
  return yamlFile(join(folderOf(organisation), 'standing.yaml')) as JsonObject
}

/** The value of a YAML file of test data, numbers as numbers. Its author vouches for its form. */
export function yamlFile(path: string): unknown {
  return parse(readFileSync(path, 'utf8'), { schema: 'core' }) as unknown
}

/** The YAML files below a folder, with their paths from it, in the order of their names. */
export function yamlFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
}

/** What an organisation's own files say happened, in the order of the chronicle; nothing where it has no history. */
export function eventsOf(organisation: string): readonly Happened[] {
  const folder = folderOf(organisation)
  const charter = charterOf(organisation)
  const file = (path: string): { name: string; text: string } => ({
    name: path,
    text: readFileSync(join(folder, path), 'utf8'),
  })
  const names = existsSync(join(folder, 'history')) ? yamlFiles(join(folder, 'history')) : []
  const sources = existsSync(join(folder, 'sources.yaml')) ? file('sources.yaml') : undefined
  const read = readHistory(
    charter,
    sources,
    names.map((name) => file(join('history', name))),
    knownTo(charter),
  )
  if (!read.ok) throw new Error(JSON.stringify(read.faults, null, 2))
  return read.value.lines
    .map((line, index) => happenedOf(line as unknown as Report, index, charter.seat.zone, []))
    .toSorted(inChronicle)
}
