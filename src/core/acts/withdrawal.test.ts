/** What a notice of withdrawal does, and what does nothing. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { charterOf } from '../../../tests/support/organisations.ts'
import { openedRecord, perform, ruleOn, type Record, type ShortAct } from '../../../tests/support/perform.ts'
import { KINDS } from './index.ts'
import { membersOf, partiesOn } from '../members.ts'
import type { OrganId, PartyId } from '../ids.ts'
import { branch, statusOn } from '../situation.ts'
import type { Day } from '../time.ts'

const union = charterOf('lagoon-union')
const act = (
  type: string,
  by: string,
  on: string,
  body: ShortAct['body'],
  docs?: readonly string[],
): ShortAct => ({
  type,
  by,
  at: `${on}T09:00:00Z`,
  body,
  ...(docs ? { docs } : {}),
})
const NOTICE = act('withdrawal.notified', 'DOLMA', '2026-03-05', { treaty: 'union-treaty' })
const statusOf = (record: Record, on: string, party = 'DOLMA'): string | undefined =>
  statusOn(record.situation, party as PartyId, on as Day)?.status

test('until the day of effect a member that gave notice is a member and votes, and no day longer', () => {
  const record = openedRecord(union)
  perform(record, NOTICE)
  assert.deepEqual(
    ['2026-03-05', '2027-03-04', '2027-03-05'].map((on) => statusOf(record, on)),
    ['member', 'member', 'former'],
  )
  const voters = (on: string) => membersOf(union, record.situation, 'council' as OrganId, on as Day)
  assert.ok(voters('2027-03-04').includes('DOLMA' as PartyId))
  assert.ok(!voters('2027-03-05').includes('DOLMA' as PartyId))
})

test('a statement to the public, whatever it says, leaves members, duties and votes as they are', () => {
  const record = openedRecord(union)
  const before = partiesOn(union, record.situation, '2030-01-01' as Day, true)
  const { instruments } = branch(record.situation)
  perform(record, act('statement.made', 'DOLMA', '2026-03-05', { topics: ['withdrawal'] }, ['text']))
  assert.deepEqual(partiesOn(union, record.situation, '2030-01-01' as Day, true), before)
  assert.deepEqual(record.situation.instruments, instruments)
  assert.deepEqual(
    ruleOn(record, act('withdrawal.revoked', 'DOLMA', '2026-03-06', { treaty: 'union-treaty' })),
    {
      inOrder: false,
      reasons: [{ code: 'nothing-pending', clause: 'Vienna Convention on the Law of Treaties, Art. 68' }],
    },
  )
})

test('who takes its notice back is a member since its first day, without a break', () => {
  const record = openedRecord(union)
  perform(record, NOTICE)
  perform(record, act('withdrawal.revoked', 'DOLMA', '2027-03-04', { treaty: 'union-treaty' }))
  assert.deepEqual(record.situation.parties.get('DOLMA' as PartyId), [
    { status: 'member', from: '2001-04-01', act: 1 },
  ])
})

test('a member may give notice again after it took one back', () => {
  const record = openedRecord(union)
  perform(record, NOTICE)
  perform(record, act('withdrawal.revoked', 'DOLMA', '2026-03-06', { treaty: 'union-treaty' }))
  perform(record, act('withdrawal.notified', 'DOLMA', '2026-03-07', { treaty: 'union-treaty' }))
  assert.equal(statusOf(record, '2027-03-07'), 'former')
})

test('the later decision with the earlier effect supersedes a notice, which cannot be taken back then', () => {
  const record = openedRecord(union)
  perform(record, NOTICE)
  perform(record, act('membership.ceased', 'council', '2026-03-06', { party: 'DOLMA', from: '2026-03-06' }))
  assert.deepEqual(
    ['2026-03-05', '2026-03-06', '2027-03-05'].map((on) => statusOf(record, on)),
    ['member', 'former', 'former'],
  )
  const revoked = ruleOn(record, act('withdrawal.revoked', 'DOLMA', '2026-03-07', { treaty: 'union-treaty' }))
  assert.equal(revoked.inOrder, false)
})

test('a suspension and its end leave a pending notice as it is', () => {
  const record = openedRecord(union)
  perform(record, NOTICE)
  perform(record, act('membership.suspended', 'assembly', '2026-04-05', { party: 'DOLMA' }))
  perform(record, act('membership.restored', 'council', '2026-05-05', { party: 'DOLMA' }))
  assert.deepEqual(
    ['2026-04-05', '2026-05-05', '2027-03-04', '2027-03-05'].map((on) => statusOf(record, on)),
    ['suspended', 'member', 'member', 'former'],
  )
})

test('the term of the treaty ends a membership on its own day, whenever the depositary records it', () => {
  const record = openedRecord(union)
  perform(record, act('membership.lapsed', 'depositary', '2026-06-01', { party: 'ESTRA' }))
  assert.deepEqual(
    ['2026-03-31', '2026-04-01'].map((on) => statusOf(record, on, 'ESTRA')),
    ['member', 'former'],
  )
})

test('a branch does not hear of what is found later', () => {
  const record = openedRecord(union)
  const copy = branch(record.situation)
  perform(
    record,
    act('fact.found', 'secretariat', '2026-03-01', { fact: 'duesUnsettled', parties: ['DOLMA'] }),
  )
  assert.equal(copy.findings.size, 0)
  assert.deepEqual(record.situation.findings.get('duesUnsettled'), {
    parties: ['DOLMA'],
    on: '2026-03-01',
    at: '2026-03-01T09:00:00Z',
    act: 2,
  })
})

test('a notice that was reported before the standing was opened stays pending after it', () => {
  const record = openedRecord(union)
  const { situation } = record
  perform(record, NOTICE)
  const body = { parties: [{ party: 'DOLMA', status: 'member', since: '2001-04-01' }] }
  const opened = { by: { office: 'depositary' as never }, body, day: '2026-04-01' as Day, act: record.size }
  KINDS.get('standing.opened')!.evolve(situation, opened, union)
  assert.deepEqual(
    ['2027-03-04', '2027-03-05'].map((on) => statusOf(record, on)),
    ['member', 'former'],
  )
})
