/** `POST /ORG/acts`: the door for performed acts. The signature is what admits them; there is no session and no cookie. */
import type { Context } from 'hono'
import { unbase64, unhex } from '../record/bytes.ts'
import { parse } from '../record/json.ts'
import { keyReasons, readSubmission, stated, type Kept as KeptDocument } from '../record/ledger.ts'
import { cliWords } from '../words/cli.ts'
import type { Language } from '../words/language.ts'
import { bodyOf } from './body.ts'
import type { Kept } from './kept.ts'
import { kindOf, problem } from './problem.ts'

export const MOST_BODY_BYTES = 8_388_608

/** Takes `{act, evidence, documents?: [{name, bytes, salt?}]}`, answers with position and head, or with every reason. */
export async function postAct(context: Context, kept: Kept, language: Language): Promise<Response> {
  const bytes = await bodyOf(context.req.raw, MOST_BODY_BYTES)
  // To whoever holds no key of a confidential record it is not there, whatever is sent.
  if (kept.confidential && !isSignedByMember(kept, bytes)) return problem(language, 'not-found', kept.code)
  if (!kept.writable) return problem(language, 'unavailable', 'the key of this log is not here')
  const frozen = kept.registrar.frozen()
  if (frozen) return problem(language, 'unavailable', cliWords(language).frozen(frozen))
  if (!bytes) return problem(language, 'too-large', `<= ${MOST_BODY_BYTES}`)
  const read = parse(bytes)
  if (!read.ok) return problem(language, 'unreadable', '', [], { faults: read.faults })
  if (typeof read.value !== 'object' || Array.isArray(read.value))
    return problem(language, 'unreadable', '{act, evidence}')
  const { documents: sent = [], ...rest } = read.value as Readonly<Record<string, unknown>>
  const submission = readSubmission(rest)
  const documents = readDocuments(sent)
  if (!submission) return problem(language, 'unreadable', 'act, evidence')
  if (!documents) return problem(language, 'unreadable', 'documents: [{name, bytes: base64, salt?: hex}]')
  const result = await kept.submit({ ...submission, documents })
  // Nobody waits for the witnesses: the act is on the record, and the checkpoint with their names follows.
  if (result.accepted && 'unseen' in result) return context.json(result, result.already ? 200 : 201)
  if (result.accepted && !result.already)
    kept.witnessing.round().catch((error: unknown) => process.stderr.write(`${(error as Error).message}\n`))
  if (!result.accepted)
    return problem(language, kindOf(result.reasons), '', result.reasons, {
      id: result.id,
      ...('refusal' in result && result.refusal !== undefined ? { refusal: result.refusal } : {}),
    })
  return context.json({ ...result, accepted: true }, result.already ? 200 : 201, {
    location: `/${kept.code}/record/${result.position}`,
  })
}

/** True where an enrolled key of the record signed what was sent, whether or not it is in order. */
function isSignedByMember({ registrar }: Kept, bytes: Uint8Array | undefined): boolean {
  const read = bytes && parse(bytes)
  if (!read?.ok || typeof read.value !== 'object' || Array.isArray(read.value)) return false
  const { act: given, evidence: signed } = read.value as Readonly<Record<string, unknown>>
  const submission = readSubmission({ act: given, evidence: signed })
  if (!submission) return false
  const { crypto, standing, entries } = registrar.ledger
  const { act, evidence } = submission
  return (
    keyReasons({ crypto, standing }, act, evidence, stated(crypto, act).bytes, entries.length).length === 0
  )
}

function readDocuments(sent: unknown): readonly KeptDocument[] | undefined {
  if (!Array.isArray(sent)) return undefined
  const documents: KeptDocument[] = []
  for (const one of sent as readonly Readonly<Record<string, unknown>>[]) {
    const { name, bytes: encoded, salt: salted } = one ?? {}
    const bytes = typeof encoded === 'string' ? unbase64(encoded) : undefined
    const salt = typeof salted === 'string' ? unhex(salted) : undefined
    if (typeof name !== 'string' || !bytes || (salted !== undefined && salt?.length !== 32)) return undefined
    documents.push({ name, bytes, ...(salt ? { salt } : {}) })
  }
  return documents
}
