/** The first officer of a new record comes to a passkey: a link from the command line, a browser, and an act from the command line. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { enrol } from '../../src/cli/enrol.ts'
import { init } from '../../src/cli/init.ts'
import { invite } from '../../src/cli/invite.ts'
import type { Instant } from '../../src/core/time.ts'
import { app } from '../../src/server/app.ts'
import { keep, type Kept } from '../../src/server/kept.ts'
import { sqlitePrivate } from '../../src/store/private-sqlite.ts'
import { authenticator } from '../support/authenticator.ts'
import { run, scratch } from '../support/command.ts'
import { SHIPPED } from '../support/records.ts'
import { browser, SITE, type Browser } from '../support/sign-in.ts'

const ORG = 'harbour-league'
const { folder } = scratch()
const data = join(folder, 'own')
const elsewhere = join(folder, 'elsewhere')
/** The clock of the commands: see `run`. */
const now = (): Instant => '2026-03-02T09:00:00Z' as Instant

/** A server over a data folder, for as long as `use` lasts. */
async function served<T>(use: (own: Browser, kept: Kept) => Promise<T>, place = data): Promise<T> {
  const tables = sqlitePrivate(place)
  const kept = await keep({ organisations: SHIPPED, data: place }, place, now)
  try {
    return await use(browser(app(new Map([[kept.code, kept]]), now, SITE, tables)), kept)
  } finally {
    await kept.close()
    await tables.close()
  }
}

test('a link from the command line, a passkey in the browser and one more command, and the first officer signs in', async () => {
  const founded = await run(init, [data, '--charter', join('tests', 'organisations', ORG)], {
    data: elsewhere,
  })
  assert.equal(founded.code, 0, founded.said)
  const passkey = authenticator('es256', 'desk.example.org')
  const invited = await run(
    invite,
    [data, '--office', 'secretariat', '--name', 'Ada Aalto', '--base', SITE],
    {
      data: elsewhere,
    },
  )
  assert.equal(invited.code, 0, invited.said)
  assert.match(invited.out, new RegExp(`^${SITE}/${ORG}/sign-in/invitations/[\\w-]{43}\n$`))
  assert.ok(invited.said.includes(`chancery enrol ${data} --base ${SITE}`))
  const token = invited.out.trim().split('/').at(-1)!
  assert.equal(await served((own) => own.register(ORG, passkey, token)), 200)
  const begins = passkey.key.slice(0, 8)
  const listed = await run(enrol, [data], { data: elsewhere })
  assert.equal(listed.out, `${begins}  Ada Aalto (secretariat)\n`)
  assert.equal((await run(enrol, [data, '00000000'], { data: elsewhere })).code, 3)
  const enrolled = await run(enrol, [data, begins, '--base', SITE], { data: elsewhere })
  assert.equal(enrolled.code, 0, enrolled.said)
  assert.ok(enrolled.out.includes(`${SITE} is a portal`))
  assert.equal((await run(enrol, [data], { data: elsewhere })).out, '')
  await served(async (own, kept) => {
    assert.equal(await own.signIn(ORG, passkey), 200)
    assert.deepEqual([...kept.registrar.ledger.standing.portals], [[SITE, 'desk.example.org']])
    assert.ok((await (await own.ask(`/${ORG}/desk/delegation`)).text()).includes('Ada Aalto'))
  })
})

test('a command that names no office of the charter makes no link', async () => {
  for (const words of [
    ['--office', 'nobody'],
    ['--party', 'NOBODY'],
    ['--office', 'log'],
    ['--office', 'clock'],
  ])
    assert.equal((await run(invite, [data, ...words], { data: elsewhere })).code, 3, words.join(' '))
  assert.equal((await run(invite, [data], { data: elsewhere })).code, 2)
})

test('where two people of an office bring a key, what the command signed waits at the desk for the second', async () => {
  const [org, place] = ['isle-conference', join(folder, 'isles')]
  await run(init, [place, '--charter', join('tests', 'organisations', org)], { data: elsewhere })
  const invited = await run(invite, [place, '--office', 'secretariat', '--base', SITE], { data: elsewhere })
  const token = invited.out.trim().split('/').at(-1)!
  const [first, second] = [1, 2].map(() => authenticator('es256', 'desk.example.org')) as [
    ReturnType<typeof authenticator>,
    ReturnType<typeof authenticator>,
  ]
  await served(async (own) => {
    assert.equal(await own.register(org, first, token), 200)
    assert.equal(await own.register(org, second), 200)
  }, place)
  const enrolled = async ({ key }: { readonly key: string }): Promise<number> =>
    (await run(enrol, [place, key.slice(0, 8), '--base', SITE], { data: elsewhere })).code
  assert.equal(await enrolled(first), 0)
  assert.equal(await enrolled(second), 4)
  await served(async (own, kept) => {
    assert.equal(await own.signIn(org, first), 200)
    const queue = await (await own.ask(`/${org}/desk/queue`)).text()
    const [, draft] = /\/desk\/drafts\/([0-9a-f]{24})/.exec(queue) ?? []
    const at = new Response(null, { status: 303, headers: { location: `/${org}/desk/drafts/${draft}` } })
    assert.equal((await own.sign(at, first)).status, 200)
    assert.equal(kept.registrar.ledger.standing.keys.get(second.key)?.until, undefined)
    assert.ok(kept.registrar.ledger.standing.keys.has(second.key))
    assert.equal(await own.signIn(org, second), 200)
  }, place)
})
