/** A store in memory, for tests and for questions on a folder that has no record. */
import type { Instant } from '../core/time.ts'
import type { Head } from '../record/head.ts'
import { demandHead, type Addition, type LocalStore } from './store.ts'

export function memoryStore(clock: () => Instant): LocalStore {
  const entries: Uint8Array[] = []
  const documents = new Map<string, Addition['documents'][number]>()
  let head: Head | undefined
  const add = (added: readonly Addition[], made: Head): void => {
    for (const addition of added) {
      entries.push(addition.bytes)
      for (const document of addition.documents)
        if (!documents.has(document.key)) documents.set(document.key, document)
    }
    head = made
  }
  return {
    local: true,
    size: () => entries.length,
    head: () => head,
    read: (from, to) => entries.slice(from, to),
    document: (key) => documents.get(key),
    documents: () => documents.size,
    append(known, prepare) {
      const size = entries.length
      const group = prepare({ size, now: clock(), others: entries.slice(known), head })
      if (!group) return false
      demandHead(size, group.entries.length, group.head)
      add(group.entries, group.head)
      return true
    },
    fill(first, made) {
      if (entries.length > 0) throw new Error('the log is not empty')
      const all = [...first]
      demandHead(0, all.length, made)
      add(all, made)
    },
    erase(keys) {
      for (const key of keys) documents.delete(key)
    },
    watch: () => () => undefined,
    close() {},
  }
}
