import { test } from 'node:test'
import assert from 'node:assert/strict'
import type { Instant } from '../core/time.ts'
import { address } from './context.ts'
import { code, date, dateText, instantText, name, span } from './format.ts'
import { fill, html, joined, raw, webAddress } from './html.ts'
import { page, type PageInput } from './layout.ts'
import { checks, dateForm, position, source, table } from './parts.ts'

const at = '2026-11-27T17:00:00Z' as Instant
const input: PageInput = {
  lang: 'en',
  title: 'Members',
  org: { code: 'harbour-league', name: 'Harbour League', standing: 'demonstration' },
  nav: 'members',
  path: '/harbour-league/members',
  carried: { on: '2005-06-01' },
  record: { act: 31, root: 'ab'.repeat(32), received: at },
  alternates: [{ format: 'csv', href: '/harbour-league/members.csv?on=2005-06-01' }],
  base: 'https://example.org',
  body: html`<h1>Members</h1>`,
}

test('a date is written as the language writes it, and no more exactly than its source gives it', () => {
  assert.deepEqual(
    ['2022-05-16', '2012-06', '2012'].map((day) => dateText('en', day)),
    ['16 May 2022', 'June 2012', '2012'],
  )
  assert.deepEqual(
    ['2022-05-16', '2012-06', '2012'].map((day) => dateText('ru', day)),
    ['16 мая 2022 г.', 'июнь 2012 г.', '2012 г.'],
  )
})

test('a date is marked for machines and isolated from the sentence around it', () => {
  assert.equal(String(date('en', '2022-05-16')), '<time datetime="2022-05-16"><bdi>16 May 2022</bdi></time>')
  assert.equal(String(code('S/1')), '<bdi class="code">S/1</bdi>')
  assert.equal(String(name('Альдан', 'ru')), '<bdi lang="ru">Альдан</bdi>')
  assert.match(String(span('en', '2006')), /2006<\/bdi><\/time> – $/)
})

test('an instant is given with its offset at the seat, and its day is the day there', () => {
  assert.equal(instantText('en', at), '27 November 2026, 17:00 UTC')
  assert.equal(instantText('en', at, 'Europe/Vienna'), '27 November 2026, 18:00 UTC+01:00')
  assert.equal(
    instantText('ru', '2026-11-27T22:30:00Z' as Instant, 'Asia/Almaty'),
    '28 ноября 2026 г., 03:30 UTC+05:00',
  )
})

test('what is not markup is escaped, in a template, in a sentence and in its gaps', () => {
  assert.equal(
    String(html`<b title="${'"<'}">${['<i>', raw('<u>')]}</b>`),
    '<b title="&quot;&lt;">&lt;i&gt;<u></b>',
  )
  assert.equal(
    String(fill((who, when) => `${when} & <${who}>`, '<a>', html`<b>1</b>`)),
    '<b>1</b> &amp; &lt;&lt;a&gt;&gt;',
  )
  assert.equal(String(joined(['<', raw('<b>')], ', ')), '&lt;, <b>')
})

test('only addresses of the web become links', () => {
  assert.equal(webAddress('https://example.org/a'), 'https://example.org/a')
  for (const href of ['javascript:alert(1)', 'data:text/html,x', '//example.org', 'https://a b', undefined])
    assert.equal(webAddress(href), undefined)
  assert.ok(
    !String(source('en', { title: 'A', href: 'javascript:alert(1)', seen: 'memory' })).includes('href'),
  )
})

test('a link keeps the date and the language that the reader chose', () => {
  assert.equal(address('/a', { lang: 'ru', on: '2005-06-01' }), '/a?lang=ru&on=2005-06-01')
  assert.equal(address('/a', { on: '2005-06-01' }, { on: undefined, at: 3 }), '/a?at=3')
  assert.equal(address('/a', {}), '/a')
  const shown = String(page(input))
  assert.ok(shown.includes('<a href="/harbour-league/decisions?on=2005-06-01">Decisions</a>'))
  assert.ok(
    shown.includes(
      '<a href="/harbour-league/members?on=2005-06-01&amp;lang=ru" lang="ru" hreflang="ru">Русский</a>',
    ),
  )
})

test('a page of the past says so in words and offers the way back', () => {
  const shown = String(page(input))
  assert.match(
    shown,
    /class="asof" role="note"><p class="wrap">You see the organisation as it stood on <time datetime="2005-06-01">/,
  )
  assert.ok(shown.includes('<a href="/harbour-league/members">Show today</a>'))
  assert.ok(!String(page({ ...input, carried: {} })).includes('class="asof"'))
})

test('an example and a demonstration carry their banner inside the header, an organisation of its own carries none', () => {
  assert.match(
    String(page(input)),
    /<header class="top">\s*<p class="banner">Demonstration with fictional members/,
  )
  const own = page({ ...input, org: { code: 'x', name: 'X', standing: 'own' } })
  assert.ok(!String(own).includes('class="banner"'))
})

test('a page can be cited by the state of the record it was made from', () => {
  const shown = String(page(input))
  assert.ok(
    shown.includes(
      '<bdi>Members</bdi> (<time datetime="2005-06-01"><bdi>1 June 2005</bdi></time>), <bdi>Harbour League</bdi>. State of the record after 31 acts.',
    ),
  )
  assert.ok(shown.includes('href="/harbour-league/members?on=2005-06-01&amp;at=31"'))
  assert.ok(shown.includes('https://example.org/harbour-league/members?on=2005-06-01&amp;at=31'))
})

test('the frame has one language, one direction, one title, a canonical address, its data, and no script', () => {
  const shown = String(page({ ...input, lang: 'ru', carried: { lang: 'ru' }, description: '"Кто" & когда' }))
  assert.match(shown, /^<!doctype html>\n<html lang="ru" dir="ltr">/)
  assert.ok(shown.includes('<title>Members · Harbour League · Chancery</title>'))
  assert.ok(
    shown.includes('<link rel="canonical" href="https://example.org/harbour-league/members?lang=ru">'),
  )
  assert.ok(
    shown.includes('<link rel="alternate" type="text/csv" href="/harbour-league/members.csv?on=2005-06-01">'),
  )
  assert.ok(shown.includes('content="&quot;Кто&quot; &amp; когда"'))
  assert.ok(!/<script|\son\w+=|style="/.test(shown))
  assert.ok(shown.includes('<a class="sr skip" href="#main">'))
})

test('every cell of a table but its name carries its label for the telephone, and an empty cell stays empty', () => {
  const shown = String(
    table(
      'Roll',
      [
        { head: 'Member', names: true, cell: (row: string) => row },
        { head: 'Note', cell: (row) => (row === 'A' ? 'x' : '') },
      ],
      ['A', 'B'],
    ),
  )
  assert.ok(
    shown.includes(
      '<th role="rowheader" scope="row">A</th><td role="cell" data-label="Note"><span>x</span></td>',
    ),
  )
  assert.ok(shown.includes('<th role="rowheader" scope="row">B</th><td role="cell"></td>'))
})

test('a position has its word beside its sign', () => {
  assert.match(
    String(position('ru', 'abstain')),
    /^<span class="position abstain"><svg class="icon"[^>]* aria-hidden="true">.*<\/svg>Воздержание<\/span>$/,
  )
  assert.match(String(checks([{ holds: undefined, says: '<' }])), /<span>&lt;<\/span>/)
})

test('the form for a date works without script and keeps the rest of the address', () => {
  const shown = String(dateForm('en', '/m', '2005-06-01', { lang: 'ru', at: undefined }, '/m?lang=ru'))
  assert.ok(
    shown.includes(
      '<form class="dates" action="/m" method="get"><input type="hidden" name="lang" value="ru"><label for="on">',
    ),
  )
  assert.ok(!shown.includes('name="at"'))
})
