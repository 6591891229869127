/** Challenges for passkeys: 256 random bits each, good once, for one purpose at one organisation, for five minutes. */
import type { Instant } from '../core/time.ts'
import { after, hashed, isToken, newToken } from '../desk/token.ts'
import type { Private } from '../store/private.ts'

export type Purpose = 'sign-in' | 'register'

export interface Challenges {
  /** A new challenge, in base 64 for addresses. */
  issue(org: string, purpose: Purpose): Promise<string>
  /** True the first time that the challenge comes back, in time and for what it was issued. */
  take(org: string, purpose: Purpose, challenge: string): Promise<boolean>
  /** Forgets those that nobody answered in time. */
  sweep(): Promise<void>
}

/** In seconds. */
export const ANSWERED_WITHIN = 300
const TABLE = 'challenge'

/** The challenges in these tables. */
export function challenges(tables: Private, now: () => Instant): Challenges {
  return {
    async issue(org, purpose) {
      const challenge = newToken()
      await tables.insert(TABLE, `${org}/${hashed(challenge)}`, { purpose }, after(now(), ANSWERED_WITHIN))
      return challenge
    },
    async take(org, purpose, challenge) {
      if (!isToken(challenge)) return false
      const key = `${org}/${hashed(challenge)}`
      const row = await tables.get(TABLE, key)
      // Of two that bring the same one at the same time, one takes it away.
      if (!row || !(await tables.remove(TABLE, key, row.version))) return false
      return row.value['purpose'] === purpose && row.due !== undefined && row.due > now()
    },
    async sweep() {
      for (const { key } of await tables.due(TABLE, now(), 1000)) await tables.remove(TABLE, key)
    },
  }
}
