import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MOST_ACT_BYTES } from '../core/act.ts'
import { positionsDisclosed, standsOf } from '../core/acts/positions-disclosed.ts'
import type { PartyId, QuestionId } from '../core/ids.ts'
import { placeOf, restrictedOrigin } from '../core/restricted.ts'
import { unheard, type Asked, type Taken } from '../core/situation.ts'
import type { Instant } from '../core/time.ts'
import { canonical } from './canonical.ts'
import { disclosedBytes, disclosedEntries } from './restricted.ts'

/** A question on which so many parties of the longest codes took the position of the longest name, late in a long log. */
function heard(parties: number): Asked {
  const asked = unheard({
    id: 'A/79/1' as QuestionId,
    organ: 'o' as never,
    matter: 'm' as never,
    put: 0,
    putBy: 'o',
  })
  const taken: Taken = {
    position: 'not-participating',
    at: '2026-03-02T09:20:00Z' as Instant,
    act: 1,
    after: 9_999_999,
  }
  const codes = Array.from(
    { length: parties },
    (_, index) => `PARTY${String(index).padStart(3, '0')}` as PartyId,
  )
  return { ...asked, positions: new Map(codes.map((party) => [party, taken])) }
}

test('how each of 193 members stood, named as long as may be, goes into one act', () => {
  const question = 'S'.repeat(80)
  const body = { question, size: 9_999_999, root: 'f'.repeat(64), positions: standsOf(heard(193)) }
  assert.equal(positionsDisclosed.schema.safeParse(body).success, true)
  const document = { name: 'log', media: 'application/jsonl', bytes: 99_999_999, digest: 'f'.repeat(64) }
  const act = {
    v: 1,
    log: 'o'.repeat(200),
    type: 'positions.disclosed',
    by: { office: 'clock', key: 'f'.repeat(32) },
    at: '2026-03-02T09:20:00Z',
    seen: { size: 9_999_999, root: 'f'.repeat(64) },
    audience: 'public',
    body,
    docs: [document],
    nonce: 'f'.repeat(32),
  }
  const { length } = canonical(act)
  assert.ok(length <= MOST_ACT_BYTES, `${length} bytes`)
})

test('a disclosed log is read as it was written, and what follows its last newline is an entry too', () => {
  const entries = ['{"a":1}', '{}', '{"b":[1,2]}'].map((text) => new TextEncoder().encode(text))
  const whole = disclosedBytes(entries)
  assert.deepEqual(disclosedEntries(whole), entries)
  assert.equal(disclosedEntries(Uint8Array.of(...whole, 120)).length, entries.length + 1)
})

test('the log of a question is found by its origin whatever its symbol, and no other spelling names it', () => {
  for (const symbol of ['S/2022/155', 'A+B (rev. 1) #2', '100%'] as unknown as QuestionId[]) {
    const origin = restrictedOrigin('example.org/x', { question: symbol })
    assert.match(origin, /^[^ +]+$/)
    assert.deepEqual(placeOf('example.org/x', origin), { question: symbol })
  }
  for (const wrong of [
    'example.org/x/questions/',
    'example.org/x/questions/%',
    'example.org/x/questions/S/1',
    'example.org/y/register',
    'example.org/x/register/',
  ])
    assert.equal(placeOf('example.org/x', wrong), undefined, wrong)
})
