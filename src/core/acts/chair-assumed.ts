/** `chair.assumed`: a party takes the chair of an organ; whoever held it before gives it up. */
import * as z from 'zod/mini'
import { under } from '../charter/at.ts'
import { dayText, organCode, partyCode, symbol } from '../charter/forms.ts'
import type { RotationRule } from '../charter/meeting.ts'
import type { OrganId, PartyId, QuestionId } from '../ids.ts'
import { chairOf, membersOf } from '../members.ts'
import { inOrder, outOfOrder, type Reason } from '../refusal.ts'
import { followerOf, presidesOn, rotationOn, type Turn } from '../rotation.ts'
import { kind, mayAct, type Context } from './kind.ts'
import { rows } from './treaty.ts'

const schema = z.strictObject({
  organ: organCode,
  party: partyCode,
  until: z.optional(dayText),
  /** The question by which it was elected, where the chair is elected. */
  question: z.optional(symbol),
  rows,
})
type Assumed = z.infer<typeof schema>

export const chairAssumed = kind<Assumed>({
  kind: 'chair.assumed',
  schema,

  /** In order from whom the charter lets declare it, of the member whose turn it is. Where the charter has no turn, it is only reported. */
  decide(context, { by, body }) {
    const { charter, situation, today } = context
    if (!Object.hasOwn(charter.organs, body.organ))
      return outOfOrder({ code: 'unknown-organ', reached: body.organ })
    const rule = under(charter.rotations, body.organ)
    if (!rule) return outOfOrder({ code: 'only-reported', reached: 'chair.assumed' })
    const { clause, may } = rule
    if (!mayAct(context, may, by, body.organ))
      return outOfOrder({ code: 'not-authorised', clause, needed: may.join(', ') })
    if (!membersOf(charter, situation, body.organ, today).includes(body.party))
      return outOfOrder({ code: 'not-a-member', clause, parties: [body.party] })
    const wrong = notItsTurn(context, rule, body)
    if (wrong) return outOfOrder({ ...wrong, clause })
    if (chairOf(situation, body.organ, today) === body.party && rule.term !== 'session')
      return outOfOrder({ code: 'already-done', clause, reached: body.party })
    return inOrder({ effect: 'presides', party: body.party, from: today })
  },

  flag: ({ charter }, { body }) =>
    Object.hasOwn(charter.organs, body.organ) ? [] : [{ code: 'unknown-organ', reached: body.organ }],
  evolve(to, { body, day, act }) {
    const before = (to.chairs.get(body.organ) ?? []).flatMap((chair) =>
      chair.until !== undefined && chair.until <= day
        ? [chair]
        : chair.from < day
          ? [{ ...chair, until: day }]
          : [],
    )
    const chair = {
      party: body.party,
      from: day,
      act,
      ...(body.until === undefined ? {} : { until: body.until }),
    }
    to.chairs.set(body.organ, [...before, chair])
  },
})

/** Why it is not this party's turn: another follows, another was host, none was elected, or a name is missing. */
function notItsTurn(
  context: Context,
  rule: RotationRule,
  { organ, party, question }: Assumed,
): Reason | undefined {
  const { situation } = context
  if (rule.by === 'election') {
    const asked = situation.questions.get(question as QuestionId)
    if (asked?.organ !== organ) return { code: 'unknown-question', reached: question ?? '' }
    if (asked.outcome === 'adopted') return undefined
    return { code: 'outcome-differs', needed: 'adopted', reached: asked.outcome ?? 'open' }
  }
  if (rule.by === 'host') {
    const host = situation.meetings.hosts.get(organ)
    if (!host) return { code: 'needs-parameter', parameter: 'host' }
    return host.party === party ? undefined : { code: 'not-next', needed: host.party, reached: party }
  }
  return notNext(context, rule, organ, party)
}

function notNext(
  { charter, situation, today }: Context,
  rule: RotationRule,
  organ: OrganId,
  party: PartyId,
): Reason | undefined {
  const membersOn = (day: Turn['on']): readonly PartyId[] => membersOf(charter, situation, organ, day)
  const { unnamed } = rotationOn(charter, organ, membersOn(today), today)
  const known = [
    ...(rule.start ? [rule.start] : []),
    ...(situation.chairs.get(organ) ?? []).map((chair) => ({ party: chair.party, on: chair.from })),
  ]
    .filter(({ on }) => on <= today)
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
    .at(-1)
  // Before the first turn that the charter knows, whose turn it was is not reckoned.
  if (!known && rule.start) return { code: 'needs-parameter', parameter: 'start' }
  const next =
    known && rule.term !== 'session'
      ? presidesOn(charter, organ, membersOn, known, today)
      : followerOf(charter, organ, membersOn(today), today, known?.party)
  if (unnamed.length > 0 || next === undefined)
    return { code: 'needs-parameter', parameter: 'names', parties: unnamed }
  return next === party ? undefined : { code: 'not-next', needed: next, reached: party }
}
