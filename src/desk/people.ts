/**
 * The people of a delegation or of an office: who they are, what they may do about one another, which passkeys they have
 * registered. Names are here and nowhere on the record, where a person is a code on keys. What a person may do in the
 * organisation's affairs are powers, and those are on the record.
 */
import { randomBytes } from 'node:crypto'
import { actorCode, type PersonId } from '../core/ids.ts'
import type { JsonObject } from '../core/json.ts'
import type { Key, Passkey, Situation } from '../core/situation.ts'
import type { Instant } from '../core/time.ts'
import type { Private } from '../store/private.ts'
import type { Holder } from './holder.ts'

/** The head and the administrators of a delegation invite its people; the head is whom the organisation recognises. */
export const ROLES = ['head', 'administrator', 'member'] as const
export type Role = (typeof ROLES)[number]

/** A passkey that a person registered: it signs once an act enrols it. */
export interface Registered extends Pick<Key, 'key' | 'public'> {
  readonly passkey: Passkey
  readonly at: Instant
}

export interface Member {
  readonly person: PersonId
  readonly holder: Holder
  readonly name: string
  readonly role: Role
  readonly invited: Instant
  readonly registered: readonly Registered[]
  /** Whose word it is where the person signs in by OpenID Connect: the issuer, and what it calls the person. */
  readonly subject?: { readonly issuer: string; readonly claim: string }
  /** When the delegation said that the person is one of its people no more. */
  readonly left?: Instant
}

const TABLE = 'person'
/** Passkeys of one person: each device has one, and nobody has more devices. */
const MOST_PASSKEYS = 10

export interface People {
  /** The people of a holder, by name. */
  of(holder: Holder): Promise<readonly Member[]>
  /** Every person of the organisation. */
  all(): Promise<readonly Member[]>
  get(holder: Holder, person: string): Promise<Member | undefined>
  /** A new person, under a code that says nothing of who it is; one whose code is there already stays as it is. */
  add(
    of: Pick<Member, 'holder' | 'name' | 'role'> & Partial<Pick<Member, 'person'>>,
    at: Instant,
  ): Promise<Member>
  /** Changes what is kept of a person; false where there is none, or `change` gives undefined. */
  change(holder: Holder, person: string, change: (of: Member) => Member | undefined): Promise<boolean>
}

/** The people in the private tables of an organisation. */
export function people(tables: Private, org: string): People {
  const keyOf = (holder: Holder, person: string): string => `${org}/${actorCode(holder)}/${person}`
  const list = async (prefix: string): Promise<readonly Member[]> =>
    (await tables.list(TABLE, prefix, 5000))
      .map(({ value }) => value as unknown as Member)
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
  return {
    of: (holder) => list(`${org}/${actorCode(holder)}/`),
    all: () => list(`${org}/`),
    async get(holder, person) {
      if (!/^[a-z0-9-]{3,40}$/.test(person)) return undefined
      const row = await tables.get(TABLE, keyOf(holder, person))
      return row && (row.value as unknown as Member)
    },
    async add({ holder, name, role, person = newPerson() }, at) {
      const member: Member = { person, holder, name, role, invited: at, registered: [] }
      await tables.insert(TABLE, keyOf(holder, person), member as unknown as JsonObject)
      return member
    },
    async change(holder, person, change) {
      if (!/^[a-z0-9-]{3,40}$/.test(person)) return false
      for (;;) {
        const row = await tables.get(TABLE, keyOf(holder, person))
        const next = row && change(row.value as unknown as Member)
        if (!row || !next) return false
        if (await tables.replace(TABLE, row.key, row.version, next as unknown as JsonObject)) return true
      }
    },
  }
}

/** A name as it was written, in one line: without signs of control or direction, which could make it read as another. */
export function plainName(written: string | null): string {
  // The two joiners are letters' business in several scripts.
  const shown = (written ?? '').replaceAll(/[^\P{C}\u200C\u200D]/gu, ' ')
  return shown.replaceAll(/\s+/gu, ' ').trim().slice(0, 120)
}

/** A code for a person: it says nothing of who it is. */
export function newPerson(): PersonId {
  return `p-${randomBytes(6).toString('hex')}` as PersonId
}

/** A person with one passkey more; undefined where it is there already, or they are too many. */
export function withPasskey(member: Member, passkey: Registered): Member | undefined {
  const { registered } = member
  if (registered.length >= MOST_PASSKEYS || registered.some(({ key }) => key === passkey.key))
    return undefined
  return { ...member, registered: [...registered, passkey] }
}

/** True for whoever administers the people of their own delegation. */
export function mayAdminister(member: Member | undefined): boolean {
  return member !== undefined && member.left === undefined && member.role !== 'member'
}

/** The passkeys of a person that the record does not know yet. */
export function waiting({ registered }: Member, { keys }: Pick<Situation, 'keys'>): readonly Registered[] {
  return registered.filter(({ key }) => !keys.has(key))
}

/** The keys of a person that are valid on the record now. */
export function keysHeld({ person, registered }: Member, { keys }: Pick<Situation, 'keys'>): readonly Key[] {
  return [...keys.values()].filter(
    (key) =>
      key.until === undefined &&
      (key.person === person || (key.person === undefined && registered.some((one) => one.key === key.key))),
  )
}

/** The beginning of a key's code, which two people can compare by telephone: that the passkey is the invited person's. */
export function shortKey(key: string): string {
  return `${key.slice(0, 4)} ${key.slice(4, 8)}`
}
