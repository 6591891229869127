/**
 * Negotiated texts as the folds keep them: their issues in order, each with its languages by digest, and what corrected
 * them. The wording itself is a document; `src/texts` reads it.
 */
import * as z from 'zod/mini'
import { code, symbol } from './charter/forms.ts'
import type { Actor, OrganId, TextId } from './ids.ts'
import type { Day, Instant } from './time.ts'

/** A language by its code of ISO 639. */
export const LANGUAGE = /^[a-z]{2,3}$/
/** Most provisions of a text, and most issues and corrections that are counted. */
export const MOST_PROVISIONS = 1000
export const MOST_ISSUES = 999

/** The SHA-256 of each language's document, by language. */
export type Digests = Readonly<Record<string, string>>

/** An issue of a text in all its languages, as an act names it. */
export interface TextRef {
  readonly text: TextId
  readonly issue: number
  readonly digests: Digests
}

/** A correction of an issue: of all its languages, or of some. */
export interface Corrigendum {
  readonly corrigendum: number
  readonly act: number
  readonly day: Day
  readonly at?: Instant
  readonly digests: Digests
}

/** One language of an issue, by the act that tabled it. */
export interface Version {
  readonly digest: string
  readonly act: number
}

/** A text as it was tabled, first or again. */
export interface Issue {
  readonly issue: number
  readonly by: Actor
  readonly act: number
  readonly day: Day
  readonly at?: Instant
  readonly provisions: number
  readonly languages: ReadonlyMap<string, Version>
  readonly corrigenda: readonly Corrigendum[]
}

export interface NegotiatedText {
  readonly id: TextId
  readonly organ: OrganId
  /** In order, from 1 on. */
  readonly issues: readonly Issue[]
}

const issueNumber = z.int().check(z.positive(), z.lte(MOST_ISSUES))
const digest = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const languageCode = code<string>(LANGUAGE, 'en')

/** The languages of an issue with the digest of each: one at least. */
export const digestsSchema = z
  .record(languageCode as z.ZodMiniType<string, string>, digest)
  .check(z.refine((of) => Object.keys(of).length > 0, { message: '{"en": "<SHA-256>"}' }))
export const issueForm = issueNumber
export const provisionsForm = z.int().check(z.positive(), z.lte(MOST_PROVISIONS))
/** An issue of a text, as a question on it names it. */
export const textRefSchema = z.strictObject({ text: symbol, issue: issueNumber, digests: digestsSchema })

/** The name of the document that holds a text in a language. */
export function documentName(language: string): string {
  return `text.${language}`
}

/** What a symbol says in letters and digits alone: two texts never differ in less than that. It is the text's name in addresses. */
export function textSlug(symbol: string): string {
  return symbol
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
}

/** An issue of a text; undefined where it was not tabled. */
export function issueOf(text: NegotiatedText | undefined, issue: number): Issue | undefined {
  return text?.issues[issue - 1]
}

/** The documents of an issue as it stands: as tabled, and in the languages that were corrected, as corrected. */
export function digestsOf({ languages, corrigenda }: Issue): Digests {
  const tabled = [...languages].map(([language, { digest: own }]) => [language, own] as const)
  return Object.assign({}, Object.fromEntries(tabled), ...corrigenda.map(({ digests }) => digests)) as Digests
}

/** The languages of digests, in order. */
export function languagesOf(digests: Digests): readonly string[] {
  return Object.keys(digests).toSorted()
}

/** Digests as a ruling states them. */
export function saidDigests(digests: Digests): string {
  return languagesOf(digests)
    .map((language) => `${language}: ${digests[language]}`)
    .join(', ')
}
