import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { base64, hex, utf8 } from '../record/bytes.ts'
import { cosignedBy, cosigner, cosignerKey } from '../record/cosignature.ts'
import { signerFromSeed } from '../record/crypto-node.ts'
import { headOfNote } from '../record/head.ts'
import { noteVerifier, vkey } from '../record/note.ts'
import { judge, readPolicy } from '../record/policy.ts'
import { readArchive, writeArchive } from '../record/archive.ts'
import { verify } from '../record/verify.ts'
import { policyText, stateAt, witnessLines } from '../record/witnessed.ts'
import type { Witness } from '../record/witness.ts'
import { openGuard, type Guard } from '../store/guard.ts'
import { memoryStore } from '../store/memory.ts'
import { openRegistrar, type Registrar } from '../store/registrar.ts'
import { isLocal, type LocalStore } from '../store/store.ts'
import { witnessState } from '../store/witness-state.ts'
import { witnessApp } from './witness.ts'
import { witnessing, type Ask } from './witnessing.ts'
import { scratch } from '../../tests/support/command.ts'
import { charterText } from '../../tests/support/organisations.ts'
import {
  crypto,
  deedsOf,
  openedBuilt,
  originOf,
  pour,
  signerFor,
  storedFound,
  submissionOf,
} from '../../tests/support/records.ts'
import { fixedClock, seeded } from '../../tests/support/seeded.ts'

const ORG = 'harbour-league'
const ORIGIN = originOf(ORG)
const CLOCK = fixedClock('2026-03-02T10:00:00Z')
const DEEDS = deedsOf(ORG)
const { folder } = scratch()
let next = 0

const seat = (at: number) => {
  const signer = signerFromSeed(new Uint8Array(32).fill(100 + at))
  const name = `w${at}.example.org`
  const key = cosigner(crypto, cosignerKey(crypto, name, signer.publicKey))!
  return { name, signer, key, url: `http://${name}` }
}
const SEATS = [0, 1, 2].map(seat)

/** The charter of the fictional organisation, with three witnesses of which so many must have cosigned. */
function charterWith(quorum: number): string {
  const of = SEATS.map(
    ({ name, signer, url }, at) =>
      `    - { name: ${name}, key: "${base64(signer.publicKey)}", party: ${['ANSA', 'BRISO', 'CALDO'][at]}, from: 2001-01-01, href: "${url}" }\n`,
  )
  return `${charterText(ORG)}witnesses:\n  quorum: ${quorum}\n  of:\n${of.join('')}`
}

interface World {
  readonly registrar: Registrar
  readonly guard: Guard
  readonly ask: Ask
  /** Witnesses that do not answer, by number. */
  readonly away: Set<number>
  /** What a witness answers in place of itself. */
  readonly lies: Map<number, (url: string) => { status: number; body: string }>
  readonly asked: string[]
}

/** A log and its three witnesses in this process. */
async function world(quorum: number, shared: Partial<Pick<World, 'ask' | 'guard'>> = {}): Promise<World> {
  const store = memoryStore(CLOCK)
  pour(ORG, openedBuilt(ORG, CLOCK, charterWith(quorum)), store)
  const guard = shared.guard ?? openGuard(crypto, join(folder, `guard-${next++}`), ORIGIN)
  const registrar = await openRegistrar(crypto, store, {
    log: signerFor(ORG, 'log'),
    random: seeded('witnessing'),
    now: CLOCK,
    guard,
  })
  const log = {
    origin: ORIGIN,
    keys: [noteVerifier(crypto, vkey(crypto, ORIGIN, signerFor(ORG, 'log').publicKey))!],
  }
  const apps = SEATS.map((one) => {
    const own: Witness = { crypto, name: one.name, signer: one.signer, logs: [log] }
    return witnessApp(own, witnessState(join(folder, `state-${next++}`)), () => 1_700_000_000)
  })
  const [away, lies, asked] = [
    new Set<number>(),
    new Map<number, (url: string) => { status: number; body: string }>(),
    [] as string[],
  ]
  const ask: Ask = async (url, body) => {
    const at = SEATS.findIndex((one) => url.startsWith(`${one.url}/`))
    asked.push(`${at} ${body?.split('\n')[0] ?? 'checkpoint'}`)
    if (away.has(at)) throw new Error('not there')
    const lie = lies.get(at)
    if (lie) return lie(url)
    const path = url.slice(SEATS[at]!.url.length)
    const response = await apps[at]!.request(path, body === undefined ? {} : { method: 'POST', body })
    return { status: response.status, body: await response.text() }
  }
  return { registrar, guard, ask: shared.ask ?? ask, away, lies, asked }
}

function local({ store }: Registrar): LocalStore {
  assert.ok(isLocal(store))
  return store
}

async function deed(registrar: Registrar, at: number): Promise<void> {
  const submitted = await registrar.submit(submissionOf(registrar.ledger, ORG, DEEDS[at]!))
  assert.ok(submitted.accepted, JSON.stringify(submitted))
}

const sizeOf = (note: string | undefined): string | undefined => note?.split('\n')[1]
const byOf = (note: string | undefined): number =>
  cosignedBy(
    utf8(note ?? ''),
    SEATS.map(({ key }) => key),
  ).by.length

test('all witnesses cosign each head, and the record that is exported with them holds with their number', async () => {
  const { registrar, guard, ask } = await world(2)
  const own = witnessing(registrar, [], guard, ask)
  for (const at of [0, 1, 2]) {
    await deed(registrar, at)
    await own.round()
    const note = own.checkpoint()!
    assert.deepEqual([sizeOf(note), byOf(note)], [`${3 + at}`, 3])
  }
  const { ledger } = registrar
  const store = local(registrar)
  const { head } = headOfNote(crypto, own.checkpoint()!, ledger.standing.keys.values())!
  assert.deepEqual(head, store.head())
  const lines = witnessLines(crypto, stateAt(ledger, ledger.entries.length), own.checkpoint()!)
  const archive = writeArchive(head, store.read(0), (key) => store.document(key), lines)
  const report = verify(crypto, readArchive(archive))
  assert.deepEqual([report.ok, report.witnesses, report.faults], [true, 3, []])
  assert.deepEqual(
    own.witnesses(),
    SEATS.map(({ name }) => ({ name, size: 5 })),
  )
})

test('a head short of its quorum is not shown where an earlier one has it; a record with it does not verify', async () => {
  const { registrar, guard, ask, away } = await world(2)
  const own = witnessing(registrar, [], guard, ask)
  await own.round()
  away.add(1).add(2)
  await deed(registrar, 0)
  await own.round()
  assert.deepEqual([sizeOf(own.checkpoint()), byOf(own.checkpoint())], ['2', 3])
  assert.deepEqual(
    own.witnesses().map(({ fault }) => fault),
    [undefined, 'not there', 'not there'],
  )
  const found = storedFound(local(registrar))
  const short = verify(crypto, found)
  assert.deepEqual([short.witnesses, short.faults], [0, [{ code: 'witnesses-short', found: '0 of 2' }]])
  away.delete(1)
  await own.round()
  assert.deepEqual([sizeOf(own.checkpoint()), byOf(own.checkpoint())], ['3', 2])
  // The third is asked for the whole way once it is back, and its cosignature comes to the others'.
  away.clear()
  await own.round()
  assert.equal(byOf(own.checkpoint()), 3)
})

test('where the charter asks for none, the newest head is shown at once, and cosignatures come to it', async () => {
  const store = memoryStore(CLOCK)
  pour(ORG, openedBuilt(ORG), store)
  const guard = openGuard(crypto, join(folder, `guard-${next++}`), ORIGIN)
  const registrar = await openRegistrar(crypto, store, {
    log: signerFor(ORG, 'log'),
    random: seeded('x'),
    now: CLOCK,
    guard,
  })
  const { ask } = await world(1)
  const operators = SEATS.map(({ name, key, url }) => ({ name, key, url }))
  const own = witnessing(registrar, operators, guard, ask)
  assert.deepEqual([sizeOf(own.checkpoint()), byOf(own.checkpoint())], ['2', 0])
  await own.round()
  assert.equal(byOf(own.checkpoint()), 3)
  const lines = witnessLines(
    crypto,
    stateAt(registrar.ledger, registrar.ledger.entries.length),
    own.checkpoint()!,
  )
  assert.deepEqual(lines, [], 'a witness that the charter does not know counts for no record')
})

test('a server that was started anew learns from a witness how far it is, and shows what it showed before', async () => {
  const first = await world(3)
  const before = witnessing(first.registrar, [], first.guard, first.ask)
  await before.round()
  const again = witnessing(first.registrar, [], first.guard, first.ask)
  assert.equal(again.checkpoint(), before.checkpoint())
  await deed(first.registrar, 0)
  first.asked.length = 0
  await again.round()
  assert.equal(byOf(again.checkpoint()), 3)
  assert.deepEqual(first.asked.toSorted(), ['0 old 0', '0 old 2', '1 old 0', '1 old 2', '2 old 0', '2 old 2'])
  first.asked.length = 0
  await deed(first.registrar, 1)
  await again.round()
  assert.deepEqual(first.asked.toSorted(), ['0 old 3', '1 old 3', '2 old 3'])
})

test('an older copy of the record is stopped by a witness that has seen more, and appends nothing', async () => {
  const ahead = await world(1)
  await deed(ahead.registrar, 0)
  await witnessing(ahead.registrar, [], ahead.guard, ahead.ask).round()
  const behind = await world(1, { ask: ahead.ask })
  await witnessing(behind.registrar, [], behind.guard, behind.ask).round()
  assert.deepEqual(behind.registrar.frozen(), { code: 'witness-ahead', here: 2, there: 3 })
  await assert.rejects(behind.registrar.submit(submissionOf(behind.registrar.ledger, ORG, DEEDS[0]!)), {
    message: 'witness-ahead',
  })
  assert.equal(behind.registrar.store.size(), 2)
})

test('another history of the same length is stopped by a witness that has seen the first', async () => {
  const first = await world(1)
  await deed(first.registrar, 0)
  await witnessing(first.registrar, [], first.guard, first.ask).round()
  const second = await world(1, { ask: first.ask })
  const other = submissionOf(second.registrar.ledger, ORG, DEEDS[0]!, 'another nonce')
  assert.ok((await second.registrar.submit(other)).accepted)
  await witnessing(second.registrar, [], second.guard, second.ask).round()
  assert.deepEqual(second.registrar.frozen(), { code: 'witness-differs', here: 3, there: 3 })
})

test('a witness alone cannot stop the log: what it claims counts only under the log’s own signature', async () => {
  const { registrar, guard, ask, lies } = await world(2)
  const own = witnessing(registrar, [], guard, ask)
  lies.set(0, () => ({ status: 409, body: '999\n' }))
  lies.set(1, (url) =>
    url.endsWith('/checkpoint')
      ? { status: 200, body: `${ORIGIN}\n999\n${base64(new Uint8Array(32))}\n\n\u2014 ${ORIGIN} AAAAAAAA\n` }
      : { status: 422, body: 'no\n' },
  )
  await own.round()
  assert.equal(registrar.frozen(), undefined)
  assert.deepEqual(
    own.witnesses().map(({ fault }) => fault),
    ['409 999', '422 no', undefined],
  )
  lies.set(0, () => ({ status: 200, body: `\u2014 ${SEATS[0]!.name} AAAAAAAA\n` }))
  lies.set(1, () => ({ status: 200, body: 'a'.repeat(1000) }))
  await own.round()
  assert.deepEqual(
    own
      .witnesses()
      .slice(0, 2)
      .map(({ fault }) => fault),
    ['no valid cosignature', 'no valid cosignature'],
  )
  assert.equal(byOf(own.checkpoint()), 1)
})

test('the policy of a record judges its checkpoint as the charter does', async () => {
  const { registrar, guard, ask, away } = await world(2)
  const own = witnessing(registrar, [], guard, ask)
  const { charter, entries, standing } = registrar.ledger
  const text = policyText(crypto, ORIGIN, stateAt({ charter, entries, standing }, entries.length))
  const read = readPolicy(crypto, text)
  assert.ok(read.ok, text)
  away.add(0).add(1)
  await own.round()
  assert.deepEqual([judge(read.policy, utf8(own.checkpoint()!)).quorum, byOf(own.checkpoint())], [false, 1])
  away.clear()
  await own.round()
  const judged = judge(read.policy, utf8(own.checkpoint()!))
  assert.deepEqual([judged.quorum, judged.cosigned.length, judged.log?.name], [true, 3, ORIGIN])
})

test('a cosignature in a record is one of the charter’s and holds, or the record does not', async () => {
  const { registrar, guard, ask } = await world(1)
  const own = witnessing(registrar, [], guard, ask)
  await own.round()
  const lines = witnessLines(
    crypto,
    stateAt(registrar.ledger, registrar.ledger.entries.length),
    own.checkpoint()!,
  )
  const codes = (cosignatures: readonly string[]): readonly string[] =>
    verify(crypto, { ...storedFound(local(registrar)), cosignatures }).faults.map(({ code }) => code)
  assert.deepEqual(codes(lines), [])
  const [first, ...rest] = lines as [string, ...string[]]
  const changed = first.replace(/.{10}==$/, (end) =>
    end.startsWith('A') ? `B${end.slice(1)}` : `A${end.slice(1)}`,
  )
  assert.deepEqual(codes([changed, ...rest]), ['cosignature-wrong'])
  assert.deepEqual(codes([...lines, first]), ['cosignature-unknown'])
  assert.deepEqual(codes([...lines, first.replace('w0', 'w9')]), ['cosignature-unknown'])
  assert.deepEqual(codes(['no line']), ['cosignature-unknown', 'witnesses-short'])
  assert.equal(hex(registrar.ledger.tree.root()), registrar.head.root)
})
