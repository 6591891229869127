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
import { newBallots, type Ballots } from './ballots.ts'
import { EXIT, options, Stop, wordsFor, type Io } from './io.ts'
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

/** One decision as its rows come in; what each party did is in the ballots. */
interface Tally {
  /** The line of its first row. */
  readonly line: number
  readonly date: Day | undefined
  readonly organ: string
  readonly matter: string
  /** Its row in the ballots. */
  readonly row: number
  faults?: RowFault[]
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
    throw new Stop(EXIT.usage, wordsFor(io).noFile(file ?? ''))
  const read = await readRolls(io, file, reading)
  const faults = [...read.faults]
  const decisions = function* (): Generator<Ruled> {
    for (const [decision, tally] of read.tallies) {
      const one = ruled(reading, decision, tally, read)
      read.tallies.delete(decision)
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
      io.out(`${date}  ${decision.padEnd(24)}  ${outcome ?? wordsFor(io).notRuledOn}${vetoed}\n`)
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
  readonly ballots: Ballots
  readonly parties: readonly PartyId[]
  readonly faults: readonly RowFault[]
  readonly rows: number
}

async function readRolls(io: Io, file: string, reading: Reading): Promise<Rolls> {
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
  const ballots = newBallots()
  const numbers = new Map<string, number>()
  const faults: RowFault[] = []
  let [count, header] = [0, undefined as Header | undefined]
  try {
    for await (const { record, info } of rows as AsyncIterable<{
      record: string[]
      info: { lines: number }
    }>) {
      if (!header) {
        header = headerOf(io, record, file)
        continue
      }
      count += 1
      takeRow(header, record, info.lines, tallies, ballots, numbers, faults, reading)
    }
  } catch (error) {
    if (error instanceof Stop) throw error
    throw new Stop(EXIT.usage, `${file}: ${(error as Error).message}`)
  }
  if (!header) throw new Stop(EXIT.usage, wordsFor(io).noHeader(file, COLUMNS.join(',')))
  return { tallies, ballots, parties: [...numbers.keys()] as PartyId[], faults, rows: count }
}

interface Header {
  readonly at: Readonly<Record<string, number>>
  readonly fields: number
}

function headerOf(io: Io, record: readonly string[], file: string): Header {
  const missing = COLUMNS.filter((name) => !record.includes(name))
  if (missing.length > 0) throw new Stop(EXIT.usage, wordsFor(io).missingColumns(file, missing.join(', ')))
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
  ballots: Ballots,
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
    tally = { line, date: day(field('date')), organ, matter, row: ballots.decision() }
    tallies.set(decision, tally)
    if (!tally.date) fault(tally, { line, code: 'wrong-date', decision, found: field('date') })
  } else if (
    tally.date &&
    (field('date') !== tally.date || organ !== tally.organ || matter !== tally.matter)
  ) {
    fault(tally, { line, code: 'rows-differ', decision, found: `${field('date')} ${organ} ${matter}` })
  }
  // RFC 4180: each row has as many fields as the header. One that has not is not to be guessed at.
  if (record.length !== header.fields)
    fault(tally, { line, code: 'wrong-fields', decision, party, found: `${record.length}` })
  const position = POSITIONS.find((known) => known === written)
  if (!position) fault(tally, { line, code: 'unknown-position', decision, party, found: written })
  if (!partyId(party) || !knowsParty(reading, party)) {
    fault(tally, { line, code: partyId(party) ? 'not-a-member' : 'unknown-code', decision, party })
    return
  }
  const number = numbers.get(party) ?? numbers.size
  numbers.set(party, number)
  if (position === undefined) return
  if (!ballots.note(tally.row, number, position, line))
    fault(tally, { line, code: 'duplicate', decision, party })
}

function fault(tally: Tally, row: RowFault): void {
  ;(tally.faults ??= []).push(row)
}

/** A decision with a faulty row is not ruled on: part of a roll is no roll. */
function ruled(reading: Reading, decision: string, tally: Tally, { ballots, parties }: Rolls): Ruled {
  const { date, organ, matter } = tally
  const faults = tally.faults ?? []
  const none = { decision, date: date ?? '', outcome: null, vetoes: [], counts: {} }
  if (faults.length > 0 || !date) return { ...none, faults }
  const positions = new Map<PartyId, Position>()
  for (const { party, position } of ballots.of(tally.row)) positions.set(parties[party]!, position)
  const asked = ask(reading, { organ, matter, on: date, positions, facts: {}, closed: true })
  const lineOf = (party: string): number =>
    ballots.line(tally.row, parties.indexOf(party as PartyId)) ?? tally.line
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
