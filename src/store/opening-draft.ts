/** An act of an opening as it is sent: what its short form leaves out is filled in from the record, and others sign with its author. */
import { declarationOf } from '../core/acts/declaration.ts'
import type { QuestionId, TextId } from '../core/ids.ts'
import type { Json, JsonObject } from '../core/json.ts'
import { isHidden, restrictedOrigin, type Place } from '../core/restricted.ts'
import { dayIn, type Instant } from '../core/time.ts'
import { jsonDocument, textDocument, type Draft } from '../record/author.ts'
import { hex } from '../record/bytes.ts'
import { canonical } from '../record/canonical.ts'
import type { Signer } from '../record/crypto.ts'
import { nodeCrypto } from '../record/crypto-node.ts'
import type { Ledger, Submission } from '../record/ledger.ts'
import { signAct } from '../record/sign.ts'
import { putting, tabling, type Carried } from '../texts/tabling.ts'
import type { OpeningAct } from './opening.ts'

const crypto = nodeCrypto()

/** The act as it is sent: what it leaves out of its body is filled in, and its log is that where it belongs. */
export function draftOf(ledger: Ledger, act: OpeningAct, given: JsonObject, at: Instant): Draft {
  const { entries, tree, origin = '' } = ledger
  const { by, type, documents } = act
  const filled = filledOf(ledger, act, given, at)
  const place = placeFor(ledger, type, filled.body)
  const unseen = place && {
    log: restrictedOrigin(origin, place),
    audience: { parties: 'party' in by ? [by.party] : [] },
  }
  return {
    log: origin,
    type,
    by,
    at,
    seen: { size: entries.length, root: hex(tree.root()) },
    body: filled.body,
    documents: [
      ...filled.documents,
      ...documents.map(({ name, value, committed }) =>
        typeof value === 'string'
          ? textDocument(name, value, 'text/plain', committed)
          : jsonDocument(name, value, committed),
      ),
    ],
    ...unseen,
  }
}

/** The restricted log of a position that is not to be seen yet. */
function placeFor({ charter, standing }: Ledger, type: string, body: JsonObject): Place | undefined {
  const asked = standing.questions.get(body['question'] as QuestionId)
  return asked && type === 'position.taken' && isHidden(charter, asked) ? { question: asked.id } : undefined
}

/** A declaration or a publication in short form names its question, a question its text and issue: the rest is what the record gives. */
function filledOf(
  { charter, standing }: Ledger,
  { type, wording }: OpeningAct,
  body: JsonObject,
  at: Instant,
): Carried {
  if (type === 'text.tabled') {
    const { text, issue, organ } = body as { text: string; issue: number; organ: string }
    return tabling(crypto, { text, issue, organ }, wording)
  }
  if (type === 'question.decided') {
    const asked = standing.questions.get(body['question'] as QuestionId)
    const today = dayIn(at, charter.seat.zone)
    const declared = asked && declarationOf({ charter, situation: standing, today, now: at }, asked)
    return { body: { ...(declared?.body as unknown as JsonObject), ...body }, documents: [] }
  }
  if (type === 'text.published') {
    const symbol = standing.questions.get(body['question'] as QuestionId)?.adoptedAs
    return { body: { ...(symbol === undefined ? {} : { symbol }), ...body }, documents: [] }
  }
  const named = body['text'] as { readonly text: TextId; readonly issue: number } | undefined
  const text = type === 'question.put' && named ? standing.texts.get(named.text) : undefined
  const issue = text?.issues.find((one) => one.issue === named?.issue)
  return { body: text && issue ? { ...body, text: putting(text, issue) } : body, documents: [] }
}

/** What one signed, signed by others with it. */
export function signedBy(submission: Submission, others: readonly Signer[]): Submission {
  const bytes = canonical(submission.act as unknown as Json)
  const signatures = others.map((signer) => signAct(crypto, signer, bytes))
  return { ...submission, evidence: [...submission.evidence, ...signatures] }
}
