/**
 * Makes the letters of one record as its log grows. A cursor in the private tables says how far they are made: a server that
 * was down, or another in its place, goes on from there, and what two of them make at once is written once.
 */
import type { Instant } from '../core/time.ts'
import type { Private } from '../store/private.ts'
import { addressesIn } from './addresses.ts'
import { GATHERED } from './digest.ts'
import { following, type Following } from './following.ts'
import type { Notice } from './notice.ts'
import { OUTBOX, postOf, UNDELIVERED, valueOf } from './outbox.ts'
import { genesisOf } from './post.ts'
import { secondWanted } from './second.ts'
import type { Registry, Source } from './source.ts'
import { writeNotice } from './writing.ts'

export interface Making {
  /** Makes what is to be made by now; how many letters were new. */
  readonly make: (now: Instant) => Promise<number>
}

const CURSOR = 'notices'
/** How many entries are looked through in one turn. */
const AT_ONCE = 500

/** The maker of letters of a record. */
export function making(source: Source, tables: Private, registry: Registry): Making {
  let follow: Following | undefined
  /** Reminders that this server has made or found made. */
  const reminded = new Set<string>()
  /** Notices of entries that are taken in and not yet written: where writing fails they are written in the next round. */
  let pending: readonly Notice[] = []
  let redacted = false
  const make = async (now: Instant): Promise<number> => {
    const genesis = genesisOf(source)
    if (genesis === '') return 0
    const cursor = await cursorOf(tables, source, genesis)
    follow ??= following(source.charter)
    const end = Math.min(source.size(), Math.max(cursor.size, follow.size) + AT_ONCE)
    const found: Notice[] = []
    while (follow.size < end) {
      const entry = source.entry(follow.size)!
      const tells = follow.size >= cursor.size
      redacted ||= tells && entry.act.type === 'document.redacted'
      found.push(...follow.take(entry, tells))
    }
    pending = [...pending.filter(({ act }) => act >= cursor.size), ...found]
    const reminders = follow.size === source.size() ? follow.reminders(now) : []
    const open = [...reminders, ...(await secondWanted(tables, source))].filter(
      (one) => !reminded.has(reminderOf(one)),
    )
    let made = 0
    if (pending.length + open.length > 0) {
      const addresses = await addressesIn(tables, source.code)
      const writing = { tables, source, registry, now }
      for (const notice of [...pending, ...open]) made += await writeNotice(writing, addresses, notice)
    }
    if (redacted) await forgetTexts(tables, source.code)
    const key = `${source.code}/cursor`
    if (follow.size > cursor.size)
      await tables.replace(CURSOR, key, cursor.version, { size: follow.size, genesis })
    ;[pending, redacted] = [[], false]
    for (const one of open) reminded.add(reminderOf(one))
    return made
  }
  return { make }
}

function reminderOf({ kind, act, question, waiting }: Notice): string {
  return waiting ? `${kind} ${waiting.draft}` : `${kind} ${act} ${question?.asked.id ?? ''}`
}

/**
 * How far the letters of this log are made. Of a record that is met for the first time only what comes is told; of a
 * demonstration all of it is shown. Letters of a log that is no more, such as a demonstration built anew, are taken away.
 */
async function cursorOf(
  tables: Private,
  { code, standing, size }: Source,
  genesis: string,
): Promise<{ readonly size: number; readonly version: number }> {
  const key = `${code}/cursor`
  for (;;) {
    const row = await tables.get(CURSOR, key)
    if (row?.value['genesis'] === genesis) return { size: Number(row.value['size']), version: row.version }
    if (row) {
      for (const table of [OUTBOX, UNDELIVERED, GATHERED]) await empty(tables, table, `${code}/`)
      await tables.remove(CURSOR, key, row.version)
    }
    await tables.insert(CURSOR, key, { size: standing === 'demonstration' ? 0 : size(), genesis })
  }
}

/** What a letter quotes may have been destroyed since: of those that are out only the act and the addressee stay. */
async function forgetTexts(tables: Private, org: string): Promise<void> {
  for (const row of await tables.list(OUTBOX, `${org}/`, 100_000)) {
    const { key, version, post, due } = postOf(row)
    if (post.state !== 'waiting' && post.state !== 'sending' && post.text !== '')
      await tables.replace(
        OUTBOX,
        key,
        version,
        valueOf({ ...post, about: '', subject: '', text: '', calendars: [] }),
        due,
      )
  }
}

async function empty(tables: Private, table: string, prefix: string): Promise<void> {
  for (;;) {
    const rows = await tables.list(table, prefix)
    if (rows.length === 0) return
    for (const { key } of rows) await tables.remove(table, key)
  }
}
