/**
 * What of a charter is lawful to write and yet is likely a mistake: nothing is refused for it. Read from the charter, and
 * where there is a chronicle from the memberships on record.
 */
import type { OrganId, PartyId, TreatyId } from '../ids.ts'
import { pointer, type Parsed, type Path } from '../reading.ts'
import type { Facts } from '../rules/facts.ts'
import type { Stand } from '../rules/condition.ts'
import type { Day } from '../time.ts'
import type { Charter, Span } from './charter.ts'
import { branchWarnings } from './warnings/branches.ts'
import { coverageWarnings } from './warnings/coverage.ts'
import { oddityWarnings } from './warnings/oddities.ts'
import { reachWarnings } from './warnings/reach.ts'
import { tableWarnings } from './warnings/tables.ts'
import { unusedWarnings } from './warnings/unused.ts'

/** Each has a sentence in every language (`src/words/<language>/warnings.ts`). */
export const WARNING_CODES = [
  'matter-without-rule',
  'organ-without-rule',
  'matters-left-out',
  'default-without-rule',
  'gap',
  'quorum-never',
  'quorum-not-then',
  'adoption-never',
  'adoption-not-then',
  'alternative-never-reached',
  'rule-displaced',
  'when-never',
  'finding-never',
  'rule-outside-procedure',
  'procedure-past',
  'fact-never-asked',
  'group-unused',
  'weight-unused',
  'source-never-cited',
  'group-gap',
  'weight-gap',
  'member-without-weight',
  'rules-not-read',
  'vote-for-defeats',
  'vote-against-adopts',
] as const
export type WarningCode = (typeof WARNING_CODES)[number]

export interface Warning {
  readonly code: WarningCode
  readonly file?: string
  readonly line?: number
  readonly pointer: string
  /** What it is about, as the charter writes it. */
  readonly found?: string
  /** The days concerned, from included, until excluded. */
  readonly from?: Day
  readonly until?: Day
  readonly parties?: readonly PartyId[]
  readonly count?: number
  readonly of?: number
  /** An example: what each member did, what was found, and the one that changed. */
  readonly example?: {
    readonly on: Day
    readonly stands: Readonly<Partial<Record<Stand, readonly PartyId[]>>>
    readonly facts: Facts
    readonly party: PartyId
    readonly change: readonly [Stand, Stand]
  }
}

/** Members of an organ over a span, as the chronicle has them. */
export interface Membership extends Span {
  readonly parties: readonly PartyId[]
}

/** What is known beside the charter. */
export interface Evidence {
  readonly today: Day
  /** The memberships of an organ in order; none where nothing is on record. */
  readonly memberships: (organ: OrganId) => readonly Membership[]
  /** Since when an instrument is in force; undefined where it is not on record. */
  readonly inForce: (treaty: TreatyId) => Day | undefined
  /** Codes of sources that the history cites. */
  readonly cited: ReadonlySet<string>
}

/** Notes a warning at a place of the file. */
export type Warn = (code: WarningCode, path: Path, more?: Omit<Warning, 'code' | 'pointer'>) => void

/** Every warning, in the order of the lines. */
export function warningsOf(charter: Charter, parsed: Parsed, evidence: Evidence): readonly Warning[] {
  const found: Warning[] = []
  const warn: Warn = (code, path, more = {}) => {
    found.push({ code, file: parsed.file, line: parsed.line(path), pointer: pointer(path), ...more })
  }
  coverageWarnings(charter, evidence, warn)
  reachWarnings(charter, evidence, warn)
  branchWarnings(charter, evidence, warn)
  tableWarnings(charter, evidence, warn)
  unusedWarnings(charter, parsed.value, evidence, warn)
  oddityWarnings(charter, evidence, warn)
  return found.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
}
