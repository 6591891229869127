/** A question supposed otherwise, as an address asks for it: `?all=yes&p.ALD=no&f.attested=yes`; and the same as data. */
import type { Fault, Read } from '../core/faults.ts'
import type { Judged } from '../core/rules/question.ts'
import { suppose, turnsOf, voicesOf, type Supposed, type Turn } from '../core/rules/what-if.ts'
import { fullAnswer } from '../store/ask.ts'
import type { Reading } from '../store/reading.ts'
import { supposable, supposing, type Change, type Supposable } from '../store/what-if.ts'
import { sayConditions } from '../words/explained.ts'
import { sayFault } from '../words/faults.ts'
import { inOneLine } from '../words/outline.ts'
import { whatIfWords } from '../words/what-if.ts'
import { unmarked } from '../words/fallback.ts'
import { Refused } from './refused.ts'
import type { View } from './view.ts'

/** What the names of parameters begin with: a member's stand, and a finding. */
export const STAND = 'p.'
export const FACT = 'f.'

/** The question, what is supposed of it, and what the rules give. */
export interface WhatIf {
  readonly of: Supposable
  readonly supposed: Supposed
  readonly judged: Judged
  /** What they give without anything supposed. */
  readonly asItStands: Judged
  readonly turns: readonly Turn[]
}

/** The question of this name with what the address supposes; every fault of the address; undefined where there is none such. */
export function whatIf(view: View, ref: string): Read<WhatIf> | undefined {
  const of = supposable(view.reading, ref, view.on, view.carried.at)
  return of && whatIfOf(of, changeIn(view.query))
}

/** The question with what is supposed of it, and what the rules give; or every fault of what is supposed. */
export function whatIfOf(of: Supposable, change: Change): Read<WhatIf> {
  const read = supposing(of, change)
  if (!read.ok) return read
  const supposed = read.value
  const [judged, asItStands] = [suppose(supposed), suppose(of.supposed)]
  return { ok: true, value: { of, supposed, judged, asItStands, turns: turnsOf(supposed) } }
}

/** What an address supposes. An empty value supposes nothing. */
function changeIn(query: URLSearchParams): Change {
  const given = (prefix: string): readonly (readonly [string, string])[] =>
    [...query].flatMap(([name, value]) =>
      name.startsWith(prefix) && value.trim() !== ''
        ? [[name.slice(prefix.length), value.trim()] as const]
        : [],
    )
  const all = query.get('all')?.trim() ?? ''
  return { stands: given(STAND), facts: given(FACT), ...(all === '' ? {} : { all }) }
}

/** The address without what it need not say: of a form that sends how each stands, those that stand otherwise. */
export function shortQuery({ query }: View, { of, supposed }: WhatIf): URLSearchParams {
  const all = query.get('all')?.trim() || undefined
  const begin = of.supposed.question.positions
  const stands = voicesOf(supposed).flatMap((voice): readonly (readonly [string, string])[] => {
    const party = voice[0]!
    const own = supposed.question.positions.get(party) ?? 'not-voted'
    return own === (all ?? begin.get(party) ?? 'not-voted') ? [] : [[`${STAND}${party}`, own]]
  })
  const rest = [...query].filter(([name, value]) => value.trim() !== '' && !name.startsWith(STAND))
  return new URLSearchParams([...rest, ...stands].map(([name, value]): [string, string] => [name, value]))
}

/** The members that are supposed to stand otherwise than they begin. */
export function changedIn({ of, supposed }: Pick<WhatIf, 'of' | 'supposed'>): ReadonlySet<string> {
  const [begin, now] = [of.supposed.question.positions, supposed.question.positions]
  return new Set(supposed.members.filter((party) => begin.get(party) !== now.get(party)))
}

/** The same as data: what is supposed, the answer as `decide` gives it, each condition, who alone would turn it. */
export function whatIfJson(view: View, ref: string): object | undefined {
  const found = whatIf(view, ref)
  if (found === undefined) return undefined
  if (!found.ok) return new Refused(whatIfProblem(view, found.faults))
  return { organisation: view.shown.code, ...whatIfAnswer(view.reading, found.value) }
}

/** The answer that the page and the command give alike. */
export function whatIfAnswer(reading: Reading, found: WhatIf): object {
  const { of, supposed, judged, asItStands, turns } = found
  const { question, members, charter } = supposed
  const changed = changedIn(found)
  // That nobody else was heard is how a record is read, no finding.
  const facts = Object.entries(question.facts).filter(([name]) => name !== 'attendance')
  return {
    question: of.event ? (of.event.body as { question: string }).question : of.ref,
    ref: of.ref,
    organ: question.organ,
    matter: question.matter,
    on: question.on,
    starts: of.starts,
    ...(of.declared === undefined ? {} : { declared: of.declared }),
    members,
    positions: Object.fromEntries(question.positions),
    changed: Object.fromEntries(
      members.flatMap((party) =>
        changed.has(party) ? [[party, question.positions.get(party) ?? 'not-voted']] : [],
      ),
    ),
    facts: Object.fromEntries(facts),
    asItStands: asItStands.answer.outcome,
    answer: fullAnswer(reading, question.on, judged),
    conditions: sayConditions('en', charter, judged, (party) => party).map(({ mark, line }) => ({
      mark,
      says: unmarked(inOneLine(line)),
    })),
    turns: turns.map(({ parties, stand, outcome }) => ({ parties, position: stand, outcome })),
  }
}

/** The faults of what was supposed as a problem (RFC 9457). */
function whatIfProblem(view: View, faults: readonly Fault[]): object {
  return {
    type: '/problems/unreadable',
    title: unmarked(whatIfWords(view.lang).wrong),
    status: 400,
    faults: faults.map((fault) => ({ ...fault, says: unmarked(sayFault(view.lang, fault)) })),
  }
}
