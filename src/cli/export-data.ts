/** The formats of the open data as files: the same bytes that the server gives, from the same record. */
import { rmSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
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
import { newestFirst } from '../formats/feed-index.ts'
import { locate } from '../store/library.ts'
import { namesOf, saysColumn } from '../site/names.ts'
import { viewOf } from '../site/view.ts'
import { baseOf } from './base.ts'
import { EXIT, langOf, Stop, wordsFor, type Io } from './io.ts'
import { put } from './put.ts'
import { readingOf } from './organisation.ts'

type Values = Record<string, string | boolean | undefined>

interface Data {
  readonly from: Published
  readonly place: Place
  readonly names: Names
}

const MAKE: Readonly<Record<string, (data: Data) => Iterable<string>>> = {
  jsonl: ({ from }) => actLines(from),
  oparl: (made) => oparlWhole(made),
  popolo: ({ from, place, names }) => popolo(from, place, names),
  ical: ({ from, place, names }) => [icalendar(from, place, names)],
  atom: ({ from, place, names }) => [
    atom(from, place, names, {
      title: names.titles.feed(names.organisation),
      page: '',
      self: '/feed.atom',
      positions: newestFirst(from.size ?? 0),
    }),
  ],
  akn: ({ from, place, names }) => akomaNtosoAll(from, place, names),
}

/** The formats that one text holds. */
export const DATA_FORMATS = Object.keys(MAKE)

/** The name of an organisation whose folder is given by its path. */
function nameOf({ library }: Io, given: string): string {
  const name = basename(given)
  return resolve(given) === join(library.organisations, name) ? name : given
}

/** Where addresses in a file lead when nobody says otherwise: where `npm start` shows the same record. */
const BASE = 'http://localhost:8080'

/** The organisation's record in a format, in pieces. */
export function dataPieces(
  io: Io,
  format: string,
  name: string | undefined,
  values: Values,
): Iterable<string> {
  return MAKE[format]!(dataOf(io, name, values))
}

/** One table as CSV, in pieces; ends with 2 where there is no such table. */
export function tablePieces(
  io: Io,
  table: string,
  name: string | undefined,
  values: Values,
): Iterable<string> {
  const found = tableOf(table)
  if (!found) throw new Stop(EXIT.usage, `--table ${TABLES.map((one) => one.name).join(' | ')}`)
  return csvLines(found, dataOf(io, name, values).from)
}

/** Writes every table into one SQLite file, whole or not at all: beside its place, then under its name. */
export function exportSqlite(io: Io, name: string | undefined, values: Values, out: string): number {
  if (out === '-') throw new Stop(EXIT.usage, wordsFor(io).outFile)
  const { from } = dataOf(io, name, values)
  put(out, (beside) => {
    rmSync(beside, { force: true })
    writeSqliteNow(beside, from, saysColumn(langOf(values)))
  })
  return EXIT.ok
}

function dataOf(io: Io, given: string | undefined, values: Values): Data {
  const name = given === undefined ? undefined : nameOf(io, given)
  // A folder that is no example has no record: what its history says is there, and no act of a log.
  const isNamed =
    name === undefined || /^[a-z0-9-]+$/.test(name) || locate(io.library, name)?.kind === 'record'
  const reading = readingOf(io, name, values, isNamed)
  const base = baseOf(values) ?? BASE
  const code = reading.charter.organisation
  const shown = { code, reading, standing: 'own' } as const
  const today = dayIn(io.now(), reading.charter.seat.zone)
  const view = viewOf(shown, langOf(values), {}, new URLSearchParams(), '/', today)
  return { from: reading, place: { base, organisation: code }, names: namesOf(view) }
}
