/** The SQLite file of a record: made when it is asked for, once for each state and language, however many ask. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeSqlite } from '../../formats/sqlite-file.ts'
import type { Published } from '../../formats/published.ts'
import { saysColumn } from '../../site/names.ts'
import type { Asked } from './endpoint.ts'

const made = new WeakMap<Published, Map<string, Promise<Uint8Array>>>()
let folder: string | undefined
let count = 0

/** The bytes of the file. While they are made the server goes on answering. */
export function bulkFile({ from, lang }: Asked): Promise<Uint8Array> {
  const known = made.get(from) ?? new Map<string, Promise<Uint8Array>>()
  made.set(from, known)
  let found = known.get(lang)
  if (!found) {
    found = make(from, lang)
    known.set(lang, found)
    // What failed, for want of room say, is tried again by whoever asks next.
    found.catch(() => known.delete(lang))
  }
  return found
}

async function make(from: Published, lang: Asked['lang']): Promise<Uint8Array> {
  const path = join(ownFolder(), `${(count += 1)}.sqlite`)
  try {
    await writeSqlite(path, from, saysColumn(lang))
    return new Uint8Array(readFileSync(path))
  } finally {
    rmSync(path, { force: true })
  }
}

function ownFolder(): string {
  if (folder === undefined) {
    const made = (folder = mkdtempSync(join(tmpdir(), 'chancery-data-')))
    process.once('exit', () => rmSync(made, { recursive: true, force: true }))
  }
  return folder
}
