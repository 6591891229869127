/**
 * Makes the record of a demonstration: charter and history as of an example, then what its opening says, signed by keys of this
 * installation under a clock that moves up to the moment at which it is made. Each time a new log with new keys.
 */
import type { Charter } from '../core/charter/charter.ts'
import { actorCode, RECORD_OFFICES, type Actor, type OfficeId, type PartyId } from '../core/ids.ts'
import { hiddenUntil, isHidden, lastTick } from '../core/restricted.ts'
import type { Instant } from '../core/time.ts'
import { author, enrolment, type Random } from '../record/author.ts'
import { append, documentsOf, found, reportOf, type Founding } from '../record/build.ts'
import type { Signer } from '../record/crypto.ts'
import { nodeCrypto, signerFromSeed } from '../record/crypto-node.ts'
import type { Ledger, Submission } from '../record/ledger.ts'
import { heldKey, wholeRecord, type HeldKey } from './create.ts'
import type { Named } from './folder.ts'
import { addition } from './group.ts'
import { memoryStore } from './memory.ts'
import { bodyAt, momentOf, type Member, type Opening } from './opening.ts'
import { draftOf, signedBy } from './opening-draft.ts'
import { parsed } from './parsed.ts'
import { openRegistrar, type Registrar } from './registrar.ts'
import type { Group, LocalStore } from './store.ts'

const crypto = nodeCrypto()

/** Where keys and randomness come from: tests derive both from a fixed seed. */
export interface Chance {
  readonly seed: (name: string) => Uint8Array
  readonly random: Random
}

/** A demonstration as it is made: its log, the restricted ones beside it by their codes, and every key of it. */
export interface Demonstration {
  readonly origin: string
  readonly log: Group
  readonly restricted: ReadonlyMap<string, Group>
  readonly keys: readonly HeldKey[]
}

/** The origin of a demonstration's log: it ends in the digest of the folder that it is made from. */
export function demonstrationOrigin({ charter, digest }: Named): string {
  return `demonstration/${charter.organisation}/${digest.slice(0, 16)}`
}

/** The demonstration as it stands at this moment. Throws where an act of its opening is out of order: the folder is ours. */
export async function demonstrate(
  folder: Named,
  opening: Opening,
  now: Instant,
  { seed, random }: Chance,
): Promise<Demonstration> {
  const { charter } = folder
  const { zone } = charter.seat
  const origin = demonstrationOrigin(folder)
  const keys = holders(charter, opening.people).map(({ holder, number, ...member }) => {
    const own = seed(`${actorCode(holder)}/${number}`)
    const signer = signerFromSeed(own)
    return { number, seed: own, signer, ...enrolment(crypto, signer, holder), ...member }
  })
  const signerOf = (code: string, number = 1): Signer => {
    const key = keys.find((one) => actorCode(one.holder) === code && one.number === number)
    if (!key) throw new Error(`${code} has no key ${number}`)
    return key.signer
  }
  let clock = momentOf(opening.founded, now, zone)
  const founding: Founding = { origin, time: 'simulated', example: false, demonstration: true, keys }
  const materials = { crypto, random, clock: () => clock }
  const by = office('depositary')
  const built = found(materials, charter, folder.charterText, founding, signerOf('depositary'), by)
  for (const line of folder.lines) {
    const documents = documentsOf(line, { ...charter.sources, ...folder.sources })
    const draft = {
      log: origin,
      type: 'act.reported',
      by: office('archivist'),
      body: reportOf(line),
      documents,
    }
    append(materials, built, signerOf('archivist'), draft)
  }
  const store = memoryStore(() => clock)
  const first = wholeRecord(built, signerOf('log'))
  store.fill(first.entries, first.head)
  const beside = new Map<string, LocalStore>()
  const restricted = (code: string): LocalStore => {
    const known = beside.get(code) ?? memoryStore(() => clock)
    beside.set(code, known)
    return known
  }
  const own = { log: signerOf('log'), clock: signerOf('clock'), random, now: () => clock, restricted }
  const registrar = await openRegistrar(crypto, store, own)
  const acts = opening.acts
    .map((act) => ({ act, at: momentOf(act.at, now, zone) }))
    .toSorted((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)))
  for (const { act, at } of acts) {
    if (at > now) throw new Error(`${act.type} at ${at}: after the opening moment`)
    clock = await lapseUntil(registrar, at, (moment) => (clock = moment))
    const drafted = draftOf(registrar.ledger, act, bodyAt(act.body, now, zone), at)
    const [first, ...others] = act.signed.map((number) => signerOf(actorCode(act.by), number))
    await perform(registrar, signedBy(author(crypto, random, first!, drafted), others))
  }
  clock = await lapseUntil(registrar, now, (moment) => (clock = moment))
  return {
    origin,
    log: groupOf(store),
    restricted: new Map([...beside].map(([code, one]) => [code, groupOf(one)])),
    keys: keys.map((one) => heldKey(one.holder, one.key, one.seed)),
  }
}

/** Everybody that has a key: each person that the opening names, and one of everybody else. */
function holders(
  charter: Charter,
  people: Opening['people'],
): readonly ({
  readonly holder: Exclude<Actor, { organ: unknown }>
  readonly number: number
} & Partial<Member>)[] {
  const offices = [...new Set([...RECORD_OFFICES, ...Object.keys(charter.offices)])].map(office)
  const parties = Object.keys(charter.parties).map((party) => ({ party: party as PartyId }))
  return [...offices, ...parties].flatMap((holder) => {
    const named = people[actorCode(holder)]
    if (!named) return [{ holder, number: 1 }]
    return named.map(({ person, limited }, index) => ({
      holder,
      number: index + 1,
      person,
      ...(limited ? { limited } : {}),
    }))
  })
}

function office(code: string): { readonly office: OfficeId } {
  return { office: code as OfficeId }
}

async function perform(registrar: Registrar, submission: Submission): Promise<void> {
  const { type, log, at } = submission.act
  const taken =
    log === registrar.ledger.origin
      ? await registrar.submit(submission)
      : await registrar.submitUnseen(submission)
  if (!taken?.accepted) throw new Error(`${type} at ${at}: ${JSON.stringify(taken?.reasons)}`)
}

/** Moves the clock on to a moment, and on the way to each at which something lapses or is to be shown. */
async function lapseUntil(
  registrar: Registrar,
  until: Instant,
  set: (clock: Instant) => Instant,
): Promise<Instant> {
  for (;;) {
    const next = nextMoment(registrar.ledger, until)
    set(next)
    const lapsed = await registrar.lapse()
    if (next === until || lapsed === 0) break
  }
  return set(until)
}

/** The first moment after what was last received at which something is due; the given one where none comes before it. */
function nextMoment({ charter, standing, last = '' as Instant }: Ledger, until: Instant): Instant {
  const open = [...standing.questions.values()].filter(
    ({ outcome, withdrawn }) => outcome === undefined && withdrawn === undefined,
  )
  const due = open.flatMap((asked) => [
    asked.closes,
    isHidden(charter, asked) ? hiddenUntil(charter, asked) : undefined,
  ])
  return [...due, lastTick(charter, until)].reduce<Instant>(
    (first, moment) => (moment !== undefined && moment > last && moment < first ? moment : first),
    until,
  )
}

/** What a store in memory holds, in one piece. */
function groupOf(store: LocalStore): Group {
  const entries = store.read(0).map((bytes) => {
    const { act } = parsed(bytes)
    const documents = act.docs.flatMap((ref) => {
      const kept = store.document(ref.digest ?? ref.commitment ?? '')
      return kept ? [{ name: ref.name, ...kept }] : []
    })
    return addition({ act, documents }, bytes)
  })
  const head = store.head()
  if (!head) throw new Error('a log has a head from its first entry on')
  return { entries, head }
}
