/** What notices by mail say, in a language of letters: one that has every sentence of them. */
import type { MailWords } from './en/desk-mail.ts'
import { words } from './index.ts'
import type { Language } from './language.ts'

export type { MailWords } from './en/desk-mail.ts'

/** The words for mail. */
export function mailWords(language: Language): MailWords {
  return words(language).mail
}
