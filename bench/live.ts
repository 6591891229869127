/**
 * One act, told to 1,000, 5,000 and 10,000 watchers (or as many as the arguments say): from posting it, signed, until each has
 * heard, on a server as `chancery serve` starts it. The peer is a server of Node that writes the same bytes and does nothing else.
 */
import { delegate, posted } from '../tests/support/server.ts'
import { textDocument } from '../src/record/author.ts'
import { table, type Row } from './measure.ts'
import { bare, limits, post, served, share, TOWNS, watchers, type Watchers } from './served.ts'

const COUNTS = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1000, 5000, 10_000]
const ACTS = 5
const EVENT = 'id: 12\ndata: {"size":12,"kinds":["statement.made"],"questions":[],"spread":9000}\n\n'

interface Told {
  readonly times: readonly number[]
  readonly memory: number
}

/** Five acts one after the other: how long each watcher waited for each. */
async function told(
  port: number,
  count: number,
  bodies: () => Promise<string>,
  memory: () => number,
): Promise<Told> {
  const all: Watchers = await watchers(port, count)
  const times: number[] = []
  for (let act = 0; act < ACTS; act++) {
    const body = await bodies()
    await new Promise((resolve) => setTimeout(resolve, 400))
    const heard = all.heard()
    const began = performance.now()
    const { status, text } = await post(port, body)
    if (status !== 201) throw new Error(`${status} ${text}`)
    times.push(...(await heard).map((at) => at - began))
  }
  const held = memory()
  all.leave()
  await new Promise((resolve) => setTimeout(resolve, 500))
  return { times, memory: held }
}

const rows: Row[] = []
for (const count of COUNTS) {
  const peer = await bare(EVENT)
  const raw = await told(peer.port, count, async () => '{}', peer.memory)
  await peer.stop()
  const server = await served()
  const one = delegate(server.data, server.origin, TOWNS[0]!)
  let said = 0
  const own = await told(
    server.port,
    count,
    async () => {
      const [head] = (
        (await (await fetch(`http://127.0.0.1:${server.port}/records.json`)).json()) as {
          records: readonly [{ size: number; root: string }]
        }
      ).records
      const documents = [textDocument('text', `Statement ${said++}.\n`, 'text/plain')]
      const { size, root } = head
      return posted(
        one.sign({ type: 'statement.made', body: { organ: 'assembly' }, documents, seen: { size, root } }),
      )
    },
    server.memory,
  )
  await server.stop()
  rows.push(row(`${count} watchers, Node alone (peer)`, raw, raw), row(`${count} watchers`, own, raw))
}
table(`live: one signed act until every watcher has heard; ${limits()}; ratio of p99`, rows)

function row(what: string, { times, memory }: Told, peer: Told): Row {
  return {
    what,
    figure: `p50 ${share(times, 0.5).toFixed(0)} ms, p99 ${share(times, 0.99).toFixed(0)} ms, ${memory} MB`,
    ratio: share(times, 0.99) / share(peer.times, 0.99),
  }
}
