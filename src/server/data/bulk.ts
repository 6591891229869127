/** The SQLite file of a record: made when it is asked for, once for each state and language, however many ask. */
import { mkdtempSync, rmSync } from 'node:fs'
import { open, stat, type FileHandle } from 'node:fs/promises'
import { ReadableStream, type UnderlyingSource } from 'node:stream/web'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeSqlite } from '../../formats/sqlite-file.ts'
import { saysColumn } from '../../site/names.ts'
import type { Asked } from './endpoint.ts'

/** Files that lie ready: which states are asked for comes from the public, and there is no end of them. */
const MOST = 6
const made = new Map<string, Promise<string>>()
let folder: string | undefined
let count = 0

/** The bytes of the file, read from the disk as they are sent. While it is made the server goes on answering. */
export async function bulkFile(asked: Asked): Promise<{ body: ReadableStream<Uint8Array>; bytes: number }> {
  const { from, lang, place } = asked
  const state = [place.organisation, lang, from.size, from.head?.origin, from.head?.root].join(' ')
  let path = made.get(state)
  if (!path) {
    path = make(asked)
    made.set(state, path)
    // What failed, for want of room say, is tried again by whoever asks next.
    path.catch(() => made.delete(state))
    forgetOldest()
  }
  const file = await path
  return { body: readAsSent(file), bytes: (await stat(file)).size }
}

const PIECE = 65_536

/** A file piece by piece. It is opened by the first reading: of an answer that has no reader, nothing stays open. */
function readAsSent(path: string): ReadableStream<Uint8Array> {
  let handle: FileHandle | undefined
  const source: UnderlyingSource<Uint8Array> = {
    async pull(controller) {
      // Once it is open it may be taken away: whoever reads it reads on.
      handle ??= await open(path)
      const { bytesRead, buffer } = await handle.read(new Uint8Array(PIECE))
      if (bytesRead > 0) return controller.enqueue(buffer.subarray(0, bytesRead))
      await handle.close()
      controller.close()
    },
    cancel: () => handle?.close(),
  }
  return new ReadableStream(source, { highWaterMark: 0 })
}

async function make({ from, lang }: Asked): Promise<string> {
  const path = join(ownFolder(), `${(count += 1)}.sqlite`)
  try {
    await writeSqlite(path, from, saysColumn(lang))
    return path
  } catch (error) {
    rmSync(path, { force: true })
    throw error
  }
}

function forgetOldest(): void {
  const [oldest] = made
  if (made.size <= MOST || !oldest) return
  made.delete(oldest[0])
  oldest[1].then(
    (path) => rmSync(path, { force: true }),
    () => undefined,
  )
}

function ownFolder(): string {
  if (folder === undefined) {
    const own = (folder = mkdtempSync(join(tmpdir(), 'chancery-data-')))
    process.once('exit', () => rmSync(own, { recursive: true, force: true }))
  }
  return folder
}
