/**
 * Points of small order of the curve of Ed25519, and their second encodings, without the sign bit. Under such a key one
 * signature holds for many messages, so that its holder could deny what it signed. Source: libsodium,
 * `ge25519_has_small_order`.
 */
import { hex } from './bytes.ts'

const SMALL_ORDER: ReadonlySet<string> = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
])

/** True when these 32 bytes are a point of small order. */
export function isSmallOrder(publicKey: Uint8Array): boolean {
  return SMALL_ORDER.has(hex(publicKey.with(31, (publicKey[31] ?? 0) & 0x7f)))
}
