/** The index of an organisation for one kind of reader: made when somebody first searches, and taken on as acts come. */
import type { Happened } from '../../core/chronicle.ts'
import type { Reading } from '../../store/reading.ts'
import { HOUSEKEEPING } from '../facts.ts'
import type { View } from '../view.ts'
import { documentsOf, type Documents } from './documents.ts'

/** So many events are taken in while a reader waits; the rest after the answer, so many at a time. */
const AT_ONCE = 1500

export interface Searched {
  readonly documents: Documents
  /** Events not yet taken in. */
  readonly waiting: number
}

interface State {
  readonly documents: Documents
  waiting: Happened[]
  reading: Reading
  view: View
  isScheduled: boolean
}

/** By organisation and reader: what members may read is never in the index of the public. */
const states = new Map<string, State>()

/** The index of the organisation that the view shows, as far as it has been made. */
export function searchedOf(view: View): Searched {
  const { reading } = view
  const key = `${view.shown.code} ${JSON.stringify(reading.viewer)}`
  let state = states.get(key)
  if (!state || (state.reading !== reading && !continues(state.reading, reading))) {
    // Also where a document was taken out of the record since: none of its words may stay in the index.
    const waiting = reading.events().filter(isFound)
    // What comes next is taken from the end.
    state = { documents: documentsOf(view), waiting: waiting.toReversed(), reading, view, isScheduled: false }
    states.set(key, state)
  } else if (state.reading !== reading) {
    const from = state.reading.size ?? 0
    const isNew = ({ act, corrected }: Happened): boolean => act >= from || (corrected ?? -1) >= from
    const added = reading.events().filter((event) => isNew(event) && isFound(event))
    state.waiting = added.toReversed().concat(state.waiting)
    state.reading = reading
    state.view = view
  }
  take(state)
  return { documents: state.documents, waiting: state.waiting.length }
}

function take(state: State): void {
  for (let taken = 0; taken < AT_ONCE; taken++) {
    const event = state.waiting.pop()
    if (!event) return
    state.documents.take(state.view, event)
  }
  if (state.isScheduled) return
  state.isScheduled = true
  setImmediate(() => {
    state.isScheduled = false
    take(state)
  })
}

function isFound({ kind }: Happened): boolean {
  return !HOUSEKEEPING.includes(kind)
}

/** True when the later reading is of the same log and begins with what the earlier one holds. */
function continues(earlier: Reading, later: Reading): boolean {
  const size = earlier.size
  // A reading with a charter anew is one of which something was destroyed: nothing of it is kept.
  if (earlier.charter !== later.charter) return false
  if (size === undefined || size === 0 || later.size === undefined || later.size < size) return false
  const [before, now] = [earlier.entry(size - 1), later.entry(size - 1)]
  if (before === undefined || before.evidence[0]?.sig !== now?.evidence[0]?.sig) return false
  for (let position = size; position < later.size; position++)
    if (later.entry(position)?.act.type === 'document.redacted') return false
  return true
}
