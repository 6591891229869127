/**
 * Cosignatures (C2SP tlog-cosignature, the Ed25519 form): a witness says that at this time the largest consistent state of
 * the log that it has seen is this one. The signed bytes do not hold the witness's name: one key, one witness.
 */
import { concat, utf8 } from './bytes.ts'
import type { Crypto, Signer } from './crypto.ts'
import { noteKeyId, readVkey, splitNote, vkey, type NoteSignature, type NoteVerifier } from './note.ts'

/** The first byte of the verifier key of a cosigner. */
const COSIGNATURE = 0x04

/** The verifier key of a witness as text: what a charter, a policy file and a client name it by. */
export function cosignerKey(crypto: Crypto, name: string, publicKey: Uint8Array): string {
  return vkey(crypto, name, publicKey, COSIGNATURE)
}

/** One whose cosignatures are checked, by its verifier key; undefined where the text is no such key. */
export function cosigner(crypto: Crypto, text: string): NoteVerifier | undefined {
  const read = readVkey(crypto, text, COSIGNATURE)
  if (!read) return undefined
  const { publicKey, ...key } = read
  return {
    ...key,
    verify(note, signature) {
      const time = cosignedAt(signature)
      if (time === undefined) return false
      return crypto.verifyEd25519(publicKey, message(time, note), signature.subarray(8))
    },
  }
}

/** The cosignature of a checkpoint's text at this time, in whole seconds since 1970. */
export function cosign(
  crypto: Crypto,
  { name, signer }: { readonly name: string; readonly signer: Signer },
  time: number,
  text: string,
): NoteSignature {
  if (!Number.isSafeInteger(time) || time < 1) throw new RangeError('a cosignature has a time')
  const stamp = new Uint8Array(8)
  new DataView(stamp.buffer).setBigUint64(0, BigInt(time))
  const signature = concat(stamp, signer.sign(message(time, utf8(text))))
  return { name, id: noteKeyId(crypto, name, signer.publicKey, COSIGNATURE), signature }
}

/** The time of a cosignature, in seconds since 1970. Undefined where it has none, or another length. */
export function cosignedAt(signature: Uint8Array): number | undefined {
  if (signature.length !== 72) return undefined
  const time = Number(new DataView(signature.buffer, signature.byteOffset).getBigUint64(0))
  return Number.isSafeInteger(time) && time > 0 ? time : undefined
}

export interface Cosigned {
  /** Those of the witnesses whose cosignature holds, each once, in the order given. */
  readonly by: readonly NoteVerifier[]
  /** Those that are named on the note and whose signature is wrong. */
  readonly wrong: readonly NoteVerifier[]
}

/** Which of these witnesses have cosigned the note. Signatures of others are passed over. */
export function cosignedBy(note: Uint8Array, witnesses: readonly NoteVerifier[]): Cosigned {
  const parts = splitNote(note)
  if (!parts) return { by: [], wrong: [] }
  const text = utf8(parts.text)
  const of = (one: NoteVerifier): readonly NoteSignature[] =>
    parts.signatures.filter(({ name, id }) => name === one.name && id === one.id)
  const wrong = witnesses.filter((one) => of(one).some(({ signature }) => !one.verify(text, signature)))
  return { by: witnesses.filter((one) => of(one).length > 0 && !wrong.includes(one)), wrong }
}

function message(time: number, text: Uint8Array): Uint8Array {
  return concat(utf8(`cosignature/v1\ntime ${time}\n`), text)
}
