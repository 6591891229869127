/** `key.enrolled`: a key may sign for its holder from here on. Authorised by the state before it, never by itself. */
import * as z from 'zod/mini'
import { officeCode, partyCode } from '../charter/forms.ts'
import { KEY, RECORD_OFFICES, sameActor, type Actor, type KeyId } from '../ids.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { kind, mayAct, notAuthorised, type Context } from './kind.ts'

const holder = z.union([z.strictObject({ party: partyCode }), z.strictObject({ office: officeCode })])
export const keySchema = z.strictObject({
  key: z.string().check(z.regex(KEY)) as unknown as z.ZodMiniType<KeyId>,
  /** The raw public key of Ed25519, 32 bytes in base64. */
  public: z.string().check(z.regex(/^[A-Za-z0-9+/]{43}=$/)),
  holder: holder,
})

export const keyEnrolled = kind<z.infer<typeof keySchema>>({
  kind: 'key.enrolled',
  ofRecord: true,
  schema: keySchema,

  /** In order from the holder itself by an earlier key, or from an office that the charter lets enrol; a key once. */
  decide(context, { by, body }) {
    const { charter, situation } = context
    if (situation.keys.has(body.key)) return outOfOrder({ code: 'already-done', reached: body.key })
    if (!isHolder(context, body.holder)) return outOfOrder({ code: 'wrong-holder', reached: body.key })
    if (!sameActor(by, body.holder) && !mayAct(context, charter.powers.enrol, by))
      return notAuthorised(charter.powers.enrol)
    return inOrder({ effect: 'enrolled' })
  },

  evolve(to, { body, act }) {
    to.keys.set(body.key, { ...body, from: act })
  },
})

/** True for a party that the charter knows, and for an office of the charter or of every record. */
function isHolder({ charter, knows }: Context, holder: Actor): boolean {
  if ('party' in holder) return knows(holder.party)
  return (
    'office' in holder &&
    (RECORD_OFFICES.includes(holder.office) || Object.hasOwn(charter.offices, holder.office))
  )
}
