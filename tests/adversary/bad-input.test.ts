/** What is given to `verify`, `import` and `restore` and is no sound record: a clear answer, 6 or 2, and nothing written over. */
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { restore } from '../../src/cli/backup.ts'
import { importRecord } from '../../src/cli/import.ts'
import { verify } from '../../src/cli/verify.ts'
import type { Instant } from '../../src/core/time.ts'
import { writeArchive } from '../../src/record/archive.ts'
import { utf8 } from '../../src/record/bytes.ts'
import { signNote } from '../../src/record/note.ts'
import { openRegistrar } from '../../src/store/registrar.ts'
import { sqliteStore } from '../../src/store/sqlite.ts'
import { run, scratch } from '../support/command.ts'
import {
  archiveOf,
  crypto,
  headOf,
  originOf,
  pour,
  signerFor,
  storedFound,
  submissionOf,
  workedBuilt,
} from '../support/records.ts'
import { seeded } from '../support/seeded.ts'
import { detected, statement } from '../support/attacks.ts'

const [ORG, OTHER] = ['harbour-league', 'alpine-compact'] as const
const [BUILT, OTHERS] = [workedBuilt(ORG), workedBuilt(OTHER)]
const { folder, file } = scratch()
const place = { data: join(folder, 'data') }
const RECORD = file('record.chancery', archiveOf(ORG, BUILT))

async function answer(
  path: string,
  ...args: readonly string[]
): Promise<{ code: number; faults: readonly string[] }> {
  const ran = await run(verify, [path, ...args, '--json'], place)
  const { faults } = ran.json() as { faults: readonly { code: string }[] }
  return { code: ran.code, faults: faults.map(({ code }) => code) }
}

test('a head of size 0 ends with 6, as the head of a record and as one that is held', async () => {
  const text = Buffer.from(archiveOf(ORG, BUILT)).toString()
  const empty = file('size-0', text.replace(`"size":${BUILT.entries.length}`, '"size":0'))
  assert.equal((await answer(empty)).code, 6)
  const origin = originOf(ORG)
  const root = Buffer.from(crypto.sha256(new Uint8Array())).toString('base64')
  const note = signNote(crypto, `${origin}\n0\n${root}\n`, [{ name: origin, signer: signerFor(ORG, 'log') }])
  assert.deepEqual(await answer(RECORD, '--against', file('note-0', note)), {
    code: 6,
    faults: ['held-malformed'],
  })
})

test('the entries of one organisation under the head of another end with 6', async () => {
  const bytes = writeArchive(headOf(ORG, BUILT), OTHERS.entries, () => undefined)
  const { code, faults } = await answer(file('mixed', bytes))
  assert.deepEqual([code, faults.length > 0], [6, true])
})

test('the log of another organisation as what is held is called that, whether note or record', async () => {
  const other = file('other.chancery', archiveOf(OTHER, OTHERS))
  assert.deepEqual(await answer(RECORD, '--against', other), { code: 6, faults: ['origin-differs'] })
  const note = signNote(crypto, `${originOf(OTHER)}\n1\n${'A'.repeat(43)}=\n`, [
    { name: originOf(OTHER), signer: signerFor(OTHER, 'log') },
  ])
  assert.deepEqual(await answer(RECORD, '--against', file('other-note', note)), {
    code: 6,
    faults: ['origin-differs'],
  })
})

test('what is held and is not there, or is a folder of several records, ends with 2', async () => {
  assert.equal((await run(verify, [RECORD, '--against', join(folder, 'nowhere')], place)).code, 2)
  const two = join(folder, 'two')
  for (const [organisation, built] of [
    [ORG, BUILT],
    [OTHER, OTHERS],
  ] as const) {
    const store = sqliteStore(join(two, organisation), 'write', () => '2026-03-02T09:00:00Z' as Instant)
    pour(organisation, built, store)
    store.close()
  }
  const ran = await run(verify, [RECORD, '--against', two], place)
  assert.deepEqual([ran.code, /is not one record/.test(ran.said)], [2, true])
})

test('an export cut off at any line, and folders and files of other things, end with 6 and are taken in nowhere', async () => {
  const lines = readFileSync(RECORD, 'utf8').split('\n')
  const cuts = [0, 1, 5, lines.length - 2].map((count) =>
    lines
      .slice(0, count)
      .map((line) => `${line}\n`)
      .join(''),
  )
  const inputs = [...cuts, 'prose\n', '\n\n\n', `${lines[0]}\n`, '{}\n', '\u0000'.repeat(100)]
  for (const [index, input] of inputs.entries()) {
    const path = file(`input-${index}`, input)
    assert.equal((await answer(path)).code, 6, input.slice(0, 40))
    const into = join(folder, `into-${index}`)
    assert.equal((await run(restore, [path, '--into', into], place)).code, 6)
    assert.equal((await run(importRecord, ['record', path, '--into', into], place)).code, 6)
    assert.equal(existsSync(into), false)
  }
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.includes('.tmp-')),
    [],
  )
})

test('a record is not imported over another, nor over a folder that has something else in it', async () => {
  const taken = join(folder, 'taken')
  mkdirSync(taken)
  writeFileSync(join(taken, 'mine'), 'mine')
  for (const command of [
    () => run(importRecord, ['record', RECORD, '--into', taken], place),
    () => run(restore, [RECORD, '--into', taken], place),
  ])
    assert.equal((await command()).code, 7)
  assert.deepEqual(readdirSync(taken), ['mine'])
})

test('a server whose clock runs backwards goes on at the time of its last act, and its record holds', async () => {
  const clock = [
    '2026-03-05T10:00:00Z',
    '2026-03-04T10:00:00Z',
    '2026-01-01T00:00:00Z',
    '2026-03-05T10:00:01Z',
  ]
  const store = sqliteStore(join(folder, 'clock'), 'write', () => (clock[0] ?? assert.fail()) as Instant)
  pour(ORG, BUILT, store)
  const now = (): Instant => clock[0] as Instant
  const registrar = await openRegistrar(crypto, store, {
    log: signerFor(ORG, 'log'),
    random: seeded('clock'),
    now,
  })
  const received: string[] = []
  while (clock.length > 0) {
    const submitted = await registrar.submit(
      submissionOf(registrar.ledger, ORG, statement(), `${clock.length}`),
    )
    assert.ok(submitted.accepted)
    received.push(submitted.received)
    clock.shift()
  }
  const first = '2026-03-05T10:00:00Z'
  assert.deepEqual(received, [first, first, first, '2026-03-05T10:00:01Z'])
  assert.deepEqual(detected(storedFound(store)).codes, [])
  store.close()
})

test('a note that is only text is no head', async () => {
  for (const text of ['', 'prose', utf8(`${originOf(ORG)}\n`), `${originOf(ORG)}\n1\nAAAA\n`]) {
    const { code, faults } = await answer(RECORD, '--against', file('text', text))
    assert.deepEqual([code, faults.length], [6, 1])
  }
})
