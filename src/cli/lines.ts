/** The lines of a file of JSON Lines, one by one: none is held but the one that is read, and that up to a bound. */
import { createReadStream } from 'node:fs'

/** Bytes of the longest line that is read: the ballots of more members than there are states by far. */
export const LONGEST_LINE = 16 * 2 ** 20

const LINE_FEED = 0x0a
const MARK = /^\uFEFF/

/**
 * Each line as text, or undefined in the place of one that is longer than the bound. Lines end with a line feed and with
 * nothing else: other signs that some take for line ends may stand in a text of JSON.
 */
export async function* linesOf(
  bytes: AsyncIterable<Uint8Array>,
  longest = LONGEST_LINE,
): AsyncGenerator<string | undefined> {
  let [held, length, first] = [[] as Uint8Array[], 0, true]
  const line = (): string | undefined => {
    const text = length > longest ? undefined : Buffer.concat(held).toString('utf8')
    const whole = first ? text?.replace(MARK, '') : text
    ;[held, length, first] = [[], 0, false]
    return whole
  }
  for await (const piece of bytes) {
    let start = 0
    for (let end = piece.indexOf(LINE_FEED); end >= 0; end = piece.indexOf(LINE_FEED, start)) {
      take(piece.subarray(start, end))
      yield line()
      start = end + 1
    }
    take(piece.subarray(start))
  }
  if (length > 0) yield line()

  function take(part: Uint8Array): void {
    length += part.length
    if (length > longest) held = []
    else held.push(part)
  }
}

/** The bytes of a file, or of standard input for `-`. */
export function bytesOf(file: string): AsyncIterable<Uint8Array> {
  return file === '-' ? process.stdin : createReadStream(file)
}
