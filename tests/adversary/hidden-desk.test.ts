/**
 * Two demonstrations alike but for what one member said unseen: whoever else sits in them reads the same bytes on every page
 * that a link leads to from the desk, and is refused in the same words.
 */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { scratch } from '../support/command.ts'
import { MERIDIAN, played, type Played, type Visitor } from '../support/demonstration.ts'

const { folder } = scratch()
/** Of each organisation's pages so many are read: every one that the desk leads to. */
const MOST = 200
const AUTHOR = 'ESTE'

let both: readonly [Played, Played]
let question: string
before(async () => {
  both = [await played(join(folder, 'one')), await played(join(folder, 'other'))]
  const sealed = [...both[0].kept.registrar.ledger.standing.questions.values()].find(
    ({ procedure, outcome }) => procedure === 'sealed' && outcome === undefined,
  )
  assert.ok(sealed)
  question = `/${MERIDIAN}/desk/questions/${encodeURIComponent(sealed.id)}`
  for (const { kept } of both) kept.demonstration!.clock.run(0)
  const author = await seatIn(both[1], AUTHOR)
  const sheet = await author.post(`${question}/position`, { position: 'no' })
  const draft = /\/desk\/drafts\/[0-9a-f]{24}/.exec(sheet.at)?.[0]
  assert.match((await author.post(`/${MERIDIAN}${draft}/sign`)).text, /not shown before its time/)
})
after(async () => {
  for (const one of both) await one.close()
})

async function seatIn(one: Played, as: string): Promise<Visitor> {
  const visitor = one.visitor()
  await visitor.sit(as)
  one.kept.demonstration!.clock.run(0)
  return visitor
}

/** Every page of the organisation that links lead to, by its address, as this visitor reads it. */
async function walked(visitor: Visitor): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>()
  const waiting = [`/${MERIDIAN}/desk`]
  for (let path = waiting.shift(); path !== undefined && pages.size < MOST; path = waiting.shift()) {
    if (pages.has(path)) continue
    const { status, text } = await visitor.get(path)
    pages.set(path, `${status} ${text}`)
    for (const [, href = ''] of text.matchAll(/(?:href|action)="(\/meridian[^"#]*)"/g)) {
      const plain = href.replaceAll('&amp;', '&')
      // In one language, and without what is only another view of the same.
      if (!pages.has(plain) && !/lang=|sqlite|record\.chancery|\/log\//.test(plain)) waiting.push(plain)
    }
  }
  return pages
}

for (const viewer of ['HESP', 'KELD', 'secretariat:officer-first', 'depositary', 'public'])
  test(`${viewer} reads nothing of a position taken unseen`, async () => {
    const [one, other] = await Promise.all(both.map((played) => seatIn(played, viewer)))
    const [without, with_] = [await walked(one!), await walked(other!)]
    assert.ok(without.size > 40, `${without.size} pages`)
    assert.deepEqual([...with_.keys()], [...without.keys()])
    for (const [path, text] of without) assert.equal(with_.get(path), text, path)
  })

test('its author alone reads it, and in the same record that says nothing of it', async () => {
  const [one, other] = await Promise.all(both.map((played) => seatIn(played, AUTHOR)))
  assert.doesNotMatch((await one!.get(question)).text, /You have said/)
  assert.match((await other!.get(question)).text, /You have said: <b>No/)
  const second = await seatIn(both[1], `${AUTHOR}:este-deputy`)
  assert.match((await second.get(question)).text, /You have said: <b>No/)
})

test('a refusal says the same to others, whether or not it was taken', async () => {
  const answers = await Promise.all(
    both.map(async (played) => {
      const visitor = await seatIn(played, 'KELD')
      const sheet = await visitor.post(`${question}/position`, { position: 'yes' })
      return sheet.text.replaceAll(/drafts\/[0-9a-f]{24}/g, '')
    }),
  )
  assert.equal(answers[0], answers[1])
})
