/** The command as a program: one value on standard output, talk on standard error, the codes of the contract. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { scratch } from '../support/command.ts'
import { folderOf } from '../support/organisations.ts'
import { afterwards, chancery } from '../support/server.ts'

const { folder, file } = scratch()
const data = ['--data', join(folder, 'data')]

/** Standard output is one JSON value on one line. */
function value(out: string): Record<string, unknown> {
  assert.equal(out.indexOf('\n'), out.length - 1, out)
  return JSON.parse(out) as Record<string, unknown>
}

test('with --json standard output is one value, whatever is said beside it', async () => {
  const first = await chancery(['members', 'csto', '--on', '2005-06-01', '--at', '5', '--json', ...data])
  assert.equal(first.code, 0)
  assert.match(first.said, /built the example record csto/)
  assert.equal(value(first.out)['organisation'], 'csto')
  const positions = file('positions.json', '{"positions":{"ARM":"yes"}}')
  const decided = await chancery([
    'decide',
    'csto',
    '--on',
    '2022-01-10',
    '--positions',
    positions,
    '--json',
    ...data,
  ])
  assert.deepEqual([decided.code, value(decided.out)['outcome'], decided.said], [0, 'not-adopted', ''])
  const verified = await chancery(['verify', 'csto', '--json', ...data])
  assert.deepEqual([verified.code, value(verified.out)['ok']], [0, true])
  const made = await chancery([
    'init',
    join(folder, 'made'),
    '--charter',
    folderOf('alpine-compact'),
    '--json',
  ])
  assert.deepEqual([made.code, value(made.out)['organisation']], [0, 'alpine-compact'])
})

test('positions, batches and acts may come on standard input', async () => {
  const ballots = '{"positions":{"ARM":"yes"}}'
  const one = await chancery(
    ['decide', 'csto', '--on', '2022-01-10', '--positions', '-', '--json', ...data],
    { input: ballots },
  )
  assert.deepEqual([one.code, value(one.out)['outcome']], [0, 'not-adopted'])
  const line = '{"id":1,"org":"csto","on":"2022-01-10","positions":{"ARM":"yes"}}\n'
  const batch = await chancery(['decide', '--batch', '-', '--json', ...data], { input: line + 'x\n' + line })
  assert.equal(batch.code, 2)
  assert.deepEqual(
    batch.out
      .trim()
      .split('\n')
      .map((answer) => 'fault' in (JSON.parse(answer) as object)),
    [false, true, false],
  )
  const roll = 'decision,date,organ,matter,party,position\nD,2022-02-25,,,RUS,no\n'
  const read = await chancery(['rollcall', 'un-security-council', '-', '--json', ...data], { input: roll })
  assert.deepEqual([read.code, value(read.out)['rows']], [0, 1])
})

test('every code of the contract comes out of the program', async () => {
  const damaged = file('damaged.chancery', 'not a record')
  const act = file('act.json', '{"type":"question.put","by":"ARM","body":{}}')
  for (const [code, ...words] of [
    [0, '--help'],
    [0, 'help'],
    [0, 'members', 'csto', '--on', '2005-06-01'],
    [2],
    [2, 'nowhere'],
    [2, 'members', 'csto', '--on', 'yesterday'],
    [2, 'members', 'csto', '--more'],
    [2, 'verify', join(folder, 'nowhere')],
    [2, 'decide', '--batch', join(folder, 'nowhere')],
    [3, 'members', 'nowhere'],
    [3, 'serve', '--port', '0', '--data', join(folder, 'nowhere')],
    [5, 'rule', 'csto', '--act', act],
    [6, 'verify', damaged],
    [7, 'init', join(folder, 'made'), '--charter', folderOf('alpine-compact')],
    [8, 'verify', 'http://127.0.0.1:1/nobody'],
  ] as const) {
    const { code: ended, said } = await chancery([
      ...words,
      ...(words.includes('--data' as never) ? [] : data),
    ])
    assert.equal(ended, code, `${words.join(' ')}: ${said}`)
    assert.doesNotMatch(said, /\n\s+at /, words.join(' '))
  }
})

test('what is answered depends neither on the zone nor on the language of the machine', async () => {
  const act = file(
    'no-moment.json',
    '{"type":"question.put","by":"SVN","body":{"question":"Q/1","organ":"council","matter":"procedural"}}',
  )
  const positions = file('on-the-day.json', '{"positions":{"FRA":"yes","RUS":"no"}}')
  const asked = [
    ['members', 'un-security-council', '--on', '2026-01-01', '--json', ...data],
    ['decide', 'un-security-council', '--on', '2022-02-25', '--positions', positions, '--explain', ...data],
    ['rule', 'un-security-council', '--act', act, '--on', '2025-01-01', '--json', ...data],
  ]
  const places = [
    { TZ: 'UTC', LANG: 'C' },
    { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  ]
  for (const words of asked) {
    const answers = await Promise.all(
      places.map((env) => chancery(words, { env: { ...process.env, ...env } })),
    )
    for (const answer of answers)
      assert.deepEqual([answer.code, answer.out], [answers[0]!.code, answers[0]!.out])
    assert.notEqual(answers[0]!.out, '')
  }
})

test('a command with the name of a property that every object has is unknown like any other', async () => {
  for (const name of ['constructor', 'toString', '__proto__', 'decider']) {
    const { code, out, said } = await chancery([name])
    assert.deepEqual([code, out], [2, ''], name)
    assert.match(said, /^chancery members ORG/)
  }
})

test('a reader that has had enough is no error', async () => {
  const { spawn } = await import('node:child_process')
  const bin = join(import.meta.dirname, '../../bin/chancery.mjs')
  const child = spawn(process.execPath, [bin, 'members', 'un-security-council', '--all', ...data], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (piece: Buffer) => (said += piece.toString()))
  child.stdout.destroy()
  const code = await new Promise((resolve) =>
    child.once('close', (ended) => afterwards(() => resolve(ended))),
  )
  assert.deepEqual([code, said.includes('EPIPE')], [0, false])
})

test('init in a folder of a charter founds its record there, and twice is a conflict', async () => {
  const place = join(folder, 'twice')
  const words = ['init', place, '--charter', join(folderOf('harbour-league'), 'charter.yaml'), '--json']
  const first = await chancery(words)
  assert.equal(first.code, 0, first.said)
  const keys = readFileSync(join(place, 'keys.json'))
  assert.equal((await chancery(words)).code, 7)
  assert.deepEqual(readFileSync(join(place, 'keys.json')), keys)
  assert.equal((await chancery(['verify', place])).code, 0)
})
