/** Takes a record in from a file: verified first, written beside its place, renamed into it; never over what is there. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { chmodSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Instant } from '../core/time.ts'
import { parseCheckpoint } from '../record/checkpoint.ts'
import { nodeCrypto } from '../record/crypto-node.ts'
import { holdsButForWitnesses, type Found, type Report } from '../record/verify.ts'
import { cosignedNote, type Head } from '../record/head.ts'
import { KEYS_FILE, syncFolder } from '../store/create.ts'
import { checkpointsIn, openGuard } from '../store/guard.ts'
import { parsed } from '../store/parsed.ts'
import { readRestrictedCopy, writeRestricted, type CopiedLog } from '../store/restricted-copy.ts'
import { charterIn, followed } from '../store/registrar.ts'
import { sqliteStore } from '../store/sqlite.ts'
import type { Addition, Soon } from '../store/store.ts'
import { openFile } from '../store/stored.ts'
import { verifyFound } from '../store/verify-stored.ts'
import { sayReport } from '../words/reports.ts'
import { EXIT, langOf, Stop, wordsFor, type Io } from './io.ts'

export interface TakenIn {
  readonly organisation: string
  readonly folder: string
  readonly acts: number
  readonly root: string
}

/** Where a record goes: as it is shown, and how it is written there. */
export interface Place {
  readonly shown: string
  readonly write: (entries: Iterable<Addition>, head: Head, restricted: readonly CopiedLog[]) => Soon<void>
  /** Where the cosignatures of its head are kept. */
  readonly checkpoints: string
}

/**
 * A folder that is not there yet, with the private keys of a file where one is given. Its checkpoints lie in the data folder
 * around it where that has some, else in it.
 */
export function folderPlace(io: Io, folder: string, keys?: string, checkpoints?: string): Place {
  if (keys !== undefined && !existsSync(keys)) throw new Stop(EXIT.usage, wordsFor(io).nothingAt(keys))
  const around = checkpointsIn(dirname(resolve(folder)))
  return {
    shown: folder,
    checkpoints: checkpoints ?? (existsSync(around) ? around : checkpointsIn(folder)),
    write(entries, head, restricted) {
      if (existsSync(folder)) throw new Stop(EXIT.conflict, wordsFor(io).thereAlready(folder))
      writeFolder(entries, head, restricted, folder, keys)
    },
  }
}

/** The record of this file in the place that `place` names for its organisation. Ends with 6 where it does not verify, with 7 where something is there. */
export async function takeIn(
  io: Io,
  values: Record<string, string | boolean | undefined>,
  path: string,
  placed: (organisation: string) => Place,
  restrictedPath?: string,
): Promise<TakenIn> {
  if (!existsSync(path)) throw new Stop(EXIT.usage, wordsFor(io).nothingAt(path))
  const { found, close } = openFile(path)
  try {
    const restricted = restrictedPath === undefined ? [] : restrictedOf(io, restrictedPath, found)
    const report = await verifyFound(nodeCrypto(), { ...found, restricted })
    if (!holdsButForWitnesses(report) || !found.head)
      throw new Stop(EXIT.doesNotVerify, sayReport(langOf(values), report).trim())
    const organisation = organisationOf(found)
    const { shown, write, checkpoints } = placed(organisation)
    await write(additions(found), found.head, restricted)
    keepCosignatures(found, found.head, checkpoints)
    return { organisation, folder: shown, ...figures(report) }
  } finally {
    close()
  }
}

/** The restricted logs of a file, which are verified with the record that they belong to. */
function restrictedOf(io: Io, path: string, found: Found): readonly CopiedLog[] {
  if (!existsSync(path)) throw new Stop(EXIT.usage, wordsFor(io).nothingAt(path))
  const logs = readRestrictedCopy(readFileSync(path), found.head?.origin ?? '')
  if (!logs) throw new Stop(EXIT.doesNotVerify, wordsFor(io).notItsRestricted(path))
  return logs
}

function figures({ acts, root }: Report): { acts: number; root: string } {
  return { acts, root }
}

function organisationOf(found: Found): string {
  const [genesis] = found.entries
  return parsed(genesis!).act.body['organisation'] as string
}

function writeFolder(
  entries: Iterable<Addition>,
  head: Head,
  restricted: readonly CopiedLog[],
  folder: string,
  keys: string | undefined,
): void {
  const beside = `${folder}.tmp-${process.pid}`
  rmSync(beside, { recursive: true, force: true })
  mkdirSync(dirname(folder), { recursive: true })
  const store = sqliteStore(beside, 'write', () => '1970-01-01T00:00:00Z' as Instant)
  try {
    store.fill(entries, head)
  } finally {
    store.close()
  }
  writeRestricted(beside, restricted)
  if (keys !== undefined) {
    copyFileSync(keys, join(beside, KEYS_FILE))
    chmodSync(join(beside, KEYS_FILE), 0o600)
  }
  syncFolder(beside)
  renameSync(beside, folder)
  syncFolder(dirname(folder))
}

/** Witnesses signed that head: what they gave goes with it. The last signed checkpoint, which is never put back, stays as it is. */
function keepCosignatures(found: Found, head: Head, checkpoints: string): void {
  if ((found.cosignatures ?? []).length === 0) return
  const crypto = nodeCrypto()
  const entries = [...found.entries]
  const { standing } = followed(crypto, charterIn(entries, found), entries)
  const note = cosignedNote(crypto, head, standing.keys.values(), found.cosignatures ?? [])
  const guard = openGuard(crypto, checkpoints, head.origin)
  const shown = parseCheckpoint(`${guard.published()?.split('\n\n')[0] ?? ''}\n`)
  if (note !== undefined && (!shown || shown.size < head.size)) guard.publish(note)
}

function* additions(found: Found): Generator<Addition, undefined> {
  let first = true
  for (const bytes of found.entries) {
    const keys = first ? (found.order ?? []) : []
    first = false
    yield { bytes, documents: keys.map((key) => ({ key, ...found.document(key)! })) }
  }
  return undefined
}
