/** A record on which a text is negotiated, decided and corrected, in three languages, as the site shows it. All is invented. */
import { PUBLIC } from '../../src/core/audience.ts'
import type { PartyId } from '../../src/core/ids.ts'
import { textDocument, type DraftDocument } from '../../src/record/author.ts'
import type { Shown } from '../../src/site/site.ts'
import { readingOfRecord } from '../../src/store/reading.ts'
import type { Provision, TextDocument } from '../../src/texts/document.ts'
import { correcting, tabling } from '../../src/texts/tabling.ts'
import { bench, type Bench } from './bench.ts'
import { crypto } from './records.ts'

export const ORG = 'lake-commission'
export const DAY = '2026-03-02'

export const EN: readonly Provision[] = [
  { text: 'The Commission, recalling the Lake Treaty,' },
  {
    number: '1',
    heading: 'Level of the lake',
    text: 'Keeps the level of the lake at 395 metres until the end of the year;',
  },
  { number: '2', text: 'Asks the bureau to send 30 observers to the weir for 90 days:' },
  { number: '2(a)', text: 'half of them from members below the weir;' },
  { number: '2(b)', text: 'the others as the bureau decides;' },
  { number: '3', text: 'Decides to return to the matter in June.' },
]
export const RU: readonly Provision[] = [
  { text: 'Комиссия, ссылаясь на Озёрный договор,' },
  {
    number: '1',
    heading: 'Уровень озера',
    text: 'сохраняет уровень озера на отметке 395 метров до конца года;',
  },
  { number: '2', text: 'просит бюро направить на плотину 30 наблюдателей на 90 дней:' },
  { number: '2(a)', text: 'половину из них — от членов ниже плотины;' },
  { number: '2(b)', text: 'остальных — по решению бюро;' },
  { number: '3', text: 'постановляет вернуться к вопросу в июне.' },
]
export const AR: readonly Provision[] = [
  { text: 'إن اللجنة، إذ تشير إلى معاهدة البحيرة،' },
  { number: '1', heading: 'منسوب البحيرة', text: 'تبقي منسوب البحيرة عند 395 مترا حتى نهاية السنة؛' },
  { number: '2', text: 'تطلب إلى المكتب إيفاد 30 مراقبا إلى السد لمدة 90 يوما:' },
  { number: '2(a)', text: 'نصفهم من الأعضاء أسفل السد؛' },
  { number: '2(b)', text: 'والباقون حسب ما يقرره المكتب؛' },
  { number: '3', text: 'تقرر العودة إلى المسألة في حزيران.' },
]

/** A text in a language. */
export function wording(language: string, provisions: readonly Provision[], title?: string): TextDocument {
  const titles: Readonly<Record<string, string>> = {
    en: 'Level of the lake',
    ru: 'Об уровне озера',
    ar: 'منسوب البحيرة',
  }
  return { v: 1, language, title: title ?? titles[language] ?? language, provisions, brackets: 0 }
}

/** The provisions with other wording in one place. */
export function changed(provisions: readonly Provision[], at: number, text: string): readonly Provision[] {
  return provisions.map((one, index) => (index === at ? { ...one, text } : one))
}

/** A record with nothing tabled on it. */
export function textBench(): Bench {
  return bench(ORG, `${DAY}T08:00:00Z`)
}

/** Tables an issue at a moment of the day. */
export function table(
  on: Bench,
  issue: number,
  documents: readonly TextDocument[],
  at: string,
  by = 'president',
  text = 'LC/T/1',
): void {
  on.set(`${DAY}T${at}:00Z`)
  const made = tabling(crypto, { text, issue, organ: 'commission' }, documents)
  on.act(by, 'text.tabled', made.body, made.documents)
}

/** Puts a question on an issue, open until noon. */
export function put(
  on: Bench,
  issue: number,
  documents: readonly TextDocument[],
  at: string,
  question = 'LC/1',
): void {
  on.set(`${DAY}T${at}:00Z`)
  const { digests } = tabling(crypto, { text: 'LC/T/1', issue, organ: 'commission' }, documents).body
  const text = { text: 'LC/T/1', issue, digests: digests! }
  on.act('president', 'question.put', {
    question,
    organ: 'commission',
    matter: 'opinion',
    closes: `${DAY}T12:00:00Z`,
    text,
  })
}

/** Two issues, a third tabled while the question on the second runs; so it stays where `until` is the question. */
export function negotiated(until: 'question' | 'end' = 'end'): Bench {
  const on = textBench()
  const first = [wording('en', EN.slice(0, 5)), wording('ru', RU.slice(0, 5))]
  table(on, 1, first, '09:00', 'AARE')
  const second = [wording('en', EN), wording('ru', RU)]
  table(on, 2, second, '09:30')
  table(on, 2, [wording('ar', AR)], '09:40')
  put(on, 2, [...second, wording('ar', AR)], '10:00')
  table(
    on,
    3,
    [wording('en', changed(EN, 2, 'Asks the bureau to send 60 observers to the weir for 90 days:'))],
    '11:00',
  )
  if (until === 'question') return on
  on.act('BRUE', 'statement.attached', { question: 'LC/1', form: 'explanation' }, [
    textDocument(
      'statement',
      'Brue joins for the sake of the weir.\n\n<b>It pays nothing.</b>',
      'text/plain; charset=utf-8',
    ),
  ])
  on.set(`${DAY}T12:00:00Z`)
  on.lapse()
  on.set(`${DAY}T15:00:00Z`)
  const mended = correcting(crypto, { text: 'LC/T/1', issue: 2, corrigendum: 1 }, [
    wording('ru', changed(RU, 1, 'сохраняет уровень озера на отметке 395 метров до конца 2026 года;')),
  ])
  on.act('president', 'text.corrected', mended.body, mended.documents)
  return on
}

/** The record as the site shows it. */
export function shownBench({ registrar, store }: Bench): Shown {
  const { charter } = registrar.ledger
  const parties = new Map(
    Object.entries(charter.parties).map(([party, { en }]) => [party as PartyId, { en, formerly: [] }]),
  )
  const document = (key: string): ReturnType<typeof store.document> => store.document(key)
  const head = store.head()
  const record = { charter, parties, entries: registrar.ledger.entries, ...(head ? { head } : {}), document }
  return { code: ORG, reading: readingOfRecord(record, PUBLIC), standing: 'example' }
}

/** Documents of any bytes, as somebody hostile would send them. */
export function anyDocument(language: string, bytes: Uint8Array): DraftDocument {
  return { name: `text.${language}`, media: 'application/json', bytes, committed: false }
}
