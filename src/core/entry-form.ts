/**
 * A quick look at the form of an entry, for whoever reads a million: what it takes, `entrySchema` takes, and a test holds
 * the two together. What it does not take, the schema looks at, and says what is wrong.
 */
import { entrySchema, type Entry } from './act.ts'
import { CODE, KEY, PARTY } from './ids.ts'
import { instant } from './time.ts'

const DIGEST = /^[0-9a-f]{64}$/
const NONCE = /^[0-9a-f]{32}$/
const SIGNATURE = /^[A-Za-z0-9+/]{86}==$/
const TYPE = /^[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*$/
const NAME = /^[a-z][a-z0-9.-]{0,79}$/

/** The entry that a value from outside states, or where it has another form. */
export function readEntry(
  value: unknown,
): { readonly entry: Entry } | { readonly wrong: readonly (readonly PropertyKey[])[] } {
  if (isPlainEntry(value)) return { entry: value }
  const read = entrySchema.safeParse(value)
  return read.success ? { entry: read.data } : { wrong: read.error.issues.map(({ path }) => path) }
}

/** True for an entry of the commonest form: a public act, signed with Ed25519. False for any other value and for other entries. */
export function isPlainEntry(value: unknown): value is Entry {
  if (!hasKeys(value, 'act', 'evidence', 'received')) return false
  const { act, evidence, received } = value
  return isInstant(received) && isListOf(evidence, isEvidence) && isAct(act)
}

function isAct(act: unknown): boolean {
  if (!isObject(act)) return false
  const first = act['seen'] === undefined
  return (
    Object.keys(act).length === (first ? 9 : 10) &&
    act['v'] === 1 &&
    isText(act['log']) &&
    act['log'].length >= 1 &&
    act['log'].length <= 200 &&
    isOf(TYPE, act['type']) &&
    isAuthor(act['by']) &&
    isInstant(act['at']) &&
    (first || isSeen(act['seen'])) &&
    act['audience'] === 'public' &&
    isObject(act['body']) &&
    isListOf(act['docs'], isDocument) &&
    isOf(NONCE, act['nonce'])
  )
}

function isAuthor(by: unknown): boolean {
  if (hasKeys(by, 'key', 'party')) return isOf(PARTY, by['party']) && isOf(KEY, by['key'])
  return hasKeys(by, 'key', 'office') && isOf(CODE, by['office']) && isOf(KEY, by['key'])
}

function isSeen(seen: unknown): boolean {
  return hasKeys(seen, 'root', 'size') && isCount(seen['size']) && isOf(DIGEST, seen['root'])
}

function isEvidence(one: unknown): boolean {
  return (
    hasKeys(one, 'alg', 'key', 'sig') &&
    one['alg'] === 'ed25519' &&
    isOf(KEY, one['key']) &&
    isOf(SIGNATURE, one['sig'])
  )
}

function isDocument(one: unknown): boolean {
  const isKept =
    hasKeys(one, 'bytes', 'digest', 'media', 'name') || hasKeys(one, 'bytes', 'commitment', 'media', 'name')
  return (
    isKept &&
    isOf(DIGEST, one['digest'] ?? one['commitment']) &&
    isOf(NAME, one['name']) &&
    isText(one['media']) &&
    isCount(one['bytes'])
  )
}

type Fields = Readonly<Record<string, unknown>>

/** True for an object with these keys and no others. */
function hasKeys(value: unknown, ...keys: readonly string[]): value is Fields {
  return (
    isObject(value) &&
    Object.keys(value).length === keys.length &&
    keys.every((key) => Object.hasOwn(value, key))
  )
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isListOf(value: unknown, is: (one: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(is)
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isOf(form: RegExp, value: unknown): boolean {
  return isText(value) && form.test(value)
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

function isInstant(value: unknown): boolean {
  return isText(value) && instant(value) !== undefined
}
