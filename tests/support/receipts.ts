/** Delegates that post statements to servers and keep every receipt; then what a record must show of them. */
import assert from 'node:assert/strict'
import { textDocument } from '../../src/record/author.ts'
import { canonical } from '../../src/record/canonical.ts'
import { actId } from '../../src/record/digest.ts'
import { verify } from '../../src/record/verify.ts'
import { parsed } from '../../src/store/parsed.ts'
import type { JsonObject } from '../../src/core/json.ts'
import { crypto } from './records.ts'
import type { Found } from './stored.ts'
import { posted, type Delegate, type Server } from './server.ts'

interface Receipt {
  readonly position: number
  readonly id: string
  readonly received: string
  readonly already: boolean
  readonly head: { readonly size: number; readonly root: string }
}

export interface Receipts {
  readonly acknowledged: ReadonlyMap<string, Receipt>
  readonly sent: ReadonlySet<string>
  /** Posts statement after statement until told to stop. A server that is gone is no failure; a refusal is. */
  readonly post: (server: Server, one: Delegate, going: { running: boolean }) => Promise<void>
  /** The record holds; each acknowledged act stands where its receipt says, once; nothing stands that nobody sent. */
  readonly check: (found: Found) => void
}

/**
 * Receipts on the log of one organisation, whose first acts are those of its founding. With `lostAnswers`, the database may commit
 * without the server hearing of it: the server asks again, finds the act, and truly answers that it stands already.
 */
export function receipts(
  organisation: string,
  organ: string,
  first: { readonly size: number; readonly root: string },
  { lostAnswers = false }: { readonly lostAnswers?: boolean } = {},
): Receipts {
  const acknowledged = new Map<string, Receipt>()
  const sent = new Set<string>()
  const founding = first.size
  let seen = { size: first.size, root: first.root }
  let number = 0
  const once = async (server: Server, one: Delegate): Promise<void> => {
    const text = `Statement ${number++} of ${one.code}.\n`
    const document = textDocument('text', text, 'text/plain', number % 2 === 0)
    const submission = one.sign({ type: 'statement.made', body: { organ }, documents: [document], seen })
    const id = actId(crypto, canonical(submission.act as unknown as JsonObject))
    sent.add(id)
    const response = await fetch(`${server.address}/${organisation}/acts`, {
      method: 'POST',
      body: posted(submission),
    })
    const receipt = (await response.json()) as Receipt
    const status = lostAnswers && receipt.already ? 200 : 201
    assert.equal(response.status, status, JSON.stringify(receipt))
    assert.equal(receipt.id, id)
    acknowledged.set(id, receipt)
    if (receipt.head.size > seen.size) seen = { size: receipt.head.size, root: receipt.head.root }
  }
  return {
    acknowledged,
    sent,
    async post(server, one, going) {
      while (going.running) {
        try {
          await once(server, one)
        } catch (error) {
          if (going.running || error instanceof assert.AssertionError) throw error
        }
      }
    },
    check(found) {
      const report = verify(crypto, found)
      assert.deepEqual([report.ok, report.faults], [true, []])
      const ids = found.entries.map((bytes) =>
        actId(crypto, canonical(parsed(bytes).act as unknown as JsonObject)),
      )
      for (const [id, { position, received }] of acknowledged) {
        assert.equal(ids[position], id, `acknowledged at ${position}`)
        assert.equal(parsed(found.entries[position]!).received, received)
      }
      assert.deepEqual(
        ids.slice(founding).filter((id) => !sent.has(id)),
        [],
      )
      assert.equal(new Set(ids).size, ids.length)
    },
  }
}
