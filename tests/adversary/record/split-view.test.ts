/** Attack: two histories under one key, each shown to another reader. Detector: `verify --against` a head that another holds. */
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { verify } from '../../../src/cli/verify.ts'
import { writeArchive } from '../../../src/record/archive.ts'
import { force } from '../../support/records.ts'
import { run, scratch } from '../../support/command.ts'
import { detected, LOG_KEY, ORG, statement } from '../../support/attacks.ts'
import { archiveOf, foundOf, workedBuilt } from '../../support/records.ts'
import { noteSays } from '../../support/third-party.ts'

/** The record with one more act, which says another thing to each reader. */
function shownTo(organ: string): ReturnType<typeof workedBuilt> {
  const built = workedBuilt(ORG)
  force(built, ORG, statement(organ), '2026-03-02T10:00:00Z')
  return built
}

const [ONE, OTHER] = [shownTo('harbour-council'), shownTo('full-meeting')]
const { folder } = scratch()
const file = join(folder, 'one.chancery')
writeFileSync(file, archiveOf(ORG, ONE))
writeFileSync(join(folder, 'other.chancery'), archiveOf(ORG, OTHER))

test('each of the two histories holds by itself', () => {
  for (const built of [ONE, OTHER]) assert.deepEqual(detected(foundOf(ORG, built)).codes, [])
})

test('either head shows the other history for what it is: two notes of one size, both under the log’s key', () => {
  const { report, printed } = detected({ ...foundOf(ORG, ONE), held: [foundOf(ORG, OTHER).head!] })
  assert.deepEqual(
    report.faults.map(({ code }) => code),
    ['split-view'],
  )
  const said = report.faults[0]!.notes!.map((note) => noteSays(note, LOG_KEY))
  assert.equal(said.length, 2)
  const [held, shown] = said
  assert.deepEqual([held![0], held![1]], [shown![0], shown![1]])
  assert.notEqual(held![2], shown![2])
  for (const note of report.faults[0]!.notes!) assert.ok(printed.includes(note))
})

test('the command takes a copy, and a note from a receipt, as what is held', async () => {
  const note = detected({ ...foundOf(ORG, ONE), held: [foundOf(ORG, OTHER).head!] }).report.faults[0]!
    .notes![0]!
  writeFileSync(join(folder, 'receipt'), note)
  for (const held of ['other.chancery', 'receipt']) {
    const ran = await run(verify, [file, '--against', join(folder, held), '--json'], { data: folder })
    const { faults } = ran.json() as { faults: readonly { code: string }[] }
    assert.deepEqual([ran.code, faults.map(({ code }) => code)], [6, ['split-view']], held)
  }
  const same = await run(verify, [file, '--against', file, '--json'], { data: folder })
  assert.equal(same.code, 0)
})

test('a note that the log did not sign proves nothing, and is called so', () => {
  const head = foundOf(ORG, OTHER).head!
  for (const held of [{ ...head, root: '0'.repeat(64) }, new TextEncoder().encode('a note\n')])
    assert.deepEqual(detected({ ...foundOf(ORG, ONE), held: [held] }).codes, ['held-not-signed'])
})

test('a copy that was written with another head than its entries is found without any other', () => {
  const mixed = writeArchive(foundOf(ORG, OTHER).head!, ONE.entries, foundOf(ORG, ONE).document)
  assert.ok(mixed.length > 0)
  assert.ok(detected({ ...foundOf(ORG, ONE), head: foundOf(ORG, OTHER).head }).codes.includes('root-differs'))
})
