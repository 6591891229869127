/** A server that is killed at any moment: what it acknowledged is on the record, and the record holds. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { canonical } from '../../src/record/canonical.ts'
import { actId } from '../../src/record/digest.ts'
import { verify } from '../../src/record/verify.ts'
import { textDocument } from '../../src/record/author.ts'
import { findStored } from '../../src/store/stored.ts'
import { parsed } from '../../src/store/registrar.ts'
import type { JsonObject } from '../../src/core/json.ts'
import { scratch } from '../support/command.ts'
import { folderOf } from '../support/organisations.ts'
import { crypto } from '../support/records.ts'
import { chancery, delegate, posted, startServer, type Delegate, type Server } from '../support/server.ts'

const KILLS = 15
const { folder } = scratch()

interface Ack {
  readonly position: number
  readonly id: string
  readonly received: string
  readonly head: { readonly size: number; readonly root: string }
}

for (const [organisation, parties, organ] of [
  ['harbour-league', ['ANSA', 'BRISO', 'CALDO'], 'harbour-council'],
  ['alpine-compact', ['ALBEN', 'BRENNA', 'CRESTA'], 'conference'],
] as const) {
  test(`${organisation}: nothing acknowledged is lost by a server that is killed ${KILLS} times`, async (t) => {
    const data = join(folder, organisation)
    const made = await chancery(['init', data, '--charter', folderOf(organisation), '--json'])
    assert.equal(made.code, 0, made.said)
    const { origin, acts } = JSON.parse(made.out) as { origin: string; acts: number }
    const delegates = parties.map((code) => delegate(data, origin, code))
    const acked = new Map<string, Ack>()
    const sent = new Set<string>()
    let seen = headOf(data)
    const once = async (server: Server, one: Delegate, number: number): Promise<void> => {
      const document = textDocument(
        'text',
        `Statement ${number} of ${one.code}.\n`,
        'text/plain',
        number % 2 === 0,
      )
      const submission = one.sign({ type: 'statement.made', body: { organ }, documents: [document], seen })
      const id = actId(crypto, canonical(submission.act as unknown as JsonObject))
      sent.add(id)
      const response = await fetch(`${server.address}/${organisation}/acts`, {
        method: 'POST',
        body: posted(submission),
      })
      const receipt = (await response.json()) as Ack
      assert.equal(response.status, 201, JSON.stringify(receipt))
      assert.equal(receipt.id, id)
      acked.set(id, receipt)
      if (receipt.head.size > seen.size) seen = { size: receipt.head.size, root: receipt.head.root }
    }
    for (let kill = 0; kill < KILLS; kill += 1) {
      const server = await startServer(['--data', data])
      t.after(() => void server.stop('SIGKILL').catch(() => undefined))
      const state = { running: true }
      const posting = delegates.map(async (one) => {
        for (let number = 0; state.running; number += 1) {
          try {
            await once(server, one, number)
          } catch (error) {
            if (state.running || error instanceof assert.AssertionError) throw error
          }
        }
      })
      await wait(Math.floor(Math.random() * 150))
      state.running = false
      assert.equal((await server.stop('SIGKILL')).signal, 'SIGKILL')
      await Promise.all(posting)
      checkRecord(data, acked, sent, acts)
    }
    t.diagnostic(`${acked.size} acknowledged, ${sent.size} sent`)
    assert.ok(acked.size >= KILLS, `only ${acked.size} acts were acknowledged`)
    const server = await startServer(['--data', data])
    const head = (
      (await (await fetch(`${server.address}/records.json`)).json()) as {
        records: readonly { size: number }[]
      }
    ).records[0]
    assert.ok(head!.size >= acked.size + acts)
    assert.deepEqual(await server.stop('SIGTERM'), { code: 0, signal: null })
    const verified = await chancery(['verify', data, '--json'])
    assert.deepEqual([verified.code, (JSON.parse(verified.out) as { ok: boolean }).ok], [0, true])
  })
}

function headOf(data: string): { size: number; root: string } {
  const { head } = findStored(data)
  return { size: head!.size, root: head!.root }
}

/** The record verifies, its positions have no gap, each acknowledged act stands where it was said to, and nothing that nobody sent. */
function checkRecord(
  data: string,
  acked: ReadonlyMap<string, Ack>,
  sent: ReadonlySet<string>,
  founding: number,
): void {
  const found = findStored(data)
  const report = verify(crypto, found)
  assert.deepEqual([report.ok, report.faults], [true, []])
  const ids = found.entries.map((bytes) =>
    actId(crypto, canonical(parsed(bytes).act as unknown as JsonObject)),
  )
  for (const [id, { position, received }] of acked) {
    assert.equal(ids[position], id, `acknowledged at ${position}`)
    assert.equal(parsed(found.entries[position]!).received, received)
  }
  assert.deepEqual(
    ids.slice(founding).filter((id) => !sent.has(id)),
    [],
  )
  assert.equal(new Set(ids).size, ids.length)
  const database = new DatabaseSync(join(data, 'record.db'), { readOnly: true })
  const positions = database.prepare('SELECT position FROM entry ORDER BY position').all()
  database.close()
  assert.deepEqual(
    positions.map(({ position }) => position),
    ids.map((_, index) => index),
  )
}
