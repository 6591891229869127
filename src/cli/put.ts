/** A file at its place, whole or not at all: made beside it, synced to the disk, then given its name. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { EXIT, Stop } from './io.ts'

/** Puts what `make` writes at the path that it is given to the place. Where that fails, nothing is there that was not there before. */
export function put(path: string, make: (beside: string) => void): void {
  const beside = `${path}.tmp-${process.pid}`
  try {
    make(beside)
    const handle = openSync(beside, 'r+')
    fsyncSync(handle)
    closeSync(handle)
    renameSync(beside, path)
  } catch (error) {
    rmSync(beside, { force: true })
    if (error instanceof Stop) throw error
    throw new Stop(EXIT.usage, `${path}: ${(error as Error).message}`)
  }
}

/** Characters that are gathered before they are written. */
const GATHERED = 1_000_000

/** Bytes that are written at once. */
const MOST_BYTES = 67_108_864

/** Puts pieces of text, or bytes, into a file. A file may be longer than any text that the memory holds. */
export function putPieces(path: string, pieces: Uint8Array | Iterable<string>): void {
  put(path, (beside) => {
    const handle = openSync(beside, 'w')
    try {
      for (const bytes of pieces instanceof Uint8Array ? cut(pieces) : gathered(pieces))
        for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at)
    } finally {
      closeSync(handle)
    }
  })
}

function* cut(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += MOST_BYTES) yield bytes.subarray(at, at + MOST_BYTES)
}

/** Pieces of text as bytes, many together. */
export function* gathered(pieces: Iterable<string>): Generator<Uint8Array> {
  const encoder = new TextEncoder()
  let text = ''
  for (const piece of pieces) {
    text += piece
    if (text.length < GATHERED) continue
    yield encoder.encode(text)
    text = ''
  }
  if (text !== '') yield encoder.encode(text)
}
