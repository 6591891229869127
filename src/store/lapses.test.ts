import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JsonObject } from '../core/json.ts'
import { instantOf, seconds, type Instant } from '../core/time.ts'
import { verify } from '../record/verify.ts'
import {
  actorFor,
  crypto,
  openedBuilt,
  pour,
  signerFor,
  submissionOf,
  storedFound,
} from '../../tests/support/records.ts'
import { seeded } from '../../tests/support/seeded.ts'
import { memoryStore } from './memory.ts'
import { openRegistrar, type Registrar, type Submitted } from './registrar.ts'
import { nextLapse } from './lapses.ts'
import type { LocalStore, Store } from './store.ts'

const NAME = 'alpine-compact'
const CLOSES = '2026-03-05T18:00:00Z'
const MEMBERS = ['ALBEN', 'BRENNA', 'CRESTA', 'DRUSEN', 'ENZIAN']

interface Bench {
  readonly registrar: Registrar
  readonly store: LocalStore
  set(now: string): void
  act(by: string, type: string, body: JsonObject): Promise<Submitted>
}

/** A record in memory with a clock that the test sets, and one question that closes at `CLOSES`. */
async function bench(): Promise<Bench> {
  let now = '2026-03-03T09:00:00Z' as Instant
  const store = memoryStore(() => now)
  pour(NAME, openedBuilt(NAME), store)
  const [log, clock] = [signerFor(NAME, 'log'), signerFor(NAME, 'clock')]
  const registrar = await openRegistrar(crypto, store, {
    log,
    clock,
    random: seeded('lapses'),
    now: () => now,
  })
  const act: Bench['act'] = (by, type, body) =>
    registrar.submit(submissionOf(registrar.ledger, NAME, { by, type, body }, `${by} ${type} ${now}`))
  const put = (question: string): Promise<Submitted> =>
    act('ALBEN', 'question.put', { question, organ: 'conference', matter: 'accord', closes: CLOSES })
  for (const question of ['B', 'A']) {
    const given = await put(question)
    assert.deepEqual(given.accepted ? [] : given.reasons, [])
  }
  return {
    registrar,
    store,
    act,
    set(at) {
      now = at as Instant
    },
  }
}

const types = ({ registrar }: Bench): readonly string[] => registrar.ledger.entries.map(({ act }) => act.type)

test('a position received at the deadline is refused, and the lapse stands before it', async () => {
  const at = await bench()
  for (const party of MEMBERS)
    assert.ok((await at.act(party, 'position.taken', { question: 'A', position: 'yes' })).accepted)
  at.set(CLOSES)
  const late = await at.act('ALBEN', 'position.taken', { question: 'A', position: 'no' })
  assert.deepEqual(late.accepted ? [] : late.reasons.map(({ code }) => code), ['question-closed'])
  assert.equal(at.registrar.ledger.standing.questions.get('A' as never)?.outcome, 'adopted')
})

test('a position received one second before the deadline is in time', async () => {
  const at = await bench()
  at.set(instantOf(seconds(CLOSES as Instant) - 1))
  assert.ok((await at.act('ALBEN', 'position.taken', { question: 'A', position: 'yes' })).accepted)
})

test('lapses come by deadline, then by question, once each, and only when they are due', async () => {
  const at = await bench()
  assert.equal(await at.registrar.lapse(), 0)
  at.set('2026-03-09T00:00:00Z')
  assert.equal(await at.registrar.lapse(), 2)
  assert.equal(await at.registrar.lapse(), 0)
  const lapsed = at.registrar.ledger.entries
    .slice(-2)
    .map(({ act }) => [act.type, act.by, act.body['question'], act.at])
  const by = { ...actorFor('clock'), key: at.registrar.ledger.entries.at(-1)!.act.by.key }
  assert.deepEqual(lapsed, [
    ['question.decided', by, 'A', CLOSES],
    ['question.decided', by, 'B', CLOSES],
  ])
})

test('a record with lapses verifies, and one with a lapse signed early does not', async () => {
  const at = await bench()
  at.set(CLOSES)
  await at.registrar.lapse()
  assert.deepEqual(verify(crypto, storedFound(at.store)).faults, [])
  const early = await bench()
  const body = at.registrar.ledger.entries.at(-1)!.act.body
  const refused = await early.act('clock', 'question.decided', body)
  assert.deepEqual(refused.accepted ? [] : refused.reasons.map(({ code }) => code), ['deadline-not-past'])
  assert.ok(!types(early).includes('question.decided'))
})

test('a deadline that comes between the lapses and the append is seen: the lapse stands before the act', async () => {
  const store = memoryStore(() => CLOSES as Instant)
  pour(NAME, openedBuilt(NAME), store)
  let now = '2026-03-03T09:00:00Z'
  const ticking: Store = {
    ...store,
    append: (known, prepare) => store.append(known, (moment) => prepare({ ...moment, now: now as Instant })),
  }
  const [log, clock] = [signerFor(NAME, 'log'), signerFor(NAME, 'clock')]
  const early = instantOf(seconds(CLOSES as Instant) - 1)
  const registrar = await openRegistrar(crypto, ticking, {
    log,
    clock,
    random: seeded('late'),
    now: () => (now === CLOSES ? early : (now as Instant)),
  })
  const act = (by: string, type: string, body: JsonObject): Promise<Submitted> =>
    registrar.submit(submissionOf(registrar.ledger, NAME, { by, type, body }, `${by} ${type}`))
  const asked = { organ: 'conference', matter: 'accord' }
  assert.ok((await act('ALBEN', 'question.put', { ...asked, question: 'A', closes: CLOSES })).accepted)
  now = CLOSES
  assert.ok((await act('ALBEN', 'question.put', { ...asked, question: 'B' })).accepted)
  assert.deepEqual(
    registrar.ledger.entries.slice(-2).map((entry) => [entry.act.type, entry.received]),
    [
      ['question.decided', CLOSES],
      ['question.put', CLOSES],
    ],
  )
  assert.deepEqual(verify(crypto, storedFound(store)).faults, [])
})

test('a lapse that is refused keeps back no other', async () => {
  const { registrar } = await bench()
  const due = (...refused: string[]): unknown =>
    nextLapse(
      registrar.ledger,
      signerFor(NAME, 'clock'),
      seeded('due'),
      CLOSES as Instant,
      new Set(refused.map((question) => `question.decided ${question}`)),
    )?.act.body['question']
  assert.deepEqual([due(), due('A'), due('A', 'B')], ['A', 'B', undefined])
})
