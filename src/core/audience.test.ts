import assert from 'node:assert/strict'
import { test } from 'node:test'
import { maySee, PUBLIC, RULES, type Viewer } from './audience.ts'
import type { PartyId } from './ids.ts'

const ANSA: Viewer = { kind: 'party', party: 'ANSA' as PartyId }
const isMember = (party: PartyId): boolean => party === 'ANSA'

test('whoever reads sees what is public', () => {
  for (const viewer of [PUBLIC, RULES, ANSA])
    assert.equal(
      maySee(viewer, 'public', () => false),
      true,
    )
})

test('the public sees nothing that is for members', () => {
  assert.equal(
    maySee(PUBLIC, 'members', () => true),
    false,
  )
})

test('a delegation sees what is for members where its party is one', () => {
  assert.equal(maySee(ANSA, 'members', isMember), true)
  assert.equal(maySee({ kind: 'party', party: 'INCHOR' as PartyId }, 'members', isMember), false)
})

test('the rules see all acts, since they rule on all', () => {
  assert.equal(
    maySee(RULES, 'members', () => false),
    true,
  )
})
