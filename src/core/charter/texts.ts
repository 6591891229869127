/** Who tables and corrects texts, and in which languages a text must be when it is decided on: the section `texts` of a charter. */
import * as z from 'zod/mini'
import type { Charter } from './charter.ts'
import { code, plainCode, prose } from './forms.ts'
import { lintSource, type Note } from './lint-common.ts'

export interface TextRule {
  /** Who tables a text, as in `powers`. */
  readonly table: readonly string[]
  /** Who corrects one; without it, who declares outcomes. */
  readonly correct?: readonly string[]
  /** The languages of equal standing in which a text must be before a question is put on it. */
  readonly languages: readonly string[]
  readonly clause: string
  readonly source: string
}

export const textsSchema = z.strictObject({
  table: z.array(plainCode).check(z.minLength(1)),
  correct: z.optional(z.array(plainCode).check(z.minLength(1))),
  languages: z._default(z.array(code<string>(/^[a-z]{2,3}$/, 'en')), []),
  clause: prose,
  source: plainCode,
})

/** Who may table a text, and by which clause: where the section is not given, who may put questions. */
export function tablers({ texts, powers }: Pick<Charter, 'texts' | 'powers'>): {
  readonly power: readonly string[]
  readonly clause?: string
} {
  return texts ? { power: texts.table, clause: texts.clause } : { power: powers.put }
}

/** Who may correct a text, and by which clause: where the section does not say, who declares outcomes. */
export function correctors({ texts, powers }: Pick<Charter, 'texts' | 'powers'>): {
  readonly power: readonly string[]
  readonly clause?: string
} {
  return { power: texts?.correct ?? powers.decide, ...(texts ? { clause: texts.clause } : {}) }
}

/** What the section says that cannot be: a source that the charter does not list, a language twice. */
export function lintTexts(charter: Charter, note: Note): void {
  const { texts } = charter
  if (!texts) return
  lintSource(charter, texts.source, ['texts', 'source'], note)
  texts.languages.forEach((language, index) => {
    if (texts.languages.indexOf(language) < index) note('duplicate', ['texts', 'languages', index], language)
  })
}
