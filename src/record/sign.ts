/** Signatures of parties and offices over acts. One act, one message: the bytes that its id digests. */
import type { Signature } from '../core/act.ts'
import { KEY } from '../core/ids.ts'
import { base64, unbase64 } from './bytes.ts'
import type { Crypto, Signer } from './crypto.ts'
import { actMessage, keyId } from './digest.ts'

/** The signature of an act by this signer, as it stands in the entry. Takes the canonical bytes of the act. */
export function signAct(crypto: Crypto, signer: Signer, act: Uint8Array): Signature {
  return { key: keyId(crypto, signer.publicKey), alg: 'ed25519', sig: base64(signer.sign(actMessage(act))) }
}

/**
 * True when the signature is this public key's over this act. Takes the canonical bytes of the act and the key that
 * was enrolled under `signature.key`; whether that key was valid at the time, and whose it was, is asked elsewhere.
 */
export function verifyAct(
  crypto: Crypto,
  publicKey: Uint8Array,
  act: Uint8Array,
  signature: Signature,
): boolean {
  if (publicKey.length !== 32 || signature.alg !== 'ed25519' || !KEY.test(signature.key)) return false
  const bytes = unbase64(signature.sig)
  if (bytes === undefined || signature.key !== keyId(crypto, publicKey)) return false
  return crypto.verifyEd25519(publicKey, actMessage(act), bytes)
}
