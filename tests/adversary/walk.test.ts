/**
 * Acts at random, thousands of them, on the records of the fictional organisations. None makes a ruling fall over; the
 * same act in the same situation is ruled the same; where a ruling names the earliest moment, the act is in order then
 * and not before; and the standing that the walk made is made again by the acts that were in order.
 */
import * as z from 'zod/mini'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { KINDS } from '../../src/core/acts/index.ts'
import type { Charter } from '../../src/core/charter/charter.ts'
import type { Json, JsonObject } from '../../src/core/json.ts'
import { seconds, instantOf, type Instant } from '../../src/core/time.ts'
import { charterOf } from '../support/organisations.ts'
import { openedRecord, perform, ruleOn, type ShortAct } from '../support/perform.ts'

const ORGANISATIONS = ['lake-commission', 'reef-assembly', 'lagoon-union', 'harbour-league', 'alpine-compact']
const STEPS = 5000
const HOUR = 3600
const DAY = 24 * HOUR
const SINCE = '2026-01-02T00:00:00Z'

interface Form {
  readonly properties?: Readonly<{
    [field: string]: { readonly enum?: readonly Json[]; readonly type?: string }
  }>
  readonly required?: readonly string[]
}

const FORMS = new Map(
  [...KINDS].map(([kind, { schema }]) => {
    const form = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
    return [kind, form as unknown as Form] as const
  }),
)
// Acts on the record itself take keys, documents and what is reported: they are tried elsewhere.
const TRIED = [...KINDS.values()].filter(({ ofRecord }) => !ofRecord).map(({ kind }) => kind)
const OFTEN = ['question.put', 'position.taken', 'position.taken', 'question.decided', 'treaty.signed']

/** Numbers that look random and are the same each time. */
function dice(seed: number): <T>(of: readonly T[]) => T {
  let state = seed
  return (of) => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return of[Math.floor((state / 2 ** 32) * of.length)]!
  }
}

/** What may stand in a field of that name. */
function choices(charter: Charter, now: number): Readonly<{ [field: string]: readonly Json[] }> {
  const parties = Object.keys(charter.parties)
  const pairs = parties.map((party, index) => [party, parties[(index + 1) % parties.length]!])
  const later = [HOUR, DAY, 2 * DAY, 3 * DAY, 10 * DAY].map((more) => instantOf(now + more))
  const days = [-400, -1, 0, 1, 30, 90, 400].map((more) => instantOf(now + more * DAY).slice(0, 10))
  const ids = (of: Readonly<Record<string, readonly { readonly id: string }[]>>): readonly string[] => [
    ...Object.values(of)
      .flat()
      .map(({ id }) => id),
    'other',
  ]
  const questions = ['Q/1', 'Q/2', 'Q/3', 'Q/4']
  const treaties = Object.keys(charter.instruments)
  const [symbols, names] = [
    ['S/1', 'S/2'],
    ['one', 'two', 'three'],
  ]
  return {
    question: questions,
    within: questions,
    decision: questions,
    about: [...questions, 'R/1'],
    organ: Object.keys(charter.organs),
    matter: Object.keys(charter.matters),
    party: parties,
    to: parties,
    for: parties,
    host: parties,
    parties: pairs,
    principals: pairs,
    concerning: pairs,
    treaty: treaties,
    procedure: [...Object.keys(charter.procedures), 'other'],
    purpose: ['replies', 'other'],
    closes: later,
    opens: later,
    until: days,
    from: days,
    dated: days,
    fact: [...Object.keys(charter.facts), 'published'],
    value: ['yes', 'no', '90', '2026-01-01'],
    kind: ids(charter.motions),
    session: ids(charter.sessions),
    ground: charter.consultation.map(({ id }) => id),
    motion: ['M/1', 'M/2', 'M/3'],
    ruling: ['R/1', 'R/2'],
    rank: ['ambassador', 'foreign-minister'],
    capacity: ['foreign-minister', 'envoy'],
    operation: ['operation'],
    votes: [
      { needed: 2, reached: 1 },
      { needed: 2, reached: 2 },
    ],
    units: [[{ kind: 'vessels', count: 1 }]],
    roll: pairs.map(([yes, no]) => ({ yes: [yes!], no: [no!] })),
    symbol: symbols,
    adoptedAs: symbols,
    amendment: symbols,
    zone: ['Europe/Paris'],
    any: names,
    number: [0, 1, 50],
    text: ['T/1', 'T/2'],
    issue: [1, 1, 2],
    corrigendum: [1, 2],
    digests: ['a', 'b'].map((digit) => ({ en: digit.repeat(64) })),
    'question.put text': ['a', 'b'].map((digit) => ({
      text: 'T/1',
      issue: 1,
      digests: { en: digit.repeat(64) },
    })),
  }
}

for (const [index, organisation] of ORGANISATIONS.entries()) {
  test(`${organisation}: a long walk of acts at random is ruled throughout, and can be walked again`, () => {
    const charter = charterOf(organisation)
    const record = openedRecord(charter, SINCE)
    const pick = dice(index + 1)
    const authors = [
      'secretariat',
      'secretariat',
      'depositary',
      'president',
      'clock',
      ...Object.keys(charter.parties),
      ...Object.keys(charter.organs),
    ]
    const done: ShortAct[] = []
    let now = seconds('2026-01-03T00:00:00Z' as Instant)
    let waited = 0
    for (let step = 0; step < STEPS; step += 1) {
      now += pick([0, 1, 60, 600, HOUR, 6 * HOUR])
      const type = pick([true, false]) ? pick(OFTEN) : pick(TRIED)
      const body = bodyOf(type, choices(charter, now), pick)
      const act = {
        type,
        by: pick(authors),
        at: instantOf(now),
        body,
        docs: type.startsWith('text.') ? ['text.en'] : ['text'],
      }
      const ruling = ruleOn(record, act)
      assert.deepEqual(ruleOn(record, act), ruling, JSON.stringify(act))
      if (ruling.inOrder) {
        perform(record, act)
        done.push(act)
      } else if (
        ruling.earliest !== undefined &&
        isCuredByTime(
          type,
          ruling.reasons.map(({ code }) => code),
        )
      ) {
        waited += 1
        const at = (moment: number): boolean => ruleOn(record, { ...act, at: instantOf(moment) }).inOrder
        const earliest = seconds(ruling.earliest)
        assert.deepEqual([at(earliest), at(earliest - 1)], [true, false], JSON.stringify([act, ruling]))
      }
    }
    const again = openedRecord(charter, SINCE)
    for (const act of done) perform(again, act)
    assert.deepEqual(again.situation, record.situation)
    assert.ok(done.length > 30, `${done.length} acts in order, ${waited} that wait`)
  })
}

/** A body with what the kind asks for and some of the rest. */
function bodyOf(type: string, values: ReturnType<typeof choices>, pick: ReturnType<typeof dice>): JsonObject {
  const { properties = {}, required = [] } = FORMS.get(type) ?? {}
  const fields = Object.entries(properties).filter(
    ([field]) => field !== 'rows' && (required.includes(field) || pick([true, false, false, false])),
  )
  return Object.fromEntries(
    fields.map(([field, of]) => [
      field,
      pick(
        of.enum ??
          values[`${type} ${field}`] ??
          values[field] ??
          (of.type === 'integer' ? values['number']! : values['any']!),
      ),
    ]),
  )
}

/**
 * Where the period that an act gives is too short, `earliest` is the first moment that it may name; and what a declaration
 * must say is known only once it is due. Neither is cured by waiting.
 */
function isCuredByTime(type: string, codes: readonly string[]): boolean {
  return (
    type !== 'question.decided' && (!codes.includes('notice-too-short') || type === 'representative.seated')
  )
}
