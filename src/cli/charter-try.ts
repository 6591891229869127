/**
 * `chancery charter try ORG --charter FILE|FOLDER [FILE.csv]`: which rulings would change under another charter, of a
 * roll-call file or, without one, of the decisions on record that have a roll. Hypothetical: it writes nothing.
 */
import { positionsOf, type Decided } from '../core/acts/question-decided.ts'
import { foldChronicle } from '../core/chronicle.ts'
import type { PartyId, QuestionId } from '../core/ids.ts'
import type { Position } from '../core/rules/condition.ts'
import type { Facts } from '../core/rules/facts.ts'
import type { Outcome } from '../core/rules/question.ts'
import type { Day } from '../core/time.ts'
import type { Reading } from '../store/reading.ts'
import { sayOutcome } from '../words/answers.ts'
import { charterWords } from '../words/charter.ts'
import type { Language } from '../words/language.ts'
import { ask } from '../store/ask.ts'
import { charterText } from './charter-text.ts'
import { EXIT, faulty, json, langOf, options, Stop, text, wordsFor, type Io } from './io.ts'
import { readingOf } from './organisation.ts'
import { COLUMNS, newRolls } from './rolls.ts'
import { readTable } from './table.ts'

/** A decision with its roll, from wherever it comes. */
interface Cast {
  readonly decision: string
  readonly date: Day
  readonly organ: string
  readonly matter: string
  readonly positions: ReadonlyMap<PartyId, Position>
  readonly facts: Facts
}

interface Ruling {
  readonly outcome: Outcome | null
  readonly rule?: string
  readonly vetoes: readonly PartyId[]
  /** Why it is not ruled on. */
  readonly fault?: string
}

interface Change extends Pick<Cast, 'decision' | 'date' | 'organ' | 'matter'> {
  readonly before: Ruling
  readonly after: Ruling
}

export async function charterTry(io: Io): Promise<number> {
  const { values, words } = options(io, { charter: { type: 'string' } })
  const lang = langOf(values)
  const reading = readingOf(io, words[0], values)
  const path = text(values, 'charter')
  if (path === undefined) throw new Stop(EXIT.usage, wordsFor(io).otherCharter)
  const other = charterText(io, path)
  if (!other.ok) throw faulty(lang, other.faults)
  const [, file] = words
  const fromRecord = file === undefined || file === 'record'
  const { casts, faults } = fromRecord ? onRecord(reading) : await inFile(io, file, reading)
  if (fromRecord && casts.length === 0) throw new Stop(EXIT.notFound, wordsFor(io).noRollsOnRecord)
  const tried: Reading = { ...reading, charter: other.value.charter }
  const rulings = casts.map((cast): Change => ({
    decision: cast.decision,
    date: cast.date,
    organ: cast.organ,
    matter: cast.matter,
    before: rulingOf(reading, cast),
    after: rulingOf(tried, cast),
  }))
  const unruled = rulings.filter(({ before, after }) => before.outcome === null || after.outcome === null)
  const changed = rulings.filter((one) => differs(one) && !unruled.includes(one))
  if (values['json'] === true)
    json(io, {
      decisions: casts.length,
      changed,
      unruled,
      faults,
      same: casts.length - changed.length - unruled.length,
    })
  else {
    for (const one of [...changed, ...unruled]) io.out(`${lineOf(lang, one)}\n`)
    for (const { line, code, party, found } of faults)
      io.say(`${file}:${line}: ${code} ${party ?? found ?? ''}\n`)
    io.out(`${charterWords(lang).tried(casts.length, changed.length, unruled.length)}\n`)
  }
  return EXIT.ok
}

/** True where the outcome is another, or others have vetoed. */
function differs({ before, after }: Change): boolean {
  return (
    before.outcome !== after.outcome || before.vetoes.toSorted().join() !== after.vetoes.toSorted().join()
  )
}

function rulingOf(reading: Reading, { organ, matter, date, positions, facts }: Cast): Ruling {
  const asked = ask(reading, { organ, matter, on: date, positions, facts, closed: true })
  if ('notFound' in asked) return { outcome: null, vetoes: [], fault: 'unknown-organ' }
  if ('faults' in asked) return { outcome: null, vetoes: [], fault: asked.faults[0]?.code ?? '' }
  const { outcome, rule, vetoes } = asked.answer
  return { outcome, ...(rule ? { rule: rule.id } : {}), vetoes }
}

interface Found {
  readonly casts: readonly Cast[]
  readonly faults: readonly { line: number; code: string; party?: string; found?: string }[]
}

async function inFile(io: Io, file: string, reading: Reading): Promise<Found> {
  const rolls = newRolls(reading)
  await readTable(io, file, COLUMNS, (row) => {
    if (!rolls.take(row)) throw new Stop(EXIT.usage, wordsFor(io).holdsTooMuch(file, row.line))
  })
  const casts: Cast[] = []
  for (const { decision, date, organ, matter, faults, positions } of rolls.decisions())
    if (date && faults.length === 0)
      casts.push({ decision, date, organ, matter, positions: positions(), facts: {} })
  return { casts, faults: [...rolls.faults.inOrder()] }
}

/** The decisions on record, each with the roll that its report gives or the positions that were taken. */
function onRecord(reading: Reading): Found {
  const casts: Cast[] = []
  foldChronicle(reading.charter, reading.events(), {}, (event, before) => {
    if (event.kind !== 'question.decided') return
    const body = event.body as Decided
    const asked = before.questions.get(body.question as QuestionId)
    const taken = asked && new Map([...asked.positions].map(([party, { position }]) => [party, position]))
    const positions = body.roll ? positionsOf(body.roll) : taken
    if (!positions) return
    const found = [...(asked?.facts ?? [])].map(([name, { fact }]) => [name, fact] as const)
    casts.push({
      decision: body.adoptedAs ?? body.question,
      date: event.day,
      organ: body.organ,
      matter: body.matter,
      positions,
      facts: { ...Object.fromEntries(found), attendance: 'as-recorded' },
    })
  })
  return { casts, faults: [] }
}

function lineOf(lang: Language, { decision, date, before, after }: Change): string {
  const words = charterWords(lang)
  const said = ({ outcome, rule, vetoes, fault }: Ruling): string => {
    const what = words.byRule(outcome === null ? (fault ?? '') : sayOutcome(lang, outcome), rule ?? '')
    return vetoes.length > 0 ? `${what}, ${words.vetoes(vetoes.join(', '))}` : what
  }
  return `${date}  ${decision.padEnd(24)}  ${words.turns(said(before), said(after))}`
}
