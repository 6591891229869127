/** Negotiated texts as pages show them: issues with their languages, what was decided on them, and the wording behind the digests. */
import type { Asked } from '../core/situation.ts'
import type { Day } from '../core/time.ts'
import {
  digestsOf,
  issueOf,
  languagesOf,
  textSlug,
  type Digests,
  type Issue,
  type NegotiatedText,
} from '../core/texts.ts'
import { readDocument, type TextDocument } from '../texts/document.ts'
import { decisionsUntil, situationOf, situationThen, type Decision } from './facts.ts'
import type { View } from './view.ts'

/** One language of an issue: its digest, and its wording where the record holds it. */
export interface Version {
  readonly language: string
  readonly digest: string
  readonly document: TextDocument | undefined
}

/** The texts on record by the date asked for, the one that an act touched last first. */
export function textsOf(view: View): readonly NegotiatedText[] {
  return [...situationThen(view).texts.values()].toSorted((a, b) => lastAct(b) - lastAct(a))
}

/** The text of that name in addresses; undefined where none is on record by the date. */
export function textOf(view: View, slug: string): NegotiatedText | undefined {
  return [...situationThen(view).texts.values()].find(({ id }) => textSlug(id) === slug)
}

/** The day on which a text comes onto the record; undefined where it never does. */
export function firstDayOf(view: View, slug: string): Day | undefined {
  return [...situationOf(view).texts.values()].find(({ id }) => textSlug(id) === slug)?.issues[0]?.day
}

function lastAct({ issues }: NegotiatedText): number {
  const last = issues.at(-1)!
  return Math.max(
    last.act,
    ...[...last.languages.values()].map(({ act }) => act),
    ...issues.flatMap(({ corrigenda }) => corrigenda.map(({ act }) => act)),
  )
}

/** The languages of an issue as it stands, or of the digests that were put. */
export function versionsOf(view: View, digests: Digests): readonly Version[] {
  return languagesOf(digests).map((language) => {
    const digest = digests[language]!
    return { language, digest, document: wordingOf(view, digest) }
  })
}

/** The documents of an issue as it was tabled, before any correction. */
export function tabledDigests({ languages }: Issue): Digests {
  return Object.fromEntries([...languages].map(([language, { digest }]) => [language, digest]))
}

const MOST_KEPT = 200
const read = new WeakMap<View['reading']['charter'], Map<string, TextDocument | undefined>>()

/** The wording of that digest; undefined where the record does not hold it, or it is no text: whoever may act chose its bytes. */
export function wordingOf({ reading }: Pick<View, 'reading'>, digest: string): TextDocument | undefined {
  const kept = read.get(reading.charter) ?? new Map<string, TextDocument | undefined>()
  read.set(reading.charter, kept)
  const known = kept.get(digest)
  if (known) return known
  const bytes = reading.document(digest)
  const found = bytes && readDocument(bytes)
  const document = found?.ok ? found.value : undefined
  if (document) {
    const [oldest] = kept.keys()
    if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest)
    kept.set(digest, document)
  }
  return document
}

/** The version in the reader's own language, else the first in the order of the charter, else of the alphabet. */
export function versionFor(
  view: Pick<View, 'lang' | 'reading'>,
  versions: readonly Version[],
  language?: string | null,
): Version | undefined {
  const order = [language, view.lang, ...(view.reading.charter.texts?.languages ?? [])]
  for (const wanted of order) {
    const found = versions.find((one) => one.language === wanted)
    if (found) return found
  }
  return versions[0]
}

/** The title of digests' wording, with its language; undefined where the record does not hold it. */
export function titleIn(
  view: Pick<View, 'lang' | 'reading'>,
  digests: Digests,
): { readonly text: string; readonly language: string } | undefined {
  const versions = languagesOf(digests).flatMap((language): readonly Version[] => {
    const document = wordingOf(view, digests[language]!)
    return document ? [{ language, digest: digests[language]!, document }] : []
  })
  const found = versionFor(view, versions)
  return found?.document && { text: found.document.title, language: found.language }
}

/** The title of a text: that of its last issue as it stands. */
export function titleOfText(view: View, { issues }: NegotiatedText): ReturnType<typeof titleIn> {
  return titleIn(view, digestsOf(issues.at(-1)!))
}

/** A question on a text, with its decision where one is declared. */
export interface OnText {
  readonly asked: Asked
  readonly decision: Decision | undefined
}

/** The questions that were put on a text by the date, the last one first. */
export function questionsOn(view: View, { id }: NegotiatedText): readonly OnText[] {
  const decisions = decisionsUntil(view)
  return [...situationThen(view).questions.values()]
    .filter(({ text }) => text?.text === id)
    .toSorted((a, b) => b.put - a.put)
    .map((asked) => ({ asked, decision: decisions.find(({ body }) => body.question === asked.id) }))
}

/** The issue that the address asks for; where it asks for none, the last that was adopted, else the last; undefined where there is none such. */
export function issueFor(view: View, text: NegotiatedText): Issue | undefined {
  const asked = view.query.get('issue')?.trim() ?? ''
  if (asked !== '') return issueOf(text, Number(asked))
  const adopted = questionsOn(view, text).find(({ asked: { outcome } }) => outcome === 'adopted')
  return issueOf(text, adopted?.asked.text?.issue ?? text.issues.length)
}

export type TextState = 'negotiated' | 'open' | 'adopted' | 'not-adopted'

/** How far a text has come: adopted in one of its issues, before an organ, refused, or under negotiation. */
export function stateOf(questions: readonly OnText[], issue?: number): TextState {
  const own = questions.filter(({ asked }) => issue === undefined || asked.text?.issue === issue)
  if (own.some(({ asked }) => asked.outcome === 'adopted')) return 'adopted'
  if (own.some(isOpen)) return 'open'
  return own.some(({ asked }) => asked.outcome === 'not-adopted') ? 'not-adopted' : 'negotiated'
}

/** True while a question is neither decided nor taken back. */
export function isOpen({ asked }: OnText): boolean {
  return asked.outcome === undefined && asked.withdrawn === undefined
}

const RIGHT_TO_LEFT = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'syr', 'ug', 'ur', 'yi'])

/** The direction in which a language is written. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr'
}

/** What a language is called, in itself or in the reader's language; its code where nobody says. */
export function languageName(language: string, inLanguage: string = language): string {
  try {
    const called = new Intl.DisplayNames([inLanguage], { type: 'language' }).of(language) ?? language
    return called.charAt(0).toLocaleUpperCase(inLanguage) + called.slice(1)
  } catch {
    return language
  }
}
