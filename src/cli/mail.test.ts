import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mailOption } from './mail.ts'
import { serve } from './serve.ts'
import { run, scratch } from '../../tests/support/command.ts'

const { folder, file } = scratch()
const WHOLE = 'host: smtp.league.example\nport: 465\nfrom: registry@league.example\n'
let next = 0

/** What the option gives of a file, or the code and the sentences with which it ends. */
async function read(text: string): Promise<{ code: number; said: string; found: unknown }> {
  const path = file(`mail-${next++}.yaml`, text)
  let found: unknown
  const { code, said } = await run(
    (io) => {
      found = mailOption(io, { mail: path })
      return 0
    },
    [],
    { data: folder },
  )
  return { code, said, found }
}

test('a file says where letters go out and from which address; TLS and the time limit stand by themselves', async () => {
  const { code, found } = await read(WHOLE)
  assert.equal(code, 0)
  assert.deepEqual(found, {
    host: 'smtp.league.example',
    port: 465,
    tls: 'implicit',
    from: 'registry@league.example',
    timeout: 60,
  })
})

test('the password is the first line of a file beside it, and in no file of options', async () => {
  file('secret', 'open sesame\nnot this\n')
  const { found } = await read(`${WHOLE}user: registry\nsecret: secret\n`)
  assert.equal((found as { secret: string }).secret, 'open sesame')
  const { code, said } = await read(`${WHOLE}password: open sesame\n`)
  assert.equal(code, 2)
  assert.match(said, /password/)
})

test('every fault of it is said at once, with its line', async () => {
  const { code, said } = await read('host: "smtp league"\nport: 99999\ntls: maybe\nfrom: registry\n')
  assert.equal(code, 2)
  for (const line of [':1 ', ':2 ', ':3 ', ':4 ']) assert.ok(said.includes(line), `${line}\n${said}`)
})

test('nothing goes without TLS to another machine, and no user without a secret', async () => {
  const { code, said } = await read(`${WHOLE}tls: none\nuser: registry\n`)
  assert.equal(code, 2)
  assert.ok(said.includes('/tls') && said.includes('/user'), said)
  assert.equal((await read(WHOLE.replace('smtp.league.example', '127.0.0.1') + 'tls: none\n')).code, 0)
})

test('letters lead to pages, so that a server that sends them knows where its pages are', async () => {
  const path = file('whole.yaml', WHOLE)
  const { code, said } = await run(serve, ['--mail', path], { data: folder })
  assert.equal(code, 2)
  assert.match(said, /--base/)
})
