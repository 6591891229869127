import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { PASSKEY_ALGORITHMS } from '../../src/core/situation.ts'
import { accesses } from '../../src/desk/access-log.ts'
import { invitations } from '../../src/desk/invitations.ts'
import { keysHeld, people, waiting } from '../../src/desk/people.ts'
import { sessions } from '../../src/server/sessions.ts'
import { authenticator } from '../support/authenticator.ts'
import { scratch } from '../support/command.ts'
import { actorFor } from '../support/records.ts'
import { browser, hosted } from '../support/sign-in.ts'

const ORG = 'lake-commission'
const RP = 'desk.example.org'
const { folder } = scratch()
const [lake] = await hosted(folder, [ORG])
const { server, tables, enrol, kept, now } = lake!
const AARE = actorFor('AARE') as never
after(() => kept.close())

test('a passkey of each algorithm signs in once an act enrols it, and not before', async () => {
  for (const alg of PASSKEY_ALGORITHMS) {
    const passkey = authenticator(alg, RP)
    const own = browser(server)
    assert.equal(await own.signIn(ORG, passkey), 403, alg)
    assert.deepEqual([...own.cookies], [])
    await enrol(passkey, 'AARE')
    assert.equal(await own.signIn(ORG, passkey), 200, alg)
    assert.deepEqual([...own.cookies.keys()], [`__Host-chancery-${ORG}`])
    const token = own.cookies.get(`__Host-chancery-${ORG}`)
    const session = await sessions(tables, now).look(ORG, token)
    assert.deepEqual([session?.actor, session?.key], [actorFor('AARE'), passkey.key])
  }
})

test('an invited person registers two passkeys, each waits for an act, and signs in with either from then on', async () => {
  const [first, second] = [authenticator('es256', RP), authenticator('eddsa', RP)]
  const all = people(tables, ORG)
  const member = await all.add({ holder: AARE, name: 'Ada Aalto', role: 'head' }, now())
  const token = await invitations(tables, ORG, now).make(member)
  const own = browser(server)
  const page = await (await own.ask(`/${ORG}/sign-in/invitations/${token}`)).text()
  assert.ok(page.includes('Ada Aalto') && page.includes('Register the first passkey'))
  assert.equal(await own.register(ORG, first, token), 200)
  const between = await (await own.ask(`/${ORG}/sign-in/register`)).text()
  assert.ok(between.includes('Register the second passkey') && between.includes('its loss shuts you out'))
  assert.equal(await own.register(ORG, second), 200)
  const done = (await all.get(AARE, member.person))!
  const { standing } = kept.registrar.ledger
  assert.deepEqual(
    waiting(done, standing).map(({ key }) => key),
    [first.key, second.key],
  )
  assert.deepEqual(
    done.registered.map(({ passkey }) => passkey),
    [first, second].map(({ passkey }) => passkey),
  )
  for (const passkey of [first, second]) assert.equal(await own.signIn(ORG, passkey), 403)
  for (const passkey of [first, second]) {
    await enrol(passkey, 'AARE', member.person)
    assert.equal(await own.signIn(ORG, passkey), 200)
  }
  assert.deepEqual(waiting(done, standing), [])
  assert.equal(keysHeld(done, standing).length, 2)
  const session = await sessions(tables, now).look(ORG, own.cookies.get(`__Host-chancery-${ORG}`))
  assert.deepEqual([session?.person, session?.name], [member.person, 'Ada Aalto'])
  const log = await accesses(tables, ORG, AARE)
  assert.equal(log.filter(({ what, person }) => what === 'signed-in' && person === member.person).length, 2)
  assert.equal(log.filter(({ what }) => what === 'registered').length, 2)
})

test('a person sees where they are signed in, and ends the other sessions there', async () => {
  const passkey = authenticator('es256', RP)
  await enrol(passkey, 'BRUE', 'p-brue')
  const [here, there] = [browser(server), browser(server)]
  assert.equal(await here.signIn(ORG, passkey), 200)
  assert.equal(await there.signIn(ORG, passkey), 200)
  const list = await (await here.ask(`/${ORG}/sign-in/devices`)).text()
  assert.equal(list.match(/name="end"/g)?.length, 2)
  assert.equal((await here.ask(`/${ORG}/sign-in/devices`, { form: { end: 'others' } })).status, 303)
  assert.equal((await there.ask(`/${ORG}/sign-in/session`)).status, 401)
  assert.equal((await here.ask(`/${ORG}/sign-in/session`)).status, 200)
  assert.equal((await here.ask(`/${ORG}/sign-in/out`, { form: {} })).status, 303)
  assert.equal((await here.ask(`/${ORG}/sign-in/session`)).status, 401)
})

test('a page that asks how long the session lasts moves its end by nothing; staying moves it by an hour', async () => {
  const passkey = authenticator('es256', RP)
  await enrol(passkey, 'CEDRO')
  const own = browser(server)
  await own.signIn(ORG, passkey)
  const ends = async (sent = {}): Promise<string> =>
    ((await (await own.ask(`/${ORG}/sign-in/session`, sent)).json()) as { expires: string }).expires
  const first = await ends()
  lake!.wait(1800)
  assert.equal(await ends(), first)
  assert.notEqual(await ends({ json: {}, headers: { accept: 'application/json' } }), first)
})
