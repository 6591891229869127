/** Servers killed while members take positions unseen; and a confidential record beside another. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import type { PartyId, QuestionId } from '../../src/core/ids.ts'
import type { Json } from '../../src/core/json.ts'
import { restrictedOrigin } from '../../src/core/restricted.ts'
import { instantOf } from '../../src/core/time.ts'
import { canonical } from '../../src/record/canonical.ts'
import { actId } from '../../src/record/digest.ts'
import { verify } from '../../src/record/verify.ts'
import { parsed } from '../../src/store/parsed.ts'
import { findStored } from '../../src/store/stored.ts'
import { scratch } from '../support/command.ts'
import { folderOf } from '../support/organisations.ts'
import { crypto } from '../support/records.ts'
import { chancery, delegate, posted, startServer } from '../support/server.ts'

const KILLS = 8
const ORG = 'moor-council'
const PARTIES = ['HEATH', 'LINGER', 'MARSHE', 'SEDGE', 'TARNE']
const QUESTION = 'M/1' as QuestionId
const { folder } = scratch()

async function founded(
  name: string,
  organisation = ORG,
  ...words: readonly string[]
): Promise<{ data: string; origin: string }> {
  const data = join(folder, name)
  const made = await chancery(['init', data, '--charter', folderOf(organisation), '--json', ...words])
  assert.equal(made.code, 0, made.said)
  return { data, origin: (JSON.parse(made.out) as { origin: string }).origin }
}

test(
  'what a killed server had acknowledged unseen stands once in the log of its question, and the record holds',
  { timeout: 180_000 },
  async () => {
    const { data, origin } = await founded('unseen')
    const acknowledged = new Set<string>()
    for (let kill = 0; kill < KILLS; kill += 1) {
      const server = await startServer(['--data', data])
      const post = async (body: string): Promise<Response> =>
        fetch(`${server.address}/${ORG}/acts`, { method: 'POST', body })
      const { records } = (await (await fetch(`${server.address}/records.json`)).json()) as {
        records: readonly { size: number; root: string }[]
      }
      let { size, root } = records[0]!
      if (kill === 0) {
        const closes = instantOf(Math.floor(Date.now() / 1000) + 7200)
        const body = { question: QUESTION, organ: 'council', matter: 'measure', procedure: 'sealed', closes }
        const put = await post(
          posted(
            delegate(data, origin, 'secretariat').sign({ type: 'question.put', body, seen: { size, root } }),
          ),
        )
        assert.equal(put.status, 201)
        ;({ size, root } = ((await put.json()) as { head: { size: number; root: string } }).head)
      }
      const going = { running: true }
      const posting = PARTIES.map(async (code, index) => {
        for (let turn = 0; going.running; turn += 1) {
          const position = (turn + index) % 2 === 0 ? 'yes' : 'no'
          const submission = delegate(data, origin, code).sign({
            type: 'position.taken',
            body: { question: QUESTION, position },
            seen: { size, root },
            log: restrictedOrigin(origin, { question: QUESTION }),
            audience: { parties: [code as PartyId] },
          })
          // A server that is gone acknowledged nothing.
          const response = await post(posted(submission)).catch(() => undefined)
          if (!response) return
          assert.equal(response.status, 201, await response.clone().text())
          acknowledged.add(((await response.json()) as { id: string }).id)
        }
      })
      await wait(150 + Math.random() * 150)
      await server.stop('SIGKILL')
      going.running = false
      const ends = await Promise.allSettled(posting)
      // Where a server went while it answered, nothing was acknowledged.
      for (const end of ends)
        if (end.status === 'rejected' && end.reason instanceof assert.AssertionError) throw end.reason
      const found = findStored(data)
      assert.deepEqual(verify(crypto, found).faults, [])
      const log = found.restricted!.find(({ place }) => place !== 'register')!
      const ids = log.entries.map((bytes) => actId(crypto, canonical(parsed(bytes).act as unknown as Json)))
      assert.equal(new Set(ids).size, ids.length)
      for (const id of acknowledged) assert.ok(ids.includes(id), id)
    }
    assert.ok(acknowledged.size >= KILLS, `${acknowledged.size} acknowledged`)
  },
)

for (const [finding, other, words] of [
  ['a confidential record is kept by no process that keeps another', 'harbour-league', ['--confidential']],
  ['two records of one organisation are not served from one folder', ORG, []],
] as const)
  test(finding, async () => {
    const both = `both-${other}`
    await founded(`${both}/one`, ORG, ...words)
    await founded(`${both}/other`, other)
    const { code, said } = await chancery(['serve', '--data', join(folder, both), '--port', '0'])
    assert.equal(code, 7, said)
  })
