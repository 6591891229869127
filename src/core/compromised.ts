/** Which acts were signed by a key that is said to have been in other hands by then, and are not confirmed by its holder. */
import type { Entry } from './act.ts'
import type { Reason } from './refusal.ts'

export interface Compromised {
  /** Takes an entry of the record, each in its turn. */
  readonly take: (entry: Pick<Entry, 'act' | 'evidence'>, position: number) => void
  /** By position: the key, and since which position it is said to have been in other hands. */
  readonly flags: () => ReadonlyMap<number, Reason>
}

/** A reader of a record from its first entry on. */
export function compromised(): Compromised {
  const signed = new Map<string, number[]>()
  const flagged = new Map<number, Reason>()
  const confirmed = new Set<number>()
  return {
    take({ act, evidence }, position) {
      for (const { key } of evidence) {
        const acts = signed.get(key)
        if (acts) acts.push(position)
        else signed.set(key, [position])
      }
      const { key, compromisedSince: since, act: own } = act.body
      if (act.type === 'key.revoked' && typeof since === 'number' && typeof key === 'string')
        for (const one of signed.get(key) ?? [])
          if (one >= since && !confirmed.has(one))
            flagged.set(one, { code: 'key-compromised', needed: `${since}`, reached: key })
      if (act.type === 'act.confirmed' && typeof own === 'number') {
        confirmed.add(own)
        flagged.delete(own)
      }
    },
    flags: () => new Map([...flagged].toSorted(([one], [other]) => one - other)),
  }
}
