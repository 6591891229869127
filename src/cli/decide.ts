/**
 * `chancery decide ORG --organ ORGAN --matter MATTER --on DATE --positions FILE` and `chancery decide --batch FILE`:
 * would this question be adopted? Hypothetical: it writes nothing.
 */
import { readFileSync } from 'node:fs'
import { PUBLIC } from '../core/audience.ts'
import { shown, type Fault, type Read } from '../core/faults.ts'
import { readJson } from '../core/json-text.ts'
import type { Further } from '../core/rules/explain.ts'
import type { Answer } from '../core/rules/question.ts'
import { day, dayIn } from '../core/time.ts'
import { openReading } from '../store/library.ts'
import type { Reading } from '../store/reading.ts'
import { sayAnswer } from '../words/answers.ts'
import { sayExplained } from '../words/explained.ts'
import { sayFault } from '../words/faults.ts'
import { askWhy, fullAnswer, readBallots, type Ask } from '../store/ask.ts'
import {
  dayOption,
  EXIT,
  faulty,
  json,
  langOf,
  options,
  Stop,
  stopOf,
  text,
  wordsFor,
  type Io,
} from './io.ts'
import { bytesOf, linesOf, LONGEST_LINE } from './lines.ts'
import { readingOf } from './organisation.ts'

export async function decide(io: Io): Promise<number> {
  const { values, words } = options(io, {
    organ: { type: 'string' },
    matter: { type: 'string' },
    on: { type: 'string' },
    positions: { type: 'string' },
    batch: { type: 'string' },
    explain: { type: 'boolean' },
  })
  const batch = text(values, 'batch')
  if (batch !== undefined) return decideBatch(io, batch)
  const on = dayOption(io, values, 'on')
  const reading = readingOf(io, words[0], values)
  const file = text(values, 'positions')
  if (file === undefined) throw new Stop(EXIT.usage, wordsFor(io).positionsFile)
  const ballots = readBallots(readText(file), file === '-' ? 'standard input' : file)
  if (!ballots.ok) throw faulty(langOf(values), ballots.faults)
  const [organ, matter] = [text(values, 'organ'), text(values, 'matter')]
  const question: Ask = {
    on: on ?? dayIn(io.now(), reading.charter.seat.zone),
    ...(organ === undefined ? {} : { organ }),
    ...(matter === undefined ? {} : { matter }),
    ...ballots.value,
  }
  const judged = askWhy(reading, question)
  if ('notFound' in judged) throw new Stop(EXIT.notFound, wordsFor(io).noOrgan(judged.notFound))
  if ('faults' in judged) throw faulty(langOf(values), judged.faults)
  const code = (party: string): string => party
  if (values['json'] === true) json(io, fullAnswer(reading, question.on, judged))
  else if (values['explain'] === true)
    io.out(`${sayExplained(langOf(values), reading.charter, question.on, judged, code)}\n`)
  else io.out(`${sayAnswer(langOf(values), judged.answer, code)}\n`)
  return EXIT.ok
}

async function decideBatch(io: Io, file: string): Promise<number> {
  const readings: Readings = new Map()
  let [faults, number] = [0, 0]
  try {
    for await (const line of linesOf(bytesOf(file))) {
      number += 1
      if (line?.trim() === '') continue
      const answered = answerLine(io, line, number, readings)
      if ('fault' in answered) faults += 1
      json(io, answered)
      await io.drained()
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error
    throw new Stop(EXIT.usage, `${file}: ${(error as Error).message}`)
  }
  return faults > 0 ? EXIT.usage : EXIT.ok
}

type Answered =
  | ({ readonly id: unknown } & Answer & Further)
  | { readonly id: unknown; readonly fault: string }

type Opened = Read<Reading> | { readonly said: string }
type Readings = Map<string, Opened>

/** The organisation of a line, its faults, or why it cannot be read: that is a fault of the line, and the rest run. */
function openedFor(io: Io, org: string): Opened {
  try {
    const unknown: Fault = { code: 'unknown-code', pointer: '/org', found: org }
    return openReading(io.library, org, PUBLIC) ?? { ok: false, faults: [unknown] }
  } catch (error) {
    const stop = stopOf(error)
    if (!stop) throw error
    return { said: stop.message }
  }
}

function answerLine(io: Io, line: string | undefined, number: number, readings: Readings): Answered {
  const read: Read<unknown> =
    line === undefined
      ? { ok: false, faults: [{ code: 'too-large', right: `<= ${LONGEST_LINE}` }] }
      : readJson(line)
  const value = read.ok ? read.value : saidTwice(line, read.faults)
  const fields = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  const { id, org, organ, matter, on, ...ballots } = fields
  const says = (text: string): Answered => ({ id: id === undefined ? '' : id, fault: text })
  const fault = (...those: readonly Fault[]): Answered =>
    says(those.map((one) => sayFault('en', one.file === undefined ? placed(one) : one)).join('; '))
  // A line without an `id` that could be read is named by its number; of any other the `id` is enough.
  const placed = ({ line: _, ...one }: Fault): Fault => (id === undefined ? { ...one, line: number } : one)
  if (!read.ok) return fault(...read.faults)
  if (typeof org !== 'string') return fault({ code: 'missing', pointer: '/org' })
  let opened = readings.get(org)
  if (!opened) readings.set(org, (opened = openedFor(io, org)))
  if ('said' in opened) return says(opened.said)
  if (!opened.ok) return fault(...opened.faults)
  const reading = opened.value
  const date =
    on === undefined
      ? dayIn(io.now(), reading.charter.seat.zone)
      : typeof on === 'string'
        ? day(on)
        : undefined
  if (!date) return fault({ code: 'wrong-form', pointer: '/on', found: String(on), right: '2005-06-01' })
  for (const [name, value] of [
    ['organ', organ],
    ['matter', matter],
  ] as const) {
    if (value !== undefined && typeof value !== 'string')
      return fault({ code: 'wrong-form', pointer: `/${name}`, found: shown(value) })
  }
  const given = readBallots(JSON.stringify(ballots))
  if (!given.ok) return fault(...given.faults)
  const judged = askWhy(reading, {
    on: date,
    ...(organ ? { organ: organ as string } : {}),
    ...(matter ? { matter: matter as string } : {}),
    ...given.value,
  })
  if ('notFound' in judged) return fault({ code: 'unknown-organ', pointer: '/organ', found: judged.notFound })
  return 'faults' in judged
    ? fault(...judged.faults)
    : { id: id === undefined ? '' : id, ...fullAnswer(reading, date, judged) }
}

/** What a line says in which a key stands twice that is not `id`: so much that the answer can bear its `id`. */
function saidTwice(line: string | undefined, faults: readonly Fault[]): unknown {
  const twice = faults.every(({ code, found }) => code === 'duplicate-key' && found !== 'id')
  return twice && line !== undefined ? (JSON.parse(line) as unknown) : undefined
}

export function readText(file: string): string {
  try {
    // A mark of the order of bytes, as some editors set it, is no part of the text (RFC 8259, section 8.1).
    return readFileSync(file === '-' ? 0 : file, 'utf8').replace(/^\uFEFF/, '')
  } catch (error) {
    throw new Stop(EXIT.usage, `${file}: ${(error as Error).message}`)
  }
}
