import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Entry } from '../core/act.ts'
import type { Json } from '../core/json.ts'
import { canonical } from '../record/canonical.ts'
import { verify, type Found } from '../record/verify.ts'
import { openFile, openStored } from './stored.ts'
import { sqliteStore } from './sqlite.ts'
import { verifyFound } from './verify-stored.ts'
import { scratch } from '../../tests/support/command.ts'
import { archiveOf, crypto, foundOf, pour, resealed, workedBuilt } from '../../tests/support/records.ts'
import { fixedClock } from '../../tests/support/seeded.ts'

const ORG = 'harbour-league'
const BUILT = workedBuilt(ORG)
const { folder } = scratch()
const FILE = join(folder, 'record.chancery')
writeFileSync(FILE, archiveOf(ORG, BUILT))
const RECORD = join(folder, 'record')
const store = sqliteStore(RECORD, 'write', fixedClock('2026-03-02T09:00:00Z'))
pour(ORG, BUILT, store)
store.close()

/** The record with the signatures of these entries exchanged for that of the entry before. */
function missigned(...positions: readonly number[]): Found {
  const signed = (entry: Entry, at: number): unknown => ({
    ...entry,
    evidence: [{ ...entry.evidence[0]!, sig: BUILT.ledger.entries[at - 1]!.evidence[0]!.sig }],
  })
  const entries = BUILT.entries.map((bytes, at) =>
    positions.includes(at) ? canonical(signed(BUILT.ledger.entries[at]!, at) as Json) : bytes,
  )
  return resealed(ORG, BUILT, entries)
}

test('threads give the report that one thread gives, of a record that holds and of one with wrong signatures', async () => {
  for (const found of [foundOf(ORG, BUILT), missigned(3), missigned(2, 5, 11)]) {
    const expected = verify(crypto, found)
    for (const threads of [0, 1, 3])
      assert.deepEqual(await verifyFound(crypto, found, { threads }), expected, `${threads}`)
  }
  assert.equal(
    (await verifyFound(crypto, missigned(2, 5, 11), { threads: 2 })).faults.filter(
      ({ code }) => code === 'signature-wrong',
    ).length,
    3,
  )
})

test('a file and a folder read piece by piece give the report of the record in memory', async () => {
  const expected = verify(crypto, foundOf(ORG, BUILT))
  for (const open of [() => openFile(FILE), () => openStored(RECORD)]) {
    const { found, close } = open()
    for (const only of [undefined, 'bytes', 'signatures', 'rulings'] as const) {
      const { ok, root, faults } = await verifyFound(crypto, found, { only, threads: 1 })
      assert.deepEqual({ ok, root, faults }, { ok: true, root: expected.root, faults: [] }, only)
    }
    close()
  }
})

test('an entry of several megabytes is a fault of its size, and its signature is looked at all the same', async () => {
  const body = { organ: 'council', pad: 'x'.repeat(5_000_000) }
  const last = BUILT.ledger.entries.at(-1)!
  const large = canonical({ ...last, act: { ...last.act, body } } as unknown as Json)
  const found = resealed(ORG, BUILT, [...BUILT.entries.slice(0, -1), large])
  const report = await verifyFound(crypto, found, { threads: 2 })
  const codes = report.faults.map(({ code }) => code)
  assert.ok(codes.includes('too-large') && codes.includes('signature-wrong'), codes.join())
  assert.deepEqual(report, verify(crypto, found))
})
