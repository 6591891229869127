/** Secrets that are handed to a person: cookies, links. The private tables hold the SHA-256 of each, and never the secret. */
import { createHash, randomBytes } from 'node:crypto'
import { instantOf, seconds, type Instant } from '../core/time.ts'

const TOKEN = /^[A-Za-z0-9_-]{43}$/

/** A new secret of 256 random bits, in base 64 for addresses. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** True for a text of the form that `newToken` gives. */
export function isToken(text: string | undefined): text is string {
  return text !== undefined && TOKEN.test(text)
}

/** The SHA-256 of a secret, under which it is kept. */
export function hashed(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** An instant so many seconds later. */
export function after(at: Instant, more: number): Instant {
  return instantOf(seconds(at) + more)
}
