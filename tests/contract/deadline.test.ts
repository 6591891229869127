/**
 * The last instant that counts. A record keeps whole seconds, and its clock is cut off, never rounded: whatever comes within
 * the last second before a deadline has the second before it, and a deadline is a whole second. So a millisecond decides.
 */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { hex } from '../../src/record/bytes.ts'
import { author, enrolment } from '../../src/record/author.ts'
import { parsePromise } from '../../src/record/promise.ts'
import { splitNote } from '../../src/record/note.ts'
import { instantOf, type Instant } from '../../src/core/time.ts'
import { app } from '../../src/server/app.ts'
import { keep, type Kept } from '../../src/server/kept.ts'
import { createRecord, heldKey } from '../../src/store/create.ts'
import { scratch } from '../support/command.ts'
import { actorFor, crypto, openedBuilt, originOf, SHIPPED, signerFor } from '../support/records.ts'
import { fixedClock, seeded, seedOf } from '../support/seeded.ts'
import { posted } from '../support/server.ts'

const ORG = 'lake-commission'
const OPENED = '2026-03-02T09:00:00Z'
const DEADLINE = Date.parse('2026-03-03T12:00:00Z')
const { folder } = scratch()
const open: Kept[] = []
after(async () => {
  for (const kept of open) await kept.close()
})

interface Answer {
  readonly status: number
  readonly received?: string
  readonly refusal?: string
  readonly reasons?: readonly { readonly code: string; readonly clause?: string }[]
}

interface Place {
  readonly kept: Kept
  /** The clock of the machine, in milliseconds. */
  readonly set: (milliseconds: number) => void
  readonly post: (by: string, type: string, body: object) => Promise<Answer>
}

async function place(name: string): Promise<Place> {
  let machine = Date.parse(OPENED)
  // As the program reads its clock (`src/cli/main.ts`), and the database its own (`src/store/postgres.ts`).
  const now = (): Instant => instantOf(Math.floor(machine / 1000))
  const keys = ['log', 'clock'].map((office) =>
    heldKey(
      actorFor(office),
      enrolment(crypto, signerFor(ORG, office), actorFor(office)).key,
      seedOf(`${ORG}/${office}`),
    ),
  )
  const data = join(folder, name)
  createRecord(join(data, 'record'), openedBuilt(ORG, fixedClock(OPENED)), signerFor(ORG, 'log'), keys, now())
  const kept = await keep({ organisations: SHIPPED, data }, join(data, 'record'), now)
  open.push(kept)
  const server = app(new Map([[ORG, kept]]), now)
  let step = 0
  const at: Place = {
    kept,
    set: (to) => void (machine = to),
    async post(by, type, body) {
      const { ledger } = kept.registrar
      const submission = author(crypto, seeded(`${name}/${(step += 1)}`), signerFor(ORG, by), {
        log: originOf(ORG),
        type,
        by: actorFor(by),
        at: now(),
        seen: { size: ledger.entries.length, root: hex(ledger.tree.root()) },
        body: body as never,
      })
      const response = await server.request(`/${ORG}/acts`, { method: 'POST', body: posted(submission) })
      return { status: response.status, ...((await response.json()) as object) }
    },
  }
  const put = {
    question: 'LC/1',
    organ: 'commission',
    matter: 'opinion',
    procedure: 'letters',
    purpose: 'replies',
  }
  const answer = await at.post('president', 'question.put', { ...put, closes: instantOf(DEADLINE / 1000) })
  assert.equal(answer.status, 201, JSON.stringify(answer))
  return at
}

const OBJECTION = { question: 'LC/1', position: 'objection' }
const outcomeIn = ({ kept }: Place): string | undefined =>
  [...kept.registrar.ledger.standing.questions.values()][0]?.outcome

for (const early of [1, 2, 999, 1000, 60_000])
  test(`an objection ${early} ms before the deadline counts: the silence is broken, and nothing is adopted at its end`, async () => {
    const at = await place(`early-${early}`)
    at.set(DEADLINE - early)
    const { status, received } = await at.post('BRUE', 'position.taken', OBJECTION)
    assert.equal(status, 201)
    assert.ok(received! < instantOf(DEADLINE / 1000))
    at.set(DEADLINE)
    await at.kept.lapse()
    assert.equal(outcomeIn(at), 'not-adopted')
  })

for (const late of [0, 1, 2, 999, 1000, 60_000])
  test(`an objection ${late} ms after the deadline is refused with the clause, recorded, and changes nothing`, async () => {
    const at = await place(`late-${late}`)
    at.set(DEADLINE + late)
    const answer = await at.post('BRUE', 'position.taken', OBJECTION)
    assert.equal(answer.status, 422)
    assert.deepEqual(
      answer.reasons?.map(({ code, clause }) => [code, clause]),
      [['question-closed', 'Rules, r. 30']],
    )
    assert.equal(outcomeIn(at), 'adopted')
    // The sender takes a signed refusal home, which says until when it will be noted on the log; and then it is.
    const told = parsePromise(splitNote(new TextEncoder().encode(answer.refusal))!.text)
    assert.ok(told?.kind === 'refusal' && told.by !== undefined)
    assert.deepEqual(told.reasons, ['question-closed'])
    at.set(DEADLINE + late + 31_000)
    await at.kept.lapse()
    const noted = at.kept.registrar.ledger.entries.map(({ act }) => act.type)
    assert.deepEqual(noted.slice(-2), ['question.decided', 'refusal.noted'])
  })

test('until the deadline nothing is declared, and at its very second it is, as at the deadline, however late the clock is looked at', async () => {
  for (const late of [0, 1, 999, 86_400_000]) {
    const at = await place(`looked-${late}`)
    at.set(DEADLINE - 1)
    assert.equal(await at.kept.lapse(), 0)
    at.set(DEADLINE + late)
    assert.equal(await at.kept.lapse(), 1)
    const { act } = at.kept.registrar.ledger.entries.at(-1)!
    assert.deepEqual([act.type, act.at], ['question.decided', instantOf(DEADLINE / 1000)])
    assert.equal(await at.kept.lapse(), 0)
  }
})
