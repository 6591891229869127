/** `key.enrolled`: a key may sign for its holder from here on. Authorised by the state before it, never by itself. */
import * as z from 'zod/mini'
import { base64Text, CREDENTIAL_DIGITS } from '../base64-form.ts'
import { officeCode, partyCode, personCode } from '../charter/forms.ts'
import { KEY, RECORD_OFFICES, sameActor, type Actor, type KeyId, type PersonId } from '../ids.ts'
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
/** Offices whose keys machines hold. */
const MACHINES = ['log', 'clock']
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
export const keyForm = {
  ...publicKeySchema,
  holder,
  /** Who of the holder's people holds it: the same code on all keys of one person, and no name. */
  person: z.optional(personCode),
  /** It may do only what powers in force give to its person. */
  limited: z.optional(z.literal(true)),
}
export const keySchema = z.strictObject(keyForm).check(...keyChecks())

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
    const unfit = unfitKey(context, body.holder, body)
    return unfit ? outOfOrder(unfit) : inOrder({ effect: 'enrolled' })
  },

  evolve(to, { body, act }) {
    to.keys.set(body.key, keyOf(body, act))
  },
})

/** The key that an act enrols at this position. */
export function keyOf(of: z.infer<typeof keySchema>, from: number): Key {
  const { passkey: told, person, limited, ...key } = of
  return {
    ...key,
    ...(told ? { passkey: told } : {}),
    ...(person === undefined ? {} : { person }),
    ...(limited ? { limited } : {}),
    from,
  }
}

/** The checks of a key beside its fields: its length, and that a key which waits for powers has a person to give them to. */
export function keyChecks(): readonly z.core.$ZodCheck<{
  readonly public: string
  readonly passkey?: Passkey | undefined
  readonly person?: PersonId | undefined
  readonly limited?: true | undefined
}>[] {
  return [
    z.refine(isPublic, { path: ['public'] }),
    z.refine(({ limited, person }) => !limited || person !== undefined, { path: ['person'] }),
  ]
}

/** True when the public key is as long as its algorithm has it. */
export function isPublic(of: { readonly public: string; readonly passkey?: Passkey | undefined }): boolean {
  const { length } = of.public
  return DIGITS[of.passkey?.alg ?? 'ed25519'].includes(length)
}

/** Why the charter, or the work of the office, does not admit this key; undefined where nothing stands against it. */
export function unfitKey(
  context: Context,
  of: Actor,
  key: { readonly key: KeyId; readonly passkey?: Passkey | undefined; readonly limited?: true | undefined },
): Reason | undefined {
  // A machine has no powers from anybody: what it signs is due, or it is not.
  if (key.limited && MACHINES.some((office) => isOffice(of, office)))
    return { code: 'wrong-holder', reached: key.key }
  return unfitPasskey(context, of, key)
}

/** The same of a passkey alone. */
export function unfitPasskey(
  { charter, situation }: Context,
  of: Actor,
  { key, passkey: told }: { readonly key: KeyId; readonly passkey?: Passkey | undefined },
): Reason | undefined {
  if (!told) return undefined
  // A passkey signs what a person looks at; heads and lapses are signed by machines, over bytes that are no act's id.
  if (MACHINES.some((office) => isOffice(of, office))) return { code: 'wrong-holder', reached: key }
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
