/** Holds the record to the vectors beside this file, which other implementations can be held to as well. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { actSchema } from '../../../src/core/act.ts'
import { hex, unhex, utf8 } from '../../../src/record/bytes.ts'
import { isCanonical, jcs } from '../../../src/record/canonical.ts'
import { parseCheckpoint } from '../../../src/record/checkpoint.ts'
import { cosignedBy, cosigner } from '../../../src/record/cosignature.ts'
import { nodeCrypto, signerFromSeed } from '../../../src/record/crypto-node.ts'
import { leafHash } from '../../../src/record/digest.ts'
import { parse, parseCanonical } from '../../../src/record/json.ts'
import { noteVerifier, openNote } from '../../../src/record/note.ts'
import { parseProof } from '../../../src/record/proof-file.ts'
import { verifyConsistency, verifyInclusion } from '../../../src/record/proof.ts'
import { readBundle } from '../../../src/record/tiles.ts'
import { addCheckpoint, type Witness } from '../../../src/record/witness.ts'
import { makeLog } from './make.ts'

interface Vector {
  readonly name: string
  readonly text?: string
  readonly hex?: string
}

interface JsonVectors {
  readonly canonical: readonly Vector[]
  readonly readable: readonly (Vector & { readonly canonical: string; readonly offset: number })[]
  readonly refused: readonly (Vector & { readonly faults: readonly (readonly [string, string, number])[] })[]
  readonly order: readonly (Vector & { readonly keys: readonly string[] })[]
}

interface LogVectors {
  readonly origin: string
  readonly entries: readonly { readonly act: string; readonly leaf: string; readonly root: string }[]
  readonly inclusion: readonly {
    readonly index: number
    readonly size: number
    readonly proof: readonly string[]
  }[]
  readonly consistency: readonly {
    readonly earlier: number
    readonly later: number
    readonly proof: readonly string[]
  }[]
  readonly vkey: string
  readonly checkpoint: string
  readonly witness: string
  readonly request: string
  readonly cosignature: string
  readonly cosigned: string
  readonly tile: { readonly path: string; readonly bytes: string }
  readonly bundle: { readonly path: string; readonly bytes: string }
  readonly proof: string
}

const crypto = nodeCrypto()
const vectors = (name: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8'))
const json = vectors('json.json') as JsonVectors
const log = vectors('log.json') as LogVectors
const bytes = ({ text, hex }: Vector) => (hex === undefined ? utf8(text!) : unhex(hex)!)

test('what is canonical is read by both readers and written back', () => {
  for (const vector of json.canonical) {
    const read = parseCanonical(bytes(vector))
    assert.ok(read.ok, vector.name)
    assert.deepEqual(parse(bytes(vector)), read, vector.name)
    assert.deepEqual(jcs(read.value), bytes(vector), vector.name)
  }
})

test('what is readable and not canonical is no act, and the place where it departs is told', () => {
  for (const vector of json.readable) {
    const read = parse(bytes(vector))
    assert.ok(read.ok, vector.name)
    assert.deepEqual(jcs(read.value), utf8(vector.canonical), vector.name)
    const faults = [{ pointer: '', code: 'not-canonical', offset: vector.offset }]
    assert.deepEqual(parseCanonical(bytes(vector)), { ok: false, faults }, vector.name)
  }
})

test('what is refused is refused by both readers, with the faults and their places', () => {
  for (const vector of json.refused) {
    const faults = vector.faults.map(([pointer, code, offset]) => ({ pointer, code, offset }))
    assert.deepEqual(parse(bytes(vector)), { ok: false, faults }, vector.name)
    assert.deepEqual(parseCanonical(bytes(vector)), { ok: false, faults }, vector.name)
    assert.ok(!isCanonical(bytes(vector)), vector.name)
  }
})

test('keys are in the order of RFC 8785 however the object was put together', () => {
  for (const vector of json.order) {
    const pairs = vector.keys.map((key, position) => [key, position] as const)
    assert.deepEqual(jcs(Object.fromEntries(pairs.toReversed())), bytes(vector), vector.name)
    assert.deepEqual(jcs(Object.fromEntries(pairs)), bytes(vector), vector.name)
  }
})

test('signatures under wrong keys and of wrong lengths do not verify', () => {
  const { signatures } = vectors('keys.json') as {
    signatures: readonly {
      name: string
      public: string
      message: string
      signature: string
      verifies: boolean
    }[]
  }
  for (const { name, public: key, message, signature, verifies } of signatures) {
    assert.equal(crypto.verifyEd25519(unhex(key)!, unhex(message)!, unhex(signature)!), verifies, name)
  }
})

test('the log of the vectors comes out the same, byte for byte: otherwise the format has changed', () => {
  assert.deepEqual(makeLog(), log)
})

test('the acts of the vectors have the form of acts', () => {
  for (const { act } of log.entries) {
    const read = parseCanonical(utf8(act))
    assert.ok(read.ok && actSchema.safeParse(read.value).success, act)
  }
})

test('the proofs of the vectors verify against the checkpoint that their log signed', () => {
  const opened = openNote(utf8(log.checkpoint), [noteVerifier(crypto, log.vkey)!])
  const later = opened.ok ? parseCheckpoint(opened.text) : undefined
  assert.ok(later)
  for (const { index, size, proof } of log.inclusion) {
    const leaf = unhex(log.entries[index]!.leaf)!
    assert.ok(
      verifyInclusion(crypto, {
        index,
        size,
        leaf,
        root: later.root,
        proof: proof.map((hash) => unhex(hash)!),
      }),
    )
  }
  for (const { earlier: size, proof } of log.consistency) {
    const earlier = { size, root: unhex(log.entries[size - 1]!.root)! }
    assert.ok(verifyConsistency(crypto, { earlier, later, proof: proof.map((hash) => unhex(hash)!) }))
  }
})

test('the witness of the vectors cosigned their checkpoint on the proof from a smaller size', () => {
  const witness = cosigner(crypto, log.witness)!
  assert.equal(log.cosigned, log.checkpoint + log.cosignature)
  assert.deepEqual(cosignedBy(utf8(log.cosigned), [witness]), { by: [witness], wrong: [] })
  const own: Witness = {
    crypto,
    name: witness.name,
    signer: signerFromSeed(createHash('sha256').update('chancery vectors witness').digest()),
    logs: [{ origin: log.origin, keys: [noteVerifier(crypto, log.vkey)!] }],
  }
  const seen = { size: 3, root: unhex(log.entries[2]!.root)! }
  const answer = addCheckpoint(own, utf8(log.request), () => seen, 981_173_190)
  assert.deepEqual([answer.status, answer.body], [200, log.cosignature])
  assert.equal(addCheckpoint(own, utf8(log.request), () => undefined, 981_173_190).body, '0\n')
})

test('the tile of the vectors holds their leaves, and the bundle their entries', () => {
  assert.equal(log.tile.bytes, log.entries.map(({ leaf }) => leaf).join(''))
  assert.deepEqual([log.tile.path, log.bundle.path], ['tile/0/000.p/7', 'tile/entries/000.p/7'])
  const entries = readBundle(unhex(log.bundle.bytes)!)!
  assert.deepEqual(entries.map((entry) => hex(leafHash(crypto, entry))), log.entries.map(({ leaf }) => leaf))
})

test('the proof file of the vectors proves its own entry', () => {
  const proof = parseProof(utf8(log.proof))!
  const head = parseCheckpoint(`${proof.checkpoint.split('\n\n')[0]!}\n`)!
  assert.equal(proof.checkpoint, log.cosigned)
  const leaf = leafHash(crypto, proof.extra!)
  assert.equal(hex(leaf), log.entries[2]!.leaf)
  assert.ok(verifyInclusion(crypto, { index: proof.index, leaf, proof: proof.proof, ...head }))
})
