/** Compares a record with what its log promised: a receipt or a refusal that somebody holds. */
import { instantOf, type Instant } from '../core/time.ts'
import { utf8 } from './bytes.ts'
import { cosignedAt, cosignedBy } from './cosignature.ts'
import type { Followed } from './ledger.ts'
import { splitNote } from './note.ts'
import { parsePromise, refusalDigest } from './promise.ts'
import type { RecordFault } from './verify.ts'
import { witnessesAt } from './witnessed.ts'

/** The ids of the acts of a restricted log that is shown, or lies open; undefined of one that does not. */
export type Unseen = (log: string) => ReadonlyMap<string, number> | undefined

/**
 * What a promise under the log's key shows of the record. `act-withheld`: another act stands at the position, or the time is
 * over and none does. `refusal-suppressed`: the time is over and the refusal is not noted. `text` is what the log signed;
 * `note` the whole; `shown` the record's own checkpoint, with the cosignatures that say when it was seen.
 */
export function promiseFaults(
  log: Followed,
  text: string,
  note: string,
  shown: string | undefined,
  unseen: Unseen = () => undefined,
): readonly RecordFault[] {
  const promise = parsePromise(text)
  if (!promise) return [{ code: 'held-malformed' }]
  if (promise.origin !== log.origin) return [{ code: 'origin-differs', found: promise.origin }]
  const notes = [note, ...(shown === undefined ? [] : [shown])]
  const { act, by } = promise
  const over = by !== undefined && by <= (seenAt(log, shown) ?? '')
  if (promise.kind === 'refusal') {
    const noted = log.standing.refusals.has(refusalDigest(log.crypto, promise))
    return over && !noted ? [{ code: 'refusal-suppressed', found: act, notes }] : []
  }
  if (promise.kind === 'unseen') {
    const acts = unseen(promise.log)
    return !acts || acts.has(act) ? [] : [{ log: promise.log, code: 'act-withheld', found: act, notes }]
  }
  const { index } = promise
  if (log.ids.get(act) === index) return []
  if (index < log.tree.size() || over) return [{ act: index, code: 'act-withheld', found: act, notes }]
  return [{ code: 'behind-held', found: `${log.tree.size()} of ${index + 1}`, notes }]
}

/** The latest moment at which this state of the log was the newest: its last act, or the last witness that saw no more. */
function seenAt(
  { crypto, charter, last, standing, tree }: Followed,
  shown: string | undefined,
): Instant | undefined {
  if (last === undefined || shown === undefined) return last
  const note = utf8(shown)
  const state = { charter, standing, size: tree.size(), received: last }
  const witnesses = witnessesAt(crypto, state).map(({ key }) => key)
  const by = cosignedBy(note, witnesses).by
  const times = (splitNote(note)?.signatures ?? []).flatMap(({ name, id, signature }) => {
    const time = by.some((one) => one.name === name && one.id === id) ? cosignedAt(signature) : undefined
    return time === undefined ? [] : [instantOf(time)]
  })
  return [last, ...times].toSorted().at(-1)
}
