/** Says what is wrong with a data folder, and what to do. */
import { doctor as en } from './en/doctor.ts'
import type { Language } from './language.ts'
import { doctor as ru } from './ru/doctor.ts'

export type DoctorCode = keyof typeof en.findings
export interface DoctorWords {
  readonly sound: string
  readonly notSound: string
  /** What is so, and what to do. */
  readonly findings: Readonly<Record<DoctorCode, readonly [says: string, todo: string]>>
}

const DICTIONARIES: Readonly<Record<Language, DoctorWords>> = { en, ru }

/** The sentences of a language on data folders. */
export function wordsOfDoctor(language: Language): DoctorWords {
  return DICTIONARIES[language]
}

/** What is so, with what was found. */
export function sayFinding(
  language: Language,
  { code, found }: { code: DoctorCode; found?: string },
): string {
  const [says] = DICTIONARIES[language].findings[code]
  return found === undefined ? `${says}.` : `${says}: ${found}.`
}

/** What to do about it. */
export function whatToDo(language: Language, code: DoctorCode): string {
  return DICTIONARIES[language].findings[code][1]
}
