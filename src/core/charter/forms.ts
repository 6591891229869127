/** The forms of single values in `charter.yaml` and in acts: text in, typed value out. */
import * as z from 'zod/mini'
import {
  CODE,
  PARTY,
  PERSON,
  SYMBOL,
  type MatterId,
  type OfficeId,
  type OrganId,
  type PartyId,
  type PersonId,
  type Ref,
  type TreatyId,
} from '../ids.ts'
import { share } from '../share.ts'
import { day, instant, isZone, partialDay, type Day, type Instant, type PartialDay } from '../time.ts'

/** Text that a parser accepts, as the value it gives; `right` is an example of the form. */
export function parsed<T>(parse: (text: string) => T | undefined, right: string): z.ZodMiniType<T> {
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

export function code<T extends string>(form: RegExp, right: string): z.ZodMiniType<T> {
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
export const personCode = code<PersonId>(PERSON, 'person-7')
export const plainCode = code<string>(CODE, 'lower-case-words')
export const refCode = code<Ref>(CODE, 'lower-case-words')
export const symbol = code<string>(SYMBOL, 'S/2022/155')
export const prose = z.string().check(z.minLength(1), z.maxLength(2000))
export const title = z.strictObject({
  en: prose,
  ru: z.optional(prose),
  fr: z.optional(prose),
  es: z.optional(prose),
  ar: z.optional(prose),
})
export const yesNo = parsed<boolean>(
  (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
  'true | false',
)
export const shareText = parsed(share, '9 | 2/3')
/** A span of days: from included, until excluded. */
export const span = { from: dayText, until: z.optional(dayText) }
export const zoneText = parsed((text) => (isZone(text) ? text : undefined), 'Europe/Vienna')
export const factName = code<string>(/^[a-z][a-zA-Z]*$/, 'partiesToDispute')
/** A whole number that is not negative. */
export const wholeText = parsed<bigint>((text) => (/^\d{1,24}$/.test(text) ? BigInt(text) : undefined), '24')
