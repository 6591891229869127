/** Who says without a session that a holder lost its keys: a new passkey, a name, and for whom. Nobody believes it yet: two people with keys must ask for it by acts. */
import { randomBytes } from 'node:crypto'
import type { PersonId } from '../core/ids.ts'
import type { JsonObject } from '../core/json.ts'
import type { Instant } from '../core/time.ts'
import type { Private } from '../store/private.ts'
import type { Holder } from './holder.ts'
import { newPerson, type Registered } from './people.ts'
import { after } from './token.ts'

export interface Claim {
  readonly code: string
  readonly holder: Holder
  /** The code that the person has from here on. */
  readonly person: PersonId
  readonly name: string
  readonly passkey: Registered
}

const TABLE = 'recovery-claim'
/** Claims that are kept of one organisation: anybody can make one. */
const MOST = 50
/** Two weeks, in seconds. */
const KEPT = 14 * 86_400

export interface Claims {
  /** The new claim; undefined where too many wait already. */
  add(of: Omit<Claim, 'code' | 'person'>, at: Instant): Promise<Claim | undefined>
  list(): Promise<readonly Claim[]>
  get(code: string): Promise<Claim | undefined>
  remove(code: string): Promise<void>
}

/** The claims at an organisation. */
export function claims(tables: Private, org: string): Claims {
  return {
    async add(of, at) {
      if ((await tables.list(TABLE, `${org}/`, MOST)).length >= MOST) return undefined
      const [code, person] = [`r-${randomBytes(4).toString('hex')}`, newPerson()]
      const claim: Claim = { ...of, code, person }
      const value = claim as unknown as JsonObject
      return (await tables.insert(TABLE, `${org}/${claim.code}`, value, after(at, KEPT))) ? claim : undefined
    },
    list: async () =>
      (await tables.list(TABLE, `${org}/`, MOST)).map(({ value }) => value as unknown as Claim),
    async get(code) {
      if (!/^r-[0-9a-f]{8}$/.test(code)) return undefined
      const row = await tables.get(TABLE, `${org}/${code}`)
      return row && (row.value as unknown as Claim)
    },
    async remove(code) {
      await tables.remove(TABLE, `${org}/${code}`)
    },
  }
}
