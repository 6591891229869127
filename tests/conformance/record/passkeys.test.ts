/** Holds the check of passkeys to `passkeys.json`, which other implementations can be held to as well. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Assertion } from '../../../src/core/act.ts'
import type { Key } from '../../../src/core/situation.ts'
import { hex, unbase64, unhex, utf8 } from '../../../src/record/bytes.ts'
import { nodeCrypto } from '../../../src/record/crypto-node.ts'
import { actId } from '../../../src/record/digest.ts'
import { assertionReasons, isAsserted } from '../../../src/record/webauthn.ts'

const vectors = JSON.parse(readFileSync(join(import.meta.dirname, 'passkeys.json'), 'utf8')) as {
  readonly act: string
  readonly id: string
  readonly portals: Readonly<Record<string, string>>
  readonly keys: readonly Pick<Key, 'key' | 'public' | 'passkey'>[]
  readonly answers: readonly {
    readonly name: string
    readonly reasons: readonly string[]
    readonly evidence: Assertion
  }[]
}
const crypto = nodeCrypto()
const portals = new Map(Object.entries(vectors.portals))

test('the act of the vectors has the id that passkeys are asked for', () => {
  assert.equal(actId(crypto, utf8(vectors.act)), vectors.id)
  assert.equal(hex(unhex(vectors.id)!), vectors.id)
})

for (const { name, reasons, evidence } of vectors.answers) {
  test(`an answer ${name} is ${reasons.length === 0 ? 'evidence' : `none: ${reasons.join()}`}`, () => {
    const { public: encoded, passkey } = vectors.keys.find(({ key }) => key === evidence.key)!
    const found = assertionReasons(crypto, passkey!, portals, unhex(vectors.id)!, evidence)
    const signed = isAsserted(crypto, passkey!.alg, unbase64(encoded)!, evidence)
    assert.deepEqual([...found.map(({ code }) => code), ...(signed ? [] : ['signature-wrong'])], reasons)
  })
}
