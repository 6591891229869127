/** The pages of negotiated texts and their data, on a record on which one is tabled, decided and corrected. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { digestsOf } from '../../src/core/texts.ts'
import { readDocument } from '../../src/texts/document.ts'
import { documentBytes } from '../../src/texts/document.ts'
import { tabling } from '../../src/texts/tabling.ts'
import { jsonDocument } from '../../src/record/author.ts'
import { utf8 } from '../../src/record/bytes.ts'
import { crypto } from '../support/records.ts'
import { NOW } from '../support/shown.ts'
import { tableOf } from '../../src/formats/tables/index.ts'
import { site } from '../../src/site/site.ts'
import type { Bench } from '../support/bench.ts'
import {
  anyDocument,
  changed,
  DAY,
  EN,
  negotiated,
  ORG,
  put,
  shownBench,
  table,
  textBench,
  wording,
} from '../support/texts.ts'

const shownBy = (on: Bench): ReturnType<typeof site> => {
  const shown = shownBench(on)
  return site(
    () => [shown],
    () => NOW,
  )
}
const whole = negotiated()
const app = shownBy(whole)
const running = shownBy(negotiated('question'))
const get = async (path: string, from = app): Promise<string> => (await from.request(`/${ORG}${path}`)).text()
const status = async (path: string, from = app): Promise<number> =>
  (await from.request(`/${ORG}${path}`)).status
const decisionPath = (await get('/decisions')).match(/\/decisions\/act-\d+/)![0]

test('texts have a place in the navigation only where there are any', async () => {
  assert.match(await get('/members'), new RegExp(`<a href="/${ORG}/texts">Texts</a>`))
  assert.doesNotMatch(await get('/members', shownBy(textBench())), /\/texts/)
  assert.match(await get('/texts', shownBy(textBench())), /No text is on record by this date/)
})

test('a text is listed by its title with its languages and how far it has come', async () => {
  const page = await get('/texts')
  assert.match(page, new RegExp(`<a href="/${ORG}/texts/lc-t-1">`))
  assert.match(page, /Level of the lake/)
  assert.match(page, /Adopted/)
  assert.match(await get('/texts', running), /Before the body/)
})

test('the page of a text is the issue that was adopted, each provision with a link of its own, the same in every language', async () => {
  const anchors = (page: string): readonly string[] =>
    [...page.matchAll(/<section class="para[^"]*" id="([^"]+)"/g)].map(([, id]) => id!)
  const page = await get('/texts/lc-t-1')
  assert.deepEqual(anchors(page), ['pp1', 'p1', 'p2', 'p2-a', 'p2-b', 'p3'])
  assert.match(page, /Issue 2 of 3/)
  for (const language of ['ru', 'ar'])
    assert.deepEqual(anchors(await get(`/texts/lc-t-1?in=${language}`)), anchors(page))
  assert.match(page, /aria-current="true">English<\/a>/)
})

test('languages are of equal standing: the reader’s own comes first to them, and no order ranks them', async () => {
  assert.match(
    await get('/texts/lc-t-1?lang=ru'),
    /<div class="wording" lang="ru" dir="ltr"><h2>Об уровне озера/,
  )
  assert.match(
    await get('/texts/lc-t-1?lang=ar'),
    /<div class="wording" lang="ar" dir="rtl"><h2>منسوب البحيرة/,
  )
  assert.match(await get('/texts/lc-t-1?lang=fr'), /<div class="wording" lang="en" dir="ltr">/)
  assert.match(await get('/texts/lc-t-1?in=ar'), /<div class="wording" lang="ar" dir="rtl">/)
  assert.match(await get('/texts/lc-t-1?in=xx'), /<div class="wording" lang="en" dir="ltr">/)
})

test('what changed between two issues is marked word by word', async () => {
  const page = await get('/texts/lc-t-1?issue=3&with=2')
  assert.match(page, /Asks the bureau to send <del>30<\/del><ins>60<\/ins> observers/)
  assert.match(page, /1 changed/)
  assert.match(
    await get('/texts/lc-t-1?issue=2&with=1'),
    /<ins>Decides to return to the matter in June\.<\/ins>/,
  )
  assert.match(
    await get('/texts/lc-t-1?issue=1&with=2'),
    /<del>Decides to return to the matter in June\.<\/del>/,
  )
  assert.match(await get('/texts/lc-t-1?issue=2&with=1&in=ar'), /cannot be compared/)
})

test('a correction is seen in the text, in what it changed, and as the act that made it; what was tabled stays', async () => {
  const page = await get('/texts/lc-t-1?issue=2&in=ru')
  assert.match(page, /до конца 2026 года/)
  assert.match(page, /As corrected by correction 1/)
  assert.match(page, /<h2 id="corrections">|Corrections/)
  assert.match(await get('/texts/lc-t-1?issue=2&with=2&in=ru'), /до конца <ins>2026 <\/ins>года/)
  const { digests } = whole.standing.questions.get('LC/1' as never)!.text!
  const [, second] = whole.standing.texts.get('LC/T/1' as never)!.issues
  assert.notEqual(digestsOf(second!)['ru'], digests['ru'])
  const tabled = readDocument(whole.store.document(digests['ru']!)!.bytes)
  assert.ok(tabled.ok && tabled.value.provisions[1]!.text.endsWith('до конца года;'))
})

test('a question that runs keeps its issue, and the page says so before all else', async () => {
  const page = await get('/texts/lc-t-1?issue=2', running)
  assert.match(page, /is open on issue 2 until/)
  assert.match(
    page,
    /What was tabled after it changes nothing of that: members decide on issue 2, by its digests\./,
  )
  assert.match(await get('/texts/lc-t-1', running), /members decide on issue 2/)
})

test('a decision on a text is called as the text is, and names issue, languages and digests', async () => {
  const page = await get(decisionPath)
  assert.match(page, /<h1><bdi>Level of the lake<\/bdi><\/h1>/)
  assert.match(page, new RegExp(`href="/${ORG}/texts/lc-t-1\\?issue=2"`))
  const { digests } = whole.standing.questions.get('LC/1' as never)!.text!
  for (const digest of Object.values(digests)) assert.ok(page.includes(digest), digest)
  assert.match(page, /Corrected since: correction 1\./)
  assert.match(await get('/decisions'), /Level of the lake/)
})

test('statements that were attached stand under the decision, as their authors worded them, and are no markup', async () => {
  const page = await get(decisionPath)
  assert.match(page, /Statements attached/)
  assert.match(page, /Explanation/)
  assert.match(page, /<p>Brue joins for the sake of the weir\.<\/p>/)
  assert.match(page, /&lt;b&gt;It pays nothing\.&lt;\/b&gt;/)
})

test('a text as data has its issues, its digests, and documents whose canonical bytes have these digests', async () => {
  const data = JSON.parse(await get('/texts/lc-t-1.json')) as {
    issues: readonly { issue: number; languages: Readonly<Record<string, { digest: string }>> }[]
    questions: readonly { question: string; issue: number; digests: Readonly<Record<string, string>> }[]
    issue: number
    documents: Readonly<Record<string, Parameters<typeof documentBytes>[0]>>
  }
  assert.deepEqual([data.issues.length, data.issue], [3, 2])
  const digests = Object.fromEntries(
    Object.entries(data.documents).map(([language, document]) => [
      language,
      crypto.sha256Hex(documentBytes(document)),
    ]),
  )
  const [, second] = whole.standing.texts.get('LC/T/1' as never)!.issues
  assert.deepEqual(digests, { ...digestsOf(second!) })
  assert.deepEqual(data.questions[0]!.digests, {
    ...whole.standing.questions.get('LC/1' as never)!.text!.digests,
  })
  const list = JSON.parse(await get('/texts.json')) as { texts: readonly { id: string; state: string }[] }
  assert.deepEqual(
    list.texts.map(({ id, state }) => [id, state]),
    [['lc-t-1', 'adopted']],
  )
})

test('there is no page of a text before its day, of an issue that there is not, or of no text', async () => {
  assert.equal(await status('/texts/lc-t-1?on=2026-03-01'), 404)
  assert.equal(await status(`/texts/lc-t-1?on=${DAY}`), 200)
  for (const query of ['issue=4', 'issue=0', 'issue=x', 'issue=1.5', 'issue=__proto__'])
    assert.equal(await status(`/texts/lc-t-1?${query}`), 404, query)
  for (const query of ['with=9', 'with=x', 'issue=1&with=1'])
    assert.equal(await status(`/texts/lc-t-1?${query}`), 200, query)
  for (const path of ['/texts/none', '/texts/none.json', '/texts/__proto__', '/texts/constructor'])
    assert.equal(await status(path), 404, path)
})

test('as of an earlier act the page is as it was', async () => {
  const acts = whole.store.size()
  assert.match(await get(`/texts/lc-t-1?at=${acts - 1}&issue=2&in=ru`), /до конца года/)
  assert.doesNotMatch(await get(`/texts/lc-t-1?at=${acts - 1}&issue=2&in=ru`), /As corrected/)
})

test('markup in a text is wording: it is shown, and nothing of it is done', async () => {
  const on = textBench()
  const evil = '<script>alert(1)</script> "onload=x \u200F & <ins>'
  table(on, 1, [wording('en', [{ number: '1', heading: evil, text: evil }], evil)], '09:00')
  table(on, 2, [wording('en', [{ number: '1', heading: 'x', text: `${evil} more` }], 'y')], '09:30')
  const shown = shownBy(on)
  for (const path of ['/texts', '/texts/lc-t-1?issue=1', '/texts/lc-t-1?issue=2&with=1']) {
    const page = await get(path, shown)
    assert.doesNotMatch(page, /<script>alert/, path)
    assert.match(path === '/texts' ? '&lt;' : page, /&lt;/)
  }
})

test('a document that is no text is not shown, and its digest stands', async () => {
  const on = textBench()
  const bytes = utf8('<html>not a text</html>')
  on.set(`${DAY}T09:00:00Z`)
  const body = {
    text: 'LC/T/1',
    issue: 1,
    organ: 'commission',
    provisions: 1,
    digests: { en: crypto.sha256Hex(bytes) },
  }
  on.act('president', 'text.tabled', body, [anyDocument('en', bytes)])
  const page = await get('/texts/lc-t-1', shownBy(on))
  assert.match(page, /does not hold the wording in this language, or it is no text/)
  assert.ok(page.includes(crypto.sha256Hex(bytes)))
  assert.doesNotMatch(page, /not a text</)
})

test('the record refuses a digest that is not that of the document, and a question on bytes that were not tabled', () => {
  const on = textBench()
  on.set(`${DAY}T09:00:00Z`)
  const right = tabling(crypto, { text: 'LC/T/1', issue: 1, organ: 'commission' }, [wording('en', EN)])
  const wrong = { ...right.body, digests: { en: '0'.repeat(64) } }
  assert.deepEqual(on.refused('president', 'text.tabled', wrong), ['no-document'])
  assert.throws(() => on.act('president', 'text.tabled', wrong, right.documents), /document-differs/)
  table(on, 1, [wording('en', EN), wording('ru', EN)], '09:30')
  const other = [wording('en', changed(EN, 1, 'Lets the lake run dry;')), wording('ru', EN)]
  assert.throws(() => put(on, 1, other, '10:00'), /text-differs/)
})

test('a text of a thousand provisions is tabled, shown and compared: the act holds digests alone', async () => {
  const on = textBench()
  const many = Array.from({ length: 1000 }, (_, at) => ({
    number: `${(at % 999) + 1}`,
    text: `Provision ${at}: ${'word '.repeat(60).trim()}.`,
  })).slice(0, 999)
  table(on, 1, [wording('en', many)], '09:00')
  table(on, 2, [wording('en', many.with(500, { number: '501', text: 'Another.' }))], '09:30')
  const page = await get('/texts/lc-t-1?with=1', shownBy(on))
  assert.match(page, /1 changed/)
  assert.equal(page.match(/<section class="para/g)?.length, 999)
})

test('a decision that was taken here has its roll also where nobody acted, and says why it passed', async () => {
  const page = await get(decisionPath)
  assert.match(page, /No member’s stand prevents consensus/)
  assert.doesNotMatch(page, /The sources seen do not say/)
  assert.equal(page.match(/No vote/gi)?.length, 7)
})

test('a question that is open is called as its text is, and its page leads to the issue that was put', async () => {
  const page = await get('/decisions/LC%2F1', running)
  assert.match(page, /<h1><bdi>Level of the lake<\/bdi><\/h1>/)
  assert.match(page, new RegExp(`href="/${ORG}/texts/lc-t-1\\?issue=2"`))
})

test('a text is found by the words of its provisions in any of its languages, and leads to its page', async () => {
  for (const q of ['observers', 'наблюдателей', 'LC/T/1']) {
    const found = JSON.parse(await get(`/search.json?q=${encodeURIComponent(q)}`)) as {
      results: readonly { kind: string; title: string; href?: string }[]
    }
    const texts = found.results.filter(({ kind }) => kind === 'text')
    assert.ok(
      texts.some(({ title }) => title === 'Level of the lake'),
      q,
    )
    for (const { href = '' } of texts) assert.match(href, new RegExp(`/${ORG}/texts/lc-t-1\\?issue=\\d`), q)
  }
})

test('a decision is called as its question was put also where the clock declared it', async () => {
  const on = negotiated('question')
  on.act('AARE', 'question.put', { question: 'LC/9', organ: 'commission', matter: 'opinion' }, [
    jsonDocument('title', { en: 'Keys of the weir', ru: 'Ключи плотины' }, false),
  ])
  on.declare('president', 'LC/9')
  const shown = shownBy(on)
  assert.match(await get('/decisions', shown), /Keys of the weir/)
  assert.match(await get('/decisions?lang=ru', shown), /Ключи плотины/)
})

test('the open data have each language of each issue, with the digest that was tabled and the one that stands', async () => {
  const { reading } = shownBench(whole)
  const rows = [...tableOf('wordings')!.rows(reading)]
  assert.deepEqual(
    rows.map(({ text, issue, language, corrigendum }) =>
      `${text} ${issue} ${language} ${corrigendum ?? ''}`.trim(),
    ),
    ['LC/T/1 1 en', 'LC/T/1 1 ru', 'LC/T/1 2 ar', 'LC/T/1 2 en', 'LC/T/1 2 ru 1', 'LC/T/1 3 en'],
  )
  for (const { tabled, digest, corrigendum } of rows)
    assert.equal(tabled === digest, corrigendum === undefined)
})
