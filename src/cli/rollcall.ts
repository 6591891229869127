/**
 * `chancery rollcall ORG FILE.csv[.gz]`: what the organisation's own rules give on each decision of a roll-call file.
 * Reads in a stream: what is held grows with the decisions and the parties, not with the rows. Writes to no record.
 */
import { createReadStream, existsSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { parse } from 'csv-parse'
import { partyId, type PartyId } from '../core/ids.ts'
import { POSITIONS, type Position } from '../core/rules/condition.ts'
import type { Counts } from '../core/rules/question.ts'
import { day, type Day } from '../core/time.ts'
import type { Reading } from '../store/reading.ts'
import { ask, knowsParty } from './ask.ts'
import { EXIT, options, Stop, type Io } from './io.ts'
import { readingOf } from './organisation.ts'

const COLUMNS = ['decision', 'date', 'organ', 'matter', 'party', 'position'] as const
const MOST_LISTED = 1000

interface RowFault {
  readonly line: number
  readonly code: string
  readonly decision?: string
  readonly party?: string
  readonly found?: string
}

/** One decision as its rows come in: a byte for each party seen, 0 where it has no row, and the line of that row. */
interface Tally {
  /** The line of its first row. */
  readonly line: number
  readonly date: Day | undefined
  readonly organ: string
  readonly matter: string
  ballots: Uint8Array
  lines: Uint32Array
  readonly faults: RowFault[]
}

interface Ruled {
  readonly decision: string
  readonly date: string
  readonly outcome: string | null
  readonly vetoes: readonly PartyId[]
  readonly counts: Counts | object
  readonly faults: readonly RowFault[]
}

export async function rollcall(io: Io): Promise<number> {
  const { values, words } = options(io, { strict: { type: 'boolean' } })
  const reading = readingOf(io, words[0], values)
  const file = words[1]
  if (file === undefined || (file !== '-' && !existsSync(file)))
    throw new Stop(EXIT.usage, `no file ${file ?? ''}`)
  const read = await readRolls(file, reading)
  const faults = [...read.faults]
  const decisions = function* (): Generator<Ruled> {
    for (const [decision, tally] of read.tallies) {
      const one = ruled(reading, decision, tally, read.parties)
      faults.push(...one.faults)
      yield one
    }
  }
  const inOrder = (): readonly RowFault[] => faults.toSorted((a, b) => a.line - b.line)
  if (values['json'] === true) {
    // Written as it is ruled: what is held grows with the decisions' ballots, not with their answers.
    writeList(io, '{"decisions":[', decisions())
    io.out(`],"faults":${JSON.stringify(inOrder())},"rows":${read.rows}}\n`)
  } else {
    for (const { decision, date, outcome, vetoes } of decisions()) {
      const vetoed = vetoes.length > 0 ? `  veto: ${vetoes.join(', ')}` : ''
      io.out(`${date}  ${decision.padEnd(24)}  ${outcome ?? 'not ruled on'}${vetoed}\n`)
    }
    for (const { line, code, party, found } of inOrder().slice(0, MOST_LISTED)) {
      io.say(`${file}:${line}: ${code} ${party ?? found ?? ''}\n`)
    }
  }
  return values['strict'] === true && faults.length > 0 ? EXIT.usage : EXIT.ok
}

const CHUNK = 65_536

/** Writes values as the elements of a JSON array, in pieces. */
function writeList(io: Io, opening: string, values: Iterable<unknown>): void {
  let piece = opening
  let first = true
  for (const value of values) {
    piece += `${first ? '' : ','}${JSON.stringify(value)}`
    first = false
    if (piece.length > CHUNK) {
      io.out(piece)
      piece = ''
    }
  }
  io.out(piece)
}

interface Rolls {
  readonly tallies: Map<string, Tally>
  readonly parties: readonly PartyId[]
  readonly faults: readonly RowFault[]
  readonly rows: number
}

async function readRolls(file: string, reading: Reading): Promise<Rolls> {
  const source = file === '-' ? process.stdin : createReadStream(file)
  const bytes: Readable = file.endsWith('.gz') ? source.pipe(createGunzip()) : source
  const rows = bytes.pipe(
    parse({
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
      max_record_size: 65_536,
    }),
  )
  source.on('error', (error: Error) => rows.destroy(error))
  bytes.on('error', (error: Error) => rows.destroy(error))
  const tallies = new Map<string, Tally>()
  const numbers = new Map<string, number>()
  const faults: RowFault[] = []
  let [count, header] = [0, undefined as Header | undefined]
  try {
    for await (const { record, info } of rows as AsyncIterable<{
      record: string[]
      info: { lines: number }
    }>) {
      if (!header) {
        header = headerOf(record, file)
        continue
      }
      count += 1
      takeRow(header, record, info.lines, tallies, numbers, faults, reading)
    }
  } catch (error) {
    if (error instanceof Stop) throw error
    throw new Stop(EXIT.usage, `${file}: ${(error as Error).message}`)
  }
  if (!header) throw new Stop(EXIT.usage, `${file}: no header; right would be: ${COLUMNS.join(',')}`)
  return { tallies, parties: [...numbers.keys()] as PartyId[], faults, rows: count }
}

interface Header {
  readonly at: Readonly<Record<string, number>>
  readonly fields: number
}

function headerOf(record: readonly string[], file: string): Header {
  const missing = COLUMNS.filter((name) => !record.includes(name))
  if (missing.length > 0) throw new Stop(EXIT.usage, `${file}:1: missing columns: ${missing.join(', ')}`)
  return {
    at: Object.fromEntries(COLUMNS.map((name) => [name, record.indexOf(name)])),
    fields: record.length,
  }
}

function takeRow(
  header: Header,
  record: readonly string[],
  line: number,
  tallies: Map<string, Tally>,
  numbers: Map<string, number>,
  faults: RowFault[],
  reading: Reading,
): void {
  const field = (name: (typeof COLUMNS)[number]): string => record[header.at[name] ?? -1] ?? ''
  const [decision, party, written] = [field('decision'), field('party'), field('position')]
  if (decision === '') {
    faults.push({ line, code: 'no-decision' })
    return
  }
  const [organ, matter] = [
    field('organ') || reading.charter.defaults.organ,
    field('matter') || reading.charter.defaults.matter,
  ]
  let tally = tallies.get(decision)
  if (!tally) {
    const empty = { ballots: new Uint8Array(16), lines: new Uint32Array(16), faults: [] }
    tally = { line, date: day(field('date')), organ, matter, ...empty }
    tallies.set(decision, tally)
    if (!tally.date) tally.faults.push({ line, code: 'wrong-date', decision, found: field('date') })
  } else if (
    tally.date &&
    (field('date') !== tally.date || organ !== tally.organ || matter !== tally.matter)
  ) {
    tally.faults.push({ line, code: 'rows-differ', decision, found: `${field('date')} ${organ} ${matter}` })
  }
  // RFC 4180: each row has as many fields as the header. One that has not is not to be guessed at.
  if (record.length !== header.fields)
    tally.faults.push({ line, code: 'wrong-fields', decision, party, found: `${record.length}` })
  const position = POSITIONS.indexOf(written as Position) + 1
  if (position === 0) tally.faults.push({ line, code: 'unknown-position', decision, party, found: written })
  if (!partyId(party) || !knowsParty(reading, party)) {
    tally.faults.push({ line, code: partyId(party) ? 'not-a-member' : 'unknown-code', decision, party })
    return
  }
  const number = numbers.get(party) ?? numbers.size
  numbers.set(party, number)
  if (number >= tally.ballots.length) {
    const length = Math.max(number + 1, tally.ballots.length * 2)
    const [ballots, lines] = [new Uint8Array(length), new Uint32Array(length)]
    ballots.set(tally.ballots)
    lines.set(tally.lines)
    Object.assign(tally, { ballots, lines })
  }
  if (tally.ballots[number] !== 0) tally.faults.push({ line, code: 'duplicate', decision, party })
  else {
    tally.ballots[number] = position === 0 ? POSITIONS.length + 1 : position
    tally.lines[number] = line
  }
}

/** A decision with a faulty row is not ruled on: part of a roll is no roll. */
function ruled(reading: Reading, decision: string, tally: Tally, parties: readonly PartyId[]): Ruled {
  const { date, organ, matter, ballots } = tally
  const faults = [...tally.faults]
  const none = { decision, date: date ?? '', outcome: null, vetoes: [], counts: {} }
  if (faults.length > 0 || !date) return { ...none, faults }
  const positions = new Map<PartyId, Position>()
  ballots.forEach((ballot, number) => {
    const position = POSITIONS[ballot - 1]
    if (position) positions.set(parties[number]!, position)
  })
  const asked = ask(reading, { organ, matter, on: date, positions, facts: {}, closed: true })
  const lineOf = (party: string): number => tally.lines[parties.indexOf(party as PartyId)] ?? tally.line
  if ('notFound' in asked)
    return { ...none, faults: [{ line: tally.line, code: 'unknown-organ', decision, found: asked.notFound }] }
  if ('faults' in asked)
    return {
      ...none,
      faults: asked.faults.map(({ code, found, pointer = '' }) => {
        const party = pointer.slice('/positions/'.length)
        const of = party === '' ? {} : { party }
        return { line: lineOf(party), code, decision, ...of, ...(found === undefined ? {} : { found }) }
      }),
    }
  const { answer } = asked
  const strangers = answer.reasons
    .filter(({ code }) => code === 'not-a-member')
    .flatMap((reason) => reason.parties ?? [])
  if (strangers.length > 0)
    return {
      ...none,
      faults: strangers.map((party) => ({ line: lineOf(party), code: 'not-a-member', decision, party })),
    }
  return { decision, date, outcome: answer.outcome, vetoes: answer.vetoes, counts: answer.counts, faults }
}
