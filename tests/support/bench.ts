/** A record kept by a registrar under a clock that the test sets. Every step is verified: the stored record, and its export. */
import assert from 'node:assert/strict'
import type { QuestionId } from '../../src/core/ids.ts'
import type { JsonObject } from '../../src/core/json.ts'
import type { Effect, ReasonCode } from '../../src/core/refusal.ts'
import type { Asked, Situation } from '../../src/core/situation.ts'
import type { Instant } from '../../src/core/time.ts'
import { readArchive, writeArchive } from '../../src/record/archive.ts'
import { verify } from '../../src/record/verify.ts'
import type { Submission } from '../../src/record/ledger.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { composed, type Answer, type Composed } from '../../src/store/group.ts'
import { charterIn, followed, type Registrar } from '../../src/store/registrar.ts'
import type { LocalStore } from '../../src/store/store.ts'
import {
  crypto,
  declared,
  openedBuilt,
  pour,
  signerFor,
  storedFound,
  submissionOf,
  type Deed,
} from './records.ts'
import { fixedClock, seeded } from './seeded.ts'

export interface Bench {
  readonly registrar: Pick<Registrar, 'ledger'>
  readonly store: LocalStore
  readonly standing: Situation
  /** Sets the clock. */
  readonly set: (now: string) => void
  /** Performs an act, which must be in order, and gives the codes of its effects. */
  readonly act: (
    by: string,
    type: string,
    body: Deed['body'],
    documents?: Deed['documents'],
  ) => readonly string[]
  /** The codes for which an act is refused: it must be. Nothing is appended by it. */
  readonly refused: (by: string, type: string, body: Deed['body']) => readonly ReasonCode[]
  /** Declares a question, with all that the record gives. */
  readonly declare: (by: string, question: string) => readonly string[]
  /** Appends what is due; how many lapses that were. */
  readonly lapse: () => number
  readonly question: (id: string) => Asked
}

/** The record of a fictional organisation, its standing open since this moment. */
export function bench(organisation: string, at: string): Bench {
  let now = at as Instant
  const store = memoryStore(() => now)
  pour(organisation, openedBuilt(organisation, fixedClock(at)), store)
  const [log, clock] = [signerFor(organisation, 'log'), signerFor(organisation, 'clock')]
  const keys = { log, clock, random: seeded(`bench/${organisation}`), now: () => now }
  const entries = store.read(0)
  const ledger = followed(crypto, charterIn(entries, store), entries)
  const registrar = { ledger }
  let step = 0

  /** As a registrar appends, and at once. */
  function append(submissions: readonly Submission[]): readonly Answer[] {
    let made: Composed | undefined
    store.append(
      ledger.entries.length,
      (moment) => (made = composed(ledger, keys, submissions, moment.now)).group,
    )
    made?.finish()
    return made?.answers ?? []
  }

  function submit(by: string, deed: Omit<Deed, 'by'>): Exclude<Answer, { error: unknown }> {
    step += 1
    const submission = submissionOf(
      registrar.ledger,
      organisation,
      { by, ...deed },
      `${organisation}/${step}`,
    )
    const answer = append([submission])[0] as Answer
    if ('error' in answer) throw answer.error
    return answer
  }

  const act: Bench['act'] = (by, type, body, documents) => {
    const result = submit(by, { type, body, ...(documents ? { documents } : {}) })
    assert.deepEqual(result.accepted ? [] : result.reasons, [], `${type} by ${by}`)
    holds(store)
    return result.accepted ? codes(result.effects) : []
  }
  return {
    registrar,
    store,
    standing: registrar.ledger.standing,
    set(to) {
      now = to as Instant
    },
    act,
    refused(by, type, body) {
      const result = submit(by, { type, body })
      assert.equal(result.accepted, false, `${type} by ${by} is refused`)
      holds(store)
      return result.accepted ? [] : result.reasons.map(({ code }) => code)
    },
    declare: (by, question) => act(by, 'question.decided', (ledger) => declaredAt(ledger, question, now)),
    lapse() {
      const before = ledger.entries.length
      append([])
      const lapsed = ledger.entries.length - before
      holds(store)
      return lapsed
    },
    question(id) {
      const asked = registrar.ledger.standing.questions.get(id as QuestionId)
      assert.ok(asked, `the question ${id} is on the record`)
      return asked
    },
  }
}

/** The whole record holds, as it is stored and as it is exported, and every act of it was ruled on. */
function holds(store: LocalStore): void {
  const stored = verify(crypto, storedFound(store))
  assert.deepEqual(stored.faults, [])
  assert.equal(stored.rulings, store.size())
  const archive = writeArchive(store.head()!, store.read(0), (key) => store.document(key))
  assert.deepEqual(verify(crypto, readArchive(archive)), stored)
}

function declaredAt(ledger: Registrar['ledger'], question: string, now: Instant): JsonObject {
  return declared(
    { ...ledger, entries: [...ledger.entries, { ...ledger.entries.at(-1)!, received: now }] },
    question,
  )
}

function codes(effects: readonly Effect[]): readonly string[] {
  return effects.map(({ effect, party }) => (party === undefined ? effect : `${effect} ${party}`))
}
