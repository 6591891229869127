/** Why a decision passed or failed: each condition of the rule of its day, with whether the roll met it. */
import { factsOf } from '../core/acts/declaration.ts'
import { ruleFor } from '../core/charter/at.ts'
import type { Rule } from '../core/charter/charter.ts'
import type { MatterId, OrganId, PartyId } from '../core/ids.ts'
import type { Position } from '../core/rules/condition.ts'
import type { Verdict } from '../core/rules/evaluate.ts'
import { judgeQuestion, type Answer, type Facts } from '../core/rules/question.ts'
import type { Day } from '../core/time.ts'
import { sayReason } from '../words/reasons.ts'
import type { Decision } from './facts.ts'
import type { Inside } from './html.ts'
import { partyText, withClauses, type View } from './view.ts'

export interface Why {
  readonly rule: Rule | undefined
  /** Undefined where no roll is on record. */
  readonly answer: Answer | undefined
  readonly checks: readonly { readonly holds: boolean | undefined; readonly says: Inside }[]
  /** How many votes in favour the rule asks for; empty where it asks for no number. */
  readonly needed: string
}

/** The rule, its answer on the roll, and each of its conditions. */
export function why(view: View, decision: Decision): Why {
  const { body, event, members, positions, asked } = decision
  const { organ, matter } = body
  return whyNow(view, {
    organ,
    matter,
    on: event.day,
    members,
    positions,
    ...(asked ? { facts: factsOf(asked) } : {}),
  })
}

/** What is judged: by whom, on what, on which day, and how each stands as far as that is known. */
export interface Judged {
  readonly organ: OrganId
  readonly matter: MatterId
  readonly on: Day
  readonly members: readonly PartyId[]
  readonly positions: ReadonlyMap<PartyId, Position> | undefined
  readonly facts?: Facts
}

/** The same of a question that is not decided, were it closed on that day as it stands. */
export function whyNow(view: View, { organ, matter, on, members, positions, facts }: Judged): Why {
  const { charter } = view.reading
  if (!positions) {
    const rule = ruleFor(charter, organ, matter, on, { members })
    return { rule, answer: undefined, checks: [], needed: '' }
  }
  const judged = judgeQuestion(charter, members, {
    organ,
    matter,
    on,
    positions,
    facts: facts ?? { attendance: 'as-recorded' },
    closed: true,
  })
  const { answer, rule, adopt } = judged
  const name = (party: PartyId): string => partyText(view, party, on)
  if (!adopt) {
    return {
      rule,
      answer,
      checks: answer.reasons.map((reason) => ({
        holds: false,
        says: withClauses(view, sayReason(view.lang, reason, name)),
      })),
      needed: '',
    }
  }
  const verdicts = parts(adopt)
  const needed =
    verdicts.flatMap(({ reasons }) => reasons).find(({ needed: votes }) => votes !== undefined)?.needed ?? ''
  return { rule, answer, checks: verdicts.map((verdict) => check(view, verdict, answer, name)), needed }
}

/** What must all hold, one by one. */
function parts(verdict: Verdict): readonly Verdict[] {
  return verdict.condition.kind === 'all' && verdict.parts ? verdict.parts.flatMap(parts) : [verdict]
}

function check(
  view: View,
  verdict: Verdict,
  answer: Answer,
  name: (party: PartyId) => string,
): Why['checks'][number] {
  const says = verdict.reasons.map((reason) =>
    // A negative vote is a veto only where the majority was there.
    reason.code === 'veto' && answer.vetoes.length === 0
      ? view.w.decision.negativeNoVeto((reason.parties ?? []).map(name).join(', '))
      : sayReason(view.lang, reason, name),
  )
  const idle = verdict.reasons.some(({ code }) => code === 'veto') && answer.vetoes.length === 0
  const holds = verdict.holds === 'yes' ? true : verdict.holds === 'no' && !idle ? false : undefined
  return { holds, says: withClauses(view, says.join(' ')) }
}
