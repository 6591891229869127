/** A record to be attacked, and what `verify` prints of it afterwards. */
import type { Entry } from '../../src/core/act.ts'
import type { Json } from '../../src/core/json.ts'
import { canonical } from '../../src/record/canonical.ts'
import { verify, type Found, type Report } from '../../src/record/verify.ts'
import { sayReport } from '../../src/words/reports.ts'
import { textDocument } from '../../src/record/author.ts'
import { crypto, resealed, workedBuilt, type Deed } from './records.ts'
import { keyInGenesis } from './third-party.ts'

export const ORG = 'harbour-league'
/** Founding, opening, a question with five positions and its outcome, a statement, a key, a report. */
export const RECORD = workedBuilt(ORG)
export const ENTRIES: readonly Uint8Array[] = RECORD.entries
/** The raw public key of the log, in base 64: what members pin. */
export const LOG_KEY = logKey()

/** The faults of a record as `position code`, and the lines that `chancery verify` prints. */
export function detected(found: Found): { codes: readonly string[]; printed: string; report: Report } {
  const report = verify(crypto, found)
  const codes = report.faults.map(({ act, code }) => (act === undefined ? code : `${act} ${code}`))
  return { codes, printed: sayReport('en', report), report }
}

/** These entries, with the documents that they name, under a head that whoever holds the log's key signs anew. */
export function passedOff(entries: readonly Uint8Array[]): Found {
  const named = entries.flatMap(
    (bytes) =>
      Buffer.from(bytes)
        .toString()
        .match(/"(?:digest|commitment)":"[0-9a-f]{64}"/g) ?? [],
  )
  return { ...resealed(ORG, RECORD, entries), documents: new Set(named).size }
}

/** One entry rewritten. The keys of its author are not at hand. */
export function rewritten(at: number, change: (entry: Entry) => unknown): readonly Uint8Array[] {
  return ENTRIES.with(at, canonical(change(RECORD.ledger.entries[at]!) as Json))
}

function logKey(): string {
  const keys = [...RECORD.ledger.standing.keys.values()]
  const log = keys.find(({ holder }) => 'office' in holder && (holder.office as string) === 'log')!
  return keyInGenesis(ENTRIES[0]!, log.key)
}

/** A statement of a member of the council, to write a record on with. */
export function statement(organ = 'harbour-council', by = 'ANSA'): Deed {
  const documents = [textDocument('text', `Said in ${organ}.\n`, 'text/plain')]
  return { by, type: 'statement.made', body: { organ }, documents }
}
