/** Reads an organisation's folder: charter, sources, history. Data only; every fault comes with file and line. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { readCharter } from '../core/charter/read.ts'
import type { Text } from '../core/charter/charter.ts'
import { readYaml, type YamlReader } from '../core/reading.ts'
import { readHistory, type TextFile } from '../core/history/read.ts'
import type { Fault, Read } from '../core/faults.ts'
import type { PartyId } from '../core/ids.ts'
import type { Folder } from '../record/build.ts'
import type { Crypto } from '../record/crypto.ts'
import { canonical } from '../record/canonical.ts'
import { documentDigest } from '../record/digest.ts'
import { utf8 } from '../record/bytes.ts'
import { readPartyNames, type PartyName } from './party-names.ts'
import { readTextFile } from './text-file.ts'

export interface Named extends Folder {
  readonly parties: ReadonlyMap<PartyId, PartyName>
  /** SHA-256 over the names and digests of the files that the record is built from. */
  readonly digest: string
  /** What a demonstration opens with. */
  readonly opening?: TextFile
}

/** True when the folder holds a charter. */
export function holdsCharter(folder: string): boolean {
  return existsSync(join(folder, 'charter.yaml'))
}

interface Files {
  readonly charter: TextFile
  readonly sources: TextFile | undefined
  readonly history: readonly TextFile[]
  readonly opening: TextFile | undefined
}

/** The organisation that a folder states, with the names of parties common to all; or every fault. */
export function readFolder(
  crypto: Crypto,
  folder: string,
  partiesFile: string | undefined,
  reader: YamlReader = readYaml,
): Read<Named> {
  const found = filesOf(folder)
  if (!found.ok) return found
  const files = found.value
  const names =
    partiesFile === undefined || !existsSync(partiesFile)
      ? { ok: true as const, value: new Map<PartyId, PartyName>() }
      : readPartyNames(readFileSync(partiesFile, 'utf8'), basename(partiesFile), reader)
  const charter = readCharter(files.charter.text, files.charter.name, reader)
  if (!charter.ok || !names.ok) return { ok: false, faults: [...faultsOf(charter), ...faultsOf(names)] }
  const parties = new Map([...names.value, ...ownNames(charter.value.parties)])
  const history = readHistory(charter.value, files.sources, files.history, (party) => parties.has(party))
  if (!history.ok) return history
  const digest = digestOf(crypto, files)
  return {
    ok: true,
    value: {
      charter: charter.value,
      charterText: files.charter.text,
      ...history.value,
      parties,
      digest,
      ...(files.opening ? { opening: files.opening } : {}),
    },
  }
}

/** The digest of a folder as `Named` has it, without reading what the files say; empty where a file is too large to be read. */
export function folderDigest(crypto: Crypto, folder: string): string {
  const files = filesOf(folder)
  return files.ok ? digestOf(crypto, files.value) : ''
}

function filesOf(folder: string): Read<Files> {
  const faults: Fault[] = []
  const text = (name: string): TextFile => {
    // With a slash on every machine: the names are part of the digest.
    const called = `${basename(folder)}/${name}`
    const read = readTextFile(join(folder, name), called)
    if (read.ok) return read.value
    faults.push(...read.faults)
    return { name: called, text: '' }
  }
  const history = existsSync(join(folder, 'history'))
    ? readdirSync(join(folder, 'history'))
        .filter((name) => name.endsWith('.yaml'))
        .toSorted()
        .map((name) => text(`history/${name}`))
    : []
  const where = (name: string): TextFile | undefined =>
    existsSync(join(folder, name)) ? text(name) : undefined
  const [sources, opening, charter] = [where('sources.yaml'), where('opening.yaml'), text('charter.yaml')]
  return faults.length > 0
    ? { ok: false, faults }
    : { ok: true, value: { charter, sources, history, opening } }
}

function digestOf(crypto: Crypto, { charter, sources, history, opening }: Files): string {
  const files = [charter, ...(sources ? [sources] : []), ...history, ...(opening ? [opening] : [])]
  return documentDigest(
    crypto,
    canonical(files.map((file) => [file.name, documentDigest(crypto, utf8(file.text))])),
  )
}

function ownNames(parties: Readonly<Record<string, Text>>): readonly (readonly [PartyId, PartyName])[] {
  return Object.entries(parties).map(([code, name]) => [code as PartyId, { ...name, formerly: [] }] as const)
}

function faultsOf(read: Read<unknown>): readonly Fault[] {
  return read.ok ? [] : read.faults
}
