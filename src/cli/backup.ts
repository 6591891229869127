/**
 * `chancery backup ORG|DIR --out FILE [--keys FILE] [--restricted FILE]`: the record as one file, at one moment, also while a server writes;
 * `chancery restore FILE --into DIR [--keys FILE]`: the record of such a file in a new data folder. Both verify first.
 */
import {
  closeSync,
  copyFileSync,
  constants,
  chmodSync,
  existsSync,
  fsyncSync,
  openSync,
  writeSync,
} from 'node:fs'
import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { archiveLines } from '../record/archive.ts'
import { nodeCrypto } from '../record/crypto-node.ts'
import { holdsButForWitnesses } from '../record/verify.ts'
import { KEYS_FILE } from '../store/create.ts'
import { restrictedLines } from '../store/restricted-copy.ts'
import { restrictedFolders } from '../store/sqlite.ts'
import { openStored } from '../store/stored.ts'
import { verifyFound } from '../store/verify-stored.ts'
import { sayReport } from '../words/reports.ts'
import { EXIT, json, langOf, options, Stop, text, wordsFor, type Io } from './io.ts'
import { recordOf } from './organisation.ts'
import { folderPlace, takeIn } from './take-in.ts'
import { checkpointsBeside } from './verify.ts'

export async function backup(io: Io): Promise<number> {
  const { values, words } = options(io, {
    out: { type: 'string' },
    keys: { type: 'string' },
    restricted: { type: 'string' },
  })
  const [out, keys, restricted] = [text(values, 'out'), text(values, 'keys'), text(values, 'restricted')]
  if (words[0] === undefined || out === undefined) throw new Stop(EXIT.usage, 'backup ORG|DIR --out FILE')
  for (const path of [out, keys, restricted].filter((one) => one !== undefined))
    if (existsSync(path)) throw new Stop(EXIT.conflict, wordsFor(io).thereAlready(path))
  const folder = recordOf(io, words[0], values)
  const { found, close } = openStored(folder, checkpointsBeside(folder))
  try {
    const report = await verifyFound(nodeCrypto(), found)
    if (!holdsButForWitnesses(report) || !found.head)
      throw new Stop(EXIT.doesNotVerify, sayReport(langOf(values), report).trim())
    writeLines(out, archiveLines(found.head, found.entries, found.document, found.cosignatures))
    if (keys !== undefined) {
      copyFileSync(join(folder, KEYS_FILE), keys, constants.COPYFILE_EXCL)
      chmodSync(keys, 0o600)
    }
    if (restricted !== undefined) {
      writeLines(restricted, restrictedLines(folder))
      chmodSync(restricted, 0o600)
    } else if (restrictedFolders(folder).length > 0) io.say(`${wordsFor(io).withoutRestricted}\n`)
    const { acts, root } = report
    if (values['json'] === true) json(io, { file: out, acts, root })
    else
      io.say(`${wordsFor(io).acts(out, acts)}\n${keys === undefined ? `${wordsFor(io).withoutKeys}\n` : ''}`)
  } finally {
    close()
  }
  return EXIT.ok
}

export async function restore(io: Io): Promise<number> {
  const { values, words } = options(io, {
    into: { type: 'string' },
    keys: { type: 'string' },
    restricted: { type: 'string' },
  })
  const [path, into] = [words[0], text(values, 'into')]
  if (path === undefined || into === undefined) throw new Stop(EXIT.usage, 'restore FILE --into DIR')
  if (existsSync(into)) throw new Stop(EXIT.conflict, wordsFor(io).thereAlready(into))
  const keys = text(values, 'keys')
  const taken = await takeIn(io, values, path, () => folderPlace(io, into, keys), text(values, 'restricted'))
  if (values['json'] === true) json(io, taken)
  else io.say(`${wordsFor(io).acts(taken.folder, taken.acts)}\n`)
  io.say(`${wordsFor(io).restored(taken.root)}\n${keys === undefined ? `${wordsFor(io).withoutKeys}\n` : ''}`)
  return EXIT.ok
}

/** Writes the file whole or not at all: beside its place, synced, then renamed. */
export function writeLines(path: string, lines: Iterable<Uint8Array>): void {
  const beside = `${path}.tmp-${process.pid}`
  try {
    const handle = openSync(beside, 'w')
    for (const line of lines) {
      for (let at = 0; at < line.length;) at += writeSync(handle, line, at)
    }
    fsyncSync(handle)
    closeSync(handle)
    renameSync(beside, path)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
}
