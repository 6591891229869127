/** Says what is wrong with an input: place, fault, what stands there, what would be right. */
import type { Fault } from '../core/faults.ts'
import { faults as en } from './en/faults.ts'
import { inLang } from './fallback.ts'
import type { Lang } from './language.ts'
import { faults as ru } from './ru/faults.ts'

const DICTIONARIES = { en, ru }

/** The fault as one line: `league/charter.yaml:138 /rules/2: This has another form: "x"; right would be: y`. */
export function sayFault(language: Lang, fault: Fault): string {
  const words = inLang(language, DICTIONARIES)
  const place = [
    fault.file === undefined ? '' : `${fault.file}${fault.line === undefined ? '' : `:${fault.line}`}`,
    fault.file === undefined && fault.line !== undefined ? `line ${fault.line}` : '',
    fault.pointer ?? '',
  ]
    .filter((part) => part !== '')
    .join(' ')
  const found = fault.found === undefined || fault.found === '' ? '' : `: ${fault.found}`
  const right = fault.right === undefined || fault.right === '' ? '' : `; ${words.right}: ${fault.right}`
  return `${place}${place === '' ? '' : ': '}${words[fault.code]}${found}${right}`
}
