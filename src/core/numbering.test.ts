/** Decisions are numbered one after the other, in each form and each year. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { charterOf } from '../../tests/support/organisations.ts'
import { emptyRecord, foundedRecord, perform, type Record } from '../../tests/support/perform.ts'
import { standingOf } from '../../tests/support/organisations.ts'
import type { OrganId, QuestionId } from './ids.ts'
import { nextSymbol, noteNumber, numberingOf } from './numbering.ts'
import type { Day } from './time.ts'

const conference = charterOf('isle-conference')
const ORGAN = { organ: 'conference' as OrganId }

test('the procedure numbers before the organ does, and where neither says so nothing is numbered', () => {
  assert.equal(numberingOf(conference, ORGAN)?.form, 'CONF.DEC/{n}/{yy}')
  assert.equal(numberingOf(conference, { ...ORGAN, procedure: 'silence' })?.form, 'SIL/{nnn}/{yyyy}')
  const harbours = { organ: 'harbours' as OrganId }
  assert.equal(numberingOf(conference, harbours), undefined)
  assert.equal(nextSymbol(conference, { numbers: new Map() }, harbours, '2026-01-01' as Day), undefined)
})

test('numbers begin anew with each year, and one of the year before, declared late, is of that year', () => {
  const numbers = new Map<string, number>()
  const next = (on: string): string | undefined => nextSymbol(conference, { numbers }, ORGAN, on as Day)
  const note = (symbol: string, on: string): void =>
    noteNumber({ numbers }, conference, ORGAN, symbol, on as Day)
  note('CONF.DEC/4/26', '2026-12-30')
  note('CONF.DEC/5/26', '2027-01-02')
  note('CONF.DEC/1/27', '2027-01-03')
  note('CONF.DEC/1/26', '2027-01-04')
  note('Another symbol', '2027-01-05')
  assert.deepEqual(
    [next('2026-12-31'), next('2027-01-01'), next('2028-01-01')],
    ['CONF.DEC/6/26', 'CONF.DEC/2/27', 'CONF.DEC/1/28'],
  )
})

/** Puts and adopts a question without a deadline. */
function adopt(record: Record, question: string, at: string): string | undefined {
  const put = { question, organ: 'conference', matter: 'measure' }
  perform(record, { type: 'question.put', by: 'secretariat', at, body: put })
  perform(record, { type: 'position.taken', by: 'ARRAN', at, body: { question, position: 'yes' } })
  perform(record, { type: 'question.decided', by: 'secretariat', at, body: { question, outcome: 'adopted' } })
  return record.situation.questions.get(question as QuestionId)?.adoptedAs
}

test('an organisation that starts to work in the middle of a year goes on with the numbers that it gave', () => {
  assert.deepEqual(emptyRecord(conference).situation.numbers, new Map())
  const record = foundedRecord(conference)
  const numbers = [{ form: 'CONF.DEC/{n}/26', last: 17 }]
  const body = { ...standingOf('isle-conference'), numbers }
  perform(record, { type: 'standing.opened', by: 'depositary', at: '2026-01-02T00:00:00Z', body })
  assert.equal(adopt(record, 'C/1', '2026-02-01T09:00:00Z'), 'CONF.DEC/18/26')
  assert.equal(adopt(record, 'C/2', '2026-02-02T09:00:00Z'), 'CONF.DEC/19/26')
  assert.equal(adopt(record, 'C/3', '2027-02-02T09:00:00Z'), 'CONF.DEC/1/27')
})

test('what is not adopted takes no number', () => {
  const record = foundedRecord(conference)
  perform(record, {
    type: 'standing.opened',
    by: 'depositary',
    at: '2026-01-02T00:00:00Z',
    body: standingOf('isle-conference'),
  })
  const at = '2026-02-01T09:00:00Z'
  perform(record, {
    type: 'question.put',
    by: 'secretariat',
    at,
    body: { question: 'C/1', organ: 'conference', matter: 'measure' },
  })
  perform(record, {
    type: 'question.decided',
    by: 'secretariat',
    at,
    body: { question: 'C/1', outcome: 'not-adopted' },
  })
  assert.equal(adopt(record, 'C/2', at), 'CONF.DEC/1/26')
})
