/** How long does it take to verify a record of 10,000 acts, against the bare cryptography that no verifier can leave out? */
import { createPublicKey, hash, verify as verifySignature, type KeyObject } from 'node:crypto'
import { canonical } from '../src/record/canonical.ts'
import type { Json } from '../src/core/json.ts'
import { actMessage } from '../src/record/digest.ts'
import { signHead } from '../src/record/head.ts'
import { verify, type Found, type Part } from '../src/record/verify.ts'
import { ms, perSecond, table, type Row } from './measure.ts'
import { atWork, crypto, log } from './records.ts'

const ACTS = 10_000

const { ledger, entries, documents } = atWork(ACTS)
const kept = new Map(
  ledger.entries.flatMap(({ act }, position) =>
    act.docs.map((ref) => [ref.digest ?? ref.commitment ?? '', documents[position]![0]!] as const),
  ),
)
const head = signHead(crypto, log, ledger.entries[0]!.act.log, entries.length, ledger.tree.root())
const found: Found = {
  head,
  entries,
  document: (key) => kept.get(key),
  documents: kept.size,
  faults: [],
}
const report = verify(crypto, found)
if (!report.ok || report.acts !== ACTS) throw new Error(JSON.stringify(report.faults.slice(0, 3)))

const keys = new Map<string, KeyObject>()
for (const { key, public: raw } of ledger.standing.keys.values()) {
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(raw, 'base64')])
  keys.set(key, createPublicKey({ key: der, format: 'der', type: 'spki' }))
}
const work = ledger.entries.map(({ act, evidence }) => ({
  message: actMessage(canonical(act as unknown as Json)),
  key: keys.get(act.by.key) as KeyObject,
  signature: Buffer.from(evidence[0]!.sig, 'base64'),
}))
const raw = ms(3, () => {
  for (const { message, key, signature } of work)
    if (!verifySignature(null, message, key, signature)) throw new Error('signature')
  // The id, the leaf, and a node of the tree for each act.
  for (const [index, { message }] of work.entries())
    for (const bytes of [message, entries[index]!, message.subarray(0, 65)]) hash('sha256', bytes, 'buffer')
})
const row = (what: string, time: number): Row => ({
  what,
  figure: `${(time / 1000).toFixed(2)} s, ${perSecond(ACTS, time)} acts/s`,
  ratio: time / raw,
})
const part = (only: Part): Row =>
  row(
    `verify --only ${only}`,
    ms(3, () => verify(crypto, found, only)),
  )
table(`verify: ${ACTS} performed acts, ${report.signatures} signatures; time over the peer`, [
  row('Ed25519 and SHA-256 alone (peer)', raw),
  row(
    'verify: bytes, signatures and rulings',
    ms(3, () => verify(crypto, found)),
  ),
  part('bytes'),
  part('signatures'),
  part('rulings'),
])
