/** Every table of the open data. A new table is a file, a line here, and what its columns hold in each language (`src/words`). */
import { acts } from './acts.ts'
import { bodies, organisation, rules } from './charter.ts'
import { decisions, positions, questions } from './decisions.ts'
import { events, meetings, statements, texts } from './events.ts'
import { contingents, operations } from './operations.ts'
import { memberships, parties, seats } from './parties.ts'
import { citations, claims, sources } from './sources.ts'
import { wordings } from './wordings.ts'
import type { Table } from './table.ts'

export const TABLES: readonly Table[] = [
  organisation,
  parties,
  memberships,
  bodies,
  seats,
  rules,
  questions,
  decisions,
  positions,
  meetings,
  statements,
  wordings,
  operations,
  contingents,
  events,
  texts,
  sources,
  citations,
  claims,
  acts,
]

/** The table of this name; undefined where there is none. */
export function tableOf(name: string): Table | undefined {
  return TABLES.find((one) => one.name === name)
}
