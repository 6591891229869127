import assert from 'node:assert/strict'
import { test } from 'node:test'
import { classificationOf, maySee, NOBODY, PUBLIC, RULES, type Belonging, type Viewer } from './audience.ts'
import type { OrganId, PartyId } from './ids.ts'

const [ansa, inchor] = ['ANSA', 'INCHOR'] as unknown as readonly [PartyId, PartyId]
const board = 'board' as OrganId
const ANSA: Viewer = { kind: 'party', party: ansa }
const INCHOR: Viewer = { kind: 'party', party: inchor }
const belonging: Belonging = {
  isMember: (party) => party === ansa,
  sitsIn: (party, organ) => party === ansa && organ === board,
}

test('whoever reads sees what is public', () => {
  for (const viewer of [PUBLIC, RULES, ANSA]) assert.equal(maySee(viewer, 'public', NOBODY), true)
})

test('the public sees nothing that is for members, for an organ or for named parties', () => {
  for (const audience of ['members', { organ: board }, { parties: [ansa] }] as const)
    assert.equal(maySee(PUBLIC, audience, belonging), false)
})

test('a delegation sees what is for members where its party is one', () => {
  assert.equal(maySee(ANSA, 'members', belonging), true)
  assert.equal(maySee(INCHOR, 'members', belonging), false)
})

test('a delegation sees what is for an organ where its party sits there, and what names its party', () => {
  assert.deepEqual(
    [ANSA, INCHOR].map((viewer) => maySee(viewer, { organ: board }, belonging)),
    [true, false],
  )
  assert.deepEqual(
    [ANSA, INCHOR].map((viewer) => maySee(viewer, { parties: [inchor] }, belonging)),
    [false, true],
  )
})

test('what names nobody is seen by the rules alone', () => {
  assert.deepEqual(
    [PUBLIC, ANSA, RULES].map((viewer) => maySee(viewer, { parties: [] }, belonging)),
    [false, false, true],
  )
})

test('a committed document is classified by whom its act is for, without their names', () => {
  assert.deepEqual(
    (['public', 'members', { organ: board }, { parties: [ansa] }] as const).map(classificationOf),
    ['public', 'members', 'organ', 'parties'],
  )
})

test('the rules see all acts, since they rule on all', () => {
  assert.equal(maySee(RULES, 'members', NOBODY), true)
})
