import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { base64, hex, unhex, utf8 } from '../record/bytes.ts'
import { cosignedBy, cosigner, cosignerKey } from '../record/cosignature.ts'
import { nodeCrypto, signerFromSeed } from '../record/crypto-node.ts'
import { noteVerifier, signNote, vkey } from '../record/note.ts'
import { newTree } from '../record/tree.ts'
import { formatAddCheckpoint, type Witness } from '../record/witness.ts'
import { witnessState, type WitnessState } from '../store/witness-state.ts'
import { witnessApp } from './witness.ts'
import { scratch } from '../../tests/support/command.ts'
import { vectorBytes, withoutVectors } from '../../tests/support/shared.ts'

const crypto = nodeCrypto()
const { folder } = scratch()
const NOW = 1_700_000_000
let next = 0
const place = (): string => join(folder, `witness-${next++}`)
const signer = (seed: number) => signerFromSeed(new Uint8Array(32).fill(seed))
const ORIGIN = 'example.org/log'
const logKey = noteVerifier(crypto, vkey(crypto, ORIGIN, signer(1).publicKey))!
const witness: Witness = {
  crypto,
  name: 'example.com/witness',
  signer: signer(2),
  logs: [{ origin: ORIGIN, keys: [logKey] }],
}
const tree = newTree(crypto)
for (let at = 0; at < 9; at++) tree.append(crypto.sha256(utf8(`${at}`)))

function request(old: number, size: number, root = tree.root(size)): string {
  const note = signNote(crypto, `${ORIGIN}\n${size}\n${base64(root)}\n`, [
    { name: ORIGIN, signer: signer(1) },
  ])
  return formatAddCheckpoint(old, old > 0 ? tree.consistency(old, size).map(base64) : [], note)
}

const post = (state: WitnessState, body: string, of = witness): Promise<Response> | Response =>
  witnessApp(of, state, () => NOW).request('/add-checkpoint', { method: 'POST', body })

test('what it cosigned is on the disk when it answers: another process that opens its folder knows it', async () => {
  const at = place()
  const state = witnessState(at)
  const answer = await post(state, request(0, 5))
  assert.equal(answer.status, 200)
  const line = await answer.text()
  const other = witnessState(at)
  assert.deepEqual(other.origins(), [ORIGIN])
  assert.ok(other.note(ORIGIN)!.endsWith(line))
  const conflict = await post(other, request(0, 7))
  assert.deepEqual(
    [conflict.status, await conflict.text(), conflict.headers.get('content-type')],
    [409, '5\n', 'text/x.tlog.size'],
  )
  assert.equal((await post(other, request(5, 7))).status, 200)
  // The first process sees it as well: there is one memory, and the check and the keeping are one step.
  assert.equal((await post(state, request(5, 9))).status, 409)
  state.close()
  other.close()
})

test('of many requests at once from one size, one is cosigned and the others are told the new size', async () => {
  const state = witnessState(place())
  await post(state, request(0, 3))
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, at) => Promise.resolve(post(state, request(3, 4 + (at % 6))))),
  )
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((one, other) => one - other),
    [200, ...Array.from({ length: 19 }, () => 409)],
  )
  state.close()
})

test('where the state cannot be kept, nothing is cosigned', async () => {
  const state = witnessState(place())
  await post(state, request(0, 3))
  const error = process.stderr.write.bind(process.stderr)
  process.stderr.write = () => true
  try {
    const broken: WitnessState = {
      ...state,
      answer: (bytes, time, decide) =>
        state.answer(bytes, time, (seen) => {
          const answer = decide(seen)
          // What a full disk would be: the row cannot be written.
          return answer.status === 200
            ? { ...answer, keep: { ...answer.keep, note: undefined as never } }
            : answer
        }),
    }
    const answer = await post(broken, request(3, 5))
    assert.equal(answer.status, 503)
    assert.ok(!(await answer.text()).includes('\u2014'))
  } finally {
    process.stderr.write = error
  }
  assert.equal((await post(state, request(3, 5))).status, 200)
  state.close()
})

test('a fork is kept as evidence, with both signed checkpoints; no more than a hundred of a log', async () => {
  const state = witnessState(place())
  await post(state, request(0, 5))
  const fork = request(5, 5, new Uint8Array(32).fill(1))
  assert.equal((await post(state, fork)).status, 422)
  assert.deepEqual(
    state.against(ORIGIN).map((bytes) => new TextDecoder().decode(bytes)),
    [fork],
  )
  for (let time = 0; time < 120; time++) await post(state, fork)
  assert.equal(state.against(ORIGIN).length, 100)
  assert.equal((await post(state, request(5, 6))).status, 200)
  state.close()
})

test('whoever watches gets the last checkpoint of a log under the digest of its origin', async () => {
  const state = witnessState(place())
  const app = witnessApp(witness, state, () => NOW)
  const path = `/${hex(crypto.sha256(utf8(ORIGIN)))}/checkpoint`
  assert.equal((await app.request(path)).status, 404)
  await post(state, request(0, 5))
  const answer = await app.request(path)
  assert.deepEqual([answer.status, await answer.text()], [200, state.note(ORIGIN)])
  assert.equal((await app.request('/00/checkpoint')).status, 404)
  assert.equal((await app.request('/add-checkpoint')).status, 404)
  assert.equal(
    (await app.request('/add-checkpoint', { method: 'POST', body: 'x'.repeat(200_000) })).status,
    413,
  )
  state.close()
})

interface Step {
  readonly body: string
  readonly status: number
  readonly says?: string
  readonly is?: string
}

/** The requests of a published script: the body between two lines of three graves, the status, what the answer must say. */
function stepsOf(script: string): readonly Step[] {
  return script
    .split('-- add-checkpoint.hurl --')[1]!
    .split(/^POST .*$/m)
    .slice(1)
    .map((part) => {
      const [, body = '', after = ''] = /```\n([\s\S]*?)```\n([\s\S]*)/.exec(part) ?? []
      const says = /body contains "(.*)"/.exec(after)?.[1]
      const is = /body == "(.*)"/.exec(after)?.[1]?.replace('\\n', '\n')
      return {
        body,
        status: Number(/HTTP (\d{3})/.exec(after)?.[1]),
        ...(says === undefined ? {} : { says }),
        ...(is === undefined ? {} : { is }),
      }
    })
}

for (const [file, count, size] of [
  ['litewitness.txt', 9, 5],
  ['bastion.txt', 1, 1],
] as const)
  test(
    `the published script ${file} of another witness is answered as it says`,
    { skip: withoutVectors },
    async () => {
      const script = new TextDecoder().decode(vectorBytes(`torchwood/${file}`))
      const publicKey = unhex(/-key=([0-9a-f]{64})/.exec(script)![1]!)!
      const origin = `sigsum.org/v1/tree/${hex(crypto.sha256(publicKey))}`
      const own: Witness = {
        ...witness,
        logs: [{ origin, keys: [noteVerifier(crypto, vkey(crypto, origin, publicKey))!] }],
      }
      const state = witnessState(place())
      const steps = stepsOf(script)
      assert.equal(steps.length, count)
      for (const { body, status, says, is } of steps) {
        const answer = await post(state, body, own)
        const text = await answer.text()
        // The script is older than the rule that an unknown log is 404: C2SP tlog-witness, add-checkpoint.
        assert.equal(answer.status, says === 'unknown log' ? 404 : status, body)
        if (says !== undefined) assert.ok(text.includes(says), text)
        if (is !== undefined) assert.equal(text, is)
      }
      assert.ok(script.includes(`stdout ${origin}`))
      assert.ok(state.note(origin)!.startsWith(`${origin}\n${size}\n`))
      state.close()
    },
  )

test('the cosignature of the answer is under the key that new keys are written with', async () => {
  const state = witnessState(place())
  const line = await (await post(state, request(0, 5))).text()
  const note = request(0, 5).slice('old 0\n\n'.length)
  const key = cosigner(crypto, cosignerKey(crypto, witness.name, witness.signer.publicKey))!
  assert.deepEqual(cosignedBy(utf8(note + line), [key]), { by: [key], wrong: [] })
  state.close()
})
