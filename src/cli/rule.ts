/**
 * `chancery rule ORG --state FILE --act FILE --on DATE|INSTANT`: is this act in order in this situation? The state's acts
 * are performed on top of the chronicle of that day; writes nothing.
 */
import * as z from 'zod/mini'
import { KINDS } from '../core/acts/index.ts'
import type { Context } from '../core/acts/kind.ts'
import { withSource } from '../core/charter/cited.ts'
import { shown, type Fault, type Read } from '../core/faults.ts'
import { CODE, partyId, type Actor, type OfficeId, type QuestionId } from '../core/ids.ts'
import { readJson } from '../core/json-text.ts'
import { branch, type Situation } from '../core/situation.ts'
import { dayIn, instant, type Day, type Instant } from '../core/time.ts'
import { declarationOf } from '../core/acts/declaration.ts'
import { LATEST, VERSIONS } from '../core/versions.ts'
import { situationOn, type Reading } from '../store/reading.ts'
import { sayReason } from '../words/reasons.ts'
import { knowsParty } from '../store/ask.ts'
import { readText } from './decide.ts'
import { EXIT, faulty, json, langOf, momentOption, options, Stop, text, wordsFor, type Io } from './io.ts'
import { readingOf } from './organisation.ts'

interface Short {
  readonly type: string
  readonly by: Actor
  readonly at: Instant
  readonly body: unknown
  readonly docs: readonly string[]
}

const shortSchema = z.strictObject({
  type: z.string(),
  by: z.string(),
  at: z.optional(z.string()),
  body: z._default(z.record(z.string(), z.unknown()), {}),
  docs: z._default(z.array(z.string()), []),
})

export function rule(io: Io): number {
  const { values, words } = options(io, {
    state: { type: 'string' },
    act: { type: 'string' },
    on: { type: 'string' },
  })
  const lang = langOf(values)
  const reading = readingOf(io, words[0], values)
  const moment = momentOption(values, 'on') ?? io.now()
  const actFile = text(values, 'act')
  if (actFile === undefined) throw new Stop(EXIT.usage, '--act FILE')
  const stateFile = text(values, 'state')
  const start = (moment.length > 10 ? moment : `${moment}T00:00:00Z`) as Instant
  const state =
    stateFile === undefined
      ? { ok: true as const, value: [] }
      : shortActs(readText(stateFile), stateFile, start, true)
  const acts = shortActs(readText(actFile), actFile, start, false)
  if (!state.ok || !acts.ok)
    throw faulty(lang, [...(state.ok ? [] : state.faults), ...(acts.ok ? [] : acts.faults)])
  const situation = standingOf(reading, moment)
  const size = reading.size ?? reading.events().length + 1
  state.value.forEach((given, index) => {
    const act = filled(reading, situation, given)
    const ruling = ruled(reading, situation, act, size + index)
    if (!ruling.inOrder) {
      const why = ruling.reasons.map((reason) => sayReason(lang, reason)).join(' ')
      throw new Stop(EXIT.usage, `${stateFile}: /${index} (${act.type}): ${why}`)
    }
    const day = dayIn(act.at, reading.charter.seat.zone)
    KINDS.get(act.type)?.evolve(
      situation,
      { by: act.by, body: act.body, day, instant: act.at, act: size + index },
      reading.charter,
    )
  })
  const act = filled(reading, situation, acts.value[0]!)
  const ruling = ruled(reading, situation, act, size + state.value.length)
  if (values['json'] === true)
    json(
      io,
      ruling.inOrder
        ? { ...ruling, reasons: [] }
        : {
            ...ruling,
            reasons: ruling.reasons.map((reason) => withSource(reading.charter, reason)),
            effects: [],
          },
    )
  else if (ruling.inOrder) {
    const { inOrder, warnings } = wordsFor(io)
    const said = ruling.effects.flatMap(({ effect, clause }) => {
      const warning = warnings[effect]
      return warning === undefined ? [] : [clause === undefined ? warning : `${warning} (${clause})`]
    })
    io.out(`${[inOrder, ...said].join('\n')}\n`)
  } else io.out(`${ruling.reasons.map((reason) => sayReason(lang, reason)).join('\n')}\n`)
  return ruling.inOrder ? EXIT.ok : EXIT.outOfOrder
}

/** The chronicle of the day, as a standing that acts can be performed on. */
function standingOf(reading: Reading, moment: Day | Instant): Situation {
  const on = moment.length > 10 ? dayIn(moment as Instant, reading.charter.seat.zone) : (moment as Day)
  const situation = branch(situationOn(reading, { on }))
  const { charter } = reading
  situation.founding = {
    organisation: charter.organisation,
    time: 'real',
    audience: 'public',
    example: false,
    demonstration: false,
    charter: '',
    rules: LATEST,
  }
  return situation
}

/** A declaration in short form: what it leaves out of the ruling is what the record gives. What it says stays as it says. */
function filled(reading: Reading, situation: Situation, act: Short): Short {
  if (act.type !== 'question.decided') return act
  const { charter } = reading
  const body = act.body as Readonly<Record<string, unknown>>
  const asked = situation.questions.get(body['question'] as QuestionId)
  const today = dayIn(act.at, charter.seat.zone)
  const declared = asked && declarationOf({ charter, situation, today, now: act.at }, asked)
  return declared ? { ...act, body: { ...declared.body, ...body } } : act
}

function ruled(
  reading: Reading,
  situation: Situation,
  act: Short,
  size: number,
): ReturnType<NonNullable<ReturnType<typeof VERSIONS.get>>['decide']> {
  const { charter } = reading
  const knows: Context['knows'] = (party) => knowsParty(reading, party)
  const context: Context = {
    charter,
    situation,
    now: act.at,
    today: dayIn(act.at, charter.seat.zone),
    size,
    docs: act.docs,
    knows,
  }
  return VERSIONS.get(LATEST)!.decide(context, act)
}

function shortActs(content: string, file: string, start: Instant, many: boolean): Read<readonly Short[]> {
  const read = readJson(content, file)
  if (!read.ok) return read
  const list = many ? read.value : [read.value]
  if (!Array.isArray(list))
    return {
      ok: false,
      faults: [{ code: 'wrong-form', file, found: shown(read.value), right: '[{"type": ...}]' }],
    }
  const faults: Fault[] = []
  const acts = list.flatMap((value: unknown, index): Short[] => {
    const at = many ? `/${index}` : ''
    const parsed = z.safeParse(shortSchema, value)
    if (!parsed.success) {
      for (const issue of parsed.error.issues)
        faults.push({
          code: 'wrong-form',
          file,
          pointer: `${at}/${issue.path.map(String).join('/')}`,
          right: issue.message,
        })
      return []
    }
    const { type, by, body, docs } = parsed.data
    const actor = actorOf(by)
    const moment = parsed.data.at === undefined ? start : instant(parsed.data.at)
    if (!actor)
      faults.push({ code: 'wrong-form', file, pointer: `${at}/by`, found: by, right: 'ARM | secretariat' })
    if (!moment)
      faults.push({
        code: 'wrong-form',
        file,
        pointer: `${at}/at`,
        found: parsed.data.at ?? '',
        right: '2022-01-05T16:00:00Z',
      })
    return actor && moment ? [{ type, by: actor, at: moment, body, docs }] : []
  })
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: acts }
}

function actorOf(code: string): Actor | undefined {
  const party = partyId(code)
  if (party) return { party }
  return CODE.test(code) ? { office: code as OfficeId } : undefined
}
