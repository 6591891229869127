/** A hypothetical question put to an organisation: what `decide` and `rollcall` share. */
import * as z from 'zod/mini'
import { factFormsOf, takesFact } from '../core/charter/fact-forms.ts'
import type { Charter, FactForm } from '../core/charter/charter.ts'
import type { Fault, Read } from '../core/faults.ts'
import { shown } from '../core/faults.ts'
import { partyId, type MatterId, type OrganId, type PartyId, type TreatyId } from '../core/ids.ts'
import { readJson } from '../core/json-text.ts'
import { membersOf } from '../core/members.ts'
import { faultsOf } from '../core/reading.ts'
import { POSITIONS, type Position } from '../core/rules/condition.ts'
import { furtherOf, type Further } from '../core/rules/explain.ts'
import {
  decideQuestion,
  judgeQuestion,
  ruleOf,
  unknownPositions,
  type Judged,
  type Answer,
  type Facts,
  type Question,
} from '../core/rules/question.ts'
import { instrumentOf } from '../core/situation.ts'
import type { Day } from '../core/time.ts'
import { situationOn, type Reading } from './reading.ts'

export interface Ballots {
  readonly positions: ReadonlyMap<PartyId, Position>
  readonly facts: Facts
  readonly closed: boolean
}

export interface Ask extends Ballots {
  readonly organ?: string
  readonly matter?: string
  readonly on: Day
}

const ballotsSchema = z.strictObject({
  positions: z._default(z.record(z.string(), z.enum(POSITIONS)), {}),
  facts: z._default(
    z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
    {},
  ),
  closed: z._default(z.boolean(), true),
})

/** The positions, facts and state that a JSON text gives; or every fault. */
export function readBallots(text: string, file?: string): Read<Ballots> {
  const read = readJson(text, file)
  if (!read.ok) return read
  const parsed = z.safeParse(ballotsSchema, read.value)
  if (!parsed.success) {
    const place = { file: file ?? '', value: read.value, line: () => 1 }
    return {
      ok: false,
      faults: faultsOf(parsed.error.issues, place).map(({ file: named, line: _, ...fault }) => ({
        ...(named ? { file: named } : {}),
        ...fault,
      })),
    }
  }
  // From the text as it stands: the schema library leaves out a key named `__proto__` without a word.
  const { positions: written = {}, facts: found = {} } = read.value as Readonly<Record<string, object>>
  const faults = [
    ...Object.keys(written),
    ...(Object.hasOwn(found, '__proto__') ? ['__proto__'] : []),
  ].flatMap((code): Fault[] =>
    partyId(code)
      ? []
      : [
          {
            code: 'unknown-code',
            ...(file ? { file } : {}),
            pointer: '/positions',
            found: shown(code),
            right: 'ARM',
          },
        ],
  )
  if (faults.length > 0) return { ok: false, faults }
  const positions = new Map(Object.entries(parsed.data.positions) as [PartyId, Position][])
  return { ok: true, value: { positions, facts: parsed.data.facts, closed: parsed.data.closed } }
}

export type Asked =
  | { readonly answer: Answer }
  | { readonly notFound: string }
  | { readonly faults: readonly Fault[] }

// Twenty-seven years of days; a file that names more must not fill the memory with them.
const MOST_KEPT = 10_000
const memo = new WeakMap<Reading, Map<string, readonly PartyId[]>>()

/** The answer by the charter in force on the day and the members of the chronicle on that day. */
export function ask(reading: Reading, given: Ask): Asked {
  const put = putTo(reading, given)
  if (!('question' in put)) return put
  return { answer: decideQuestion(reading.charter, put.members, put.question) }
}

/** The answer, with what it was judged on: for whoever explains it. */
export function askWhy(reading: Reading, given: Ask): Exclude<Asked, { answer: Answer }> | Judged {
  const put = putTo(reading, given)
  if (!('question' in put)) return put
  return judgeQuestion(reading.charter, put.members, put.question)
}

/** The answer as data: with what is wanting, whether it is settled, and which tables of weights it took. */
export function fullAnswer(reading: Reading, on: Day, judged: Judged): Answer & Further {
  const { outcome, closed, reasons, counts, vetoes, blockedBy, rule, ...rest } = judged.answer
  const first = { outcome, closed, reasons, counts, vetoes, blockedBy, ...(rule ? { rule } : {}) }
  return { ...first, ...rest, ...furtherOf(reading.charter, on, judged) }
}

/** The question as it is put to the rules, with the members of the organ that day; or what the organisation does not know. */
export type Put =
  | { readonly question: Question; readonly members: readonly PartyId[] }
  | { readonly notFound: string }
  | { readonly faults: readonly Fault[] }

/** The question that is put to the organisation. */
export function putTo(reading: Reading, given: Ask): Put {
  const { charter } = reading
  const organ = (given.organ ?? charter.defaults.organ) as OrganId
  const matter = (given.matter ?? charter.defaults.matter) as MatterId
  if (!Object.hasOwn(charter.organs, organ)) return { notFound: organ }
  const { on, positions, facts, closed } = given
  const inForce = (treaty: TreatyId): boolean => {
    const since = instrumentOf(situationOn(reading, { on }), treaty).inForce
    return since !== undefined && since <= on
  }
  const question: Question = { organ, matter, on, positions, facts, closed, inForce }
  const members = withThoseHeard(reading, organ, on, positions)
  const faults = [
    ...codeFaults(reading, positions, facts),
    ...factFaults(charter, facts),
    ...positionFaults(charter, members, question),
  ]
  return faults.length > 0 ? { faults } : { question, members }
}

/**
 * The members of the organ, and of those whose suspension begins that very day whoever is on the roll: a day does not say
 * whether they sat before it was decided, the roll does.
 */
function withThoseHeard(
  reading: Reading,
  organ: OrganId,
  on: Day,
  positions: ReadonlyMap<PartyId, Position>,
): readonly PartyId[] {
  const members = membersThen(reading, organ, on)
  let known = 0
  for (const party of members) if (positions.has(party)) known += 1
  if (known === positions.size) return members
  if (reading.charter.organs[organ]?.members === 'seats') return members
  const { parties } = situationOn(reading, { on })
  const heard = [...positions.keys()].filter((party) => {
    const stays = parties.get(party) ?? []
    const at = stays.findIndex((stay) => stay.status === 'suspended' && stay.from === on)
    return at > 0 && stays[at - 1]?.status === 'member' && stays[at - 1]?.until === on
  })
  return heard.length === 0 ? members : [...new Set([...members, ...heard])].toSorted()
}

/** The members of an organ on a day, by the chronicle. */
export function membersThen(reading: Reading, organ: OrganId, on: Day): readonly PartyId[] {
  const known = memo.get(reading) ?? new Map<string, readonly PartyId[]>()
  memo.set(reading, known)
  const key = `${organ} ${on}`
  const before = known.get(key)
  if (before) return before
  const members = membersOf(reading.charter, situationOn(reading, { on }), organ, on)
  if (known.size === MOST_KEPT) known.clear()
  known.set(key, members)
  return members
}

/** A code that neither the common list nor the charter nor the record knows is no party at all. */
export function knowsParty(reading: Reading, code: string): boolean {
  return reading.parties.has(code as PartyId) || Object.hasOwn(reading.charter.parties, code)
}

function codeFaults(reading: Reading, positions: Ask['positions'], facts: Facts): readonly Fault[] {
  const named = Object.entries(facts).flatMap(([name, fact]) =>
    Array.isArray(fact) ? (fact as readonly string[]).map((code) => [`/facts/${name}`, code] as const) : [],
  )
  const all = [...[...positions.keys()].map((code) => ['/positions', code as string] as const), ...named]
  return all.flatMap(([pointer, code]): Fault[] =>
    knowsParty(reading, code) ? [] : [{ code: 'unknown-code', pointer, found: shown(code) }],
  )
}

function factFaults(charter: Charter, facts: Facts): readonly Fault[] {
  const forms = factFormsOf(charter)
  return Object.entries(facts).flatMap(([name, fact]): Fault[] => {
    const pointer = `/facts/${name}`
    const form = forms.get(name)
    if (!form)
      return [{ code: 'unknown-fact', pointer, found: shown(name), right: [...forms.keys()].join(' | ') }]
    const right = rightFor(form.takes)
    return takesFact(form.takes, fact) ? [] : [{ code: 'wrong-form', pointer, found: shown(fact), right }]
  })
}

function rightFor(form: FactForm['takes']): string {
  if (form === 'parties') return '["ARM"]'
  if (form === 'yes-no') return 'yes | no'
  if (form === 'number') return '90'
  return form === 'day' ? '2005-06-01' : form.join(' | ')
}

function positionFaults(charter: Charter, members: readonly PartyId[], question: Question): readonly Fault[] {
  const rule = ruleOf(charter, members, question)
  return unknownPositions(charter, members, question).map(([party, position]): Fault => ({
    code: 'unknown-position',
    pointer: `/positions/${party}`,
    found: position,
    right: (rule?.positions ?? []).join(' | '),
  }))
}
