/**
 * `chancery decide ORG --organ ORGAN --matter MATTER --on DATE --positions FILE` and `chancery decide --batch FILE`:
 * would this question be adopted? Hypothetical: it writes nothing.
 */
import { createReadStream, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { PUBLIC } from '../core/audience.ts'
import { shown, type Fault } from '../core/faults.ts'
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
import { dayOption, EXIT, faulty, json, langOf, options, Stop, text, wordsFor, type Io } from './io.ts'
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
  const lines = createInterface({
    input: file === '-' ? process.stdin : createReadStream(file),
    crlfDelay: Infinity,
  })
  const readings = new Map<string, Reading | undefined>()
  let faults = 0
  try {
    for await (const line of lines) {
      if (line.trim() === '') continue
      const answered = answerLine(io, line, readings)
      if ('fault' in answered) faults += 1
      json(io, answered)
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

function answerLine(io: Io, line: string, readings: Map<string, Reading | undefined>): Answered {
  const read = readJson(line)
  const fields =
    read.ok && typeof read.value === 'object' && read.value !== null
      ? (read.value as Record<string, unknown>)
      : {}
  const { id = '', org, organ, matter, on, ...ballots } = fields
  const fault = (...those: readonly Fault[]): Answered => ({
    id,
    fault: those.map((one) => sayFault('en', one)).join('; '),
  })
  if (!read.ok) return fault(...read.faults)
  if (typeof org !== 'string') return fault({ code: 'missing', pointer: '/org' })
  if (!readings.has(org)) {
    const opened = openReading(io.library, org, PUBLIC)
    readings.set(org, opened?.ok ? opened.value : undefined)
  }
  const reading = readings.get(org)
  if (!reading) return fault({ code: 'unknown-code', pointer: '/org', found: org })
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
  return 'faults' in judged ? fault(...judged.faults) : { id, ...fullAnswer(reading, date, judged) }
}

export function readText(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8')
  } catch (error) {
    throw new Stop(EXIT.usage, `${file}: ${(error as Error).message}`)
  }
}
