/**
 * Pages as they were made, kept as long as the records that they were made from stand: a page is a function of its address,
 * its language, the day and the record, so that the same question has the same bytes.
 */
export interface KeptPage {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly status: 200 | 400 | 404
  /** False for what more may be found for while the record stands: an index that is still being made. */
  readonly isWhole?: boolean
}

/** Most bytes of pages kept for one record, or for all records together. */
const MOST = 4_000_000

interface Shelf {
  readonly pages: Map<string, KeptPage>
  bytes: number
}

const shelves = new WeakMap<object, Shelf>()
let across: { readonly from: readonly object[]; readonly shelf: Shelf } | undefined

/** The page of this key made from these readings (and cases), from before or made now. A later act makes another reading. */
export function keptPage(from: readonly object[], key: string, make: () => KeptPage): KeptPage {
  const of = shelfOf(from)
  const found = of.pages.get(key)
  if (found) return found
  const made = make()
  if (made.isWhole !== false && made.status === 200 && made.bytes.length < MOST / 8) {
    of.pages.set(key, made)
    of.bytes += made.bytes.length
    for (const [oldest, { bytes }] of of.pages) {
      if (of.bytes <= MOST) break
      of.pages.delete(oldest)
      of.bytes -= bytes.length
    }
  }
  return made
}

function shelfOf(from: readonly object[]): Shelf {
  const [one] = from
  if (one && from.length === 1) {
    const known = shelves.get(one) ?? { pages: new Map<string, KeptPage>(), bytes: 0 }
    shelves.set(one, known)
    return known
  }
  const isSame = across?.from.length === from.length && across.from.every((part, at) => part === from[at])
  if (!across || !isSame) across = { from, shelf: { pages: new Map(), bytes: 0 } }
  return across.shelf
}
