/** Records for the benches: of the examples that ship, and of a fictional council at work, with fixed keys and clock. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Entry } from '../src/core/act.ts'
import { declarationOf } from '../src/core/acts/declaration.ts'
import { readCharter } from '../src/core/charter/read.ts'
import type { Actor, OfficeId, PartyId, QuestionId } from '../src/core/ids.ts'
import type { JsonObject } from '../src/core/json.ts'
import { dayIn, instantOf, type Instant } from '../src/core/time.ts'
import { enrolment } from '../src/record/author.ts'
import { append, buildExample, found, type Built, type Materials } from '../src/record/build.ts'
import type { Signer } from '../src/record/crypto.ts'
import { nodeCrypto, signerFromSeed } from '../src/record/crypto-node.ts'
import { readFolder } from '../src/store/folder.ts'

export const root = join(import.meta.dirname, '..')
export const council = join(root, 'tests/organisations/harbour-league')
/** The members of the fictional council. */
export const SEATS = ['ANSA', 'BRISO', 'CALDO', 'DORNE', 'ESKER', 'FIRTHA', 'GANNET'] as const
export const crypto = nodeCrypto()

const digest = (text: string): Uint8Array => new Uint8Array(createHash('sha256').update(text).digest())
const signers = new Map<string, Signer>()

/** The key of a holder in benches, by its code. */
export function signer(name: string): Signer {
  const held = signers.get(name) ?? signerFromSeed(digest(`bench ${name}`))
  signers.set(name, held)
  return held
}

/** Salts and nonces from a counter, and a clock that goes one second an act from 2 January 2026. */
export function materials(): Materials {
  let [drawn, seconds] = [0, Date.UTC(2026, 0, 2) / 1000]
  return {
    crypto,
    random: (bytes) => digest(`random ${drawn++}`).subarray(0, bytes),
    clock: (): Instant => instantOf(seconds++),
  }
}

/** The record of an example organisation, built as at its first start. */
export function example(name: string): Built {
  const folder = readFolder(
    crypto,
    join(root, 'organisations', name),
    join(root, 'organisations/parties/parties.yaml'),
  )
  if (!folder.ok) throw new Error(JSON.stringify(folder.faults))
  return buildExample(materials(), folder.value, `bench/${name}`, signer('archivist'), signer('log'))
}

export const log = signer('log')

/** A record of so many performed acts: the council opens, then puts, votes and decides question after question. */
export function atWork(acts: number): Built {
  const text = readFileSync(join(council, 'charter.yaml'), 'utf8')
  const charter = readCharter(text, 'charter.yaml')
  if (!charter.ok) throw new Error(JSON.stringify(charter.faults))
  const offices = ['depositary', 'secretariat', 'log'].map((office) => ({
    name: office,
    holder: { office: office as OfficeId } as Actor,
  }))
  const parties = SEATS.map((party) => ({ name: party, holder: { party: party as PartyId } as Actor }))
  const keys = [...offices, ...parties].map(({ name, holder }) => enrolment(crypto, signer(name), holder))
  const given = materials()
  const origin = 'bench/harbour-league'
  const founding = { origin, time: 'simulated', example: false, demonstration: false, keys } as const
  const by = { office: 'depositary' as OfficeId }
  const built = found(given, charter.value, text, founding, signer('depositary'), by)
  const perform = (name: string, type: string, body: JsonObject): void => {
    if (built.entries.length >= acts) return
    const holder = [...offices, ...parties].find((one) => one.name === name)?.holder
    append(given, built, signer(name), { log: origin, type, by: holder as typeof by, body })
  }
  const standing = parse(readFileSync(join(council, 'standing.yaml'), 'utf8'), {
    schema: 'core',
  }) as JsonObject
  perform('depositary', 'standing.opened', standing)
  for (let question = 1; built.entries.length < acts; question++)
    meeting(built, `HC/2026/${question}`, perform)
  return built
}

function meeting(
  built: Built,
  question: string,
  perform: (name: string, type: string, body: JsonObject) => void,
): void {
  perform('DORNE', 'question.put', { question, organ: 'harbour-council', matter: 'substance' })
  for (const party of SEATS) {
    const position = party === 'GANNET' ? 'abstain' : 'yes'
    perform(party, 'position.taken', { question, position })
  }
  const { charter, standing, entries } = built.ledger
  const asked = standing.questions.get(question as QuestionId)
  const now = entries.at(-1)!.received
  const declared =
    asked && declarationOf({ charter, situation: standing, now, today: dayIn(now, charter.seat.zone) }, asked)
  if (declared) perform('secretariat', 'question.decided', declared.body as unknown as JsonObject)
}

/** The acts of a council over and over, under new codes and a second later each time. */
export function repeated(entries: readonly Entry[], count: number): readonly Entry[] {
  const work = entries.filter(({ act }) => /^(?:question|position)\./.test(act.type))
  const before = entries.slice(0, entries.length - work.length)
  const made: Entry[] = [...before]
  let seconds = Date.UTC(2026, 0, 3) / 1000
  for (let turn = 0; made.length < count; turn++)
    for (const entry of work) {
      if (made.length >= count) break
      const { question } = entry.act.body as { readonly question: string }
      const body = { ...entry.act.body, question: `${question}-${turn}` }
      made.push({ ...entry, received: instantOf(seconds++), act: { ...entry.act, body } })
    }
  return made.slice(0, count)
}
