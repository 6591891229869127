/** Which ministries' sign-in an organisation takes: settings of the operator, read once when the server starts. */
import * as z from 'zod/mini'
import type { Read } from '../core/faults.ts'
import { check, readYaml } from '../core/reading.ts'
import { CODE, PARTY } from '../core/ids.ts'

export interface Provider {
  /** Part of addresses here, such as `ministry`. */
  readonly code: string
  readonly name: string
  readonly issuer: string
  readonly clientId: string
  /** The file with the secret; without it the client is public, and PKCE alone binds the answer to who asked. */
  readonly secretFile?: string | undefined
  /** The claim that names a person as the delegation admitted it. */
  readonly claim: string
  readonly scope: string
  /** Whose people it may speak for: codes of parties and offices. Without it, for all. */
  readonly for?: readonly string[] | undefined
}

/** The providers of each organisation, by its code. */
export type Providers = Readonly<Record<string, readonly Provider[]>>

// Plain HTTP is for a provider on this very machine, as in a test.
const ISSUER = /^(?:https:\/\/[^\s?#]+|http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?[^\s?#]*)$/
const short = z.string().check(z.minLength(1), z.maxLength(200))
const code = z.string().check(z.regex(CODE), z.maxLength(40))
const provider = z.strictObject({
  code,
  name: short,
  issuer: z.string().check(z.regex(ISSUER)),
  clientId: short,
  secretFile: z.optional(short),
  claim: z._default(z.string().check(z.regex(/^[A-Za-z0-9_:./-]{1,100}$/)), 'sub'),
  scope: z._default(z.string().check(z.regex(/^openid(?: [!#-[\]-~]+)*$/)), 'openid'),
  for: z.optional(z.array(z.union([z.string().check(z.regex(PARTY)), code])).check(z.minLength(1))),
})
const settings = z.strictObject({
  organisations: z.record(code, z.array(provider).check(z.minLength(1), z.maxLength(50))),
})

/** The settings that a text in YAML states, or every fault of it with its line. */
export function readProviders(text: string, file: string): Read<Providers> {
  const yaml = readYaml(text, file, 'core')
  if (!yaml.ok) return yaml
  const read = check(settings, yaml.value)
  return read.ok ? { ok: true, value: read.value.organisations } : read
}

/** The providers that may speak for people of a holder, by its code. */
export function providersFor(all: Providers, org: string, holder?: string): readonly Provider[] {
  const own = Object.hasOwn(all, org) ? (all[org] ?? []) : []
  return own.filter((one) => holder === undefined || one.for === undefined || one.for.includes(holder))
}
