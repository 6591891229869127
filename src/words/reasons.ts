/** Says why: a reason as a sentence, with its clause. */
import type { PartyId } from '../core/ids.ts'
import type { Reason } from '../core/refusal.ts'
import { reasons as en } from './en/reasons.ts'
import type { Language } from './language.ts'
import { reasons as ru } from './ru/reasons.ts'

const DICTIONARIES = { en, ru }

/** The reason as a sentence, the clause in brackets after it. `name` gives a party's name; without it, codes stand. */
export function sayReason(
  language: Language,
  reason: Reason,
  name: (party: PartyId) => string = (party) => party,
): string {
  const sentence = DICTIONARIES[language][reason.code]({
    needed: reason.needed ?? '',
    reached: reason.reached ?? '',
    parties: (reason.parties ?? []).map(name).join(', '),
    parameter: reason.parameter ?? '',
    options: (reason.options ?? []).join(', '),
    weight: reason.weight ?? '',
    class: reason.class ?? '',
    counted: (reason.counted ?? []).join(', '),
  })
  return reason.clause === undefined ? sentence : `${sentence} [${reason.clause}]`
}
