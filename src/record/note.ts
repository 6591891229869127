/**
 * Signed notes (C2SP signed-note 1.0.0): a text, an empty line, and lines of signatures. What follows the
 * specification's "SHOULD" is a rule here: a known key that fails rejects the whole note.
 */
import { base64, concat, fromUtf8, hex, unbase64, unhex, utf8 } from './bytes.ts'
import type { Crypto, Signer } from './crypto.ts'

/** The first byte of a verifier key of plain Ed25519 signatures over the text. */
export const ED25519 = 0x01
/** The specification asks for 16 at least. A note beyond these limits is refused before any signature is checked. */
const MOST_SIGNATURES = 100
const MOST_BYTES = 1_000_000

const NAME = /^[^\p{White_Space}\p{Cc}+]+$/u
const LINE = /^\u2014 ([^\n ]+) ([^\n ]+)$/

/** One whose signatures on notes are checked: name and id name the key, `verify` holds it. */
export interface NoteVerifier {
  readonly name: string
  /** Eight hexadecimal digits. */
  readonly id: string
  verify(text: Uint8Array, signature: Uint8Array): boolean
}

export type NoteFault = 'malformed' | 'ambiguous-keys' | 'wrong-signature' | 'no-known-signature'

export type NoteRead =
  | { readonly ok: true; readonly text: string; readonly signedBy: readonly NoteVerifier[] }
  | { readonly ok: false; readonly code: NoteFault }

/** True when a key may bear this name: not empty, no space, no plus, no control character. */
export function isNoteName(name: string): boolean {
  return name.isWellFormed() && NAME.test(name)
}

/** The id of a key on notes, 8 hexadecimal digits: SHA-256(name || 0x0A || type || public key), first 4 bytes. */
export function noteKeyId(crypto: Crypto, name: string, publicKey: Uint8Array, type = ED25519): string {
  return hex(idBytes(crypto, name, publicKey, type))
}

/** The verifier key as text, `name+id+base64(type || public key)`: what people pin and configure. */
export function vkey(crypto: Crypto, name: string, publicKey: Uint8Array, type = ED25519): string {
  if (!isNoteName(name) || publicKey.length !== 32)
    throw new RangeError('a verifier key has a name and 32 bytes')
  return `${name}+${noteKeyId(crypto, name, publicKey, type)}+${base64(concat(Uint8Array.of(type), publicKey))}`
}

/** The verifier that a verifier key names. Undefined for another form, another type of key, and an id that is not the key's. */
export function noteVerifier(crypto: Crypto, text: string): NoteVerifier | undefined {
  const read = readVkey(crypto, text, ED25519)
  if (!read) return undefined
  const { publicKey, ...key } = read
  return { ...key, verify: (message, signature) => crypto.verifyEd25519(publicKey, message, signature) }
}

/** What a verifier key of this type says. Undefined for another form, another type, and an id that is not the key's. */
export function readVkey(
  crypto: Crypto,
  text: string,
  type: number,
): { readonly name: string; readonly id: string; readonly publicKey: Uint8Array } | undefined {
  const [name, id, ...rest] = text.split('+')
  // The base 64 may hold plus signs of its own.
  const key = unbase64(rest.join('+'))
  if (name === undefined || id === undefined || key === undefined || !isNoteName(name)) return undefined
  const publicKey = key.slice(1)
  if (key.length !== 33 || key[0] !== type || id !== noteKeyId(crypto, name, publicKey, type))
    return undefined
  return { name, id, publicKey }
}

/** The note with this text, signed under these names. The text ends in a newline and has no other control character. */
export function signNote(
  crypto: Crypto,
  text: string,
  signers: readonly { readonly name: string; readonly signer: Signer }[],
): string {
  if (!isNoteText(text) || !signers.every(({ name }) => isNoteName(name)) || signers.length === 0) {
    throw new RangeError('a note has a text that ends in a newline, and a signer with a name')
  }
  const lines = signers.map(({ name, signer }) => {
    const id = noteKeyId(crypto, name, signer.publicKey)
    return signatureLine({ name, id, signature: signer.sign(utf8(text)) })
  })
  return `${text}\n${lines.join('')}`
}

/** A note with a signature that was made over its text before. */
export function noteOf(
  crypto: Crypto,
  text: string,
  name: string,
  publicKey: Uint8Array,
  signature: Uint8Array,
): string {
  if (!isNoteText(text) || !isNoteName(name))
    throw new RangeError('a note has a text that ends in a newline, and a signer with a name')
  return `${text}\n${signatureLine({ name, id: noteKeyId(crypto, name, publicKey), signature })}`
}

/** A signature as a line of a note, its newline included. */
export function signatureLine({ name, id, signature }: NoteSignature): string {
  return `\u2014 ${name} ${base64(concat(unhex(id) ?? new Uint8Array(), signature))}\n`
}

/** The text of a note and its signatures in their order, none of them checked; undefined where it is no note. */
export function splitNote(
  note: Uint8Array,
): { readonly text: string; readonly signatures: readonly NoteSignature[] } | undefined {
  return note.length <= MOST_BYTES ? split(note) : undefined
}

/**
 * Reads a note: in order when a known key has signed and no known key fails. Signatures of unknown keys are passed
 * over. The text is what stands before the last empty line.
 */
export function openNote(note: Uint8Array, known: readonly NoteVerifier[]): NoteRead {
  if (new Set(known.map(({ name, id }) => `${name}+${id}`)).size < known.length)
    return { ok: false, code: 'ambiguous-keys' }
  const parts = splitNote(note)
  if (parts === undefined) return { ok: false, code: 'malformed' }
  const message = utf8(parts.text)
  const signedBy = new Set<NoteVerifier>()
  for (const { name, id, signature } of parts.signatures) {
    const verifier = known.find((key) => key.name === name && key.id === id)
    if (verifier === undefined) continue
    if (!verifier.verify(message, signature)) return { ok: false, code: 'wrong-signature' }
    signedBy.add(verifier)
  }
  return signedBy.size > 0
    ? { ok: true, text: parts.text, signedBy: [...signedBy] }
    : { ok: false, code: 'no-known-signature' }
}

/** A signature of a note: whose, by the name and the id of the key, and its bytes. */
export interface NoteSignature {
  readonly name: string
  /** Eight hexadecimal digits. */
  readonly id: string
  readonly signature: Uint8Array
}

function split(
  note: Uint8Array,
): { readonly text: string; readonly signatures: readonly NoteSignature[] } | undefined {
  const whole = fromUtf8(note)
  const end = whole?.lastIndexOf('\n\n') ?? -1
  if (whole === undefined || end < 0 || !whole.endsWith('\n')) return undefined
  const text = whole.slice(0, end + 1)
  const lines = whole.slice(end + 2, -1).split('\n')
  if (!isNoteText(text) || lines.length > MOST_SIGNATURES) return undefined
  const signatures = lines.map(line).filter((read) => read !== undefined)
  return signatures.length === lines.length ? { text, signatures } : undefined
}

function line(text: string): NoteSignature | undefined {
  const [, name = '', encoded = ''] = LINE.exec(text) ?? []
  const bytes = unbase64(encoded)
  // Four bytes of the id, and a signature of one byte at least.
  if (bytes === undefined || bytes.length < 5 || !isNoteName(name)) return undefined
  return { name, id: hex(bytes.subarray(0, 4)), signature: bytes.subarray(4) }
}

function idBytes(crypto: Crypto, name: string, publicKey: Uint8Array, type: number): Uint8Array {
  return crypto.sha256(concat(utf8(`${name}\n`), Uint8Array.of(type), publicKey)).subarray(0, 4)
}

function isNoteText(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- the specification forbids exactly these
  return text.endsWith('\n') && text.isWellFormed() && !/[\u0000-\u0009\u000B-\u001F]/.test(text)
}
