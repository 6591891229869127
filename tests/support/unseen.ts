/**
 * A record with restricted logs, kept by a registrar under a clock that the test sets. After every step the record is
 * verified twice: as the public has it, and as whoever keeps it has it.
 */
import assert from 'node:assert/strict'
import type { Audience } from '../../src/core/audience.ts'
import type { PartyId, QuestionId } from '../../src/core/ids.ts'
import type { JsonObject } from '../../src/core/json.ts'
import { placeOf, restrictedOrigin, type Place } from '../../src/core/restricted.ts'
import type { Asked } from '../../src/core/situation.ts'
import type { Instant } from '../../src/core/time.ts'
import { author, type DraftDocument } from '../../src/record/author.ts'
import { hex } from '../../src/record/bytes.ts'
import type { FoundRestricted } from '../../src/record/examine-restricted.ts'
import type { Submission } from '../../src/record/ledger.ts'
import { verify, type Found, type Report } from '../../src/record/verify.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { parsed } from '../../src/store/parsed.ts'
import { openRegistrar, type Registrar } from '../../src/store/registrar.ts'
import type { LocalStore } from '../../src/store/store.ts'
import { actorFor, crypto, openedBuilt, originOf, pour, signerFor, storedFound } from './records.ts'
import { fixedClock, seeded } from './seeded.ts'

export interface UnseenBench {
  readonly registrar: Registrar
  readonly store: LocalStore
  readonly restricted: ReadonlyMap<string, LocalStore>
  readonly set: (now: string) => void
  /** An act on the public log. Gives the codes of its effects, or of the reasons why it was refused. */
  readonly act: (
    by: string,
    type: string,
    body: JsonObject,
    documents?: readonly DraftDocument[],
  ) => Promise<readonly string[]>
  /** An act in the log of a question, or in the register for an audience. */
  readonly unseen: (by: string, type: string, body: JsonObject, of: Unseen) => Promise<readonly string[]>
  readonly submission: (by: string, type: string, body: JsonObject, of?: Unseen) => Submission
  /** Appends what is due; the kinds of what came onto the public log. */
  readonly lapse: () => Promise<readonly string[]>
  readonly question: (id: string) => Asked
  /** What the public verifies, and what the keeper does. */
  readonly public: () => Report
  readonly whole: () => Report
  readonly found: (open?: boolean) => Found
  /** The same record on a server that starts anew. */
  readonly restart: () => Promise<void>
}

export interface Unseen {
  readonly place: Place
  readonly audience?: Audience
  readonly documents?: readonly DraftDocument[]
}

/** The record of a fictional organisation, its standing open since this moment. */
export async function unseenBench(organisation: string, at: string): Promise<UnseenBench> {
  let now = at as Instant
  const store = memoryStore(() => now)
  pour(organisation, openedBuilt(organisation, fixedClock(at)), store)
  const restricted = new Map<string, LocalStore>()
  const [log, clock] = [signerFor(organisation, 'log'), signerFor(organisation, 'clock')]
  const random = seeded(`unseen/${organisation}`)
  const open = (code: string): LocalStore => {
    const known = restricted.get(code) ?? memoryStore(() => now)
    restricted.set(code, known)
    return known
  }
  const keys = { log, clock, random, now: () => now, restricted: open }
  let registrar = await openRegistrar(crypto, store, keys)
  let step = 0
  const found = (lies = true): Found => {
    const beside = [...restricted.values()].flatMap((one): readonly FoundRestricted[] => {
      const entries = one.read(0)
      const place = entries[0] && placeOf(originOf(organisation), parsed(entries[0]).act.log)
      return place ? [{ place, entries, disclosed: false, document: (key) => one.document(key) }] : []
    })
    return { ...storedFound(store), ...(lies ? { restricted: beside } : {}) }
  }
  const holds = (): void => {
    for (const lies of [true, false]) assert.deepEqual(verify(crypto, found(lies)).faults, [])
  }
  const submission = (by: string, type: string, body: JsonObject, of?: Partial<Unseen>): Submission => {
    step += 1
    const { ledger } = registrar
    const place = of?.place
    const own = actorFor(by)
    const parties = 'party' in own ? [own.party] : ([] as readonly PartyId[])
    return author(crypto, seeded(`${organisation}/${step}`), signerFor(organisation, by), {
      log: place ? restrictedOrigin(originOf(organisation), place) : originOf(organisation),
      type,
      by: own,
      at: now,
      seen: { size: ledger.entries.length, root: hex(ledger.tree.root()) },
      body,
      ...(place ? { audience: of?.audience ?? { parties } } : {}),
      ...(of?.documents ? { documents: of.documents } : {}),
    })
  }
  return {
    get registrar() {
      return registrar
    },
    store,
    restricted,
    set(to) {
      now = to as Instant
    },
    submission,
    async act(by, type, body, documents) {
      const own = documents ? { documents } : {}
      const result = await registrar.submit(submission(by, type, body, own))
      holds()
      return result.accepted
        ? result.effects.map(({ effect }) => effect)
        : result.reasons.map(({ code }) => code)
    },
    async unseen(by, type, body, of) {
      const result = await registrar.submitUnseen(submission(by, type, body, of))
      holds()
      if (!result) return ['nowhere']
      return result.accepted
        ? result.effects.map(({ effect }) => effect)
        : result.reasons.map(({ code }) => code)
    },
    async lapse() {
      const before = store.size()
      await registrar.lapse()
      holds()
      return store.read(before).map((bytes) => parsed(bytes).act.type)
    },
    question(id) {
      const asked = registrar.ledger.standing.questions.get(id as QuestionId)
      assert.ok(asked, `the question ${id} is on the record`)
      return asked
    },
    public: () => verify(crypto, found(false)),
    whole: () => verify(crypto, found(true)),
    found,
    async restart() {
      registrar = await openRegistrar(crypto, store, keys)
    },
  }
}
