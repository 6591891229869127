/**
 * `chancery rollcall ORG FILE.csv[.gz]`: what the organisation's own rules give on each decision of a roll-call file.
 * Reads in a stream: what is held grows with the decisions and the parties, not with the rows. Writes to no record.
 */
import type { PartyId } from '../core/ids.ts'
import type { Counts } from '../core/rules/question.ts'
import type { Reading } from '../store/reading.ts'
import { ask } from '../store/ask.ts'
import { EXIT, options, Stop, wordsFor, type Io } from './io.ts'
import { readingOf } from './organisation.ts'
import { COLUMNS, newRolls, type Decision, type Rolls } from './rolls.ts'
import type { RowFault } from './row-faults.ts'
import { readTable } from './table.ts'
import { list, printed, write } from './written.ts'

const MOST_LISTED = 1000

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
  const [, file] = words
  const rolls = newRolls(reading)
  const rows = await readTable(io, file, COLUMNS, (row) => {
    if (!rolls.take(row)) throw new Stop(EXIT.usage, wordsFor(io).holdsTooMuch(file ?? '', row.line))
  })
  const decisions = ruledOf(reading, rolls)
  if (values['json'] === true) {
    // Written as it is ruled: what is held grows with the decisions' ballots, not with their answers.
    await write(io, list('{"decisions":[', decisions, ']'))
    await write(io, list(',"faults":[', rolls.faults.inOrder(), `],"rows":${rows}}\n`))
  } else {
    await write(io, lines(io, decisions))
    let listed = 0
    for (const { line, code, party, found } of rolls.faults.inOrder()) {
      if (listed++ === MOST_LISTED) break
      io.say(`${file}:${line}: ${code} ${printed(party ?? found ?? '')}\n`)
    }
  }
  return values['strict'] === true && rolls.faults.count() > 0 ? EXIT.usage : EXIT.ok
}

function* ruledOf(reading: Reading, rolls: Rolls): Generator<Ruled> {
  let number = 0
  for (const decision of rolls.decisions()) {
    const one = ruled(reading, decision)
    if (decision.faults.length === 0)
      for (const { line, code, party, found } of one.faults)
        rolls.faults.note(number, line, code, party, found)
    number += 1
    yield one
  }
}

function* lines(io: Io, decisions: Iterable<Ruled>): Generator<string> {
  for (const { decision, date, outcome, vetoes } of decisions) {
    const vetoed = vetoes.length > 0 ? `  veto: ${vetoes.join(', ')}` : ''
    yield `${date}  ${printed(decision).padEnd(24)}  ${outcome ?? wordsFor(io).notRuledOn}${vetoed}\n`
  }
}

/** A decision with a faulty row is not ruled on: part of a roll is no roll. */
function ruled(reading: Reading, { decision, date, organ, matter, ...rows }: Decision): Ruled {
  const { faults, line, lineOf } = rows
  const none = { decision, date: date ?? '', outcome: null, vetoes: [], counts: {} }
  if (faults.length > 0 || !date) return { ...none, faults }
  const asked = ask(reading, {
    organ,
    matter,
    on: date,
    positions: rows.positions(),
    facts: {},
    closed: true,
  })
  if ('notFound' in asked)
    return { ...none, faults: [{ line, code: 'unknown-organ', decision, found: asked.notFound }] }
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
