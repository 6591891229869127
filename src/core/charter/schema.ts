/** The form of `charter.yaml`: every field, as text in and as typed value out. `docs/charter.md` explains each with a treaty example. */
import * as z from 'zod/mini'
import {
  CODE,
  PARTY,
  SYMBOL,
  type MatterId,
  type OfficeId,
  type OrganId,
  type PartyId,
  type Ref,
  type TreatyId,
} from '../ids.ts'
import { POSITIONS, type Bearing, type Condition, type Position, type Stand } from '../rules/condition.ts'
import { share } from '../share.ts'
import { day, instant, isZone, partialDay, type Day, type Instant, type PartialDay } from '../time.ts'

/** Text that a parser accepts, as the value it gives; `right` is an example of the form. */
function parsed<T>(parse: (text: string) => T | undefined, right: string): z.ZodMiniType<T> {
  return z.pipe(
    z.string(),
    z.transform((text: string, context) => {
      const value = parse(text)
      if (value !== undefined) return value
      context.issues.push({ code: 'custom', message: right, input: text })
      return z.NEVER
    }),
  )
}

function code<T extends string>(form: RegExp, right: string): z.ZodMiniType<T> {
  return z.string().check(z.regex(form, right)) as unknown as z.ZodMiniType<T>
}

export const dayText = parsed<Day>(day, '2002-10-07')
export const instantText = parsed<Instant>(instant, '2022-01-05T16:00:00Z')
export const partialText = parsed<PartialDay>(partialDay, '2012 | 2012-06 | 2012-06-28')
export const partyCode = code<PartyId>(PARTY, 'ARM')
export const organCode = code<OrganId>(CODE, 'council')
export const officeCode = code<OfficeId>(CODE, 'secretariat')
export const matterCode = code<MatterId>(CODE, 'substantive')
export const treatyCode = code<TreatyId>(CODE, 'charter')
export const plainCode = code<string>(CODE, 'lower-case-words')
export const refCode = code<Ref>(CODE, 'lower-case-words')
export const symbol = code<string>(SYMBOL, 'S/2022/155')
export const prose = z.string().check(z.minLength(1), z.maxLength(2000))
export const title = z.strictObject({ en: prose, ru: z.optional(prose) })
const yesNo = parsed<boolean>(
  (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
  'true | false',
)
const shareText = parsed(share, '9 | 2/3')
const position = z.enum(POSITIONS) as unknown as z.ZodMiniType<Position>
const span = { from: dayText, until: z.optional(dayText) }

export const sourceSchema = z.strictObject({
  title: prose,
  author: z.optional(prose),
  publisher: z.optional(prose),
  date: z.optional(partialText),
  locator: z.optional(prose),
  href: z.optional(z.string().check(z.regex(/^https?:\/\/\S+$/, 'https://...'))),
  seen: z.enum(['text', 'excerpt', 'secondhand', 'memory']),
  via: z.optional(prose),
  read: z.optional(dayText),
})

export const factName = code<string>(/^[a-z][a-zA-Z]*$/, 'partiesToDispute')
const bearing = z.union([
  z.enum(['gives', 'blocks']),
  z.strictObject({ parameter: factName }),
]) as unknown as z.ZodMiniType<Bearing>

const votes = z.pipe(
  z
    .strictObject({
      position: z._default(position, 'yes'),
      atLeast: z.optional(shareText),
      moreThan: z.optional(shareText),
      of: z.optional(z.enum(['members', 'cast', 'present'])),
      clause: z.optional(prose),
    })
    .check(
      z.refine(
        (value) => (value.atLeast === undefined) !== (value.moreThan === undefined),
        'atLeast: 2/3 | moreThan: 1/2',
      ),
    ),
  z.transform((value): Condition => {
    const threshold = value.atLeast ?? value.moreThan ?? { num: 0n, den: 1n }
    return {
      kind: 'votes',
      counted: value.position,
      threshold,
      strict: value.moreThan !== undefined,
      ...(value.of ? { base: value.of } : {}),
      ...(value.clause ? { clause: value.clause } : {}),
    }
  }),
)

const bearings: Record<Stand, z.ZodMiniType<Bearing>> = {
  yes: bearing,
  no: bearing,
  abstain: bearing,
  absent: bearing,
  'not-participating': bearing,
  objection: bearing,
  reservation: bearing,
  silent: bearing,
  'not-voted': bearing,
}

/** A condition as the charter writes it: one key that names its kind. */
export const conditionSchema: z.ZodMiniType<Condition> = z.lazy(() =>
  z.union([
    one('votes', votes, (value) => value),
    one('noVeto', z.strictObject({ group: plainCode, clause: z.optional(prose) }), (value) => ({
      kind: 'no-veto',
      ...value,
    })),
    one('consensus', z.strictObject({ ...bearings, clause: z.optional(prose) }), ({ clause, ...rest }) => ({
      kind: 'consensus',
      bearing: rest as Readonly<Record<Stand, Bearing>>,
      ...(clause ? { clause } : {}),
    })),
    one('all', z.array(conditionSchema).check(z.minLength(1)), (of) => ({ kind: 'all', of })),
    one('any', z.array(conditionSchema).check(z.minLength(1)), (of) => ({ kind: 'any', of })),
    one(
      'parameter',
      z.strictObject({
        name: factName,
        options: z.record(plainCode as z.ZodMiniType<string, string>, conditionSchema),
      }),
      (value) => ({ kind: 'parameter', ...value }),
    ),
  ]),
)

function one<T>(key: string, inner: z.ZodMiniType<T>, make: (value: T) => unknown): z.ZodMiniType<Condition> {
  return z.pipe(
    z.strictObject({ [key]: inner }),
    z.transform((value) => make((value as Record<string, T>)[key] as T)),
  ) as unknown as z.ZodMiniType<Condition>
}

const exclusion = z.strictObject({
  fact: factName,
  required: z._default(yesNo, false),
  base: z.enum(['shrinks', 'stays']),
  clause: z.optional(prose),
})

const rule = z.strictObject({
  id: plainCode,
  organs: z.array(organCode).check(z.minLength(1)),
  matters: z.array(matterCode).check(z.minLength(1)),
  clause: prose,
  source: plainCode,
  ...span,
  positions: z.array(position).check(z.minLength(1)),
  excluded: z._default(z.array(exclusion), []),
  adopt: conditionSchema,
  effect: z.optional(
    z.strictObject({
      of: z.literal('members'),
      yes: plainCode,
      others: plainCode,
      clause: z.optional(prose),
    }),
  ),
  words: z.optional(title),
  note: z.optional(title),
})

const instrument = z.strictObject({
  title,
  source: plainCode,
  signature: z._default(yesNo, false),
  ratification: z._default(yesNo, false),
  accession: z._default(yesNo, false),
  clause: z.optional(prose),
})

const actors = z._default(z.array(plainCode), [])
const map = <T>(key: z.ZodMiniType<string>, value: z.ZodMiniType<T>): z.ZodMiniType<Record<string, T>> =>
  z._default(z.record(key as z.ZodMiniType<string, string>, value), {})

export const charterSchema = z.strictObject({
  language: parsed<1>((text) => (text === '1' ? 1 : undefined), '1'),
  organisation: plainCode,
  title,
  short: z.optional(title),
  abbreviations: z._default(z.array(prose), []),
  summary: z.optional(title),
  seat: z.strictObject({
    place: title,
    zone: parsed((text) => (isZone(text) ? text : undefined), 'Europe/Vienna'),
  }),
  fictional: z._default(yesNo, false),
  sources: map(plainCode, sourceSchema),
  membership: z.union([
    z.strictObject({ by: z.literal('treaty'), treaty: treatyCode }),
    z.strictObject({ by: z.literal('seat'), organ: organCode }),
  ]),
  instruments: map(treatyCode, instrument),
  parties: map(partyCode, title),
  organs: map(
    organCode,
    z.strictObject({
      title,
      members: z._default(z.enum(['parties', 'seats']), 'parties'),
      composition: z.optional(title),
      clause: z.optional(prose),
      source: plainCode,
    }),
  ),
  offices: map(officeCode, z.strictObject({ title })),
  groups: map(
    plainCode,
    z.array(z.strictObject({ ...span, parties: z.array(partyCode), source: z.optional(plainCode) })),
  ),
  facts: z._default(z.array(factName), []),
  matters: map(matterCode, z.strictObject({ title })),
  rules: z.array(rule),
  powers: z._default(
    z.strictObject({ put: actors, decide: actors, hold: actors, enrol: actors, speak: actors, find: actors }),
    { put: [], decide: [], hold: [], enrol: [], speak: [], find: [] },
  ),
  defaults: z.strictObject({ organ: organCode, matter: matterCode }),
  milestones: z._default(z.array(z.strictObject({ on: dayText, title, source: plainCode })), []),
})
