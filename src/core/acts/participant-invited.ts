/** `participant.invited`: a party that is no member of an organ takes part in it without a vote, or in one question before it. */
import * as z from 'zod/mini'
import { organCode, partyCode, symbol } from '../charter/forms.ts'
import type { ParticipationRule } from '../charter/meeting.ts'
import type { PartyId, QuestionId } from '../ids.ts'
import { membersOf } from '../members.ts'
import { participantIn } from '../meetings.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { partiesIn } from '../rules/facts.ts'
import { seatsOn, statusOn, type Asked } from '../situation.ts'
import { factsOf } from './declaration.ts'
import { kind, mayAct, type Context } from './kind.ts'

const schema = z.strictObject({ organ: organCode, party: partyCode, question: z.optional(symbol) })
type Invited = z.infer<typeof schema>

export const participantInvited = kind<Invited>({
  kind: 'participant.invited',
  schema,

  /** In order from whom the charter lets invite, of a party that it lets take part, once, and never of a member of the organ. */
  decide(context, { by, body }) {
    const { charter, situation, today, knows } = context
    if (!Object.hasOwn(charter.organs, body.organ))
      return outOfOrder({ code: 'unknown-organ', reached: body.organ })
    const asked = situation.questions.get(body.question as QuestionId)
    if (body.question !== undefined && asked?.organ !== body.organ)
      return outOfOrder({ code: 'unknown-question', reached: body.question })
    if (!knows(body.party)) return outOfOrder({ code: 'not-a-member', parties: [body.party] })
    if (membersOf(charter, situation, body.organ, today).includes(body.party))
      return outOfOrder({ code: 'sits-already', parties: [body.party] })
    const rule = ruleOf(context, body, asked)
    if (!rule) return outOfOrder({ code: 'no-rule' })
    const { clause, may } = rule
    if (!mayAct(context, may, by, body.organ))
      return outOfOrder({ code: 'not-authorised', clause, needed: may.join(', ') })
    if (participantIn(situation.meetings, body.organ, body.party, body.question as QuestionId))
      return outOfOrder({ code: 'already-done', clause, reached: body.party })
    return inOrder({ effect: 'participates', party: body.party })
  },

  evolve(to, { body, day }, charter) {
    const { organ, party, question } = body
    const asked = to.questions.get(question as QuestionId)
    const rule = ruleOf({ charter, situation: to, today: day }, body, asked)
    to.meetings.participants.push({
      organ,
      party,
      clause: rule?.clause ?? '',
      ...(question === undefined ? {} : { question: question as QuestionId }),
    })
  },
})

/** The first of the charter's rules under which the party may take part. */
function ruleOf(
  context: Pick<Context, 'charter' | 'situation' | 'today'>,
  { organ, party }: Invited,
  asked: Asked | undefined,
): ParticipationRule | undefined {
  return context.charter.participation.find(
    (rule) =>
      rule.organ === organ &&
      (rule.fact === undefined || found(asked, rule.fact).includes(party)) &&
      isOf(context, rule, party),
  )
}

/** The parties that a fact was found of; none where it was not found for the question. */
function found(asked: Asked | undefined, name: string): readonly PartyId[] {
  return asked ? partiesIn(factsOf(asked), name) : []
}

/** True for any party where the charter lets those invite that are no members; else for one that has the status that day. */
function isOf(
  { situation, today }: Pick<Context, 'situation' | 'today'>,
  { who, organ }: ParticipationRule,
  party: PartyId,
): boolean {
  if (who === 'non-member') return true
  if (statusOn(situation, party, today)?.status === who) return true
  return (
    who === 'observer' && seatsOn(situation.observers.get(organ), today).some((one) => one.party === party)
  )
}
