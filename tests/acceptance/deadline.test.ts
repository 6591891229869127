/** Three servers on one database when a silence runs out, one of them killed at that moment: one outcome, the same everywhere. */
import assert from 'node:assert/strict'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import type { JsonObject } from '../../src/core/json.ts'
import { instantOf } from '../../src/core/time.ts'
import { verify } from '../../src/record/verify.ts'
import { parsed } from '../../src/store/parsed.ts'
import { needs } from '../support/capability.ts'
import { scratch } from '../support/command.ts'
import { folderOf } from '../support/organisations.ts'
import { startPostgres, type Postgres } from '../support/postgres.ts'
import { crypto } from '../support/records.ts'
import { chancery, delegate, posted, startServer, type Delegate, type Server } from '../support/server.ts'
import { inDatabase, type Keeping } from '../support/stored.ts'

const ORG = 'lake-commission'
/** How often: more where it is asked for. Each takes some five seconds. */
const ROUNDS = Number(process.env['CHANCERY_ROUNDS'] ?? '2')
/** From the moment when questions are put to their deadline, in seconds; and how far from it one server is killed, in milliseconds. */
const [AHEAD, AROUND] = [5, 200] as const

const { folder } = scratch()
let postgres: Postgres | undefined
const running = new Set<Server>()
after(async () => {
  for (const server of running) await server.stop('SIGKILL')
  await postgres?.stop()
})

/** The record of a commission whose silence may be as short as a test is. */
async function made(): Promise<Keeping & { readonly origin: string }> {
  postgres = await startPostgres()
  const charter = join(folder, ORG)
  cpSync(folderOf(ORG), charter, { recursive: true })
  const text = readFileSync(join(charter, 'charter.yaml'), 'utf8')
  const short = text.replace('    hours: { least: 24 }\n', '    hours: { most: 240 }\n')
  assert.notEqual(short, text)
  writeFileSync(join(charter, 'charter.yaml'), short)
  const keeping = inDatabase(folder, 'keys', await postgres.database(), ORG)
  const words = ['init', keeping.data, '--charter', charter, '--json', ...keeping.words]
  const { code, out, said } = await chancery(words)
  assert.equal(code, 0, said)
  return { ...keeping, origin: (JSON.parse(out) as { origin: string }).origin }
}

async function started({ data, words }: Keeping): Promise<Server> {
  const server = await startServer(['--data', data, ...words])
  running.add(server)
  return server
}

interface Answer {
  readonly status: number
  readonly received?: string
  readonly refusal?: string
  readonly reasons?: readonly { readonly code: string; readonly clause?: string }[]
}

async function post(server: Server, one: Delegate, type: string, body: JsonObject): Promise<Answer> {
  const { records } = (await (await fetch(`${server.address}/records.json`)).json()) as {
    records: readonly { size: number; root: string }[]
  }
  const { size, root } = records[0]!
  const response = await fetch(`${server.address}/${ORG}/acts`, {
    method: 'POST',
    body: posted(one.sign({ type, body, seen: { size, root } })),
  })
  return { status: response.status, ...((await response.json()) as object) }
}

/** The outcomes that a server shows, by question. */
async function shown({ address }: Server): Promise<ReadonlyMap<string, string>> {
  const { decisions } = (await (await fetch(`${address}/${ORG}/decisions.json`)).json()) as {
    decisions: readonly { decision: string; outcome: string }[]
  }
  return new Map(decisions.map(({ decision, outcome }) => [decision, outcome]))
}

/** How long after the deadline a server shows an outcome, in milliseconds. */
async function shows(server: Server, question: string, outcome: string, deadline: number): Promise<number> {
  for (;;) {
    if ((await shown(server)).get(question) === outcome) return Date.now() - deadline
    assert.ok(Date.now() < deadline + 20_000, `${question} is not ${outcome} at ${server.address}`)
    await wait(25)
  }
}

test(
  'a silence that runs out while one of three servers is killed has one outcome, which the others show; what came before it counts, what came after is refused with its clause',
  { ...needs('postgres'), timeout: 60_000 + ROUNDS * 30_000 },
  async (t) => {
    const place = await made()
    const of = (code: string): Delegate => delegate(place.data, place.origin, code)
    const servers = await Promise.all([1, 2, 3].map(() => started(place)))
    const expected = new Map<string, string>()
    let slowest = 0
    for (let round = 1; round <= ROUNDS; round += 1) {
      const [quiet, objected] = [`LC/${round}/quiet`, `LC/${round}/objected`]
      const deadline = (Math.floor(Date.now() / 1000) + AHEAD) * 1000
      const put = { organ: 'commission', matter: 'opinion', procedure: 'letters', purpose: 'replies' }
      for (const [index, question] of [quiet, objected].entries()) {
        const body = { ...put, question, closes: instantOf(deadline / 1000) }
        const answer = await post(servers[index]!, of('president'), 'question.put', body)
        assert.equal(answer.status, 201, JSON.stringify(answer))
      }
      const victim = Math.floor(Math.random() * servers.length)
      const others = servers.filter((_, index) => index !== victim)
      const killed = Math.round(deadline - AROUND + Math.random() * 2 * AROUND)
      // A second before the deadline, and as much again for a machine that has other work.
      await wait(Math.max(0, deadline - 2000 - Date.now()))
      const object = (question: string): JsonObject => ({ question, position: 'objection' })
      const intime = await post(others[0]!, of('AARE'), 'position.taken', object(objected))
      assert.equal(intime.status, 201, JSON.stringify(intime))
      assert.ok(intime.received! < instantOf(deadline / 1000), intime.received)
      await wait(Math.max(0, killed - Date.now()))
      running.delete(servers[victim]!)
      await servers[victim]!.stop('SIGKILL')
      await wait(Math.max(0, deadline - Date.now()))
      const late = await Promise.all(
        others.map((server, index) =>
          post(server, of(['BRUE', 'CEDRO'][index]!), 'position.taken', object(quiet)),
        ),
      )
      for (const { status, reasons, refusal } of late) {
        assert.equal(status, 422)
        assert.deepEqual(
          reasons?.map(({ code, clause }) => [code, clause]),
          [['question-closed', 'Rules, r. 30']],
        )
        assert.match(refusal ?? '', /^chancery\/refusal\/v1\n/)
      }
      for (const server of others) {
        slowest = Math.max(slowest, await shows(server, quiet, 'adopted', deadline))
        await shows(server, objected, 'not-adopted', deadline)
      }
      expected.set(quiet, 'adopted').set(objected, 'not-adopted')
      servers[victim] = await started(place)
    }
    const found = (await place.found())!
    const decided = found.entries
      .map((bytes) => parsed(bytes).act)
      .filter(({ type }) => type === 'question.decided')
    assert.ok(decided.every(({ by }) => 'office' in by && by.office === 'clock'))
    const outcomes = decided.map(({ body }) => `${body['question'] as string} ${body['outcome'] as string}`)
    assert.deepEqual(
      outcomes.toSorted((a, b) => a.localeCompare(b)),
      [...expected].map((one) => one.join(' ')).toSorted((a, b) => a.localeCompare(b)),
    )
    assert.deepEqual(verify(crypto, found).faults, [])
    for (const server of servers) assert.deepEqual(await shown(server), expected)
    t.diagnostic(`${ROUNDS} rounds, the slowest server showed the outcome ${slowest} ms after the deadline`)
    for (const server of servers) {
      running.delete(server)
      await server.stop('SIGTERM')
    }
  },
)
