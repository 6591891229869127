/**
 * A roll call of 200 members while 900 watch: how long each waits until its signed position stands durably; and 2,000 votes
 * in a burst, of which none may be lost and none stand twice: the record is verified afterwards. The peer is a server of Node
 * that parses the same bodies, tells as many watchers and keeps nothing.
 */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { canonical } from '../src/record/canonical.ts'
import { actId } from '../src/record/digest.ts'
import type { JsonObject } from '../src/core/json.ts'
import { parsed } from '../src/store/parsed.ts'
import { findStored } from '../src/store/stored.ts'
import { delegate, posted } from '../tests/support/server.ts'
import { median, perSecond, table, type Row } from './measure.ts'
import { crypto, root } from './records.ts'
import { bare, limits, post, served, share, TOWNS, watchers } from './served.ts'

const STREAMS = Number(process.argv[2] ?? 900)
/** How long the roll call takes where members vote one after the other, in milliseconds. */
const CALLED = 10_000
const QUESTIONS = 10
/** How many roll calls follow the first, which finds a server that has just started. */
const LATER = 5
const LIMIT = 250
const EVENT = 'id: 12\ndata: {"size":12,"kinds":["position.taken"],"questions":["R/1"],"spread":9000}\n\n'

const server = await served()
const delegates = TOWNS.map((code) => delegate(server.data, server.origin, code))
const sent = new Set<string>()

async function head(): Promise<{ size: number; root: string }> {
  const { records } = (await (await fetch(`http://127.0.0.1:${server.port}/records.json`)).json()) as {
    records: readonly [{ size: number; root: string }]
  }
  const [{ size, root: hash }] = records
  return { size, root: hash }
}

async function put(question: string): Promise<void> {
  const body = { question, organ: 'assembly', matter: 'qualified' }
  const { status, text } = await post(
    server.port,
    posted(delegates[0]!.sign({ type: 'question.put', body, seen: await head() })),
  )
  if (status !== 201) throw new Error(text)
}

/** A position of every member, signed. */
async function roll(question: string): Promise<readonly string[]> {
  const seen = await head()
  return delegates.map((one, index) => {
    const position = index % 5 === 0 ? 'no' : 'yes'
    const submission = one.sign({ type: 'position.taken', body: { question, position }, seen })
    sent.add(actId(crypto, canonical(submission.act as unknown as JsonObject)))
    return posted(submission)
  })
}

/** Posts each after its share of the time, all of it at once where there is none; how long each waited for its answer. */
async function called(port: number, bodies: readonly string[], within: number): Promise<readonly number[]> {
  return Promise.all(
    bodies.map(async (body, index) => {
      if (within > 0) await wait((within * index) / bodies.length)
      const began = performance.now()
      const { status, text } = await post(port, body)
      if (status !== 201 && status !== 200) throw new Error(`${status} ${text}`)
      return performance.now() - began
    }),
  )
}

await put('R/1')
await put('R/2')
const [one, two] = [await roll('R/1'), await roll('R/2')]
const peer = await bare(EVENT)
const beside = await watchers(peer.port, STREAMS)
const rawCalled = await called(peer.port, one, CALLED)
const rawAtOnce = await called(peer.port, two, 0)
beside.leave()
const watching = await watchers(server.port, STREAMS)
const inTurn = await called(server.port, one, CALLED)
const atOnce = await called(server.port, two, 0)
const later: number[] = []
for (let round = 1; round <= LATER; round++) {
  await put(`L/${round}`)
  later.push(...(await called(server.port, await roll(`L/${round}`), 0)))
}
const memory = server.memory()
watching.leave()

for (let question = 1; question <= QUESTIONS; question++) await put(`V/${question}`)
const votes: string[] = []
for (let question = 1; question <= QUESTIONS; question++) votes.push(...(await roll(`V/${question}`)))
const rawBegan = performance.now()
await called(peer.port, votes, 0)
const rawTook = performance.now() - rawBegan
await peer.stop()
const began = performance.now()
const burst = await called(server.port, votes, 0)
const took = performance.now() - began

const verified = execFileSync(process.execPath, [
  join(root, 'bin/chancery.mjs'),
  'verify',
  server.data,
  '--json',
])
const report = JSON.parse(verified.toString()) as { ok: boolean; acts: number }
const ids = findStored(server.data)
  .entries.map((bytes) => parsed(bytes).act)
  .filter(({ type }) => type === 'position.taken')
  .map((act) => actId(crypto, canonical(act as unknown as JsonObject)))
await server.stop()
const lost = [...sent].filter((id) => !ids.includes(id)).length
if (!report.ok || lost > 0 || ids.length !== sent.size || new Set(ids).size !== ids.length)
  throw new Error(`${lost} lost, ${ids.length} on the log for ${sent.size} sent; verified: ${report.ok}`)

const rows: Row[] = [
  row(
    `${TOWNS.length} positions over ${CALLED / 1000} s, ${STREAMS} watch: Node alone (peer)`,
    rawCalled,
    rawCalled,
  ),
  row(`${TOWNS.length} positions over ${CALLED / 1000} s, ${STREAMS} watch`, inTurn, rawCalled),
  row(`${TOWNS.length} positions at once, ${STREAMS} watch: Node alone (peer)`, rawAtOnce, rawAtOnce),
  row(`${TOWNS.length} positions at once, ${STREAMS} watch, ${memory} MB, the first`, atOnce, rawAtOnce),
  row(`${TOWNS.length} positions at once, ${STREAMS} watch, ${LATER} that follow`, later, rawAtOnce),
  {
    what: `${votes.length} votes in a burst: none lost, none twice, the record of ${report.acts} acts holds`,
    figure: `${perSecond(votes.length, took)}/s, median ${median(burst).toFixed(0)} ms, p99 ${share(burst, 0.99).toFixed(0)} ms`,
    ratio: took / rawTook,
  },
]
table(`burst: a signed position until it stands durably; ${limits()}; limit: p99 of ${LIMIT} ms`, rows)
for (const [what, times] of Object.entries({
  'one after the other': inTurn,
  'all at once, the first': atOnce,
  'all at once, later': later,
}))
  if (share(times, 0.99) > LIMIT) console.log(`  over the limit: ${what}`)

function row(what: string, times: readonly number[], raw: readonly number[]): Row {
  return {
    what,
    figure: `median ${median(times).toFixed(0)} ms, p99 ${share(times, 0.99).toFixed(0)} ms`,
    ratio: share(times, 0.99) / share(raw, 0.99),
  }
}
