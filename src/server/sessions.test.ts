import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { KeyId, OfficeId, PartyId } from '../core/ids.ts'
import type { Instant } from '../core/time.ts'
import { memoryPrivate } from '../store/private.ts'
import { cookieName, cookieOf, deskPath, sameOrigin, tokenOf } from './same-origin.ts'
import { after, hashed } from '../desk/token.ts'
import { IDLE, LONGEST, sessions, type Opening } from './sessions.ts'
import { standsFor } from './signed-in.ts'

const BEGAN = '2026-03-02T10:00:00Z' as Instant
const ORG = 'lake-commission'
const OPENING: Opening = {
  org: ORG,
  actor: { party: 'AARE' as PartyId },
  person: 'p-1',
  demonstration: false,
}

function begun(): {
  all: ReturnType<typeof sessions>
  tables: ReturnType<typeof memoryPrivate>
  wait: (more: number) => void
} {
  let now = BEGAN
  const tables = memoryPrivate()
  return { all: sessions(tables, () => now), tables, wait: (more) => void (now = after(now, more)) }
}

test('a session is read by its token, at its organisation alone, and the tables hold no token', async () => {
  const { all, tables } = begun()
  const token = await all.open(OPENING)
  assert.match(token, /^[A-Za-z0-9_-]{43}$/)
  const session = await all.read(ORG, token)
  assert.deepEqual(session, {
    ...OPENING,
    id: hashed(token).slice(0, 32),
    opened: BEGAN,
    expires: after(BEGAN, IDLE),
  })
  assert.equal(await all.read('moor-council', token), undefined)
  for (const wrong of [undefined, '', 'x', `${token}x`, hashed(token), token.toLowerCase()])
    assert.equal(await all.read(ORG, wrong), undefined)
  assert.ok(!JSON.stringify(await tables.list('session')).includes(token))
})

test('an hour without use ends a session; use moves the end, and a look does not', async () => {
  const { all, wait } = begun()
  const token = await all.open(OPENING)
  wait(IDLE - 1)
  assert.equal((await all.look(ORG, token))?.expires, after(BEGAN, IDLE))
  assert.equal((await all.read(ORG, token))?.expires, after(BEGAN, 2 * IDLE - 1))
  wait(IDLE - 1)
  assert.ok(await all.look(ORG, token))
  wait(1)
  assert.equal(await all.look(ORG, token), undefined)
  assert.equal(await all.read(ORG, token), undefined)
})

test('twelve hours end a session that is used all the time', async () => {
  const { all, wait } = begun()
  const token = await all.open(OPENING)
  let used = 0
  for (; await all.read(ORG, token); used += 1800) wait(1800)
  assert.equal(used, LONGEST)
})

test('each sign-in is another session; ending one leaves the others', async () => {
  const { all, wait, tables } = begun()
  const [one, other] = [await all.open(OPENING), await all.open(OPENING)]
  assert.notEqual(one, other)
  const { id } = (await all.look(ORG, one))!
  await all.end(ORG, id)
  await all.end(ORG, '')
  await all.end(ORG, id.slice(0, 4))
  assert.equal(await all.look(ORG, one), undefined)
  assert.deepEqual(
    (await all.list(ORG)).map((session) => session.id),
    [hashed(other).slice(0, 32)],
  )
  await all.close(ORG, other)
  assert.deepEqual(await all.list(ORG), [])
  await all.open(OPENING)
  wait(IDLE)
  assert.deepEqual(await all.list(ORG), [])
  await all.sweep()
  assert.deepEqual(await tables.list('session'), [])
})

test('a session stands as long as its key is one of its holder', () => {
  const key = 'a'.repeat(32) as KeyId
  const holder = OPENING.actor
  const of = (more: object): Parameters<typeof standsFor>[0] => ({
    keys: new Map([[key, { key, public: '', holder, from: 3, ...more }]]),
  })
  const session = { ...OPENING, key, id: '', opened: BEGAN, expires: BEGAN }
  const office = { office: 'secretariat' as OfficeId }
  assert.equal(standsFor(of({}), session), true)
  assert.equal(standsFor(of({ until: 9 }), session), false)
  assert.equal(standsFor(of({ holder: office }), session), false)
  assert.equal(standsFor({ keys: new Map() }, session), false)
  assert.equal(standsFor({ keys: new Map() }, { ...OPENING, id: '', opened: BEGAN, expires: BEGAN }), true)
})

test('what changes something comes from a page of this site: Origin says so, and nothing says otherwise', () => {
  const asked = (method: string, headers: Record<string, string>): Request =>
    new Request('http://localhost:8080/x/sign-in', { method, headers })
  const own = { origin: 'http://localhost:8080' }
  assert.equal(sameOrigin(asked('GET', {})), true)
  assert.equal(sameOrigin(asked('POST', own)), true)
  assert.equal(sameOrigin(asked('POST', { ...own, 'sec-fetch-site': 'same-origin' })), true)
  for (const headers of [
    {},
    { 'sec-fetch-site': 'same-origin' },
    { origin: 'null' },
    { origin: 'https://evil.example' },
    { origin: 'http://localhost:8081' },
    { origin: 'https://localhost:8080' },
    { ...own, 'sec-fetch-site': 'same-site' },
    { ...own, 'sec-fetch-site': 'cross-site' },
    { ...own, 'sec-fetch-site': 'none' },
  ])
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      assert.equal(
        sameOrigin(asked(method, headers as Record<string, string>)),
        false,
        JSON.stringify(headers),
      )
  assert.equal(sameOrigin(asked('POST', own), 'https://desk.example.org/records'), false)
  assert.equal(
    sameOrigin(asked('POST', { origin: 'https://desk.example.org' }), 'https://desk.example.org/records'),
    true,
  )
})

test('with TLS the cookie is of this host alone; two of its name are none', () => {
  const [tls, plain] = ['https://desk.example.org', 'http://localhost:8080']
  assert.equal(cookieOf(ORG, tls, 't'), `__Host-chancery-${ORG}=t; Path=/; HttpOnly; SameSite=Lax; Secure`)
  assert.equal(cookieOf(ORG, plain, undefined), `chancery-${ORG}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`)
  const held = (cookie: string, origin = plain): string | undefined =>
    tokenOf(new Request(plain, { headers: { cookie } }), ORG, origin)
  const name = cookieName(ORG, plain)
  assert.equal(held(`a=b; ${name}=t; c=d`), 't')
  assert.equal(held(`${name}=t; ${name}=u`), undefined)
  assert.equal(held(`x${name}=t`), undefined)
  assert.equal(held(`${name}=t`, tls), undefined)
})

test('after signing in a person comes to the page of the desk that they wanted, and to no other place', () => {
  for (const path of [`/${ORG}/desk/questions/LC%2F2026%2F1`, `/${ORG}/desk/delegation`])
    assert.equal(deskPath(ORG, path), path)
  for (const path of [
    undefined,
    '',
    '/',
    '//evil.example',
    'https://evil.example',
    `/${ORG}/desk`,
    `/${ORG}/desk//evil.example`,
    `/${ORG}/desk/../../evil`,
    `/${ORG}/desk/./x`,
    `/${ORG}/desk/%2E%2e/evil`,
    `/${ORG}/desk/x?y`,
    `/${ORG}/desk/x#y`,
    `/${ORG}/desk/x\\y`,
    `/${ORG}/desk/x y`,
    `/${ORG}/deskother`,
    '/moor-council/desk/delegation',
    `/${ORG}/desk/${'x'.repeat(400)}`,
  ])
    assert.equal(deskPath(ORG, path), `/${ORG}/desk`, path)
})
