/**
 * The document of a text in one language: a title and provisions in order. Canonical JSON, so that one wording has one
 * digest. It holds text and never markup; brackets have their place and none is open yet.
 */
import * as z from 'zod/mini'
import { code } from '../core/charter/forms.ts'
import { shown, type Fault, type Read } from '../core/faults.ts'
import { CODE } from '../core/ids.ts'
import type { Json } from '../core/json.ts'
import { readJson } from '../core/json-text.ts'
import { faultsOf, pointer, type Path } from '../core/reading.ts'
import { LANGUAGE, MOST_PROVISIONS } from '../core/texts.ts'
import { canonical } from '../record/canonical.ts'
import { handlesOf, inOrderOf, stepsOf } from './number.ts'

/** The limits of a text, in bytes of its document and in characters. */
export const MOST_BYTES = 1_000_000
export const MOST_TITLE = 500
export const MOST_HEADING = 300
export const MOST_WORDING = 20_000
export const MEDIA = 'application/json'

export interface Provision {
  /** A name that it keeps whatever its number becomes. */
  readonly id?: string
  /** `3`, `3 bis`, `3(a)`; a paragraph of a preamble has none. */
  readonly number?: string
  readonly heading?: string
  /** Its wording; empty only under a heading. */
  readonly text: string
}

export interface TextDocument {
  readonly v: 1
  readonly language: string
  readonly title: string
  readonly provisions: readonly Provision[]
  /** How many brackets are open. */
  readonly brackets: 0
}

// Controls that turn the direction of what follows would show other words than stand there.
const HIDDEN = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069\uFFF9-\uFFFB]/u

/** What is right in place of them. */
const SHOWN = 'NFC, U+0020 ... U+10FFFF, not U+202A ... U+202E, U+2066 ... U+2069'

/** One line of wording: in normal form C, no control characters, no space at either end or twice. */
function wording(most: number): z.ZodMiniType<string> {
  return z.string().check(
    z.maxLength(most, `<= ${most}`),
    z.refine((text) => text === plainText(text) && isShown(text), { message: SHOWN }),
  )
}

function isShown(text: string): boolean {
  return !HIDDEN.test(text) && text.isWellFormed()
}

/** Why a line is no wording: it is too long, or holds what does not show. */
export function faultsOfWording(text: string, most: number): readonly Fault[] {
  if (text.length > most) return [{ code: 'too-large', found: shown(text), right: `<= ${most}` }]
  return isShown(text) ? [] : [{ code: 'wrong-form', found: shown(text), right: SHOWN }]
}

const provision = z.strictObject({
  id: z.optional(code<string>(CODE, 'monitoring-mission')),
  number: z.optional(
    z.string().check(z.refine((text) => stepsOf(text) !== undefined, { message: '3 | 3 bis | 3(a) | 3.1' })),
  ),
  heading: z.optional(wording(MOST_HEADING).check(z.minLength(1, '>= 1'))),
  text: wording(MOST_WORDING),
})

export const documentSchema = z.strictObject({
  v: z.literal(1),
  language: code<string>(LANGUAGE, 'en'),
  title: wording(MOST_TITLE).check(z.minLength(1, '>= 1')),
  provisions: z
    .array(provision)
    .check(z.minLength(1, '>= 1'), z.maxLength(MOST_PROVISIONS, `<= ${MOST_PROVISIONS}`)),
  brackets: z.literal(0),
})

/** The text that a document holds; or every fault of it, with its place. */
export function readDocument(bytes: Uint8Array): Read<TextDocument> {
  if (bytes.length > MOST_BYTES) return { ok: false, faults: [tooLarge(bytes.length)] }
  const read = readJson(new TextDecoder().decode(bytes))
  if (!read.ok) return read
  const document = documentOf(read.value)
  if (!document.ok) return document
  const own = documentBytes(document.value)
  const isOwn = own.length === bytes.length && own.every((byte, at) => byte === bytes[at])
  return isOwn ? document : { ok: false, faults: [{ code: 'wrong-form', right: 'RFC 8785' }] }
}

/** The text that a value states; or every fault of it: of form first, else of its numbers and its size. */
export function documentOf(value: unknown): Read<TextDocument> {
  const result = z.safeParse(documentSchema, value)
  if (!result.success) {
    const faults = faultsOf(result.error.issues, { file: '', value, line: () => 1 })
    return { ok: false, faults: faults.map(({ file: _, line: __, ...fault }) => fault) }
  }
  const document = result.data as TextDocument
  const faults = faultsOfProvisions(document.provisions)
  if (faults.length > 0) return { ok: false, faults }
  const { length } = documentBytes(document)
  return length > MOST_BYTES ? { ok: false, faults: [tooLarge(length)] } : { ok: true, value: document }
}

/** The bytes that stand for a text: of these its digest is taken. */
export function documentBytes(document: TextDocument): Uint8Array {
  return canonical(document as unknown as Json)
}

/** Text as it is kept: in normal form C, each run of white space one space, none at either end. */
export function plainText(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim()
}

/** What the provisions say of each other that cannot be: numbers out of order or twice, a name twice, nothing said. */
export function faultsOfProvisions(provisions: readonly Provision[]): readonly Fault[] {
  const faults: Fault[] = []
  const note = (fault: Fault['code'], path: Path, found: string, right?: string): void => {
    faults.push({
      code: fault,
      pointer: pointer(['provisions', ...path]),
      found: shown(found),
      ...(right === undefined ? {} : { right }),
    })
  }
  const ids = new Set<string>()
  const taken = new Set<string>()
  const handles = handlesOf(provisions)
  let last: Provision | undefined
  provisions.forEach((one, at) => {
    if (one.text === '' && one.heading === undefined) note('missing', [at, 'text'], 'text')
    if (one.id !== undefined && ids.has(one.id)) note('duplicate', [at, 'id'], one.id)
    if (one.id !== undefined) ids.add(one.id)
    const steps = one.number === undefined ? undefined : stepsOf(one.number)
    if (one.number === undefined || !steps) return
    const before = last?.number === undefined ? undefined : stepsOf(last.number)
    if (taken.has(handles[at]!)) note('duplicate', [at, 'number'], one.number)
    else if (before && inOrderOf(before, steps) >= 0)
      note('wrong-form', [at, 'number'], one.number, `> ${last?.number}`)
    taken.add(handles[at]!)
    last = one
  })
  return faults
}

function tooLarge(length: number): Fault {
  return { code: 'too-large', found: `${length}`, right: `<= ${MOST_BYTES}` }
}
