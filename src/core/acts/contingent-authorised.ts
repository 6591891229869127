/** `contingent.authorised`: a party's own body consents to its contingent. The organisation's decision does not stand in for it. */
import * as z from 'zod/mini'
import { plainCode } from '../charter/forms.ts'
import { inOrder, outOfOrder, type Reason } from '../refusal.ts'
import { kind } from './kind.ts'
import { changeContingent, contribution, stepOf, whole } from './operation.ts'

const schema = z.strictObject({
  operation: plainCode,
  /** The national body: `parliament`, `government`. */
  authority: z.optional(plainCode),
  /** Where it voted: the votes it needed by its own law, and those it had. */
  votes: z.optional(z.strictObject({ needed: whole, reached: whole })),
})
type Authorised = z.infer<typeof schema>

export const contingentAuthorised = kind<Authorised>({
  kind: 'contingent.authorised',
  schema,

  /** In order from the party, once, where its body had the votes that it needed. Before the organisation's decision or after it. */
  decide(context, { by, body }) {
    const found = contribution(context, by, body.operation)
    if ('refused' in found) return found.refused
    const { rules, operation, party, contingent } = found
    const { clause } = rules
    if (operation.ended) return outOfOrder({ code: 'operation-ended', clause, reached: operation.ended.at })
    if (contingent.authorised)
      return outOfOrder({ code: 'already-done', clause, reached: contingent.authorised.at })
    const lacking = tooFew(body)
    return lacking ? outOfOrder({ ...lacking, parties: [party] }) : inOrder({ effect: 'authorised', party })
  },

  /** Flagged where the votes reported are fewer than those needed. */
  flag: (_, { body }) => [tooFew(body) ?? []].flat(),

  evolve(to, act) {
    const { operation, authority, votes } = act.body
    const given = { ...(authority === undefined ? {} : { authority }), ...(votes ? { votes } : {}) }
    changeContingent(to, operation, act.by, { authorised: { ...stepOf(act), ...given } })
  },
})

function tooFew({ votes }: Authorised): Reason | undefined {
  if (!votes || votes.reached >= votes.needed) return undefined
  return { code: 'insufficient-votes', needed: `${votes.needed}`, reached: `${votes.reached}` }
}
