/** What the pages about all organisations show, as data. */
import type { SuiteCase } from '../store/suite.ts'
import { answersFor, type Across } from './across.ts'
import { casesAsked } from './pages/conformance.ts'
import { unreadAsked } from './pages/unread.ts'
import { agrees, leastSeen } from './suite-answers.ts'

/** The cases that the address asks for, each with its answers in short; undefined where it asks for what is not there. */
export function conformanceJson(across: Across): object | undefined {
  const cases = casesAsked(across)?.map((one) => {
    const { side, id, organisation, confidence, source, finding } = one
    const answers = answersFor(across, one)
    const seen = leastSeen(answers?.map((answer) => answer.seen) ?? []) ?? one.seen
    return {
      id,
      side,
      organisation,
      finding,
      confidence,
      source,
      ...(seen === undefined ? {} : { seen }),
      ...(answers
        ? {
            agrees: agrees(answers),
            steps: answers.map(({ step, given, clauses }) => ({
              step: step.number,
              verb: step.input.verb,
              on: step.input.on,
              ...(given.outcome === undefined ? {} : { outcome: given.outcome }),
              ...(given.inOrder === undefined ? {} : { inOrder: given.inOrder }),
              reasons: given.reasons ?? [],
              clauses,
            })),
          }
        : {}),
    }
  })
  return cases && { cases }
}

/** One case whole: what is put, what is expected, what the rules answer. */
export function caseJson(across: Across, id: string): object | undefined {
  const one = across.suite().cases.find((other: SuiteCase) => other.id === id)
  if (!one) return undefined
  const answers = answersFor(across, one)
  const { steps, ...head } = one
  return {
    ...head,
    ...(answers ? { agrees: agrees(answers) } : {}),
    steps: steps.map(({ number, input, expected }, index) => ({
      step: number,
      input,
      expected,
      ...(answers ? { answer: answers[index]?.given, differences: answers[index]?.differences } : {}),
    })),
  }
}

/** What nobody read in the text, by organisation; undefined where the address asks for one that is not here. */
export function unreadJson(across: Across): object | undefined {
  const asked = unreadAsked(across)
  return (
    asked && {
      organisations: asked.map(({ view, parts, all }) => ({
        organisation: view.shown.code,
        unread: parts.length,
        cited: all,
        parts: parts.map(({ section, names, clauses, source }) => {
          const { title, locator, seen, via } = view.reading.charter.sources[source] ?? {}
          return { section, names, clauses, source: { id: source, title, locator, seen, via } }
        }),
      })),
    }
  )
}
