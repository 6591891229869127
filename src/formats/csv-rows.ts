/**
 * A table of comma-separated values (RFC 4180), read row by row as its text arrives. Holds one row at a time, and no
 * row longer than a bound. Guesses at nothing: a quotation mark out of its place ends the reading.
 */
import { CsvError, Parser } from 'csv-parse'

/** What ends the reading, and the line on which the row at fault begins. */
export interface CsvFault {
  readonly code: 'quote-within' | 'after-quote' | 'quote-open' | 'row-too-long'
  readonly line: number
}

export interface CsvRow {
  readonly fields: readonly string[]
  /** The line of the text on which it ends. */
  readonly line: number
  /** False where it has NUL, or the sign that stands for bytes that are no UTF-8 (U+FFFD). */
  readonly sound: boolean
}

/** Characters of a row: its fields, and the commas between them. */
export const LONGEST_ROW = 65_536

/** Where a piece of the text ends, the parser leaves up to so many bytes to be read with the next. */
const LEFT = 3

const CODES: Readonly<Record<string, CsvFault['code']>> = {
  INVALID_OPENING_QUOTE: 'quote-within',
  CSV_INVALID_CLOSING_QUOTE: 'after-quote',
  CSV_QUOTE_NOT_CLOSED: 'quote-open',
}

/**
 * Calls `take` with each row that is not empty, and gives what ended the reading before the text did. A line ends with
 * CRLF, LF or CR, whichever stands there. A byte order mark is no part of the text. No piece ends within a sign.
 */
export async function readRows(
  pieces: AsyncIterable<string> | Iterable<string>,
  take: (row: CsvRow) => void,
): Promise<CsvFault | undefined> {
  const tooLong = new Error('row too long')
  // The line on which the last row ended, the empty lines up to there, and the lines that were counted twice: the
  // parser counts CRLF within quotation marks as two.
  let [last, empty, twice, stopped] = [0, 0, 0, false]
  const parser = new Parser({
    bom: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    on_record(fields: readonly string[], { lines, empty_lines }) {
      let [length, sound] = [fields.length - 1, true]
      for (const field of fields) {
        length += field.length
        if (!/[\0\r\uFFFD]/.test(field)) continue
        twice += field.split('\r\n').length - 1
        if (/[\0\uFFFD]/.test(field)) sound = false
      }
      if (stopped || length > LONGEST_ROW) throw tooLong
      ;[last, empty] = [lines - twice, empty_lines]
      take({ fields, line: last, sound })
      return null
    },
  })
  parser.on('error', () => undefined)
  try {
    // The parser's own bound, `max_record_size`, counts no commas: here, what arrives while no line ends.
    let [ended, open] = [0, 0]
    for await (const piece of pieces) {
      await done((called) => parser.write(piece, called))
      const { records, empty_lines } = parser.info
      const end = Math.max(piece.lastIndexOf('\n'), piece.lastIndexOf('\r'))
      open = records + empty_lines > ended ? piece.length - 1 - end : open + piece.length
      ended = records + empty_lines
      stopped = open > LONGEST_ROW + LEFT
      if (stopped) break
    }
    // Where the reading stopped within a row, its end shows whether a quotation mark is open.
    await done((called) => parser.end(called))
    return undefined
  } catch (error) {
    const code = error === tooLong ? 'row-too-long' : error instanceof CsvError && CODES[error.code]
    if (!code) throw error
    return { code, line: last + 1 + parser.info.empty_lines - empty }
  } finally {
    parser.destroy()
  }
}

function done(start: (called: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    start((error) => (error ? reject(error) : resolve()))
  })
}
