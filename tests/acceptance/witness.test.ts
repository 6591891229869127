/**
 * A log and its witnesses as operators run them: each a process. A program in another language, built on the packages of
 * the Go checksum database, reads what the server shows and what `export` writes.
 */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, before } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { capability, needs, pathTo } from '../support/capability.ts'
import { scratch } from '../support/command.ts'
import { charterText, folderOf } from '../support/organisations.ts'
import {
  afterwards,
  chancery,
  delegate,
  posted,
  startServer,
  startWitness,
  type Server,
} from '../support/server.ts'
import { ROOT } from '../support/tree.ts'

const { folder } = scratch()
const ORG = 'harbour-league'
const at = (...path: string[]): string => join(folder, ...path)
const DATA = at('data')
const RECORD = join(DATA, ORG)
const NAMES = ['ansa', 'briso'] as const
const CHECKLOG = at('checklog')

interface Ended {
  readonly code: number
  readonly out: string
}

/** Runs a program that shares no code with ours. */
function runs(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(program, args, { env: { ...process.env, ...env }, timeout: 60_000 }, (error, out, said) =>
      afterwards(() => resolve({ code: error ? Number(error.code ?? 1) : 0, out: out + said })),
    )
  })
}

const checklog = (...args: readonly string[]): Promise<Ended> =>
  runs(CHECKLOG, ['-policy', at('tiles', 'policy'), ...args])

async function ok(words: readonly string[]): Promise<string> {
  const ended = await chancery(words)
  assert.equal(ended.code, 0, `${words.join(' ')}: ${ended.said}`)
  return ended.out
}

/** What an answer becomes within ten seconds. */
async function until<T>(ask: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
  const end = Date.now() + 10_000
  for (;;) {
    const value = await ask()
    if (holds(value) || Date.now() > end) return value
    await wait(100)
  }
}

const textAt = async (address: string): Promise<string> => (await fetch(address)).text()
const linesOf = (checkpoint: string): readonly string[] =>
  checkpoint.split('\n').filter((line) => line.startsWith('\u2014'))

let origin = ''
let server: Server | undefined
const witnesses: Server[] = []

async function serve(): Promise<Server> {
  server = await startServer(['--data', DATA, '--witnesses', at('witnesses')])
  return server
}

async function act(
  statement: string,
): Promise<{ status: number; body: { position: number; detail?: string } }> {
  const { records } = JSON.parse(await textAt(`${server!.address}/records.json`)) as {
    records: readonly { size: number; root: string }[]
  }
  const { size, root } = records[0]!
  const document = {
    name: 'text',
    media: 'text/plain',
    bytes: new TextEncoder().encode(statement),
    committed: false,
  }
  const submission = delegate(RECORD, origin, 'ANSA').sign({
    type: 'statement.made',
    body: { organ: 'harbour-council' },
    documents: [document],
    seen: { size, root },
  })
  const response = await fetch(`${server!.address}/${ORG}/acts`, { method: 'POST', body: posted(submission) })
  return { status: response.status, body: (await response.json()) as { position: number } }
}

before(async () => {
  mkdirSync(at('charter'))
  cpSync(folderOf(ORG), at('charter'), { recursive: true })
  const seats = []
  for (const name of NAMES) {
    const made = await ok([
      'witness',
      '--new-key',
      '--name',
      `example.org/${name}`,
      '--key',
      at(`${name}.json`),
      '--json',
    ])
    const { public: key } = JSON.parse(made) as { public: string }
    seats.push(
      `    - { name: example.org/${name}, key: "${key}", party: ${name.toUpperCase()}, from: 2001-01-01 }\n`,
    )
  }
  const section = `witnesses:\n  quorum: 2\n  clause: "Harbour Convention, Art. 14"\n  source: convention\n  of:\n${seats.join('')}`
  writeFileSync(at('charter', 'charter.yaml'), `${charterText(ORG)}${section}`)
  const made = await ok(['init', RECORD, '--charter', at('charter'), '--json'])
  origin = (JSON.parse(made) as { origin: string }).origin
  // What each witness has to know of the log, and the log's server of them.
  await ok(['export', ORG, '--data', DATA, '--format', 'tiles', '--out', at('first')])
  const urls: string[] = []
  for (const name of NAMES) {
    const words = [
      '--name',
      `example.org/${name}`,
      '--key',
      at(`${name}.json`),
      '--state',
      at(`${name}-state`),
    ]
    const one = await startWitness([...words, '--logs', at('first', 'policy')])
    witnesses.push(one)
    urls.push(one.address)
  }
  const policy = readFileSync(at('first', 'policy'), 'utf8')
  const addressed = policy
    .split('\n')
    .filter((line) => line.startsWith('witness '))
    .map((line, index) => `${line} ${urls[index]}\n`)
  writeFileSync(at('witnesses'), `${addressed.join('')}quorum none\n`)
  if (capability('go').present) {
    const env = { GO111MODULE: 'off', GOPATH: '/usr/share/gocode', GOCACHE: at('gocache'), GOFLAGS: '' }
    const built = await runs(pathTo('go'), ['build', '-o', CHECKLOG, join(ROOT, 'tests/go/checklog.go')], env)
    assert.equal(built.code, 0, built.out)
  }
})

test.after(async () => {
  for (const one of [server, ...witnesses]) await one?.stop('SIGKILL').catch(() => undefined)
})

test('a key of a witness is made once, readable by its owner only, and never overwritten', async () => {
  const file = at('ansa.json')
  assert.equal(statSync(file).mode & 0o777, 0o600)
  const bytes = readFileSync(file)
  const again = await chancery(['witness', '--new-key', '--name', 'example.org/ansa', '--key', file])
  assert.equal(again.code, 7)
  assert.deepEqual(readFileSync(file), bytes)
})

test('before its witnesses have seen it, a record of a charter that asks for them does not hold', async () => {
  const { code, out } = await chancery(['verify', DATA, '--json'])
  assert.equal(code, 6)
  const { witnesses: count, faults } = JSON.parse(out) as { witnesses: number; faults: readonly object[] }
  assert.deepEqual([count, faults], [0, [{ code: 'witnesses-short', found: '0 of 2' }]])
})

test('the server has each act cosigned by all, and the record then holds with its witnesses', async () => {
  const { address } = await serve()
  assert.equal((await act('one')).status, 201)
  await until(
    () => textAt(`${address}/${ORG}/log/checkpoint`),
    (text) => text.split('\n')[1] === '3' && linesOf(text).length === 3,
  )
  await ok(['export', ORG, '--data', DATA, '--format', 'record', '--out', at('first.chancery')])
  for (const statement of ['two', 'three']) assert.equal((await act(statement)).status, 201)
  const checkpoint = await until(
    () => textAt(`${address}/${ORG}/log/checkpoint`),
    (text) => text.split('\n')[1] === '5' && linesOf(text).length === 3,
  )
  assert.deepEqual(
    linesOf(checkpoint).map((line) => line.split(' ')[1]),
    [origin, 'example.org/ansa', 'example.org/briso'],
  )
  const remote = JSON.parse(await ok(['verify', `${address}/${ORG}`, '--json'])) as {
    acts: number
    witnesses: number
  }
  assert.deepEqual([remote.acts, remote.witnesses], [5, 2])
  const local = JSON.parse(await ok(['verify', DATA, '--json'])) as { witnesses: number }
  assert.equal(local.witnesses, 2)
  assert.match(
    await textAt(`${address}/metrics`),
    /chancery_witnessed_entries\{[^}]*witness="example.org\/ansa"\} 5/,
  )
})

test('what the witnesses signed goes with the record: through its file, into a copy, and out of it again', async () => {
  const file = at('cosigned.chancery')
  await ok(['export', ORG, '--data', DATA, '--format', 'record', '--out', file])
  const count = async (words: readonly string[]): Promise<number> =>
    (JSON.parse(await ok(['verify', ...words, '--json'])) as { witnesses: number }).witnesses
  assert.equal(await count([file]), 2)
  await ok(['restore', file, '--into', at('restored', ORG)])
  assert.equal(await count([at('restored', ORG)]), 2)
  await ok(['import', 'record', file, '--data', at('imported')])
  assert.equal(await count([ORG, '--data', at('imported')]), 2)
  await ok(['export', ORG, '--data', at('imported'), '--format', 'record', '--out', at('again.chancery')])
  await ok(['backup', at('restored', ORG), '--out', at('backup.chancery')])
  for (const copy of ['again.chancery', 'backup.chancery'])
    assert.deepEqual(readFileSync(at(copy)), readFileSync(file))
  // Where a later head is shown already, it stays: only its own head had those witnesses.
  const shown = readdirSync(at('data', 'checkpoints'))[0]!
  const note = readFileSync(at('data', 'checkpoints', shown, 'published'))
  await ok(['restore', at('first.chancery'), '--into', at('data', 'older')])
  assert.deepEqual(readFileSync(at('data', 'checkpoints', shown, 'published')), note)
  rmSync(at('data', 'older'), { recursive: true })
})

test('tiles and bundles never change and say so; the checkpoint does, and says so', async () => {
  const { address } = server!
  for (const [path, cache, status] of [
    ['tile/0/000.p/5', /max-age=31536000, immutable/, 200],
    ['tile/entries/000.p/5', /max-age=31536000, immutable/, 200],
    ['checkpoint', /no-cache/, 200],
    ['policy', /no-cache/, 200],
    ['tile/0/000', undefined, 404],
    ['tile/0/000.p/6', undefined, 404],
    ['tile/1/000.p/1', undefined, 404],
    ['tile/0/0', undefined, 404],
  ] as const) {
    const response = await fetch(`${address}/${ORG}/log/${path}`)
    assert.equal(response.status, status, path)
    if (cache) assert.match(response.headers.get('cache-control') ?? '', cache, path)
    await response.arrayBuffer()
  }
})

test('a proof that an author took home holds without the record, and for no other entry', async () => {
  const { address } = server!
  await ok(['export', ORG, '--data', DATA, '--format', 'tiles', '--out', at('tiles')])
  const file = at('four.tlog-proof')
  await ok(['proof', ORG, '4', '--data', DATA, '--out', file])
  assert.equal(await textAt(`${address}/${ORG}/log/proof/4`), readFileSync(file, 'utf8'))
  const nowhere = ['--data', at('nowhere')]
  const policy = ['--policy', at('tiles', 'policy')]
  const found = JSON.parse(await ok(['proof', 'verify', file, ...policy, ...nowhere, '--json'])) as object
  assert.deepEqual(
    { ...found, leaf: '' },
    { ok: true, origin, index: 4, size: 5, leaf: '', witnesses: ['example.org/ansa', 'example.org/briso'] },
  )
  assert.match(
    await ok(['proof', 'verify', file, '--data', DATA]),
    /^The proof holds: entry 4 .* Witnesses: 2\.\n$/,
  )
  assert.equal((await chancery(['proof', 'verify', file, ...nowhere])).code, 2)
  assert.equal((await chancery(['proof', ORG, '5', '--data', DATA])).code, 3)
  const text = readFileSync(file, 'utf8')
  const extra = /^extra (.*)$/m.exec(text)![1]!
  const entry = Buffer.from(extra, 'base64')
  entry[10]! ^= 1
  const damaged: readonly (readonly [string, string, string])[] = [
    ['another entry', text.replace(extra, entry.toString('base64')), 'not-included'],
    ['another index', text.replace('index 4', 'index 3'), 'not-included'],
    ['no entry', text.replace(/^extra .*\n/m, ''), 'no-entry'],
    ['another size', text.replace('\n5\n', '\n6\n'), 'log-signature-wrong'],
    ['a witness less', text.replace(/\n\u2014 example.org\/briso .*\n/, '\n'), 'witnesses-short'],
  ]
  for (const [what, changed, code] of damaged) {
    writeFileSync(at('damaged.tlog-proof'), changed)
    const ended = await chancery([
      'proof',
      'verify',
      at('damaged.tlog-proof'),
      ...policy,
      ...nowhere,
      '--json',
    ])
    assert.equal(ended.code, 6, what)
    assert.equal((JSON.parse(ended.out) as { code: string }).code, code, what)
  }
})

test(
  'an independent program in Go reads the log over HTTP and from a folder, and the proof, and all of it holds',
  needs('go'),
  async () => {
    const proof = at('four.tlog-proof')
    const says = { code: 0, out: 'holds: 5 entries, 1 tiles, 2 witnesses, 1 proofs\n' }
    assert.deepEqual(await checklog(`${server!.address}/${ORG}/log`, proof), says)
    assert.deepEqual(await checklog(at('tiles'), proof), says)
  },
)

test(
  'the program in Go finds a flipped bit in every file of the log, and in the proof',
  needs('go'),
  async () => {
    const files = readdirSync(at('tiles'), { recursive: true, encoding: 'utf8' }).filter(
      (name) => name !== 'policy' && statSync(at('tiles', name)).isFile(),
    )
    assert.deepEqual(files.toSorted(), ['checkpoint', 'tile/0/000.p/5', 'tile/entries/000.p/5'])
    let flips = 0
    const flipped = async (file: string, check: () => Promise<Ended>): Promise<void> => {
      const bytes = readFileSync(file)
      // In the part that is signed, and at places all over the rest.
      for (const share of [0.02, 0.3, 0.5, 0.77, 0.9]) {
        const place = Math.floor(bytes.length * share)
        const damaged = Buffer.from(bytes)
        damaged[place]! ^= 1
        writeFileSync(file, damaged)
        const { code, out } = await check()
        assert.equal(code, 1, `${file}, byte ${place}: ${out}`)
        assert.match(out, /^does not hold: /)
        flips++
      }
      writeFileSync(file, bytes)
    }
    for (const name of files) await flipped(at('tiles', name), () => checklog(at('tiles')))
    const proof = at('four.tlog-proof')
    await flipped(proof, () => checklog(at('tiles'), proof))
    assert.equal(flips, 20)
    assert.equal((await checklog(at('tiles'), proof)).code, 0)
  },
)

test('while a witness is away, the checkpoint shown is the last that has the quorum; it catches up when the witness is back', async () => {
  const { address } = server!
  const [, second] = witnesses
  const port = new URL(second!.address).port
  await second!.stop('SIGKILL')
  assert.equal((await act('four')).status, 201)
  await wait(700)
  const meanwhile = await textAt(`${address}/${ORG}/checkpoint`)
  assert.deepEqual([meanwhile.split('\n')[1], linesOf(meanwhile).length], ['5', 3])
  const held = JSON.parse(await ok(['verify', `${address}/${ORG}`, '--json'])) as { acts: number }
  assert.equal(held.acts, 5)
  const words = ['--name', 'example.org/briso', '--key', at('briso.json'), '--state', at('briso-state')]
  witnesses[1] = await startWitness([...words, '--logs', at('first', 'policy'), '--port', port])
  const after = await until(
    () => textAt(`${address}/${ORG}/checkpoint`),
    (text) => text.split('\n')[1] === '6',
  )
  assert.deepEqual([after.split('\n')[1], linesOf(after).length], ['6', 3])
})

test('an older copy that is put back is noticed by the checkpoint kept apart: the server only reads, and says why', async () => {
  await server!.stop('SIGTERM')
  cpSync(RECORD, at('backup'), { recursive: true })
  await serve()
  assert.equal((await act('five')).status, 201)
  await server!.stop('SIGTERM')
  rmSync(RECORD, { recursive: true })
  cpSync(at('backup'), RECORD, { recursive: true })
  const { address, talk } = await serve()
  assert.match(talk(), /has 6 entries, but a checkpoint of 7 was signed/)
  const ready = await fetch(`${address}/readyz`)
  assert.deepEqual([ready.status, (await ready.text()).endsWith('only.\n')], [503, true])
  const refused = await act('six')
  assert.deepEqual([refused.status, /for reading only/.test(refused.body.detail ?? '')], [503, true])
  assert.equal((await fetch(`${address}/${ORG}/`)).status, 200)
  await server!.stop('SIGTERM')
})

test('where that checkpoint was put back as well, a witness tells: it has a later one under the log’s own key', async () => {
  rmSync(join(DATA, 'checkpoints'), { recursive: true })
  const { address } = await serve()
  const ready = await until(
    async () => (await fetch(`${address}/readyz`)).text(),
    (text) => text !== 'ready\n',
  )
  assert.match(ready, /A witness holds a checkpoint of 7 entries, signed by this log; the record has 6/)
  assert.equal((await act('six')).status, 503)
})
