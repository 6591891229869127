import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { accesses } from '../../src/desk/access-log.ts'
import { invitations } from '../../src/desk/invitations.ts'
import { people } from '../../src/desk/people.ts'
import { readProviders } from '../../src/server/oidc-settings.ts'
import { scratch } from '../support/command.ts'
import { startProvider, walkThrough, type RunningProvider } from '../support/provider.ts'
import { authenticator } from '../support/authenticator.ts'
import { actorFor } from '../support/records.ts'
import { browser, hosted, SITE, type Browser, type Hosted } from '../support/sign-in.ts'

const ORG = 'lake-commission'
const AARE = actorFor('AARE') as never
const BACK = `${SITE}/${ORG}/sign-in/back/ministry`
const { folder, file } = scratch()
let provider: RunningProvider
let lake: Hosted

before(async () => {
  provider = await startProvider({ id: 'chancery', secret: 'a secret of this test' }, BACK)
  const settings = `organisations:
  ${ORG}:
    - code: ministry
      name: Ministry of Aare
      issuer: ${provider.issuer}
      clientId: chancery
      secretFile: ${file('secret', 'a secret of this test\n')}
      for: [AARE]
`
  const read = readProviders(settings, 'oidc.yaml')
  assert.ok(read.ok, JSON.stringify(read))
  ;[lake] = (await hosted(join(folder, 'records'), [ORG], SITE, read.value)) as [Hosted]
})
after(async () => {
  await lake.kept.close()
  await provider.stop()
})

/** Goes to the provider as this person, and comes back; where the browser is sent, and with what status. */
async function through(own: Browser, name: string): Promise<Response> {
  const begin = (await own.ask(`/${ORG}/sign-in/with/ministry`)).headers.get('location') ?? ''
  const back = await walkThrough(begin, name)
  return own.ask(back.slice(SITE.length))
}

async function admit(name: string, claim: string, holder = AARE): Promise<string> {
  const all = people(lake.tables, ORG)
  const { person } = await all.add({ holder, name, role: 'member' }, lake.now())
  await all.change(holder, person, (of) => ({ ...of, subject: { issuer: provider.issuer, claim } }))
  return person
}

test('whoever a delegation admitted signs in by the ministry, has a session and no key, and is told so', async () => {
  const person = await admit('Ada Aalto', 'ada')
  const own = browser(lake.server)
  const page = await (await own.ask(`/${ORG}/sign-in`)).text()
  assert.ok(page.includes('Continue to Ministry of Aare'))
  const reply = await through(own, 'ada')
  assert.deepEqual([reply.status, reply.headers.get('location')], [303, `/${ORG}/desk`])
  const desk = await (await own.ask(`/${ORG}/desk/delegation`)).text()
  assert.ok(desk.includes('Ada Aalto'))
  assert.ok(
    desk.includes(`You signed in by ${new URL(provider.issuer).host}. To sign an act you need a passkey`),
  )
  const options = await own.ask(`/${ORG}/sign-in/register/options`, { json: {} })
  assert.equal(options.status, 403)
  // By an invitation the person comes to a passkey; once it is enrolled, acts are signed with it.
  const passkey = authenticator('es256', 'desk.example.org')
  const token = await invitations(lake.tables, ORG, lake.now).make({ holder: AARE, person: person as never })
  assert.equal(await own.register(ORG, passkey, token), 200)
  await lake.enrol(passkey, 'AARE', person)
  const later = await (await own.ask(`/${ORG}/desk/delegation`)).text()
  assert.ok(!later.includes('To sign an act you need a passkey'))
})

test('whoever nobody admitted, who left, or whom the ministry may not speak for is told who admits', async () => {
  await admit('Bea Brue', 'bea', actorFor('BRUE') as never)
  const left = await admit('Cid', 'cid')
  await people(lake.tables, ORG).change(AARE, left, (of) => ({ ...of, left: lake.now() }))
  for (const name of ['stranger', 'bea', 'cid']) {
    const own = browser(lake.server)
    const reply = await through(own, name)
    assert.equal(reply.status, 403, name)
    assert.ok((await reply.text()).includes('The head or an administrator of your delegation admits you'))
    assert.equal((await own.ask(`/${ORG}/sign-in/session`)).status, 401)
  }
  const told = (await accesses(lake.tables, ORG, AARE)).filter(({ what }) => what === 'not-admitted')
  assert.equal(told.length, 3)
})

test('an answer of the provider is good once, for the browser that began, in time, and with its own state', async () => {
  await admit('Dag', 'dag')
  const began = async (by: Browser): Promise<string> =>
    walkThrough((await by.ask(`/${ORG}/sign-in/with/ministry`)).headers.get('location') ?? '', 'dag')
  const [own, victim] = [browser(lake.server), browser(lake.server)]
  const back = (await began(own)).slice(SITE.length)
  // A link to somebody else's sign-in, in the browser of a victim who began none, or began another.
  assert.equal((await victim.ask(back)).status, 403)
  await victim.ask(`/${ORG}/sign-in/with/ministry`)
  assert.equal((await victim.ask(back)).status, 403)
  assert.equal((await own.ask(back)).status, 303)
  assert.equal((await own.ask(back)).status, 403)
  const forged = new URL(await began(own))
  forged.searchParams.set('state', 'A'.repeat(43))
  assert.equal((await own.ask(`${forged.pathname}${forged.search}`)).status, 403)
  const otherCode = new URL(await began(own))
  const second = new URL(await began(own))
  otherCode.searchParams.set('state', second.searchParams.get('state') ?? '')
  // The code of one request with the state of another: the verifier of PKCE is not its own.
  assert.equal((await own.ask(`${otherCode.pathname}${otherCode.search}`)).status, 403)
  const late = new URL(await began(own))
  lake.wait(600)
  assert.equal((await own.ask(`${late.pathname}${late.search}`)).status, 403)
  const refused = await own.ask(`/${ORG}/sign-in/back/ministry?error=access_denied`)
  assert.equal(refused.status, 403)
  assert.ok((await refused.text()).includes('Begin again'))
})

test('what the provider is asked has PKCE, state and nonce, and no other organisation has it', async () => {
  const own = browser(lake.server)
  const asked = new URL((await own.ask(`/${ORG}/sign-in/with/ministry`)).headers.get('location') ?? '')
  assert.equal(asked.origin, provider.issuer)
  assert.equal(asked.searchParams.get('code_challenge_method'), 'S256')
  for (const name of ['state', 'nonce', 'code_challenge'])
    assert.ok((asked.searchParams.get(name) ?? '').length >= 43, name)
  assert.equal(asked.searchParams.get('redirect_uri'), BACK)
  assert.equal((await own.ask(`/${ORG}/sign-in/with/nobody`)).status, 404)
})

test('settings are read whole or not at all: each fault has its line', () => {
  const faults = (provided: string): readonly (number | undefined)[] => {
    const read = readProviders(
      `organisations:\n  lake:\n    - code: m\n      name: M\n${provided}`,
      'oidc.yaml',
    )
    return read.ok ? [] : read.faults.map(({ line }) => line)
  }
  assert.deepEqual(faults('      issuer: https://id.example.org\n      clientId: c\n'), [])
  assert.deepEqual(faults('      issuer: http://id.example.org\n      clientId: c\n'), [5])
  assert.deepEqual(faults('      issuer: https://id.example.org\n      clientId: c\n      secret: x\n'), [7])
  assert.deepEqual(
    faults('      issuer: https://id.example.org\n      clientId: c\n      scope: profile\n'),
    [7],
  )
  assert.equal(faults('').length, 2)
})
