/** `key.enrolled`: a key may sign for its holder from here on. Authorised by the state before it, never by itself. */
import * as z from 'zod/mini'
import { base64Text, CREDENTIAL_DIGITS } from '../base64-form.ts'
import { officeCode, partyCode } from '../charter/forms.ts'
import { KEY, RECORD_OFFICES, sameActor, type Actor, type KeyId } from '../ids.ts'
import { inOrder, outOfOrder, type Reason } from '../refusal.ts'
import { PASSKEY_ALGORITHMS, type Key, type Passkey } from '../situation.ts'
import { isOffice, kind, mayAct, notAuthorised, type Context } from './kind.ts'

const holder = z.union([z.strictObject({ party: partyCode }), z.strictObject({ office: officeCode })])
/** What is told of a passkey; without it the key is one of Ed25519. */
const passkey = z.strictObject({
  alg: z.enum(PASSKEY_ALGORITHMS),
  credential: base64Text(CREDENTIAL_DIGITS),
  aaguid: z.string().check(z.regex(KEY)),
  backupEligible: z.boolean(),
  backedUp: z.boolean(),
})
/** How many digits of base 64 a public key has: 32 bytes, 65 bytes, or a modulus of 2048 to 4096 bits. */
const DIGITS: Readonly<Record<'ed25519' | Passkey['alg'], readonly number[]>> = {
  ed25519: [44],
  eddsa: [44],
  es256: [88],
  rs256: [344, 512, 684],
}
/** The public half of a key, under its id. */
export const publicKeySchema = {
  key: z.string().check(z.regex(KEY)) as unknown as z.ZodMiniType<KeyId>,
  /** The raw public key, in base64: 32 bytes of Ed25519, or what the page says for a passkey. */
  public: base64Text(684),
  passkey: z.optional(passkey),
}
/** A key and whose it is. */
export const keyForm = { ...publicKeySchema, holder }
export const keySchema = z.strictObject(keyForm).check(z.refine(isPublic, { path: ['public'] }))

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
    const unfit = unfitPasskey(context, body.holder, body)
    return unfit ? outOfOrder(unfit) : inOrder({ effect: 'enrolled' })
  },

  evolve(to, { body, act }) {
    to.keys.set(body.key, keyOf(body, act))
  },
})

/** The key that an act enrols at this position. */
export function keyOf({ passkey: told, ...key }: z.infer<typeof keySchema>, from: number): Key {
  return { ...key, ...(told ? { passkey: told } : {}), from }
}

/** True when the public key is as long as its algorithm has it. */
export function isPublic(of: { readonly public: string; readonly passkey?: Passkey | undefined }): boolean {
  const { length } = of.public
  return DIGITS[of.passkey?.alg ?? 'ed25519'].includes(length)
}

/** Why the charter, or the work of the office, does not admit this passkey; undefined where nothing stands against it. */
export function unfitPasskey(
  { charter, situation }: Context,
  of: Actor,
  { key, passkey: told }: { readonly key: KeyId; readonly passkey?: Passkey | undefined },
): Reason | undefined {
  if (!told) return undefined
  // A passkey signs what a person looks at; heads and lapses are signed by machines, over bytes that are no act's id.
  if (['log', 'clock'].some((office) => isOffice(of, office))) return { code: 'wrong-holder', reached: key }
  // Backed up without being eligible cannot be: W3C Web Authentication, 6.1.3.
  if (told.backedUp && !told.backupEligible) return { code: 'malformed', reached: '/passkey/backedUp' }
  if (charter.keys?.deviceBound && told.backupEligible)
    return {
      code: 'not-device-bound',
      ...(charter.keys.clause === undefined ? {} : { clause: charter.keys.clause }),
      reached: key,
    }
  const same = [...situation.keys.values()].some((other) => other.passkey?.credential === told.credential)
  return same ? { code: 'already-done', reached: told.credential } : undefined
}

/** True for a party that the charter knows, and for an office of the charter or of every record. */
export function isHolder({ charter, knows }: Context, of: Actor): boolean {
  if ('party' in of) return knows(of.party)
  return 'office' in of && (RECORD_OFFICES.includes(of.office) || Object.hasOwn(charter.offices, of.office))
}
