/**
 * A question of an organisation as it may be supposed otherwise: one that is open, or one that was decided. It starts from
 * how its members stand where that is shown; how they stand unseen is never taken.
 */
import { factFormsOf, factsOfRule, takesFact } from '../core/charter/fact-forms.ts'
import { candidatesFor } from '../core/charter/at.ts'
import type { FactForm } from '../core/charter/charter.ts'
import { putAs } from '../core/acts/declaration.ts'
import { positionsOf, type Decided } from '../core/acts/question-decided.ts'
import { procedureIn } from '../core/acts/procedure.ts'
import type { Happened } from '../core/chronicle.ts'
import { shown, type Fault, type Read } from '../core/faults.ts'
import type { PartyId, QuestionId } from '../core/ids.ts'
import { membersOf } from '../core/members.ts'
import { isHidden } from '../core/restricted.ts'
import type { Position } from '../core/rules/condition.ts'
import type { Fact, Facts } from '../core/rules/facts.ts'
import type { Outcome } from '../core/rules/question.ts'
import { standsFor, voicesOf, withStand, type Supposed } from '../core/rules/what-if.ts'
import { unheard, type Asked, type Situation } from '../core/situation.ts'
import { dayIn, type Day } from '../core/time.ts'
import { situationOn, type Reading } from './reading.ts'

/** A question, and from what it starts. */
export interface Supposable {
  readonly ref: string
  readonly supposed: Supposed
  /** `shown`: how they stand is on the record; `hidden`: it is not shown; `no-roll`: the sources do not say. */
  readonly starts: 'shown' | 'hidden' | 'no-roll'
  /** The outcome that was declared; undefined while the question is open. */
  readonly declared?: Outcome
  /** What declared it. */
  readonly event?: Happened
  /** The question as the record has it. */
  readonly asked: Asked
}

/** The question of this name, decided or open on a day; undefined where there is none such, or it was withdrawn. */
export function supposable(reading: Reading, ref: string, today: Day, at?: number): Supposable | undefined {
  const events = reading.events(at).filter(({ kind, day }) => kind === 'question.decided' && day <= today)
  const named = events.filter((event) => (event.body as Decided).question === ref)
  const event = events.find((one) => (one.ref ?? `act-${one.act}`) === ref) ?? named.at(-1)
  return event ? decided(reading, ref, event, at) : open(reading, ref, today, at)
}

function decided(reading: Reading, ref: string, event: Happened, at: number | undefined): Supposable {
  const { charter } = reading
  const body = event.body as Decided
  const situation = situationOn(reading, { on: event.day }, at)
  const found = situation.questions.get(body.question as QuestionId)
  const { organ, matter } = body
  const put = { id: body.question as QuestionId, organ, matter, put: event.act, putBy: '' }
  const asked = found ?? unheard(put)
  // Who sat when it was decided: a decision may change that on the same day.
  const members = membersOf(charter, before(reading, event, at) ?? situation, organ, event.day)
  const hidden = isHidden(charter, asked)
  const roll = body.roll ? positionsOf(body.roll) : undefined
  const starts = hidden ? 'hidden' : roll || asked.positions.size > 0 ? 'shown' : 'no-roll'
  const own = starting(reading, situation, { ...asked, organ, matter }, event.day, members)
  const positions = roll && !hidden ? roll : own.question.positions
  return {
    ref,
    starts,
    event,
    asked,
    declared: body.outcome,
    supposed: { ...own, question: { ...own.question, positions: seatedOnly(members, positions) } },
  }
}

function open(reading: Reading, ref: string, today: Day, at: number | undefined): Supposable | undefined {
  const { charter } = reading
  const situation = situationOn(reading, { on: today }, at)
  const asked = situation.questions.get(ref as QuestionId)
  if (!asked || asked.withdrawn !== undefined) return undefined
  // The rule and the members are those of the deadline.
  const closes = asked.closes === undefined ? today : dayIn(asked.closes, charter.seat.zone)
  const on = closes > today ? closes : today
  const members = membersOf(charter, situation, asked.organ, on)
  const starts = isHidden(charter, asked) ? 'hidden' : 'shown'
  return { ref, starts, asked, supposed: starting(reading, situation, asked, on, members) }
}

/** What happened before an event, folded: situations are kept by day, and this asks within one. */
function before(reading: Reading, event: Happened, at: number | undefined): Situation | undefined {
  const sameDay = reading.events(at).filter(({ day }) => day === event.day)
  return sameDay.length === 1
    ? undefined
    : situationOn({ ...reading, events: () => until(reading, event, at) }, {})
}

function until(reading: Reading, event: Happened, at: number | undefined): readonly Happened[] {
  const events = reading.events(at)
  return events.slice(0, events.indexOf(event))
}

function starting(
  { charter }: Reading,
  situation: Situation,
  asked: Asked,
  on: Day,
  members: readonly PartyId[],
): Supposed {
  const question = putAs(situation, asked, on, true)
  const positions = isHidden(charter, asked) ? new Map<PartyId, Position>() : question.positions
  const procedure = procedureIn(charter, asked.procedure)
  return {
    charter,
    members,
    question: { ...question, positions: seatedOnly(members, positions) },
    ...(procedure ? { procedure } : {}),
  }
}

function seatedOnly(
  members: readonly PartyId[],
  positions: ReadonlyMap<PartyId, Position>,
): ReadonlyMap<PartyId, Position> {
  const seated = new Set(members)
  return new Map([...positions].filter(([party]) => seated.has(party)))
}

/** What is supposed otherwise: a stand for a member, `not-voted` for none, and findings by name. */
export interface Change {
  /** How all stand that no stand is given for. */
  readonly all?: string
  readonly stands: readonly (readonly [party: string, stand: string])[]
  /** `none` names nobody. */
  readonly facts: readonly (readonly [name: string, value: string])[]
}

/** The question with what is supposed; or every fault, each with what would be right. Members of a unit stand as one. */
export function supposing(of: Supposable, change: Change): Read<Supposed> {
  const facts = factsFrom(of.supposed, change.facts)
  let { supposed } = of
  supposed = { ...supposed, question: { ...supposed.question, facts: facts.value } }
  const faults: Fault[] = [...facts.faults]
  const voices = voicesOf(supposed)
  const stands = standsFor(supposed)
  const { all } = change
  const common = stands.find((one) => one === all)
  if (all !== undefined && common === undefined)
    faults.push({ code: 'unknown-position', pointer: '/all', found: shown(all), right: stands.join(' | ') })
  if (common !== undefined) for (const voice of voices) supposed = withStand(supposed, voice, common)
  const said = new Map<readonly PartyId[], string>()
  for (const [party, stand] of change.stands) {
    const pointer = `/positions/${shown(party)}`
    const voice = voices.find((parties) => parties.includes(party as PartyId))
    const known = stands.find((one) => one === stand)
    if (!voice) {
      faults.push({ code: 'unknown-code', pointer, found: shown(party), right: someOf(supposed) })
    } else if (known === undefined) {
      faults.push({ code: 'unknown-position', pointer, found: shown(stand), right: stands.join(' | ') })
    } else if ((said.get(voice) ?? stand) !== stand) {
      faults.push({ code: 'duplicate', pointer, found: shown(stand), right: said.get(voice)! })
    } else {
      said.set(voice, stand)
      supposed = withStand(supposed, voice, known)
    }
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: supposed }
}

/** A finding that the rules for this question may ask for, with what it takes. */
export interface Field {
  readonly name: string
  readonly form: FactForm
}

/** The findings that any rule for the organ and the matter that day may ask for. How it was put is not supposed otherwise. */
export function fieldsOf({ charter, question, procedure }: Supposed): readonly Field[] {
  const rules = candidatesFor(charter, question.organ, question.matter, question.on)
  const names = new Set(rules.flatMap((rule) => factsOfRule(rule)))
  if (!procedure && rules.some((rule) => rule.procedure !== undefined)) names.add('procedure')
  if (procedure) names.delete('procedure')
  names.delete('attendance')
  const forms = factFormsOf(charter)
  return [...names].flatMap((name) => {
    const form = forms.get(name)
    return form ? [{ name, form }] : []
  })
}

/** Names nobody, where a finding names parties. */
export const NOBODY_NAMED = 'none'

function factsFrom(
  supposed: Supposed,
  given: Change['facts'],
): { readonly value: Facts; readonly faults: readonly Fault[] } {
  const fields = new Map(fieldsOf(supposed).map(({ name, form }) => [name, form]))
  const faults: Fault[] = []
  const value: Record<string, Fact> = { ...supposed.question.facts }
  for (const name of new Set(given.map(([one]) => one))) {
    const pointer = `/facts/${shown(name)}`
    const form = fields.get(name)
    const all = given.filter(([one]) => one === name).map(([, text]) => text)
    if (!form) {
      faults.push({
        code: 'unknown-fact',
        pointer,
        found: shown(all[0]),
        right: [...fields.keys()].join(' | '),
      })
      continue
    }
    const isList = form.takes === 'parties'
    const parties = all.flatMap((text) => text.split(',')).filter((one) => one !== NOBODY_NAMED)
    const strangers = isList ? parties.filter((one) => !supposed.members.includes(one as PartyId)) : []
    const right = isList ? `${NOBODY_NAMED} | ${someOf(supposed)}` : rightFor(form.takes)
    if (strangers.length > 0) {
      for (const found of strangers)
        faults.push({ code: 'unknown-code', pointer, found: shown(found), right })
    } else if (!isList && all.length > 1) {
      faults.push({ code: 'duplicate', pointer, found: shown(all[1]) })
    } else if (!takesFact(form.takes, isList ? parties : all[0]!)) {
      faults.push({ code: 'wrong-form', pointer, found: shown(all[0]), right })
    } else value[name] = isList ? parties : all[0]!
  }
  return { value, faults }
}

/** The codes of members, as many as help to see what a code is. */
function someOf({ members }: Supposed): string {
  const few = members.slice(0, 20).join(' | ')
  return members.length > 20 ? `${few} | ...` : few
}

function rightFor(form: FactForm['takes']): string {
  if (form === 'yes-no') return 'yes | no'
  if (form === 'number') return '90'
  return form === 'day' ? '2005-06-01' : (form as readonly string[]).join(' | ')
}
