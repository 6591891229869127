/** Acts in short form, performed on a situation as the store would: ruled first, then taken in. No signatures. */
import type { Author } from '../../src/core/act.ts'
import { declarationOf } from '../../src/core/acts/declaration.ts'
import type { Within } from '../../src/core/acts/kind.ts'
import { atItsClose } from '../../src/core/acts/positions-disclosed.ts'
import type { Charter } from '../../src/core/charter/charter.ts'
import { PARTY, type KeyId, type OfficeId, type PartyId, type QuestionId } from '../../src/core/ids.ts'
import type { JsonObject } from '../../src/core/json.ts'
import type { Ruling } from '../../src/core/refusal.ts'
import { restrictedState } from '../../src/core/restricted.ts'
import { emptySituation, type Asked, type Situation } from '../../src/core/situation.ts'
import { accept, rule, type Ruled } from '../../src/core/standing.ts'
import { dayIn, type Instant } from '../../src/core/time.ts'
import { standingOf } from './organisations.ts'

/** An act as `chancery rule` takes it; `docs` names the documents that come with it. */
export interface ShortAct {
  readonly type: string
  /** A party's code, or an office's. */
  readonly by: string
  /** The instant at which the store receives it. */
  readonly at: string
  readonly body: JsonObject
  readonly docs?: readonly string[]
  /** Those of them that lie open under a digest; the others are committed to. */
  readonly open?: readonly string[]
  /** The id of the author's key, where it matters. */
  readonly key?: string
  /** The ids of all keys that sign it, the author's first; without them it is ruled on without signatures. */
  readonly signers?: readonly string[]
  /** The log it stands in, where that is not the public one: that of its question, or the register. */
  readonly log?: 'question' | 'register'
}

/** A record in the making: how things stand after so many acts. */
export interface Record {
  readonly charter: Charter
  readonly situation: Situation
  size: number
  /** Acts of restricted logs, which take no place on the public one. */
  unseen: number
}

const KEY = '0'.repeat(32) as KeyId
const ZEROES = '0'.repeat(64)
/** A key of nobody: 32 bytes of zero. */
export const NO_KEY = `${'A'.repeat(43)}=`

/** A record with nothing in it. */
export function emptyRecord(charter: Charter): Record {
  return { charter, situation: emptySituation(), size: 0, unseen: 0 }
}

/** A record that its first act has founded, with one key for the depositary. */
export function foundedRecord(charter: Charter, at = '2026-01-01T00:00:00Z'): Record {
  const record = emptyRecord(charter)
  perform(record, { type: 'record.opened', by: 'depositary', at, body: genesis(charter) })
  return record
}

/** A record whose standing is open: who belongs, sits and presides, as the organisation's `standing.yaml` says. */
export function openedRecord(charter: Charter, at = '2026-01-02T00:00:00Z'): Record {
  const record = foundedRecord(charter)
  perform(record, { type: 'standing.opened', by: 'depositary', at, body: standingOf(charter.organisation) })
  return record
}

/** The body of a genesis act for tests. */
export function genesis(charter: Charter): JsonObject {
  const keys = [{ key: KEY, public: NO_KEY, holder: { office: 'depositary' } }]
  const flags = { time: 'simulated', audience: 'public', example: false, demonstration: false }
  return { organisation: charter.organisation, ...flags, charter: ZEROES, rules: 1, keys }
}

/** Whether an act is in order as the next one of a record. */
export function ruleOn(record: Record, short: ShortAct): Ruling {
  const { log } = short
  const question = short.body['question'] as QuestionId | undefined
  const own: Within = log === 'question' && question !== undefined ? { log, question } : log ? { log } : {}
  const position = log ? record.unseen : record.size
  return rule(record.charter, record.situation, entryOf(completed(record, short)), position, {
    ...own,
    hidden: (id) => hiddenOf(record, id),
  })
}

/** Rules on an act and takes it in. Throws where it is out of order: a test's own premises must hold. */
export function perform(record: Record, short: ShortAct): void {
  const ruling = ruleOn(record, short)
  if (!ruling.inOrder) throw new Error(`${short.type} is out of order: ${JSON.stringify(ruling.reasons)}`)
  const after = short.log ? { after: record.size } : {}
  const entry = { ...entryOf(completed(record, short)), evidence: [], ...after }
  accept(record.situation, record.charter, entry, short.log ? record.unseen : record.size)
  if (short.log) record.unseen += 1
  else record.size += 1
}

/** The question as its closed log gives it. */
function hiddenOf({ charter, situation }: Record, question: QuestionId): Asked | undefined {
  const asked = situation.questions.get(question)
  return asked && restrictedState(situation, { question }).closed ? atItsClose(charter, asked) : undefined
}

/** A declaration carries the whole ruling: what a test does not say of it is what the record gives. */
function completed(record: Record, short: ShortAct): ShortAct {
  const asked =
    short.type === 'question.decided' && record.situation.questions.get(short.body['question'] as QuestionId)
  if (!asked) return short
  const { charter, situation } = record
  const now = short.at as Instant
  const declared = declarationOf({ charter, situation, now, today: dayIn(now, charter.seat.zone) }, asked)
  return declared ? { ...short, body: { ...(declared.body as unknown as JsonObject), ...short.body } } : short
}

function entryOf(short: ShortAct): Ruled {
  const at = short.at as Instant
  const named = (short.body['digests'] ?? {}) as { readonly [language: string]: string }
  const text = (name: string): string | undefined => named[name.slice(name.indexOf('.') + 1)]
  const docs = (short.docs ?? []).map((name) => ({
    name,
    media: 'text/plain',
    bytes: 0,
    ...(text(name) === undefined
      ? short.open?.includes(name)
        ? { digest: ZEROES }
        : { commitment: ZEROES }
      : { digest: text(name)! }),
  }))
  const common = { v: 1, log: 'test', type: short.type, at, audience: 'public', nonce: KEY } as const
  return {
    act: { ...common, by: authorOf(short.by, (short.key ?? KEY) as KeyId), body: short.body, docs },
    ...(short.signers
      ? { evidence: short.signers.map((key) => ({ key: key as KeyId, alg: 'ed25519', sig: '' })) }
      : {}),
    received: at,
  }
}

function authorOf(code: string, key: KeyId): Author {
  return PARTY.test(code) ? { party: code as PartyId, key } : { office: code as OfficeId, key }
}
