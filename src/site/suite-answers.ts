/** What the rules answer to each step of a case of the suite: reckoned when a page is made, and kept as long as the record stands. */
import { sourceOf as sourceOfClause } from '../core/charter/cited.ts'
import type { Seen } from '../core/charter/charter.ts'
import type { Fault } from '../core/faults.ts'
import type { PartyId } from '../core/ids.ts'
import type { Effect, Reason } from '../core/refusal.ts'
import type { Counts, Outcome } from '../core/rules/question.ts'
import type { Status } from '../core/situation.ts'
import type { Day } from '../core/time.ts'
import { askWhy, fullAnswer, readBallots } from '../store/ask.ts'
import { membersAnswer, type Reading } from '../store/reading.ts'
import {
  differences,
  type Difference,
  type SuiteCase,
  type SuiteInput,
  type SuiteStep,
} from '../store/suite.ts'
import { readShort, readShorts, rulingAnswer, tryAct } from '../store/trial.ts'

/** What the command line prints with `--json`, as far as pages show it; `fault` where the input itself is at fault. */
export interface Given {
  readonly outcome?: Outcome
  readonly inOrder?: boolean
  readonly reasons?: readonly Reason[]
  readonly effects?: readonly Effect[]
  readonly earliest?: string
  readonly counts?: Counts
  readonly vetoes?: readonly PartyId[]
  readonly blockedBy?: readonly PartyId[]
  readonly rule?: {
    readonly id: string
    readonly clause: string
    readonly inForce: Day
    readonly source: { readonly title: string; readonly seen: Seen }
  }
  readonly parties?: readonly { readonly party: PartyId; readonly status: Status; readonly since: Day }[]
  /** Whom only a claim of a source names. */
  readonly claimsOnly?: readonly { readonly party: PartyId }[]
  readonly faults?: readonly Fault[]
  readonly before?: { readonly index: number; readonly type: string; readonly reasons: readonly Reason[] }
}

export interface Answered {
  readonly step: SuiteStep
  readonly given: Given
  readonly differences: readonly Difference[]
  /** The clauses that the answer names, each once. */
  readonly clauses: readonly string[]
  /** How the sources of these clauses were read, the least certain of them; undefined where the answer names no clause. */
  readonly seen?: Seen
}

const kept = new WeakMap<Reading, WeakMap<SuiteCase, readonly Answered[]>>()

/** The answers to the steps of a case, by the charter and the chronicle of this reading. */
export function answersTo(reading: Reading, one: SuiteCase): readonly Answered[] {
  const known = kept.get(reading) ?? new WeakMap<SuiteCase, readonly Answered[]>()
  kept.set(reading, known)
  const answers = known.get(one) ?? one.steps.map((step) => answered(reading, step))
  known.set(one, answers)
  return answers
}

/** True where every step is answered as the case expects. */
export function agrees(answers: readonly Answered[]): boolean {
  return answers.every(({ differences: differing }) => differing.length === 0)
}

const SEEN: readonly Seen[] = ['text', 'excerpt', 'secondhand', 'memory']

/** The least certain of several ways in which sources were read. */
export function leastSeen(all: readonly (Seen | undefined)[]): Seen | undefined {
  return SEEN.findLast((seen) => all.includes(seen))
}

function answered(reading: Reading, step: SuiteStep): Answered {
  // As the command line prints it: what is undefined is not there.
  const given = JSON.parse(JSON.stringify(answerTo(reading, step.input))) as Given
  const { rule, reasons = [], effects = [] } = given
  const named = [rule?.clause, ...reasons.map(({ clause }) => clause), ...effects.map(({ clause }) => clause)]
  const clauses = [...new Set(named)].filter((clause) => clause !== undefined)
  const seen = leastSeen([
    rule?.source.seen,
    ...clauses
      .filter((clause) => clause !== rule?.clause)
      .map((clause) => sourceOfClause(reading.charter, clause)?.seen),
  ])
  return {
    step,
    given,
    differences: differences(given, step.expected),
    clauses,
    ...(seen === undefined ? {} : { seen }),
  }
}

function answerTo(reading: Reading, input: SuiteInput): object {
  if (input.verb === 'members') return membersAnswer(reading, input.on, { all: input.all })
  if (input.verb === 'rule') {
    const before = readShorts(input.state, 'state')
    const act = readShort(input.act, 'act')
    if (!before.ok || !act.ok)
      return { faults: [...(before.ok ? [] : before.faults), ...(act.ok ? [] : act.faults)] }
    const tried = tryAct(reading, before.value, act.value, input.on)
    return 'ruling' in tried
      ? rulingAnswer(reading, tried.ruling)
      : { before: { index: tried.before, type: tried.type, reasons: tried.reasons } }
  }
  const { organ, matter, on, positions, facts, closed } = input
  const ballots = readBallots(JSON.stringify({ positions, facts, closed }))
  if (!ballots.ok) return { faults: ballots.faults }
  const judged = askWhy(reading, {
    on,
    ...(organ === undefined ? {} : { organ }),
    ...(matter === undefined ? {} : { matter }),
    ...ballots.value,
  })
  if ('answer' in judged) return fullAnswer(reading, on, judged)
  const faults: readonly Fault[] =
    'faults' in judged ? judged.faults : [{ code: 'unknown-organ', found: judged.notFound }]
  return { faults }
}

/** The command that puts a step, with the files that it reads: whoever has a copy of the program can run it. */
export function commandFor(name: string, input: SuiteInput): string {
  const chancery = 'npx --no-install chancery'
  if (input.verb === 'members')
    return `${chancery} members ${name} --on ${input.on}${input.all ? ' --all' : ''} --json`
  const file = (path: string, value: unknown): string =>
    `cat > ${path} <<'END'\n${JSON.stringify(value)}\nEND\n`
  if (input.verb === 'rule') {
    const state = input.state.length > 0
    const files = `${state ? file('state.json', input.state) : ''}${file('act.json', input.act)}`
    return `${files}${chancery} rule ${name}${state ? ' --state state.json' : ''} --act act.json --on ${input.on} --json`
  }
  const { organ, matter, on, positions, facts, closed } = input
  const where = `${organ === undefined ? '' : ` --organ ${organ}`}${matter === undefined ? '' : ` --matter ${matter}`}`
  return `${file('positions.json', { positions, facts, closed })}${chancery} decide ${name}${where} --on ${on} --positions positions.json --json`
}
