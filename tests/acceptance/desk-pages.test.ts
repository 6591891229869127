/** Every page of the desk, sat at as a member, its deputy, an officer, the chair and an observer: no barrier in anybody's way. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { chromium, type Browser } from 'playwright-core'
import type { QuestionId } from '../../src/core/ids.ts'
import { needs, pathTo } from '../support/capability.ts'
import { scratch } from '../support/command.ts'
import { MERIDIAN } from '../support/demonstration.ts'
import { FLAGS } from '../support/axe.ts'
import { barriers } from '../support/desk-journey.ts'
import { deskServer, type DeskServer } from '../support/desk-server.ts'

const { folder } = scratch()
const HOME = `/${MERIDIAN}`
let browser: Browser | undefined
let server: DeskServer

before(async () => {
  if (needs('chromium').skip !== undefined) return
  browser = await chromium.launch({ executablePath: pathTo('chromium'), args: FLAGS })
  server = await deskServer(join(folder, 'data'))
})
after(async () => {
  await browser?.close()
  if (browser) await server.close()
})

/** The pages by the seats at which they are looked at. */
function pagesBySeat(): Readonly<Record<string, readonly string[]>> {
  const asked = [...server.kept.registrar.ledger.standing.questions.values()]
  const at = (id: QuestionId | undefined, rest = ''): string =>
    `/desk/questions/${encodeURIComponent(id ?? '')}${rest}`
  const under = (procedure: string): QuestionId | undefined =>
    asked.find((one) => one.procedure === procedure && one.outcome === undefined)?.id
  const over = (outcome: string): QuestionId | undefined => asked.find((one) => one.outcome === outcome)?.id
  const silence = under('silence')
  const [text] = server.kept.registrar.ledger.standing.texts.keys()
  return {
    public: ['/desk'],
    'FJOR:fjor-ambassador': [
      '/desk',
      '/desk/questions',
      at(silence),
      at(silence, '/break'),
      at(silence, '/statement'),
      at(silence, '/proxy'),
      at(under('urgent-silence')),
      at(under('sealed')),
      at(under('written')),
      at(over('adopted')),
      at(over('not-adopted')),
      '/desk/texts',
      `/desk/texts/${(text ?? '').replaceAll(/[^A-Za-z0-9]+/g, '-').toLowerCase()}`,
      '/desk/delegation',
      '/desk/register',
      '/desk/credentials',
      '/desk/notices',
      '/desk/nowhere',
    ],
    'FJOR:fjor-deputy': [at(silence)],
    'secretariat:officer-first': [
      '/desk',
      at(silence),
      at(silence, '/extend'),
      '/desk/circulate',
      '/desk/circulate?closes=x',
      '/desk/queue',
      '/desk/outbox',
      '/desk/paper',
      '/desk/acts',
      '/desk/acts/sitting.held',
    ],
    'DORN:dorn-ambassador': ['/desk', '/desk/circulate'],
    KELD: [at(silence)],
  }
}

for (const lang of ['en', 'ar'] as const)
  test(
    `no page of the desk in a language read ${lang === 'ar' ? 'from the right' : 'from the left'} has a barrier that axe finds, light or dark, 1280 or 390 px wide; none scrolls sideways`,
    { ...needs('chromium'), timeout: 300_000 },
    async () => {
      const context = await browser!.newContext()
      const page = await context.newPage()
      const faults: string[] = []
      for (const [seat, paths] of Object.entries(pagesBySeat())) {
        // From the right, one page of each kind is enough.
        if (lang === 'ar' && !seat.includes(':')) continue
        await page.setViewportSize({ width: 1280, height: 900 })
        await page.goto(`${server.address}${HOME}/desk`)
        await page.locator('select[name=as]').first().selectOption(seat)
        await page.locator('form:has(select[name=as]) button').first().click()
        await page.waitForLoadState('load')
        for (const path of lang === 'ar' ? paths.slice(0, 6) : paths) {
          await page.setViewportSize({ width: 1280, height: 900 })
          const response = await page.goto(
            `${server.address}${HOME}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`,
          )
          if (response?.status() !== (path.endsWith('/nowhere') ? 404 : 200))
            faults.push(`${seat} ${path}: ${response?.status()}`)
          const found = await barriers(page)
          faults.push(...found.map((fault) => `${seat} ${path}: ${fault}`))
        }
      }
      await context.close()
      assert.deepEqual(faults, [])
    },
  )

test(
  'the sheet on which an act is looked over has none either, where it is in order, where it is not, and once it is on the record',
  { ...needs('chromium'), timeout: 120_000 },
  async () => {
    const page = await (await browser!.newContext()).newPage()
    await page.goto(`${server.address}${HOME}/desk`)
    await page.locator('select[name=as]').first().selectOption('FJOR:fjor-ambassador')
    await page.locator('form:has(select[name=as]) button').first().click()
    const sheet = async (press: string): Promise<readonly string[]> => {
      await page.setViewportSize({ width: 1280, height: 900 })
      await page.locator(press).first().click()
      await page.waitForLoadState('load')
      return barriers(page)
    }
    await page.locator('main .todo a').first().click()
    const faults = [...(await sheet('button[value=yes]')), ...(await sheet('form[action*="/sign"] button'))]
    assert.match(await page.locator('main').innerText(), /On the record/)
    // After the deadline: refused on the sheet, with the reason.
    await page.goto(`${server.address}${HOME}/desk`)
    await page.locator('main .todo a').first().click()
    const [asked] = [...server.kept.registrar.ledger.standing.questions.values()].filter(
      ({ procedure, outcome }) => procedure === 'sealed' && outcome === undefined,
    )
    server.kept.demonstration?.clock.jump(asked?.closes as never)
    faults.push(...(await sheet('button[name=position]')))
    assert.equal(await page.locator('.refusal').count(), 1)
    assert.deepEqual(faults, [])
    await page.close()
  },
)
