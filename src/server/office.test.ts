import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Holder } from '../desk/seat.ts'
import type { Instant } from '../core/time.ts'
import { memoryPrivate } from '../store/private.ts'
import { BY_ITSELF, officeOf } from './office.ts'
import { IDLE, sessions } from './sessions.ts'
import { scratch } from '../../tests/support/command.ts'
import { running } from '../../tests/support/running.ts'
import { instantOf } from '../core/time.ts'

const BEGAN = Date.parse('2026-03-02T09:00:00Z') / 1000
const one = await running(scratch().folder, 'office', 'harbour-league', instantOf(BEGAN))
after(() => one.kept.close())

test('a page that asks by itself does not keep a session from ending; whoever asks does', async () => {
  let now: Instant = instantOf(BEGAN)
  const tables = memoryPrivate()
  const office = officeOf({ records: new Map([[one.kept.code, one.kept]]), tables, now: () => now })
  const actor = { party: 'ANSA' } as Holder
  const token = await sessions(tables, () => now).open({ org: one.kept.code, actor, demonstration: false })
  const who = async (headers: Readonly<Record<string, string>>): Promise<boolean> => {
    const cookie = `chancery-${one.kept.code}=${token}`
    const request = new Request(`http://127.0.0.1/${one.kept.code}/desk`, { headers: { cookie, ...headers } })
    return (await office.who(request, one.kept.code)) !== undefined
  }
  now = instantOf(BEGAN + IDLE - 300)
  assert.equal(await who({}), true)
  now = instantOf(BEGAN + 2 * IDLE - 600)
  assert.equal(await who({ [BY_ITSELF]: '1' }), true)
  now = instantOf(BEGAN + 2 * IDLE)
  assert.equal(await who({}), false)
})
