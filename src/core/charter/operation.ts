/**
 * The sections `consultation` and `operations` of a charter: who may ask the parties to consult and who may prevent it;
 * on whose request, by which organ's decision and with whose consent at home an operation goes ahead.
 */
import * as z from 'zod/mini'
import type { Fault } from '../faults.ts'
import { RECORD_OFFICES, type MatterId, type OrganId } from '../ids.ts'
import { STATUSES, type Status } from '../situation.ts'
import type { Path } from '../reading.ts'
import type { Day } from '../time.ts'
import type { Charter, Text } from './charter.ts'
import { dayText, matterCode, organCode, plainCode, prose, title } from './forms.ts'

/** A clause by which the parties consult when one of them asks. */
export interface ConsultationClause {
  readonly id: string
  readonly clause: string
  readonly source: string
  readonly from?: Day
  readonly until?: Day
  /** Who may ask: an office, `chair`, `member` of the organ, or `party`: a member of the organisation. */
  readonly asks: readonly string[]
  /** Whether a party may ask because of what concerns another, or only because of what concerns itself. */
  readonly concerning: 'any-party' | 'self'
  /** Whether an objection of a member prevents the consultation. */
  readonly blockable: 'yes' | 'no'
  /** Where it is held; the default organ where not given. */
  readonly organ?: OrganId
  readonly words?: Text
}

/** How an operation comes about and ends. */
export interface OperationRules {
  readonly clause: string
  readonly source: string
  /** Who may ask for assistance, in the same words. Without it an operation needs no request. */
  readonly request?: readonly string[]
  /** The organ and the matter of the questions by which an operation is mandated and ended. */
  readonly mandate: { readonly organ: OrganId; readonly matter: MatterId }
  /** Parties of which statuses may contribute a contingent. */
  readonly contributors: readonly Status[]
  /** `required`: no contingent leaves before its own party's authorisation is on record. */
  readonly nationalConsent: 'required' | 'not'
  /** Whom the organisation informs of a mandate. */
  readonly report?: { readonly to: Text; readonly clause: string }
  /** `expected`: a mandate without an end date is in order, with a warning. */
  readonly sunset: 'expected' | 'not'
  readonly words?: Text
}

const actors = z.pipe(
  z.union([plainCode, z.array(plainCode).check(z.minLength(1))]),
  z.transform((value): readonly string[] => (typeof value === 'string' ? [value] : value)),
)

export const consultationSchema = z.strictObject({
  id: plainCode,
  clause: prose,
  source: plainCode,
  from: z.optional(dayText),
  until: z.optional(dayText),
  asks: actors,
  concerning: z.enum(['any-party', 'self']),
  blockable: z.enum(['yes', 'no']),
  organ: z.optional(organCode),
  words: z.optional(title),
})

export const operationsSchema = z.strictObject({
  clause: prose,
  source: plainCode,
  request: z.optional(actors),
  mandate: z.strictObject({ organ: organCode, matter: matterCode }),
  contributors: z._default(z.array(z.enum(STATUSES)).check(z.minLength(1)), ['member']),
  nationalConsent: z.enum(['required', 'not']),
  report: z.optional(z.strictObject({ to: title, clause: prose })),
  sunset: z.enum(['expected', 'not']),
  words: z.optional(title),
})

/** The clause of that name by which the parties consult, where it is in force on the day. */
export function consultationOn(charter: Charter, id: string, on: Day): ConsultationClause | undefined {
  return charter.consultation.find(
    (one) =>
      one.id === id &&
      (one.from === undefined || one.from <= on) &&
      (one.until === undefined || on < one.until),
  )
}

/** What in these sections names something that the charter does not have, or says twice. */
export function lintOperations(
  charter: Charter,
  fault: (code: Fault['code'], path: Path, found: string, right?: string) => void,
): void {
  const named = (code: Fault['code'], set: object, name: string | undefined, path: Path): void => {
    if (name !== undefined && !Object.hasOwn(set, name)) fault(code, path, name, Object.keys(set).join(' | '))
  }
  const offices = [...Object.keys(charter.offices), ...RECORD_OFFICES]
  const known = ['party', 'member', 'chair', ...offices]
  const mayBe = (those: readonly string[] | undefined, path: Path): void => {
    for (const who of those ?? [])
      if (!known.includes(who)) fault('unknown-code', path, who, known.join(' | '))
  }
  const ids = charter.consultation.map(({ id }) => id)
  charter.consultation.forEach((one, index) => {
    const path = ['consultation', index]
    if (ids.indexOf(one.id) !== index) fault('duplicate', [...path, 'id'], one.id)
    named('unknown-source', charter.sources, one.source, [...path, 'source'])
    named('unknown-organ', charter.organs, one.organ, [...path, 'organ'])
    mayBe(one.asks, [...path, 'asks'])
    if (one.from && one.until && one.until <= one.from) fault('dates-reversed', [...path, 'until'], one.until)
  })
  const { operations } = charter
  if (!operations) return
  named('unknown-source', charter.sources, operations.source, ['operations', 'source'])
  named('unknown-organ', charter.organs, operations.mandate.organ, ['operations', 'mandate', 'organ'])
  named('unknown-matter', charter.matters, operations.mandate.matter, ['operations', 'mandate', 'matter'])
  mayBe(operations.request, ['operations', 'request'])
}
