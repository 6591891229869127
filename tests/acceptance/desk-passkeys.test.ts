/**
 * The journeys of the desk where nobody's key is on the server: two officers put a question under silence and a delegate
 * breaks it, each in a browser of their own with an authenticator of their own, with the keyboard alone and on a telephone.
 */
import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { serve, type ServerType } from '@hono/node-server'
import { chromium, type Browser } from 'playwright-core'
import type { Holder } from '../../src/desk/holder.ts'
import { invitations } from '../../src/desk/invitations.ts'
import { people, type Member } from '../../src/desk/people.ts'
import { enrolment } from '../../src/record/author.ts'
import { canonical } from '../../src/record/canonical.ts'
import type { Json } from '../../src/core/json.ts'
import type { QuestionId } from '../../src/core/ids.ts'
import { signAct } from '../../src/record/sign.ts'
import { verify } from '../../src/record/verify.ts'
import { findStored } from '../../src/store/stored.ts'
import { needs, pathTo } from '../support/capability.ts'
import { scratch } from '../support/command.ts'
import { FLAGS } from '../support/axe.ts'
import { traveller, type Traveller, type Way } from '../support/desk-journey.ts'
import { actorFor, crypto, submissionOf } from '../support/records.ts'
import { testSigner } from '../support/seeded.ts'
import { hosted, type Hosted } from '../support/sign-in.ts'

const ORG = 'isle-conference'
const OFFICE = actorFor('secretariat')
const TO_SIGN = 'form[data-sign] button'
const { folder } = scratch()
const soft = testSigner('an officer’s first key')

let host: Hosted
let listening: ServerType
let browser: Browser | undefined
let base = ''

before(async () => {
  const [only] = await hosted(join(folder, 'records'), [ORG], null)
  host = only!
  listening = serve({ fetch: host.server.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => listening.once('listening', resolve))
  base = `http://localhost:${(listening.address() as AddressInfo).port}`
  if (needs('chromium').skip === undefined)
    browser = await chromium.launch({ executablePath: pathTo('chromium'), args: FLAGS })
  await host.perform({
    by: 'secretariat',
    type: 'portal.opened',
    body: { origin: base, relyingParty: 'localhost' },
  })
  // From here on the office has two people, and both sign what brings a further key.
  await host.perform({
    by: 'secretariat',
    type: 'key.enrolled',
    body: { ...enrolment(crypto, soft, OFFICE), person: 'officer-zero' },
  })
})
after(async () => {
  await browser?.close()
  listening.close()
  await host.kept.close()
})

/** Puts a key on the record by the office: two of its people sign. */
async function enrolled(member: Member): Promise<void> {
  const { registered } = (await people(host.tables, ORG).get(member.holder, member.person))!
  for (const { key, public: text, passkey } of registered) {
    const body = { key, public: text, holder: member.holder, passkey: { ...passkey }, person: member.person }
    const made = submissionOf(host.kept.registrar.ledger, ORG, {
      by: 'secretariat',
      type: 'key.enrolled',
      body,
    })
    const second = signAct(crypto, soft, canonical(made.act as unknown as Json))
    const answer = await host.kept.submit({ ...made, evidence: [...made.evidence, second] })
    assert.ok(answer.accepted, JSON.stringify(answer))
  }
}

/** Somebody with an authenticator in the browser, whose passkey is on the record, signed in. */
async function seated(holder: Holder, name: string, way: Way): Promise<Traveller> {
  const person = await traveller(browser!, way)
  const { page } = person
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  const member = await people(host.tables, ORG).add({ holder, name, role: 'head' }, host.now())
  const token = await invitations(host.tables, ORG, host.now).make(member)
  await page.goto(`${base}/${ORG}/sign-in/invitations/${token}`)
  await page.getByRole('button', { name: 'Register the first passkey' }).click()
  await page.waitForURL(/register$/)
  await enrolled(member)
  await page.goto(`${base}/${ORG}/sign-in`)
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.waitForURL(new RegExp(`/${ORG}/desk$`))
  return person
}

for (const way of [
  { keyboard: true, width: 1280 },
  { keyboard: false, width: 390 },
])
  test(
    `two officers circulate and a delegate breaks the silence, each signing with a passkey: ${way.keyboard ? 'the keyboard alone' : 'a finger'}, ${way.width} px`,
    { ...needs('chromium'), timeout: 120_000 },
    async () => {
      const symbol = `Q/${way.width}` as QuestionId
      const asked = () => host.kept.registrar.ledger.standing.questions.get(symbol)
      const [first, second, delegate] = [
        await seated(OFFICE, 'Una Ure', way),
        await seated(OFFICE, 'Vic Voe', way),
        await seated(actorFor('BARRA'), 'Bea Bain', way),
      ]
      try {
        await first.page.goto(`${base}/${ORG}/desk/circulate?matter=opinion&procedure=silence`)
        const begun = first.spent()
        await first.type('#title', 'Buoys')
        await first.type('#symbol', symbol)
        await first.type('#closes', '+48h')
        await first.press('button[value=send]')
        await first.press(TO_SIGN)
        assert.ok(first.spent().presses - begun.presses <= 8)
        assert.ok(first.spent().seconds - begun.seconds <= 60)
        assert.equal(asked(), undefined)
        await second.page.goto(`${base}/${ORG}/desk`)
        const before = second.spent()
        await second.press('main a[href*="/desk/drafts/"]')
        await second.press(TO_SIGN)
        assert.match(await second.page.locator('main').innerText(), /On the record/)
        assert.ok(second.spent().presses - before.presses <= 3)
        assert.ok(second.spent().seconds - before.seconds <= 20)
        assert.equal(asked()?.closes, '2026-03-04T10:00:00Z')
        const put = host.kept.registrar.ledger.entries[asked()!.put]!
        assert.deepEqual(
          put.evidence.map(({ alg }) => alg),
          ['webauthn', 'webauthn'],
        )
        await delegate.page.goto(`${base}/${ORG}/desk`)
        const came = delegate.spent()
        await delegate.press(`main a[href$="${encodeURIComponent(symbol)}"]`)
        await delegate.press('a[href$="/break"]')
        await delegate.type('#text', 'Buoys and bells.')
        await delegate.press('form:has(#text) button')
        await delegate.press(TO_SIGN)
        assert.ok(delegate.spent().presses - came.presses <= (way.width < 600 ? 8 : 6))
        assert.ok(delegate.spent().seconds - came.seconds <= 90)
        assert.ok(asked()?.broken)
        const report = verify(crypto, findStored(join(folder, 'records', ORG)))
        assert.deepEqual(report.faults, [])
      } finally {
        await Promise.all([first.close(), second.close(), delegate.close()])
      }
    },
  )
