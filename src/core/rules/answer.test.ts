import assert from 'node:assert/strict'
import { test } from 'node:test'
import { charterOf } from '../../../tests/support/organisations.ts'
import { under } from '../../../tests/support/council.ts'
import { cite, count } from './answer.ts'

test('an answer that judges no position counts them all the same, and cites the rule that it would have been judged by', () => {
  const answer = under({}, { yes: 'ANSA HOLMA', no: 'BRISO' })
  assert.equal(answer.outcome, 'out-of-order')
  assert.deepEqual([answer.counts.yes, answer.counts.no, answer.counts.notVoted], [1, 1, 5])
  assert.equal(answer.rule?.id, 'substance')
})

test('a rule is cited with how its source was read, and where the charter lists none, as known from memory only', () => {
  const charter = charterOf('harbour-league')
  const [rule] = charter.rules
  const read = { title: 'Harbour Convention', seen: 'text' as const }
  const cited = (sources: object): unknown =>
    cite({ ...charter, sources: { ...sources } }, { ...rule!, source: 'convention' }).source
  assert.deepEqual(cited({ convention: { ...read, locator: 'Article 6' } }), read)
  assert.deepEqual(cited({}), { title: 'convention', seen: 'memory' })
})

test('each stand is counted under its own name', () => {
  assert.deepEqual(
    count([
      'yes',
      'yes',
      'no',
      'abstain',
      'absent',
      'objection',
      'reservation',
      'silent',
      'not-participating',
      'not-voted',
      'not-voted',
    ]),
    {
      yes: 2,
      no: 1,
      abstain: 1,
      absent: 1,
      objection: 1,
      reservation: 1,
      silent: 1,
      notParticipating: 1,
      notVoted: 2,
    },
  )
})
