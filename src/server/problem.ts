/** Refusals as problem details (RFC 9457). The only place that turns a reason into a status of HTTP. */
import type { Reason, ReasonCode } from '../core/refusal.ts'
import type { Language } from '../words/language.ts'
import { sayReason } from '../words/reasons.ts'
import { problems as en } from '../words/en/problems.ts'
import { problems as ru } from '../words/ru/problems.ts'

const WORDS = { en, ru }

export type ProblemKind = keyof typeof en

const STATUS: Readonly<Record<ProblemKind, number>> = {
  unreadable: 400,
  'not-signed': 401,
  'not-allowed': 403,
  'cross-site': 403,
  'too-many': 429,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'out-of-order': 422,
  unavailable: 503,
}

/** Reasons that are about who signed, not about what was done. */
const ABOUT_THE_SIGNER = new Set<ReasonCode>([
  'unknown-key',
  'key-not-valid',
  'wrong-holder',
  'signature-wrong',
  'challenge-differs',
  'portal-unknown',
  'assertion-wrong',
  'not-authorised',
  'reported-only-organisation',
])

/** The kind of problem that these reasons make: of access where every one is about the signer. */
export function kindOf(reasons: readonly Reason[]): ProblemKind {
  if (reasons.some(({ code }) => code === 'too-large')) return 'too-large'
  return reasons.length > 0 && reasons.every(({ code }) => ABOUT_THE_SIGNER.has(code))
    ? 'not-allowed'
    : 'out-of-order'
}

/** The reply: type, title and status, the reasons as data, and each as a sentence. */
export function problem(
  language: Language,
  kind: ProblemKind,
  detail: string,
  reasons: readonly Reason[] = [],
  more: object = {},
): Response {
  const body = {
    type: `/problems/${kind}`,
    title: WORDS[language][kind],
    status: STATUS[kind],
    ...(detail === '' ? {} : { detail }),
    ...(reasons.length === 0
      ? {}
      : { reasons: reasons.map((reason) => ({ ...reason, says: sayReason(language, reason) })) }),
    ...more,
  }
  return new Response(`${JSON.stringify(body)}\n`, {
    status: STATUS[kind],
    headers: {
      'content-type': 'application/problem+json',
      // RFC 9110, 15.5.2: an answer 401 says what would be right.
      ...(STATUS[kind] === 401 ? { 'www-authenticate': 'Chancery-Act' } : {}),
    },
  })
}
