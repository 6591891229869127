/** `witness.enrolled`: a witness joins those of the charter from here on. Whoever reads the log at a later size may count it. */
import * as z from 'zod/mini'
import { partyCode } from '../charter/forms.ts'
import { witnessAddress, witnessKey, witnessName, witnessesOn } from '../charter/witnesses.ts'
import { sameActor, type PartyId } from '../ids.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import type { Situation } from '../situation.ts'
import { kind, mayAct, notAuthorised, type Context } from './kind.ts'

const schema = z.strictObject({
  /** The name that its cosignatures bear. */
  name: witnessName,
  /** The Ed25519 public key, 32 bytes in base 64. A witness uses it for nothing else. */
  key: witnessKey,
  /** The party that runs it. */
  party: partyCode,
  href: z.optional(witnessAddress),
})

export const witnessEnrolled = kind<z.infer<typeof schema>>({
  kind: 'witness.enrolled',
  ofRecord: true,
  schema,

  /** In order from the party that runs it, or from an office that the charter lets enrol; a name, a key and a party once at a time. */
  decide(context, { by, body }) {
    const { charter, knows } = context
    if (!knows(body.party)) return outOfOrder({ code: 'not-a-party', parties: [body.party] })
    if (!sameActor(by, { party: body.party }) && !mayAct(context, charter.powers.enrol, by))
      return notAuthorised(charter.powers.enrol)
    const same = witnessesNow(context).find(
      ({ name, key, party }) => name === body.name || key === body.key || party === body.party,
    )
    // A key that a witness had before would make two histories of its cosignatures one.
    const before = [...context.situation.witnesses.values()].flat().some(({ key }) => key === body.key)
    if (same || before) return outOfOrder({ code: 'already-done', reached: same?.name ?? body.name })
    return inOrder({ effect: 'enrolled', party: body.party })
  },

  evolve(to, { body, act }) {
    const { href, ...seat } = body
    const list = to.witnesses.get(body.name) ?? []
    to.witnesses.set(body.name, [...list, { ...seat, ...(href === undefined ? {} : { href }), from: act }])
  },
})

/** The witnesses in force now: those of the charter that no act has revoked, and those that an act enrolled. */
export function witnessesNow({
  charter,
  situation,
  today,
}: Pick<Context, 'charter' | 'today'> & { readonly situation: Pick<Situation, 'witnesses'> }): readonly {
  readonly name: string
  readonly key: string
  readonly party: PartyId
}[] {
  const acts = [...situation.witnesses.values()].flat()
  const law = witnessesOn(charter, today).filter(
    ({ key }) => !acts.some((one) => one.key === key && one.until !== undefined),
  )
  return [...law, ...acts.filter(({ from, until }) => from !== undefined && until === undefined)]
}
