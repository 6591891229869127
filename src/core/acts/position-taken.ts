/**
 * `position.taken`: a member of an organ says where it stands on a question. It may take another position until the
 * question closes; all of them stay on the record, and the last one stands.
 */
import * as z from 'zod/mini'
import { partyCode, symbol } from '../charter/forms.ts'
import { againstSeat } from '../credentials.ts'
import type { QuestionId } from '../ids.ts'
import { membersOf } from '../members.ts'
import { inOrder, outOfOrder, type Ruling } from '../refusal.ts'
import { POSITIONS } from '../rules/condition.ts'
import { ruleOf } from '../rules/question.ts'
import { disclosureOf, isHidden, isHidingOver, placeCode, restrictedState } from '../restricted.ts'
import type { Asked } from '../situation.ts'
import { putAs } from './declaration.ts'
import { kind, type Context } from './kind.ts'
import { notAMember } from './meeting.ts'
import { againstOpen, procedureIn } from './procedure.ts'
import { actsFor } from './proxy-given.ts'

const schema = z.strictObject({
  question: symbol,
  position: z.enum(POSITIONS),
  /** The member for which the author acts: the position is that member's. */
  for: z.optional(partyCode),
  /** Those in whose name it is also said; their own positions stay theirs to take. */
  principals: z.optional(z.array(partyCode)),
})

export const positionTaken = kind<z.infer<typeof schema>>({
  kind: 'position.taken',
  schema,
  logs: ['public', 'question', 'register'],

  /** In order from a member of the organ, before the close, with a position that the rule knows or that breaks the procedure. */
  decide(context, { by, body }) {
    const { charter, situation, now, today } = context
    const asked = situation.questions.get(body.question as QuestionId)
    if (!asked) return outOfOrder({ code: 'unknown-question', reached: body.question })
    const members = membersOf(charter, situation, asked.organ, today)
    const rule = ruleOf(charter, members, putAs(situation, asked, today, false))
    if (!rule) return outOfOrder({ code: 'no-rule' })
    const procedure = procedureIn(charter, asked.procedure)
    const clause = procedure?.clause ?? rule.clause
    const closed = againstOpen(asked, now, clause) ?? againstPlace(context, asked, clause)
    if (closed) return closed
    const stranger = notAMember(context, by, asked.organ, clause, asked.id)
    if (stranger || !('party' in by)) return outOfOrder(stranger ?? { code: 'not-authorised', clause })
    const party = body.for ?? by.party
    const strangers = [...new Set([by.party, party, ...(body.principals ?? [])])].filter(
      (one) => !members.includes(one),
    )
    if (strangers.length > 0) return outOfOrder({ code: 'not-a-member', clause, parties: strangers })
    // Whoever has nobody to speak for it speaks through nobody else either.
    const unseated = againstSeat(charter, situation, asked.organ, party)
    if (unseated) return outOfOrder(unseated)
    const breaks = procedure?.brokenBy.includes(body.position) ?? false
    if (!breaks && !rule.positions.includes(body.position)) {
      return outOfOrder({
        code: 'unknown-position',
        clause,
        needed: rule.positions.join(', '),
        reached: body.position,
      })
    }
    if (party !== by.party && !actsFor(asked, by.party).includes(party)) {
      const own = charter.organs[asked.organ]?.proxies?.clause ?? clause
      return outOfOrder({ code: 'no-proxy', clause: own, parties: [party] })
    }
    // Unseen, it breaks nothing before it is shown: it may still be changed.
    const shows = breaks && context.log !== 'question'
    return inOrder({ effect: body.position, party }, ...(shows ? [{ effect: 'broken' }] : []))
  },

  evolve(to, { by, body, instant, act, after, onPaper }, charter) {
    const asked = to.questions.get(body.question as QuestionId)
    if (!asked || !instant || !('party' in by)) return
    const { position, principals } = body
    const unseen = after !== undefined && isHidden(charter, asked)
    const taken = {
      position,
      at: instant,
      act,
      ...(unseen ? { after } : {}),
      ...(onPaper ? { onPaper } : {}),
      ...(principals === undefined ? {} : { principals }),
    }
    const positions = new Map(asked.positions).set(body.for ?? by.party, taken)
    const breaks = !unseen && (procedureIn(charter, asked.procedure)?.brokenBy.includes(position) ?? false)
    // A member that acts for itself again needs nobody to act for it.
    const isBack = body.for === undefined && asked.proxies.has(by.party)
    const proxies = isBack
      ? new Map([...asked.proxies].filter(([party]) => party !== by.party))
      : asked.proxies
    to.questions.set(asked.id, { ...asked, positions, proxies, ...(breaks ? { broken: act } : {}) })
  },
})

/** A position that is not yet to be seen is taken in the log of its question, and nowhere else; any other is taken in the open. */
function againstPlace(context: Context, asked: Asked, clause: string | undefined): Ruling | undefined {
  const { charter, situation, now, log = 'public', question } = context
  const cited = (text = clause): { clause?: string } => (text === undefined ? {} : { clause: text })
  const place = { question: asked.id }
  if (log === 'public' && isHidden(charter, asked)) {
    const own = cited(disclosureOf(charter, asked)?.clause ?? clause)
    return outOfOrder({ code: 'audience-elsewhere', ...own, needed: placeCode(place), reached: 'public' })
  }
  if (log !== 'question') return undefined
  const over = restrictedState(situation, place).closed || isHidingOver(charter, asked, now)
  return question !== asked.id || !isHidden(charter, asked) || over
    ? outOfOrder({ code: 'restricted-closed', ...cited(), reached: placeCode(place) })
    : undefined
}
