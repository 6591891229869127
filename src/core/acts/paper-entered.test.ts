/** What came on paper is ruled on as what the party would have done with its key at that moment, and the same follows. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { charterOf } from '../../../tests/support/organisations.ts'
import { openedRecord, perform, ruleOn, type Record, type ShortAct } from '../../../tests/support/perform.ts'
import { happenings } from '../chronicle.ts'
import type { PartyId, QuestionId } from '../ids.ts'
import type { JsonObject } from '../json.ts'
import { enteredBy } from '../paper.ts'
import { dayIn, instantOf, seconds, type Instant } from '../time.ts'
import { acknowledged } from './notice-acknowledged.ts'
import { answerOf } from './declaration.ts'

const conference = charterOf('isle-conference')
const CLOSES = '2026-02-05T09:00:00Z' as Instant
const after = (count: number): Instant => instantOf(seconds(CLOSES) + count)

/** A record with two questions that close at the same moment: a vote, and a silence. */
function begun(): Record {
  const record = openedRecord(conference)
  const put = { organ: 'conference', closes: CLOSES }
  const at = '2026-02-03T09:00:00Z'
  const [vote, silence] = [
    { ...put, question: 'C/1', matter: 'measure' },
    { ...put, question: 'C/2', matter: 'opinion', procedure: 'silence' },
  ]
  for (const body of [vote, silence]) perform(record, { type: 'question.put', by: 'secretariat', at, body })
  return record
}

const letterOf = ({ type: kind, by, at, body }: ShortAct, claimed: string): ShortAct => ({
  type: 'paper.entered',
  by: 'secretariat',
  at,
  body: { kind, by, body, claimed },
  docs: ['scan'],
})

const anyAct: fc.Arbitrary<ShortAct> = fc
  .record({
    question: fc.constantFrom('C/1', 'C/2', 'C/3'),
    party: fc.constantFrom('ARRAN', 'BARRA', 'NOBODY'),
    doing: fc.constantFrom<readonly [string, JsonObject]>(
      ['position.taken', { position: 'yes' }],
      ['position.taken', { position: 'no' }],
      ['position.taken', { position: 'objection' }],
      ['position.taken', { position: 'yes', for: 'BARRA' }],
      ['position.taken', { place: 'wrong' }],
      ['proxy.given', { to: 'BARRA' }],
      ['statement.attached', { form: 'explanation' }],
      ['notice.acknowledged', {}],
      ['question.decided', { outcome: 'adopted', organ: 'conference', matter: 'measure' }],
      ['question.withdrawn', {}],
    ),
    late: fc.constantFrom(-3600, -2, -1, 0, 1),
  })
  .map(({ question, party, doing: [type, body], late }) => ({
    type,
    by: party,
    at: after(late),
    body: { ...body, question },
  }))

test('a letter is in order exactly where the act of its party would be, for the same reasons and with the same effects', () => {
  fc.assert(
    fc.property(fc.array(anyAct, { minLength: 1, maxLength: 4 }), (acts) => {
      const [byKey, byLetter] = [begun(), begun()]
      for (const act of acts.toSorted((one, other) => (one.at < other.at ? -1 : 1))) {
        const letter = letterOf(act, '2026-02-03T09:00:00Z')
        const [own, entered] = [ruleOn(byKey, act), ruleOn(byLetter, letter)]
        const paper = { effect: 'on-paper', party: act.by }
        assert.deepEqual(entered, own.inOrder ? { ...own, effects: [...own.effects, paper] } : own)
        if (!own.inOrder) continue
        perform(byKey, act)
        perform(byLetter, letter)
      }
      const at = after(0)
      for (const id of ['C/1', 'C/2'] as QuestionId[]) {
        const [one, other] = [byKey, byLetter].map(({ situation }) =>
          answerOf(conference, situation, situation.questions.get(id)!, dayIn(at, 'Europe/London'), at),
        )
        assert.deepEqual(other, one)
      }
    }),
    { numRuns: 60 },
  )
})

test('a position says that it came on paper, and no more once the party takes another by its key', () => {
  const record = begun()
  const vote = (position: string): ShortAct => ({
    type: 'position.taken',
    by: 'ARRAN',
    at: '2026-02-04T09:00:00Z',
    body: { question: 'C/1', position },
  })
  const taken = (): unknown =>
    record.situation.questions.get('C/1' as QuestionId)!.positions.get('ARRAN' as PartyId)?.onPaper
  perform(record, letterOf(vote('no'), '2026-02-03T10:00:00Z'))
  assert.equal(taken(), true)
  perform(record, vote('yes'))
  assert.equal(taken(), undefined)
})

test('an acknowledgement that came on paper is that of the party', () => {
  const record = begun()
  const act = { type: 'notice.acknowledged', by: 'ARRAN', at: CLOSES, body: { question: 'C/2' } }
  perform(record, letterOf(act, CLOSES))
  const [[party, known] = []] = acknowledged(record.situation, { question: 'C/2' })
  assert.deepEqual([party, known], ['ARRAN', { act: record.size - 1, at: CLOSES }])
})

test('what another reads of a record is what the party did', () => {
  const body = { kind: 'statement.made', by: 'ARRAN', body: { organ: 'conference' }, claimed: CLOSES }
  const act = {
    v: 1,
    log: 'test',
    type: 'paper.entered',
    by: { office: 'secretariat' as never, key: '0'.repeat(32) as never },
    at: CLOSES,
    audience: 'public',
    body,
    docs: [],
    nonce: '',
  } as const
  const [event] = happenings([{ act, evidence: [], received: CLOSES }], 'Europe/London')
  assert.deepEqual(
    [event?.kind, event?.by, event?.body, event?.onPaper],
    ['statement.made', { party: 'ARRAN' }, { organ: 'conference' }, true],
  )
  assert.equal(enteredBy({ type: 'statement.made', body }), undefined)
})
