/** A treaty on the record, from its signature to the withdrawal of a party, at the days on which each step takes effect. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PartyId, TreatyId } from '../../src/core/ids.ts'
import { binds } from '../../src/core/instruments/state.ts'
import { membersOf } from '../../src/core/members.ts'
import { instrumentOf, statusOn } from '../../src/core/situation.ts'
import type { Day } from '../../src/core/time.ts'
import { bench, type Bench } from '../support/bench.ts'

const DREDGING = { treaty: 'dredging-protocol' }
const UNION = { treaty: 'union-treaty' }

function status(at: Bench, party: string, on: string): string | undefined {
  return statusOn(at.standing, party as PartyId, on as Day)?.status
}

function bound(at: Bench, treaty: string, party: string, on: string): boolean {
  return binds(instrumentOf(at.standing, treaty as TreatyId), party as PartyId, on as Day)
}

test('a protocol enters into force thirty days after the third ratification, that of a named state among them', () => {
  const at = bench('lagoon-union', '2026-01-30T09:00:00Z')
  for (const party of ['ABELO', 'BORRA', 'CINTA', 'DOLMA'])
    assert.deepEqual(at.act(party, 'treaty.signed', DREDGING), [`signatory ${party}`])
  assert.deepEqual(at.refused('ESTRA', 'ratification.deposited', DREDGING), ['not-signed'])
  for (const party of ['BORRA', 'CINTA', 'DOLMA']) at.act(party, 'ratification.deposited', DREDGING)
  assert.deepEqual(at.refused('depositary', 'treaty.entered-into-force', DREDGING), ['named-state-missing'])
  // Before it is in force it is open to accession, and applied provisionally by whoever says so.
  at.act('ESTRA', 'accession.deposited', DREDGING)
  at.set('2026-01-31T09:00:00Z')
  at.act('ABELO', 'ratification.deposited', DREDGING)
  assert.deepEqual(at.refused('secretariat', 'treaty.entered-into-force', DREDGING), ['not-authorised'])
  // The day at the seat begins at 22:00 UTC of the day before.
  at.set('2026-03-01T21:59:59Z')
  assert.deepEqual(at.refused('depositary', 'treaty.entered-into-force', DREDGING), ['too-early'])
  at.set('2026-03-01T22:00:00Z')
  const effects = at.act('depositary', 'treaty.entered-into-force', DREDGING)
  assert.deepEqual(effects, [
    'in-force',
    ...['ABELO', 'BORRA', 'CINTA', 'DOLMA', 'ESTRA'].map((one) => `party ${one}`),
  ])
  assert.deepEqual(
    [
      bound(at, 'dredging-protocol', 'ESTRA', '2026-03-01'),
      bound(at, 'dredging-protocol', 'ESTRA', '2026-03-02'),
    ],
    [false, true],
  )
  assert.deepEqual(at.act('FERRO', 'accession.deposited', DREDGING), ['party FERRO'])
  assert.deepEqual(
    [
      bound(at, 'dredging-protocol', 'FERRO', '2026-03-31'),
      bound(at, 'dredging-protocol', 'FERRO', '2026-04-01'),
    ],
    [false, true],
  )
  assert.deepEqual(at.refused('FERRO', 'withdrawal.notified', DREDGING), ['not-a-member'])
  at.set('2026-04-01T09:00:00Z')
  // It says nothing of withdrawal: there is none.
  assert.deepEqual(at.refused('FERRO', 'withdrawal.notified', DREDGING), ['no-rule'])
})

test('a signatory ratifies, is a member, gives notice on 29 February, and leaves on 28 February of the next year', () => {
  const at = bench('lagoon-union', '2028-01-10T09:00:00Z')
  assert.deepEqual(at.act('FERRO', 'treaty.signed', UNION), ['signatory FERRO'])
  assert.equal(status(at, 'FERRO', '2028-01-10'), 'signatory')
  assert.deepEqual(at.refused('FERRO', 'withdrawal.notified', UNION), ['not-a-member'])
  at.set('2028-01-20T09:00:00Z')
  assert.deepEqual(at.act('FERRO', 'ratification.deposited', UNION), ['party FERRO'])
  at.act('secretariat', 'fact.found', { fact: 'duesUnsettled', parties: ['FERRO'] })
  at.set('2028-02-29T09:00:00Z')
  assert.deepEqual(at.refused('FERRO', 'withdrawal.notified', UNION), ['obligations-unsettled'])
  at.act('secretariat', 'fact.found', { fact: 'duesUnsettled', parties: [] })
  assert.deepEqual(at.act('FERRO', 'withdrawal.notified', UNION), ['former FERRO'])
  assert.deepEqual(at.refused('FERRO', 'withdrawal.notified', UNION), ['already-done'])
  assert.deepEqual(at.act('FERRO', 'withdrawal.revoked', UNION), ['member FERRO'])
  assert.equal(status(at, 'FERRO', '2029-03-01'), 'member')
  at.act('FERRO', 'withdrawal.notified', UNION)
  at.set('2029-02-27T21:59:59Z')
  at.act('FERRO', 'question.put', {
    question: 'LU/1',
    organ: 'council',
    matter: 'general',
    closes: '2029-02-27T21:59:59Z'.replace('27', '28'),
  })
  assert.deepEqual(at.act('FERRO', 'position.taken', { question: 'LU/1', position: 'yes' }), ['yes FERRO'])
  at.act('ABELO', 'position.taken', { question: 'LU/1', position: 'no' })
  at.set('2029-02-27T22:00:00Z')
  assert.deepEqual(
    [status(at, 'FERRO', '2029-02-27'), status(at, 'FERRO', '2029-02-28')],
    ['member', 'former'],
  )
  assert.deepEqual(at.refused('FERRO', 'withdrawal.revoked', UNION), ['deadline-past'])
  assert.deepEqual(at.refused('FERRO', 'position.taken', { question: 'LU/1', position: 'no' }), [
    'not-a-member',
  ])
  assert.deepEqual(at.refused('FERRO', 'ratification.deposited', UNION), ['not-signed'])
  at.set('2029-02-28T21:59:59Z')
  // Its vote stays on the record and does not count: it is no member on the day of the deadline.
  assert.deepEqual(at.declare('secretariat', 'LU/1'), ['not-adopted'])
  const council = membersOf(at.registrar.ledger.charter, at.standing, 'council' as never, '2029-02-28' as Day)
  assert.ok(!council.includes('FERRO' as PartyId))
})

test('a party that left comes back by signing and ratifying anew, and nothing of before speaks for it', () => {
  const at = bench('lagoon-union', '2027-01-10T09:00:00Z')
  at.act('CINTA', 'withdrawal.notified', UNION)
  at.set('2028-01-10T09:00:00Z')
  assert.equal(status(at, 'CINTA', '2028-01-10'), 'former')
  assert.deepEqual(at.refused('CINTA', 'ratification.deposited', UNION), ['not-signed'])
  assert.deepEqual(at.act('CINTA', 'treaty.signed', UNION), ['signatory CINTA'])
  assert.deepEqual(at.act('CINTA', 'ratification.deposited', UNION), ['party CINTA'])
  assert.equal(status(at, 'CINTA', '2028-01-10'), 'member')
  assert.deepEqual(at.act('CINTA', 'withdrawal.notified', UNION), ['former CINTA'])
  assert.equal(status(at, 'CINTA', '2029-01-10'), 'former')
})
