/** Whoever can hold a key and sit at the desk: a party or an office. */
import type { Actor } from '../core/ids.ts'

export type Holder = Exclude<Actor, { readonly organ: unknown }>
