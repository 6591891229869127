/**
 * Finds what is wrong with bytes that are not canonical. Slow and exact; `json.ts` calls it only after the fast way
 * has failed. It accepts what restricted JSON allows beyond the canonical form: space, order of keys, escapes.
 */
import type { Json } from '../core/json.ts'
import { utf8 } from './bytes.ts'
import { DEEPEST, KEY_FORM } from './canonical.ts'

export type JsonFaultCode =
  | 'not-utf8'
  | 'byte-order-mark'
  | 'not-json'
  | 'trailing-bytes'
  | 'null'
  | 'not-an-integer'
  | 'negative-zero'
  | 'integer-too-large'
  | 'lone-surrogate'
  | 'not-nfc'
  | 'key-form'
  | 'duplicate-key'
  | 'too-deep'
  | 'not-canonical'

export interface JsonFault {
  /** The place as a JSON pointer (RFC 6901); the empty text is the whole. */
  readonly pointer: string
  readonly code: JsonFaultCode
  /** The place in bytes from the beginning. */
  readonly offset: number
}

export type JsonRead =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly faults: readonly JsonFault[] }

/** More faults than these tell nobody anything. */
const MOST = 100
const STOP = Symbol('nothing after this can be read')

const SPACE = /[ \t\n\r]*/y
const NUMBER = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/y
const WORD = /true|false|null/y
const TEXT = /[^"\\]*/y

interface Reader {
  readonly text: string
  readonly faults: JsonFault[]
  at: number
}

/** The value that these bytes hold as restricted JSON, or the faults, in the order of the bytes. */
export function diagnose(bytes: Uint8Array): JsonRead {
  const invalid = firstInvalid(bytes)
  if (invalid !== undefined)
    return { ok: false, faults: [{ pointer: '', code: 'not-utf8', offset: invalid }] }
  const reader: Reader = {
    text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
    faults: [],
    at: 0,
  }
  try {
    if (reader.text.startsWith('\uFEFF')) found(reader, '', 'byte-order-mark', reader.at++)
    const value = readValue(reader, '', 0)
    if (reader.at < reader.text.length) stop(reader, '', 'trailing-bytes')
    return reader.faults.length > 0 ? { ok: false, faults: reader.faults } : { ok: true, value }
  } catch (thrown) {
    if (thrown !== STOP) throw thrown
    return { ok: false, faults: reader.faults }
  }
}

/** Reads one value with the space around it. Where the value itself is at fault, any value stands for it. */
function readValue(reader: Reader, pointer: string, depth: number): Json {
  skip(reader, SPACE)
  const start = reader.at
  const first = reader.text[start]
  if ((first === '{' || first === '[') && depth >= DEEPEST) stop(reader, pointer, 'too-deep')
  let value: Json
  if (first === '{') value = readObject(reader, pointer, depth + 1)
  else if (first === '[') value = readList(reader, pointer, depth + 1)
  else if (first === '"') value = readText(reader, pointer)
  else value = readNumber(reader, pointer) ?? readWord(reader, pointer)
  skip(reader, SPACE)
  return value
}

function readObject(reader: Reader, pointer: string, depth: number): Json {
  const object: Record<string, Json> = {}
  const seen = new Set<string>()
  take(reader, pointer, '{')
  skip(reader, SPACE)
  if (reader.text[reader.at] === '}') return (reader.at++, object)
  for (;;) {
    skip(reader, SPACE)
    const start = reader.at
    if (reader.text[start] !== '"') stop(reader, pointer, 'not-json')
    const key = readText(reader, pointer)
    const inner = `${pointer}/${key.toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1')}`
    if (!KEY_FORM.test(key)) found(reader, inner, 'key-form', start)
    if (seen.has(key)) found(reader, inner, 'duplicate-key', start)
    skip(reader, SPACE)
    take(reader, inner, ':')
    const value = readValue(reader, inner, depth)
    // Only keys of our form are set: `__proto__` is none.
    if (KEY_FORM.test(key) && !seen.has(key)) object[key] = value
    seen.add(key)
    if (reader.text[reader.at] === '}') return (reader.at++, object)
    take(reader, pointer, ',')
  }
}

function readList(reader: Reader, pointer: string, depth: number): Json {
  const list: Json[] = []
  take(reader, pointer, '[')
  skip(reader, SPACE)
  if (reader.text[reader.at] === ']') return (reader.at++, list)
  for (;;) {
    list.push(readValue(reader, `${pointer}/${list.length}`, depth))
    if (reader.text[reader.at] === ']') return (reader.at++, list)
    take(reader, pointer, ',')
  }
}

function readText(reader: Reader, pointer: string): string {
  const start = reader.at++
  skip(reader, TEXT)
  while (reader.text[reader.at] === '\\') {
    reader.at += 2
    skip(reader, TEXT)
  }
  take(reader, pointer, '"', start)
  const text = parsedText(reader.text.slice(start, reader.at)) ?? stop(reader, pointer, 'not-json', start)
  if (!text.isWellFormed()) found(reader, pointer, 'lone-surrogate', start)
  else if (text.normalize('NFC') !== text) found(reader, pointer, 'not-nfc', start)
  return text
}

function readNumber(reader: Reader, pointer: string): number | undefined {
  const start = reader.at
  const match = skip(reader, NUMBER)
  if (!match) return undefined
  const number = Number(match[0])
  if (match[1] !== undefined || match[2] !== undefined) found(reader, pointer, 'not-an-integer', start)
  else if (Object.is(number, -0)) found(reader, pointer, 'negative-zero', start)
  else if (!Number.isSafeInteger(number)) found(reader, pointer, 'integer-too-large', start)
  return number
}

function readWord(reader: Reader, pointer: string): boolean {
  const start = reader.at
  const word = skip(reader, WORD)?.[0] ?? stop(reader, pointer, 'not-json')
  if (word === 'null') found(reader, pointer, 'null', start)
  return word === 'true'
}

function parsedText(token: string): string | undefined {
  try {
    const text: unknown = JSON.parse(token)
    return typeof text === 'string' ? text : undefined
  } catch {
    return undefined
  }
}

function skip(reader: Reader, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = reader.at
  const match = pattern.exec(reader.text) ?? undefined
  reader.at += match?.[0].length ?? 0
  return match
}

function take(reader: Reader, pointer: string, character: string, start = reader.at): void {
  if (reader.text[reader.at] !== character) stop(reader, pointer, 'not-json', start)
  reader.at++
}

function found(reader: Reader, pointer: string, code: JsonFaultCode, start: number): void {
  reader.faults.push({ pointer, code, offset: utf8(reader.text.slice(0, start)).length })
  if (reader.faults.length >= MOST) throw STOP
}

function stop(reader: Reader, pointer: string, code: JsonFaultCode, start = reader.at): never {
  found(reader, pointer, code, start)
  throw STOP
}

/** The first byte that cannot stand where it stands in UTF-8, or nothing. By halving: a beginning is sound or it is not. */
function firstInvalid(bytes: Uint8Array): number | undefined {
  if (decodes(bytes, false)) return undefined
  let [sound, unsound] = [0, bytes.length + 1]
  while (unsound - sound > 1) {
    const middle = Math.floor((sound + unsound) / 2)
    if (middle <= bytes.length && decodes(bytes.subarray(0, middle), true)) sound = middle
    else unsound = middle
  }
  return sound
}

function decodes(bytes: Uint8Array, more: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: more })
    return true
  } catch {
    return false
  }
}
