/** Document symbols: how an organ numbers what it adopts. A symbol of another form is not the organ's. */
import * as z from 'zod/mini'
import type { OrganId } from '../ids.ts'
import type { Reason } from '../refusal.ts'
import type { Charter } from './charter.ts'
import { organCode, plainCode, prose, title } from './forms.ts'
import { known, lintSource, type Note } from './lint-common.ts'
import type { Text } from './charter.ts'

export interface SymbolForm {
  readonly title: Text
  readonly organs: readonly OrganId[]
  /** The symbol with `{number}`, `{year}`, `{session}` or `{letter}` in the places of what changes. */
  readonly form: string
  readonly clause: string
  readonly source: string
}

const PLACES: Readonly<Record<string, string>> = {
  number: '[1-9][0-9]{0,5}',
  year: '[0-9]{4}',
  session: '(?:[1-9][0-9]{0,2}|[IVXLC]{1,8})',
  letter: '[A-Z]',
}
const SPECIAL = /[.*+?^${}()|[\]\\/]/g
const PLACE = /\{([a-z]+)\}/g

export const symbolSchema = z.strictObject({
  title,
  organs: z.array(organCode).check(z.minLength(1)),
  form: z.string().check(
    z.minLength(1),
    z.maxLength(80),
    z.refine((text) => [...text.matchAll(PLACE)].every(([, name]) => Object.hasOwn(PLACES, name ?? '')), {
      message: '{number} | {year} | {session} | {letter}',
    }),
  ),
  clause: prose,
  source: plainCode,
})

/** Why the symbol is none of the organ's; undefined where it is, or where the charter gives the organ no form. */
export function againstSymbol(charter: Charter, organ: OrganId, symbol: string): Reason | undefined {
  const forms = charter.symbols.filter(({ organs }) => organs.includes(organ))
  if (forms.length === 0 || forms.some(({ form }) => pattern(form).test(symbol))) return undefined
  const needed = forms.map(({ form }) => form).join(' | ')
  return { code: 'symbol-form', clause: forms[0]!.clause, needed, reached: symbol }
}

function pattern(form: string): RegExp {
  const parts = form.split(PLACE)
  const text = parts
    .map((part, index) => (index % 2 === 1 ? PLACES[part] : part.replaceAll(SPECIAL, String.raw`\$&`)))
    .join('')
  return new RegExp(`^${text}$`)
}

/** Organs and sources that the charter does not list. */
export function lintSymbols(charter: Charter, note: Note): void {
  charter.symbols.forEach(({ organs, source }, index) => {
    lintSource(charter, source, ['symbols', index, 'source'], note)
    organs.forEach((organ, at) => {
      if (!Object.hasOwn(charter.organs, organ))
        note('unknown-organ', ['symbols', index, 'organs', at], organ, known(charter.organs))
    })
  })
}
