/**
 * The keeper of what is not public: restricted logs beside the log of a registrar. It takes acts in unseen, closes and marks
 * the logs when that is due, and gives the public log the anchors and disclosures that it owes.
 *
 * Invariant: the last entry of a question's log closes it, and nothing is declared or shown before that entry is anchored.
 * Where several servers keep one record, each takes in what the others appended, under the lock of that log's head.
 */
import type { Entry } from '../core/act.ts'
import { maySee, type Viewer } from '../core/audience.ts'
import { belongingIn } from '../core/belonging.ts'
import type { OfficeId, PartyId, QuestionId } from '../core/ids.ts'
import type { Json, JsonObject } from '../core/json.ts'
import type { Effect, Reason } from '../core/refusal.ts'
import {
  disclosureOf,
  isDisclosureDue,
  isHidden,
  isHidingOver,
  lastTick,
  placeCode,
  placeOf,
  restrictedState,
  type Place,
} from '../core/restricted.ts'
import { standsOf } from '../core/acts/positions-disclosed.ts'
import type { Asked } from '../core/situation.ts'
import { dayIn, type Day, type Instant } from '../core/time.ts'
import { author, type Draft, type Random } from '../record/author.ts'
import { hex } from '../record/bytes.ts'
import { canonical } from '../record/canonical.ts'
import type { Signer } from '../record/crypto.ts'
import { actId } from '../record/digest.ts'
import { signHead } from '../record/head.ts'
import type { Kept, Ledger, Submission } from '../record/ledger.ts'
import {
  admitRestricted,
  anchorOf,
  askedIn,
  disclosedBytes,
  marksIn,
  newRestrictedLog,
  standingIn,
  takeRestricted,
  type RestrictedLog,
} from '../record/restricted.ts'
import { addition, notTaken, type NotTaken } from './group.ts'
import { refusalOf } from './lapses.ts'
import { parsed } from './parsed.ts'
import type { Addition, Soon, Store } from './store.ts'

/** What becomes of an act that is not public: neither its position nor a head, which would say how many there are. */
export type TakenUnseen =
  | {
      readonly accepted: true
      readonly unseen: true
      readonly id: string
      readonly received: Instant
      readonly effects: readonly Effect[]
      readonly already: boolean
    }
  | NotTaken

export interface RestrictedLogs {
  /** Closes and marks the logs for which that is due: before an append to the public log. */
  readonly prepare: (now: Instant) => Promise<void>
  /** The next act that the public log owes for a restricted one, signed for the clock; `refused` are those it did not take. */
  readonly next: (now: Instant, refused: ReadonlySet<string>) => Submission | undefined
  /** A question with all that was taken on it unseen; undefined until its log is closed. */
  readonly hidden: (question: QuestionId) => Asked | undefined
  /** Takes an act of a restricted log in, or says why not; undefined where the log of the act is none of these. */
  readonly submit: (submission: Submission) => Promise<TakenUnseen | undefined>
  /** The acts of a restricted log that a viewer may see, with their documents; none where there is no such log. */
  readonly read: (place: Place, viewer: Viewer) => Promise<readonly SeenUnseen[]>
  readonly close: () => Promise<void>
}

/** An act of a restricted log, as one of those reads it whom it is for. */
export interface SeenUnseen {
  readonly entry: Entry
  readonly documents: readonly Kept[]
}

export interface RestrictedKeys {
  readonly log: Signer
  readonly clock?: Signer | undefined
  readonly random: Random
}

interface Keeper {
  readonly log: RestrictedLog
  readonly store: Store
  readonly bytes: Uint8Array[]
}

/** The restricted logs beside this ledger, each in a store that is opened when it is first needed. */
export function restrictedLogs(
  ledger: () => Ledger,
  keys: RestrictedKeys,
  open: (code: string) => Soon<Store>,
): RestrictedLogs {
  const keepers = new Map<string, Keeper>()
  const watched = new WeakMap<Ledger, { read: number; rest: Iterator<QuestionId>; open: Set<QuestionId> }>()

  /** The questions of which something is still to come: an anchor, a closing, a disclosure. */
  function hiding(): readonly Asked[] {
    const { standing, charter } = ledger()
    if (!charter.restricted) return []
    let known = watched.get(ledger())
    if (!known) watched.set(ledger(), (known = { read: 0, rest: standing.questions.keys(), open: new Set() }))
    for (; known.read < standing.questions.size; known.read += 1)
      known.open.add(known.rest.next().value as QuestionId)
    const found: Asked[] = []
    for (const id of known.open) {
      const asked = standing.questions.get(id) as Asked
      if (isOver(asked)) known.open.delete(id)
      else if (asked.closes !== undefined) found.push(asked)
    }
    return found
  }

  function isOver(asked: Asked): boolean {
    const { charter, standing } = ledger()
    if (!isHidden(charter, asked)) return true
    if (restrictedState(standing, { question: asked.id }).sealed === undefined) return false
    if (asked.withdrawn !== undefined) return true
    const isDecided = asked.outcome !== undefined
    const { when } = disclosureOf(charter, asked)!
    return isDecided && (when === 'never' || (when === 'after-adoption' && asked.outcome !== 'adopted'))
  }

  function places(): readonly Place[] {
    const register = ledger().charter.restricted?.register ? ['register' as const] : []
    return [...register, ...hiding().map(({ id }): Place => ({ question: id }))]
  }

  async function keeperOf(place: Place): Promise<Keeper> {
    const code = placeCode(place)
    const known = keepers.get(code)
    if (known) return known
    const { crypto, origin } = ledger()
    const keeper = { log: newRestrictedLog(crypto, origin ?? '', place), store: await open(code), bytes: [] }
    takeIn(keeper, await keeper.store.read(0))
    keepers.set(code, keeper)
    return keeper
  }

  function takeIn({ log, bytes }: Keeper, entries: readonly Uint8Array[]): void {
    for (const one of entries) {
      takeRestricted(log, ledger().crypto, parsed(one), one)
      bytes.push(one)
    }
  }

  /** One append: what `made` gives at that moment, each act ruled on those before it. What is refused is left out. */
  async function append(
    keeper: Keeper,
    made: (now: Instant) => readonly (Submission | undefined)[],
  ): Promise<readonly TakenUnseen[]> {
    const { log, store } = keeper
    const { crypto } = ledger()
    const answers: TakenUnseen[] = []
    try {
      await store.append(log.entries.length, (moment) => {
        takeIn(keeper, moment.others)
        const now = latest(moment.now, ledger().last, log.entries.at(-1)?.received)
        const added: Addition[] = []
        for (const submission of made(now)) {
          if (!submission) continue
          const answer = offer(keeper, submission, now)
          if ('bytes' in answer) added.push(addition(submission, answer.bytes))
          answers.push(answer.taken)
        }
        if (added.length === 0) return undefined
        const { size, root } = { size: log.entries.length, root: log.tree.root() }
        return { entries: added, head: signHead(crypto, keys.log, log.origin, size, root) }
      })
    } catch (error) {
      // What was taken in may not be on the log: it is read anew when it is needed again.
      keepers.delete(placeCode(log.place))
      await store.close()
      throw error
    }
    const destroyed = [...standingIn(log, ledger()).redacted.keys()]
    if (destroyed.length > 0) await store.erase(destroyed)
    return answers
  }

  function offer(
    keeper: Keeper,
    submission: Submission,
    now: Instant,
  ): { readonly taken: TakenUnseen; readonly bytes: Uint8Array } | { readonly taken: TakenUnseen } {
    const { log } = keeper
    const { crypto } = ledger()
    const id = actId(crypto, canonical(submission.act as unknown as Json))
    const before = log.ids.get(id)
    if (before !== undefined) {
      const { received } = log.entries[before]!
      return { taken: { accepted: true, unseen: true, id, received, effects: [], already: true } }
    }
    const admitted = admitRestricted(log, ledger(), submission, now)
    if (!admitted.admitted) return { taken: notTaken(id, admitted) }
    takeIn(keeper, [admitted.bytes])
    const { effects } = admitted
    const taken = { accepted: true, unseen: true, id, received: now, effects, already: false } as const
    return { taken, bytes: admitted.bytes }
  }

  function clockAct(
    log: string,
    draft: Pick<Draft, 'type' | 'body' | 'at' | 'audience' | 'documents'>,
  ): Submission {
    const { crypto, entries, tree } = ledger()
    return author(crypto, keys.random, keys.clock!, {
      log,
      by: { office: 'clock' as OfficeId },
      seen: { size: entries.length, root: hex(tree.root()) },
      ...draft,
    })
  }

  /** The acts of the clock that a restricted log is due now: that it is open, a mark, that it is closed. */
  function dueIn({ log }: Keeper, now: Instant): readonly (Submission | undefined)[] {
    const { charter, standing } = ledger()
    const { place } = log
    const about: JsonObject = place === 'register' ? {} : { question: place.question }
    const act = (type: string, body: JsonObject): Submission =>
      clockAct(log.origin, { type, body: { ...about, ...body }, at: now, audience: NOBODY })
    const opened = log.entries.length === 0 ? act('restricted-log.opened', {}) : undefined
    const { marked, closed } = restrictedState(standingIn(log, ledger()), place)
    if (closed) return []
    const salt = hex(keys.random(32))
    const asked = place === 'register' ? undefined : standing.questions.get(place.question)
    if (asked && isHidingOver(charter, asked, now)) return [opened, act('restricted-log.closed', { salt })]
    const tick = lastTick(charter, now)
    const since = marked ?? asked?.putAt ?? ledger().entries[0]?.received
    const isDue = tick !== undefined && since !== undefined && since < tick
    return [opened, isDue ? act('restricted-log.marked', { due: tick, salt }) : undefined]
  }

  function nextFor(place: Place): Submission | undefined {
    const { charter, crypto, standing, origin } = ledger()
    const keeper = keepers.get(placeCode(place))
    if (!keeper) return undefined
    const { log, bytes } = keeper
    const { anchors = 0, sealed } = restrictedState(standing, place)
    const mark = marksIn(log)[anchors]
    const at = latest(log.entries.at(-1)!.received, ledger().last)
    const about: JsonObject = place === 'register' ? {} : { question: place.question }
    if (mark && sealed === undefined) {
      const commitment = anchorOf(crypto, log, mark.size, mark.salt)!
      const due: JsonObject = mark.due === undefined ? {} : { due: mark.due }
      const body = { ...about, commitment, ...due }
      return clockAct(origin!, { type: 'restricted-log.anchored', body, at })
    }
    const asked = place === 'register' ? undefined : standing.questions.get(place.question)
    if (!asked || sealed === undefined || !isDisclosureDue(charter, asked)) return undefined
    const positions = standsOf(askedIn(log, ledger())!) as unknown as Json
    const body = { ...about, size: log.entries.length, root: hex(log.tree.root()), positions }
    const whole = { name: 'log', media: 'application/jsonl', bytes: disclosedBytes(bytes), committed: false }
    return clockAct(origin!, { type: 'positions.disclosed', body, at, documents: [whole] })
  }

  return {
    async prepare(now) {
      if (!keys.clock) return
      for (const place of places()) {
        const keeper = await keeperOf(place)
        if (dueIn(keeper, now).some((due) => due !== undefined))
          await append(keeper, (at) => dueIn(keeper, at))
      }
    },
    next(now, refused) {
      if (!keys.clock) return undefined
      for (const place of places()) {
        const due = nextFor(place)
        if (due && due.act.at <= now && !refused.has(refusalOf(due))) return due
      }
      return undefined
    },
    hidden(question) {
      const log = keepers.get(placeCode({ question }))?.log
      return log && restrictedState(standingIn(log, ledger()), log.place).closed
        ? askedIn(log, ledger())
        : undefined
    },
    async submit(submission) {
      const place = placeOf(ledger().origin ?? '', submission.act.log)
      if (!place || !keys.clock) return undefined
      const against = againstPlace(ledger(), place)
      const id = actId(ledger().crypto, canonical(submission.act as unknown as Json))
      if (against) return { accepted: false, id, reasons: [against] }
      const keeper = await keeperOf(place)
      const answers = await append(keeper, (now) => [...dueIn(keeper, now), submission])
      return answers.at(-1)
    },
    async read(place, viewer) {
      if (viewer.kind === 'public' || againstPlace(ledger(), place)) return []
      const keeper = await keeperOf(place)
      takeIn(keeper, await keeper.store.read(keeper.log.entries.length))
      const belonging = belongingIn(ledger().charter, ledger().standing, todayOf(ledger()))
      const seen = keeper.log.entries.filter(({ act }) => maySee(viewer, act.audience, belonging))
      return Promise.all(
        seen.map(async (entry) => {
          const found = await Promise.all(
            entry.act.docs.map(async ({ name, digest, commitment }) => {
              const kept = await keeper.store.document(digest ?? commitment ?? '')
              return kept ? [{ name, ...kept }] : []
            }),
          )
          return { entry, documents: found.flat() }
        }),
      )
    },
    async close() {
      for (const { store } of keepers.values()) await store.close()
      keepers.clear()
    },
  }
}

/** For the rules alone. */
const NOBODY = { parties: [] as readonly PartyId[] }

/** The day at the seat of the last act: who has left by then reads no more. */
function todayOf({ charter, last }: Ledger): Day {
  return dayIn(last!, charter.seat.zone)
}

/** Why there is no such log: no store is made for it. */
function againstPlace({ charter, standing }: Ledger, place: Place): Reason | undefined {
  if (place === 'register')
    return charter.restricted?.register ? undefined : { code: 'not-hidden', reached: 'register' }
  const asked = standing.questions.get(place.question)
  if (!asked) return { code: 'unknown-question', reached: place.question }
  return isHidden(charter, asked) ? undefined : { code: 'not-hidden', reached: place.question }
}

function latest(...moments: readonly (Instant | undefined)[]): Instant {
  return moments
    .filter((moment) => moment !== undefined)
    .toSorted()
    .at(-1) as Instant
}
