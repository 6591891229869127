/** What is taken unseen makes no event: two servers, alike but for that, send the same bytes. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { QuestionId } from '../../src/core/ids.ts'
import { textDocument } from '../../src/record/author.ts'
import { scratch } from '../support/command.ts'
import { running, type Running } from '../support/running.ts'
import { readStream, streaming } from '../support/streams.ts'

const ORG = 'moor-council'
const OPENED = '2026-03-02T09:00:00Z'
const CLOSES = '2026-03-02T12:30:00Z'
const question = 'M/1' as QuestionId
const { folder } = scratch()
const ending: (() => Promise<void>)[] = []
after(async () => {
  for (const end of ending.toReversed()) await end()
})

const PUT = { question, organ: 'council', matter: 'measure', procedure: 'sealed', closes: CLOSES }

test('what is taken unseen gives no event, moves none and changes no number: the streams are the same bytes', async () => {
  const all = await Promise.all(
    ['quiet', 'busy'].map(async (name) => {
      const one = await running(folder, `stream-${name}`, ORG, OPENED)
      ending.push(() => one.kept.close())
      const clock = (): { now: number; rate: number } => ({ now: Date.parse(OPENED), rate: 0 })
      const served = await streaming([one], { clock, pace: { changes: 0, beats: 60_000 } })
      ending.push(served.stop)
      let woken = 0
      one.kept.watch(() => (woken += 1))
      return { one, woken: () => woken, address: `${served.address}/${ORG}/live` }
    }),
  )
  const readers = await Promise.all(all.map(({ address }) => readStream(address)))
  const [quiet, busy] = all.map(({ one }) => one) as [Running, Running]
  const take = async (by: string, position: string): Promise<void> => {
    const response = await busy.post(by, 'position.taken', { question, position }, { place: { question } })
    assert.equal(response.status, 201, await response.text())
  }
  const both = async (size: number, act: (one: Running) => Promise<unknown>): Promise<void> => {
    for (const one of [quiet, busy]) await act(one)
    await Promise.all(readers.map((reader) => reader.until(size)))
  }
  await both(3, (one) => one.post('secretariat', 'question.put', PUT))
  await take('HEATH', 'no')
  await take('LINGER', 'yes')
  const documents = [textDocument('text', 'Told to the members.\n', 'text/plain', true)]
  const told = { place: 'register', audience: 'members', documents } as const
  assert.equal((await busy.post('SEDGE', 'statement.made', { organ: 'council' }, told)).status, 201)
  await take('HEATH', 'yes')
  const [first] = readers
  const before = first!.text()
  assert.deepEqual(
    readers.map((reader) => reader.text()),
    [before, before],
  )
  assert.deepEqual(
    all.map(({ woken }) => woken()),
    [1, 1],
  )
  const spoken = { documents: [textDocument('text', 'Said to all.\n', 'text/plain')] }
  await both(4, (one) => one.post('SEDGE', 'statement.made', { organ: 'council' }, spoken))
  await take('MARSHE', 'no')
  // Who comes now is told the same by both.
  const later = await Promise.all(all.map(({ address }) => readStream(`${address}?since=2`)))
  await Promise.all(later.map((reader) => reader.until(4)))
  assert.equal(later[1]!.text(), later[0]!.text())
  // With the hour the public log commits to both, and that is an event of both.
  for (const one of [quiet, busy]) {
    one.set('2026-03-02T10:00:00Z')
    await one.kept.lapse()
  }
  const size = quiet.kept.registrar.size
  await Promise.all([...readers, ...later].map((reader) => reader.until(size)))
  assert.ok(size > 4 && first!.text().includes('restricted-log.anchored'))
  assert.equal(readers[1]!.text(), first!.text())
  assert.equal(later[1]!.text(), later[0]!.text())
  for (const reader of [...readers, ...later]) reader.leave()
})
