/**
 * `chancery init DIR --charter FILE|FOLDER [--keys FILE] [--simulated] [--confidential]`: a new organisation from a charter. Founds its
 * record (with `--database URL` in that database, the keys in DIR), opens its standing where the folder has a `standing.yaml`, and writes a key for each office and party that
 * has none, to be handed to its holder.
 */
import { existsSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { KINDS } from '../core/acts/index.ts'
import { readCharter } from '../core/charter/read.ts'
import type { Actor, OfficeId, PartyId } from '../core/ids.ts'
import { actorCode, RECORD_OFFICES } from '../core/ids.ts'
import type { JsonObject } from '../core/json.ts'
import { faultsOf, readYaml } from '../core/reading.ts'
import { append, found, type Founding } from '../record/build.ts'
import { enrolment } from '../record/author.ts'
import { hex } from '../record/bytes.ts'
import { newSeed, nodeCrypto, signerFromSeed } from '../record/crypto-node.ts'
import { createRecord, dropKeys, heldKey, heldKeys, wholeRecord, writeKeys } from '../store/create.ts'
import { holdsRecord } from '../store/sqlite.ts'
import { readTextFile } from '../store/text-file.ts'
import { DATABASE, databaseAddress, fillLog, shownAddress } from './database.ts'
import { EXIT, faulty, json, langOf, options, Stop, text, wordsFor, type Io } from './io.ts'

export async function init(io: Io): Promise<number> {
  const { values, words } = options(io, {
    charter: { type: 'string' },
    from: { type: 'string' },
    origin: { type: 'string' },
    simulated: { type: 'boolean' },
    confidential: { type: 'boolean' },
    ...DATABASE,
  })
  const address = databaseAddress(values)
  const folder = words[0]
  if (folder === undefined) throw new Stop(EXIT.usage, 'init DIR --charter FILE')
  if (holdsRecord(folder) || heldKeys(folder).length > 0)
    throw new Stop(EXIT.conflict, wordsFor(io).holdsRecord(folder))
  const given = text(values, 'charter') ?? text(values, 'from')
  const inPlace = given === undefined && existsSync(join(folder, 'charter.yaml'))
  const path = inPlace ? folder : charterPath(io, given)
  const file = statSync(path).isDirectory() ? join(path, 'charter.yaml') : path
  if (!existsSync(file)) throw new Stop(EXIT.usage, wordsFor(io).noCharter(file))
  const target = folder
  if (!inPlace && existsSync(target)) throw new Stop(EXIT.conflict, wordsFor(io).thereAlready(target))
  const read = readTextFile(file, basename(file))
  if (!read.ok) throw faulty(langOf(values), read.faults)
  const charterText = read.value.text
  const charter = readCharter(charterText, basename(file))
  if (!charter.ok) throw faulty(langOf(values), charter.faults)
  const standing = readStanding(join(dirname(file), 'standing.yaml'), values)
  const crypto = nodeCrypto()
  const holders: Actor[] = [
    ...[...new Set([...RECORD_OFFICES, ...Object.keys(charter.value.offices)])].map((office): Actor => ({
      office: office as OfficeId,
    })),
    ...partiesIn(standing, Object.keys(charter.value.parties)).map((party): Actor => ({ party })),
  ]
  const keys = holders.map((holder) => {
    const seed = newSeed()
    const signer = signerFromSeed(seed)
    return { signer, seed, ...enrolment(crypto, signer, holder) }
  })
  const signerFor = (office: string): (typeof keys)[number]['signer'] =>
    keys.find(({ holder }) => actorCode(holder) === office)!.signer
  const origin = text(values, 'origin') ?? `${charter.value.organisation}/${hex(newSeed().subarray(0, 4))}`
  const first = firstOf(keys)
  const founding: Founding = {
    origin,
    time: values['simulated'] === true ? 'simulated' : 'real',
    example: false,
    demonstration: false,
    ...(values['confidential'] === true ? { confidential: true } : {}),
    keys: first,
  }
  const materials = { crypto, random: (bytes: number) => newSeed().subarray(0, bytes), clock: io.now }
  const by = { office: 'depositary' as OfficeId }
  const built = found(materials, charter.value, charterText, founding, signerFor('depositary'), by)
  if (standing)
    append(materials, built, signerFor('depositary'), {
      log: origin,
      type: 'standing.opened',
      by,
      body: standing,
    })
  const later = keys.slice(first.length)
  const enroller = charter.value.powers.enrol.find((one) =>
    keys.some(({ holder }) => 'office' in holder && holder.office === one),
  )
  if (later.length > 0 && enroller === undefined)
    throw new Stop(EXIT.outOfOrder, wordsFor(io).nobodyEnrols(later.length))
  for (const { key, public: raw, holder } of later)
    append(materials, built, signerFor(enroller!), {
      log: origin,
      type: 'key.enrolled',
      by: { office: enroller as OfficeId },
      body: { key, public: raw, holder },
    })
  const held = keys.map(({ holder, key, seed }) => heldKey(holder, key, seed))
  if (address === undefined) createRecord(target, built, signerFor('log'), held, io.now())
  else {
    // The keys first: a log whose keys are lost could never be gone on with.
    writeKeys(target, held)
    const { entries, head } = wholeRecord(built, signerFor('log'))
    await fillLog(io, address, charter.value.organisation, entries, head).catch((error: unknown) => {
      dropKeys(target)
      throw error
    })
  }
  const place = address === undefined ? target : shownAddress(address)
  const summary = {
    organisation: charter.value.organisation,
    folder: target,
    origin,
    acts: built.entries.length,
    keys: keys.map(({ key, holder }) => ({ key, holder })),
  }
  if (values['json'] === true) json(io, summary)
  io.say(`${wordsFor(io).founded(place, charter.value.organisation, built.entries.length)}\n`)
  io.say(`${wordsFor(io).handOut(join(target, 'keys.json'), keys.length)}\n`)
  return EXIT.ok
}

/** The most characters of keys in the first act, which has its own limit: the rest is enrolled after it. */
const MOST_FIRST = 12_000

/** The keys that the first act says: of offices, and of the first parties. */
function firstOf<T extends { key: string; public: string; holder: Actor }>(keys: readonly T[]): readonly T[] {
  let length = 0
  const last = keys.findIndex(({ key, public: raw, holder }) => {
    length += JSON.stringify({ key, public: raw, holder }).length + 1
    return length > MOST_FIRST
  })
  return last === -1 ? keys : keys.slice(0, last)
}

function charterPath(io: Io, given: string | undefined): string {
  if (given === undefined) throw new Stop(EXIT.usage, 'init DIR --charter FILE')
  if (existsSync(given)) return given
  const named = join(io.library.organisations, given)
  if (existsSync(named)) return named
  throw new Stop(EXIT.usage, wordsFor(io).noCharter(given))
}

function readStanding(
  file: string,
  values: Record<string, string | boolean | undefined>,
): JsonObject | undefined {
  if (!existsSync(file)) return undefined
  const read = readTextFile(file, basename(file))
  if (!read.ok) throw faulty(langOf(values), read.faults)
  const yaml = readYaml(read.value.text, basename(file))
  if (!yaml.ok) throw faulty(langOf(values), yaml.faults)
  const body = KINDS.get('standing.opened')!.schema.safeParse(yaml.value.value)
  if (!body.success) throw faulty(langOf(values), faultsOf(body.error.issues, yaml.value))
  return yaml.value.value as JsonObject
}

function partiesIn(standing: JsonObject | undefined, listed: readonly string[]): readonly PartyId[] {
  const named = ((standing?.['parties'] ?? []) as readonly { party: PartyId }[]).map(({ party }) => party)
  return [...new Set([...named, ...(listed as readonly PartyId[])])]
}
