/** Long answers, written piece by piece: none is held as a whole. */
import type { Io } from './io.ts'

/** The elements of a JSON array, one by one, between what stands before and after them. */
export function* list(before: string, values: Iterable<unknown>, after: string): Generator<string> {
  yield before
  let between = ''
  for (const value of values) {
    yield between + JSON.stringify(value)
    between = ','
  }
  yield after
}

const CHUNK = 65_536

/** Writes texts in pieces, and waits where the reader of standard output is slower. */
export async function write(io: Io, texts: Iterable<string>): Promise<void> {
  let piece = ''
  for (const text of texts) {
    piece += text
    if (piece.length < CHUNK) continue
    io.out(piece)
    await io.drained()
    piece = ''
  }
  io.out(piece)
}

/** A text of the file as it may be shown on a terminal, which obeys the control signs in it. */
export function printed(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
