/** What the parts of a charter are called in a language: by the title that the charter gives, else by their code. */
import type { Charter, Text } from '../core/charter/charter.ts'
import type { Lang } from './language.ts'

export interface Naming {
  readonly organ: (code: string) => string
  readonly matter: (code: string) => string
  readonly weight: (code: string) => string
  readonly unit: (code: string) => string
  readonly fact: (code: string) => string
  readonly procedure: (code: string) => string
  readonly treaty: (code: string) => string
  readonly office: (code: string) => string
  /** The clause of a rule, by the rule's code. */
  readonly clause: (rule: string) => string
}

/** The names of a charter's parts in a language. */
export function namingOf(language: Lang, charter: Charter): Naming {
  const title = (parts: Readonly<Record<string, { readonly title?: Text }>>, code: string): string => {
    const text = Object.hasOwn(parts, code) ? parts[code]?.title : undefined
    return text === undefined ? code : textIn(language, text)
  }
  const unitOf = (code: string): string => {
    const unit = Object.hasOwn(charter.weights, code) ? charter.weights[code]?.unit : undefined
    return unit === undefined ? '' : textIn(language, unit)
  }
  return {
    organ: (code) => title(charter.organs, code),
    matter: (code) => title(charter.matters, code),
    weight: (code) => title(charter.weights, code),
    unit: unitOf,
    fact: (code) => title(charter.facts, code),
    procedure: (code) => title(charter.procedures, code),
    treaty: (code) => title(charter.instruments, code),
    office: (code) => title(charter.offices, code),
    clause: (rule) => charter.rules.find(({ id }) => id === rule)?.clause ?? rule,
  }
}

/** A text in the language, or in English where there is no other. */
export function textIn(language: Lang, text: Text): string {
  return text[language] ?? text.en
}
