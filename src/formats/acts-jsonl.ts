/** The log as JSON Lines: every act that the public may see, in the canonical bytes of its entry. */
import type { Json } from '../core/json.ts'
import { canonical } from '../record/canonical.ts'
import { publicEntry, type Published } from './published.ts'

/** The lines with their ends, in the order of the log. */
export function* actLines(from: Published): Generator<string> {
  const text = new TextDecoder()
  for (let position = 0; position < (from.size ?? 0); position += 1) {
    const entry = publicEntry(from, position)
    if (entry) yield `${text.decode(canonical(entry as unknown as Json))}\n`
  }
}
