/** What `npm start` does on a new machine: the example organisations, an address, pages; and the same again the next time. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { readdirSync, statSync } from 'node:fs'
import { test } from 'node:test'
import { findStored } from '../../src/store/stored.ts'
import { scratch } from '../support/command.ts'
import { charterOf } from '../support/organisations.ts'
import { shipped } from '../support/records.ts'
import { startServer } from '../support/server.ts'

const data = join(scratch().folder, 'data')
const examples = shipped().filter((name) => !charterOf(name).demonstration)

test('the first start builds every example, says its address and shows them', async () => {
  const server = await startServer(['--examples', '--data', data])
  assert.match(server.talk(), /http:\/\/localhost:\d+\//)
  for (const name of shipped()) {
    assert.ok(server.talk().includes(name), name)
    const page = await fetch(`${server.address}/${name}/`)
    assert.equal(page.status, 200, name)
    assert.match(page.headers.get('content-type') ?? '', /text\/html/)
    assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'self'/)
    assert.equal(page.headers.get('set-cookie'), null)
  }
  assert.equal((await fetch(`${server.address}/`)).status, 200)
  assert.equal((await fetch(`${server.address}/nowhere/`)).status, 404)
  assert.deepEqual(await server.stop('SIGTERM'), { code: 0, signal: null })
  assert.deepEqual(
    readdirSync(data)
      .filter((name) => !name.startsWith('private.db'))
      .toSorted(),
    shipped(),
  )
})

test('the next start finds them as they are: the same roots, and keys that only their owner may read', async () => {
  const roots = (): readonly (string | undefined)[] =>
    examples.map((name) => findStored(join(data, name)).head?.root)
  const before = roots()
  const server = await startServer(['--examples', '--data', data])
  assert.deepEqual(
    examples.filter((name) => server.talk().includes(`built the example record ${name}`)),
    [],
  )
  assert.deepEqual(await server.stop('SIGTERM'), { code: 0, signal: null })
  assert.deepEqual(roots(), before)
  if (process.platform !== 'win32')
    for (const name of shipped()) assert.equal(statSync(join(data, name, 'keys.json')).mode & 0o777, 0o600)
})

test('the demonstration is made anew at each start, and with --keep it is that of the last one', async () => {
  const [name] = shipped().filter((one) => charterOf(one).demonstration)
  assert.ok(name)
  const genesis = (): Uint8Array | undefined => findStored(join(data, name)).entries[0]
  const first = genesis()
  const server = await startServer(['--examples', '--data', data])
  assert.match(server.talk(), new RegExp(`demonstration ${name}`))
  assert.deepEqual(await server.stop('SIGTERM'), { code: 0, signal: null })
  const second = genesis()
  assert.notDeepEqual(second, first)
  const keeping = await startServer(['--examples', '--keep', '--data', data])
  assert.deepEqual(await keeping.stop('SIGTERM'), { code: 0, signal: null })
  assert.deepEqual(genesis(), second)
})
