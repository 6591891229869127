/**
 * Mail beside the records: letters are made as logs grow and sent by turns, apart from every act. Nothing here is waited for
 * by whoever acts, and what goes wrong here is said and tried again.
 */
import { PUBLIC } from '../core/audience.ts'
import { dayIn, type Instant } from '../core/time.ts'
import type { Published } from '../formats/published.ts'
import { making, type Making } from '../notices/making.ts'
import { sendDue, type Transport } from '../notices/sending.ts'
import type { Registry, Source } from '../notices/source.ts'
import { noteWayOut } from '../notices/way-out.ts'
import { namesOf } from '../site/names.ts'
import { viewOf } from '../site/view.ts'
import type { Private } from '../store/private.ts'
import type { Kept } from './kept.ts'

/** What mail needs of a record that is kept. */
export type Recorded = Pick<Kept, 'code' | 'standing' | 'now' | 'reading' | 'registrar'>

export interface Mailer {
  /** Makes what is to be made, and sends what is due. It is never run twice at a time. */
  readonly round: () => Promise<void>
  /** Ends what is under way, and waits for that. */
  readonly close: () => Promise<void>
}

/** The longest time that nothing is tried after the way out was closed, in milliseconds. */
const LONGEST_PAUSE = 60_000

/** The mail of these records. Without a transport letters are made and shown, and nothing leaves. */
export function mailer(
  records: () => Iterable<Recorded>,
  tables: Private,
  registry: Registry,
  now: () => Instant,
  transport?: Transport,
): Mailer {
  const makers = new WeakMap<Recorded, Making>()
  let running: Promise<void> | undefined
  let closed = false
  let [pause, waits] = [0, 0]
  const send = async (): Promise<void> => {
    if (!transport || Date.now() < waits) return
    const ours = new Set([...records()].filter(({ standing }) => standing === 'own').map(({ code }) => code))
    const { sent, away } = await sendDue({
      tables,
      transport,
      now,
      isOurs: (org) => ours.has(org),
    })
    pause = away ? Math.min(LONGEST_PAUSE, Math.max(2000, pause * 2)) : 0
    waits = Date.now() + (sent > 0 && !away ? 0 : pause)
  }
  const once = async (): Promise<void> => {
    for (const kept of records()) {
      // Of an example everything is history, and nobody is told of it.
      if (kept.standing === 'example' || closed) continue
      if (!makers.has(kept))
        await noteWayOut(tables, kept.code, { sends: transport !== undefined, from: registry.from })
      const maker = makers.get(kept) ?? making(sourceOf(kept), tables, registry)
      makers.set(kept, maker)
      await maker.make(kept.now())
    }
    await send()
  }
  return {
    async round() {
      if (running || closed) return
      running = once()
      await running.finally(() => (running = undefined))
    },
    async close() {
      closed = true
      transport?.close()
      await running?.catch(() => undefined)
    },
  }
}

/** A record as letters are made of it: as the public reads it, whoever gets them. */
export function sourceOf(kept: Recorded): Source {
  const { registrar, code } = kept
  return {
    code,
    standing: kept.standing === 'demonstration' ? 'demonstration' : 'own',
    charter: registrar.ledger.charter,
    size: () => registrar.size,
    entry: (position) => registrar.ledger.entries[position],
    from: (): Published => {
      const reading = kept.reading()
      if (reading.viewer !== PUBLIC) throw new Error('letters are made of what the public reads')
      return reading
    },
    names(lang) {
      const reading = kept.reading()
      const today = dayIn(kept.now(), reading.charter.seat.zone)
      const shown = { code, reading, standing: kept.standing }
      return namesOf(viewOf(shown, lang, {}, new URLSearchParams(), '/', today))
    },
  }
}
