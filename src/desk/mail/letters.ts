/** The letters that a seat may see, and what of them failed: its own, or as the registry those of everybody. */
import { actorCode } from '../../core/ids.ts'
import { letterAt, OUTBOX, postOf, UNDELIVERED, type PostRow } from '../../notices/outbox.ts'
import { wayOut, type WayOut } from '../../notices/way-out.ts'
import type { DeskView } from '../view.ts'

/** How many acts back a page goes for its letters, and how many letters it has at most. */
const ACTS = 200
const MOST = 200

export interface Letters {
  readonly letters: readonly PostRow[]
  readonly failed: readonly PostRow[]
  /** Whether there are letters of acts before those shown; from which one on. */
  readonly before?: number
  readonly way: WayOut | undefined
}

/** True for an office that looks after delivery: that of the secretariat, and any that the charter lets enrol keys. */
export function isRegistry({ seat, reading }: DeskView): boolean {
  const code = actorCode(seat.actor)
  return 'office' in seat.actor && (code === 'secretariat' || reading.charter.powers.enrol.includes(code))
}

/** True where the seat may read the letter. What waits for a second signature is of the office alone that signs it. */
export function mayRead(view: DeskView, { post }: PostRow): boolean {
  const own = post.to === actorCode(view.seat.actor)
  // By the letter that confirms an address somebody shows that they read its mail.
  if (post.kind === 'confirm') return false
  return own || (isRegistry(view) && post.kind !== 'signature-wanted')
}

/** The letters of the last acts before a position, the latest first. */
export async function lettersFor(view: DeskView, before?: number): Promise<Letters> {
  const { tables, shown } = view
  const end = before ?? shown.reading.size ?? 0
  const start = Math.max(0, end - ACTS)
  const found: PostRow[] = before === undefined ? [...(await beside(view))] : []
  // The hundreds of positions that the acts lie in: each is one question to the table.
  for (
    let block = Math.floor(Math.max(0, end - 1) / 100);
    block >= Math.floor(start / 100) && found.length < MOST;
    block -= 1
  ) {
    const prefix = `${shown.code}/${String(block).padStart(7, '0')}`
    const rows = (await tables.list(OUTBOX, prefix)).map(postOf)
    found.push(...rows.filter(({ post }) => (post.act ?? 0) < end).toReversed())
  }
  const undelivered = before === undefined ? await tables.list(UNDELIVERED, `${shown.code}/`, MOST) : []
  const failed = await Promise.all(undelivered.map(({ key }) => letterAt(tables, key)))
  return {
    letters: found.filter((row) => mayRead(view, row)).slice(0, MOST),
    failed: failed.filter((row): row is PostRow => row !== undefined && mayRead(view, row)),
    ...(start > 0 ? { before: start } : {}),
    way: await wayOut(tables, shown.code),
  }
}

/** Digests, tests, and what waits for a second signature: letters of no act. */
async function beside({ tables, shown }: DeskView): Promise<readonly PostRow[]> {
  const kinds = ['digest', 'draft', 'test']
  const rows = await Promise.all(
    kinds.map(async (kind) => tables.list(OUTBOX, `${shown.code}/${kind}/`, MOST)),
  )
  return rows
    .flat()
    .map(postOf)
    .toSorted((one, other) => (one.post.made < other.post.made ? 1 : -1))
    .slice(0, 20)
}
