/** The formats of the open data as files: the same bytes that the server gives, from the same record. */
import { existsSync, renameSync, rmSync } from 'node:fs'
import { actLines } from '../formats/acts-jsonl.ts'
import { akomaNtosoAll } from '../formats/akoma-ntoso.ts'
import { atom } from '../formats/atom.ts'
import { icalendar } from '../formats/icalendar.ts'
import type { Names, Place } from '../formats/names.ts'
import { oparlWhole } from '../formats/oparl/index.ts'
import { popolo } from '../formats/popolo.ts'
import type { Published } from '../formats/published.ts'
import { writeSqliteNow } from '../formats/sqlite-file.ts'
import { csvLines } from '../formats/table-text.ts'
import { tableOf, TABLES } from '../formats/tables/index.ts'
import { dayIn } from '../core/time.ts'
import { utf8 } from '../record/bytes.ts'
import { newestFirst } from '../formats/feed-index.ts'
import { namesOf, saysColumn } from '../site/names.ts'
import { viewOf } from '../site/view.ts'
import { baseOf } from './base.ts'
import { EXIT, langOf, Stop, wordsFor, type Io } from './io.ts'
import { readingOf } from './organisation.ts'

type Values = Record<string, string | boolean | undefined>

interface Data {
  readonly from: Published
  readonly place: Place
  readonly names: Names
}

const whole = (pieces: Iterable<string>): string => [...pieces].join('')
const json = (value: object): string => `${JSON.stringify(value)}\n`

const MAKE: Readonly<Record<string, (data: Data) => string>> = {
  jsonl: ({ from }) => whole(actLines(from)),
  oparl: (made) => json(oparlWhole(made)),
  popolo: ({ from, place, names }) => whole(popolo(from, place, names)),
  ical: ({ from, place, names }) => icalendar(from, place, names),
  atom: ({ from, place, names }) =>
    atom(from, place, names, {
      title: names.titles.feed(names.organisation),
      page: '',
      self: '/feed.atom',
      positions: newestFirst(from.size ?? 0),
    }),
  akn: ({ from, place, names }) => whole(akomaNtosoAll(from, place, names)),
}

/** The formats that one text holds. */
export const DATA_FORMATS = Object.keys(MAKE)

/** Where addresses in a file lead when nobody says otherwise: where `npm start` shows the same record. */
const BASE = 'http://localhost:8080'

/** The bytes of the organisation's record in a format. */
export function dataBytes(io: Io, format: string, name: string | undefined, values: Values): Uint8Array {
  return utf8(MAKE[format]!(dataOf(io, name, values)))
}

/** The bytes of one table as CSV; ends with 2 where there is no such table. */
export function tableBytes(io: Io, table: string, name: string | undefined, values: Values): Uint8Array {
  const found = tableOf(table)
  if (!found) throw new Stop(EXIT.usage, `--table ${TABLES.map((one) => one.name).join(' | ')}`)
  const lines = csvLines(found, dataOf(io, name, values).from)
  return utf8(whole(lines))
}

/** Writes every table into one SQLite file, whole or not at all: beside its place, then under its name. */
export function exportSqlite(io: Io, name: string | undefined, values: Values, out: string): number {
  if (out === '-') throw new Stop(EXIT.usage, wordsFor(io).outFile)
  const { from } = dataOf(io, name, values)
  const beside = `${out}.tmp-${process.pid}`
  try {
    writeSqliteNow(beside, from, saysColumn(langOf(values)))
    renameSync(beside, out)
  } catch (error) {
    throw new Stop(EXIT.usage, `${out}: ${(error as Error).message}`)
  } finally {
    if (existsSync(beside)) rmSync(beside)
  }
  return EXIT.ok
}

function dataOf(io: Io, name: string | undefined, values: Values): Data {
  const reading = readingOf(io, name, values, true)
  const base = baseOf(values) ?? BASE
  const code = reading.charter.organisation
  const shown = { code, reading, standing: 'own' } as const
  const today = dayIn(io.now(), reading.charter.seat.zone)
  const view = viewOf(shown, langOf(values), {}, new URLSearchParams(), '/', today)
  return { from: reading, place: { base, organisation: code }, names: namesOf(view) }
}
