/** Invitations: a link that opens once, within three days, for one person. Whoever opens it registers passkeys as that person. */
import type { PersonId } from '../core/ids.ts'
import type { JsonObject } from '../core/json.ts'
import type { Instant } from '../core/time.ts'
import type { Private } from '../store/private.ts'
import type { Holder } from './holder.ts'
import { after, hashed, isToken, newToken } from './token.ts'

/** For whom a link or a registration under way is. */
export interface Invited {
  readonly holder: Holder
  readonly person: PersonId
}

export interface Invitations {
  /** A new link for a person: its secret. Earlier links of the person open no more. */
  make(invited: Invited): Promise<string>
  /** For whom the link is, without using it up; undefined for one that is used, over, or none. */
  look(token: string | undefined): Promise<Invited | undefined>
  /** Uses the link up; of two that do so at the same time, one has it. */
  use(token: string | undefined): Promise<Invited | undefined>
  /** Takes every link of a person back. */
  takeBack(person: string): Promise<void>
}

/** In seconds: how long a link opens, and how long whoever opened it may go on registering. */
export const OPENS = 72 * 3600
export const REGISTERS = 1800

/** Links of one kind: `invitation` for those that are sent, `registering` for what the browser holds after the first passkey. */
export function invitations(
  tables: Private,
  org: string,
  now: () => Instant,
  kind: 'invitation' | 'registering' = 'invitation',
): Invitations {
  const lasts = kind === 'invitation' ? OPENS : REGISTERS
  const rowOf = async (token: string | undefined) => {
    if (!isToken(token)) return undefined
    const row = await tables.get(kind, `${org}/${hashed(token)}`)
    return row?.due !== undefined && row.due > now() ? row : undefined
  }
  const takeBack = async (person: string): Promise<void> => {
    for (const { key, value } of await tables.list(kind, `${org}/`, 5000))
      if (value['person'] === person) await tables.remove(kind, key)
  }
  return {
    async make(invited) {
      const token = newToken()
      await takeBack(invited.person)
      await tables.insert(
        kind,
        `${org}/${hashed(token)}`,
        invited as unknown as JsonObject,
        after(now(), lasts),
      )
      return token
    },
    async look(token) {
      const row = await rowOf(token)
      return row && (row.value as unknown as Invited)
    },
    async use(token) {
      const row = await rowOf(token)
      if (!row || !(await tables.remove(kind, row.key, row.version))) return undefined
      return row.value as unknown as Invited
    },
    takeBack,
  }
}
