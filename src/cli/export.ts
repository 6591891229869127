/**
 * `chancery export ORG --format FORMAT --out PATH`: the record, a table of it, or one of the formats of the open data, as a
 * file; tiles as a folder. Every file is written whole or not at all.
 */
import { writeArchive } from '../record/archive.ts'
import { membersCsv } from '../formats/members-csv.ts'
import { membershipOn } from '../store/reading.ts'
import { dayIn } from '../core/time.ts'
import { checkpointsIn } from '../store/guard.ts'
import { DATA_FORMATS, dataPieces, exportSqlite, tablePieces } from './export-data.ts'
import { exportTiles } from './export-tiles.ts'
import { EXIT, options, Stop, text, wordsFor, type Io } from './io.ts'
import { readingOf, recordOf } from './organisation.ts'
import { gathered, putPieces } from './put.ts'
import { findStored } from '../store/stored.ts'

const FORMATS = ['record', 'csv', 'sqlite', ...DATA_FORMATS, 'tiles']

export function exportRecord(io: Io): number {
  const { values, words } = options(io, {
    format: { type: 'string' },
    out: { type: 'string' },
    checkpoints: { type: 'string' },
    table: { type: 'string' },
    base: { type: 'string' },
  })
  const [format, out] = [text(values, 'format') ?? 'record', text(values, 'out')]
  if (!FORMATS.includes(format)) throw new Stop(EXIT.usage, `--format ${FORMATS.join(' | ')}`)
  if (out === undefined) throw new Stop(EXIT.usage, wordsFor(io).outFile)
  const checkpoints = text(values, 'checkpoints') ?? checkpointsIn(io.library.data)
  if (format === 'tiles')
    return exportTiles(
      io,
      findStored(recordOf(io, words[0], values), checkpoints),
      checkpoints,
      out,
      putPieces,
    )
  if (format === 'sqlite') return exportSqlite(io, words[0], values, out)
  const pieces = contents(io, format, words[0], values)
  if (out !== '-') putPieces(out, pieces)
  else
    for (const bytes of pieces instanceof Uint8Array ? [pieces] : gathered(pieces))
      process.stdout.write(bytes)
  return EXIT.ok
}

function contents(
  io: Io,
  format: string,
  name: string | undefined,
  values: Record<string, string | boolean | undefined>,
): Uint8Array | Iterable<string> {
  const table = text(values, 'table')
  if (table !== undefined && format !== 'csv') throw new Stop(EXIT.usage, '--format csv --table TABLE')
  if (table !== undefined) return tablePieces(io, table, name, values)
  if (DATA_FORMATS.includes(format)) return dataPieces(io, format, name, values)
  if (format === 'csv') {
    const reading = readingOf(io, name, values)
    const today = dayIn(io.now(), reading.charter.seat.zone)
    return membersCsv(membershipOn(reading, today, { all: true }).parties).map((line) => `${line}\n`)
  }
  const checkpoints = text(values, 'checkpoints') ?? checkpointsIn(io.library.data)
  const found = findStored(recordOf(io, name, values), checkpoints)
  if (!found.head) throw new Stop(EXIT.doesNotVerify, wordsFor(io).noHead)
  return writeArchive(found.head, found.entries, found.document, found.cosignatures)
}
