import assert from 'node:assert/strict'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { enrolment } from '../record/author.ts'
import { createRecord, heldKey, heldKeys } from '../store/create.ts'
import { keep } from '../server/kept.ts'
import { run, scratch } from '../../tests/support/command.ts'
import { actorFor, CLOCK, crypto, openedBuilt, SHIPPED, signerFor } from '../../tests/support/records.ts'
import { fixedClock, seedOf } from '../../tests/support/seeded.ts'
import { rotate } from './rotate.ts'
import { verify } from './verify.ts'

const ORG = 'harbour-league'
const { folder } = scratch()
const RECORD = join(folder, ORG)
const held = ['log', 'clock', 'ANSA'].map((code) =>
  heldKey(
    actorFor(code),
    enrolment(crypto, signerFor(ORG, code), actorFor(code)).key,
    seedOf(`${ORG}/${code}`),
  ),
)
createRecord(RECORD, openedBuilt(ORG), signerFor(ORG, 'log'), held, fixedClock(CLOCK)())
const place = { data: folder }

test('a key of each kind of holder gives its place to a new one, and the record holds after each', async () => {
  for (const code of ['ANSA', 'clock', 'log']) {
    const before = heldKeys(RECORD)
    const ran = await run(rotate, [RECORD, code, '--json'], place)
    assert.equal(ran.code, 0, ran.said)
    const { key, replaces } = ran.json() as { key: string; replaces: string }
    const [first, ...rest] = heldKeys(RECORD)
    assert.deepEqual([first?.key, rest], [key, before])
    assert.ok(before.some((one) => one.key === replaces))
    assert.equal((await run(verify, [RECORD, '--json'], place)).code, 0)
  }
  assert.equal(statSync(join(RECORD, 'keys.json')).mode & 0o777, 0o600)
})

test('a key that was rotated is rotated again from the new one', async () => {
  const log = heldKeys(RECORD)[0]?.key
  const ran = await run(rotate, [RECORD, 'log', '--json'], place)
  assert.equal((ran.json() as { replaces: string }).replaces, log)
  assert.equal((await run(verify, [RECORD, '--json'], place)).code, 0)
})

test('without a key of the holder nothing is changed, nor while a server keeps the record', async () => {
  const before = readFileSync(join(RECORD, 'keys.json'), 'utf8')
  assert.equal((await run(rotate, [RECORD, 'BRISO'], place)).code, 3)
  assert.equal((await run(rotate, [RECORD], place)).code, 2)
  const kept = await keep({ organisations: SHIPPED, data: folder }, RECORD, fixedClock(CLOCK))
  assert.equal((await run(rotate, [RECORD, 'log'], place)).code, 7)
  await kept.close()
  assert.equal(readFileSync(join(RECORD, 'keys.json'), 'utf8'), before)
})
