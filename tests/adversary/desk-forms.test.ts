/** Every address of the desk with whatever a person who sits there may send: a page or a refusal, and never a fall. */
import * as fc from 'fast-check'
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { authenticator } from '../support/authenticator.ts'
import { scratch } from '../support/command.ts'
import { browser, hosted, type Browser } from '../support/sign-in.ts'

const ORG = 'lake-commission'
const { folder } = scratch()
const [lake] = await hosted(folder, [ORG])
const { server, enrol, kept } = lake!
after(() => kept.close())

const seats = new Map<string, Browser>()
for (const holder of ['AARE', 'secretariat']) {
  const passkey = authenticator('es256', 'desk.example.org')
  await enrol(passkey, holder, `p-${holder.toLowerCase()}`)
  const seat = browser(server)
  assert.equal(await seat.signIn(ORG, passkey), 200)
  seats.set(holder, seat)
}

const ROUTES = server.routes.filter(
  ({ method, path }) => path.startsWith('/:org/desk') && ['GET', 'POST'].includes(method),
)
/** Fields that forms of the desk have. */
const FIELDS =
  'organ matter procedure question symbol title text closes date time zone position do form says kind party for to person note back ' +
  'scan name issue language provisions body address lang digest claimed hour evidence'
const value = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'commission',
    'opinion',
    'silence',
    'AARE',
    '2026-13-45',
    '-1',
    '%',
    '{"a":',
    '2026-03-02T10:00:00Z',
    'statement',
    'no',
    'objection',
    'null',
    '9'.repeat(30),
    'x'.repeat(5000),
  ),
)
const part = fc.constantFrom(
  'x',
  '__proto__',
  'constructor',
  'AARE',
  'position.taken',
  '1',
  'commission',
  'a/b',
)

test('no address of the desk falls over, whoever sits there and whatever is sent', async () => {
  assert.ok(ROUTES.length > 30)
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...seats.values()),
      fc.constantFrom(...ROUTES),
      fc.array(part, { minLength: 3, maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...FIELDS.split(' ')), value, { maxKeys: 8 }),
      async (seat, { method, path }, parts, fields) => {
        const named = [...parts]
        const address = path
          .replace(':org', ORG)
          .replaceAll(/:\w+(?:\{[^}]*\})?|\*/g, () => encodeURIComponent(named.pop() ?? 'x'))
        // Nobody leaves the seat by this.
        if (/\/(?:leave|out)$/.test(address)) return
        const reply =
          method === 'GET'
            ? await seat.ask(`${address}?${new URLSearchParams(fields).toString()}`)
            : await seat.ask(address, { form: fields, method })
        assert.ok(reply.status < 500, `${method} ${address}`)
        const next = reply.headers.get('location')
        if (next === null || !next.includes('/drafts/')) return
        assert.ok((await seat.ask(next)).status < 500, next)
        await seat.ask(`${next.split('?')[0]}/drop`, { form: {}, method: 'POST' })
      },
    ),
    { numRuns: 400 },
  )
})
