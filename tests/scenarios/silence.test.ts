/** A silence procedure on the record, from the sitting at which it is proposed to the published text; and the ways it ends otherwise. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instantOf, seconds, type Instant } from '../../src/core/time.ts'
import { bench, type Bench } from '../support/bench.ts'

const EXPIRY = '2026-03-06T12:00:00Z'
const PUT = { question: 'LC/1', organ: 'commission', matter: 'opinion', procedure: 'silence', closes: EXPIRY }
const before = (at: string): string => instantOf(seconds(at as Instant) - 1)

/** A text under silence since noon of 2 March 2026, its use agreed at the sitting of that morning. */
function underSilence(): Bench {
  const at = bench('lake-commission', '2026-03-02T09:00:00Z')
  at.act('president', 'sitting.held', { organ: 'commission', code: 'march' })
  at.act('president', 'procedure.proposed', { ...PUT, sitting: 'march' })
  at.set('2026-03-02T12:00:00Z')
  assert.deepEqual(at.act('president', 'question.put', PUT), ['open'])
  return at
}

test('a text nobody objects to is adopted at its expiry by the clock, and issued once the organ has sat again', () => {
  const at = underSilence()
  assert.deepEqual(at.act('AARE', 'position.taken', { question: 'LC/1', position: 'yes' }), ['yes AARE'])
  at.set(before(EXPIRY))
  assert.equal(at.lapse(), 0)
  assert.deepEqual(at.refused('secretariat', 'question.decided', { ...decided('adopted') }), [
    'deadline-not-past',
  ])
  at.set(EXPIRY)
  assert.deepEqual(at.refused('BRUE', 'position.taken', { question: 'LC/1', position: 'objection' }), [
    'question-closed',
  ])
  const lapse = at.registrar.ledger.entries.at(-1)!.act
  assert.deepEqual(
    [lapse.type, 'office' in lapse.by && lapse.by.office, lapse.at],
    ['question.decided', 'clock', EXPIRY],
  )
  assert.equal(at.question('LC/1').outcome, 'adopted')
  assert.deepEqual(lapse.body['counts'], { ...NONE, yes: 1, silent: 6 })
  const text = { question: 'LC/1', symbol: 'LC/DEC/1' }
  assert.deepEqual(at.refused('AARE', 'statement.attached', { question: 'LC/1', form: 'explanation' }), [
    'not-published',
  ])
  assert.deepEqual(at.refused('president', 'text.published', text), ['not-before-next-sitting'])
  at.set('2026-04-02T09:00:00Z')
  at.act('president', 'sitting.held', { organ: 'commission', code: 'april' })
  assert.deepEqual(at.act('president', 'text.published', text), ['published'])
  const statement = { question: 'LC/1', form: 'interpretative-statement' }
  assert.deepEqual(at.act('BRUE', 'statement.attached', statement), ['interpretative-statement BRUE'])
  assert.equal(at.lapse(), 0)
})

test('an objection one second before the expiry breaks it, and the text is not adopted, whoever declares it when', () => {
  const at = underSilence()
  at.set(before(EXPIRY))
  assert.deepEqual(at.act('BRUE', 'position.taken', { question: 'LC/1', position: 'objection' }), [
    'objection BRUE',
    'broken',
  ])
  assert.deepEqual(at.refused('AARE', 'position.taken', { question: 'LC/1', position: 'yes' }), [
    'question-closed',
  ])
  assert.deepEqual(
    at.refused('president', 'deadline.extended', { question: 'LC/1', closes: '2026-03-07T12:00:00Z' }),
    ['question-closed'],
  )
  assert.equal(at.lapse(), 0)
  at.set(EXPIRY)
  assert.equal(at.lapse(), 1)
  assert.equal(at.question('LC/1').outcome, 'not-adopted')
})

test('a broken procedure is declared before its expiry by whom the charter lets declare', () => {
  const at = underSilence()
  assert.deepEqual(at.act('CEDRO', 'amendment.tabled', { question: 'LC/1', amendment: 'LC/1/A' }), [
    'broken CEDRO',
  ])
  assert.deepEqual(at.declare('secretariat', 'LC/1'), ['not-adopted', 'notice-due'])
  at.set(EXPIRY)
  assert.equal(at.lapse(), 0)
})

test('an extended text lapses at the later expiry and at no other', () => {
  const at = underSilence()
  const later = '2026-03-07T12:00:00Z'
  at.set(before(EXPIRY))
  assert.deepEqual(at.act('president', 'deadline.extended', { question: 'LC/1', closes: later }), [
    'extended',
  ])
  at.set(EXPIRY)
  assert.equal(at.lapse(), 0)
  at.set(before(later))
  assert.deepEqual(at.act('BRUE', 'position.taken', { question: 'LC/1', position: 'yes' }), ['yes BRUE'])
  at.set(later)
  assert.equal(at.lapse(), 1)
  assert.equal(at.question('LC/1').outcome, 'adopted')
})

test('a text that was withdrawn never lapses, and keeps back no other lapse', () => {
  const at = underSilence()
  const letters = { ...PUT, question: 'LC/2', procedure: 'letters', purpose: 'replies' }
  at.act('president', 'question.put', letters)
  assert.deepEqual(at.act('president', 'question.withdrawn', { question: 'LC/1' }), ['withdrawn'])
  at.set('2026-03-09T00:00:00Z')
  assert.equal(at.lapse(), 1)
  assert.deepEqual([at.question('LC/1').outcome, at.question('LC/2').outcome], [undefined, 'adopted'])
  assert.equal(at.lapse(), 0)
})

const NONE = {
  yes: 0,
  no: 0,
  abstain: 0,
  absent: 0,
  notParticipating: 0,
  notVoted: 0,
  objection: 0,
  reservation: 0,
  silent: 0,
}

function decided(outcome: string): { question: string; organ: string; matter: string; outcome: string } {
  return { question: 'LC/1', organ: 'commission', matter: 'opinion', outcome }
}
