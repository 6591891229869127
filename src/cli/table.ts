/** A table with a header that a command reads: FILE.csv, FILE.csv.gz, or - for standard input; UTF-8, RFC 4180. */
import { createReadStream, existsSync } from 'node:fs'
import { pipeline, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { LONGEST_ROW, readRows } from '../formats/csv-rows.ts'
import { EXIT, Stop, wordsFor, type Io } from './io.ts'

/** A row of the table; the same object is filled anew for the next. */
export interface TableRow {
  /** The fields of the columns asked for, in their order; empty where the row is too short. */
  readonly values: readonly string[]
  /** The line of the file on which it ends; the header is on the first. */
  readonly line: number
  /** How many fields it has, and whether the header has as many. */
  readonly fields: number
  readonly fits: boolean
  /** False where it has NUL or bytes that are no UTF-8. */
  readonly sound: boolean
}

const PIECE = 65_536
const MOST_LINES = 2 ** 32 - 1

/**
 * Calls `take` with each row, in a stream: nothing of the file is held. Gives the number of rows; ends with usage, and
 * the line, where the file is no table or has not these columns.
 */
export async function readTable(
  io: Io,
  file: string | undefined,
  columns: readonly string[],
  take: (row: TableRow) => void,
): Promise<number> {
  if (file === undefined || (file !== '-' && !existsSync(file)))
    throw new Stop(EXIT.usage, wordsFor(io).noFile(file ?? ''))
  const values: string[] = columns.map(() => '')
  const row = { values, line: 0, fields: 0, fits: true, sound: true }
  let [count, header] = [0, undefined as Header | undefined]
  try {
    const fault = await readRows(textOf(file), ({ fields, line, sound }) => {
      if (!header) {
        if (!sound) throw new Stop(EXIT.usage, wordsFor(io).csvFault('not-text', file, line, LONGEST_ROW))
        header = headerOf(io, fields, columns, file)
        return
      }
      count += 1
      if (line > MOST_LINES) throw new Stop(EXIT.usage, wordsFor(io).holdsTooMuch(file, line))
      for (let column = 0; column < values.length; column += 1)
        values[column] = fields[header.places[column] ?? -1] ?? ''
      row.line = line
      row.fields = fields.length
      row.fits = fields.length === header.fields
      row.sound = sound
      take(row)
    })
    if (fault) throw new Stop(EXIT.usage, wordsFor(io).csvFault(fault.code, file, fault.line, LONGEST_ROW))
  } catch (error) {
    if (error instanceof Stop || (error as NodeJS.ErrnoException).code === undefined) throw error
    throw new Stop(EXIT.usage, `${file}: ${(error as Error).message}`)
  }
  if (!header) throw new Stop(EXIT.usage, wordsFor(io).noHeader(file, columns.join(',')))
  return count
}

function textOf(file: string): AsyncIterable<string> {
  const source = file === '-' ? process.stdin : createReadStream(file, { highWaterMark: PIECE })
  const bytes: Readable = file.endsWith('.gz')
    ? // An error of either ends both, and comes out of the reading.
      pipeline(source, createGunzip({ chunkSize: PIECE }), () => undefined)
    : source
  return bytes.setEncoding('utf8') as AsyncIterable<string>
}

interface Header {
  /** Where each column asked for stands. */
  readonly places: readonly number[]
  readonly fields: number
}

function headerOf(io: Io, fields: readonly string[], columns: readonly string[], file: string): Header {
  const missing = columns.filter((name) => !fields.includes(name))
  if (missing.length > 0) throw new Stop(EXIT.usage, wordsFor(io).missingColumns(file, missing.join(', ')))
  return { places: columns.map((name) => fields.indexOf(name)), fields: fields.length }
}
