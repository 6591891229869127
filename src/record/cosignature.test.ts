import assert from 'node:assert/strict'
import { test } from 'node:test'
import { vectorBytes, vectorJson, withoutVectors } from '../../tests/support/shared.ts'
import { utf8 } from './bytes.ts'
import { formatCheckpoint } from './checkpoint.ts'
import { cosign, cosignedAt, cosignedBy, cosigner, cosignerKey } from './cosignature.ts'
import { nodeCrypto, signerFromSeed } from './crypto-node.ts'
import { noteVerifier, signatureLine, signNote, splitNote, vkey } from './note.ts'

const crypto = nodeCrypto()
const signers = [1, 2, 3].map((seed) => signerFromSeed(new Uint8Array(32).fill(seed)))
const [log, one, two] = signers as [(typeof signers)[0], (typeof signers)[0], (typeof signers)[0]]
const root = new Uint8Array(32).fill(9)
const text = formatCheckpoint({ origin: 'example.org/log', size: 7, root })
const note = signNote(crypto, text, [{ name: 'example.org/log', signer: log }])
const keyOf = (name: string, signer: typeof log) =>
  cosigner(crypto, cosignerKey(crypto, name, signer.publicKey))!
const [first, second] = [keyOf('w1', one), keyOf('w2', two)]
const line = (name: string, signer: typeof log, time = 1_700_000_000) =>
  signatureLine(cosign(crypto, { name, signer }, time, text))

test('those who cosigned are found in the order asked, whatever the order on the note', () => {
  const cosigned = utf8(note + line('w2', two) + line('w1', one))
  assert.deepEqual(cosignedBy(cosigned, [first, second]), { by: [first, second], wrong: [] })
  assert.deepEqual(cosignedBy(cosigned, [second]), { by: [second], wrong: [] })
  assert.deepEqual(cosignedBy(utf8(note), [first]), { by: [], wrong: [] })
  assert.deepEqual(cosignedBy(utf8('no note'), [first]), { by: [], wrong: [] })
})

test('the signed bytes are those of the specification: two lines, then the text of the note', () => {
  const { signature } = cosign(crypto, { name: 'w1', signer: one }, 1_679_315_147, text)
  const bytes = utf8(`cosignature/v1\ntime 1679315147\n${text}`)
  assert.ok(crypto.verifyEd25519(one.publicKey, bytes, signature.subarray(8)))
  assert.equal(cosignedAt(signature), 1_679_315_147)
})

test('another time, another text, another key, a zero time and a cut signature do not hold', () => {
  const { signature } = cosign(crypto, { name: 'w1', signer: one }, 1_700_000_000, text)
  assert.ok(first.verify(utf8(text), signature))
  for (let at = 0; at < 72; at++)
    assert.ok(!first.verify(utf8(text), signature.with(at, signature[at]! ^ 1)), `byte ${at}`)
  assert.ok(!first.verify(utf8(text.replace('7', '8')), signature))
  assert.ok(!second.verify(utf8(text), signature))
  assert.equal(cosignedAt(signature.subarray(0, 71)), undefined)
  assert.equal(cosignedAt(new Uint8Array(72)), undefined)
  assert.equal(cosignedAt(new Uint8Array(72).fill(255)), undefined)
  assert.throws(() => cosign(crypto, { name: 'w1', signer: one }, 0, text), RangeError)
})

test('a witness that is named and fails is told apart from one that is absent', () => {
  const [good] = splitNote(utf8(note + line('w1', one)))!.signatures.slice(1)
  const bad = signatureLine({ ...good!, signature: good!.signature.with(20, 0) })
  assert.deepEqual(cosignedBy(utf8(note + bad), [first, second]), { by: [], wrong: [first] })
  assert.deepEqual(cosignedBy(utf8(note + line('w1', one) + bad), [first]), { by: [], wrong: [first] })
})

test('a key of a log is no key of a witness, nor the other way round, though the bytes are the same', () => {
  assert.equal(cosigner(crypto, vkey(crypto, 'w1', one.publicKey)), undefined)
  assert.equal(noteVerifier(crypto, cosignerKey(crypto, 'w1', one.publicKey)), undefined)
  const plain = signNote(crypto, text, [{ name: 'w1', signer: one }])
  assert.deepEqual(cosignedBy(utf8(plain), [first]), { by: [], wrong: [] })
})

test(
  'the cosignatures of published checkpoints hold, and no other size under them',
  { skip: withoutVectors },
  () => {
    const FOLDER = 'sunlight/testdata'
    const HASH = '000de184301123b9278c086a7d9f68c9577e83872224c197058fd90784ea9706'
    const HASH2 = '88ad7a28caeb0b2aa890fdf0304c2fcaf59fca2ee140134ff8c1300bac493482'
    for (const [file, place] of [
      ['witness/witness.v0.json', `witness/${HASH}/checkpoint`],
      ['witness/mirror/mirror.v0.json', `witness/mirror/${HASH}/checkpoint`],
      ['witness2/witness.v0.json', `witness2/${HASH2}/checkpoint`],
    ] as const) {
      const { verifier_keys: keys } = vectorJson(`${FOLDER}/${file}`) as { verifier_keys: readonly string[] }
      const verifier = cosigner(crypto, keys[0]!)!
      const bytes = vectorBytes(`${FOLDER}/${place}`)
      assert.deepEqual(cosignedBy(bytes, [verifier]), { by: [verifier], wrong: [] }, place)
      const other = utf8(new TextDecoder().decode(bytes).replace('\n300\n', '\n301\n'))
      assert.deepEqual(cosignedBy(other, [verifier]), { by: [], wrong: [verifier] }, place)
    }
  },
)
