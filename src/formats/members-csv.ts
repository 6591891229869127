/** The members on a day as CSV (RFC 4180), a line each. */
import type { PartyId } from '../core/ids.ts'

/** Lines without their ends; the first names the columns. Claims stand in one field, joined by `; `. */
export function membersCsv(
  parties: readonly {
    party: PartyId
    status: string
    since: string
    claims: readonly { status: string; from: string; source: string }[]
  }[],
): readonly string[] {
  const rows = parties.map(({ party, status, since, claims }) => [
    party,
    status,
    since,
    claims.map((claim) => `${claim.status} ${claim.from} (${claim.source})`).join('; '),
  ])
  return [['party', 'status', 'since', 'claims'], ...rows].map((row) => row.map(field).join(','))
}

/** A field, quoted where it must be; a formula's first sign is put out of action for spreadsheets. */
export function field(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
