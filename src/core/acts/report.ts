/** The form of a report: history that an archivist enters with its sources. Shared by `act.reported` and `report.corrected`. */
import * as z from 'zod/mini'
import {
  dayText,
  instantText,
  officeCode,
  organCode,
  partialText,
  partyCode,
  plainCode,
  refCode,
} from '../charter/forms.ts'
import type { Actor } from '../ids.ts'
import { STATUSES } from '../situation.ts'

const actor = z.union([
  z.strictObject({ party: partyCode }),
  z.strictObject({ office: officeCode }),
  z.strictObject({ organ: organCode }),
]) as unknown as z.ZodMiniType<Actor>

/** What another source says of the same fact. `source` names a document of the act. */
export const claimSchema = z.strictObject({
  source: z.string(),
  status: z.optional(z.enum(STATUSES)),
  party: z.optional(partyCode),
  from: z.optional(partialText),
  until: z.optional(partialText),
  effect: z.optional(partialText),
  /** Fields of the act's body, as the other source has them: the body with these is of the kind's form as well. */
  says: z.optional(z.record(z.string().check(z.regex(/^[a-z][a-zA-Z]*$/, 'personnel')), z.unknown())),
})
export type Claim = z.infer<typeof claimSchema>

/** An instant that limits when something happened within its day, and the document that shows it. */
export const boundSchema = z.strictObject({ at: instantText, source: z.string() })
export type Bound = z.infer<typeof boundSchema>

export const reportSchema = z.strictObject({
  kind: z.string(),
  by: actor,
  /** The civil day at the seat, or the instant where a source gives it. */
  effect: z.union([dayText, instantText]),
  /** The day the depositary received it, where sourced; without it the effect date is assumed. */
  known: z.optional(dayText),
  /** Names of the documents of the act that are its sources. */
  sources: z.array(z.string()).check(z.minLength(1)),
  body: z.record(z.string(), z.unknown()),
  ref: z.optional(refCode),
  claims: z.optional(z.array(claimSchema)),
  /** Of an effect that is a day: it happened no earlier, or no later, since a source shows that it had not, or had, by then. */
  noEarlier: z.optional(boundSchema),
  noLater: z.optional(boundSchema),
  /** Sources of the record's own side, where the act is a claim. */
  against: z.optional(z.array(z.string())),
  /** The group of acts that one line of history gave. */
  group: z.optional(plainCode),
})
export type Report = z.infer<typeof reportSchema>
