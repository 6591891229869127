/** Atom as others read it: by libxml2. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atom, PAGE, type Feed } from '../../src/formats/atom.ts'
import { isEvent } from '../../src/formats/published.ts'
import { newestFirst } from '../../src/formats/feed-index.ts'
import { published, worked, type Taken } from '../support/published.ts'
import { xpath } from '../support/xml.ts'

const ATOM = { a: 'http://www.w3.org/2005/Atom' }
const csto = published('csto')

const feed = ({ from }: Taken): Feed => ({
  title: 'All',
  page: '',
  self: '/feed.atom',
  positions: newestFirst(from.size!),
})
const text = (taken: Taken, before?: number): string =>
  atom(taken.from, taken.place, taken.names, feed(taken), before)

/** The same record, every title replaced by this one. */
function titled(title: string): Taken {
  return { ...csto, from: { ...csto.from, prose: () => ({ en: title }) } }
}

test('the pages of a feed give every event once, the newest on the record first', () => {
  const ids: string[] = []
  let before: number | undefined
  do {
    const page = text(csto, before)
    const found = xpath(page, '//a:entry/a:id', ATOM)
    assert.ok(found.length <= PAGE)
    ids.push(...found)
    const [next] = xpath(page, '/a:feed/a:link[@rel="next"]/@href', ATOM)
    before = next === undefined ? undefined : Number(new URL(next).searchParams.get('before'))
  } while (before !== undefined)
  assert.equal(new Set(ids).size, ids.length)
  assert.equal(ids.length, csto.from.events().filter(isEvent).length)
  const links = xpath(text(csto), '//a:entry/a:link[@type="text/html"]/@href', ATOM)
  const positions = links.map((link) => Number(link.split('/').at(-1)))
  assert.deepEqual(
    positions,
    positions.toSorted((a, b) => b - a),
  )
})

test('a feed and each entry have what the standard asks for', () => {
  const page = text(csto)
  for (const name of ['id', 'title', 'updated', 'author']) {
    assert.equal(xpath(page, `/a:feed/a:${name}`, ATOM).length, 1, name)
    assert.equal(xpath(page, `//a:entry/a:${name}`, ATOM).length, PAGE, name)
  }
  assert.deepEqual([...new Set(xpath(page, '//a:title/@type', ATOM))], ['text'])
})

test('a title that looks like markup is read as the text that it is', () => {
  const title = `<script>alert("1")</script> & ]]> <!-- ' \u00e9`
  assert.equal(xpath(text(titled(title)), '//a:entry/a:title', ATOM)[0], title)
})

test('what XML cannot hold does not break the feed: it is shown as a sign that stands for it', () => {
  assert.equal(
    xpath(text(titled('a\u0000b\u001Bc\uD800d\uFFFEe')), '//a:entry/a:title', ATOM)[0],
    'a\uFFFDb\uFFFDc\uFFFDd\uFFFDe',
  )
})

test('a title from right to left is set apart from what stands beside it in one line', () => {
  const [summary] = xpath(
    text(titled('قرار المجلس')),
    '//a:entry[a:category/@term="statement.made"]/a:summary',
    ATOM,
  )
  assert.match(summary!, /^\u2068\d{4}-\d{2}-\d{2}\u2069 · .*\u2068قرار المجلس\u2069$/)
})

test('an act that is not for the public is in no feed', () => {
  const open = worked('harbour-league')
  const closed = worked('harbour-league', (entries) =>
    entries.map((entry) =>
      entry.act.type === 'statement.made' ? { ...entry, act: { ...entry.act, audience: 'members' } } : entry,
    ),
  )
  assert.ok(text(open).includes('statement.made'))
  assert.ok(!text(closed).includes('statement.made'))
})

test('the same record gives the same bytes, and an entry keeps its id where the record is shown elsewhere', () => {
  assert.equal(text(csto), text(published('csto')))
  const moved = { ...csto, place: { ...csto.place, base: 'http://127.0.0.1:9' } }
  assert.deepEqual(xpath(text(moved), '//a:id', ATOM), xpath(text(csto), '//a:id', ATOM))
})
