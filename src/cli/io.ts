/** What a command has: its arguments, where it reads and writes, and how it ends. Exit codes are those of the contract. */
import { parseArgs, type ParseArgsConfig } from 'node:util'
import type { Fault } from '../core/faults.ts'
import { day, instant, type Day, type Instant } from '../core/time.ts'
import type { Library } from '../store/library.ts'
import { RecordDamagedError, StoreAwayError } from '../store/store.ts'
import { cliWords, type CliWords } from '../words/cli.ts'
import { sayFault } from '../words/faults.ts'
import { languageOf, type Language } from '../words/language.ts'

export const EXIT = {
  ok: 0,
  unexpected: 1,
  usage: 2,
  notFound: 3,
  notAllowed: 4,
  outOfOrder: 5,
  doesNotVerify: 6,
  conflict: 7,
  unavailable: 8,
} as const

export interface Io {
  readonly args: readonly string[]
  /** Standard output: with `--json`, one value and nothing else. */
  readonly out: (text: string) => void
  /** Settles once standard output can take more: whoever writes much waits for it. */
  readonly drained: () => Promise<void>
  /** Standard error: talk. */
  readonly say: (text: string) => void
  readonly library: Library
  readonly now: () => Instant
}

/** A command ends early with this code and these sentences on standard error. */
export class Stop extends Error {
  readonly code: number
  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}

/** Codes of the system and of SQLite (https://www.sqlite.org/rescode.html) for a place that cannot be used as it is. */
const NO_ACCESS = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT']
const [READ_ONLY, IO_ERROR, FULL, CANNOT_OPEN] = [8, 10, 13, 14]
const [CORRUPT, NO_DATABASE] = [11, 26]

/** How a command ends on an error that is the machine's and not ours; undefined for any other. */
export function stopOf(error: unknown, words: CliWords = cliWords('en')): Stop | undefined {
  if (error instanceof Stop) return error
  if (!(error instanceof Error)) return undefined
  const { code = '', errcode = 0, message } = error as { code?: string; errcode?: number; message: string }
  if (error instanceof RecordDamagedError || [CORRUPT, NO_DATABASE].includes(errcode % 256))
    return new Stop(EXIT.doesNotVerify, words.runVerify(message))
  if (error instanceof StoreAwayError) return new Stop(EXIT.unavailable, words.databaseAway(message))
  if (NO_ACCESS.includes(code) || [READ_ONLY, IO_ERROR, FULL, CANNOT_OPEN].includes(errcode % 256))
    return new Stop(EXIT.unavailable, words.dataFolder(message))
  return undefined
}

/** The words in the language that the command line asks for with `--lang`. */
export function wordsFor({ args }: Pick<Io, 'args'>): CliWords {
  const at = args.findIndex((word) => word === '--lang' || word.startsWith('--lang='))
  const tag = args[at] === '--lang' ? args[at + 1] : args[at]?.slice('--lang='.length)
  return cliWords(languageOf(tag ?? 'en'))
}

type Options = NonNullable<ParseArgsConfig['options']>

/** The options and words of a command line; ends with usage where it has others. */
export function options(
  io: Io,
  known: Options,
): { values: Record<string, string | boolean | undefined>; words: readonly string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: [...io.args],
      options: { lang: { type: 'string' }, json: { type: 'boolean' }, ...known },
      allowPositionals: true,
    })
    return { values: values, words: positionals }
  } catch (error) {
    throw new Stop(EXIT.usage, (error as Error).message)
  }
}

/** The language of the sentences: `--lang`, else English. */
export function langOf(values: Record<string, string | boolean | undefined>): Language {
  return languageOf(typeof values['lang'] === 'string' ? values['lang'] : 'en')
}

export function text(values: Record<string, string | boolean | undefined>, name: string): string | undefined {
  const value = values[name]
  return typeof value === 'string' ? value : undefined
}

/** The civil day of an option; today where it is not given. */
export function dayOption(
  io: Io,
  values: Record<string, string | boolean | undefined>,
  name: string,
): Day | undefined {
  const given = text(values, name)
  if (given === undefined) return undefined
  const found = day(given)
  if (!found)
    throw new Stop(
      EXIT.usage,
      sayFault('en', { code: 'wrong-form', pointer: `--${name}`, found: given, right: '2005-06-01' }),
    )
  return found
}

/** A day or an instant of an option. */
export function momentOption(
  values: Record<string, string | boolean | undefined>,
  name: string,
): Day | Instant | undefined {
  const given = text(values, name)
  if (given === undefined) return undefined
  const found = day(given) ?? instant(given)
  if (!found)
    throw new Stop(
      EXIT.usage,
      sayFault('en', {
        code: 'wrong-form',
        pointer: `--${name}`,
        found: given,
        right: '2005-06-01 | 2005-06-01T12:00:00Z',
      }),
    )
  return found
}

/** Ends with every fault, each on a line with its place and what would be right. */
export function faulty(lang: Language, faults: readonly Fault[]): Stop {
  return new Stop(EXIT.usage, faults.map((fault) => sayFault(lang, fault)).join('\n'))
}

export function json(io: Io, value: unknown): void {
  io.out(`${JSON.stringify(value)}\n`)
}
