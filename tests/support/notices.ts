/** The notices of a record under a clock that a test sets, and the letters that they make. */
import { PUBLIC } from '../../src/core/audience.ts'
import type { Actor } from '../../src/core/ids.ts'
import type { Instant } from '../../src/core/time.ts'
import type { Ledger } from '../../src/record/ledger.ts'
import { following } from '../../src/notices/following.ts'
import { letterOf, type Letter, type Reader, type Sender } from '../../src/notices/letter.ts'
import type { Notice } from '../../src/notices/notice.ts'
import { readingOfRecord } from '../../src/store/reading.ts'
import type { LocalStore } from '../../src/store/store.ts'
import type { Recorded } from '../../src/server/mailer.ts'
import type { Language } from '../../src/words/language.ts'
import { BASE, taken } from './published.ts'

/** A record as `bench` and `unseenBench` keep it. */
export interface Kept {
  readonly registrar: { readonly ledger: Ledger }
  readonly store: LocalStore
}

/** Every notice of the record so far, in order. */
export function noticesIn({ registrar: { ledger } }: Kept): readonly Notice[] {
  const follow = following(ledger.charter)
  return ledger.entries.flatMap((entry) => follow.take(entry))
}

/** The reminders of the record at a moment. */
export function remindersIn({ registrar: { ledger } }: Kept, now: string): readonly Notice[] {
  const follow = following(ledger.charter)
  for (const entry of ledger.entries) follow.take(entry)
  return follow.reminders(now as Instant)
}

/** The letter of a notice to the first of its addressees, or to this one. */
export function letter(
  kept: Kept,
  notice: Notice,
  of: {
    to?: Actor
    lang?: Language
    yours?: string
    now?: string
    base?: string
    demonstration?: boolean
  } = {},
): Letter {
  const { sender, reader } = writing(kept, of.lang ?? 'en', of.base)
  const { yours, demonstration = false } = of
  return letterOf({ ...sender, demonstration }, notice, {
    ...reader,
    to: of.to ?? notice.to[0]!,
    now: (of.now ?? notice.at) as Instant,
    ...(yours === undefined ? {} : { yours }),
  })
}

/** From whom letters of this record come, and how they name things. */
export function writing(
  { registrar: { ledger }, store }: Kept,
  lang: Language,
  base = BASE,
): { sender: Sender; reader: Omit<Reader, 'to' | 'now'> } {
  const { charter, entries } = ledger
  const document = (key: string): { bytes: Uint8Array } | undefined => store.document(key)
  const reading = readingOfRecord({ charter, parties: new Map(), entries, document }, PUBLIC)
  const { from, names } = taken({ code: charter.organisation, reading, standing: 'own' }, lang)
  return {
    sender: { charter, from, base, demonstration: false },
    reader: { names, lang, seat: charter.seat.zone },
  }
}

/** A notice in a few words: its kind, the act and the addressees. */
export function said({ kind, to }: Notice): string {
  return `${kind} ${to.map((one) => ('party' in one ? one.party : 'office' in one ? one.office : '')).join(' ')}`
}

/** A record as the mailer takes it, on a clock of the test. */
export function recorded(kept: Kept, now: () => string, standing: Recorded['standing'] = 'own'): Recorded {
  const { ledger } = kept.registrar
  const { charter } = ledger
  const document = (key: string): { bytes: Uint8Array } | undefined => kept.store.document(key)
  const registrar = {
    ledger,
    get size() {
      return ledger.entries.length
    },
  }
  return {
    code: charter.organisation,
    standing,
    now: () => now() as Instant,
    registrar: registrar as Recorded['registrar'],
    reading: () =>
      readingOfRecord({ charter, parties: new Map(), entries: [...ledger.entries], document }, PUBLIC),
  }
}
