/** What the verifier in the browser says, for the browser alone: without the words of pages. */
import { verifier as en, type VerifierWords } from './en/verifier.ts'
import { languageOf, type Language } from './language.ts'
import { verifier as ru } from './ru/verifier.ts'

const DICTIONARIES = { en, ru }

/** The words for a page in this language; English where the verifier does not speak it. */
export function inBrowser(lang: string): { readonly words: VerifierWords; readonly language: Language } {
  const language = languageOf(lang)
  return { words: DICTIONARIES[language], language }
}
