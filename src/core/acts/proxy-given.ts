/**
 * `proxy.given`: a member lets another member act for it on a question, where the charter lets members do so. How many
 * others one member may act for, the charter says of the organ.
 */
import * as z from 'zod/mini'
import { partyCode, symbol } from '../charter/forms.ts'
import type { PartyId, QuestionId } from '../ids.ts'
import { membersOf } from '../members.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { ruleOf } from '../rules/question.ts'
import type { Asked } from '../situation.ts'
import { putAs } from './declaration.ts'
import { kind } from './kind.ts'
import { againstOpen, procedureIn } from './procedure.ts'

const schema = z.strictObject({ question: symbol, to: partyCode })

export const proxyGiven = kind<z.infer<typeof schema>>({
  kind: 'proxy.given',
  schema,

  /** In order from a member of the organ, before the close, to another member that acts for no more others than the charter lets. */
  decide({ charter, situation, now, today }, { by, body }) {
    const asked = situation.questions.get(body.question as QuestionId)
    if (!asked) return outOfOrder({ code: 'unknown-question', reached: body.question })
    const procedure = procedureIn(charter, asked.procedure)
    const members = membersOf(charter, situation, asked.organ, today)
    const rule = ruleOf(charter, members, putAs(situation, asked, today, false))
    if (!rule) return outOfOrder({ code: 'no-rule' })
    const proxies = charter.organs[asked.organ]?.proxies
    const clause = proxies?.clause ?? procedure?.clause ?? rule.clause
    const closed = againstOpen(asked, now, clause)
    if (closed) return closed
    if (!('party' in by)) return outOfOrder({ code: 'not-authorised', clause, needed: 'member' })
    const strangers = [by.party, body.to].filter((party) => !members.includes(party))
    if (strangers.length > 0) return outOfOrder({ code: 'not-a-member', clause, parties: strangers })
    if (body.to === by.party || asked.proxies.get(by.party)?.to === body.to) {
      return outOfOrder({ code: 'already-done', clause, reached: body.to })
    }
    const others = actsFor(asked, body.to)
    const [most, reached] = [proxies?.most ?? 0n, BigInt(others.length) + 1n]
    if (reached > most) {
      const parties = [...others, by.party]
      return outOfOrder({
        code: 'too-many-proxies',
        clause,
        needed: `${most}`,
        reached: `${reached}`,
        parties,
      })
    }
    return inOrder({ effect: 'represented', party: by.party })
  },

  evolve(to, { by, body, act }) {
    const asked = to.questions.get(body.question as QuestionId)
    if (!asked || !('party' in by)) return
    const proxies = new Map(asked.proxies).set(by.party, { to: body.to, act })
    to.questions.set(asked.id, { ...asked, proxies })
  },
})

/** The others for which a member acts on the question, in the order in which they asked it to. */
export function actsFor(asked: Asked, proxy: PartyId): readonly PartyId[] {
  return [...asked.proxies].filter(([, { to }]) => to === proxy).map(([party]) => party)
}
