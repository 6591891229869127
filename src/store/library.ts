/**
 * Finds organisations by name: an installed record where there is one, else a folder. Example records are built here from
 * their folders, and built anew as a new log when the folder has changed.
 */
import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { PUBLIC, type Viewer } from '../core/audience.ts'
import type { Fault, Read } from '../core/faults.ts'
import type { Actor, OfficeId, PartyId } from '../core/ids.ts'
import type { Instant } from '../core/time.ts'
import { buildExample, type Materials } from '../record/build.ts'
import { enrolment } from '../record/author.ts'
import { documentDigest } from '../record/digest.ts'
import { newSeed, nodeCrypto, signerFromSeed } from '../record/crypto-node.ts'
import { createRecord, heldKey } from './create.ts'
import { folderDigest, holdsCharter, readFolder, type Named } from './folder.ts'
import { keptYaml } from './kept-yaml.ts'
import { readPartyNames, type PartyName } from './party-names.ts'
import { parsed } from './parsed.ts'
import { charterIn } from './registrar.ts'
import { readingOfFolder, readingOfRecord, type Reading } from './reading.ts'
import { holdsRecord, sqliteStore } from './sqlite.ts'
import type { LocalStore } from './store.ts'

export interface Library {
  /** The folder that holds one folder for each organisation, and `parties/`. */
  readonly organisations: string
  /** The data folder: one folder for each installed record, or itself a record. */
  readonly data: string
}

export type Place =
  | { readonly kind: 'record'; readonly folder: string }
  | { readonly kind: 'folder'; readonly folder: string }

/** Where the organisation is: a path as it stands, else a name in the data folder, else in `organisations/`. */
export function locate(library: Library, name: string): Place | undefined {
  const isName = /^[a-z0-9-]+$/.test(name)
  const places = [
    ...(isName && holdsRecord(join(library.data, name)) ? [join(library.data, name)] : []),
    ...(isName ? [join(library.organisations, name)] : []),
    resolve(name),
  ]
  for (const folder of places) {
    if (holdsRecord(folder)) return { kind: 'record', folder }
    if (name !== 'parties' && holdsCharter(folder)) return { kind: 'folder', folder }
  }
  return undefined
}

/** Names of the organisations that have a folder here. */
export function folders(library: Library): readonly string[] {
  return existsSync(library.organisations)
    ? readdirSync(library.organisations)
        .filter((name) => holdsCharter(join(library.organisations, name)))
        .toSorted()
    : []
}

/** The file of names common to all organisations. */
export function partiesFile(library: Library): string {
  return join(library.organisations, 'parties', 'parties.yaml')
}

const crypto = nodeCrypto()

/** The organisation for reading. Faults where its folder has some; undefined where there is no such organisation. */
export function openReading(
  library: Library,
  name: string,
  viewer: Viewer = PUBLIC,
): Read<Reading> | undefined {
  const place = locate(library, name)
  if (!place) return undefined
  if (place.kind === 'record') {
    const store = sqliteStore(place.folder, 'read', noClock)
    try {
      return { ok: true, value: readingOfStore(library, store, viewer) }
    } finally {
      store.close()
    }
  }
  const digest = `${folderDigest(crypto, place.folder)} ${partiesDigest(library)}`
  const known = readings.get(place.folder)
  if (known?.digest === digest) return { ok: true, value: known.reading }
  const folder = readFolder(crypto, place.folder, partiesFile(library), keptYaml)
  if (!folder.ok) return folder
  const reading = readingOfFolder(folder.value)
  const oldest = readings.keys().next()
  if (readings.size >= MOST_READINGS && !oldest.done) readings.delete(oldest.value)
  readings.set(place.folder, { digest, reading })
  return { ok: true, value: reading }
}

/** Folders read before: the same digest is the same files. */
const MOST_READINGS = 40
const readings = new Map<string, { readonly digest: string; readonly reading: Reading }>()

function partiesDigest(library: Library): string {
  const file = partiesFile(library)
  return existsSync(file) ? documentDigest(crypto, readFileSync(file)) : ''
}

/** What a store holds, for reading: the documents are taken along, so that the store may be closed. */
export function readingOfStore(library: Library, store: LocalStore, viewer: Viewer): Reading {
  const bytes = store.read(0)
  const charter = charterIn(bytes, store)
  const entries = bytes.map(parsed)
  const documents = new Map<string, { bytes: Uint8Array }>()
  for (const { act } of entries) {
    for (const ref of act.docs) {
      const key = ref.digest ?? ref.commitment ?? ''
      const kept = documents.has(key) ? undefined : store.document(key)
      if (kept) documents.set(key, kept)
    }
  }
  return readingOfRecord(
    {
      charter,
      parties: commonNames(library, charter.parties),
      entries,
      head: store.head(),
      document: (key) => documents.get(key),
    },
    viewer,
  )
}

/** Names of parties: those common to all, and the charter's own. */
export function commonNames(
  library: Library,
  own: Readonly<Record<string, { readonly en: string; readonly ru?: string }>>,
): ReadonlyMap<PartyId, PartyName> {
  const file = partiesFile(library)
  const common = existsSync(file) ? readPartyNames(readFileSync(file, 'utf8'), file, keptYaml) : undefined
  const named = Object.entries(own).map(([code, name]): [PartyId, PartyName] => [
    code as PartyId,
    { ...name, formerly: [] },
  ])
  return new Map([...(common?.ok ? common.value : []), ...named])
}

/** The origin of an example's log: it ends in the digest of the folder that the record is built from. */
export function exampleOrigin(folder: Named): string {
  return `example/${folder.charter.organisation}/${folder.digest.slice(0, 16)}`
}

export type Installed =
  | { readonly folder: string; readonly built: boolean }
  | { readonly faults: readonly Fault[] }

/**
 * The installed record of an example, built where there is none or where its folder has changed since. An earlier record is
 * put aside, never overwritten: its folder's name then ends in its last position. A record that is no example stays as it is.
 */
export function installExample(library: Library, name: string, clock: () => Instant): Installed | undefined {
  const target = join(library.data, name)
  const source = join(library.organisations, name)
  if (!holdsCharter(source)) return holdsRecord(target) ? { folder: target, built: false } : undefined
  const there = holdsRecord(target) ? foundingOf(target) : undefined
  // What the record was built from has been read before: the same digest is the same files.
  if (there && (!there.example || there.origin.endsWith(`/${folderDigest(crypto, source).slice(0, 16)}`)))
    return { folder: target, built: false }
  const folder = readFolder(crypto, source, partiesFile(library))
  if (!folder.ok) return { faults: folder.faults }
  if (there) renameSync(target, `${target}.before-${folder.value.digest.slice(0, 8)}-${there.size}`)
  const materials: Materials = { crypto, random: (bytes) => newSeed().subarray(0, bytes), clock }
  const seeds = { archivist: newSeed(), log: newSeed() }
  const [archivist, log] = [signerFromSeed(seeds.archivist), signerFromSeed(seeds.log)]
  const built = buildExample(materials, folder.value, exampleOrigin(folder.value), archivist, log)
  const keys = (['archivist', 'log'] as const).map((office) => {
    const holder: Actor = { office: office as unknown as OfficeId }
    return heldKey(holder, enrolment(crypto, office === 'log' ? log : archivist, holder).key, seeds[office])
  })
  createRecord(target, built, log, keys, clock())
  return { folder: target, built: true }
}

/** What the record in a folder says of itself in its first act, and how long it is. */
export function foundingOf(folder: string): {
  origin: string
  size: number
  example: boolean
  demonstration: boolean
} {
  const store = sqliteStore(folder, 'read', noClock)
  try {
    const [head, genesis] = [store.head(), store.read(0)[0]]
    const says = (flag: string): boolean => genesis !== undefined && parsed(genesis).act.body[flag] === true
    const [example, demonstration] = [says('example'), says('demonstration')]
    return { origin: head?.origin ?? '', size: head?.size ?? 0, example, demonstration }
  } finally {
    store.close()
  }
}

function noClock(): Instant {
  throw new Error('a store opened for reading asks for no time')
}
