/** Texts at the desk: typed or pasted, tabled, completed, corrected and put to decision, each by an act that holds. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { QuestionId, TextId } from '../../src/core/ids.ts'
import { digestsOf, type NegotiatedText } from '../../src/core/texts.ts'
import { scratch } from '../support/command.ts'
import { MERIDIAN, played, type Played, type Visitor } from '../support/demonstration.ts'

const { folder } = scratch()
let demonstration: Played
before(async () => {
  demonstration = await played(join(folder, 'data'))
})
after(() => demonstration.close())

const [FIRST, SECOND] = ['secretariat:officer-first', 'secretariat:officer-second']
const DESK = `/${MERIDIAN}/desk`
const EN =
  'Recalling the Compact,\n\n1. The lock stays open.\n(a) by day;\n(b) by night.\n2. It is looked at in June.'
const RU =
  'Ссылаясь на Договор,\n\n1. Шлюз остаётся открытым.\nа) днём;\nб) ночью.\n2. К этому вернутся в июне.'
const FR =
  'Rappelant le Pacte,\n\n1. L’écluse reste ouverte.\n(a) le jour ;\n(b) la nuit.\n2. Il y sera revenu en juin.'
const BOTH = { 'title.en': 'The lock', 'text.en': EN, 'title.ru': 'О шлюзе', 'text.ru': RU }
const ALL = { ...BOTH, 'title.fr': 'L’écluse', 'text.fr': FR }

async function seated(as: string): Promise<Visitor> {
  const visitor = demonstration.visitor()
  await visitor.sit(as)
  return visitor
}

const standing = (): Played['kept']['registrar']['ledger']['standing'] =>
  demonstration.kept.registrar.ledger.standing
const text = (id: string): NegotiatedText | undefined => standing().texts.get(id as TextId)

/** Sends a form on, looks it over, signs, as a second person too where the charter asks for one; gives the last page. */
async function signed(
  visitor: Visitor,
  path: string,
  fields: Readonly<Record<string, string>>,
): Promise<string> {
  const sheet = await visitor.post(path, { ...fields, do: 'send' })
  const draft = /\/desk\/drafts\/[0-9a-f]{24}/.exec(sheet.at)?.[0]
  assert.ok(draft, sheet.text.slice(0, 2000))
  const done = await visitor.post(`/${MERIDIAN}${draft}/sign`)
  const isWaiting = !/On the record/.test(done.text)
  const last = isWaiting ? await (await seated(SECOND)).post(`/${MERIDIAN}${draft}/sign`) : done
  demonstration.hold()
  return last.text
}

async function tabled(
  symbol: string,
  as = FIRST,
  fields: Readonly<Record<string, string>> = BOTH,
): Promise<Visitor> {
  const visitor = await seated(as)
  assert.match(
    await signed(visitor, `${DESK}/texts`, { symbol, organ: 'council', ...fields }),
    /On the record/,
  )
  return visitor
}

test('a text that is pasted in two languages is shown as it would stand, signed, and tabled by its digests', async () => {
  const visitor = await seated(FIRST)
  const fields = { symbol: 'T/101', organ: 'council', ...BOTH }
  const looked = await visitor.post(`${DESK}/texts`, { ...fields, do: 'check' })
  assert.match(looked.text, /1\(b\)/)
  assert.match(looked.text, /ночью/)
  assert.equal(text('T/101'), undefined)
  assert.match(await signed(visitor, `${DESK}/texts`, fields), /On the record/)
  assert.deepEqual(Object.keys(digestsOf(text('T/101')!.issues[0]!)), ['en', 'ru'])
  assert.equal(text('T/101')!.issues[0]!.provisions, 5)
  const page = await visitor.get(`/${MERIDIAN}/texts/t-101?in=ru`)
  assert.match(page.text, /Шлюз остаётся открытым\./)
})

test('languages that are not the same text, numbers twice and what is wanting are told with their places, and what was typed stays', async () => {
  const visitor = await seated(FIRST)
  const post = async (fields: Readonly<Record<string, string>>): Promise<string> => {
    const page = await visitor.post(`${DESK}/texts`, {
      symbol: 'T/102',
      organ: 'council',
      ...fields,
      do: 'send',
    })
    assert.equal(page.status, 422)
    return page.text
  }
  assert.match(
    await post({ ...BOTH, 'text.ru': RU.replace('\nб) ночью.', '') }),
    /Russian has 4 provisions, the other language 5\./,
  )
  assert.match(
    await post({ ...BOTH, 'text.ru': RU.replace('2. ', '3. ') }),
    /Russian: the provision in place 5 is 3, in the other language 2\./,
  )
  const twice = await post({ ...BOTH, 'text.en': EN.replace('2. ', '1. ') })
  assert.match(twice, /English, line 6/)
  assert.match(twice, /It is looked at in June\.<\/textarea>/)
  assert.match(
    await post({ 'title.en': 'The lock', 'text.en': '' }),
    /English: a title and provisions are needed\./,
  )
  assert.match(await post({}), /No language has a title or provisions\./)
  assert.match(await post({ ...BOTH, symbol: 'Т/102' }), /\/symbol/)
  assert.equal(text('T/102'), undefined)
})

test('what a form brings is wording: no markup of it is done, and no field of it is another', async () => {
  const visitor = await seated(FIRST)
  const evil = '</textarea><script>alert(1)</script>'
  const page = await visitor.post(`${DESK}/texts`, {
    symbol: 'T/103',
    organ: 'council',
    'title.en': evil,
    'text.en': `1. ${evil}`,
    'text.__proto__': 'x',
    'text.x"><b>': 'y',
    do: 'check',
  })
  assert.doesNotMatch(page.text, /<script>alert/)
  assert.match(page.text, /&lt;\/textarea&gt;&lt;script&gt;/)
})

test('another wording is another issue: what changes is shown before it is signed, and nothing changed is no issue', async () => {
  const visitor = await tabled('T/104')
  const path = `${DESK}/texts/t-104/revise`
  const same = await visitor.post(path, { ...BOTH, do: 'send' })
  assert.match(same.text, /Nothing is changed in any language\./)
  const changed = { ...BOTH, 'text.en': EN.replace('June', 'July'), 'text.ru': RU.replace('июне', 'июле') }
  const looked = await visitor.post(path, { ...changed, do: 'check' })
  assert.match(looked.text, /<del>June<\/del><ins>July<\/ins>/)
  await signed(visitor, path, changed)
  assert.equal(text('T/104')!.issues.length, 2)
})

test('a language that comes later must have the same provisions as those that stand', async () => {
  const visitor = await tabled('T/105', FIRST, { 'title.en': 'The lock', 'text.en': EN })
  const path = `${DESK}/texts/t-105/translate`
  const wrong = await visitor.post(path, { 'title.ru': 'О шлюзе', 'text.ru': '1. Шлюз.', do: 'send' })
  assert.match(wrong.text, /Russian has 1 provisions, the other language 5\./)
  await signed(visitor, path, { 'title.ru': 'О шлюзе', 'text.ru': RU })
  assert.deepEqual([...text('T/105')!.issues[0]!.languages.keys()].toSorted(), ['en', 'ru'])
})

test('a text is put to decision from its page, bound to its issue; the issue that follows leaves it as it is', async () => {
  const visitor = await tabled('T/106', FIRST, ALL)
  const page = await visitor.get(`${DESK}/texts/t-106`)
  assert.match(page.text, new RegExp(`href="${DESK}/circulate\\?text=T%2F106&amp;issue=1"`))
  const form = await visitor.get(`${DESK}/circulate?text=T%2F106&issue=1`)
  assert.match(form.text, /value="The lock"/)
  assert.match(form.text, /<option value="T\/106#1" selected>/)
  const fields = {
    title: 'The lock',
    symbol: 'MC.DD/106/26',
    organ: 'council',
    matter: 'decision',
    procedure: 'silence',
    closes: '+96h',
    text: 'T/106#1',
  }
  await signed(visitor, `${DESK}/circulate`, fields)
  const onText = (): unknown => standing().questions.get('MC.DD/106/26' as QuestionId)?.text
  const digests = { ...digestsOf(text('T/106')!.issues[0]!) }
  assert.deepEqual(onText(), { text: 'T/106', issue: 1, digests })
  await signed(visitor, `${DESK}/texts/t-106/revise`, {
    ...BOTH,
    'text.en': EN.replace('June', 'May'),
    'text.ru': RU.replace('июне', 'мае'),
  })
  assert.deepEqual(onText(), { text: 'T/106', issue: 1, digests })
  const question = await visitor.get(`${DESK}/questions/${encodeURIComponent('MC.DD/106/26')}`)
  assert.match(question.text, /The text as it was put: issue 1/)
  assert.match(question.text, /It is looked at in June\./)
  assert.match(question.text, /members decide on issue 1, by its digests/)
  assert.match((await visitor.get(`${DESK}/texts/t-106?issue=1`)).text, /The text: Issue 1 \(English\)/)
  const shown = await visitor.get(`/${MERIDIAN}/texts/t-106`)
  assert.match(shown.text, /members decide on issue 1, by its digests/)
  const first = await visitor.get(`${DESK}/circulate?text=T%2F106&issue=1`)
  assert.match(first.text, /<option value="T\/106#1" selected>/)
  const refused = await visitor.post(`${DESK}/circulate`, {
    ...fields,
    symbol: 'MC.DD/107/26',
    text: 'T/106#7',
    do: 'send',
  })
  assert.match(refused.text, /That issue of the text is not on the record\./)
})

test('a text is numbered anew where the form says so, in each language alike', async () => {
  const visitor = await seated(FIRST)
  const gaps = { ...BOTH, 'text.en': EN.replace('2. ', '1 bis. '), 'text.ru': RU.replace('2. ', '1 bis. ') }
  await signed(visitor, `${DESK}/texts`, { symbol: 'T/110', organ: 'council', ...gaps, anew: 'yes' })
  for (const language of ['en', 'ru']) {
    const page = await visitor.get(`/${MERIDIAN}/texts/t-110?in=${language}`)
    assert.match(page.text, /id="p2"/)
    assert.doesNotMatch(page.text, /1 bis/)
  }
})

test('a text that lacks a language of the charter cannot be put: its page says which', async () => {
  const visitor = await tabled('T/107')
  const page = await visitor.get(`${DESK}/texts/t-107`)
  assert.match(page.text, /Not yet in French\. Until then no question can be put on it\./)
  assert.doesNotMatch(page.text, /circulate\?text/)
})

test('while members decide on an issue it is not corrected: the page says why', async () => {
  const visitor = await seated(FIRST)
  await signed(visitor, `${DESK}/texts`, { symbol: 'T/108', organ: 'council', ...ALL })
  await signed(visitor, `${DESK}/texts/t-108/correct`, {
    ...BOTH,
    'text.ru': RU.replace('К этому', 'К вопросу'),
  })
  const [issue] = text('T/108')!.issues
  assert.deepEqual(
    issue!.corrigenda.map(({ digests }) => Object.keys(digests)),
    [['ru']],
  )
  await signed(visitor, `${DESK}/circulate`, {
    title: 'The lock',
    symbol: 'MC.DD/108/26',
    organ: 'council',
    matter: 'decision',
    procedure: 'silence',
    closes: '+96h',
    text: 'T/108#1',
  })
  assert.match(
    (await visitor.get(`${DESK}/texts/t-108`)).text,
    /It is corrected once the question MC\.DD\/108\/26 on it is over/,
  )
})

test('whoever may not table a text is told who may, and a member revises no text of another', async () => {
  const member = await tabled('T/109', 'GALD')
  assert.match((await member.get(`${DESK}/texts/t-109`)).text, /Table issue 2/)
  const other = await seated('ISTV')
  assert.match((await other.get(`${DESK}/texts/t-109`)).text, /Whoever tabled it tables it again: Galdia/)
  const observer = await seated('KELD')
  assert.match((await observer.get(`${DESK}/texts`)).text, /You cannot table texts here\. Those who can:/)
  assert.match((await observer.get(`${DESK}/texts/t-109`)).text, /You cannot correct texts here/)
  const whole = await observer.get(`${DESK}/texts/mc-txt-41-2026`)
  assert.doesNotMatch(whole.text, /circulate\?text/)
  assert.equal((await member.get(`${DESK}/texts/none`)).status, 404)
  assert.equal((await member.post(`${DESK}/texts/none/revise`, { ...BOTH, do: 'send' })).status, 404)
})

test('without a seat no form tables anything', async () => {
  const size = demonstration.kept.registrar.size
  const visitor = demonstration.visitor()
  await visitor.post(`${DESK}/texts`, { symbol: 'T/111', organ: 'council', ...BOTH, do: 'send' })
  assert.equal(demonstration.kept.registrar.size, size)
})

test('a form that is longer than any text is not read', async () => {
  const visitor = await seated(FIRST)
  const size = demonstration.kept.registrar.size
  const fields = {
    symbol: 'T/112',
    organ: 'council',
    'title.en': 'The lock',
    'text.en': 'x'.repeat(12_000_001),
  }
  assert.equal((await visitor.post(`${DESK}/texts`, { ...fields, do: 'send' })).status, 413)
  const long = { ...fields, 'text.en': `1. ${'x'.repeat(20_001)}` }
  assert.match((await visitor.post(`${DESK}/texts`, { ...long, do: 'send' })).text, /English, line 1/)
  assert.equal(demonstration.kept.registrar.size, size)
})
