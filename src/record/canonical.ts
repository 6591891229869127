/**
 * Canonical bytes: one value, one sequence of bytes. RFC 8785 (JCS) on the values that entries hold: texts, whole
 * numbers, true and false, lists, and objects whose keys are `[a-z][a-zA-Z0-9_]*`. Limits: whole numbers within
 * 2^53 - 1 either way, texts well-formed and in Unicode normal form C, nesting of at most 32.
 */
import type { Json } from '../core/json.ts'
import { utf8 } from './bytes.ts'

/** The keys that an entry may have. */
export const KEY_FORM = /^[a-z][a-zA-Z0-9_]*$/
/** How deep lists and objects may lie in one another. */
export const DEEPEST = 32

const DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
// The characters that JSON writes as they are and that no normal form changes.
const PLAIN = /^[ !#-[\]-~]*$/
// The same for a whole JSON text, whose quotation marks stand around its texts.
const LETTERS = /^[ -[\]-~]*$/

/** The canonical bytes of a value. Throws a RangeError for a value that no entry may hold: that is our own mistake. */
export function canonical(value: Json): Uint8Array {
  return utf8(encode(value, true, 0))
}

/** The bytes of RFC 8785 without our limits on keys and on normal form: the published vectors have other keys. */
export function jcs(value: Json): Uint8Array {
  return utf8(encode(value, false, 0))
}

/** True when these are the canonical bytes of a value that an entry may hold. */
export function isCanonical(bytes: Uint8Array): boolean {
  return fromCanonical(bytes) !== undefined
}

/** The value whose canonical bytes these are; undefined where they are the canonical bytes of none. */
export function fromCanonical(bytes: Uint8Array): Json | undefined {
  try {
    const text = DECODER.decode(bytes)
    const value: unknown = JSON.parse(text)
    return isWritten(value, text) ? value : undefined
  } catch {
    return undefined
  }
}

/**
 * Equal texts prove much at once: no key twice, no space, no other spelling of a number or a character. What could be
 * spelt so and is still not ours (null, a fraction, half a pair, keys in another order) does not get past `isOurs`.
 */
function isWritten(value: unknown, text: string): value is Json {
  return JSON.stringify(value) === text && isOurs(value, LETTERS.test(text), 0)
}

/** True for what `encode` would write in this order. `plain`: every text in it is known to need no look of its own. */
function isOurs(value: unknown, plain: boolean, depth: number): boolean {
  if (typeof value === 'string') return plain || (value.isWellFormed() && value.normalize('NFC') === value)
  if (typeof value === 'number') return Number.isSafeInteger(value) && !Object.is(value, -0)
  if (typeof value === 'boolean') return true
  if (typeof value !== 'object' || value === null || depth >= DEEPEST) return false
  if (Array.isArray(value)) return value.every((inner) => isOurs(inner, plain, depth + 1))
  let before = ''
  for (const key of Object.keys(value)) {
    const inner: unknown = value[key as never]
    if (key <= before || !KEY_FORM.test(key) || !isOurs(inner, plain, depth + 1)) return false
    before = key
  }
  return true
}

function encode(value: unknown, ours: boolean, depth: number): string {
  if (typeof value === 'string') return encodeText(value, ours)
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0))
      throw new RangeError(`not a whole number: ${value}`)
    return String(value)
  }
  if (value === true) return 'true'
  if (value === false) return 'false'
  if (typeof value !== 'object' || value === null)
    throw new RangeError(`no value of an entry: ${String(value)}`)
  if (depth >= DEEPEST) throw new RangeError(`nested deeper than ${DEEPEST}`)
  if (Array.isArray(value)) return encodeList(value, ours, depth + 1)
  if (!isPlain(value)) throw new RangeError('not a plain object')
  return encodeObject(value, ours, depth + 1)
}

function isPlain(value: object): value is Readonly<Record<string, unknown>> {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

function encodeText(text: string, ours: boolean): string {
  if (PLAIN.test(text)) return `"${text}"`
  if (!text.isWellFormed()) throw new RangeError('half of a surrogate pair')
  if (ours && text.normalize('NFC') !== text) throw new RangeError('not in normal form C')
  return JSON.stringify(text)
}

function encodeList(list: readonly unknown[], ours: boolean, depth: number): string {
  let text = '['
  // By index, since a hole in the list is a value that no entry may hold.
  for (let i = 0; i < list.length; i++) text += (i > 0 ? ',' : '') + encode(list[i], ours, depth)
  return `${text}]`
}

function encodeObject(object: Readonly<Record<string, unknown>>, ours: boolean, depth: number): string {
  // Without a comparison of its own, `sort` orders by UTF-16 code units, as RFC 8785, 3.2.3 asks.
  const keys = Object.keys(object).sort()
  let text = '{'
  for (const key of keys) {
    if (ours && !KEY_FORM.test(key)) throw new RangeError(`no key of an entry: ${key}`)
    text += `${text === '{' ? '' : ','}${encodeText(key, ours)}:${encode(object[key], ours, depth)}`
  }
  return `${text}}`
}
