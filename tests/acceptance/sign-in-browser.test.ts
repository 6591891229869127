/** Signing in with a browser's own authenticators: a person registers two passkeys, signs in with one, and signs an act. */
import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { serve, type ServerType } from '@hono/node-server'
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core'
import { invitations } from '../../src/desk/invitations.ts'
import { people } from '../../src/desk/people.ts'
import { AXE } from '../support/axe.ts'
import { needs, pathTo } from '../support/capability.ts'
import { scratch } from '../support/command.ts'
import { actorFor } from '../support/records.ts'
import { hosted } from '../support/sign-in.ts'

const ORG = 'lake-commission'
const AARE = actorFor('AARE') as never
const { folder } = scratch()
const [lake] = await hosted(join(folder, 'records'), [ORG], null)
const { kept, tables, now, perform, server } = lake!
let listening: ServerType
let browser: Browser | undefined
let page: Page
let base = ''

before(async () => {
  listening = serve({ fetch: server.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => listening.once('listening', resolve))
  base = `http://localhost:${(listening.address() as AddressInfo).port}`
  browser = await chromium.launch({ executablePath: pathTo('chromium') })
  page = await browser.newPage()
  await perform({
    by: 'secretariat',
    type: 'portal.opened',
    body: { origin: base, relyingParty: 'localhost' },
  })
})
after(async () => {
  await browser?.close()
  listening.close()
  await kept.close()
})

/** One more authenticator in the browser; what takes it out again. */
async function plug(devtools: CDPSession, transport: 'internal' | 'usb'): Promise<() => Promise<void>> {
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport,
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return async () => void (await devtools.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId }))
}

/** Nothing that axe finds, on a wide page by day and on a telephone by night. */
async function accessible(): Promise<void> {
  await page.evaluate(AXE)
  for (const [width, colorScheme] of [
    [390, 'dark'],
    [1280, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    const found = await page.evaluate<string>(
      'axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`).join("\\n"))',
    )
    assert.equal(found, '')
  }
}

test(
  'a person registers two passkeys in a browser, signs in with one, and signs an act with it',
  needs('chromium'),
  async () => {
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('WebAuthn.enable')
    const unplug = await plug(devtools, 'usb')
    const member = await people(tables, ORG).add({ holder: AARE, name: 'Ada Aalto', role: 'head' }, now())
    const token = await invitations(tables, ORG, now).make(member)
    await page.goto(`${base}/${ORG}/sign-in/invitations/${token}`)
    await accessible()
    await page.getByRole('button', { name: 'Register the first passkey' }).click()
    await page.waitForURL(/register$/)
    // The same device a second time is told so.
    await page.getByRole('button', { name: 'Register the second passkey' }).click()
    await page.getByText('has a passkey of yours already').waitFor()
    await unplug()
    await plug(devtools, 'internal')
    await page.getByRole('button', { name: 'Register the second passkey' }).click()
    await page.getByRole('button', { name: 'Register the second passkey' }).waitFor({ state: 'detached' })
    await page.waitForLoadState()
    await accessible()
    const { registered } = (await people(tables, ORG).get(AARE, member.person))!
    assert.equal(registered.length, 2)
    await page.goto(`${base}/${ORG}/sign-in`)
    await accessible()
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByText('This passkey signs nobody in here').waitFor()
    for (const { key, public: text, passkey } of registered)
      await perform({
        by: 'secretariat',
        type: 'key.enrolled',
        body: { key, public: text, holder: AARE, passkey: { ...passkey }, person: member.person },
      })
    // Whoever wanted a page of the desk comes to it.
    await page.goto(`${base}/${ORG}/desk/delegation`)
    await page.getByRole('link', { name: 'Sign in' }).click()
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.waitForURL(new RegExp(`/${ORG}/desk/delegation$`))
    await accessible()
    const [first] = registered
    await page.locator(`form:has(input[value="${first!.key}"]) button`).click()
    await page.locator('form[data-sign] button').click()
    await page.getByRole('status').first().waitFor()
    await page.waitForURL(/\/sign$/)
    assert.notEqual(kept.registrar.ledger.standing.keys.get(first!.key)?.until, undefined)
    await page.goto(`${base}/${ORG}/sign-in/devices`)
    await accessible()
    // Five minutes before the end the page says so, and one key puts the end off.
    await page.goto(`${base}/${ORG}/desk`)
    const stay = page.getByRole('button', { name: 'Stay signed in' })
    assert.equal(await stay.isVisible(), false)
    lake!.wait(3600 - 4 * 60)
    const look = (): Promise<unknown> =>
      page.evaluate('document.dispatchEvent(new Event("visibilitychange"))')
    await look()
    await page.getByText('Your session ends in 4 minutes.').waitFor()
    await accessible()
    await page.keyboard.press('e')
    await stay.waitFor({ state: 'hidden' })
    lake!.wait(3600)
    await look()
    await page.getByText('Your session is over.').waitFor()
  },
)
