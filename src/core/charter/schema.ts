/** The form of `charter.yaml`: every field, as text in and as typed value out. `docs/charter.md` explains each with a treaty example. */
import * as z from 'zod/mini'
import {
  dayText,
  matterCode,
  officeCode,
  organCode,
  parsed,
  partyCode,
  plainCode,
  prose,
  span,
  title,
  treatyCode,
  wholeText,
  yesNo,
  zoneText,
} from './forms.ts'
import { instrumentSchema } from './instrument.ts'
import { delegationsSchema } from './delegations.ts'
import { fourEyesSchema } from './four-eyes.ts'
import { keysSchema } from './keys.ts'
import { receiptsSchema } from './receipts.ts'
import { consultationSchema, operationsSchema } from './operation.ts'
import { contestRule, meetingSections, seatRules } from './meeting.ts'
import { numberingSchema } from './numbering.ts'
import { paperSchema } from './paper.ts'
import { presentationSchema } from './presentation.ts'
import { procedureSchema } from './procedure.ts'
import { restrictedSchema } from './restricted.ts'
import { factsSchema, ruleSchema } from './rule-form.ts'
import { namedSeatSchema } from './seats.ts'
import { sourceSchema } from './source-form.ts'
import { statusesSchema } from './statuses.ts'
import { symbolSchema } from './symbols.ts'
import { textsSchema } from './texts.ts'
import { witnessesSchema } from './witnesses.ts'

const actors = z._default(z.array(plainCode), [])
const map = <T>(key: z.ZodMiniType<string>, value: z.ZodMiniType<T>): z.ZodMiniType<Record<string, T>> =>
  z._default(z.record(key as z.ZodMiniType<string, string>, value), {})

const weightTable = z.strictObject({
  ...span,
  source: plainCode,
  values: z.record(partyCode as unknown as z.ZodMiniType<string, string>, wholeText),
})

const unit = z.strictObject({ unit: plainCode, ...span, parties: z.array(partyCode).check(z.minLength(1)) })

export const charterSchema = z.strictObject({
  language: parsed<1>((text) => (text === '1' ? 1 : undefined), '1'),
  organisation: plainCode,
  title,
  short: z.optional(title),
  abbreviations: z._default(z.array(prose), []),
  summary: z.optional(title),
  seat: z.strictObject({
    place: title,
    zone: zoneText,
  }),
  fictional: z._default(yesNo, false),
  demonstration: z._default(yesNo, false),
  sources: map(plainCode, sourceSchema),
  membership: z.union([
    z.strictObject({ by: z.literal('treaty'), treaty: treatyCode }),
    z.strictObject({ by: z.literal('seat'), organ: organCode }),
  ]),
  instruments: map(treatyCode, instrumentSchema),
  treatyLaw: z._default(yesNo, true),
  statuses: statusesSchema,
  parties: map(partyCode, title),
  organs: map(
    organCode,
    z.strictObject({
      title,
      members: z._default(z.enum(['parties', 'seats']), 'parties'),
      composition: z.optional(title),
      units: z._default(z.array(unit), []),
      proxies: z.optional(z.strictObject({ most: wholeText, clause: prose, source: plainCode })),
      numbering: z.optional(numberingSchema),
      seats: z.optional(seatRules),
      clause: z.optional(prose),
      source: plainCode,
    }),
  ),
  offices: map(officeCode, z.strictObject({ title })),
  groups: map(
    plainCode,
    z.array(
      z.strictObject({
        ...span,
        parties: z._default(z.array(partyCode), []),
        seats: z.optional(z.array(plainCode)),
        source: z.optional(plainCode),
      }),
    ),
  ),
  facts: z._default(factsSchema, {}),
  weights: map(
    plainCode,
    z.strictObject({ title, unit: z.optional(title), tables: z.array(weightTable).check(z.minLength(1)) }),
  ),
  procedures: map(plainCode, procedureSchema),
  namedSeats: map(plainCode, namedSeatSchema),
  symbols: z._default(z.array(symbolSchema), []),
  presentation: presentationSchema,
  matters: map(matterCode, z.strictObject({ title, contested: z.optional(contestRule) })),
  rules: z.array(ruleSchema),
  powers: z._default(
    z.strictObject({ put: actors, decide: actors, hold: actors, enrol: actors, speak: actors, find: actors }),
    { put: [], decide: [], hold: [], enrol: [], speak: [], find: [] },
  ),
  ...meetingSections,
  defaults: z.strictObject({ organ: organCode, matter: matterCode }),
  consultation: z._default(z.array(consultationSchema), []),
  operations: z.optional(operationsSchema),
  texts: z.optional(textsSchema),
  witnesses: z.optional(witnessesSchema),
  restricted: z.optional(restrictedSchema),
  keys: z.optional(keysSchema),
  delegations: z.optional(delegationsSchema),
  fourEyes: z.optional(fourEyesSchema),
  paper: z.optional(paperSchema),
  receipts: z.optional(receiptsSchema),
  milestones: z._default(z.array(z.strictObject({ on: dayText, title, source: plainCode })), []),
})
