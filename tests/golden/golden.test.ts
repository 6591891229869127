/**
 * Golden roots: with fixed keys, clock and randomness, each folder gives the same bytes, and so the same root, on every
 * machine. A root that changes means that the format, a rule of the record, or the data of a folder has changed.
 *
 * Where that was intended: CHANCERY_GOLDEN=write node --test tests/golden/golden.test.ts, and say in the commit why.
 */
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Built } from '../../src/record/build.ts'
import { readArchive } from '../../src/record/archive.ts'
import { hex } from '../../src/record/bytes.ts'
import { verify } from '../../src/record/verify.ts'
import { archiveOf, crypto, exampleBuilt, FICTIONAL, shipped, workedBuilt } from '../support/records.ts'

const FILE = join(import.meta.dirname, 'roots.json')
const HOW =
  'If the change is meant, run CHANCERY_GOLDEN=write node --test tests/golden/golden.test.ts and commit tests/golden/roots.json with the reason.'

const made = new Map<string, { built: Built; archive: Uint8Array }>()
const make = (name: string): Built =>
  FICTIONAL.includes(name as (typeof FICTIONAL)[number]) ? workedBuilt(name) : exampleBuilt(name)

for (const name of [...FICTIONAL, ...shipped()]) {
  const built = make(name)
  made.set(name, { built, archive: archiveOf(name, built) })
}

const roots = (): Record<string, { acts: number; root: string; archive: string }> =>
  Object.fromEntries(
    [...made].map(([name, { built, archive }]) => [
      name,
      {
        acts: built.entries.length,
        root: hex(built.ledger.tree.root()),
        archive: hex(crypto.sha256(archive)),
      },
    ]),
  )

test('every organisation gives the root and the bytes that are on file', () => {
  if (process.env['CHANCERY_GOLDEN'] === 'write')
    writeFileSync(FILE, `${JSON.stringify(roots(), undefined, 2)}\n`)
  assert.deepEqual(roots(), JSON.parse(readFileSync(FILE, 'utf8')), HOW)
})

for (const [name, { archive }] of made) {
  test(`${name}: built twice, the record has the same bytes`, () => {
    assert.deepEqual(archiveOf(name, make(name)), archive)
  })

  test(`${name}: the record holds, every act and signature of it`, () => {
    const report = verify(crypto, readArchive(archive))
    assert.deepEqual(report.faults, [])
    assert.equal(report.ok, true)
    assert.equal(report.acts, made.get(name)!.built.entries.length)
    assert.equal(report.rulings, report.acts)
    assert.ok(report.signatures >= report.acts)
  })
}
