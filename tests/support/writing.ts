/**
 * A process that writes what a kill may break off, again and again, until it is killed: `snapshots FOLDER` appends acts to
 * the record of a folder and keeps a snapshot after each few; `tiles FOLDER OUT` writes the log of the record as tiles into
 * a folder anew each time.
 */
import { basename, dirname, join } from 'node:path'
import { exportRecord } from '../../src/cli/export.ts'
import { textDocument } from '../../src/record/author.ts'
import { heldKeys, signerOf } from '../../src/store/create.ts'
import { openRegistrar } from '../../src/store/registrar.ts'
import { snapshotFile } from '../../src/store/snapshot.ts'
import { sqliteStore } from '../../src/store/sqlite.ts'
import { run } from './command.ts'
import { crypto, submissionOf } from './records.ts'
import { fixedClock, seeded } from './seeded.ts'

const [, , what = '', folder = '', out = ''] = process.argv
const organisation = 'harbour-league'

if (what === 'snapshots') await snapshots()
else for (let at = 0; ; at += 1) await tiles(join(out, `${process.pid}-${at}`))

async function snapshots(): Promise<void> {
  const now = fixedClock('2026-03-02T10:00:00Z')
  const store = sqliteStore(folder, 'write', now)
  const keys = { log: signerOf(heldKeys(folder), 'log')!, random: seeded(`${process.pid}`), now }
  const registrar = await openRegistrar(crypto, store, {
    ...keys,
    snapshots: snapshotFile(join(folder, 'snapshot')),
  })
  for (;;) {
    const deed = { by: 'ANSA', type: 'statement.made', body: { organ: 'harbour-council' } }
    const text = textDocument('text', `${process.pid}`, 'text/plain')
    const submission = submissionOf(
      registrar.ledger,
      organisation,
      { ...deed, documents: [text] },
      `${process.pid}`,
    )
    const taken = await registrar.submit(submission)
    if (!taken.accepted) throw new Error(JSON.stringify(taken))
    registrar.keepSnapshot()
    // Acknowledged: told to whoever kills.
    process.stdout.write(`${taken.position}\n`)
  }
}

async function tiles(place: string): Promise<void> {
  const words = [basename(folder), '--format', 'tiles', '--out', place]
  const { code, said } = await run(exportRecord, words, { data: dirname(folder) })
  if (code !== 0) throw new Error(said)
  process.stdout.write('written\n')
}
