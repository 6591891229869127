/** Says what became of an invitation, and of enrolling the passkeys that came of it. */
import { invite as en, type InviteWords } from './en/invite.ts'
import type { Language } from './language.ts'
import { invite as ru } from './ru/invite.ts'

const DICTIONARIES = { en, ru }

/** The sentences of `chancery invite` and `chancery enrol`, in this language. */
export function inviteWords(language: Language): InviteWords {
  return DICTIONARIES[language]
}
