/** A decision by what an address calls it. */
import { decisionsOf, type Decision } from './facts.ts'
import type { View } from './view.ts'

/**
 * The decision under the name that it has in addresses, or under the symbol of its question: a link that was made while the
 * question was open leads to what became of it.
 */
export function decisionAt(view: View, name: string): Decision | undefined {
  const all = decisionsOf(view)
  return all.find(({ ref }) => ref === name) ?? all.find(({ body }) => body.question === name)
}
