/**
 * `chancery agreement FILE.csv[.gz] [--group A,B] [--from DATE] [--to DATE]`: how often the parties of a roll-call file
 * voted the same, two by two, and how united a group did. Reads in a stream, and needs no organisation.
 */
import { agreement as share, matrixOf, similarity, type Matrix } from '../analysis/agreement.ts'
import { cohesionOf, type Cohesion } from '../analysis/cohesion.ts'
import { analysisWords } from '../words/analysis.ts'
import { dayOption, EXIT, faulty, langOf, options, Stop, text, wordsFor, type Io } from './io.ts'
import { readTable } from './table.ts'
import { COLUMNS, newVoteRows, type VoteRows } from './vote-rows.ts'
import { list, printed, write } from './written.ts'

type Language = ReturnType<typeof langOf>

const MOST_LISTED = 1000
/** Pairs grow with the square of the parties: two million of them are as many as are written. */
const MOST_PARTIES = 2000

export async function agreement(io: Io): Promise<number> {
  const { values, words } = options(io, {
    group: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
  })
  const [from, to] = [dayOption(io, values, 'from'), dayOption(io, values, 'to')]
  const lang = langOf(values)
  if (from !== undefined && to !== undefined && from > to)
    throw faulty(lang, [{ code: 'dates-reversed', pointer: '--from', found: `${from} ${to}` }])
  const [file = ''] = words
  const found = newVoteRows()
  const rows = await readTable(io, words[0], COLUMNS, (row) => {
    if (!found.take(row)) throw new Stop(EXIT.usage, wordsFor(io).holdsTooMuch(file, row.line))
  })
  if (found.faults.count() > 0) return sayFaults(io, lang, file, found)
  // Before rows are made of them: a file can name a party for each of its lines.
  if (found.parties() > MOST_PARTIES)
    throw new Stop(EXIT.usage, analysisWords(lang).tooManyParties(found.parties(), MOST_PARTIES))
  const { parties, decisions } = found.between(from, to)
  const group = groupOf(found, text(values, 'group'), lang)
  const inGroup = parties.filter(({ code }) => group?.has(code)).map(({ rows }) => rows)
  const cohesion = group && cohesionOf(inGroup, found.decisions())
  const codes = parties.map(({ code }) => code)
  const matrix = matrixOf(parties.map((one) => one.rows))
  const all = { codes, decisions, matrix, cohesion }
  await write(io, values['json'] === true ? asJson(all, rows) : asText(all, lang))
  return EXIT.ok
}

interface All {
  readonly codes: readonly string[]
  readonly decisions: number
  readonly matrix: Matrix
  readonly cohesion: Cohesion | undefined
}

function sayFaults(io: Io, lang: Language, file: string, { faults }: VoteRows): number {
  let listed = 0
  for (const { line, code, party, found } of faults.inOrder()) {
    if (listed++ === MOST_LISTED) break
    io.say(`${file}:${line}: ${code} ${printed(found ?? party ?? '')}\n`)
  }
  const more = faults.count() - MOST_LISTED
  if (more > 0) io.say(`${analysisWords(lang).moreFaults(more)}\n`)
  return EXIT.usage
}

/** The parties of the group, each of which the file has to know. */
function groupOf(rows: VoteRows, given: string | undefined, lang: Language): ReadonlySet<string> | undefined {
  if (given === undefined) return undefined
  const codes = new Set(given.split(',').map((code) => code.trim()))
  codes.delete('')
  const strangers = [...codes].filter((code) => !rows.knows(code))
  if (codes.size === 0 || strangers.length > 0)
    throw faulty(lang, [{ code: 'unknown-code', pointer: '--group', found: strangers.join(',') }])
  return codes
}

function* pairs({ codes, matrix }: All) {
  let place = 0
  for (const [first, a] of codes.entries())
    for (const b of codes.slice(first + 1)) {
      const pair = matrix.at(place++)
      yield { a, b, ...pair, agreement: share(pair), similarity: similarity(pair) }
    }
}

function asJson(all: All, rows: number): Iterable<string> {
  const { codes, decisions, matrix, cohesion } = all
  const totals = { decisions, parties: codes.length, pairs: matrix.pairs, ...matrix.totals }
  // The figures of the group stand under its name, and beside the totals as well.
  const beside = cohesion ? `,${JSON.stringify({ group: cohesion, ...cohesion }).slice(1, -1)}` : ''
  return list(`{"totals":${JSON.stringify(totals)},"pairs":[`, pairs(all), `]${beside},"rows":${rows}}\n`)
}

function* asText(all: All, lang: Language): Generator<string> {
  const w = analysisWords(lang)
  yield `${w.over(all.decisions, all.codes.length, all.matrix.pairs)}\n`
  const { agreementIndex, rice } = all.cohesion ?? {}
  if (agreementIndex) yield `${w.agreementIndex(figure(agreementIndex.mean), agreementIndex.decisions)}\n`
  if (rice) yield `${w.rice(figure(rice.mean), rice.decisions)}\n`
  for (const { a, b, common, equal, opposite } of pairs(all))
    if (common > 0) yield `${printed(a)}  ${printed(b)}  ${w.pair(equal, common, opposite)}\n`
}

function figure(mean: number | null): string {
  return mean === null ? '-' : mean.toFixed(6)
}
