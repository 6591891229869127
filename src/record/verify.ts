/**
 * Verifies a record: every byte, every signature, every step. It trusts nothing but the bytes; what it needs of the
 * charter comes with the genesis act. All faults are found, not the first.
 */
import type { Reason } from '../core/refusal.ts'
import type { Difference } from '../core/otherwise.ts'
import { placeCode } from '../core/restricted.ts'
import type { Crypto } from './crypto.ts'
import { disclosedIn, type FoundRestricted } from './examine-restricted.ts'
import { examine } from './examine.ts'
import type { Head } from './head.ts'
import type { Held } from './held.ts'
import { checkOf, type Kept } from './ledger.ts'

export type Part = 'bytes' | 'signatures' | 'rulings'

/** A record as it was found: nothing in it is believed yet. */
export interface Found {
  readonly head: Head | undefined
  /** Lines of signature of witnesses on the checkpoint of the head. */
  readonly cosignatures?: readonly string[]
  readonly entries: Iterable<Uint8Array>
  /** The document kept under a digest or a commitment. */
  readonly document: (key: string) => Omit<Kept, 'name'> | undefined
  /** How many documents are kept in all: none may lie there that no act names. */
  readonly documents: number
  /** Where they lie one after the other, in which order: right is that in which acts first name them. */
  readonly order?: readonly string[]
  /** Heads of this log that somebody holds, from receipts or copies: the record has to agree with them. */
  readonly held?: readonly Held[]
  /** Restricted logs that lie open to the verifier. Those that are disclosed are part of the record itself. */
  readonly restricted?: readonly FoundRestricted[]
  /** Faults that reading the file or folder showed; complete once the entries are read. */
  readonly faults: readonly RecordFault[]
}

export interface RecordFault {
  /** The position of the act, where the fault is one act's. */
  readonly act?: number
  /** The restricted log whose act it is, where it is not one of the public log. */
  readonly log?: string
  readonly code: string
  readonly reasons?: readonly Reason[]
  readonly found?: string
  /** Signed notes that prove the fault to anyone who knows the log's key. */
  readonly notes?: readonly string[]
}

/** What a newer version of the rules, `rules`, would have ruled otherwise on an act. */
export interface Notice extends Difference {
  readonly act: number
  readonly rules: number
}

export interface Report {
  readonly ok: boolean
  readonly acts: number
  readonly root: string
  readonly signatures: number
  readonly rulings: number
  /** Outcomes taken on the word of the record: the positions they rest on are not shown, or not yet. */
  readonly attested: number
  /** Acts of restricted logs that were examined as well: disclosed, or open to the verifier. */
  readonly restricted: number
  /** Documents destroyed by an act that says so; and those of them that are still there. */
  readonly redacted: number
  readonly unerased: number
  readonly witnesses: number
  readonly faults: readonly RecordFault[]
  readonly notices: readonly Notice[]
  /** Acts under a key that was lost by then, unless their holder has confirmed them. No fault: they stand. */
  readonly flags?: readonly (Reason & { readonly act: number })[]
}

/** Whether all of the record holds that its own server made: witnesses that are still to sign are no reason to lose it. */
export function holdsButForWitnesses({ faults }: Report): boolean {
  return faults.every(({ code }) => code === 'witnesses-short')
}

/** The restricted logs of a record: those that it discloses, and what lies open of the others. */
export function restrictedOf(found: Found): readonly FoundRestricted[] {
  const disclosed = disclosedIn(found)
  const shown = new Set(disclosed.map(({ place }) => placeCode(place)))
  return [...disclosed, ...(found.restricted ?? []).filter(({ place }) => !shown.has(placeCode(place)))]
}

/** Whether the record holds, and every fault of it. `only` leaves out the other parts of the work. */
export function verify(crypto: Crypto, found: Found, only?: Part): Report {
  const examination = examine(crypto, found, only, checkOf(crypto), restrictedOf(found))
  for (const bytes of found.entries) examination.next(bytes)
  return examination.report([])
}
