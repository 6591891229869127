/** Attempts to get in: with what was signed before, elsewhere or for somebody else, from another site, with a guess, with what is over. */
import * as fc from 'fast-check'
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { accesses } from '../../src/desk/access-log.ts'
import { invitations, OPENS } from '../../src/desk/invitations.ts'
import { people } from '../../src/desk/people.ts'
import { ANSWERED_WITHIN } from '../../src/server/challenges.ts'
import { app } from '../../src/server/app.ts'
import { IDLE } from '../../src/server/sessions.ts'
import { openDatabase } from '../../src/store/postgres.ts'
import { authenticator, type Authenticator } from '../support/authenticator.ts'
import { assertion, registration } from '../support/browser-passkey.ts'
import { needs } from '../support/capability.ts'
import { scratch } from '../support/command.ts'
import { startPostgres } from '../support/postgres.ts'
import { actorFor } from '../support/records.ts'
import { browser, hosted, SITE, type Browser } from '../support/sign-in.ts'

const [ORG, OTHER] = ['lake-commission', 'harbour-league'] as const
const RP = 'desk.example.org'
const { folder } = scratch()
const [lake, harbour] = await hosted(folder, [ORG, OTHER])
const { server, tables, now, wait, enrol, perform, kept } = lake!
after(async () => {
  await kept.close()
  await harbour!.kept.close()
})

const AARE = actorFor('AARE') as never
const COOKIE = `__Host-chancery-${ORG}`

/** A passkey of Aare that is on the record. */
async function enrolled(person?: string): Promise<Authenticator> {
  const passkey = authenticator('es256', RP)
  await enrol(passkey, 'AARE', person)
  return passkey
}

async function challenge(by: Browser, org = ORG): Promise<string> {
  const reply = await by.ask(`/${org}/sign-in/options`, { json: {} })
  return ((await reply.json()) as { options: { challenge: string } }).options.challenge
}

async function answer(by: Browser, response: object, org: string = ORG): Promise<number> {
  return (await by.ask(`/${org}/sign-in/answer`, { json: { response } })).status
}

async function isIn(by: Browser, org: string = ORG): Promise<boolean> {
  return (await by.ask(`/${org}/sign-in/session`)).status === 200
}

test('an assertion signs in once: sent again, its challenge is gone', async () => {
  const passkey = await enrolled()
  const [own, thief] = [browser(server), browser(server)]
  const response = assertion(passkey, await challenge(own), SITE)
  assert.equal(await answer(own, response), 200)
  assert.equal(await answer(thief, response), 403)
  assert.equal(await answer(own, response), 403)
  assert.equal(await isIn(thief), false)
})

test('of two that bring one challenge at the same time, at most one is let in', async () => {
  const passkey = await enrolled()
  const tries = Array.from({ length: 4 }, () => browser(server))
  const asked = await challenge(tries[0]!)
  const response = assertion(passkey, asked, SITE)
  const all = await Promise.all(tries.map(async (by) => answer(by, response)))
  assert.deepEqual(
    all.toSorted((a, b) => a - b),
    [200, 403, 403, 403],
  )
})

test('a challenge that was never given, was given for a registration, at another organisation, or too long ago is none', async () => {
  const passkey = await enrolled()
  const own = browser(server)
  assert.equal(await answer(own, assertion(passkey, 'A'.repeat(43), SITE)), 403)
  assert.equal(await answer(own, assertion(passkey, await challenge(own, OTHER as never), SITE)), 403)
  const old = await challenge(own)
  wait(ANSWERED_WITHIN)
  assert.equal(await answer(own, assertion(passkey, old, SITE)), 403)
  const member = await people(tables, ORG).add({ holder: AARE, name: 'A', role: 'member' }, now())
  const token = await invitations(tables, ORG, now).make(member)
  const reply = await own.ask(`/${ORG}/sign-in/register/options`, { json: { token } })
  const { options } = (await reply.json()) as { options: { challenge: string } }
  assert.equal(await answer(own, assertion(passkey, options.challenge, SITE)), 403)
  const reused = registration(authenticator('es256', RP), await challenge(own), SITE)
  assert.equal(
    (await own.ask(`/${ORG}/sign-in/register/answer`, { json: { token, response: reused } })).status,
    403,
  )
})

test('what was asked for by another site, in a frame, or for another relying party is refused', async () => {
  const passkey = await enrolled()
  const own = browser(server)
  for (const otherwise of [
    { origin: 'https://evil.example' },
    { origin: 'https://desk.example.org.evil.example' },
    { origin: 'http://desk.example.org' },
    { relyingParty: 'evil.example' },
    { relyingParty: 'example.org' },
    { type: 'webauthn.create' },
    { flags: 0x01 },
    { flags: 0x04 },
    { flags: 0x0d },
    {
      clientData: (honest: object) =>
        JSON.stringify({ ...honest, crossOrigin: true, topOrigin: 'https://evil.example' }),
    },
  ])
    assert.equal(await own.signIn(ORG, passkey, otherwise), 403, JSON.stringify(otherwise))
  wait(300)
  assert.equal(await own.signIn(ORG, passkey), 200)
})

test('another signature, another credential or a key that nobody enrolled signs nobody in, and the answer is the same', async () => {
  const [passkey, stranger, second] = [await enrolled(), authenticator('es256', RP), await enrolled()]
  const own = browser(server)
  const said = async (response: object): Promise<readonly [number, string]> => {
    const reply = await own.ask(`/${ORG}/sign-in/answer`, { json: { response } })
    return [reply.status, await reply.text()]
  }
  const unknown = await said(assertion(stranger, await challenge(own), SITE))
  const wrong = assertion(passkey, await challenge(own), SITE)
  const forged = {
    ...wrong,
    response: { ...wrong.response, signature: assertion(second, 'A'.repeat(43), SITE).response.signature },
  }
  const exchanged = assertion(second, await challenge(own), SITE)
  const { id } = assertion(passkey, 'A'.repeat(43), SITE)
  await perform({ by: 'secretariat', type: 'key.revoked', body: { key: second.key } })
  const answers = [
    await said(forged),
    await said({ ...exchanged, id, rawId: id }),
    await said(assertion(second, await challenge(own), SITE)),
  ]
  assert.equal(unknown[0], 403)
  for (const one of answers) assert.deepEqual(one, unknown)
})

test('an unknown passkey is checked as a known one is: its challenge is used up, and the whole of it is looked at', async () => {
  const [passkey, stranger] = [await enrolled(), authenticator('es256', RP)]
  const own = browser(server)
  const asked = await challenge(own)
  assert.equal(await answer(own, assertion(stranger, asked, SITE)), 403)
  assert.equal(await answer(own, assertion(passkey, asked, SITE)), 403)
})

test('a passkey whose count goes back or stands still is a copy: it signs nobody in, and its delegation is told', async () => {
  const passkey = await enrolled('p-counts')
  const own = browser(server)
  for (const [count, status] of [
    [0, 200],
    [0, 200],
    [5, 200],
    [6, 200],
    [6, 403],
    [2, 403],
    [0, 403],
    [7, 200],
  ] as const)
    assert.equal(await own.signIn(ORG, passkey, { count }), status, String(count))
  const told = (await accesses(tables, ORG, AARE)).filter(({ what }) => what === 'count-went-back')
  assert.deepEqual(
    told.map(({ person }) => person),
    ['p-counts', 'p-counts', 'p-counts'],
  )
})

test('a session is over when its key is revoked, on every page, and while it is used', async () => {
  const passkey = await enrolled()
  const own = browser(server)
  assert.equal(await own.signIn(ORG, passkey), 200)
  assert.equal((await own.ask(`/${ORG}/sign-in/devices`)).status, 200)
  await perform({ by: 'secretariat', type: 'key.revoked', body: { key: passkey.key } })
  for (const path of [`/${ORG}/sign-in/devices`, `/${ORG}/sign-in/devices?lang=ru`])
    assert.equal((await own.ask(path)).status, 303)
  const desk = await (await own.ask(`/${ORG}/desk/delegation`)).text()
  assert.ok(desk.includes('To act here you sign in') && !desk.includes('Keys on the record'))
  assert.equal(await own.signIn(ORG, passkey), 403)
})

test('a cookie of one organisation opens nothing at another, under either name', async () => {
  const own = browser(server)
  await own.signIn(ORG, await enrolled())
  const token = own.cookies.get(COOKIE)!
  const thief = browser(server)
  thief.cookies.set(`__Host-chancery-${OTHER}`, token)
  assert.equal(await isIn(thief, OTHER), false)
  thief.cookies.set(`chancery-${ORG}`, token)
  assert.equal(await isIn(thief), false)
  thief.cookies.set(COOKIE, token)
  assert.equal(await isIn(thief), true)
})

test('a session that was ended, signed out of, or left for an hour opens nothing to whoever kept its cookie', async () => {
  for (const end of ['out', 'hour'] as const) {
    const own = browser(server)
    await own.signIn(ORG, await enrolled())
    const thief = browser(server)
    thief.cookies.set(COOKIE, own.cookies.get(COOKIE)!)
    assert.equal(await isIn(thief), true)
    if (end === 'out') await own.ask(`/${ORG}/sign-in/out`, { form: {} })
    else wait(IDLE)
    assert.equal(await isIn(thief), false, end)
    assert.equal((await thief.ask(`/${ORG}/desk/delegation/invite`, { form: { name: 'X' } })).status, 303)
  }
})

test('a cookie that somebody set before is not the session afterwards: each sign-in makes its own', async () => {
  const passkey = await enrolled()
  const [attacker, victim] = [browser(server), browser(server)]
  await attacker.signIn(ORG, await enrolled())
  const planted = attacker.cookies.get(COOKIE)!
  victim.cookies.set(COOKIE, planted)
  assert.equal(await victim.signIn(ORG, passkey), 200)
  assert.notEqual(victim.cookies.get(COOKIE), planted)
  // The session that was planted ends: nobody goes on in it beside the victim.
  assert.equal(await isIn(attacker), false)
  const chosen = browser(server)
  chosen.cookies.set(COOKIE, 'A'.repeat(43))
  assert.equal(await chosen.signIn(ORG, passkey), 200)
  assert.notEqual(chosen.cookies.get(COOKIE), 'A'.repeat(43))
})

test('no page of another site changes anything: as a form, as JSON, as plain text, with any method', async () => {
  const own = browser(server)
  await own.signIn(ORG, await enrolled())
  const paths = [
    'sign-in/out',
    'sign-in/session',
    'sign-in/devices',
    'sign-in/options',
    'sign-in/answer',
    'sign-in/register/options',
    'sign-in/recovery/options',
    'desk/delegation/invite',
    'desk/delegation/enrol',
    'desk/seat',
    'desk/leave',
    'desk/circulate',
    'desk/drafts/x/sign',
  ]
  const strangers: readonly Readonly<Record<string, string>>[] = [
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    { origin: 'https://other.example.org', 'sec-fetch-site': 'same-site' },
    { origin: 'null', 'sec-fetch-site': 'cross-site' },
    { origin: '', 'sec-fetch-site': '' },
    { origin: SITE, 'sec-fetch-site': 'cross-site' },
  ]
  for (const path of paths)
    for (const headers of strangers)
      for (const sent of [
        { form: { name: 'X' } },
        { json: { name: 'X' } },
        { form: { name: 'X' }, headers: { 'content-type': 'text/plain' } },
        { json: {}, method: 'PUT' },
        { method: 'DELETE' },
      ]) {
        const reply = await own.ask(`/${ORG}/${path}`, {
          method: 'POST',
          ...sent,
          headers: { ...headers, ...('headers' in sent ? sent.headers : {}) },
        })
        assert.equal(reply.status, 403, path)
        assert.equal(((await reply.json()) as { type: string }).type, '/problems/cross-site')
      }
  assert.equal(await isIn(own), true)
  assert.deepEqual(
    (await people(tables, ORG).of(AARE)).filter(({ name }) => name === 'X'),
    [],
  )
})

test('a form cannot be sent where a script sends JSON, and what is no JSON, or too much, is refused', async () => {
  const own = browser(server)
  for (const sent of [
    { form: { response: '{}' } },
    { json: [] },
    { json: { response: null } },
    { json: { response: { id: 7 } } },
    { json: { response: { id: 'x', rawId: 'x', response: {} } } },
    { json: { response: 'x'.repeat(70_000) } },
  ])
    assert.equal((await own.ask(`/${ORG}/sign-in/answer`, sent)).status, 400)
  assert.equal(
    (await own.ask(`/${ORG}/desk/delegation/invite`, { form: { name: 'x'.repeat(9_000_000) } })).status,
    413,
  )
})

test('an invitation opens for one browser, once, for three days; a new one takes its place', async () => {
  const all = people(tables, ORG)
  const links = invitations(tables, ORG, now)
  const make = async (): Promise<{ person: string; token: string }> => {
    const member = await all.add({ holder: AARE, name: 'Ada', role: 'member' }, now())
    return { person: member.person, token: await links.make(member) }
  }
  const used = await make()
  const tries = Array.from({ length: 3 }, () => browser(server))
  const statuses = await Promise.all(
    tries.map(async (by) => by.register(ORG, authenticator('es256', RP), used.token)),
  )
  assert.deepEqual(
    statuses.toSorted((a, b) => a - b),
    [200, 403, 403],
  )
  assert.equal((await all.get(AARE, used.person))!.registered.length, 1)
  const [first] = [await make()]
  const second = await links.make({ holder: AARE, person: first.person as never })
  const old = await make()
  const pages = async (token: string): Promise<readonly [number, string]> => {
    const reply = await browser(server).ask(`/${ORG}/sign-in/invitations/${token}`)
    return [reply.status, (await reply.text()).replaceAll(token, '')]
  }
  assert.equal((await pages(second))[0], 200)
  const none = await pages('A'.repeat(43))
  assert.equal(none[0], 404)
  assert.deepEqual(await pages(used.token), none)
  assert.deepEqual(await pages(first.token), none)
  wait(OPENS)
  assert.deepEqual(await pages(old.token), none)
  assert.equal(await browser(server).register(ORG, authenticator('es256', RP), old.token), 403)
  assert.equal((await browser(server).ask(`/${OTHER}/sign-in/invitations/${second}`)).status, 404)
})

test('the private tables hold no secret that opens anything: neither links nor cookies nor challenges', async () => {
  const own = browser(server)
  await own.signIn(ORG, await enrolled())
  const member = await people(tables, ORG).add({ holder: AARE, name: 'Ada', role: 'member' }, now())
  const secrets = [
    own.cookies.get(COOKIE)!,
    await invitations(tables, ORG, now).make(member),
    await challenge(own),
  ]
  for (const table of ['session', 'invitation', 'registering', 'challenge', 'person', 'access']) {
    const rows = JSON.stringify(await tables.list(table, '', 5000))
    for (const secret of secrets) assert.ok(!rows.includes(secret), table)
  }
})

test('whoever tries one passkey over and over is stopped, and its person at another address is not', async () => {
  const [passkey, other] = [await enrolled(), await enrolled()]
  const [attacker, own] = [browser(server, '198.51.100.7'), browser(server, '203.0.113.9')]
  const statuses: number[] = []
  for (let tries = 0; tries < 12; tries += 1)
    statuses.push(await attacker.signIn(ORG, passkey, { origin: 'https://evil.example' }))
  assert.deepEqual(statuses, [...Array.from({ length: 10 }, () => 403), 429, 429])
  assert.equal(await attacker.signIn(ORG, other), 200)
  assert.equal(await own.signIn(ORG, passkey), 200)
  wait(300)
  assert.equal(await attacker.signIn(ORG, passkey), 200)
})

test('an address that asks without end is stopped for a while, whatever it says of where it is', async () => {
  let last = 0
  const [flood, same, other] = ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', '2001:db8:1:3::1'].map((address) =>
    browser(server, address),
  ) as [Browser, Browser, Browser]
  for (let tries = 0; tries < 310 && last !== 429; tries += 1)
    last = (
      await flood.ask(`/${ORG}/sign-in/session`, {
        json: {},
        headers: { 'x-forwarded-for': `10.0.0.${tries}` },
      })
    ).status
  assert.equal(last, 429)
  assert.equal((await same.ask(`/${ORG}/sign-in/options`, { json: {} })).status, 429)
  assert.equal((await other.ask(`/${ORG}/sign-in/options`, { json: {} })).status, 200)
})

test('pages of the desk and of signing in are kept by nobody and shown in no frame, and run no script but ours', async () => {
  const own = browser(server)
  await own.signIn(ORG, await enrolled())
  for (const path of [
    'sign-in',
    'sign-in/devices',
    'sign-in/session',
    'sign-in/recovery',
    `sign-in/invitations/${'A'.repeat(43)}`,
    'desk',
    'desk/delegation',
    'desk/queue',
  ]) {
    const reply = await own.ask(`/${ORG}/${path}`)
    const policy = reply.headers.get('content-security-policy') ?? ''
    assert.equal(reply.headers.get('cache-control'), 'no-store', path)
    assert.ok(policy.includes("frame-ancestors 'none'") && policy.includes("default-src 'self'"), path)
    assert.doesNotMatch(policy, /unsafe|nonce|\*/)
    assert.equal(reply.headers.get('etag'), null)
    const text = await reply.text()
    assert.doesNotMatch(
      text,
      /<script(?![^>]*\b(?:src="\/assets\/|type="application\/(?:ld\+)?json"))[^>]*>|\son[a-z]+="|javascript:/i,
      path,
    )
  }
})

test('at a record that is no demonstration nobody takes a seat without signing in', async () => {
  const own = browser(server)
  for (const as of ['AARE', 'secretariat', 'public']) {
    assert.equal((await own.ask(`/${ORG}/desk/seat`, { form: { as } })).status, 404)
    assert.deepEqual([...own.cookies], [])
  }
  assert.equal((await own.ask(`/${ORG}/desk/clock`, { form: { set: '60' } })).status, 404)
  assert.equal((await own.ask(`/${ORG}/desk/again`, { form: {} })).status, 404)
  assert.equal((await own.ask(`/${ORG}/desk/delegation/invite`, { form: { name: 'X' } })).status, 303)
})

test(
  'two servers on one database have one door: a session, its end, and a link that opens once',
  needs('postgres'),
  async () => {
    const postgres = await startPostgres()
    const address = await postgres.database()
    const databases = await Promise.all([1, 2].map(async () => openDatabase(address)))
    try {
      const [one, two] = (await Promise.all(
        databases.map(async (database) => app(new Map([[ORG, kept]]), now, SITE, await database.private())),
      )) as [typeof server, typeof server]
      const passkey = await enrolled('p-two')
      const [here, there] = [browser(one), browser(two)]
      assert.equal(await here.signIn(ORG, passkey), 200)
      there.cookies.set(COOKIE, here.cookies.get(COOKIE)!)
      assert.equal(await isIn(there), true)
      const asked = await challenge(there)
      const response = assertion(passkey, asked, SITE)
      const tries = [browser(one, '192.0.2.8'), browser(two, '192.0.2.9')] as const
      const statuses = await Promise.all(tries.map(async (by) => answer(by, response)))
      assert.deepEqual(
        statuses.toSorted((a, b) => a - b),
        [200, 403],
      )
      await here.ask(`/${ORG}/sign-in/out`, { form: {} })
      assert.equal(await isIn(there), false)
      const tables = await databases[0]!.private()
      const member = await people(tables, ORG).add({ holder: AARE, name: 'A', role: 'member' }, now())
      const token = await invitations(tables, ORG, now).make(member)
      const both = await Promise.all(
        tries.map(async (by) => by.register(ORG, authenticator('es256', RP), token)),
      )
      assert.deepEqual(
        both.toSorted((a, b) => a - b),
        [200, 403],
      )
    } finally {
      await Promise.all(databases.map((database) => database.close()))
      await postgres.stop()
    }
  },
)

test('whatever is sent to the door is refused with a reason, and nothing falls over', async () => {
  const own = browser(server, '198.51.100.99')
  const member = await people(tables, ORG).add({ holder: AARE, name: 'A', role: 'member' }, now())
  const token = await invitations(tables, ORG, now).make(member)
  const paths = [
    'sign-in/answer',
    'sign-in/register/options',
    'sign-in/register/answer',
    'sign-in/recovery/options',
    'sign-in/recovery/answer',
  ]
  const text = fc.oneof(
    fc.string(),
    fc.base64String(),
    fc.constantFrom(token, 'AARE', 'constructor', '__proto__', ''),
  )
  const response = fc.record(
    {
      id: text,
      rawId: text,
      type: fc.constantFrom('public-key', 'x'),
      clientExtensionResults: fc.constant({}),
      response: fc.dictionary(
        fc.constantFrom(
          'clientDataJSON',
          'authenticatorData',
          'signature',
          'attestationObject',
          'transports',
        ),
        text,
      ),
    },
    { requiredKeys: [] },
  )
  const body = fc.oneof(
    fc.record(
      { response: fc.oneof(response, fc.jsonValue()), holder: text, name: text },
      { requiredKeys: [] },
    ),
    fc.array(fc.jsonValue()),
    fc.dictionary(fc.string(), fc.jsonValue()),
  )
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), body, async (path, json) => {
      wait(301)
      const reply = await own.ask(`/${ORG}/${path}`, { json: json ?? [], method: 'POST' })
      const asked = path.endsWith('options') && reply.status === 200
      assert.ok(asked || [400, 403].includes(reply.status), `${path} ${reply.status}`)
    }),
    { numRuns: 150 },
  )
})

test('whatever a form of the delegation holds, the sheet says why it is not in order, and nothing falls over', async () => {
  const passkey = await enrolled('p-forms')
  const own = browser(server, '198.51.100.98')
  assert.equal(await own.signIn(ORG, passkey), 200)
  const value = fc.oneof(
    fc.string(),
    fc.constantFrom(
      'p-forms',
      passkey.key,
      'commission',
      'statement.made',
      '2026-03-02',
      '-1',
      '1e9',
      '__proto__',
      'AARE',
    ),
  )
  const fields = fc.dictionary(
    fc.constantFrom(
      'person',
      'key',
      'limited',
      'act',
      'organ',
      'from',
      'until',
      'capacity',
      'instrument',
      'grant',
      'recovery',
      'claim',
      'name',
      'role',
      'party',
      'end',
    ),
    value,
  )
  const paths = [
    'enrol',
    'revoke',
    'grant',
    'withdraw',
    'portal',
    'recover',
    'support',
    'object',
    'complete',
    'role',
    'leave',
    'link',
    'head',
    'set-aside',
  ]
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), fields, async (path, form) => {
      const reply = await own.ask(`/${ORG}/desk/delegation/${path}`, { form, method: 'POST' })
      assert.ok([200, 303].includes(reply.status), `${path} ${reply.status}`)
      const next = reply.headers.get('location')
      if (next === null) return
      assert.equal((await own.ask(next)).status, 200, next)
      const draft = /\/desk\/drafts\/[0-9a-f]{24}/.exec(next)?.[0]
      if (draft !== undefined) await own.ask(`/${ORG}${draft}/drop`, { form: {}, method: 'POST' })
    }),
    { numRuns: 60 },
  )
})
