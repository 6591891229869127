/**
 * Why an act is not in order, or why a question is or is not adopted: data with the clause it rests on.
 * Each code has a sentence in every language (`src/words/<language>/reasons.ts`); a new code compiles only when worded.
 */
import type { PartyId } from './ids.ts'
import type { Instant } from './time.ts'

/** Reasons that a question is adopted, not adopted, open, out of order, or wants a parameter. */
export const QUESTION_CODES = [
  'sufficient-votes',
  'insufficient-votes',
  'no-veto',
  'veto',
  'blocking-vote',
  'consensus',
  'objection',
  'absence-blocks',
  'silence-blocks',
  'abstention-blocks',
  'not-voted-blocks',
  'no-rule',
  'not-a-member',
  'no-members',
  'needs-parameter',
  'not-settled',
  'settled',
  'within-limit',
  'limit-reached',
  'no-blocking-minority',
  'blocking-minority',
  'blocking-minority-open',
  'fact-found',
  'fact-lacking',
  'enough-members',
  'too-few-members',
  'in-force',
  'precondition',
  'deferred',
  'no-quorum',
  'too-many-excluded',
  'unit-split',
] as const

/** Reasons that a performed act is out of order. */
export const ACT_CODES = [
  'only-reported',
  'unknown-kind',
  'malformed',
  'not-authorised',
  'unknown-organ',
  'unknown-matter',
  'unknown-instrument',
  'unknown-question',
  'unknown-position',
  'too-many-proxies',
  'no-proxy',
  'unknown-fact',
  'already-done',
  'already-a-member',
  'not-signed',
  'signed-before',
  'closed-to-signature',
  'not-in-force',
  'not-ratified',
  'no-full-powers',
  'not-confirmed',
  'wrong-organ',
  'too-few-ratifications',
  'named-state-missing',
  'organ-acceptance-missing',
  'too-early',
  'too-late',
  'obligations-unsettled',
  'whole-treaty-only',
  'nothing-pending',
  'not-revocable',
  'term-prolonged',
  'status-not-in-force',
  'not-eligible',
  'not-a-party',
  'unknown-reservation',
  'reservations-forbidden',
  'for-the-organ',
  'unknown-error',
  'time-limit-missing',
  'question-closed',
  'deadline-past',
  'deadline-not-past',
  'outcome-differs',
  'record-not-open',
  'standing-open',
  'reported-only-organisation',
  'unknown-key',
  'key-not-valid',
  'wrong-holder',
  'last-key',
  'unknown-report',
  'no-document',
  'not-canonical',
  'too-large',
  'other-log',
  'seen-differs',
  'audience-elsewhere',
  'signature-wrong',
  'document-differs',
  'unknown-consultation',
  'concerns-another',
  'cannot-block',
  'unknown-operation',
  'not-requested',
  'no-decision',
  'not-mandated',
  'operation-ended',
  'not-authorised-at-home',
  'not-deployed',
  'not-ended',
  'contingents-remain',
  'clock-backwards',
  // Of what is not public.
  'not-hidden',
  'not-due',
  'not-disclosed',
  'disclosure-differs',
  'restricted-open',
  'restricted-closed',
  'restricted-missing',
  'after-differs',
  'unknown-act',
  'not-committed',
  'unknown-procedure',
  'symbol-form',
  'charter-provides',
  'procedure-not-for',
  'procedure-not-valid',
  'deadline-missing',
  'notice-too-short',
  'notice-too-long',
  'not-agreed',
  'not-at-a-sitting',
  'not-prolonged',
  'not-adopted-under',
  'not-extendable',
  'not-withdrawable',
  'not-adopted',
  'not-before-next-sitting',
  'not-published',
  // Of texts.
  'unknown-text',
  'issue-differs',
  'language-missing',
  'text-differs',
  'provisions-differ',
  'question-open',
  // Of meetings.
  'too-few-requests',
  'unknown-motion',
  'unknown-ruling',
  'precedence',
  'not-seconded',
  'own-motion',
  'not-challenged',
  'matter-differs',
  'not-divisible',
  'mover-objects',
  'part-undecided',
  'no-credentials',
  'credentials-pending',
  'credentials-refused',
  'without-vote',
  'sits-already',
  'not-next',
  'not-eligible-again',
  'no-seat-free',
  'term-differs',
  'matter-contested',
  'not-contested',
] as const

/** Reasons about keys and what they signed. */
export const KEY_CODES = [
  'not-device-bound',
  'portal-unknown',
  'challenge-differs',
  'assertion-wrong',
  'key-differs',
  'possession-missing',
  'key-compromised',
  'unknown-witness',
  'unknown-recovery',
  'support-missing',
  'no-power',
  'second-officer-missing',
] as const

export type KeyReasonCode = (typeof KEY_CODES)[number]
export type ReasonCode = (typeof QUESTION_CODES)[number] | (typeof ACT_CODES)[number] | KeyReasonCode

export interface Reason {
  readonly code: ReasonCode
  /** The article or rule that decides, as the charter cites it. */
  readonly clause?: string
  /** What would have been needed, and what there was. Numbers are texts, since they may be fractions. */
  readonly needed?: string
  readonly reached?: string
  readonly parties?: readonly PartyId[]
  /** For `needs-parameter`: the name under which `facts` may supply it, and the values it may take. */
  readonly parameter?: string
  readonly options?: readonly string[]
  /** What was counted: the table by which members weigh, the class of members, the stands other than yes. */
  readonly weight?: string
  readonly class?: string
  readonly counted?: readonly string[]
}

/** Is this act in order? In order with its effects, or out of order with every reason and, where time cures it, the earliest moment. */
export type Ruling =
  | { readonly inOrder: true; readonly effects: readonly Effect[] }
  | { readonly inOrder: false; readonly reasons: readonly Reason[]; readonly earliest?: Instant }

/** What follows from an act for a party, in codes. */
export interface Effect {
  readonly effect: string
  readonly party?: PartyId
  readonly from?: string
  /** Of an end: the last day before `from`, which a text may name instead ("at the end of the financial year"). */
  readonly last?: string
  /** The article that an effect rests on which only warns or reminds. */
  readonly clause?: string
  /** What it concerns, where that is not the act's own question: a part, a ruling, a motion. */
  readonly about?: string
}

export function inOrder(...effects: readonly Effect[]): Ruling {
  return { inOrder: true, effects }
}

export function outOfOrder(...reasons: readonly [Reason, ...Reason[]]): Ruling {
  return { inOrder: false, reasons }
}
