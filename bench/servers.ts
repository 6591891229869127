/**
 * How soon do other servers on one PostgreSQL know of an act? Three processes: one appends, two follow, by NOTIFY and by
 * asking alone. The peer is the append itself: from sending the act until it is acknowledged.
 */
import { fork } from 'node:child_process'
import { instantOf } from '../src/core/time.ts'
import { author, textDocument } from '../src/record/author.ts'
import { hex } from '../src/record/bytes.ts'
import { wholeRecord } from '../src/store/create.ts'
import { openDatabase } from '../src/store/postgres.ts'
import { openRegistrar } from '../src/store/registrar.ts'
import { startPostgres } from '../tests/support/postgres.ts'
import { median, table, type Row } from './measure.ts'
import { atWork, crypto, log, materials, SEATS, signer } from './records.ts'

const ACTS = 300
const given = materials()
const now = () => instantOf(Math.floor(Date.now() / 1000))
/** Milliseconds on a clock that all processes of one machine share. */
const moment = (): number => performance.timeOrigin + performance.now()

if (process.argv[2] === 'follow') await follow(process.argv[3]!, process.argv[4] === 'notify')
else await lead()

/** A server that takes in what is appended and tells when it has. */
async function follow(address: string, notify: boolean): Promise<void> {
  const store = await (await openDatabase(address, { notify })).store('council')
  const registrar = await openRegistrar(crypto, store, { log, random: given.random, now })
  store.watch((size) => {
    if (size <= registrar.size) return
    registrar.follow().then(
      () => process.send?.({ size: registrar.size, at: moment() }),
      () => undefined,
    )
  })
  process.send?.({ size: registrar.size, at: moment() })
  process.once('disconnect', () => process.exit())
}

async function lead(): Promise<void> {
  const postgres = await startPostgres()
  const rows: Row[] = []
  try {
    for (const how of ['notify', 'asking']) {
      const address = await postgres.database()
      const database = await openDatabase(address, { tables: true, notify: how === 'notify' })
      const store = await database.store('council')
      const { entries, head } = wholeRecord(atWork(50), log)
      await store.fill(entries, head)
      const registrar = await openRegistrar(crypto, store, { log, random: given.random, now })
      const heard: { size: number; at: number }[][] = [[], []]
      const followers = heard.map((list) => {
        const child = fork(import.meta.filename, ['follow', address, how])
        child.on('message', (told) => void list.push(told as { size: number; at: number }))
        return child
      })
      while (heard.some((list) => list.length === 0)) await wait(20)
      await wait(1000)
      const sent: { size: number; at: number; done: number }[] = []
      for (let act = 0; act < ACTS; act++) {
        const party = SEATS[act % SEATS.length]!
        const seen = { size: registrar.size, root: hex(registrar.ledger.tree.root()) }
        const draft = { log: head.origin, type: 'statement.made', by: { party } as never, at: now(), seen }
        const submission = author(crypto, given.random, signer(party), {
          ...draft,
          body: { organ: 'harbour-council' },
          documents: [textDocument('text', `Statement ${act}.\n`, 'text/plain')],
        })
        const at = moment()
        const submitted = await registrar.submit(submission)
        if (!submitted.accepted) throw new Error(JSON.stringify(submitted.reasons))
        sent.push({ size: registrar.size, at, done: moment() })
        await wait(10)
      }
      await wait(1500)
      for (const child of followers) child.kill()
      await database.close()
      const own = sent.map(({ at, done }) => done - at)
      const others = heard.flatMap((list) =>
        sent.map(({ size, at }) => (list.find((one) => one.size >= size)?.at ?? Number.NaN) - at),
      )
      const missed = others.filter((time) => Number.isNaN(time)).length
      if (missed > 0) throw new Error(`${missed} of ${others.length} were not heard of`)
      if (how === 'notify') rows.push(row('the append itself (peer)', own, own))
      rows.push(
        row(how === 'notify' ? 'two other servers, by NOTIFY' : 'by asking twice a second', others, own),
      )
    }
    table(
      `servers: ${ACTS} acts on one PostgreSQL until the others have taken them in; time over the peer`,
      rows,
    )
  } finally {
    await postgres.stop()
  }
}

function row(what: string, times: readonly number[], peer: readonly number[]): Row {
  const of = (share: number): number =>
    times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))]!
  return {
    what,
    figure: `median ${median(times).toFixed(1)} ms, p99 ${of(0.99).toFixed(1)} ms, most ${of(1).toFixed(1)} ms`,
    ratio: median(times) / median(peer),
  }
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
