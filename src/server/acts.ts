/** `POST /ORG/acts`, and the same under `/api`: the door for performed acts. The signature is what admits them. */
import { Hono, type Context } from 'hono'
import type { Instant } from '../core/time.ts'
import { placeOf } from '../core/restricted.ts'
import { unbase64, unhex } from '../record/bytes.ts'
import { parse } from '../record/json.ts'
import { keyReasons, readSubmission, stated, type Kept as KeptDocument } from '../record/ledger.ts'
import type { Private } from '../store/private.ts'
import { cliWords } from '../words/cli.ts'
import { languageOf, type Language } from '../words/language.ts'
import { bodyOf } from './body.ts'
import { dryRun } from './dry-run.ts'
import type { Kept } from './kept.ts'
import { addressOf, limit, type Limit } from './limits.ts'
import { kindOf, problem } from './problem.ts'
import { sameOrigin } from './same-origin.ts'
import { sessions, type Session, type Sessions } from './sessions.ts'
import { signedIn } from './signed-in.ts'

export const MOST_BODY_BYTES = 8_388_608
const MOST_LOG = 200
/** How many acts of nobody known are answered from one address within so many seconds. */
const [EACH_STRANGER, WITHIN] = [1000, 60] as const

interface Porch {
  readonly sessions: Sessions
  readonly base: string | undefined
  /** What is left to an address that sends what nobody known has signed. */
  readonly strangers: Limit
}

/** The door of each record, at each of its addresses. */
export function actRoutes(of: {
  readonly records: ReadonlyMap<string, Kept>
  readonly tables: Private
  readonly now: () => Instant
  readonly base?: string | undefined
}): Hono {
  const { records, tables, now, base } = of
  const porch: Porch = {
    sessions: sessions(tables, now),
    base,
    strangers: limit(EACH_STRANGER, WITHIN, now),
  }
  const routes = new Hono()
  const languageIn = (context: Context): Language =>
    languageOf(context.req.query('lang') ?? context.req.header('accept-language') ?? 'en')
  // The act itself says to which log it belongs.
  routes.post('/api/acts', async (context) => {
    const bytes = await bodyOf(context.req.raw, MOST_BODY_BYTES)
    const language = languageIn(context)
    if (!bytes) return problem(language, 'too-large', `<= ${MOST_BODY_BYTES}`)
    const log = logIn(bytes)
    if (log === undefined) return problem(language, 'unreadable', '{act, evidence}')
    const kept = [...records.values()].find(({ registrar }) => isLogOf(registrar.ledger.origin, log))
    return kept
      ? postAct(context, { kept, named: log, bytes }, language, porch)
      : problem(language, 'not-found', log)
  })
  for (const path of ['/:org/acts', '/api/:org/acts'])
    routes.post(path, async (context) => {
      const language = languageIn(context)
      const named = context.req.param('org') ?? ''
      const kept = records.get(named)
      if (!kept) return problem(language, 'not-found', named)
      const bytes = await bodyOf(context.req.raw, MOST_BODY_BYTES)
      return postAct(context, { kept, named, bytes }, language, porch)
    })
  return routes
}

/** The log that an act names, where the bytes are an act at all. */
function logIn(bytes: Uint8Array): string | undefined {
  const read = parse(bytes)
  if (!read.ok) return undefined
  const { act } = read.value as { readonly act?: { readonly log?: unknown } | null }
  const log = act?.log
  return typeof log === 'string' && log.length <= MOST_LOG ? log : undefined
}

function isLogOf(origin: string | undefined, log: string): boolean {
  return origin !== undefined && (origin === log || placeOf(origin, log) !== undefined)
}

/** What was sent, to which record, by the name that the sender gave it. */
interface Sent {
  readonly kept: Kept
  readonly named: string
  readonly bytes: Uint8Array | undefined
}

/**
 * Takes `{act, evidence, documents?: [{name, bytes, salt?}]}`, answers with position and head, or with every reason. With
 * `dryRun: true` it says what would become of it, and takes nothing.
 */
async function postAct(
  context: Context,
  { kept, named, bytes }: Sent,
  language: Language,
  porch: Porch,
): Promise<Response> {
  // To whoever holds no key of a confidential record it is not there, whatever is sent.
  if (kept.confidential && !isSignedByMember(kept, bytes)) return problem(language, 'not-found', named)
  if (!kept.writable) return problem(language, 'unavailable', 'the key of this log is not here')
  const frozen = kept.registrar.frozen()
  if (frozen) return problem(language, 'unavailable', cliWords(language).frozen(frozen))
  if (!bytes) return problem(language, 'too-large', `<= ${MOST_BODY_BYTES}`)
  const read = parse(bytes)
  if (!read.ok) return problem(language, 'unreadable', '', [], { faults: read.faults })
  if (typeof read.value !== 'object' || Array.isArray(read.value))
    return problem(language, 'unreadable', '{act, evidence}')
  const {
    documents: sent = [],
    dryRun: dry = false,
    ...rest
  } = read.value as Readonly<Record<string, unknown>>
  const documents = readDocuments(sent)
  if (!documents) return problem(language, 'unreadable', 'documents: [{name, bytes: base64, salt?: hex}]')
  if (typeof dry !== 'boolean') return problem(language, 'unreadable', 'dryRun: true | false')
  const isStranger = (): boolean => !porch.strangers.take(addressOf(context.env, context.req.raw))
  if (dry) {
    const session = await sessionOf(context.req.raw, kept, porch)
    if (session && !sameOrigin(context.req.raw, porch.base)) return problem(language, 'cross-site', '')
    const answer = dryRun(kept, language, rest, documents, session)
    return [401, 403].includes(answer.status) && isStranger() ? problem(language, 'too-many', '') : answer
  }
  const submission = readSubmission({ evidence: [], ...rest })
  if (!submission) return problem(language, 'unreadable', 'act, evidence')
  const isKnown = kept.registrar.ledger.standing.keys.has(submission.act.by.key)
  if (!isKnown && isStranger()) return problem(language, 'too-many', '')
  if (submission.evidence.length === 0) return problem(language, 'not-signed', kept.code)
  const result = await kept.submit({ ...submission, documents })
  // Nobody waits for the witnesses: the act is on the record, and the checkpoint with their names follows.
  if (result.accepted && 'unseen' in result) return context.json(result, result.already ? 200 : 201)
  if (result.accepted && !result.already)
    kept.witnessing.round().catch((error: unknown) => process.stderr.write(`${(error as Error).message}\n`))
  if (!result.accepted)
    return problem(language, kindOf(result.reasons), '', result.reasons, {
      id: result.id,
      ...(result.earliest === undefined ? {} : { earliest: result.earliest }),
      ...('refusal' in result && result.refusal !== undefined ? { refusal: result.refusal } : {}),
    })
  return context.json({ ...result, accepted: true }, result.already ? 200 : 201, {
    location: `/${kept.code}/record/${result.position}`,
  })
}

/** Who is signed in at the organisation by the request's cookie; nobody at a confidential record. */
async function sessionOf(
  request: Request,
  kept: Kept,
  { sessions: all, base }: Porch,
): Promise<Session | undefined> {
  if (kept.confidential || !request.headers.has('cookie')) return undefined
  const session = await signedIn(request, kept, all, { base, slides: false })
  // A seat of a demonstration holds in that demonstration alone: built anew, it has other keys.
  return session?.demonstration === (kept.demonstration !== undefined) ? session : undefined
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
