/**
 * Who is signed in. The browser holds a token of 256 random bits in a cookie; the private tables hold its SHA-256, so that
 * whoever reads them can sign in as nobody. A session belongs to one organisation, ends an hour after its last use and
 * twelve hours after it was opened.
 */
import { seconds, type Instant } from '../core/time.ts'
import type { Session } from '../desk/session.ts'
import { after, hashed, isToken, newToken } from '../desk/token.ts'
import type { Private, PrivateRow } from '../store/private.ts'

export type { Session } from '../desk/session.ts'
export type Opening = Omit<Session, 'id' | 'opened' | 'expires'>

export interface Sessions {
  /** A new session and its token, which nobody sees again: every sign-in is another session. */
  open(session: Opening): Promise<string>
  /** The session of a token at this organisation; each use moves its end, up to the longest it may last. */
  read(org: string, token: string | undefined): Promise<Session | undefined>
  /** The same without moving its end: for what a page asks by itself. */
  look(org: string, token: string | undefined): Promise<Session | undefined>
  close(org: string, token: string | undefined): Promise<void>
  /** Every session of an organisation that is not over, those opened last first. */
  list(org: string): Promise<readonly Session[]>
  /** Ends the session of that id, where there is one. */
  end(org: string, id: string): Promise<void>
  /** Forgets sessions that are over. */
  sweep(): Promise<void>
}

/** In seconds. NIST SP 800-63B-4, 2.2.3, has an hour without use, and a day in all, as the most. */
export const IDLE = 3600
export const LONGEST = 12 * 3600
/** How often, at most, a use is written down. */
const SLIDE = 60
const TABLE = 'session'
/** Digits of the id, which begins the key. */
const ID = 32
const MOST = 5000

/** The sessions in these tables, by the clock of the process: a demonstration's own clock has no part in them. */
export function sessions(tables: Private, now: () => Instant): Sessions {
  const rowOf = async (org: string, token: string | undefined): Promise<PrivateRow | undefined> => {
    if (!isToken(token)) return undefined
    const row = await tables.get(TABLE, `${org}/${hashed(token)}`)
    return row && row.due !== undefined && row.due > now() ? row : undefined
  }
  return {
    async open({ org, ...session }) {
      const token = newToken()
      const opened = now()
      const key = `${org}/${hashed(token)}`
      await tables.insert(TABLE, key, { ...session, opened }, after(opened, IDLE))
      return token
    },
    async read(org, token) {
      const row = await rowOf(org, token)
      if (!row) return undefined
      const session = sessionOf(row)
      const expires = [after(now(), IDLE), after(session.opened, LONGEST)].toSorted()[0] as Instant
      if (seconds(expires) - seconds(session.expires) < SLIDE) return session
      // Where another request was faster, it moved the end.
      await tables.replace(TABLE, row.key, row.version, row.value, expires)
      return { ...session, expires }
    },
    async look(org, token) {
      const row = await rowOf(org, token)
      return row && sessionOf(row)
    },
    async close(org, token) {
      if (isToken(token)) await tables.remove(TABLE, `${org}/${hashed(token)}`)
    },
    async list(org) {
      const rows = await tables.list(TABLE, `${org}/`, MOST)
      return rows
        .filter(({ due }) => due !== undefined && due > now())
        .map(sessionOf)
        .toSorted((a, b) => (a.opened === b.opened ? 0 : a.opened > b.opened ? -1 : 1))
    },
    async end(org, id) {
      if (!/^[0-9a-f]{32}$/.test(id)) return
      for (const { key } of await tables.list(TABLE, `${org}/${id}`)) await tables.remove(TABLE, key)
    },
    async sweep() {
      for (const { key, version } of await tables.due(TABLE, now(), MOST))
        await tables.remove(TABLE, key, version)
    },
  }
}

function sessionOf({ key, value, due }: PrivateRow): Session {
  const [org, hash] = key.split('/') as [string, string]
  return { ...(value as unknown as Session), id: hash.slice(0, ID), org, expires: due as Instant }
}
