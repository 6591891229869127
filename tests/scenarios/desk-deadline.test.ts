/** The deadline of a question as an officer types it at the desk: what is shown of it before anything is sent. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { putAddress, SHARED } from '../../src/notices/addresses.ts'
import { scratch } from '../support/command.ts'
import { MERIDIAN, played, type Played } from '../support/demonstration.ts'

const { folder } = scratch()
let demonstration: Played
before(async () => {
  demonstration = await played(join(folder, 'data'))
})
after(() => demonstration.close())

/** What the desk says to an officer who asks about a deadline; the desk's clock stands at 10:00 of 5 March 2031 in Vienna. */
async function asked(closes: string): Promise<{ readonly status: number; readonly text: string }> {
  const visitor = demonstration.visitor()
  await visitor.sit('secretariat')
  return visitor.post(`/${MERIDIAN}/desk/circulate`, {
    title: 'Lamps on the lower quay',
    symbol: 'MC.DD/77/2031',
    organ: 'council',
    matter: 'decision',
    procedure: 'silence',
    closes,
  })
}

async function lives(to: string, zone: string, id = SHARED): Promise<void> {
  const given = { lang: 'en', zone, wishes: {}, hour: 7 } as const
  await putAddress(
    demonstration.tables,
    MERIDIAN,
    { to, id },
    { ...given, mail: `${to}@mail.example` },
    demonstration.kept.now(),
  )
}

test('a deadline is shown at the seat and in UTC; of a member whose clock is not known nothing is said', async () => {
  const { status, text } = await asked('12 Mar 18:00')
  assert.equal(status, 200, text)
  assert.match(text, /12 March 2031/)
  assert.match(text, /18:00 UTC\+01:00/)
  assert.match(text, /17:00 UTC/)
  assert.doesNotMatch(text, /In the night/)
})

test('it is told in whose night a deadline falls, by the address of a delegation and not of its people', async () => {
  await lives('ALDA', 'Asia/Tokyo')
  await lives('BORO', 'Europe/Vienna')
  await lives('CAST', 'Asia/Tokyo', 'deputy')
  const { text } = await asked('12 Mar 18:00')
  assert.match(text, /In the night \(22:00 to 07:00\) of Aldane \(02:00 UTC\+09:00\)\./)
  assert.doesNotMatch((await asked('12 Mar 12:00')).text, /In the night/)
})

test('a time that the clocks leap over, or show twice, midnight and the past are refused with what would be right', async () => {
  const said = async (closes: string, ...expected: readonly RegExp[]): Promise<void> => {
    const { status, text } = await asked(closes)
    assert.equal(status, 422, closes)
    for (const one of expected) assert.match(text, one)
  }
  await said('30 Mar 02:30', /leap over/, /01:59 UTC\+01:00/, /03:00 UTC\+02:00/)
  await said('26 Oct 02:30', /twice/, /2031-10-26 02:30 \+02:00/, /2031-10-26 02:30 \+01:00/)
  await said('12 Mar 24:00', /23:59 or 00:01/)
  await said('4 Mar 2031 18:00', /not after now/)
  await said('soon', /“soon” is not read here/)
})

test('of a time that the clocks show twice one is taken by one press, and is the one that was meant', async () => {
  const { text } = await asked('26 Oct 02:30')
  const links = [...text.matchAll(/href="([^"]*closes=2031-10-26[^"]*)"/g)].map(([, href]) => href!)
  assert.equal(links.length, 2)
  const visitor = demonstration.visitor()
  await visitor.sit('secretariat')
  const second = await visitor.get(links[1]!.replaceAll('&amp;', '&'))
  assert.match(second.text, /value="2031-10-26 02:30 \+01:00"/)
  assert.match(second.text, /Lamps on the lower quay/)
})

test('a change of the clocks before the deadline is told', async () => {
  const { text } = await asked('1 Apr 18:00')
  assert.match(
    text,
    /The clocks change before the deadline: on Sunday, 30 March 2031, from UTC\+01:00 to UTC\+02:00\./,
  )
})
