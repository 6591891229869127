import assert from 'node:assert/strict'
import { test } from 'node:test'
import { concat, utf8 } from './bytes.ts'
import type { Crypto, PasskeyAlgorithm } from './crypto.ts'
import { nodeCrypto, signerFromSeed } from './crypto-node.ts'
import { webAnswers, withAnswers, type Question } from './crypto-web.ts'
import { verify } from './verify.ts'
import { vectorJson, withoutVectors } from '../../tests/support/shared.ts'
import { FICTIONAL, foundOf, resealed, workedBuilt } from '../../tests/support/records.ts'

const node = nodeCrypto()
const signer = signerFromSeed(new Uint8Array(32).fill(7))
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'))

/** What the work gives with WebCrypto, and with the library alone, as where the browser lacks Ed25519. */
async function both<T>(work: (crypto: Crypto) => T): Promise<readonly T[]> {
  const { subtle } = globalThis.crypto
  const lacking = {
    ...Object.fromEntries(['verify', 'digest'].map((name) => [name, subtle[name as 'verify'].bind(subtle)])),
    importKey: (...given: Parameters<typeof subtle.importKey>) =>
      (given[2] as { name?: string }).name === 'Ed25519'
        ? Promise.reject(new Error('unknown'))
        : subtle.importKey(...given),
  } as typeof subtle
  return [await withAnswers(await webAnswers(), work), await withAnswers(await webAnswers(lacking), work)]
}

test('digests and signatures are those of Node', async () => {
  const message = utf8('a message')
  const signature = signer.sign(message)
  const key = signer.publicKey
  const work = (crypto: Crypto): readonly unknown[] => [
    crypto.sha256(message),
    crypto.sha256Hex(message),
    crypto.hmacSha256(key, message),
    crypto.verifyEd25519(key, message, signature),
    crypto.verifyEd25519(key, utf8('another'), signature),
    crypto.verifyEd25519(key, message, signature.toReversed()),
    crypto.verifyEd25519(key.subarray(1), message, signature),
    crypto.verifyEd25519(concat(key, key), message, signature),
    crypto.verifyEd25519(new Uint8Array(32), message, signature),
    crypto.verifyEd25519(new Uint8Array(32).fill(255), message, signature),
  ]
  for (const given of await both(work)) assert.deepEqual(given, work(node))
})

test('a report is the one that Node gives, of records that hold and of records that do not', async () => {
  for (const name of FICTIONAL) {
    const built = workedBuilt(name)
    const found = foundOf(name, built)
    const last = built.entries.length - 1
    const exchanged = built.entries.with(last, built.entries[last - 1]!)
    const text = new TextDecoder().decode(built.entries[3])
    const unsigned = utf8(text.replace(/"sig":"..../, '"sig":"AAAA'))
    const records = [
      found,
      { ...found, head: { ...found.head!, size: 3 } },
      resealed(name, built, exchanged),
      resealed(name, built, built.entries.with(3, unsigned)),
    ]
    for (const record of records) {
      const expected = verify(node, record)
      for (const report of await both((crypto) => verify(crypto, { ...record, faults: [] })))
        assert.deepEqual(report, expected)
    }
  }
})

test('where a signature cannot be looked at nothing is said', async () => {
  const work = (crypto: Crypto): boolean =>
    crypto.verifyEd25519(signer.publicKey, utf8('a'), signer.sign(utf8('a')))
  await assert.rejects(
    withAnswers(() => Promise.reject(new Error('gone')), work),
    /gone/,
  )
  const other: Question = {
    alg: 'rs256',
    publicKey: new Uint8Array(256),
    message: utf8('a'),
    signature: utf8('b'),
  }
  await assert.rejects((await webAnswers(null as never))(other), /rs256/)
})

const VECTORS: readonly (readonly [string, PasskeyAlgorithm, string])[] = [
  ['wycheproof/ed25519_test.json', 'eddsa', 'pk'],
  ['wycheproof/ecdsa_secp256r1_sha256_test.json', 'es256', 'uncompressed'],
]
for (const [file, alg, field] of VECTORS) {
  test(`${file}: every verdict is that of the vectors`, { skip: withoutVectors }, async () => {
    const { testGroups } = vectorJson(file) as {
      testGroups: readonly {
        publicKey: Readonly<Record<string, string>>
        tests: readonly { tcId: number; msg: string; sig: string; result: string }[]
      }[]
    }
    const tests = testGroups.flatMap(({ publicKey, tests: those }) =>
      those.map((one) => ({ ...one, key: bytes(publicKey[field]!) })),
    )
    const work = (crypto: Crypto): readonly unknown[] =>
      tests.map(({ tcId, key, msg, sig }) => [tcId, crypto.verifyPasskey(alg, key, bytes(msg), bytes(sig))])
    const expected = tests.map(({ tcId, result }) => [tcId, result === 'valid'])
    assert.ok(expected.length > 100)
    for (const given of await both(work)) assert.deepEqual(given, expected)
  })
}
