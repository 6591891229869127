/**
 * What somebody can check who trusts neither this program nor the secretariat: SHA-256 and Ed25519 of Node, the formats of
 * `docs/record.md`, and nothing of `src`. The adversary suite shows with it that its evidence convinces.
 */
import { createHash, createPublicKey, verify } from 'node:crypto'

interface Entry {
  readonly act: {
    readonly by: { readonly key: string }
    readonly seen?: { readonly size: number; readonly root: string }
    readonly body: { readonly keys?: readonly { readonly key: string; readonly public: string }[] }
    readonly type: string
  }
  readonly evidence: readonly { readonly key: string; readonly sig: string }[]
}

/** The entry that stored bytes hold. */
export function entryIn(bytes: Uint8Array): Entry {
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as Entry
}

/** The root over these entries (RFC 6962, 2.1), hexadecimal. */
export function rootOver(entries: readonly Uint8Array[]): string {
  return rootOf(entries.map((bytes) => sha256(Buffer.of(0), bytes))).toString('hex')
}

/** True when this raw public key, in base 64, signed the act within these entry bytes. */
export function actIsSigned(bytes: Uint8Array, publicKey: string, signature: string): boolean {
  const text = Buffer.from(bytes).toString('utf8')
  const act = text.slice('{"act":'.length, text.lastIndexOf(',"evidence":['))
  return isSigned(publicKey, Buffer.from(`chancery/act/v1\n${act}`), Buffer.from(signature, 'base64'))
}

/** The public key under an id among those that genesis names. */
export function keyInGenesis(genesis: Uint8Array, id: string): string {
  const found = entryIn(genesis).act.body.keys?.find(({ key }) => key === id)
  if (!found) throw new Error(`genesis names no key ${id}`)
  return found.public
}

/** What a signed note says, where this raw public key, in base 64, signed it: origin, size, root in base 64. */
export function noteSays(note: string, publicKey: string): readonly string[] | undefined {
  const [text = '', line = ''] = note.split(/\n\n(?=\u2014 )/)
  const signature = Buffer.from(line.trim().split(' ')[2] ?? '', 'base64').subarray(4)
  return isSigned(publicKey, Buffer.from(`${text}\n`), signature) ? text.split('\n') : undefined
}

function isSigned(publicKey: string, message: Uint8Array, signature: Uint8Array): boolean {
  const der = Buffer.concat([
    Buffer.from('302a300506032b6570032100', 'hex'),
    Buffer.from(publicKey, 'base64'),
  ])
  return verify(null, message, createPublicKey({ key: der, format: 'der', type: 'spki' }), signature)
}

function rootOf(hashes: readonly Buffer[]): Buffer {
  if (hashes.length === 1) return hashes[0]!
  const half = 2 ** Math.floor(Math.log2(hashes.length - 1))
  return sha256(Buffer.of(1), rootOf(hashes.slice(0, half)), rootOf(hashes.slice(half)))
}

function sha256(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
