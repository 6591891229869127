/** Findings that a ruling rests on, as they are given: parties for a fact that names them, else a word, a number, yes or no. */
import type { PartyId } from '../ids.ts'

export type Fact = string | number | boolean | readonly string[]
export type Facts = Readonly<Record<string, Fact>>

/** The parties that a fact names, each once; none where it is not given or takes a word. */
export function partiesIn(facts: Facts, name: string): readonly PartyId[] {
  const fact = facts[name]
  if (!Array.isArray(fact)) return []
  const named = fact as readonly PartyId[]
  return named.length < 2 ? named : [...new Set(named)]
}

/** The word of a fact, `yes` for true and `no` for false; undefined where it is not given or names parties. */
export function wordIn(facts: Facts, name: string): string | undefined {
  const fact = facts[name]
  if (fact === true || fact === 'true') return 'yes'
  if (fact === false || fact === 'false') return 'no'
  return typeof fact === 'string' || typeof fact === 'number' ? String(fact) : undefined
}

/** The whole number of a fact; undefined where it is not given or is none. */
export function numberIn(facts: Facts, name: string): bigint | undefined {
  const word = wordIn(facts, name)
  return word !== undefined && /^\d{1,15}$/.test(word) ? BigInt(word) : undefined
}
