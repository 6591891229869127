/** A member lost every key: a claim without a session, two officers who stand by it, three days, and a notice to whoever may object. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { claims } from '../../src/desk/claims.ts'
import { people } from '../../src/desk/people.ts'
import { authenticator, type Authenticator } from '../support/authenticator.ts'
import { registration } from '../support/browser-passkey.ts'
import { scratch } from '../support/command.ts'
import { actorFor } from '../support/records.ts'
import { browser, hosted, SITE } from '../support/sign-in.ts'

const ORG = 'lake-commission'
const RP = 'desk.example.org'
const DESK = `/${ORG}/desk/delegation`
const { folder } = scratch()
const [lake] = await hosted(folder, [ORG])
const { server, tables, enrol, kept, perform, wait } = lake!
const { standing } = kept.registrar.ledger
const AARE = actorFor('AARE') as never
after(() => kept.close())

/** Somebody without a session makes a passkey and says for whom; the status. */
async function claim(
  passkey: Authenticator,
  sent: { holder: string; name: string },
  address?: string,
): Promise<number> {
  const own = browser(server, address)
  const reply = await own.ask(`/${ORG}/sign-in/recovery/options`, { json: sent })
  if (reply.status !== 200) return reply.status
  const { options } = (await reply.json()) as { options: { challenge: string } }
  const response = registration(passkey, options.challenge, SITE)
  return (await own.ask(`/${ORG}/sign-in/recovery/answer`, { json: { ...sent, response } })).status
}

const [first, second, held, fresh] = Array.from({ length: 4 }, () => authenticator('es256', RP)) as [
  Authenticator,
  Authenticator,
  Authenticator,
  Authenticator,
]
const [one, other, delegate] = [browser(server), browser(server), browser(server)]

test('a claim opens nothing by itself: the passkey signs nobody in, and nobody can enrol it by a slip', async () => {
  await perform({ by: 'secretariat', type: 'portal.opened', body: { origin: SITE, relyingParty: RP } })
  await enrol(first, 'secretariat', 'p-one')
  await enrol(second, 'secretariat', 'p-two')
  await enrol(held, 'AARE', 'p-held')
  assert.equal(await claim(fresh, { holder: 'AARE', name: 'Ada Aalto' }), 200)
  assert.equal(await one.signIn(ORG, first), 200)
  assert.equal(await other.signIn(ORG, second), 200)
  assert.equal(await delegate.signIn(ORG, held), 200)
  assert.equal(await browser(server).signIn(ORG, fresh), 403)
  const page = await (await one.ask(DESK)).text()
  assert.ok(page.includes('Ada Aalto asks for a key of Aare') && !page.includes('Passkeys to be enrolled'))
  const log = await (await delegate.ask(DESK)).text()
  assert.ok(log.includes('asked for a recovery') && !log.includes('asks for a key of Aare'))
})

test('two officers ask for it by acts, the delegation is told on every page, and after three days the key is enrolled', async () => {
  const code = (await claims(tables, ORG).list())[0]?.code ?? ''
  const asked = await one.ask(`${DESK}/recover`, { form: { claim: code } })
  assert.equal((await one.sign(asked, first)).status, 200)
  assert.equal(standing.recoveries.get(code)?.supporters.length, 1)
  for (const path of ['', '/queue', '/delegation'])
    assert.ok((await (await delegate.ask(`/${ORG}/desk${path}`)).text()).includes(`recovery ${code}`), path)
  const twice = await one.sign(await one.ask(`${DESK}/support`, { form: { recovery: code } }), first)
  assert.equal(twice.status, 422)
  const supported = await other.sign(await other.ask(`${DESK}/support`, { form: { recovery: code } }), second)
  assert.equal(supported.status, 200)
  const early = await other.sign(await other.ask(`${DESK}/complete`, { form: { recovery: code } }), second)
  assert.equal(early.status, 422)
  wait(72 * 3600)
  assert.equal(await other.signIn(ORG, second), 200)
  const done = await other.sign(await other.ask(`${DESK}/complete`, { form: { recovery: code } }), second)
  assert.equal(done.status, 200)
  const own = browser(server)
  assert.equal(await own.signIn(ORG, fresh), 200)
  const page = await (await own.ask(DESK)).text()
  assert.ok(page.includes('Ada Aalto'))
  assert.equal((await people(tables, ORG).of(AARE)).find(({ name }) => name === 'Ada Aalto')?.role, 'head')
})

test('a delegation that still has a key ends a recovery that it did not want', async () => {
  const stolen = authenticator('es256', RP)
  assert.equal(await claim(stolen, { holder: 'AARE', name: 'Somebody' }), 200)
  const { code } = (await claims(tables, ORG).list()).find(({ name }) => name === 'Somebody')!
  await one.signIn(ORG, first)
  await one.sign(await one.ask(`${DESK}/recover`, { form: { claim: code } }), first)
  await delegate.signIn(ORG, held)
  const objected = await delegate.sign(
    await delegate.ask(`${DESK}/object`, { form: { recovery: code } }),
    held,
  )
  assert.equal(objected.status, 200)
  assert.equal(standing.recoveries.get(code)?.ended, 'objected')
  assert.ok(!(await (await delegate.ask(`/${ORG}/desk`)).text()).includes(`recovery ${code}`))
})

test('nobody claims for what is no party and no office, without a name, or more than five times an hour', async () => {
  for (const sent of [
    { holder: 'NOBODY', name: 'A' },
    { holder: 'log', name: 'A' },
    { holder: 'clock', name: 'A' },
    { holder: 'AARE', name: '  ' },
    { holder: '', name: 'A' },
  ])
    assert.equal(await claim(authenticator('es256', RP), sent), 400)
  const statuses: number[] = []
  for (let tries = 0; tries < 6; tries += 1)
    statuses.push(await claim(authenticator('es256', RP), { holder: 'BRUE', name: 'B' }, '198.51.100.8'))
  assert.deepEqual(statuses, [200, 200, 200, 200, 200, 429])
  const before = (await claims(tables, ORG).list()).length
  const code = (await claims(tables, ORG).list())[0]?.code ?? ''
  await delegate.ask(`${DESK}/set-aside`, { form: { claim: code } })
  assert.equal((await claims(tables, ORG).list()).length, before)
  await one.ask(`${DESK}/set-aside`, { form: { claim: code } })
  assert.equal((await claims(tables, ORG).list()).length, before - 1)
})
