/** Copies of what is not public: apart from the record, verified with it, put back with it. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { backup, restore } from './backup.ts'
import { verify } from './verify.ts'
import { placeCode, restrictedOrigin, type Place } from '../core/restricted.ts'
import type { PartyId, QuestionId } from '../core/ids.ts'
import type { Instant } from '../core/time.ts'
import { author } from '../record/author.ts'
import { hex } from '../record/bytes.ts'
import { openRegistrar } from '../store/registrar.ts'
import { restrictedFolder, sqliteStore } from '../store/sqlite.ts'
import { run, scratch } from '../../tests/support/command.ts'
import {
  actorFor,
  crypto,
  openedBuilt,
  originOf,
  pour,
  signerFor,
  submissionOf,
} from '../../tests/support/records.ts'
import { fixedClock, seeded } from '../../tests/support/seeded.ts'

const ORG = 'moor-council'
const AT = '2026-03-02T09:00:00Z' as Instant
const PLACE: Place = { question: 'M/1' as QuestionId }
const { folder } = scratch()
const place = { data: join(folder, 'data') }
const RECORD = join(folder, 'moor')
const [OUT, HIDDEN] = [join(folder, 'moor.chancery'), join(folder, 'moor-hidden.chancery')]

/** A record with a position that is hidden, closed by whoever wrote it. */
async function make(): Promise<void> {
  const store = sqliteStore(RECORD, 'write', () => AT)
  pour(ORG, openedBuilt(ORG, fixedClock(AT)), store)
  const stores = new Map<string, ReturnType<typeof sqliteStore>>()
  const registrar = await openRegistrar(crypto, store, {
    log: signerFor(ORG, 'log'),
    clock: signerFor(ORG, 'clock'),
    random: seeded('copy'),
    now: () => AT,
    restricted(code) {
      const own = stores.get(code) ?? sqliteStore(restrictedFolder(RECORD, code), 'write', () => AT)
      stores.set(code, own)
      return own
    },
  })
  const body = {
    question: 'M/1',
    organ: 'council',
    matter: 'measure',
    procedure: 'sealed',
    closes: '2026-03-02T12:30:00Z',
  }
  const put = await registrar.submit(
    submissionOf(registrar.ledger, ORG, { by: 'secretariat', type: 'question.put', body }),
  )
  assert.ok(put.accepted)
  const { ledger } = registrar
  const taken = await registrar.submitUnseen(
    author(crypto, seeded('position'), signerFor(ORG, 'HEATH'), {
      log: restrictedOrigin(originOf(ORG), PLACE),
      type: 'position.taken',
      by: actorFor('HEATH'),
      at: AT,
      seen: { size: ledger.entries.length, root: hex(ledger.tree.root()) },
      body: { question: 'M/1', position: 'yes' },
      audience: { parties: ['HEATH' as PartyId] },
    }),
  )
  assert.ok(taken?.accepted)
  for (const own of stores.values()) own.close()
  store.close()
}
await make()

const verified = async (
  path: string,
): Promise<{ ok: boolean; restricted: number; faults: readonly { code: string }[] }> =>
  (await run(verify, [path, '--json'], place)).json() as never

test('a backup has what is not public only where it is asked for, in a file of its own that nobody else may read', async () => {
  const plain = await run(backup, [RECORD, '--out', join(folder, 'plain.chancery')], place)
  assert.equal(plain.code, 0)
  assert.match(plain.said, /Restricted logs are not in it/)
  const apart = await run(backup, [RECORD, '--out', OUT, '--restricted', HIDDEN], place)
  assert.deepEqual([apart.code, /Restricted/.test(apart.said)], [0, false])
  const [open, hidden] = [OUT, HIDDEN].map((path) => readFileSync(path, 'utf8'))
  assert.deepEqual([open!.includes('position.taken'), hidden!.includes('position.taken')], [false, true])
  if (process.platform !== 'win32') assert.equal(statSync(HIDDEN).mode & 0o777, 0o600)
})

test('what was put back verifies with its restricted logs, byte for byte as they were', async () => {
  const again = join(folder, 'again')
  assert.equal((await run(restore, [OUT, '--into', again, '--restricted', HIDDEN], place)).code, 0)
  assert.deepEqual([(await verified(again)).ok, (await verified(again)).restricted], [true, 3])
  const read = (of: string): readonly Uint8Array[] => {
    const store = sqliteStore(restrictedFolder(of, placeCode(PLACE)), 'read', () => AT)
    try {
      return store.read(0)
    } finally {
      store.close()
    }
  }
  assert.deepEqual(read(again), read(RECORD))
})

test('restricted logs that were changed, or that are of another record, are not put back, and nothing is written', async () => {
  const whole = readFileSync(HIDDEN, 'utf8')
  for (const [name, text] of [
    ['changed', whole.replace('"position":"yes"', '"position":"no"')],
    ['other', whole.replaceAll(originOf(ORG), 'test/other')],
    ['cut', whole.slice(0, -40)],
    ['none', 'nothing of the kind\n'],
  ] as const) {
    const [path, into] = [join(folder, `${name}.chancery`), join(folder, `into-${name}`)]
    writeFileSync(path, text)
    const ran = await run(restore, [OUT, '--into', into, '--restricted', path], place)
    assert.equal(ran.code, 6, `${name}: ${ran.said}`)
    assert.equal(existsSync(into), false)
  }
})
