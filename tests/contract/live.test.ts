/** `/ORG/live` as a reader meets it: what it is told, from where on, how often, and when there is no room. */
import assert from 'node:assert/strict'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { textDocument } from '../../src/record/author.ts'
import { feedOf, MOST_WAITING } from '../../src/server/feed.ts'
import type { LiveOptions } from '../../src/server/live.ts'
import { scratch } from '../support/command.ts'
import { running, type Running } from '../support/running.ts'
import { readStream, streaming, type Streaming } from '../support/streams.ts'

const ORG = 'moor-council'
const OPENED = '2026-03-02T09:00:00Z'
const { folder } = scratch()
const ending: (() => Promise<void>)[] = []
after(async () => {
  for (const end of ending.toReversed()) await end()
})

let made = 0
async function serving(
  options?: LiveOptions,
  confidential = false,
): Promise<Streaming & { one: Running; stream: string }> {
  const one = await running(folder, `r${made++}`, ORG, OPENED, confidential)
  ending.push(() => one.kept.close())
  const served = await streaming([one], options)
  ending.push(served.stop)
  return { ...served, one, stream: `${served.address}/${ORG}/live` }
}

let said = 0
async function speak(one: Running): Promise<void> {
  const documents = [textDocument('text', `Statement ${said++}.\n`, 'text/plain')]
  const response = await one.post('SEDGE', 'statement.made', { organ: 'council' }, { documents })
  assert.equal(response.status, 201, await response.text())
}

const put = (one: Running, question: string): Promise<Response> =>
  one.post('secretariat', 'question.put', {
    question,
    organ: 'council',
    matter: 'measure',
    procedure: 'sealed',
    closes: '2026-03-02T12:30:00Z',
  })

test('a reader is told at once how many entries there are and what the time is, then of each change', async () => {
  const { one, stream } = await serving({ clock: () => ({ now: Date.parse(OPENED), rate: 60 }) })
  const reader = await readStream(stream)
  assert.equal(reader.headers['content-type'], 'text/event-stream; charset=utf-8')
  assert.equal(reader.headers['cache-control'], 'no-store')
  await reader.until(2)
  assert.equal(
    reader.text(),
    'retry: 2000\n\nid: 2\ndata: {"size":2}\n\nevent: clock\ndata: {"now":"2026-03-02T09:00:00.000Z","rate":60}\n\n',
  )
  const before = reader.text().length
  assert.equal((await put(one, 'M/1')).status, 201)
  await reader.until(3)
  assert.equal(
    reader.text().slice(before),
    'id: 3\ndata: {"size":3,"kinds":["question.put"],"questions":["M/1"]}\n\n',
  )
  reader.leave()
})

test('who comes again is told what came meanwhile, and nothing where nothing did', async () => {
  const { one, stream } = await serving()
  for (const id of ['M/1', 'M/2']) assert.equal((await put(one, id)).status, 201)
  const told = async (address: string, headers = {}): Promise<string> => {
    const reader = await readStream(address, headers)
    while (!reader.text().includes('event: clock')) await wait(2)
    reader.leave()
    return /^data: \{"size.*$/m.exec(reader.text())?.[0] ?? ''
  }
  const missed = 'data: {"size":4,"kinds":["question.put"],"questions":["M/2"]}'
  assert.equal(await told(`${stream}?since=3`), missed)
  // What the browser says of itself when it comes again stands above what the page first asked for.
  assert.equal(await told(`${stream}?since=1`, { 'last-event-id': '3' }), missed)
  assert.equal(await told(stream, { 'last-event-id': '4' }), '')
  // Nobody else keeps this record: who knows of more knew another one.
  assert.equal(await told(stream, { 'last-event-id': '9' }), 'data: {"size":4,"anew":true}')
  for (const wrong of ['x', '-1', '1e9', '99999999999999999999'])
    assert.equal(await told(stream, { 'last-event-id': wrong }), 'data: {"size":4}', wrong)
})

test('acts in a burst are told of in few events, the first at once and the last without being asked for', async () => {
  const { one, stream } = await serving({ pace: { changes: 1000, beats: 60_000 } })
  const reader = await readStream(stream)
  await reader.until(2)
  await speak(one)
  await reader.until(3)
  await Promise.all(Array.from({ length: 20 }, () => speak(one)))
  await reader.until(23)
  assert.equal(reader.sizes().at(-1), 23)
  assert.ok(reader.sizes().length < 12, reader.sizes().join())
  reader.leave()
})

test('the time is told again and again, and at once when the clock is set', async () => {
  let clock = { now: Date.parse(OPENED), rate: 0 }
  const { stream } = await serving({ clock: () => clock, pace: { changes: 200, beats: 30 } })
  const reader = await readStream(stream)
  const beats = (): number => reader.text().split('event: clock').length - 1
  while (beats() < 4) await wait(5)
  clock = { now: Date.parse('2026-03-02T12:30:00Z'), rate: 1 }
  while (!reader.text().includes('"now":"2026-03-02T12:30:00.000Z","rate":1')) await wait(5)
  reader.leave()
})

test('a reader who does not read is let go before much waits for it, and the others are told on', async () => {
  const one = await running(folder, `r${made++}`, ORG, OPENED)
  ending.push(() => one.kept.close())
  const feed = feedOf(one.kept, () => ({ now: Date.parse(OPENED), rate: 0 }), { changes: 0, beats: 60_000 })
  const responses: ServerResponse[] = []
  const server = createServer((_, response) => {
    responses.push(response)
    feed.add(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const slow = await readStream(`http://127.0.0.1:${port}/`)
  slow.response.pause()
  const quick = await readStream(`http://127.0.0.1:${port}/`)
  // More than the system takes for a reader who is away; of that the rest waits here.
  responses[0]!.write(Buffer.alloc(16_000_000))
  assert.ok(responses[0]!.writableLength > MOST_WAITING && responses[1]!.writableLength < MOST_WAITING)
  await speak(one)
  await quick.until(3)
  assert.deepEqual(
    responses.map(({ destroyed }) => destroyed),
    [true, false],
  )
  feed.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

test('there are so many streams for one address and so many in all; who leaves makes room', async () => {
  const { stream, streams } = await serving({ most: 4, perAddress: 2 })
  const from = (address: string) => readStream(stream, { 'x-forwarded-for': `198.51.100.7, ${address}` })
  const first = [await from('192.0.2.1'), await from('192.0.2.1')]
  const third = await from('192.0.2.1')
  assert.deepEqual([third.status, third.headers['retry-after']], [503, '30'])
  assert.equal(third.headers['content-type'], 'application/problem+json')
  const other = [await from('192.0.2.2'), await readStream(stream)]
  assert.deepEqual(
    other.map(({ status }) => status),
    [200, 200],
  )
  assert.equal((await from('192.0.2.3')).status, 503)
  first[0]!.leave()
  while (streams.open() > 3) await wait(5)
  const again = await from('192.0.2.1')
  assert.equal(again.status, 200)
  for (const one of [...first, ...other, again]) one.leave()
  while (streams.open() > 0) await wait(5)
  // One subscriber of IPv6 has many addresses.
  const many = [await from('2001:db8::1'), await from('2001:DB8:0:0:ffff::2'), await from('2001:db8::3')]
  const elsewhere = await from('2001:db8:0:1::1')
  assert.deepEqual(
    [...many, elsewhere].map(({ status }) => status),
    [200, 200, 503, 200],
  )
  for (const one of [...many, elsewhere]) one.leave()
})

test('when a record is built anew, its streams end, and who comes again is told of the new one', async () => {
  const [first, second] = [
    await running(folder, 'first', ORG, OPENED),
    await running(folder, 'again', ORG, OPENED),
  ]
  for (const one of [first, second]) ending.push(() => one.kept.close())
  assert.equal((await put(first, 'M/1')).status, 201)
  const records = new Map([[ORG, first.kept]])
  const served = await streaming([first], undefined, records)
  ending.push(served.stop)
  const stream = `${served.address}/${ORG}/live`
  const reader = await readStream(stream)
  await reader.until(3)
  records.set(ORG, second.kept)
  await reader.ended
  const again = await readStream(stream, { 'last-event-id': '3' })
  await again.until(2)
  assert.match(again.text(), /"size":2,"anew":true/)
  again.leave()
})

test('when the server stops, every stream ends', async () => {
  const { stream, stop, streams } = await serving()
  const readers = await Promise.all([readStream(stream), readStream(stream)])
  assert.equal(streams.open(), 2)
  await stop()
  await Promise.all(readers.map(({ ended }) => ended))
  assert.equal(streams.open(), 0)
})

test('only GET and HEAD of the address of a record are for a stream; all else is answered as if there were none', async () => {
  const { address, stream } = await serving()
  const head = await fetch(stream, { method: 'HEAD' })
  assert.deepEqual([head.status, head.headers.get('content-type')], [200, 'text/event-stream; charset=utf-8'])
  for (const [method, path] of [
    ['POST', `/${ORG}/live`],
    ['GET', '/nobody/live'],
    ['GET', `/${ORG}/live/more`],
    ['GET', '/live'],
  ] as const)
    assert.equal((await fetch(address + path, { method })).status, 404, path)
})

test('a confidential record has no stream: to whoever asks it is not there', async () => {
  const { address } = await serving({}, true)
  const [told, untold] = await Promise.all(
    [`/${ORG}/live`, '/nobody/live'].map(async (path) => {
      const response = await fetch(address + path)
      return [response.status, (await response.text()).replaceAll('nobody', ORG)]
    }),
  )
  assert.deepEqual(told, untold)
  assert.equal(told![0], 404)
})
