/** What a question is put on, where it is not put on its own: a part of a text, a contested matter, a ruling of the chair. */
import { under } from '../charter/at.ts'
import type { MatterId, OrganId, QuestionId } from '../ids.ts'
import type { Reason } from '../refusal.ts'
import type { Situation } from '../situation.ts'
import type { Context } from './kind.ts'
import { contestRule, moverOf } from './meeting.ts'
import { closedBy } from './procedure.ts'

/** The fields of `question.put` that this is about. */
export interface PutOn {
  readonly question: string
  readonly organ: OrganId
  readonly matter: MatterId
  readonly within?: string | undefined
  readonly about?: string | undefined
}

/** Why a question cannot be put on what it names; undefined where it can, or names nothing. */
export function beforePutting(context: Context, body: PutOn): Reason | undefined {
  return (
    (body.within === undefined ? undefined : asPart(context, body, body.within as QuestionId)) ??
    (body.about === undefined ? undefined : onAnother(context, body, body.about))
  )
}

/** Takes in on what a question is put. */
export function notePut(to: Situation, body: PutOn): void {
  const id = body.question as QuestionId
  const { parts, contests, rulings } = to.meetings
  if (body.within !== undefined) parts.set(id, body.within as QuestionId)
  const contest = contests.get(body.about as QuestionId)
  if (contest && !contest.settled) contests.set(body.about as QuestionId, { ...contest, question: id })
  const ruling = body.about === undefined ? undefined : rulings.get(body.about)
  if (ruling && !contest) rulings.set(ruling.ruling, { ...ruling, question: id })
}

/** The question on a contested matter or on a ruling is taken back: another may be put on it. */
export function noteWithdrawn(to: Situation, id: QuestionId): void {
  const { contests, rulings } = to.meetings
  for (const [of, { question, ...contest }] of contests)
    if (question === id && !contest.settled) contests.set(of, contest)
  for (const [of, { question, ...ruling }] of rulings)
    if (question === id && ruling.outcome === undefined) rulings.set(of, ruling)
}

/** A part is put under the matter of the whole, in its organ, while the whole is open, where the charter divides texts. */
function asPart({ charter, situation, now }: Context, body: PutOn, within: QuestionId): Reason | undefined {
  const whole = situation.questions.get(within)
  if (!whole) return { code: 'unknown-question', reached: within }
  const rule = under(charter.division, whole.organ)
  if (!rule) return { code: 'not-divisible', reached: within }
  const { clause } = rule
  const closed = closedBy(whole, now, clause)
  if (closed) return closed
  if (situation.meetings.undivided.has(within)) return { code: 'mover-objects', clause, ...moverOf(whole) }
  return differing(body, whole.organ, whole.matter, clause)
}

/** A question on a contested matter is put under the matter that the charter names for it; so is one on a challenged ruling. */
function onAnother({ charter, situation }: Context, body: PutOn, about: string): Reason | undefined {
  const { contests, rulings } = situation.meetings
  const asked = situation.questions.get(about as QuestionId)
  if (asked) {
    const contest = contests.get(about as QuestionId)
    const rule = contestRule(charter, asked)
    if (!contest || contest.settled || !rule) return { code: 'not-contested', reached: about }
    if (contest.question) return { code: 'already-done', clause: rule.clause, reached: contest.question }
    return differing(body, asked.organ, rule.by, rule.clause)
  }
  const ruling = rulings.get(about)
  if (!ruling) return { code: 'unknown-question', reached: about }
  const rule = under(charter.order, ruling.organ)
  if (!rule || ruling.challengedBy === undefined) return { code: 'not-challenged', reached: about }
  if (ruling.question) return { code: 'already-done', clause: rule.clause, reached: ruling.question }
  return differing(body, ruling.organ, rule.challenge, rule.clause)
}

function differing(body: PutOn, organ: OrganId, matter: MatterId, clause: string): Reason | undefined {
  if (body.organ === organ && body.matter === matter) return undefined
  return {
    code: 'matter-differs',
    clause,
    needed: `${organ}: ${matter}`,
    reached: `${body.organ}: ${body.matter}`,
  }
}
