/**
 * A table of comma-separated values (RFC 4180), read row by row from pieces of text as they arrive. Holds one row at a
 * time, and no row longer than a bound. Guesses at nothing: a quotation mark out of its place ends the reading.
 */

/** What ends the reading, and the line on which it stands. */
export interface CsvFault {
  readonly code: 'quote-within' | 'after-quote' | 'quote-open' | 'row-too-long'
  readonly line: number
}

/** A row; the same object is filled anew for the next. */
export interface CsvRow {
  readonly fields: readonly string[]
  /** The line of the text on which it ends. */
  readonly line: number
  /** False where it has NUL, or the sign that stands for bytes that are no UTF-8 (U+FFFD). */
  readonly sound: boolean
}

export interface CsvReader {
  /** Takes the next piece of the text; gives what ends the reading. */
  readonly push: (piece: string) => CsvFault | undefined
  /** Says that there is no more: a last line without an end is a row. */
  readonly end: () => CsvFault | undefined
}

/** Characters of a row as it stands, with its quotation marks. */
export const LONGEST_ROW = 65_536

const [COMMA, QUOTE, LF, CR, NUL, REPLACED] = [44, 34, 10, 13, 0, 0xfffd]

/** Calls `take` with each row that is not empty. A line ends with CRLF, LF or CR, whichever stands there. */
export function csvReader(take: (row: CsvRow) => void): CsvReader {
  const fields: string[] = []
  const row = { fields, line: 1, sound: true }
  // What has arrived of a row that has not ended, and the line on which it begins.
  let [rest, begun, afterReturn] = ['', 1, false]

  function read(text: string, last: boolean): CsvFault | undefined {
    let at = 0
    if (afterReturn && text.charCodeAt(0) === LF) at = 1
    if (text.length > 0) afterReturn = false
    for (;;) {
      for (; text.charCodeAt(at) === LF; at++) begun++
      const start = at
      let [line, ended] = [begun, false]
      if (fields.length > 0) fields.length = 0
      row.sound = true
      while (!ended) {
        let value: string
        const quoted = text.charCodeAt(at) === QUOTE
        if (quoted) {
          const opened = line
          let [parts, from, closed] = ['', ++at, false]
          for (; at < text.length; at++) {
            const code = text.charCodeAt(at)
            if (code === QUOTE) {
              closed = text.charCodeAt(at + 1) !== QUOTE
              if (closed) break
              parts += text.slice(from, ++at)
              from = at + 1
            } else if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) line++
            else if (code === NUL || code === REPLACED) row.sound = false
          }
          if (at - start > LONGEST_ROW) return { code: 'quote-open', line: opened }
          // The sign after the mark says whether it closes: it may still have to arrive.
          if (!last && at + 1 >= text.length) return keep(text, start)
          if (!closed) return { code: 'quote-open', line: opened }
          value = parts === '' ? text.slice(from, at) : parts + text.slice(from, at)
          at++
        } else {
          const from = at
          for (; at < text.length; at++) {
            const code = text.charCodeAt(at)
            if (code > COMMA) {
              if (code === REPLACED) row.sound = false
            } else if (code === COMMA || code === LF || code === CR) break
            else if (code === QUOTE) return { code: 'quote-within', line }
            else if (code === NUL) row.sound = false
          }
          value = text.slice(from, at)
        }
        if (at - start > LONGEST_ROW) return { code: 'row-too-long', line: begun }
        if (at >= text.length) {
          if (!last) return keep(text, start)
          if (fields.length > 0 || value !== '' || quoted) give(value, line)
          return undefined
        }
        const code = text.charCodeAt(at++)
        ended = code !== COMMA
        if (!ended) {
          fields.push(value)
          continue
        }
        if (code !== LF && code !== CR) return { code: 'after-quote', line }
        if (fields.length > 0 || value !== '' || quoted) give(value, line)
        if (code === CR && text.charCodeAt(at) === LF) at++
        else afterReturn = code === CR && at === text.length
        begun = line + 1
      }
    }
  }

  function give(value: string, line: number): void {
    fields.push(value)
    row.line = line
    take(row)
  }

  function keep(text: string, start: number): CsvFault | undefined {
    rest = text.slice(start)
    return undefined
  }

  return {
    push: (piece) => {
      const text = rest + piece
      rest = ''
      return read(text, false)
    },
    end: () => read(rest, true),
  }
}
