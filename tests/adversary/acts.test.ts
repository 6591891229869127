/** What an adversary tried on the acts: deadlines, procedures that were broken, days that a notice bears, outcomes declared notwithstanding. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { KINDS } from '../../src/core/acts/index.ts'
import type { Charter, Rule } from '../../src/core/charter/charter.ts'
import type { Instrument } from '../../src/core/charter/instrument.ts'
import { flags, type Happened } from '../../src/core/chronicle.ts'
import type { PartyId, QuestionId } from '../../src/core/ids.ts'
import type { JsonObject } from '../../src/core/json.ts'
import type { Effect, ReasonCode, Ruling } from '../../src/core/refusal.ts'
import type { Condition } from '../../src/core/rules/condition.ts'
import { instrumentOf, statusOn } from '../../src/core/situation.ts'
import { instantOf, seconds, type Day, type Instant } from '../../src/core/time.ts'
import { charterOf, yamlFile, yamlFiles } from '../support/organisations.ts'
import {
  emptyRecord,
  foundedRecord,
  openedRecord,
  perform,
  ruleOn,
  type Record,
  type ShortAct,
} from '../support/perform.ts'

const lake = charterOf('lake-commission')
const lagoon = charterOf('lagoon-union')
const EXPIRY = '2026-03-06T12:00:00Z'
const PUT = {
  question: 'LC/1',
  organ: 'commission',
  matter: 'opinion',
  procedure: 'letters',
  purpose: 'replies',
  closes: EXPIRY,
}

function act(by: string, type: string, at: string, body: JsonObject): ShortAct {
  return { by, type, at, body }
}

function refusals(ruling: Ruling): readonly ReasonCode[] {
  return ruling.inOrder ? [] : ruling.reasons.map(({ code }) => code)
}

function effects(ruling: Ruling): readonly Effect[] {
  assert.ok(ruling.inOrder, JSON.stringify(ruling))
  return ruling.effects
}

function withRule(charter: Charter, id: string, more: Partial<Rule>): Charter {
  assert.ok(
    charter.rules.some((rule) => rule.id === id),
    id,
  )
  return { ...charter, rules: charter.rules.map((rule) => (rule.id === id ? { ...rule, ...more } : rule)) }
}

function withInstrument(charter: Charter, treaty: string, more: Partial<Instrument>): Charter {
  const before = charter.instruments[treaty as never] as Instrument
  return {
    ...charter,
    instruments: { ...charter.instruments, [treaty]: { ...before, ...more } },
  }
}

/** A text under silence that Brue objected to on 4 March. */
function broken(charter: Charter): Record {
  const record = openedRecord(charter)
  perform(record, act('president', 'question.put', '2026-03-02T12:00:00Z', PUT))
  perform(
    record,
    act('BRUE', 'position.taken', '2026-03-04T12:00:00Z', { question: 'LC/1', position: 'objection' }),
  )
  return record
}

function declared(record: Record, at: string, outcome: string): readonly ReasonCode[] {
  const body = { question: 'LC/1', organ: 'commission', matter: 'opinion', outcome }
  return refusals(ruleOn(record, act('secretariat', 'question.decided', at, body)))
}

test('an objection that broke a silence stands though its author leaves before the outcome is declared', () => {
  const atOnce = { notice: { unit: 'days', count: 0 }, counts: 'receipt', conditions: [] } as const
  const record = broken(withInstrument(lake, 'lake-treaty', { withdrawal: atOnce }))
  perform(record, act('BRUE', 'withdrawal.notified', '2026-03-05T12:00:00Z', { treaty: 'lake-treaty' }))
  for (const at of ['2026-03-05T13:00:00Z', EXPIRY, '2026-04-01T00:00:00Z']) {
    assert.deepEqual(declared(record, at, 'not-adopted'), [], at)
    assert.deepEqual(declared(record, at, 'adopted'), ['outcome-differs'], at)
  }
})

test('a procedure that was broken adopts nothing, also where the rule counts votes and the rest would be enough', () => {
  const adopt: Condition = {
    kind: 'votes',
    counted: ['yes', 'silent'],
    threshold: { num: 1n, den: 2n },
    comparison: 'more-than',
    base: 'members',
  }
  const record = broken(withRule(lake, 'letters', { adopt }))
  for (const at of ['2026-03-04T13:00:00Z', EXPIRY])
    assert.deepEqual(declared(record, at, 'not-adopted'), [], at)
})

test('a broken procedure is declared not adopted also where there is no quorum to vote with', () => {
  const quorum: Condition = {
    kind: 'votes',
    counted: ['yes', 'no'],
    threshold: { num: 1n, den: 2n },
    comparison: 'more-than',
    base: 'members',
  }
  assert.deepEqual(declared(broken(withRule(lake, 'letters', { quorum })), EXPIRY, 'not-adopted'), [])
})

test('what is declared notwithstanding stays flagged, also where the charter comes to give the same', () => {
  const roll = { yes: ['AARE', 'BRUE', 'CEDRO', 'DELLE'] }
  const body = { question: 'LC/9', organ: 'commission', matter: 'measure', outcome: 'adopted', roll }
  const happened = (kind: string, by: object, inner: object, position: number): Happened =>
    ({
      kind,
      by,
      body: inner,
      day: '2026-03-02',
      act: position,
      reported: false,
      known: '2026-03-02',
      assumed: false,
      sources: [],
      against: [],
      claims: [],
      docs: [],
    }) as unknown as Happened
  const parties = ['AARE', 'BRUE', 'CEDRO', 'DELLE'].map((party) => ({
    party,
    status: 'member',
    since: '2000-01-01',
  }))
  const events = [
    happened('standing.opened', { office: 'depositary' }, { parties }, 1),
    happened('decided.notwithstanding', { office: 'secretariat' }, body, 2),
  ]
  assert.deepEqual(
    [...(flags(lake, events).get(2) ?? [])].map(({ code }) => code),
    ['charter-provides'],
  )
})

test('a rule that applies once a protocol is in force lets a question be put under it, and not before', () => {
  const when: Condition = { kind: 'in-force', treaty: 'plain-accord' as never }
  const charter = withRule(lagoon, 'general', { when })
  const put = { question: 'LU/1', organ: 'council', matter: 'general' }
  const record = openedRecord(charter)
  const asked = (at: string): readonly ReasonCode[] =>
    refusals(ruleOn(record, act('ABELO', 'question.put', at, put)))
  assert.deepEqual(asked('2026-02-01T09:00:00Z'), ['no-rule'])
  for (const party of ['ABELO', 'BORRA']) {
    perform(record, act(party, 'treaty.signed', '2026-02-01T09:00:00Z', { treaty: 'plain-accord' }))
    perform(record, act(party, 'ratification.deposited', '2026-02-01T09:00:00Z', { treaty: 'plain-accord' }))
  }
  perform(
    record,
    act('depositary', 'treaty.entered-into-force', '2026-02-01T09:00:00Z', { treaty: 'plain-accord' }),
  )
  assert.deepEqual(asked('2026-02-01T09:00:00Z'), [])
})

test('publication sets running what the rule of the day of the decision says, not that of the day of publication', () => {
  const effect = [{ is: { executory: { fact: 'published', days: 60n } } }] as const
  const until = '2026-04-01' as Day
  const before = withRule(lake, 'measure', { effect, until })
  const after: Rule = {
    ...lake.rules.find(({ id }) => id === 'measure')!,
    id: 'measure-2',
    from: until,
    effect: [],
  }
  const record = openedRecord({ ...before, rules: [...before.rules, after] })
  const put = { question: 'LC/5', organ: 'commission', matter: 'measure' }
  perform(record, act('AARE', 'question.put', '2026-03-02T12:00:00Z', put))
  for (const party of ['AARE', 'BRUE', 'CEDRO', 'DELLE'])
    perform(
      record,
      act(party, 'position.taken', '2026-03-03T12:00:00Z', { question: 'LC/5', position: 'yes' }),
    )
  perform(
    record,
    act('secretariat', 'question.decided', '2026-03-04T12:00:00Z', { ...put, outcome: 'adopted' }),
  )
  const published = act('secretariat', 'text.published', '2026-05-01T12:00:00Z', {
    question: 'LC/5',
    symbol: 'LC/DEC/5',
  })
  const running = effects(ruleOn(record, published)).filter(({ effect: code }) => code === 'executory')
  assert.equal(running.length, 7)
  assert.ok(running.every(({ from }) => from === '2026-06-30'))
})

test('hours from publication are counted from the moment of publication', () => {
  const silence = {
    ...lake.procedures['silence']!,
    agreed: 'no',
    published: 'at-once',
    statements: { from: 'publication', hours: 24n },
  } as const
  const record = openedRecord({ ...lake, procedures: { ...lake.procedures, silence } })
  const put = {
    question: 'LC/1',
    organ: 'commission',
    matter: 'opinion',
    procedure: 'silence',
    closes: EXPIRY,
  }
  perform(record, act('president', 'question.put', '2026-03-02T12:00:00Z', put))
  const outcome = { question: 'LC/1', organ: 'commission', matter: 'opinion', outcome: 'adopted' }
  perform(record, act('secretariat', 'question.decided', EXPIRY, outcome))
  perform(
    record,
    act('president', 'text.published', '2026-03-07T12:00:00Z', { question: 'LC/1', symbol: 'LC/DEC/1' }),
  )
  const attached = (at: string): readonly ReasonCode[] =>
    refusals(ruleOn(record, act('AARE', 'statement.attached', at, { question: 'LC/1', form: 'explanation' })))
  assert.deepEqual(attached('2026-03-08T11:59:59Z'), [])
  assert.deepEqual(attached('2026-03-08T12:00:00Z'), ['deadline-past'])
})

test('a notice counted from its own date takes effect on receipt at the earliest, and never in a year without a form', () => {
  const before = lagoon.instruments['union-treaty' as never] as Instrument
  const charter = withInstrument(lagoon, 'union-treaty', {
    withdrawal: { ...before.withdrawal!, counts: 'date' },
  })
  const notice = (dated: string): Ruling =>
    ruleOn(
      openedRecord(charter),
      act('CINTA', 'withdrawal.notified', '2026-03-02T09:00:00Z', { treaty: 'union-treaty', dated }),
    )
  assert.deepEqual(effects(notice('2026-02-01'))[0]?.from, '2027-02-01')
  assert.deepEqual(effects(notice('2020-02-01'))[0]?.from, '2026-03-02')
  assert.deepEqual(refusals(notice('9999-12-31')), ['too-early'])
  const record = openedRecord(charter)
  perform(
    record,
    act('CINTA', 'withdrawal.notified', '2026-03-02T09:00:00Z', {
      treaty: 'union-treaty',
      dated: '2020-02-01',
    }),
  )
  assert.equal(statusOn(record.situation, 'CINTA' as PartyId, '2026-03-01' as Day)?.status, 'member')
  assert.equal(
    instrumentOf(record.situation, 'union-treaty' as never).left.get('CINTA' as PartyId),
    '2026-03-02',
  )
})

test('a status that is not to be given yet has an earliest day only for whom, and to whom, it may be given then', () => {
  const record = openedRecord(lagoon)
  const admitted = (by: string): Ruling =>
    ruleOn(record, act(by, 'partner.admitted', '2026-03-02T09:00:00Z', { party: 'GALVA' }))
  assert.deepEqual(refusals(admitted('depositary')), ['not-authorised'])
})

// The earliest moment.

interface Example {
  readonly charter: string
  readonly after?: 'nothing' | 'genesis' | 'standing'
  readonly state?: readonly ShortAct[]
  readonly act: ShortAct
  readonly expected: { readonly inOrder: boolean; readonly earliest?: string }
}

const FOLDER = join(import.meta.dirname, '../conformance/acts')
const STARTS = { nothing: emptyRecord, genesis: foundedRecord, standing: openedRecord }
const second = (at: string, by: number): string => instantOf(seconds(at as Instant) + by)
/** Where a moment in the body is what is too soon, the earliest is the first that it may name. */
const NAMES: Readonly<{ [type: string]: string }> = {
  'question.put': 'closes',
  'procedure.proposed': 'closes',
  'session.convened': 'opens',
}

test('of every example that names an earliest moment, the act is in order then, and not a second before', () => {
  let tried = 0
  const charters = new Map<string, Charter>()
  for (const file of yamlFiles(FOLDER)) {
    const {
      charter,
      after = 'standing',
      state = [],
      act: given,
      expected,
    } = yamlFile(join(FOLDER, file)) as Example
    if (given === undefined || expected.inOrder) continue
    if (!charters.has(charter)) charters.set(charter, charterOf(charter))
    const record = STARTS[after](charters.get(charter)!)
    for (const one of state) perform(record, one)
    const ruling = ruleOn(record, given)
    if (ruling.inOrder || ruling.earliest === undefined) continue
    tried += 1
    const { earliest } = ruling
    const field = ruling.reasons.some(({ code }) => code === 'notice-too-short')
      ? NAMES[given.type]
      : undefined
    const at = (moment: string): readonly ReasonCode[] => {
      const body = field === undefined ? given.body : { ...given.body, [field]: moment }
      // What was agreed at a sitting is agreed with its own expiry: that is another fault than the period.
      return refusals(ruleOn(record, { ...given, body, ...(field === undefined ? { at: moment } : {}) }))
    }
    assert.deepEqual(at(earliest), [], `${file} ${earliest}`)
    assert.deepEqual(at(second(earliest, -1)), refusals(ruling), `${file} a second before ${earliest}`)
  }
  assert.ok(tried >= 12, `${tried} examples`)
})

test('every kind is refused or taken, and none falls over, on a body of names that every object has', () => {
  const word = 'constructor'
  const bodies: readonly JsonObject[] = [
    {
      organ: word,
      party: 'AARE',
      code: word,
      session: word,
      rank: word,
      question: word,
      matter: word,
      kind: word,
      motion: word,
      ruling: word,
      sitting: word,
      opens: EXPIRY,
      closes: EXPIRY,
      procedure: word,
    },
    {
      treaty: word,
      operation: word,
      consultation: word,
      ground: word,
      concerning: ['AARE'],
      error: word,
      fact: word,
      parties: ['AARE'],
      reservation: word,
    },
  ]
  for (const [type, { schema }] of KINDS) {
    for (const whole of bodies) {
      const known = Object.entries(whole).filter(([field]) => {
        const result = schema.safeParse({ [field]: whole[field] })
        return result.success || !result.error.issues.some(({ code }) => code === 'unrecognized_keys')
      })
      const body = Object.fromEntries(known)
      for (const by of ['AARE', 'president', 'secretariat', 'depositary', word])
        assert.ok(
          ruleOn(openedRecord(lake), { ...act(by, type, '2026-03-02T12:00:00Z', body), docs: [word] }),
          type,
        )
    }
  }
  assert.equal(openedRecord(lake).situation.questions.get(word as QuestionId), undefined)
})

// What is found, and when.

/** A question of the commission that excludes whoever is found concerned; it closes on 6 March, and Brue alone is against. */
function concerned(): Record {
  const excluded = [{ fact: 'stateConcerned', required: false, base: 'shrinks' }] as const
  const record = openedRecord(withRule(lake, 'opinion', { excluded }))
  const put = { question: 'LC/7', organ: 'commission', matter: 'opinion', closes: EXPIRY }
  perform(record, act('AARE', 'question.put', '2026-03-02T12:00:00Z', put))
  perform(record, act('BRUE', 'position.taken', '2026-03-03T12:00:00Z', { question: 'LC/7', position: 'no' }))
  return record
}

test('a finding on parties that comes at the deadline or after it changes no outcome, whenever that is declared', () => {
  const found = (at: string): Ruling => {
    const record = concerned()
    perform(record, act('president', 'fact.found', at, { fact: 'stateConcerned', parties: ['BRUE'] }))
    const body = { question: 'LC/7', organ: 'commission', matter: 'opinion', outcome: 'adopted' }
    return ruleOn(record, act('secretariat', 'question.decided', '2026-03-10T12:00:00Z', body))
  }
  assert.deepEqual(refusals(found(second(EXPIRY, -1))), [])
  assert.deepEqual(refusals(found(EXPIRY)), ['outcome-differs'])
})

test('an outcome that the charter gives as at the deadline is not declared notwithstanding it on a later day', () => {
  const record = concerned()
  const body = { question: 'LC/7', organ: 'commission', matter: 'opinion', outcome: 'not-adopted' }
  perform(
    record,
    act('president', 'fact.found', '2026-03-09T12:00:00Z', { fact: 'stateConcerned', parties: ['BRUE'] }),
  )
  const late = act('secretariat', 'decided.notwithstanding', '2026-03-10T12:00:00Z', body)
  assert.deepEqual(refusals(ruleOn(record, late)), ['charter-provides'])
})
