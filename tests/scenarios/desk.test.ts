/** The desk, sat at as a browser would: what each step puts on the record, and that all of it holds after every step. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { QuestionId } from '../../src/core/ids.ts'
import { scratch } from '../support/command.ts'
import { MERIDIAN, ORIGIN, played, type Played, type Visitor } from '../support/demonstration.ts'

const { folder } = scratch()
let demonstration: Played
before(async () => {
  demonstration = await played(join(folder, 'data'))
})
after(() => demonstration.close())

const asked = (
  id: string,
): ReturnType<Played['kept']['registrar']['ledger']['standing']['questions']['get']> =>
  demonstration.kept.registrar.ledger.standing.questions.get(id as QuestionId)

/** The open questions of the demonstration by procedure, those that close first being first. */
function open(procedure: string): string {
  const found = [...demonstration.kept.registrar.ledger.standing.questions.values()]
    .filter((one) => one.procedure === procedure && one.outcome === undefined)
    .toSorted((a, b) => ((a.closes ?? '') < (b.closes ?? '') ? -1 : 1))[0]
  assert.ok(found, procedure)
  return found.id
}

async function seated(as: string): Promise<Visitor> {
  const visitor = demonstration.visitor()
  await visitor.sit(as)
  return visitor
}

const at = (id: string, rest = ''): string => `/${MERIDIAN}/desk/questions/${encodeURIComponent(id)}${rest}`

/** The address of the draft that a page leads to. */
function draftIn(where: string): string {
  const found = /\/desk\/drafts\/[0-9a-f]{24}/.exec(where)?.[0]
  assert.ok(found, where)
  return `/${MERIDIAN}${found}`
}

test('without a seat the desk shows its door, and takes no act', async () => {
  const visitor = demonstration.visitor()
  const page = await visitor.get(`/${MERIDIAN}/desk`)
  assert.equal(page.status, 200)
  assert.match(page.text, /Take a seat/)
  const size = demonstration.kept.registrar.size
  await visitor.post(at(open('urgent-silence'), '/position'), { position: 'objection' })
  assert.equal(demonstration.kept.registrar.size, size)
})

test('whoever sits down first starts the clock; until then it stood', async () => {
  const { clock } = demonstration.kept.demonstration!
  assert.equal(clock.rate(), 0)
  await seated('first')
  assert.equal(clock.rate(), 1)
  clock.run(0)
})

test('a draft is on no record until it is signed, and says what follows before', async () => {
  const id = open('urgent-silence')
  const visitor = await seated('FJOR')
  const size = demonstration.kept.registrar.size
  const sheet = await visitor.post(at(id, '/position'), { position: 'yes' })
  assert.equal(sheet.status, 200)
  assert.match(sheet.text, /Look it over/)
  assert.equal(demonstration.kept.registrar.size, size)
  const done = await visitor.post(`${draftIn(sheet.at)}/sign`)
  assert.match(done.text, /On the record/)
  assert.equal(asked(id)?.positions.get('FJOR' as never)?.position, 'yes')
  demonstration.hold()
})

test('a draft signed once is signed no second time, and is nobody else’s to see', async () => {
  const id = open('urgent-silence')
  const [own, other] = [await seated('HESP'), await seated('CAST')]
  const sheet = await own.post(at(id, '/position'), { position: 'yes' })
  const draft = draftIn(sheet.at)
  assert.equal((await other.get(draft)).status, 404)
  assert.equal((await other.post(`${draft}/sign`)).status, 404)
  await own.post(`${draft}/sign`)
  const size = demonstration.kept.registrar.size
  await own.post(`${draft}/sign`)
  assert.equal(demonstration.kept.registrar.size, size)
  demonstration.hold()
})

test('a position that the rule does not know is refused before it can be signed, with the clause', async () => {
  const visitor = await seated('CAST')
  const sheet = await visitor.post(at(open('urgent-silence'), '/position'), { position: 'abstain' })
  assert.match(sheet.text, /this is not in order/)
  assert.match(sheet.text, /Compact, Art/)
})

test('a member that objects with a text breaks the silence at once; all see by whom', async () => {
  const id = open('silence')
  const visitor = await seated('GALD')
  const sheet = await visitor.post(at(id, '/break'), {
    how: 'with-text',
    text: 'Two crossings <b>at night</b>.',
    reason: 'Our harbours are closed.',
  })
  assert.match(sheet.text, /Two crossings &lt;b&gt;at night/)
  await visitor.post(`${draftIn(sheet.at)}/sign`)
  assert.ok(asked(id)?.broken)
  const other = await seated('ISTV')
  assert.match((await other.get(at(id))).text, /Silence broken by/)
  demonstration.hold()
})

test('what a member says unseen is on its question’s log, and on no page of anybody else before its time', async () => {
  const id = open('sealed')
  const size = demonstration.kept.registrar.size
  const [own, other] = [await seated('ESTE'), await seated('HESP')]
  const paths = [at(id), `/${MERIDIAN}/desk`, `/${MERIDIAN}/desk/questions`, `/${MERIDIAN}/desk/queue`]
  const before = await Promise.all(paths.map((path) => other.get(path)))
  const sheet = await own.post(at(id, '/position'), { position: 'no' })
  const done = await own.post(`${draftIn(sheet.at)}/sign`)
  assert.match(done.text, /not shown before its time/)
  assert.equal(demonstration.kept.registrar.size, size)
  assert.match((await own.get(at(id))).text, /You have said: <b>No<\/b>/)
  const after = await Promise.all(paths.map((path) => other.get(path)))
  const timeless = (text: string): string =>
    text.replaceAll(
      /\d{4}-\d\d-\d\dT[\d:]+Z|\d\d:\d\d|\d+ (?:days?|hours?|minutes?|seconds?)|width="[\d.]+"/g,
      '',
    )
  assert.deepEqual(
    after.map(({ text }) => timeless(text)),
    before.map(({ text }) => timeless(text)),
  )
  demonstration.hold()
})

test('at the next deadline the outcome stands by itself', async () => {
  const id = open('urgent-silence')
  const visitor = await seated('DORN')
  await visitor.post(`/${MERIDIAN}/desk/clock`, { set: 'next', back: at(id) })
  assert.equal(asked(id)?.outcome, 'adopted')
  assert.match((await visitor.get(at(id))).text, /Adopted/)
  // What was decided has the title of what was put.
  assert.match(
    (await visitor.get(`/${MERIDIAN}/decisions`)).text,
    /<a href="[^"]*decisions[^"]*"><bdi>Two pumps/,
  )
  const late = await visitor.post(at(id, '/position'), { position: 'objection' })
  assert.match(late.text, /this is not in order/)
  demonstration.hold()
})

test('a form from another site is not taken, whatever cookie comes with it', async () => {
  const id = open('silence')
  const visitor = await seated('ALDA')
  const drafts = (): number => demonstration.drafts()
  const before = drafts()
  for (const origin of ['https://elsewhere.example', 'null', ''])
    assert.equal((await visitor.send(at(id, '/position'), { position: 'objection' }, { origin })).status, 403)
  const own = await visitor.send(
    at(id, '/position'),
    { position: 'objection' },
    { origin: ORIGIN, 'sec-fetch-site': 'cross-site' },
  )
  assert.equal(own.status, 403)
  assert.equal(drafts(), before)
})

test('what a charter lets two people of an office do is signed by the second before it is on the record', async () => {
  const [first, second] = await Promise.all(
    (await officers()).map(async (as) => {
      const visitor = demonstration.visitor()
      await visitor.sit(as)
      return visitor
    }),
  )
  assert.ok(first && second)
  const size = demonstration.kept.registrar.size
  const sheet = await circulated(first, 'Lamps on the lower quay', 'MC.DD/77/2031')
  const draft = draftIn(sheet.at)
  const waits = await first.post(`${draft}/sign`)
  assert.match(waits.text, /waits for a second person/)
  assert.equal(demonstration.kept.registrar.size, size)
  // The same person once more is no second one.
  await first.post(`${draft}/sign`)
  assert.equal(demonstration.kept.registrar.size, size)
  assert.match((await second.get(`/${MERIDIAN}/desk`)).text, /Waits|waits for a second person/)
  await second.post(`${draft}/sign`)
  assert.equal(asked('MC.DD/77/2031')?.outcome, undefined)
  assert.ok(asked('MC.DD/77/2031'))
  demonstration.hold()
})

test('what a second person gives back is signed anew, and was never on the record', async () => {
  const [as1 = '', as2 = ''] = await officers()
  const [first, second] = [await seated(as1), await seated(as2)]
  const sheet = await circulated(first, 'Ropes', 'MC.DD/78/2031')
  const draft = draftIn(sheet.at)
  await first.post(`${draft}/sign`)
  const size = demonstration.kept.registrar.size
  await second.post(`${draft}/return`, { note: 'Say which ropes.' })
  assert.match((await first.get(`/${MERIDIAN}/desk`)).text, /Say which ropes/)
  const returned = await first.get(draft)
  assert.match(returned.text, /Say which ropes/)
  assert.doesNotMatch(returned.text, /somebody else|\/sign"/)
  await second.post(`${draft}/sign`)
  assert.equal(demonstration.kept.registrar.size, size)
})

/** An urgent silence of two hours, as an officer puts it together. */
function circulated(officer: Visitor, title: string, symbol: string): ReturnType<Visitor['post']> {
  return officer.post(`/${MERIDIAN}/desk/circulate`, {
    title,
    symbol,
    organ: 'council',
    matter: 'urgent',
    procedure: 'urgent-silence',
    closes: '+2h',
    do: 'send',
  })
}

/** The two first persons of the secretariat, as the strip names their seats. */
async function officers(): Promise<readonly string[]> {
  const visitor = await seated('secretariat')
  const { text } = await visitor.get(`/${MERIDIAN}/desk`)
  const found = [...text.matchAll(/<option value="(secretariat[^"]*)"/g)].map(([, value]) => value ?? '')
  assert.ok(found.length >= 2, found.join())
  return found
}

test('one delegation keeps no more drafts than it can look through, and another’s stay as they are', async () => {
  const [many, other] = [await seated('NORV'), await seated('ISTV')]
  const own = await other.post(at(open('silence'), '/position'), { position: 'yes' })
  let last = ''
  for (let n = 0; n < 60; n += 1)
    last = (await many.post(at(open('silence'), '/position'), { position: 'yes' })).at
  assert.match(last, /queue\?full=1/)
  assert.equal((await other.get(draftIn(own.at))).status, 200)
})

test('the page of an act that two people signed tells both apart, by the codes of their keys', async () => {
  const { entries } = demonstration.kept.registrar.ledger
  const position = entries.findIndex(({ evidence }) => evidence.length === 2)
  assert.ok(position > 0)
  const { text } = await demonstration.visitor().get(`/${MERIDIAN}/record/${position}`)
  for (const person of ['officer-first', 'officer-second']) assert.ok(text.includes(person), person)
})

test('a letter is entered with its scan by two people of the office, and stands as the member’s', async () => {
  const [as1 = '', as2 = ''] = await officers()
  const [first, second] = [await seated(as1), await seated(as2)]
  const id = 'MC.DD/77/2031'
  const form = new FormData()
  const day = demonstration.kept.now().slice(0, 10)
  for (const [name, value] of Object.entries({
    party: 'CAST',
    question: id,
    says: 'objection',
    claimed: `${day}T00:01`,
  }))
    form.set(name, value)
  form.set('scan', new File(['%PDF-1.7 of a letter'], 'letter.pdf', { type: 'application/pdf' }))
  const sheet = await first.upload(`/${MERIDIAN}/desk/paper`, form)
  const draft = draftIn(sheet.at)
  await first.post(`${draft}/sign`)
  assert.equal(asked(id)?.broken, undefined)
  await second.post(`${draft}/sign`)
  assert.ok(asked(id)?.broken)
  assert.deepEqual(
    [asked(id)?.positions.get('CAST' as never)?.position, asked(id)?.positions.get('CAST' as never)?.onPaper],
    ['objection', true],
  )
  demonstration.hold()
})

test('what was signed when the record was away is sent again, not signed again, and stands once', async () => {
  const member = await seated('DORN')
  const sheet = await member.post(at(open('written'), '/position'), { position: 'yes' })
  const draft = draftIn(sheet.at)
  const size = demonstration.kept.registrar.size
  const awayOnce = async (when: 'before' | 'after'): Promise<number> => {
    demonstration.fail(when)
    return (await member.post(`${draft}/sign`)).status
  }
  assert.equal(await awayOnce('before'), 503)
  assert.equal(demonstration.kept.registrar.size, size)
  assert.match((await member.get(draft)).text, /Send it in again/)
  assert.match((await member.get(`/${MERIDIAN}/desk`)).text, /to be sent in again/)
  // Taken in, and nobody heard of it.
  assert.equal(await awayOnce('after'), 503)
  assert.equal(demonstration.kept.registrar.size, size + 1)
  assert.match((await member.post(`${draft}/sign`)).text, /On the record/)
  assert.equal(demonstration.kept.registrar.size, size + 1)
  assert.equal((await member.get(draft)).status, 404)
  demonstration.hold()
})

test('what was broken is circulated again from its page: the form has its title, its procedure and its text as it stands', async () => {
  const broken = [...demonstration.kept.registrar.ledger.standing.questions.values()].find(
    (one) => one.broken !== undefined && one.text,
  )
  assert.ok(broken?.text)
  const [as = ''] = await officers()
  const officer = await seated(as)
  const href = /href="([^"]*desk\/circulate\?[^"]*)"[^>]*>Start a new silence/.exec(
    (await officer.get(at(broken.id))).text,
  )?.[1]
  assert.ok(href)
  const form = await officer.get(href.replaceAll('&amp;', '&'))
  assert.equal(form.status, 200)
  assert.ok(form.text.includes(`<option value="${broken.procedure}" selected>`))
  assert.match(form.text, new RegExp(`<option value="${broken.text.text}#\\d+" selected>`))
  // A member circulates nothing under this procedure, and is offered nothing of it.
  assert.doesNotMatch((await (await seated('ISTV')).get(at(broken.id))).text, /Start a new silence/)
})

test('a letter without a scan is said to lack it, and goes nowhere', async () => {
  const [as = ''] = await officers()
  const officer = await seated(as)
  const form = new FormData()
  form.set('party', 'CAST')
  const answer = await officer.upload(`/${MERIDIAN}/desk/paper`, form)
  assert.equal(answer.status, 422)
  assert.match(answer.text, /Missing: the scan/)
})
