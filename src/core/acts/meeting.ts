/** What the kinds on meetings share: who is a member, and what must be settled before a question is put or decided. */
import { under } from '../charter/at.ts'
import type { ContestRule, MotionRule } from '../charter/meeting.ts'
import type { Charter } from '../charter/charter.ts'
import { againstSeat } from '../credentials.ts'
import { partyId, type Actor, type OrganId, type QuestionId } from '../ids.ts'
import { participantIn, pendingMotions, type Motion } from '../meetings.ts'
import { membersOf } from '../members.ts'
import type { Effect, Reason } from '../refusal.ts'
import type { Asked, Situation } from '../situation.ts'
import type { Context } from './kind.ts'

/** What is read of a context here: never the moment. */
type Stand = Pick<Context, 'charter' | 'situation'>

/** Why the actor does not act as a member of the organ today: it is none, or nobody is accredited to speak for it; undefined where it does. */
export function notAMember(
  context: Context,
  by: Actor,
  organ: OrganId,
  clause?: string,
  question?: QuestionId,
): Reason | undefined {
  const stranger = noMember(context, by, organ, clause, question)
  if (stranger || !('party' in by)) return stranger
  return againstSeat(context.charter, context.situation, organ, by.party)
}

/** Why the actor is no member of the organ today; undefined where it is one. A participant is told that it has no vote. */
export function noMember(
  { charter, situation, today }: Context,
  by: Actor,
  organ: OrganId,
  clause?: string,
  question?: QuestionId,
): Reason | undefined {
  const cited = clause === undefined ? {} : { clause }
  if (!('party' in by)) return { code: 'not-authorised', ...cited, needed: 'member' }
  if (membersOf(charter, situation, organ, today).includes(by.party)) return undefined
  const participant = participantIn(situation.meetings, organ, by.party, question)
  if (participant) return { code: 'without-vote', clause: participant.clause, parties: [by.party] }
  return { code: 'not-a-member', ...cited, parties: [by.party] }
}

/** The charter's word on a kind of motion in an organ; undefined where it has none. */
export function motionRule(charter: Charter, organ: OrganId, kind: string): MotionRule | undefined {
  return under(charter.motions, organ)?.find(({ id }) => id === kind)
}

/** The motions before an organ, the one to be disposed of first at the head. */
export function pendingIn({ charter, situation }: Stand, organ: OrganId): readonly Motion[] {
  return pendingMotions(situation.meetings, organ, (kind) => motionRule(charter, organ, kind))
}

/** A challenged ruling of the chair comes before all else in its organ; undefined where none is open, or where the question is on it. */
export function challengePending(
  { charter, situation }: Stand,
  organ: OrganId,
  reached: string,
): Reason | undefined {
  for (const {
    ruling,
    organ: where,
    challengedBy,
    question,
    outcome,
  } of situation.meetings.rulings.values()) {
    if (where !== organ || challengedBy === undefined || outcome !== undefined || question === reached)
      continue
    const clause = under(charter.order, organ)?.clause
    return { code: 'precedence', ...(clause === undefined ? {} : { clause }), needed: ruling, reached }
  }
  return undefined
}

/** What must be settled before an outcome of the question is declared; undefined where nothing must. */
export function beforeDeciding(context: Stand, asked: Asked): Reason | undefined {
  const { charter, situation } = context
  const { contests, motions, parts, undivided } = situation.meetings
  const challenge = challengePending(context, asked.organ, asked.id)
  if (challenge) return challenge
  const contest = contests.get(asked.id)
  const contested = contestRule(charter, asked)
  if (contest && !contest.settled && contested)
    return { code: 'matter-contested', clause: contested.clause, needed: contested.by }
  const first = pendingIn(context, asked.organ).find(({ question }) => question === asked.id)
  if (first && motions.size > 0) {
    const clause = motionRule(charter, asked.organ, first.kind)?.clause ?? ''
    return { code: 'precedence', clause, needed: first.motion, reached: asked.id }
  }
  const clause = under(charter.division, asked.organ)?.clause
  const cited = clause === undefined ? {} : { clause }
  const whole = parts.get(asked.id)
  if (whole && undivided.has(whole))
    return { code: 'mover-objects', ...cited, ...moverOf(situation.questions.get(whole)) }
  const open = partsOf(situation, asked.id).filter(
    ({ outcome, withdrawn }) => outcome === undefined && withdrawn === undefined,
  )
  if (open.length === 0 || undivided.has(asked.id)) return undefined
  return { code: 'part-undecided', ...cited, needed: open.map(({ id }) => id).join(', ') }
}

/** What else follows from an outcome: the text goes on without a part, a ruling of the chair stands or falls, a matter is settled. */
export function afterDeciding(
  { charter, situation }: Stand,
  asked: Asked,
  outcome: Asked['outcome'],
): readonly Effect[] {
  const { parts, rulings, contests, undivided } = situation.meetings
  const rejected = undivided.has(asked.id)
    ? []
    : partsOf(situation, asked.id).filter((part) => part.outcome !== undefined && part.outcome !== 'adopted')
  const dropped = parts.has(asked.id) && outcome !== 'adopted' ? [asked] : rejected
  const ruling = [...rulings.values()].find(({ question }) => question === asked.id)
  const contest = [...contests].find(([, { question }]) => question === asked.id)
  return [
    ...dropped.map(({ id }) => ({ effect: 'without-part', about: id })),
    ...(ruling
      ? [{ effect: outcome === 'adopted' ? 'ruling-overruled' : 'ruling-stands', about: ruling.ruling }]
      : []),
    ...(contest ? [{ effect: determined(charter, situation, contest[0], outcome), about: contest[0] }] : []),
  ]
}

/** Takes an outcome into what it settles: the ruling of the chair, and the matter under which a contested question goes on. */
export function noteDecided(to: Situation, charter: Charter, asked: Asked, outcome: Asked['outcome']): void {
  const { rulings, contests } = to.meetings
  for (const ruling of rulings.values())
    if (ruling.question === asked.id)
      rulings.set(ruling.ruling, { ...ruling, outcome: outcome === 'adopted' ? 'overruled' : 'stands' })
  for (const [id, contest] of contests) {
    if (contest.question !== asked.id || contest.settled) continue
    const matter = determined(charter, to, id, outcome)
    contests.set(id, { ...contest, settled: true })
    const question = to.questions.get(id)
    if (question) to.questions.set(id, { ...question, matter })
  }
}

/** How the matter of a question is contested, by the charter; undefined where it is not open to that. */
export function contestRule(charter: Charter, { matter }: Asked): ContestRule | undefined {
  return under(charter.matters, matter)?.contested
}

/** The parts of a text that were put separately, in the order in which they were put. */
export function partsOf(situation: Situation, whole: QuestionId): readonly Asked[] {
  return [...situation.meetings.parts].flatMap(([part, of]) => {
    const asked = of === whole ? situation.questions.get(part) : undefined
    return asked ? [asked] : []
  })
}

/** The matter under which a contested question goes on, by the outcome of the question on it. */
function determined(
  charter: Charter,
  situation: Situation,
  id: QuestionId,
  outcome: Asked['outcome'],
): Asked['matter'] {
  const question = situation.questions.get(id)!
  const stays = (contestRule(charter, question)?.stands === 'if-adopted') === (outcome === 'adopted')
  return stays ? question.matter : situation.meetings.contests.get(id)!.matter
}

/** Whoever put a question, as a reason names it: a party, or an office as what was needed. */
export function moverOf(asked: Asked | undefined): Pick<Reason, 'parties' | 'needed'> {
  if (!asked) return {}
  const party = partyId(asked.putBy)
  return party ? { parties: [party] } : { needed: asked.putBy }
}
