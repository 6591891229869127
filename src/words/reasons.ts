/** Says why: a reason as a sentence, with its clause. */
import type { PartyId } from '../core/ids.ts'
import type { Reason } from '../core/refusal.ts'
import { reasons as ar } from './ar/reasons.ts'
import { reasons as en, type ReasonWords } from './en/reasons.ts'
import { reasons as es } from './es/reasons.ts'
import { inLang } from './fallback.ts'
import { reasons as fr } from './fr/reasons.ts'
import type { Lang } from './language.ts'
import { reasons as ru } from './ru/reasons.ts'

const DICTIONARIES = { en, ru, fr, es, ar }

/** The reason as a sentence, the clause in brackets after it. `name` gives a party's name; without it, codes stand. */
export function sayReason(
  language: Lang,
  reason: Reason,
  name: (party: PartyId) => string = (party) => party,
): string {
  const sentence = sentenceOf(language, reason, name)
  return reason.clause === undefined ? sentence : `${sentence} [${reason.clause}]`
}

/** The reason as a sentence without its clause, for a line that cites it elsewhere. */
export function sentenceOf(language: Lang, reason: Reason, name: (party: PartyId) => string): string {
  return inLang<ReasonWords>(language, DICTIONARIES)[reason.code]({
    needed: grouped(language, reason.needed ?? ''),
    reached: grouped(language, reason.reached ?? ''),
    parties: (reason.parties ?? []).map(name).join(', '),
    parameter: reason.parameter ?? '',
    options: (reason.options ?? []).join(', '),
    weight: reason.weight ?? '',
    class: reason.class ?? '',
    counted: (reason.counted ?? []).join(', '),
  })
}

/** A whole number of five digits or more in groups of three, as the language writes it; any other text as it stands. */
function grouped(language: Lang, text: string): string {
  if (!/^\d{5,}$/.test(text)) return text
  return text.replaceAll(/\B(?=(?:\d{3})+$)/g, language === 'ru' ? '\u00a0' : ',')
}
