/**
 * The demonstration in a data folder, made anew from its folder whenever it is asked for: whole or not at all. What visitors did
 * in the one before is gone.
 */
import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Fault, Read } from '../core/faults.ts'
import type { Instant } from '../core/time.ts'
import { newSeed, nodeCrypto } from '../record/crypto-node.ts'
import { writeWhole } from './create.ts'
import { demonstrate, demonstrationOrigin, type Chance, type Demonstration } from './demonstrate.ts'
import { readFolder, type Named } from './folder.ts'
import { foundingOf, partiesFile, type Installed, type Library } from './library.ts'
import { readOpening, type Opening } from './opening.ts'
import { refusalsFile } from './refusals.ts'
import { holdsRecord, restrictedFolder, sqliteStore } from './sqlite.ts'

const crypto = nodeCrypto()

/** True where the folder of that name opens a demonstration. */
export function isDemonstration({ organisations }: Library, name: string): boolean {
  return existsSync(join(organisations, name, 'opening.yaml'))
}

const CHANCE: Chance = { seed: newSeed, random: (bytes) => newSeed().subarray(0, bytes) }

/**
 * The demonstration in a data folder, made anew as of this moment; with `keep`, the one that is there, if it is of the same
 * folder. A record of the same name that is no demonstration stays as it is. Throws `StoreHeldError` where a server keeps it.
 */
export async function installDemonstration(
  library: Library,
  name: string,
  now: Instant,
  { keep = false, chance = CHANCE }: { readonly keep?: boolean; readonly chance?: Chance } = {},
): Promise<Installed> {
  const read = readDemonstration(library, name)
  if (!read.ok) return { faults: read.faults }
  const { folder, opening } = read.value
  const target = join(library.data, name)
  const there = holdsRecord(target) ? foundingOf(target) : undefined
  if (there && (!there.demonstration || (keep && there.origin === demonstrationOrigin(folder))))
    return { folder: target, built: false }
  // Nobody else may be writing to what is about to go.
  if (there) sqliteStore(target, 'write', () => now).close()
  const made = await demonstrate(folder, opening, now, chance)
  putInPlace(target, made, now)
  // What was refused in the log before is none of this one's.
  rmSync(refusalsFile(crypto, library.data, made.origin), { force: true })
  return { folder: target, built: true }
}

/** What a demonstration is made from: its folder and what it opens with; or every fault of them. */
export function readDemonstration(
  { organisations, ...library }: Library,
  name: string,
): Read<{ folder: Named; opening: Opening }> {
  const folder = readFolder(crypto, join(organisations, name), partiesFile({ organisations, ...library }))
  if (!folder.ok) return folder
  const file = folder.value.opening
  const missing = (of: string, right: string): Read<never> => {
    const fault: Fault = { code: 'missing', file: `${name}/${of}`, found: '', right }
    return { ok: false, faults: [fault] }
  }
  if (!file) return missing('opening.yaml', 'founded: -P9D@08:00')
  if (!folder.value.charter.demonstration) return missing('charter.yaml', 'demonstration: true')
  const opening = readOpening(file)
  return opening.ok ? { ok: true, value: { folder: folder.value, opening: opening.value } } : opening
}

/** Puts the demonstration in the place of the one before: written beside it, then renamed. */
function putInPlace(target: string, { log, restricted, keys }: Demonstration, now: Instant): void {
  const [beside, before] = [`${target}.new`, `${target}.before`]
  for (const folder of [beside, before]) rmSync(folder, { recursive: true, force: true })
  writeWhole(beside, log, keys, now)
  for (const [code, { entries, head }] of restricted) {
    const store = sqliteStore(restrictedFolder(beside, code), 'write', () => now)
    try {
      store.fill(entries, head)
    } finally {
      store.close()
    }
  }
  if (existsSync(target)) renameSync(target, before)
  renameSync(beside, target)
  rmSync(before, { recursive: true, force: true })
}
