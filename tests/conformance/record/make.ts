/**
 * Makes `log.json` from fixed seeds: `node tests/conformance/record/make.ts > tests/conformance/record/log.json`.
 * Parties and acts are made up and stand for no state: AAA and BBB are codes that ISO 3166-1 leaves to users.
 */
import { createHash } from 'node:crypto'
import type { Json } from '../../../src/core/json.ts'
import { base64, hex, utf8 } from '../../../src/record/bytes.ts'
import { canonical } from '../../../src/record/canonical.ts'
import { formatCheckpoint } from '../../../src/record/checkpoint.ts'
import { cosign, cosignerKey } from '../../../src/record/cosignature.ts'
import { nodeCrypto, signerFromSeed } from '../../../src/record/crypto-node.ts'
import { actId, documentDigest, keyId, leafHash } from '../../../src/record/digest.ts'
import { commitment } from '../../../src/record/document.ts'
import { signatureLine, signNote, vkey } from '../../../src/record/note.ts'
import { formatProof } from '../../../src/record/proof-file.ts'
import { signAct } from '../../../src/record/sign.ts'
import { entryBundle, hashTile, tilePath } from '../../../src/record/tiles.ts'
import { newTree } from '../../../src/record/tree.ts'
import { formatAddCheckpoint } from '../../../src/record/witness.ts'

const crypto = nodeCrypto()
/** The time of the witness: 2001-02-03T04:06:30Z. */
const COSIGNED = 981_173_190
const origin = 'example.org/vectors'
const seed = (name: string) =>
  new Uint8Array(createHash('sha256').update(`chancery vectors ${name}`).digest())
const signer = (name: string) => signerFromSeed(seed(name))
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

/** The vectors: keys, documents, entries with each intermediate result, proofs, and the checkpoint of the whole. */
export function makeLog(): Json {
  const tree = newTree(crypto)
  const entries = acts().map(({ by, ...rest }, position) => {
    const name = 'party' in by ? by.party : by.office
    const seen = position === 0 ? {} : { seen: { size: position, root: hex(tree.root()) } }
    const nonce = hex(seed(`nonce ${position}`).subarray(0, 16))
    const key = keyId(crypto, signer(name).publicKey)
    const value = { v: 1, log: origin, audience: 'public', ...rest, by: { ...by, key }, ...seen, nonce }
    const act = canonical(value)
    const signature = signAct(crypto, signer(name), act)
    const entry = canonical({ act: value, evidence: [{ ...signature }], received: value.at })
    const leaf = leafHash(crypto, entry)
    tree.append(leaf)
    const results = { act: text(act), id: actId(crypto, act), signature: signature.sig, entry: text(entry) }
    return { ...results, leaf: hex(leaf), root: hex(tree.root()) }
  })
  const size = tree.size()
  const sizes = Array.from({ length: size }, (_, i) => i + 1)
  const signers = [{ name: origin, signer: signer('log') }]
  const note = formatCheckpoint({ origin, size, root: tree.root() })
  const checkpoint = signNote(crypto, note, signers)
  const witness = { name: `${origin}/witness`, signer: signer('witness') }
  const cosignature = signatureLine(cosign(crypto, witness, COSIGNED, note))
  const cosigned = `${checkpoint}${cosignature}`
  const bytes = entries.map(({ entry }) => utf8(entry))
  const proof = tree.inclusion(2, size)
  return {
    about:
      'Made by make.ts. Seeds, keys, digests, leaves, roots and proofs in hexadecimal; signatures in base 64.',
    origin,
    keys: ['secretariat', 'AAA', 'BBB', 'log'].map(key),
    documents: [document()],
    entries,
    inclusion: sizes.map((n) => ({ index: n - 1, size, proof: tree.inclusion(n - 1, size).map(hex) })),
    consistency: sizes.map((n) => ({ earlier: n, later: size, proof: tree.consistency(n, size).map(hex) })),
    vkey: vkey(crypto, origin, signer('log').publicKey),
    checkpoint,
    witness: cosignerKey(crypto, witness.name, witness.signer.publicKey),
    request: formatAddCheckpoint(3, tree.consistency(3, size).map(base64), checkpoint),
    cosignature,
    cosigned,
    tile: { path: tilePath({ level: 0, index: 0, width: size }), bytes: hex(hashTile(tree, { level: 0, index: 0, width: size })) },
    bundle: { path: tilePath({ level: 'entries', index: 0, width: size }), bytes: hex(entryBundle(bytes)) },
    proof: formatProof({ extra: bytes[2] as Uint8Array, index: 2, proof, checkpoint: cosigned }),
  }
}

function acts() {
  const position = (party: string, minute: number, value: string) => ({
    type: 'position.taken',
    by: { party },
    at: at(minute),
    body: { question: 'Q/1', position: value },
    docs: [],
  })
  const { media, bytes, digest, commitment: committed } = document()
  return [
    {
      type: 'record.opened',
      by: { office: 'secretariat' },
      at: at(0),
      body: { rules: 1, time: 'simulated' },
      docs: [],
    },
    {
      type: 'question.put',
      by: { office: 'secretariat' },
      at: at(1),
      body: { question: 'Q/1', closesAfter: 9007199254740991 },
      docs: [{ name: 'draft', media, bytes, digest }],
    },
    position('AAA', 2, 'yes'),
    position('BBB', 3, 'no'),
    {
      type: 'statement.made',
      by: { party: 'BBB' },
      at: at(4),
      body: { question: 'Q/1', symbol: '\u00E9\u{1F600}"\\\n' },
      docs: [{ name: 'statement', media, bytes, commitment: committed }],
    },
    position('AAA', 5, 'abstain'),
    {
      type: 'question.decided',
      by: { office: 'secretariat' },
      at: at(6),
      body: { adopted: false, limits: [-1, 0, 1] },
      docs: [],
    },
  ] as const
}

function at(minute: number): string {
  return `2001-02-03T04:0${minute}:00Z`
}

function key(name: string) {
  const { publicKey } = signer(name)
  return {
    name,
    seed: hex(seed(name)),
    public: hex(publicKey),
    base64: base64(publicKey),
    id: keyId(crypto, publicKey),
  }
}

function document() {
  const content = 'Für die Prüfung.\n'
  const [bytes, salt, classification] = [utf8(content), seed('salt'), 'members']
  const committed = commitment(crypto, { salt, bytes, classification })
  const digest = documentDigest(crypto, bytes)
  return {
    content,
    media: 'text/plain',
    bytes: bytes.length,
    digest,
    classification,
    salt: hex(salt),
    commitment: committed,
  }
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(makeLog(), null, 2)}\n`)
