/**
 * The journeys of the desk in a browser, within the clicks and seconds that they may take: a delegate breaks a silence; two
 * officers put a text under silence and see it adopted; somebody starts the program and sits down. With the keyboard alone and
 * with a pointer, on a wide screen and on a narrow one, with the record in a folder and in a database.
 */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { chromium, type Browser } from 'playwright-core'
import type { QuestionId } from '../../src/core/ids.ts'
import type { Asked } from '../../src/core/situation.ts'
import { needs, pathTo } from '../support/capability.ts'
import { scratch } from '../support/command.ts'
import { MERIDIAN } from '../support/demonstration.ts'
import { FLAGS } from '../support/axe.ts'
import { traveller, type Traveller, type Way } from '../support/desk-journey.ts'
import { deskServer, type DeskServer } from '../support/desk-server.ts'
import { startPostgres, type Postgres } from '../support/postgres.ts'
import { startServer } from '../support/server.ts'

const { folder } = scratch()
const WAYS: readonly Way[] = [
  { keyboard: false, width: 1280 },
  { keyboard: true, width: 1280 },
  { keyboard: false, width: 390 },
  { keyboard: true, width: 390 },
]
const STORES = ['folder', 'database'] as const
const CAPABLE = { folder: needs('chromium'), database: { ...needs('chromium'), ...needs('postgres') } }
const HOME = `/${MERIDIAN}`

let browser: Browser | undefined
let postgres: Postgres | undefined

before(async () => {
  if (needs('chromium').skip === undefined)
    browser = await chromium.launch({ executablePath: pathTo('chromium'), args: FLAGS })
})
after(async () => {
  await browser?.close()
  await postgres?.stop()
})

let started = 0
async function served(store: (typeof STORES)[number]): Promise<DeskServer> {
  started += 1
  const data = join(folder, `data-${started}`)
  if (store === 'folder') return deskServer(data)
  postgres ??= await startPostgres()
  return deskServer(data, await postgres.database())
}

function open({ kept }: DeskServer, procedure: string): Asked {
  const found = [...kept.registrar.ledger.standing.questions.values()].find(
    (asked) => asked.procedure === procedure && asked.outcome === undefined && asked.broken === undefined,
  )
  assert.ok(found, procedure)
  return found
}

function now({ kept }: DeskServer, id: QuestionId): Asked | undefined {
  return kept.registrar.ledger.standing.questions.get(id)
}

/** Takes a seat: not one of the journey's own steps. */
async function sit({ page }: Traveller, { address }: DeskServer, as: string): Promise<void> {
  await page.goto(`${address}${HOME}/desk`)
  await page.locator('select[name=as]').first().selectOption(as)
  await page.locator('form:has(select[name=as]) button').first().click()
  await page.waitForLoadState('load')
}

/** What the clock of the question that is open says, without being asked again. */
async function told({ page }: Traveller, says: string): Promise<void> {
  await page.locator('.clock .big', { hasText: says }).waitFor({ timeout: 10_000 })
}

const TO_SIGN = 'form[action*="/sign"] button'

for (const store of STORES)
  for (const way of store === 'folder' ? WAYS : WAYS.slice(1, 3)) {
    const how = `${way.keyboard ? 'with the keyboard alone' : 'with a pointer'}, ${way.width} px wide, the record in a ${store}`
    test(
      `a delegate breaks a silence with a text of its own: all see it at once, ${how}`,
      { ...CAPABLE[store], timeout: 60_000 },
      async () => {
        const server = await served(store)
        const [delegate, other] = [await traveller(browser!, way), await traveller(browser!, WAYS[0]!)]
        try {
          const asked = open(server, 'silence')
          await sit(other, server, 'ISTV:istv-ambassador')
          await other.page.goto(`${server.address}${HOME}/desk/questions/${encodeURIComponent(asked.id)}`)
          await sit(delegate, server, 'FJOR:fjor-ambassador')
          const before = delegate.spent()
          await delegate.press(`a[href$="${encodeURIComponent(asked.id)}"]`)
          await delegate.press('a[href$="/break"]')
          await delegate.type('#text', 'They look at its opening hours each spring and each autumn.')
          await delegate.type('#reason', 'Fishing boats cross in autumn.')
          await delegate.press('form:has(#text) button')
          await delegate.press(TO_SIGN)
          const { presses, seconds } = delegate.spent()
          assert.ok(
            presses - before.presses <= (way.width < 600 ? 8 : 6),
            `${presses - before.presses} presses`,
          )
          assert.ok(seconds - before.seconds <= 90, `${seconds - before.seconds} s`)
          assert.ok(now(server, asked.id)?.broken)
          // Nobody reloads: whoever has the question open is told.
          await told(other, 'Silence broken by Fjordmark')
        } finally {
          await Promise.all([delegate.close(), other.close()])
          await server.close()
        }
      },
    )

    test(
      `two officers put a text under silence, and it is adopted at the instant, ${how}`,
      { ...CAPABLE[store], timeout: 60_000 },
      async () => {
        const server = await served(store)
        const [first, second] = [await traveller(browser!, way), await traveller(browser!, way)]
        try {
          await sit(first, server, 'secretariat:officer-first')
          await sit(second, server, 'secretariat:officer-second')
          const size = server.kept.registrar.size
          const begun = first.spent()
          await first.press('nav.places a[href$="/desk/circulate"]')
          const text = await first.page.locator('#text option', { hasText: 'Lamps' }).getAttribute('value')
          await first.choose('#text', text ?? '')
          await first.type('#title', 'Lamps on the eastern pier at Karsa')
          await first.type('#closes', '+96h')
          await first.press('button[value=send]')
          await first.press(TO_SIGN)
          const circulated = first.spent()
          assert.ok(circulated.presses - begun.presses <= 8, `${circulated.presses - begun.presses} presses`)
          assert.ok(circulated.seconds - begun.seconds <= 60, `${circulated.seconds - begun.seconds} s`)
          // One officer alone puts nothing on the record.
          assert.equal(server.kept.registrar.size, size)
          await second.page.goto(`${server.address}${HOME}/desk`)
          const before = second.spent()
          await second.press('main a[href*="/desk/drafts/"]')
          assert.match(await second.page.locator('main').innerText(), /Lamps on the eastern pier/)
          await second.press(TO_SIGN)
          const countersigned = second.spent()
          assert.ok(
            countersigned.presses - before.presses <= 3,
            `${countersigned.presses - before.presses} presses`,
          )
          assert.ok(
            countersigned.seconds - before.seconds <= 20,
            `${countersigned.seconds - before.seconds} s`,
          )
          const put = [...server.kept.registrar.ledger.standing.questions.values()].at(-1)
          assert.ok(put?.closes && put.text)
          await first.page.goto(`${server.address}${HOME}/desk/questions/${encodeURIComponent(put.id)}`)
          server.kept.demonstration?.clock.jump(put.closes)
          await told(first, 'Adopted')
          assert.equal(now(server, put.id)?.outcome, 'adopted')
          await first.press('.crumb .links a')
          assert.match(await first.page.locator('main').innerText(), /Lamps on the eastern pier[^]*Adopted/)
        } finally {
          await Promise.all([first.close(), second.close()])
          await server.close()
        }
      },
    )
  }

test(
  'a deputy without the power to object hands the objection on, and the clock goes on beside it until the ambassador signs',
  { ...CAPABLE.folder, timeout: 60_000 },
  async () => {
    const server = await served('folder')
    const [deputy, ambassador] = [await traveller(browser!, WAYS[0]!), await traveller(browser!, WAYS[0]!)]
    try {
      const asked = open(server, 'silence')
      await sit(deputy, server, 'FJOR:fjor-deputy')
      await deputy.page.goto(`${server.address}${HOME}/desk/questions/${encodeURIComponent(asked.id)}`)
      assert.match(
        await deputy.page.locator('main').innerText(),
        /Break silence goes to .*ambassador.* to sign/,
      )
      await deputy.press('a[href$="/break"]')
      await deputy.type('#text', 'Each autumn too.')
      await deputy.press('form:has(#text) button')
      assert.equal(await deputy.page.locator(TO_SIGN).count(), 0)
      // To go to somebody else is no fault.
      assert.equal(await deputy.page.locator('.refusal').count(), 0)
      await deputy.press('form[action$="/hand-on"] button')
      assert.equal(now(server, asked.id)?.broken, undefined)
      await sit(ambassador, server, 'FJOR:fjor-ambassador')
      await ambassador.press('main a[href*="/desk/drafts/"]')
      assert.equal(await ambassador.page.locator('main [role=timer]').count(), 1)
      await ambassador.press(TO_SIGN)
      assert.ok(now(server, asked.id)?.broken)
    } finally {
      await Promise.all([deputy.close(), ambassador.close()])
      await server.close()
    }
  },
)

test(
  'what is not in order is refused before anybody signs, with what would be: a notice too short, a language missing, an hour that is not there or there twice',
  { ...CAPABLE.folder, timeout: 60_000 },
  async () => {
    const server = await served('folder')
    const officer = await traveller(browser!, WAYS[0]!)
    try {
      await sit(officer, server, 'secretariat:officer-first')
      const circulate = async (title: string, closes: string, text = ''): Promise<string> => {
        await officer.page.goto(`${server.address}${HOME}/desk/circulate`)
        if (text !== '') {
          const value = await officer.page.locator('#text option', { hasText: text }).getAttribute('value')
          await officer.choose('#text', value ?? '')
        }
        await officer.type('#title', title)
        await officer.type('#closes', closes)
        await officer.press('button[value=check]')
        return officer.page.locator('main').innerText()
      }
      assert.match(await circulate('Too soon', '+2h'), /72h[^]*Earliest/)
      await officer.press('.refusal a[href*="closes="]')
      await officer.press('button[value=check]')
      assert.equal(await officer.page.locator('.refusal').count(), 0)
      assert.match(await circulate('Half a text', '+96h', 'Spare keys'), /fr/)
      assert.match(await circulate('No such hour', '28 Mar 2027 02:30'), /leap over/)
      assert.match(await circulate('Twice', '31 Oct 2027 02:30'), /twice/i)
    } finally {
      await officer.close()
      await server.close()
    }
  },
)

test(
  'from one command to a seat in a council, and to what it decided by itself: nothing to install, no account',
  { ...CAPABLE.folder, timeout: 90_000 },
  async () => {
    const server = await startServer(['--examples', '--data', join(folder, 'fresh')])
    const visitor = await traveller(browser!, { keyboard: true, width: 1280 })
    try {
      await visitor.page.goto(`${server.address}/`)
      await visitor.press('form[action="/meridian/desk/seat"] button')
      const { presses, seconds } = visitor.spent()
      assert.equal(presses, 1)
      assert.ok(seconds <= 60, `${seconds} s`)
      const main = visitor.page.locator('main')
      // What needs the visitor first is the silence that ends in minutes.
      assert.match(await main.locator('.todo li').first().innerText(), /pumps[^]*[1-4] minutes?/)
      await visitor.press('main .todo a')
      await visitor.press('.strip button[value=next]')
      await told(visitor, 'Adopted')
      await visitor.press('.strip form[action$="/again"] button')
      assert.match(await main.innerText(), /pumps/)
    } finally {
      await visitor.close()
      assert.deepEqual(await server.stop('SIGINT'), { code: 0, signal: null })
    }
  },
)
