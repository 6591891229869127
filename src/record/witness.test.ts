import assert from 'node:assert/strict'
import { test } from 'node:test'
import { base64, hex, unhex, utf8 } from './bytes.ts'
import { cosigner, cosignedBy, cosignerKey } from './cosignature.ts'
import { nodeCrypto, signerFromSeed } from './crypto-node.ts'
import { noteVerifier, signNote, vkey } from './note.ts'
import { newTree } from './tree.ts'
import { addCheckpoint, formatAddCheckpoint, type Seen, type Witness } from './witness.ts'

const crypto = nodeCrypto()
const signer = (seed: number) => signerFromSeed(new Uint8Array(32).fill(seed))
const ORIGIN = 'example.org/log'
const log = signer(1)
const witness: Witness = {
  crypto,
  name: 'example.org/witness',
  signer: signer(2),
  logs: [{ origin: ORIGIN, keys: [noteVerifier(crypto, vkey(crypto, ORIGIN, log.publicKey))!] }],
}
const own = cosigner(crypto, cosignerKey(crypto, witness.name, witness.signer.publicKey))!
const tree = newTree(crypto)
for (let at = 0; at < 20; at++) tree.append(crypto.sha256(utf8(`${at}`)))
const text = (size: number, root = tree.root(size), more = ''): string =>
  `${ORIGIN}\n${size}\n${base64(root)}\n${more}`
const signed = (body: string, by = log): string => signNote(crypto, body, [{ name: ORIGIN, signer: by }])
const proof = (old: number, size: number): readonly string[] =>
  old > 0 ? tree.consistency(old, size).map(base64) : []

/** What it answers to one that has seen this size of the tree. */
function answer(seen: number, request: string | Uint8Array, root = tree.root(seen)) {
  const lookup = (origin: string): Seen | undefined =>
    seen > 0 && origin === ORIGIN ? { size: seen, root } : undefined
  return addCheckpoint(witness, typeof request === 'string' ? utf8(request) : request, lookup, 1_700_000_000)
}

test('from any size to any later one the right proof is cosigned, and what is kept is the log’s note with the cosignature', () => {
  for (let old = 0; old <= 20; old++)
    for (let size = Math.max(old, 1); size <= 20; size++) {
      const given = answer(old, formatAddCheckpoint(old, proof(old, size), signed(text(size))))
      assert.equal(given.status, 200, `${old} to ${size}`)
      assert.ok(given.status === 200)
      assert.deepEqual([given.keep.size, hex(given.keep.root)], [size, hex(tree.root(size))])
      assert.equal(given.keep.note, signed(text(size)) + given.body)
      assert.deepEqual(cosignedBy(utf8(given.keep.note), [own]), { by: [own], wrong: [] })
    }
})

test('a smaller size, a fork, a missing or another proof are never cosigned', () => {
  const other = new Uint8Array(32).fill(3)
  const cases: readonly (readonly [number, string, number, string])[] = [
    [9, formatAddCheckpoint(9, [], signed(text(7))), 400, 'a smaller size under the right old size'],
    [9, formatAddCheckpoint(7, [], signed(text(7))), 409, 'a smaller size under its own old size'],
    [9, formatAddCheckpoint(0, [], signed(text(12))), 409, 'as if it had seen nothing'],
    [9, formatAddCheckpoint(9, [], signed(text(9, other))), 422, 'another root of the same size'],
    [9, formatAddCheckpoint(9, proof(9, 12), signed(text(12, other))), 422, 'another root of a later size'],
    [9, formatAddCheckpoint(9, [], signed(text(12))), 422, 'no proof'],
    [9, formatAddCheckpoint(9, proof(8, 12), signed(text(12))), 422, 'the proof from another size'],
    [9, formatAddCheckpoint(9, [...proof(9, 12), base64(other)], signed(text(12))), 422, 'a hash too many'],
    [9, formatAddCheckpoint(9, [base64(other)], signed(text(9))), 422, 'a proof where none is due'],
    [0, formatAddCheckpoint(0, proof(9, 12), signed(text(12))), 422, 'a proof from nothing'],
    [0, formatAddCheckpoint(0, [], signed(text(0, other))), 422, 'an empty tree with a root of its own'],
  ]
  for (const [seen, request, status, what] of cases) {
    const given = answer(seen, request)
    assert.equal(given.status, status, what)
    if (status === 409) assert.equal(given.body, `${seen}\n`)
    // What the log's own key signed and cannot be is evidence against it.
    assert.equal(given.status !== 200 && given.against, status === 422 ? ORIGIN : undefined, what)
  }
  assert.equal(answer(9, formatAddCheckpoint(9, proof(9, 12), signed(text(12))), other).status, 422)
})

test('an unknown log is 404; a key that is not the log’s, and a signature that fails, are 403', () => {
  const good = signed(text(5))
  const cases: readonly (readonly [string, number])[] = [
    [good.replaceAll(ORIGIN, 'example.org/other'), 404],
    [signed(text(5), signer(9)), 403],
    [good.replace('\n5\n', '\n6\n'), 403],
    [good + signed(text(6)).split('\n\n')[1]!, 403],
    [good.trimEnd(), 403],
    [`${good}\u2014 no signature\n`, 403],
  ]
  for (const [note, status] of cases)
    assert.equal(answer(0, formatAddCheckpoint(0, [], note)).status, status, note)
})

test('signatures of others are passed over and not kept, and lines of extension are cosigned with the rest', () => {
  const extended = text(5, tree.root(5), 'an extension\n')
  const note = signNote(crypto, extended, [
    { name: 'example.org/stranger', signer: signer(8) },
    { name: ORIGIN, signer: log },
  ])
  const given = answer(0, formatAddCheckpoint(0, [], note))
  assert.ok(given.status === 200)
  assert.equal(given.keep.note, signed(extended) + given.body)
  assert.deepEqual(cosignedBy(utf8(given.keep.note.replace('an ext', 'no ext')), [own]).wrong, [own])
})

test('an empty log has the root of nothing, and is cosigned with it', () => {
  const empty = text(0, unhex('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'))
  assert.equal(answer(0, formatAddCheckpoint(0, [], signed(empty))).status, 200)
})

test('what is no request is 400', () => {
  const good = formatAddCheckpoint(9, proof(9, 12), signed(text(12)))
  const many = Array.from({ length: 64 }, () => base64(new Uint8Array(32)))
  for (const request of [
    '',
    'old 9',
    good.replace('old 9', 'old 09'),
    good.replace('old 9', 'old -1'),
    good.replace('old 9', 'old'),
    good.replace('old 9', 'Old 9'),
    good.replace('old 9', 'old 9 '),
    good.replace('old 9', 'old 99999999999999999'),
    good.replace(proof(9, 12)[0]!, base64(new Uint8Array(31))),
    good.replace(proof(9, 12)[0]!, `${proof(9, 12)[0]!}=`),
    good.replace('\n12\n', '\n012\n'),
    good.replaceAll('\n', '\r\n'),
    formatAddCheckpoint(9, many, signed(text(12))),
    formatAddCheckpoint(9, proof(9, 12), text(12)),
  ])
    assert.equal(answer(9, request).status, 400, JSON.stringify(request.slice(0, 60)))
  assert.equal(answer(9, Uint8Array.of(255)).status, 400)
})
