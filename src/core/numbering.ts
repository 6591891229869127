/** Under which number a decision is adopted: the next one of its year at the seat, in the form of its procedure, or else of its organ. */
import type { Charter } from './charter/charter.ts'
import { formOf, numberIn, symbolOf, type NumberingRule } from './charter/numbering.ts'
import { under } from './charter/at.ts'
import type { Asked, Situation } from './situation.ts'
import type { Day } from './time.ts'

type Numbered = Pick<Asked, 'organ' | 'procedure'>

/** How the decision on a question is numbered; undefined where the charter does not say. */
export function numberingOf(charter: Charter, { organ, procedure }: Numbered): NumberingRule | undefined {
  const own = procedure === undefined ? undefined : under(charter.procedures, procedure)
  return own?.numbering ?? under(charter.organs, organ)?.numbering
}

/** The symbol under which a decision of that day is adopted; undefined where the charter does not number it. */
export function nextSymbol(
  charter: Charter,
  { numbers }: Pick<Situation, 'numbers'>,
  asked: Numbered,
  on: Day,
): string | undefined {
  const rule = numberingOf(charter, asked)
  if (!rule) return undefined
  const form = formOf(rule, on.slice(0, 4))
  return symbolOf(form, (numbers.get(form) ?? 0) + 1)
}

/** Takes a number that was given into account: the next one is higher. */
export function noteNumber(
  to: Pick<Situation, 'numbers'>,
  charter: Charter,
  asked: Numbered,
  symbol: string,
  on: Day,
): void {
  const rule = numberingOf(charter, asked)
  if (!rule) return
  // A decision of the last day of a year may be declared in the next.
  for (const year of [Number(on.slice(0, 4)), Number(on.slice(0, 4)) - 1]) {
    const form = formOf(rule, `${year}`.padStart(4, '0'))
    const number = numberIn(form, symbol)
    if (number === undefined) continue
    to.numbers.set(form, Math.max(number, to.numbers.get(form) ?? 0))
    return
  }
}
