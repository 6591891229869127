/** The open data follows the record: after each act it gives what a reading of the whole record from its first act would give. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { PUBLIC } from '../../src/core/audience.ts'
import { csvLines } from '../../src/formats/table-text.ts'
import { TABLES } from '../../src/formats/tables/index.ts'
import { enrolment } from '../../src/record/author.ts'
import { app } from '../../src/server/app.ts'
import { keep } from '../../src/server/kept.ts'
import { createRecord, heldKey } from '../../src/store/create.ts'
import { readingOfRecord } from '../../src/store/reading.ts'
import { scratch } from '../support/command.ts'
import {
  actorFor,
  crypto,
  deedsOf,
  openedBuilt,
  SHIPPED,
  signerFor,
  submissionOf,
} from '../support/records.ts'
import { fixedClock, seedOf } from '../support/seeded.ts'
import { posted } from '../support/server.ts'

const ORG = 'harbour-league'
const { folder } = scratch()
const clock = fixedClock('2026-03-02T10:00:00Z')
const { key } = enrolment(crypto, signerFor(ORG, 'log'), actorFor('log'))
const held = heldKey(actorFor('log'), key, seedOf(`${ORG}/log`))
createRecord(join(folder, 'record'), openedBuilt(ORG), signerFor(ORG, 'log'), [held], clock())
const kept = await keep({ organisations: SHIPPED, data: folder }, join(folder, 'record'), clock)
const server = app(new Map([[ORG, kept]]), clock)
after(() => kept.close())

const text = async (path: string): Promise<string> => (await server.request(`/${ORG}/${path}`)).text()

/** Each table as it follows from the whole record, read anew. */
function anew(): ReadonlyMap<string, string> {
  const { ledger, head, store } = kept.registrar
  const { parties } = kept.reading()
  const { charter, entries } = ledger
  const document = (key: string): { bytes: Uint8Array } | undefined =>
    store.document(key) as { bytes: Uint8Array } | undefined
  const reading = readingOfRecord({ charter, parties, entries: [...entries], head, document }, PUBLIC)
  return new Map(TABLES.map((table) => [table.name, [...csvLines(table, reading)].join('')]))
}

test('after each act every table is that of the whole record, and the change feed gives the act that came', async () => {
  let tag = ''
  for (const deed of deedsOf(ORG)) {
    const submission = submissionOf(kept.registrar.ledger, ORG, deed)
    const { size } = kept.registrar
    const waiting = `acts.json?after=${size}`
    assert.deepEqual((JSON.parse(await text(waiting)) as { acts: unknown[] }).acts, [])
    const answer = await server.request(`/${ORG}/acts`, { method: 'POST', body: posted(submission) })
    assert.equal(answer.status, 201, deed.type)
    const [added, ...more] = (
      JSON.parse(await text(waiting)) as { acts: { position: number; act: unknown }[] }
    ).acts
    assert.deepEqual([added?.position, added?.act, more], [size, submission.act, []])
    for (const [name, table] of anew())
      assert.equal(await text(`tables/${name}.csv`), table, `${deed.type}: ${name}`)
    const now = (await server.request(`/${ORG}/tables/events.csv`)).headers.get('etag')
    assert.notEqual(now, tag)
    tag = now ?? ''
    assert.ok((await text('feed.atom')).includes(`/record/${size}"`) || deed.type === 'key.enrolled')
  }
})
