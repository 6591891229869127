/** A document that names a person is destroyed: what is left of it in the store, in files, on pages; and what a verifier says. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { JsonObject } from '../../src/core/json.ts'
import type { Instant } from '../../src/core/time.ts'
import { readArchive, writeArchive } from '../../src/record/archive.ts'
import { textDocument } from '../../src/record/author.ts'
import { verify } from '../../src/record/verify.ts'
import { openRegistrar, type Registrar } from '../../src/store/registrar.ts'
import { sqliteStore } from '../../src/store/sqlite.ts'
import type { LocalStore } from '../../src/store/store.ts'
import { scratch } from '../support/command.ts'
import { crypto, openedBuilt, pour, signerFor, storedFound, submissionOf } from '../support/records.ts'
import { fixedClock, seeded } from '../support/seeded.ts'

const ORG = 'moor-council'
const AT = '2026-03-02T09:00:00Z'
const NAME = 'Ambassador Peregrine Q. Thistlewood'

const { folder } = scratch()
let next = 0

interface Kept {
  readonly store: LocalStore
  readonly registrar: Registrar
  readonly place: string
  readonly redaction: (more?: JsonObject) => JsonObject
  readonly submit: (by: string, type: string, body: JsonObject) => Promise<readonly string[]>
}

/** A record on the disk whose third act is a statement with a committed document that names a person. */
async function spoken(): Promise<Kept> {
  const place = join(folder, `redaction-${next++}`)
  const store = sqliteStore(place, 'write', () => AT as Instant)
  pour(ORG, openedBuilt(ORG, fixedClock(AT)), store)
  const keys = {
    log: signerFor(ORG, 'log'),
    clock: signerFor(ORG, 'clock'),
    random: seeded('redaction'),
    now: () => AT as Instant,
  }
  const registrar = await openRegistrar(crypto, store, keys)
  const said = [
    textDocument('text', `${NAME} spoke of the moor.\n`, 'text/plain', true),
    textDocument('title', 'A statement.\n', 'text/plain'),
  ]
  const statement = submissionOf(registrar.ledger, ORG, {
    by: 'HEATH',
    type: 'statement.made',
    body: { organ: 'council' },
    documents: said,
  })
  const taken = await registrar.submit(statement)
  assert.ok(taken.accepted, JSON.stringify(taken))
  const { commitment } = registrar.ledger.entries[2]!.act.docs[0]!
  return {
    store,
    registrar,
    place,
    redaction: (more = {}) => ({
      act: 2,
      document: 'text',
      commitment: commitment ?? '',
      reason: 'personal-data',
      ...more,
    }),
    async submit(by, type, body) {
      const result = await registrar.submit(
        submissionOf(registrar.ledger, ORG, { by, type, body }, `redaction/${next++}`),
      )
      return result.accepted
        ? result.effects.map(({ effect }) => effect)
        : result.reasons.map(({ code }) => code)
    },
  }
}

/** True where a file of the folder holds these words. */
function isWritten(place: string, words: string): boolean {
  return readdirSync(place).some((name) => readFileSync(join(place, name)).includes(words))
}

test('a redacted document is in no file of the store any more, and the record holds', async () => {
  const { store, redaction, submit, place } = await spoken()
  assert.equal(isWritten(place, NAME), true)
  assert.deepEqual(await submit('secretariat', 'document.redacted', redaction()), ['redacted'])
  assert.equal(isWritten(place, NAME), false)
  const report = verify(crypto, storedFound(store))
  assert.deepEqual([report.faults, report.redacted, report.unerased], [[], 1, 0])
  const archive = writeArchive(store.head()!, store.read(0), (key) => store.document(key))
  assert.equal(
    new TextDecoder().decode(archive).includes(Buffer.from(NAME).toString('base64').slice(4, 24)),
    false,
  )
  assert.deepEqual(verify(crypto, readArchive(archive)).faults, [])
  store.close()
})

test('a document that is gone without an act that says so is missing', async () => {
  const { store, redaction } = await spoken()
  store.erase([redaction()['commitment'] as string])
  const { faults } = verify(crypto, storedFound(store))
  assert.deepEqual(faults, [{ act: 2, code: 'document-missing', found: 'text' }])
  store.close()
})

test('what the record holds by its digest, and what it does not hold, is not redacted', async () => {
  const { store, registrar, redaction, submit } = await spoken()
  const { digest = '' } = registrar.ledger.entries[2]!.act.docs[1]!
  for (const more of [{ document: 'title', commitment: digest }, { document: 'other' }, { act: 1 }])
    assert.deepEqual(await submit('secretariat', 'document.redacted', redaction(more)), ['not-committed'])
  assert.deepEqual(await submit('HEATH', 'document.redacted', redaction()), ['not-authorised'])
  assert.equal(store.size(), 3)
  store.close()
})

test('a server that was killed between the act and the erasure destroys the document when it starts anew', async () => {
  const { store, redaction, place } = await spoken()
  const keys = { log: signerFor(ORG, 'log'), random: seeded('again'), now: () => AT as Instant }
  const halfway = await openRegistrar(crypto, { ...store, erase: () => assert.fail('killed') }, keys)
  const body = redaction()
  const submission = submissionOf(halfway.ledger, ORG, { by: 'secretariat', type: 'document.redacted', body })
  assert.equal((await halfway.submit(submission)).accepted, true)
  assert.equal(verify(crypto, storedFound(store)).unerased, 1)
  assert.equal(isWritten(place, NAME), true)
  await openRegistrar(crypto, store, keys)
  assert.equal(isWritten(place, NAME), false)
  assert.equal(verify(crypto, storedFound(store)).unerased, 0)
  store.close()
})
