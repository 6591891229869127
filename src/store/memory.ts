/** A store in memory, for tests and for questions on a folder that has no record. */
import type { Instant } from '../core/time.ts'
import type { Head } from '../record/head.ts'
import type { Addition, Store } from './store.ts'

export function memoryStore(clock: () => Instant): Store {
  const entries: Uint8Array[] = []
  const documents = new Map<string, Addition['documents'][number]>()
  let head: Head | undefined
  return {
    size: () => entries.length,
    head: () => head,
    read: (from, to) => entries.slice(from, to),
    document: (key) => documents.get(key),
    documents: () => documents.size,
    append(prepare) {
      const addition = prepare(entries.length, clock())
      if (!addition) return false
      entries.push(addition.bytes)
      for (const document of addition.documents)
        if (!documents.has(document.key)) documents.set(document.key, document)
      head = addition.head
      return true
    },
    fill(first, made) {
      if (entries.length > 0) throw new Error('the log is not empty')
      for (const addition of first) {
        entries.push(addition.bytes)
        for (const document of addition.documents)
          if (!documents.has(document.key)) documents.set(document.key, document)
      }
      head = made
    },
    close() {},
  }
}
