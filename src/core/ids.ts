/**
 * Codes that name parties, organs, offices and other things. Each is a branded string that only a parser here mints,
 * so that an organ's code in a party's place does not compile.
 */
declare const brand: unique symbol
export type Brand<T, Name extends string> = T & { readonly [brand]: Name }

/** A party: ISO 3166-1 alpha-3 where one exists, else two to eight capitals and digits fixed by a charter. */
export type PartyId = Brand<string, 'PartyId'>
export type OrganId = Brand<string, 'OrganId'>
export type OfficeId = Brand<string, 'OfficeId'>
export type MatterId = Brand<string, 'MatterId'>
export type TreatyId = Brand<string, 'TreatyId'>
/** A question: the symbol under which an organ decides, such as `S/2022/155`. */
export type QuestionId = Brand<string, 'QuestionId'>
/** A negotiated text: the symbol that its issues share. */
export type TextId = Brand<string, 'TextId'>
/** The handle under which a reported act can be cited within its organisation. */
export type Ref = Brand<string, 'Ref'>
/** Thirty-two hexadecimal digits: see `keyId` in the record. */
export type KeyId = Brand<string, 'KeyId'>

/** A person, by a code that is no name and is the same on all keys of that person. Who it is stands nowhere on the record. */
export type PersonId = Brand<string, 'PersonId'>

/** Offices of every record beside those of its charter: who opens it, runs it, enters history, signs lapses, signs heads. */
export const RECORD_OFFICES: readonly string[] = ['depositary', 'secretariat', 'archivist', 'clock', 'log']

export const PARTY = /^[A-Z][A-Z0-9]{1,7}$/
export const CODE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
export const SYMBOL = /^[A-Za-z0-9][A-Za-z0-9/().+ #_-]{0,79}$/
export const KEY = /^[0-9a-f]{32}$/
export const PERSON = /^[a-z][a-z0-9-]{2,39}$/

/** The party that a text names, or undefined where the text is no code of a party. */
export function partyId(text: string): PartyId | undefined {
  return PARTY.test(text) ? (text as PartyId) : undefined
}

/** The office that a text names, or undefined where the text is no code. */
export function officeId(text: string): OfficeId | undefined {
  return CODE.test(text) ? (text as OfficeId) : undefined
}

/** Who acts: a party, or an office of the organisation; in reported history also an organ. */
export type Actor = { readonly party: PartyId } | { readonly office: OfficeId } | { readonly organ: OrganId }

/** The code of whoever acts, as it is shown and compared. */
export function actorCode(actor: Actor): string {
  if ('party' in actor) return actor.party
  return 'office' in actor ? actor.office : actor.organ
}

/** True when both are the same party, the same office or the same organ. */
export function sameActor(a: Actor, b: Actor): boolean {
  if ('party' in a) return 'party' in b && a.party === b.party
  if ('office' in a) return 'office' in b && a.office === b.office
  return 'organ' in b && a.organ === b.organ
}
