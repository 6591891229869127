/** A meeting on the record: a session called by its members, motions in their order, a ruling challenged, a text in parts, a matter contested. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JsonObject } from '../../src/core/json.ts'
import { bench, type Bench } from '../support/bench.ts'

const MEMBERS = ['AROA', 'BELIO', 'CERRA', 'DUNA', 'ESTRO', 'FAROL'] as const

function vote(at: Bench, question: string, no: readonly string[] = []): void {
  for (const party of MEMBERS)
    at.act(party, 'position.taken', { question, position: no.includes(party) ? 'no' : 'yes' })
}

function put(question: string, matter: string, more: JsonObject = {}): JsonObject {
  return { question, organ: 'plenary', matter, ...more }
}

/** The plenary sits on 20 March 2026; Belio presides. */
function sitting(): Bench {
  const at = bench('reef-assembly', '2026-03-02T09:00:00Z')
  const session = { organ: 'plenary', session: 'urgent' }
  at.act('AROA', 'session.requested', session)
  assert.deepEqual(at.refused('AROA', 'session.requested', session), ['already-done'])
  const convened = { ...session, sitting: 'march', opens: '2026-03-05T09:00:00Z' }
  assert.deepEqual(at.refused('BELIO', 'session.convened', convened), ['too-few-requests'])
  at.act('CERRA', 'session.requested', session)
  assert.deepEqual(at.refused('BELIO', 'session.convened', { ...convened, opens: '2026-03-05T08:59:59Z' }), [
    'notice-too-short',
  ])
  assert.deepEqual(at.act('BELIO', 'session.convened', convened), ['convened'])
  assert.deepEqual(at.act('DUNA', 'credentials.lodged', { organ: 'plenary', rank: 'ambassador' }), [
    'lodged DUNA',
  ])
  at.set('2026-03-03T08:59:59Z')
  const seat = { organ: 'plenary', rank: 'ambassador' }
  assert.deepEqual(at.act('DUNA', 'representative.seated', seat), ['seated-provisionally DUNA'])
  at.set('2026-03-03T09:00:00Z')
  assert.deepEqual(at.act('DUNA', 'representative.seated', seat), ['seated DUNA'])
  at.set('2026-03-05T09:00:00Z')
  at.act('BELIO', 'sitting.held', { organ: 'plenary', code: 'march' })
  return at
}

test('motions are disposed of by their rank, and the question they are about waits for them', () => {
  const at = sitting()
  at.act('AROA', 'question.put', put('P/1', 'ordinary'))
  const motion = (name: string, kind: string): JsonObject => ({
    motion: name,
    organ: 'plenary',
    kind,
    sitting: 'march',
    question: 'P/1',
  })
  at.act('CERRA', 'motion.made', motion('M/1', 'amend'))
  at.act('DUNA', 'motion.made', motion('M/2', 'close-debate'))
  const carried = (name: string): JsonObject => ({ motion: name, outcome: 'carried' })
  assert.deepEqual(at.refused('BELIO', 'motion.disposed', carried('M/2')), ['not-seconded'])
  assert.deepEqual(at.refused('DUNA', 'motion.seconded', { motion: 'M/2' }), ['own-motion'])
  at.act('ESTRO', 'motion.seconded', { motion: 'M/2' })
  at.act('FAROL', 'motion.made', motion('M/3', 'suspend'))
  vote(at, 'P/1')
  for (const name of ['M/1', 'M/2'])
    assert.deepEqual(at.refused('BELIO', 'motion.disposed', carried(name)), ['precedence'])
  assert.deepEqual(
    at.refused('BELIO', 'question.decided', { ...put('P/1', 'ordinary'), outcome: 'adopted' }),
    ['precedence'],
  )
  at.act('BELIO', 'motion.disposed', { motion: 'M/3', outcome: 'rejected' })
  at.act('BELIO', 'motion.disposed', carried('M/2'))
  at.act('CERRA', 'motion.disposed', { motion: 'M/1', outcome: 'withdrawn' })
  assert.deepEqual(at.declare('BELIO', 'P/1'), ['adopted'])
})

test('a challenged ruling comes before all else; a question on it that is withdrawn leaves room for another', () => {
  const at = sitting()
  at.act('AROA', 'question.put', put('P/1', 'ordinary'))
  vote(at, 'P/1')
  at.act('BELIO', 'order.ruled', { ruling: 'R/1', organ: 'plenary', sitting: 'march' })
  at.act('DUNA', 'order.challenged', { ruling: 'R/1' })
  const onRuling = { about: 'R/1' }
  at.act('BELIO', 'question.put', put('P/2', 'ruling-challenge', onRuling))
  assert.deepEqual(at.refused('AROA', 'question.put', put('P/3', 'ruling-challenge', onRuling)), [
    'already-done',
  ])
  at.act('BELIO', 'question.withdrawn', { question: 'P/2' })
  assert.deepEqual(
    at.refused('BELIO', 'question.decided', { ...put('P/1', 'ordinary'), outcome: 'adopted' }),
    ['precedence'],
  )
  at.act('AROA', 'question.put', put('P/3', 'ruling-challenge', onRuling))
  vote(at, 'P/3', ['BELIO'])
  assert.deepEqual(at.declare('BELIO', 'P/3'), ['adopted', 'ruling-overruled'])
  assert.deepEqual(at.declare('BELIO', 'P/1'), ['adopted'])
})

test('a contested matter is settled first, also by an outcome declared notwithstanding', () => {
  for (const notwithstanding of [false, true]) {
    const at = sitting()
    at.act('AROA', 'question.put', put('P/1', 'ordinary'))
    at.act('CERRA', 'matter.contested', { question: 'P/1', matter: 'weighty' })
    vote(at, 'P/1', ['DUNA', 'ESTRO', 'FAROL'].slice(1))
    at.act('BELIO', 'question.put', put('P/2', 'which-majority', { about: 'P/1' }))
    if (notwithstanding) {
      const declared = { ...put('P/2', 'which-majority'), outcome: 'adopted' }
      assert.deepEqual(at.act('BELIO', 'decided.notwithstanding', declared), ['adopted', 'notwithstanding'])
    } else {
      vote(at, 'P/2')
      assert.deepEqual(at.declare('BELIO', 'P/2'), ['adopted', 'weighty'])
    }
    assert.equal(at.question('P/1').matter, 'weighty')
    assert.deepEqual(at.declare('BELIO', 'P/1'), ['adopted'])
  }
})

test('a part that is rejected leaves the text, and the mover may keep the text whole', () => {
  const at = sitting()
  at.act('AROA', 'question.put', put('P/1', 'ordinary'))
  at.act('CERRA', 'question.put', put('P/1/8', 'ordinary', { within: 'P/1' }))
  vote(at, 'P/1')
  assert.deepEqual(
    at.refused('BELIO', 'question.decided', { ...put('P/1', 'ordinary'), outcome: 'adopted' }),
    ['part-undecided'],
  )
  vote(at, 'P/1/8', ['AROA', 'BELIO', 'CERRA'])
  assert.deepEqual(at.declare('BELIO', 'P/1/8'), ['not-adopted', 'without-part'])
  assert.deepEqual(at.declare('BELIO', 'P/1'), ['adopted', 'without-part'])
  at.act('AROA', 'question.put', put('P/4', 'ordinary'))
  at.act('CERRA', 'question.put', put('P/4/1', 'ordinary', { within: 'P/4' }))
  assert.deepEqual(at.act('AROA', 'division.objected', { question: 'P/4' }), ['undivided'])
  vote(at, 'P/4')
  assert.deepEqual(at.declare('BELIO', 'P/4'), ['adopted'])
})
