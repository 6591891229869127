/** The outbox and the addresses as seats meet them: each its own letters, the registry all of them, and nobody another's wishes. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { join } from 'node:path'
import ICAL from 'ical.js'
import PostalMime from 'postal-mime'
import { OUTBOX, postOf, type Post } from '../../src/notices/outbox.ts'
import { smtp } from '../../src/notices/smtp.ts'
import { mailer, type Mailer } from '../../src/server/mailer.ts'
import { people } from '../../src/desk/people.ts'
import { authenticator } from '../support/authenticator.ts'
import { scratch } from '../support/command.ts'
import { MERIDIAN, played } from '../support/demonstration.ts'
import { browser, hosted, SITE, type Browser } from '../support/sign-in.ts'
import { receiver, refusal } from '../support/smtp.ts'

const ORG = 'lake-commission'
const { folder } = scratch()
const [lake] = await hosted(folder, [ORG])
const { server, tables, kept, now, perform, enrol } = lake!
let refuses = false
const into = await receiver(
  (_, done) => done(),
  () => (refuses ? refusal(550, 'no such mailbox') : undefined),
)
const out = smtp({
  host: '127.0.0.1',
  port: into.port,
  tls: 'none',
  from: 'registry@league.example',
  timeout: 5,
})
const mailing: Mailer = mailer(
  () => [kept],
  tables,
  { from: 'registry@league.example', base: SITE },
  now,
  out,
)
after(async () => {
  await mailing.close()
  await into.stop()
  await kept.close()
})

const seat = async (holder: string, person?: string): Promise<Browser> => {
  const passkey = authenticator('es256', 'desk.example.org')
  await enrol(passkey, holder, person)
  const own = browser(server)
  assert.equal(await own.signIn(ORG, passkey), 200)
  return own
}
const page = async (of: Browser, path: string): Promise<string> =>
  (await of.ask(`/${ORG}/desk${path}`)).text()
/** Opens the link of the last letter that was sent to an address, and confirms it; where that led. */
const confirm = async (of: Browser, mail: string): Promise<string> => {
  lake!.wait(61)
  await mailing.round()
  const letter = (await into.read()).findLast(({ to_ }) => to_ === mail)!
  const link = new URL(/https:\S+/.exec(letter.text ?? '')![0])
  assert.ok((await (await of.ask(`${link.pathname}${link.search}`)).text()).includes(mail))
  const form = { id: link.searchParams.get('id')!, code: link.searchParams.get('code')! }
  return (await of.ask(`/${ORG}/desk/notices/confirm`, { form })).headers.get('location') ?? ''
}
const posts = async (): Promise<readonly Post[]> =>
  (await tables.list(OUTBOX, `${ORG}/`)).map((row) => postOf(row).post)
const GIVEN = {
  id: 'desk',
  mail: 'mission@aare.example',
  lang: 'ru',
  zone: 'Asia/Tashkent',
  hour: '8',
  questions: 'at-once',
  outcomes: 'at-once',
  reminders: 'none',
}

await perform({
  by: 'secretariat',
  type: 'portal.opened',
  body: { origin: SITE, relyingParty: 'desk.example.org' },
})
const [aare, brue, secretariat] = [await seat('AARE'), await seat('BRUE'), await seat('secretariat')]
await mailing.round()

test('an address is saved with language, zone and wishes, and what is none is said with all its faults at once', async () => {
  const wrong = await aare.ask(`/${ORG}/desk/notices`, {
    form: { ...GIVEN, mail: 'x@y\r\nBcc: z@evil.example', zone: 'CST' },
  })
  assert.equal(wrong.status, 422)
  const said = await wrong.text()
  assert.ok(said.includes('This is no address of mail.') && said.includes('There is no such time zone.'))
  const saved = await aare.ask(`/${ORG}/desk/notices`, { form: GIVEN })
  assert.match(saved.headers.get('location') ?? '', /done=asked/)
  const shown = await page(aare, '/notices')
  for (const piece of [
    'value="mission@aare.example"',
    'value="Asia/Tashkent"',
    '<option value="none" selected>',
  ])
    assert.ok(shown.includes(piece), piece)
  assert.ok(!(await page(brue, '/notices')).includes('mission@aare.example'))
})

test('nothing is sent to an address before somebody who reads its mail and has the seat confirms it', async () => {
  const test = await aare.ask(`/${ORG}/desk/notices/test`, { form: { id: 'desk' } })
  assert.match(test.headers.get('location') ?? '', /done=soon/)
  assert.ok((await page(aare, '/notices')).includes('mission@aare.example waits'))
  const code = (await tables.get('addresses', `${ORG}/AARE/desk`))!.value['pending'] as { code: string }
  for (const [of, given] of [
    [brue, code.code],
    [aare, '0'.repeat(32)],
  ] as const) {
    const wrong = await of.ask(`/${ORG}/desk/notices/confirm`, { form: { id: 'desk', code: given } })
    assert.match(wrong.headers.get('location') ?? '', /done=wrong/)
  }
  assert.ok(
    !(await page(aare, '/outbox')).includes('Confirm'),
    'who cannot read the mail does not find the link here',
  )
  assert.ok(!(await page(secretariat, '/outbox')).includes(code.code))
  assert.match(await confirm(aare, 'mission@aare.example'), /done=confirmed/)
  assert.ok(!JSON.stringify(await posts()).includes(code.code), 'what was sent keeps no code')
})

test('a form of another site saves nothing', async () => {
  for (const path of ['/notices', '/notices/test', '/notices/drop', '/outbox/again']) {
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
    const response = await aare.ask(`/${ORG}/desk${path}`, {
      form: { ...GIVEN, mail: 'thief@evil.example' },
      headers,
    })
    assert.equal(response.status, 403, path)
  }
  assert.ok((await page(aare, '/notices')).includes('mission@aare.example'))
})

test('a test goes to the own address, once a minute', async () => {
  const first = await aare.ask(`/${ORG}/desk/notices/test`, { form: { id: 'desk' } })
  assert.match(first.headers.get('location') ?? '', /done=tested/)
  const second = await aare.ask(`/${ORG}/desk/notices/test`, { form: { id: 'desk' } })
  assert.match(second.headers.get('location') ?? '', /done=soon/)
  await mailing.round()
  assert.deepEqual(
    (await into.read()).slice(-1).map(({ to_, subject }) => [to_, subject]),
    [['mission@aare.example', 'Lake Commission: Проверка']],
  )
})

test('mail, calendar, page and data say the same instant, in the zone of each reader', async () => {
  const closes = '2026-03-29T00:59:59Z'
  await perform({
    by: 'president',
    type: 'question.put',
    body: {
      question: 'LC/7',
      organ: 'commission',
      matter: 'opinion',
      procedure: 'letters',
      purpose: 'replies',
      closes,
    },
  })
  await mailing.round()
  const [mail] = (await into.read()).slice(-1)
  assert.match(
    mail!.text ?? '',
    /Местопребывание \(Europe\/Zurich\): +воскресенье, 29 марта 2026 г\., 01:59:59/,
  )
  assert.match(mail!.text ?? '', /Ваше время \(Asia\/Tashkent\): +воскресенье, 29 марта 2026 г\., 05:59:59/)
  assert.match(mail!.text ?? '', /UTC: +воскресенье, 29 марта 2026 г\., 00:59:59/)
  const instantIn = (text: string): string => {
    const event = new ICAL.Component(ICAL.parse(text) as unknown[] as never).getFirstSubcomponent('vevent')!
    return new ICAL.Event(event).startDate.toJSDate().toISOString().replace('.000', '')
  }
  const whole = await PostalMime.parse(into.taken.at(-1)!.raw, { attachmentEncoding: 'utf8' })
  const attached = whole.attachments.find(
    ({ mimeType }) => mimeType === 'text/calendar' || mimeType === 'application/ics',
  )!
  assert.equal(instantIn(attached.content as string), closes)
  assert.ok((await page(brue, '/questions/LC%2F7')).includes(`/${ORG}/decisions/LC%2F7.ics`))
  const file = await server.request(`${SITE}/${ORG}/decisions/LC%2F7.ics`)
  assert.equal(file.status, 200)
  assert.equal(instantIn(await file.text()), closes)
  const question = await page(brue, '/questions/LC%2F7')
  assert.ok(question.includes(`datetime="${closes}"`), 'the page has the instant')
  const put = kept.registrar.ledger.entries.length - 1
  const api = (await (await server.request(`${SITE}/${ORG}/record/${put}.json`)).json()) as {
    act: { body: { closes: string } }
  }
  assert.equal(api.act.body.closes, closes)
})

test('a delegation sees its own letters, the registry all, and neither what is not theirs', async () => {
  const own = await page(aare, '/outbox')
  assert.ok(own.includes('mission@aare.example'))
  assert.ok(!own.includes('BRUE'))
  const all = await page(secretariat, '/outbox')
  for (const piece of ['mission@aare.example', 'No address', 'registry@league.example'])
    assert.ok(all.includes(piece), piece)
  const act = kept.registrar.ledger.entries.length - 1
  const letter = `${String(act).padStart(9, '0')}/question-put/AARE/desk`
  const path = `/${ORG}/desk/outbox?letter=${encodeURIComponent(letter)}`
  assert.equal((await aare.ask(path)).status, 200)
  assert.equal((await secretariat.ask(path)).status, 200)
  assert.equal((await brue.ask(path)).status, 404)
  assert.equal((await brue.ask(`/${ORG}/desk/outbox?letter=${encodeURIComponent('../../x')}`)).status, 404)
})

test('what failed stands apart for the registry, which has it sent again to the address of today', async () => {
  refuses = true
  await perform({ by: 'president', type: 'question.withdrawn', body: { question: 'LC/7' } })
  await mailing.round()
  const failed = await page(secretariat, '/outbox')
  assert.ok(failed.includes('Not delivered') && failed.includes('no such mailbox'))
  assert.ok((await page(secretariat, '/queue')).includes('did not reach anybody'))
  assert.ok(!(await page(brue, '/queue')).includes('did not reach anybody'))
  const row = (await tables.list('undelivered', `${ORG}/`))[0]!
  refuses = false
  await aare.ask(`/${ORG}/desk/notices`, { form: { ...GIVEN, mail: 'other@aare.example' } })
  await confirm(aare, 'other@aare.example')
  const letter = row.key.slice(ORG.length + 1)
  await brue.ask(`/${ORG}/desk/outbox/again`, { form: { letter } })
  assert.equal((await posts()).filter(({ state }) => state === 'failed').length, 1)
  await secretariat.ask(`/${ORG}/desk/outbox/again`, { form: { letter } })
  await mailing.round()
  assert.equal(into.taken.at(-1)!.to, 'other@aare.example')
  assert.ok(
    into.taken.at(-1)!.raw.includes('METHOD:CANCEL') || into.taken.at(-1)!.raw.includes('method=CANCEL'),
  )
  assert.ok(!(await page(secretariat, '/outbox')).includes('Not delivered'))
})

test('a person has an address of its own, which whoever looks after the people of the delegation can take away', async () => {
  const member = await people(tables, ORG).add(
    { holder: { party: 'AARE' as never }, name: 'Ada Aalto', role: 'member' },
    now(),
  )
  const ada = await seat('AARE', member.person)
  await ada.ask(`/${ORG}/desk/notices`, { form: { ...GIVEN, id: member.person, mail: 'ada@aare.example' } })
  assert.ok((await page(ada, '/notices')).includes('ada@aare.example'))
  const seen = await page(aare, '/notices')
  assert.ok(seen.includes('ada@aare.example') && seen.includes('Ada Aalto'))
  await confirm(ada, 'ada@aare.example')
  await ada.ask(`/${ORG}/desk/notices/drop`, { form: { id: 'desk' } })
  await ada.ask(`/${ORG}/desk/notices`, { form: { ...GIVEN, mail: 'ada@aare.example' } })
  assert.ok((await page(ada, '/notices')).includes('Whoever looks after the people'))
  assert.ok(
    (await page(aare, '/notices')).includes('other@aare.example'),
    'a member takes nothing of others away',
  )
  await brue.ask(`/${ORG}/desk/notices/drop`, { form: { id: member.person } })
  assert.ok((await page(aare, '/notices')).includes('ada@aare.example'))
  await aare.ask(`/${ORG}/desk/delegation/leave`, { form: { person: member.person } })
  assert.ok(!(await page(aare, '/notices')).includes('ada@aare.example'), 'who left is written to no more')
})

test('addresses and letters are in no file of the record and on no public page', async () => {
  const file = await (await server.request(`${SITE}/${ORG}/record.chancery`)).text()
  const pages = await Promise.all(
    ['', '/record', '/decisions', '/members/AARE', '/search?q=aare.example'].map(async (path) =>
      (await server.request(`${SITE}/${ORG}${path}`)).text(),
    ),
  )
  for (const text of [file, ...pages]) assert.doesNotMatch(text, /(?:mission|other)@aare\.example/)
})

test('a seat of the demonstration sees what would be sent, from an address that nobody has, and nothing is sent', async () => {
  const demonstration = await played(join(folder, 'demonstration'))
  after(() => demonstration.close())
  const visitor = demonstration.visitor()
  await visitor.sit('ALDA')
  const { text, status } = await visitor.get(`/${MERIDIAN}/desk/outbox`)
  assert.equal(status, 200)
  assert.ok(text.includes('This is a demonstration: here is what would be sent. Nothing leaves.'))
  const saved = await visitor.post(`/${MERIDIAN}/desk/notices`, {
    ...GIVEN,
    mail: 'visitor@real.example.org',
  })
  assert.ok(saved.text.includes('alda@delegation.example') && !saved.text.includes('visitor@real'))
})
