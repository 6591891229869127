import assert from 'node:assert/strict'
import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { instantOf, seconds, type Instant } from '../core/time.ts'
import { refusalDigest, signPromise, type Refused } from '../record/promise.ts'
import { scratch } from '../../tests/support/command.ts'
import { CLOCK, crypto, openedBuilt, signerFor, submissionOf } from '../../tests/support/records.ts'
import { MOST_OF_A_KEY, openRefusals } from './refusals.ts'

const ORG = 'harbour-league'
const { folder } = scratch()
const SENT = submissionOf(openedBuilt(ORG).ledger, ORG, { by: 'ANSA', type: 'statement.made', body: {} })
const KEY = SENT.act.by.key

function refused(n: number, received = CLOCK as Instant, promised = true): Refused {
  const act = n.toString(16).padStart(64, '0')
  const by = promised ? { by: instantOf(seconds(received) + 3600) } : {}
  return { kind: 'refusal', origin: `test/${ORG}`, act, received, reasons: ['malformed'], ...by }
}

function noteOf(of: Refused): string {
  return signPromise(crypto, [signerFor(ORG, 'log')], of)
}

test('what was refused is there after a restart, with what the sender was told, and waits to be noted', () => {
  const file = join(folder, 'again', 'log.jsonl')
  const before = openRefusals(crypto, file)
  for (const n of [1, 2]) before.keep(refused(n), noteOf(refused(n)), SENT)
  const after = openRefusals(crypto, file)
  assert.equal(after.told(refused(1).act), noteOf(refused(1)))
  assert.equal(after.told(refused(3).act), undefined)
  const [one, two] = [1, 2].map((n) => refusalDigest(crypto, refused(n)))
  assert.deepEqual(after.pending(new Set()), { digests: [one, two], since: CLOCK })
  assert.deepEqual(after.pending(new Set([one!])), { digests: [two], since: CLOCK })
  assert.deepEqual(after.pending(new Set([one!, two!])), { digests: [] })
  assert.deepEqual(JSON.parse(readFileSync(file, 'utf8').split('\n')[0]!).act, SENT.act)
})

test('a line that was torn takes no other with it', () => {
  const file = join(folder, 'torn.jsonl')
  openRefusals(crypto, file).keep(refused(1), noteOf(refused(1)), SENT)
  appendFileSync(file, '{"act":{"at":"2026')
  const again = openRefusals(crypto, file)
  again.keep(refused(2), noteOf(refused(2)), SENT)
  again.keep(refused(3), noteOf(refused(3)), SENT)
  const last = openRefusals(crypto, file)
  assert.deepEqual(
    [1, 2, 3].map((n) => last.told(refused(n).act) !== undefined),
    [true, true, true],
  )
  assert.equal(last.pending(new Set()).digests.length, 3)
})

test('a key has its measure of refusals in a day, and a new one the next day', () => {
  const log = openRefusals(crypto, join(folder, 'measure.jsonl'))
  for (let n = 0; n < MOST_OF_A_KEY; n += 1) {
    assert.ok(log.hasRoom(KEY, CLOCK as Instant))
    log.keep(refused(n), noteOf(refused(n)), SENT)
  }
  assert.ok(!log.hasRoom(KEY, CLOCK as Instant))
  assert.ok(log.hasRoom('f'.repeat(32), CLOCK as Instant))
  assert.ok(log.hasRoom(KEY, '2026-03-03T00:00:00Z' as Instant))
})
