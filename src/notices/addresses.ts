/**
 * Where a party or an office has its mail, in which language and by whose clocks, and what it wishes to get when. A private
 * table: none of it is on the record or on a public page.
 */
import * as z from 'zod/mini'
import { zoneText } from '../core/charter/forms.ts'
import type { Instant } from '../core/time.ts'
import type { JsonObject } from '../core/json.ts'
import type { Private, PrivateRow } from '../store/private.ts'
import { LANGUAGES } from '../words/language.ts'
import type { Topic } from './notice.ts'

export const ADDRESSES = 'addresses'

/**
 * What may be wished of each topic, the first where nothing is. What an organ does is told to its members in any case; of
 * keys one is told at once, lest whoever took a seat keep it quiet.
 */
export const WISHES = {
  questions: ['at-once', 'digest'],
  outcomes: ['at-once', 'digest'],
  reminders: ['at-once', 'none'],
  signatures: ['at-once', 'digest'],
  keys: ['at-once'],
} as const satisfies Readonly<Record<Topic, readonly string[]>>
export type Wish = 'at-once' | 'digest' | 'none'

/**
 * An address as mail is sent to: a plain one (RFC 5321, 4.1.2), of signs that no header and no command takes for more. In
 * other scripts than the Latin one only where both ends can do it, so that it is not taken here.
 */
const MAIL =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?=.{1,253}$)(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/

/** An address of mail, or undefined for a text that is none. */
export function mailAddress(text: string): string | undefined {
  const found = text.trim()
  return found.length <= 254 && found.indexOf('@') <= 64 && MAIL.test(found) ? found : undefined
}

const mail = z.string().check(z.refine((text) => mailAddress(text) === text))
const schema = z.strictObject({
  mail: z.optional(mail),
  /** Another one that was given, until somebody who reads its mail says so by the code sent there. */
  pending: z.optional(z.strictObject({ mail, code: z.string() })),
  lang: z.enum(LANGUAGES),
  zone: z.optional(zoneText),
  wishes: z._default(
    z.strictObject({
      questions: z.optional(z.enum(WISHES.questions)),
      outcomes: z.optional(z.enum(WISHES.outcomes)),
      reminders: z.optional(z.enum(WISHES.reminders)),
      signatures: z.optional(z.enum(WISHES.signatures)),
    }),
    {},
  ),
  /** The hour of the addressee's day at which the digest is sent. */
  hour: z._default(z.int().check(z.minimum(0), z.maximum(23)), 7),
  since: z.optional(z.string()),
})

export type Address = z.infer<typeof schema> & {
  /** The code of the party or office, and the name of the address beside others of it. */
  readonly to: string
  readonly id: string
}

/** An address that somebody who reads its mail has confirmed. */
export type Confirmed = Address & { readonly mail: string }

/** The names of addresses: the code of a person, or `desk` for that of the whole delegation or office. */
export const ADDRESS_ID = /^[a-z0-9][a-z0-9-]{0,39}$/
export const SHARED = 'desk'

/** An address as a row says it; undefined for a row of another form. */
export function addressOf({ key, value }: Pick<PrivateRow, 'key' | 'value'>): Address | undefined {
  const [, to = '', id = ''] = key.split('/')
  const read = schema.safeParse(value)
  return read.success && ADDRESS_ID.test(id) ? { ...read.data, to, id } : undefined
}

/** The most addresses of one organisation that are written to. */
const MOST = 10_000

/** Every confirmed address of an organisation, by the codes of parties and offices. */
export async function addressesIn(
  tables: Private,
  org: string,
): Promise<ReadonlyMap<string, readonly Confirmed[]>> {
  const rows = await tables.list(ADDRESSES, `${org}/`, MOST)
  return Map.groupBy(
    rows.flatMap((row) => confirmed(addressOf(row)) ?? []),
    ({ to }) => to,
  )
}

/** The address as mail may be sent to it; undefined while nobody has confirmed any. */
export function confirmed(of: Address | undefined): Confirmed | undefined {
  return of?.mail === undefined ? undefined : { ...of, mail: of.mail }
}

/** The addresses of one party or office, confirmed or not. */
export async function addressesTo(tables: Private, org: string, to: string): Promise<readonly Address[]> {
  return (await tables.list(ADDRESSES, `${org}/${to}/`)).flatMap((row) => addressOf(row) ?? [])
}

/** What is written of an address. */
export type Given = Omit<Address, 'to' | 'id' | 'since'>

/** Writes an address in the place of what was there. */
export async function putAddress(
  tables: Private,
  org: string,
  { to, id }: Pick<Address, 'to' | 'id'>,
  given: Given,
  now: Instant,
): Promise<void> {
  const key = `${org}/${to}/${id}`
  const value = { ...given, since: now } as unknown as JsonObject
  for (;;) {
    if (await tables.insert(ADDRESSES, key, value)) return
    const before = await tables.get(ADDRESSES, key)
    if (before && (await tables.replace(ADDRESSES, key, before.version, value))) return
  }
}

/** Writes to the address that waits from now on, where the code is the one that was sent there; false where it is not. */
export async function confirmAddress(
  tables: Private,
  org: string,
  { to, id }: Pick<Address, 'to' | 'id'>,
  code: string,
): Promise<boolean> {
  const row = await tables.get(ADDRESSES, `${org}/${to}/${id}`)
  const found = row && addressOf(row)
  if (!row || found?.pending?.code !== code) return false
  const { pending, ...rest } = row.value
  const value: JsonObject = { ...rest, mail: (pending as JsonObject)['mail']! }
  return tables.replace(ADDRESSES, row.key, row.version, value)
}

/** Takes an address away. */
export async function dropAddress(
  tables: Private,
  org: string,
  { to, id }: Pick<Address, 'to' | 'id'>,
): Promise<void> {
  await tables.remove(ADDRESSES, `${org}/${to}/${id}`)
}

/** When an address wishes to be told of a topic. */
export function wishOf({ wishes }: Address, topic: Topic): Wish {
  return (topic === 'keys' ? undefined : wishes[topic]) ?? WISHES[topic][0]
}
