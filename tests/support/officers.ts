/** A record with an office of several people, whose signatures are checked: what they and a deputy of a delegation sign. */
import assert from 'node:assert/strict'
import type { Audience } from '../../src/core/audience.ts'
import type { Json, JsonObject } from '../../src/core/json.ts'
import type { Instant } from '../../src/core/time.ts'
import { author, enrolment, type DraftDocument } from '../../src/record/author.ts'
import type { Built } from '../../src/record/build.ts'
import { hex } from '../../src/record/bytes.ts'
import { canonical } from '../../src/record/canonical.ts'
import type { Signer } from '../../src/record/crypto.ts'
import { admit, take, type Admitted, type Refused, type Submission } from '../../src/record/ledger.ts'
import { signAct } from '../../src/record/sign.ts'
import { verify } from '../../src/record/verify.ts'
import { actorFor, CLOCK, crypto, foundOf, openedBuilt, originOf, signerFor } from './records.ts'
import { seeded, testSigner } from './seeded.ts'

export const ORG = 'isle-conference'
export const [FIRST, SECOND, DEPUTY] = [
  signerFor(ORG, 'secretariat'),
  testSigner('officer b'),
  testSigner('deputy'),
]
export const PUT = { question: 'C/1', organ: 'conference', matter: 'measure' }

export interface Sent {
  readonly built: Built
  readonly org?: string
  readonly by?: string
  readonly signer?: Signer
  readonly log?: string
  readonly audience?: Audience
  readonly documents?: readonly DraftDocument[]
}

/** An act of an office or a party, signed by its author. */
export function signed(type: string, body: JsonObject, sent: Sent): Submission {
  const {
    built,
    org = ORG,
    by = 'secretariat',
    signer = FIRST,
    log = originOf(org),
    audience,
    documents,
  } = sent
  const size = built.ledger.entries.length
  return author(crypto, seeded(`officers/${size}/${type}`), signer, {
    log,
    type,
    by: actorFor(by),
    at: CLOCK as Instant,
    seen: { size, root: hex(built.ledger.tree.root()) },
    ...(audience === undefined ? {} : { audience }),
    ...(documents ? { documents } : {}),
    body,
  })
}

/** The same with the signature of a second person under it. */
export function countersigned({ act, evidence, documents }: Submission, second: Signer): Submission {
  const bytes = canonical(act as unknown as Json)
  return { act, evidence: [...evidence, signAct(crypto, second, bytes)], documents }
}

/** Takes the act in where it is in order, and verifies the whole record; the codes of the reasons where it is not. */
export function submit(built: Built, org: string, submission: Submission): readonly string[] {
  const result = admit(built.ledger, submission, CLOCK as Instant)
  if (!result.admitted) return codes(result)
  take(built.ledger, result.entry, result.bytes, result.id)
  built.entries.push(result.bytes)
  built.documents.push(submission.documents)
  assert.deepEqual(verify(crypto, foundOf(org, built)).faults, [])
  return []
}

export const codes = (result: Admitted | Refused): readonly string[] =>
  result.admitted ? [] : result.reasons.map(({ code }) => code)

export function begun(): Built {
  const built = openedBuilt(ORG)
  const second = { ...enrolment(crypto, SECOND, actorFor('secretariat')), person: 'officer-b' }
  const deputy = { ...enrolment(crypto, DEPUTY, actorFor('ARRAN')), person: 'deputy-a', limited: true }
  assert.deepEqual(submit(built, ORG, signed('key.enrolled', second, { built })), [])
  const brings = signed('key.enrolled', deputy, { built })
  assert.deepEqual(submit(built, ORG, brings), ['second-officer-missing'])
  assert.deepEqual(submit(built, ORG, countersigned(brings, SECOND)), [])
  return built
}
