import assert from 'node:assert/strict'
import { test } from 'node:test'
import { utf8 } from './bytes.ts'
import { formatCheckpoint } from './checkpoint.ts'
import { cosign, cosignerKey } from './cosignature.ts'
import { nodeCrypto, signerFromSeed } from './crypto-node.ts'
import { signatureLine, signNote, vkey } from './note.ts'
import { judge, readPolicy } from './policy.ts'

const crypto = nodeCrypto()
const signer = (seed: number) => signerFromSeed(new Uint8Array(32).fill(seed))
const log = vkey(crypto, 'example.org/log', signer(1).publicKey)
const names = ['X1', 'X2', 'X3', 'Y1', 'Y2']
const key = (at: number): string => cosignerKey(crypto, `w${at}`, signer(10 + at).publicKey)
const witnesses = names.map((name, at) => `witness ${name} ${key(at)}\n`).join('')
const text = formatCheckpoint({ origin: 'example.org/log', size: 3, root: new Uint8Array(32) })
const note = signNote(crypto, text, [{ name: 'example.org/log', signer: signer(1) }])
const by = (...at: readonly number[]): Uint8Array =>
  utf8(
    note +
      at
        .map((n) => signatureLine(cosign(crypto, { name: `w${n}`, signer: signer(10 + n) }, 5, text)))
        .join(''),
  )

function quorum(policy: string, cosigned: Uint8Array): boolean {
  const read = readPolicy(crypto, policy)
  assert.ok(read.ok, policy)
  return judge(read.policy, cosigned).quorum
}

test('groups of groups count as the specification’s example says: two of X and any of Y', () => {
  const policy = `# an example\nlog ${log} https://example.org/\n\n\t${witnesses}group X 2 X1 X2 X3\ngroup Y any Y1 Y2\ngroup XY all X Y\nquorum XY\n`
  const cases: readonly (readonly [readonly number[], boolean])[] = [
    [[0, 1, 3], true],
    [[1, 2, 4], true],
    [[0, 1, 2], false],
    [[0, 3, 4], false],
    [[], false],
  ]
  for (const [at, holds] of cases) assert.equal(quorum(policy, by(...at)), holds, at.join())
})

test('a quorum is one witness, a number of a group, or none', () => {
  assert.ok(quorum(`log ${log}\nquorum none`, by()))
  assert.ok(quorum(`${witnesses}quorum X1`, by(0)))
  assert.ok(!quorum(`${witnesses}quorum X1`, by(1)))
  assert.ok(!quorum(`${witnesses}group G 3 X1 X2 X3\nquorum G`, by(0, 1)))
})

test('who signed the log is told, and a witness whose cosignature is wrong', () => {
  const read = readPolicy(crypto, `log ${log}\n${witnesses}quorum none\n`)
  assert.ok(read.ok)
  const { logs, witnesses: known } = read.policy
  assert.deepEqual(judge(read.policy, by(2)), {
    log: logs[0]!.key,
    cosigned: [known[2]!.key],
    wrong: [],
    quorum: true,
  })
  const forged = new TextDecoder().decode(by(2)).replace('\n3\n', '\n4\n')
  assert.deepEqual(judge(read.policy, utf8(forged)), { cosigned: [], wrong: [known[2]!.key], quorum: true })
})

test('a policy that cannot be is refused with its line', () => {
  const bad: readonly (readonly [string, number])[] = [
    ['', 1],
    [witnesses, 6],
    ['quorum none\nquorum none', 2],
    ['quorum X1', 1],
    [`log ${key(0)}\nquorum none`, 1],
    [`witness A ${log}\nquorum none`, 1],
    [`witness none ${key(0)}\nquorum none`, 1],
    [`witness A ${key(0)}\nwitness A ${key(1)}\nquorum none`, 2],
    [`witness A ${key(0)}\nwitness B ${key(0)}\nquorum none`, 2],
    [`log ${log}\nwitness A ${cosignerKey(crypto, 'other', signer(10).publicKey)} a b\nquorum none`, 2],
    [`${witnesses}group G 0 X1\nquorum G`, 6],
    [`${witnesses}group G 2 X1\nquorum G`, 6],
    [`${witnesses}group G any\nquorum G`, 6],
    [`${witnesses}group G any X9\nquorum G`, 6],
    [`${witnesses}group G any X1 X1\nquorum G`, 6],
    [`${witnesses}group G any X1\ngroup H any X1\nquorum G`, 7],
    [`${witnesses}group G any H\ngroup H any X1\nquorum G`, 6],
    ['threshold 3\nquorum none', 1],
    ['quorum none more', 1],
    ['quorum\u0001none', 1],
  ]
  for (const [text, line] of bad)
    assert.deepEqual(readPolicy(crypto, text), { ok: false, line }, JSON.stringify(text.slice(-40)))
})
