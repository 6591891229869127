/** The form of bytes in base 64 within acts and entries. The record reads them; here is only what they look like. */
import * as z from 'zod/mini'

/** W3C Web Authentication, 4: an id of a credential has at most 1023 bytes. */
export const CREDENTIAL_DIGITS = 1364

/** A text of base 64 with padding, of one byte at least and so many digits at most. */
export function base64Text(most: number): z.ZodMiniType<string> {
  const form = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)$/
  return z.string().check(z.regex(form), z.maxLength(most))
}
