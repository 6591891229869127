/**
 * `chancery whatif ORG QUESTION --set BOR=no`: what would become of a question, open or decided, had members stood
 * otherwise. Hypothetical: it writes nothing. It ends with 0 where the question would be adopted, with 10 where not.
 */
import type { Fault } from '../core/faults.ts'
import { dayIn } from '../core/time.ts'
import { whatIfAnswer, whatIfOf } from '../site/what-if.ts'
import { supposable, type Change } from '../store/what-if.ts'
import { sayExplained } from '../words/explained.ts'
import { whatIfWords } from '../words/what-if.ts'
import { dayOption, EXIT, faulty, json, langOf, options, Stop, text, wordsFor, type Io } from './io.ts'
import { readingOf } from './organisation.ts'

const WOULD_NOT = 10

export function whatIf(io: Io): number {
  const { values, words } = options(io, {
    set: { type: 'string', multiple: true },
    fact: { type: 'string', multiple: true },
    all: { type: 'string' },
    on: { type: 'string' },
  })
  const lang = langOf(values)
  const reading = readingOf(io, words[0], values)
  const ref = words[1]
  if (ref === undefined) throw new Stop(EXIT.usage, wordsFor(io).whatIfQuestion)
  const today = dayOption(io, values, 'on') ?? dayIn(io.now(), reading.charter.seat.zone)
  const of = supposable(reading, ref, today)
  if (!of) throw new Stop(EXIT.notFound, wordsFor(io).noQuestion(ref))
  const all = text(values, 'all')
  const change: Change = {
    stands: pairs(values['set'], '--set', lang),
    facts: pairs(values['fact'], '--fact', lang),
    ...(all === undefined ? {} : { all }),
  }
  const read = whatIfOf(of, change)
  if (!read.ok) throw faulty(lang, read.faults)
  const { judged, supposed } = read.value
  const w = whatIfWords(lang)
  if (values['json'] === true) json(io, whatIfAnswer(reading, read.value))
  else {
    const told = sayExplained(lang, supposed.charter, supposed.question.on, judged, (party) => party)
    io.out(`${w.is[judged.answer.outcome]} ${w.starts[of.starts]}\n${told}\n`)
  }
  return judged.answer.outcome === 'adopted' ? EXIT.ok : WOULD_NOT
}

/** `NAME=VALUE`, each given once or more often. */
function pairs(
  given: unknown,
  option: string,
  lang: ReturnType<typeof langOf>,
): readonly (readonly [string, string])[] {
  const all = Array.isArray(given) ? (given as readonly string[]) : []
  const split = all.map((one): readonly [string, string] | Fault => {
    const at = one.indexOf('=')
    return at > 0 && at < one.length - 1
      ? [one.slice(0, at), one.slice(at + 1)]
      : { code: 'wrong-form', pointer: option, found: one, right: option === '--set' ? 'BOR=no' : 'name=yes' }
  })
  const faults = split.filter((one): one is Fault => 'code' in one)
  if (faults.length > 0) throw faulty(lang, faults)
  return split as readonly (readonly [string, string])[]
}
