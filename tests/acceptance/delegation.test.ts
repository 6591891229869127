import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { people } from '../../src/desk/people.ts'
import { invitations } from '../../src/desk/invitations.ts'
import { authenticator } from '../support/authenticator.ts'
import { scratch } from '../support/command.ts'
import { actorFor } from '../support/records.ts'
import { browser, hosted, SITE } from '../support/sign-in.ts'

const ORG = 'lake-commission'
const RP = 'desk.example.org'
const { folder } = scratch()
const [lake] = await hosted(folder, [ORG])
const { server, tables, enrol, kept, now, perform } = lake!
const { standing } = kept.registrar.ledger
after(() => kept.close())

const DESK = `/${ORG}/desk/delegation`
const linkIn = (page: string): string => /invitations\/([\w-]{43})/.exec(page)?.[1] ?? ''

const officer = authenticator('es256', RP)
const [head, headSecond, aide] = [1, 2, 3].map(() => authenticator('es256', RP)) as [
  ReturnType<typeof authenticator>,
  ReturnType<typeof authenticator>,
  ReturnType<typeof authenticator>,
]
const [secretariat, headBrowser, aideBrowser] = [browser(server), browser(server), browser(server)]
const AARE = actorFor('AARE') as never

test('an office recognises a delegation: it opens the portal, invites the head, and enrols the first key by acts of its own', async () => {
  await enrol(officer, 'secretariat')
  assert.equal(await secretariat.signIn(ORG, officer), 200)
  const before = await (await secretariat.ask(DESK)).text()
  assert.ok(
    before.includes(`Passkeys sign acts only at sites that the record names. ${SITE} is not among them`),
  )
  await perform({ by: 'secretariat', type: 'portal.opened', body: { origin: SITE, relyingParty: RP } })
  const shown = await (
    await secretariat.ask(`${DESK}/head`, { form: { party: 'AARE', name: 'Ada Aalto' } })
  ).text()
  assert.equal(await headBrowser.register(ORG, head, linkIn(shown)), 200)
  assert.equal(await headBrowser.register(ORG, headSecond), 200)
  const page = await (await secretariat.ask(DESK)).text()
  assert.ok(page.includes('Passkeys to be enrolled') && page.includes('Ada Aalto'))
  const [member] = await people(tables, ORG).of(AARE)
  for (const passkey of [head, headSecond]) {
    const draft = await secretariat.ask(`${DESK}/enrol`, {
      form: { person: member!.person, key: passkey.key },
    })
    assert.equal((await secretariat.sign(draft, officer)).status, 200)
    assert.equal(standing.keys.get(passkey.key)?.person, member!.person)
  }
  assert.equal(await headBrowser.signIn(ORG, headSecond), 200)
})

test('the head invites an aide with a limited key, grants powers for dates, and withdraws them', async () => {
  const shown = await (
    await headBrowser.ask(`${DESK}/invite`, { form: { name: 'Ben Blom', role: 'member' } })
  ).text()
  assert.ok(shown.includes('Ben Blom'))
  assert.equal(await aideBrowser.register(ORG, aide, linkIn(shown)), 200)
  const ben = (await people(tables, ORG).of(AARE)).find(({ name }) => name === 'Ben Blom')!
  const draft = await headBrowser.ask(`${DESK}/enrol`, {
    form: { person: ben.person, key: aide.key, limited: 'yes' },
  })
  // Signed with the passkey that signed in, though another of the person was enrolled before.
  assert.equal((await headBrowser.sign(draft, headSecond)).status, 200)
  assert.equal(standing.keys.get(aide.key)?.limited, true)
  assert.equal(await aideBrowser.signIn(ORG, aide), 200)
  const mine = await (await aideBrowser.ask(DESK)).text()
  assert.ok(mine.includes('Its head and its administrators change it') && !mine.includes('Invite a person'))
  const grant = await headBrowser.ask(`${DESK}/grant`, {
    form: {
      person: ben.person,
      act: 'statement.made',
      organ: 'commission',
      from: '2026-03-01',
      until: '2026-04-01',
      instrument: 'Ben Blom may speak for Aare in March.',
    },
  })
  assert.equal((await headBrowser.sign(grant, headSecond)).status, 200)
  const [given] = [...standing.grants.values()]
  assert.deepEqual(
    [given?.person, given?.acts, given?.organs, given?.from, given?.until],
    [ben.person, [{ kind: 'statement.made' }], ['commission'], '2026-03-01', '2026-04-01'],
  )
  // Of names, the record has those in the instrument, which is committed to with a salt and can be erased.
  const documents = kept.registrar.ledger.entries.at(-1)?.act.docs
  assert.deepEqual(
    documents?.map(({ name, commitment }) => [name, commitment !== undefined]),
    [['instrument', true]],
  )
  for (const entry of await kept.registrar.store.read(0))
    assert.doesNotMatch(Buffer.from(entry).toString(), /Blom|Aalto/)
  const withdrawn = await headBrowser.ask(`${DESK}/withdraw`, { form: { grant: `${given!.act}` } })
  assert.equal((await headBrowser.sign(withdrawn, headSecond)).status, 200)
  assert.notEqual(standing.grants.get(given!.act)?.withdrawn, undefined)
})

test('a person who left is signed out at once, signs in no more, and has no link that opens', async () => {
  const ben = (await people(tables, ORG).of(AARE)).find(({ name }) => name === 'Ben Blom')!
  const link = await invitations(tables, ORG, now).make({ holder: AARE, person: ben.person })
  assert.equal((await aideBrowser.ask(`${DESK}/leave`, { form: { person: ben.person } })).status, 303)
  assert.equal((await people(tables, ORG).get(AARE, ben.person))?.left, undefined)
  assert.equal((await headBrowser.ask(`${DESK}/leave`, { form: { person: ben.person } })).status, 303)
  assert.equal((await aideBrowser.ask(`/${ORG}/sign-in/session`)).status, 401)
  assert.equal(await aideBrowser.signIn(ORG, aide), 403)
  assert.equal((await aideBrowser.ask(`/${ORG}/sign-in/invitations/${link}`)).status, 404)
})

test('of two keys one may be revoked; the last stays, on the page and on the record', async () => {
  for (const key of [aide.key, head.key]) {
    const draft = await headBrowser.ask(`${DESK}/revoke`, { form: { key } })
    assert.equal((await headBrowser.sign(draft, headSecond)).status, 200)
    assert.notEqual(standing.keys.get(key)?.until, undefined)
  }
  const file = [...standing.keys.values()].find(
    ({ holder, until, passkey }) =>
      until === undefined && !passkey && 'party' in holder && holder.party === 'AARE',
  )!
  assert.equal(
    (await headBrowser.sign(await headBrowser.ask(`${DESK}/revoke`, { form: { key: file.key } }), headSecond))
      .status,
    200,
  )
  assert.ok((await (await headBrowser.ask(DESK)).text()).includes('The last key stays'))
  const last = await headBrowser.ask(`${DESK}/revoke`, { form: { key: headSecond.key } })
  assert.equal((await headBrowser.sign(last, headSecond)).status, 422)
  assert.equal(standing.keys.get(headSecond.key)?.until, undefined)
})

test('the delegation reads its own access log, and another delegation does not', async () => {
  const own = await (await headBrowser.ask(DESK)).text()
  assert.ok(own.includes('signed in') && own.includes('registered a passkey') && own.includes('Ada Aalto'))
  const other = authenticator('es256', RP)
  await enrol(other, 'BRUE', 'p-brue')
  const brue = browser(server)
  await brue.signIn(ORG, other)
  const theirs = await (await brue.ask(DESK)).text()
  assert.ok(!theirs.includes('Ada Aalto') && !theirs.includes('Ben Blom'))
})

test('the sheet says in words whose key it is, what it may do, and what follows', async () => {
  const shown = await (await headBrowser.ask(`${DESK}/invite`, { form: { name: 'Cleo Cay' } })).text()
  const passkey = authenticator('es256', RP)
  await browser(server).register(ORG, passkey, linkIn(shown))
  const cleo = (await people(tables, ORG).of(AARE)).find(({ name }) => name === 'Cleo Cay')!
  const form = { person: cleo.person, key: passkey.key, limited: 'yes' }
  const sheet = async (): Promise<string> => {
    const draft = await headBrowser.ask(`${DESK}/enrol`, { form })
    return (await (await headBrowser.ask(draft.headers.get('location') ?? '')).text()).replaceAll(
      /<script[^]*?<\/script>|<[^>]*>/g,
      ' ',
    )
  }
  const text = await sheet()
  for (const says of [
    'Cleo Cay',
    'Aare',
    'what powers in force give to its person, and nothing else',
    'bound to its device, as it says',
    'The key may sign from then on',
  ])
    assert.ok(text.includes(says), says)
  assert.doesNotMatch(text, /\{"/)
})
