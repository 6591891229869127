/** What `npm start` does on a new machine: the example organisations, an address, pages; and the same again the next time. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { readdirSync, statSync } from 'node:fs'
import { test } from 'node:test'
import { findStored } from '../../src/store/stored.ts'
import { scratch } from '../support/command.ts'
import { shipped } from '../support/records.ts'
import { startServer } from '../support/server.ts'

const data = join(scratch().folder, 'data')

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
  assert.deepEqual(readdirSync(data).toSorted(), shipped())
})

test('the next start finds them as they are: the same roots, and keys that only their owner may read', async () => {
  const roots = (): readonly (string | undefined)[] =>
    shipped().map((name) => findStored(join(data, name)).head?.root)
  const before = roots()
  const server = await startServer(['--examples', '--data', data])
  assert.doesNotMatch(server.talk(), /built/)
  assert.deepEqual(await server.stop('SIGTERM'), { code: 0, signal: null })
  assert.deepEqual(roots(), before)
  if (process.platform !== 'win32')
    for (const name of shipped()) assert.equal(statSync(join(data, name, 'keys.json')).mode & 0o777, 0o600)
})
