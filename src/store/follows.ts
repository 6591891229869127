/**
 * A reading of a record that goes on from the one before it. Where the acts that came since are the last in the chronicle
 * too, whatever was reckoned from the one before can be taken on instead of reckoned anew.
 */
import type { Entry } from '../core/act.ts'
import { happenedIn, inChronicle, type Happened } from '../core/chronicle.ts'
import type { Reading } from './reading.ts'

export interface Follows {
  readonly before: Reading
  /** What happened since, all of it after all that happened before. */
  readonly added: readonly Happened[]
}

const links = new WeakMap<Reading, Follows>()

/** What these entries add to a reading of the first of them; undefined where they change something that it has. */
export function addedTo(
  before: Reading,
  entries: readonly Entry[],
  sees: (entry: Entry) => boolean,
): readonly Happened[] | undefined {
  const from = before.size ?? 0
  if (from === 0 || from > entries.length || before.entry(from - 1) !== entries[from - 1]) return undefined
  const added: Happened[] = []
  let last = before.events().at(-1)
  for (let position = from; position < entries.length; position++) {
    const entry = entries[position]!
    // What a viewer may not see, and what takes something back, makes the record another one to this viewer.
    if (!sees(entry) || entry.act.type === 'document.redacted') return undefined
    const event = happenedIn(entry, position, before.charter.seat.zone)
    if (event.corrected !== undefined || (last !== undefined && inChronicle(last, event) > 0))
      return undefined
    added.push(event)
    last = event
  }
  return added
}

/** Notes that a reading goes on from another. What nobody took from that one meanwhile is passed on. */
export function link(reading: Reading, before: Reading, added: readonly Happened[]): void {
  const earlier = links.get(before)
  links.delete(before)
  links.set(
    reading,
    earlier ? { before: earlier.before, added: [...earlier.added, ...added] } : { before, added },
  )
}

/** What a reading goes on from, once: whoever takes it takes over what was reckoned from the one before. */
export function takeLink(reading: Reading): Follows | undefined {
  const found = links.get(reading)
  links.delete(reading)
  return found
}
