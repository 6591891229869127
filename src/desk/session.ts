/** Who is signed in, as pages and acts know it. */
import type { KeyId } from '../core/ids.ts'
import type { Instant } from '../core/time.ts'
import type { Holder } from './holder.ts'

export interface Session {
  /** Names the session in a list of them; it opens nothing. */
  readonly id: string
  readonly org: string
  readonly actor: Holder
  /** The code on the keys of the person; none for whoever has a key without one, and for the public. */
  readonly person?: string
  /** What is shown to the person, and to nobody else. */
  readonly name?: string
  /** True for a seat of a demonstration, which anybody may take. */
  readonly demonstration: boolean
  /** The passkey that signed in. Where its key is revoked the session is over. */
  readonly key?: KeyId
  /** How the person signed in where it was not by a passkey: whose word it was, as an address. */
  readonly issuer?: string
  /** What the browser says it is, for the list of devices. */
  readonly device?: string
  readonly opened: Instant
  readonly expires: Instant
}
