/** Standing and chronicle side by side: what is performed is ruled by what was performed, and a report that comes late flags it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PUBLIC } from '../../src/core/audience.ts'
import { membersOf } from '../../src/core/members.ts'
import type { Day } from '../../src/core/time.ts'
import { textDocument } from '../../src/record/author.ts'
import { flagsOf, readingOfRecord, situationOn, type Reading } from '../../src/store/reading.ts'
import { bench, type Bench } from '../support/bench.ts'

const PUT = { question: 'LC/1', organ: 'commission', matter: 'measure' }

/** An archivist reports that a member had left on 2 March, the day on which the standing was opened. */
function reportLeaving(at: Bench, party: string): void {
  const source = textDocument('source.gazette', `${party} left.\n`, 'text/plain')
  const report = {
    kind: 'membership.ceased',
    by: { office: 'depositary' },
    effect: '2026-03-02',
    sources: ['source.gazette'],
    body: { party },
  }
  assert.deepEqual(at.act('archivist', 'act.reported', report, [source]), ['reported'])
}

function reading({ registrar }: Bench): Reading {
  const { charter, entries } = registrar.ledger
  return readingOfRecord({ charter, parties: new Map(), entries, document: () => undefined }, PUBLIC)
}

function membersIn(at: Bench, on: string): readonly string[] {
  const { charter } = at.registrar.ledger
  return membersOf(charter, situationOn(reading(at), { on: on as Day }), 'commission' as never, on as Day)
}

test('a report that two members had left changes no ruling, flags the decision that they took part in, and shows in the chronicle', () => {
  const at = bench('lake-commission', '2026-03-02T09:00:00Z')
  at.act('AARE', 'question.put', PUT)
  for (const party of ['AARE', 'BRUE', 'CEDRO', 'DELLE'])
    at.act(party, 'position.taken', { question: 'LC/1', position: 'yes' })
  at.set('2026-03-03T09:00:00Z')
  assert.ok(at.declare('secretariat', 'LC/1').includes('adopted'))
  const decided = at.registrar.ledger.entries.length - 1
  assert.equal(flagsOf(reading(at)).size, 0)
  at.set('2026-03-04T09:00:00Z')
  for (const party of ['CEDRO', 'DELLE']) reportLeaving(at, party)
  // The standing has not heard of it: both still act, and are counted.
  at.act('AARE', 'question.put', { ...PUT, question: 'LC/2' })
  for (const party of ['AARE', 'BRUE', 'CEDRO', 'DELLE'])
    at.act(party, 'position.taken', { question: 'LC/2', position: 'yes' })
  assert.ok(at.declare('secretariat', 'LC/2').includes('adopted'))
  assert.equal(at.question('LC/1').outcome, 'adopted')
  // The chronicle has, and says so beside the decision.
  assert.deepEqual(membersIn(at, '2026-03-03'), ['AARE', 'BRUE', 'EBRON', 'FARNE', 'GIESS'])
  const flagged = flagsOf(reading(at)).get(decided)
  assert.deepEqual(
    flagged?.map(({ code, needed, reached }) => [code, needed, reached]),
    [['outcome-differs', 'out-of-order', 'adopted']],
  )
})

test('a report flags nothing of a decision that comes out the same without whom it concerns', () => {
  const at = bench('lake-commission', '2026-03-02T09:00:00Z')
  at.act('AARE', 'question.put', PUT)
  for (const party of ['AARE', 'BRUE', 'CEDRO', 'DELLE'])
    at.act(party, 'position.taken', { question: 'LC/1', position: 'yes' })
  at.set('2026-03-03T09:00:00Z')
  at.declare('secretariat', 'LC/1')
  const decided = at.registrar.ledger.entries.length - 1
  reportLeaving(at, 'GIESS')
  assert.equal(flagsOf(reading(at)).get(decided), undefined)
  assert.ok(!membersIn(at, '2026-03-03').includes('GIESS'))
})
