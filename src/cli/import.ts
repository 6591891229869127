/**
 * `chancery import record PATH [--into NAME]`: takes an exported record in, byte for byte. A record that does not verify
 * is refused, and nothing that is there is overwritten. Private keys do not travel: without them it is for reading.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Instant } from '../core/time.ts'
import { readArchive } from '../record/archive.ts'
import { nodeCrypto } from '../record/crypto-node.ts'
import { verify } from '../record/verify.ts'
import { parsed } from '../store/registrar.ts'
import { sqliteStore } from '../store/sqlite.ts'
import { sayReport } from '../words/reports.ts'
import { DATABASE, databaseAddress, fillLog, shownAddress } from './database.ts'
import { EXIT, json, langOf, options, Stop, text, wordsFor, type Io } from './io.ts'

export async function importRecord(io: Io): Promise<number> {
  const { values, words } = options(io, { into: { type: 'string' }, ...DATABASE })
  const [what, path] = words
  if (what !== 'record' || path === undefined) throw new Stop(EXIT.usage, 'import record PATH')
  if (!existsSync(path)) throw new Stop(EXIT.usage, wordsFor(io).nothingAt(path))
  const archive = readArchive(readFileSync(path))
  const report = verify(nodeCrypto(), archive)
  if (!report.ok || !archive.head) {
    io.say(sayReport(langOf(values), report))
    return EXIT.doesNotVerify
  }
  const organisation = parsed(archive.entries[0]!).act.body['organisation'] as string
  const { head } = archive
  // All documents with the first entry: where each belongs, its digest says.
  const documents = archive.documentKeys.map((key) => ({ key, ...archive.document(key)! }))
  const entries = archive.entries.map((bytes, at) => ({ bytes, documents: at === 0 ? documents : [] }))
  const done = (place: string): number => {
    const acts = entries.length
    if (values['json'] === true) json(io, { organisation, folder: place, acts, root: head.root })
    else io.say(`${wordsFor(io).acts(place, acts)}\n`)
    return EXIT.ok
  }
  const address = databaseAddress(values)
  if (address !== undefined) {
    await fillLog(io, address, organisation, entries, head)
    return done(shownAddress(address))
  }
  const folder = text(values, 'into') ?? join(io.library.data, organisation)
  if (existsSync(folder)) throw new Stop(EXIT.conflict, wordsFor(io).thereAlready(folder))
  const beside = `${folder}.tmp-${process.pid}`
  rmSync(beside, { recursive: true, force: true })
  mkdirSync(dirname(folder), { recursive: true })
  const store = sqliteStore(beside, 'write', () => '1970-01-01T00:00:00Z' as Instant)
  store.fill(entries, head)
  store.close()
  renameSync(beside, folder)
  return done(folder)
}
