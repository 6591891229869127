import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Instant } from '../core/time.ts'
import { after } from '../desk/token.ts'
import { addressOf, limit } from './limits.ts'

test('a name has so many tries within the time, and as many again after it; another name has its own', () => {
  let now = '2026-03-02T10:00:00Z' as Instant
  const tries = limit(3, 60, () => now)
  const taken = (name: string, times: number): readonly boolean[] =>
    Array.from({ length: times }, () => tries.take(name))
  assert.deepEqual(taken('a', 5), [true, true, true, false, false])
  assert.deepEqual(taken('b', 1), [true])
  now = after(now, 59)
  assert.deepEqual(taken('a', 1), [false])
  now = after(now, 1)
  assert.deepEqual(taken('a', 4), [true, true, true, false])
  // A clock that goes back stops nobody for longer than the time.
  now = after(now, -3600)
  assert.deepEqual(taken('a', 1), [true])
})

test('more names than are kept push out the oldest, and no others', () => {
  const tries = limit(1, 60, () => '2026-03-02T10:00:00Z' as Instant)
  for (let name = 0; name <= 10_000; name += 1) tries.take(`${name}`)
  assert.equal(tries.take('0'), true)
  assert.equal(tries.take('10000'), false)
})

test('where a request comes from is the connection, or what a proxy on this machine saw; of IPv6 the network', () => {
  const from = (remoteAddress: string | undefined, forwarded?: string): string =>
    addressOf(
      { incoming: { socket: { remoteAddress } } },
      new Request('http://localhost/', {
        headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
      }),
    )
  assert.equal(from('192.0.2.7'), '192.0.2.7')
  assert.equal(from('::ffff:192.0.2.7'), '192.0.2.7')
  assert.equal(from('192.0.2.7', '198.51.100.1'), '192.0.2.7')
  for (const own of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
    assert.equal(from(own, '203.0.113.5, 198.51.100.1'), '198.51.100.1')
  assert.equal(from('127.0.0.1'), '127.0.0.1')
  assert.equal(from('127.0.0.1', ' '), '127.0.0.1')
  assert.equal(from('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2')
  assert.equal(from('2001:db8:1:2::9'), '2001:db8:1:2')
  assert.equal(from('2001:db8::1'), '2001:db8:0:0')
  assert.equal(from('2001:0db8:0001:0002::'), '2001:db8:1:2')
  assert.equal(from(undefined), '')
})
