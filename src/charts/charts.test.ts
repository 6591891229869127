import { test } from 'node:test'
import assert from 'node:assert/strict'
import { rollBar } from './roll-bar.ts'
import { MOST_SEATS, seats, type Seat } from './seats.ts'
import type { TimelineInput } from './timeline-input.ts'
import { timelineKeys, timelineSwatch } from './timeline-key.ts'
import { timelineNarrow, timelineWide } from './timeline.ts'

const timeline: TimelineInput = {
  id: 'members',
  title: 'From 15 May 1992 to 24 November 2026: 2 members on the last day.',
  rows: [
    {
      code: 'ALD',
      name: 'Aldane',
      spans: [
        { status: 'signatory', from: '1992-05-15', until: '1994-04-20' },
        { status: 'member', from: '1994-04-20' },
      ],
    },
    { code: 'BOR', name: 'Borova', spans: [{ status: 'member', from: '1994-04-20', until: '1999-04-02' }] },
    {
      code: 'CAS',
      name: 'Castell',
      spans: [
        { status: 'member', from: '2006', until: '2012-06' },
        { status: 'suspended', from: '2012-06' },
      ],
    },
  ],
  marks: [
    { date: '1994-04-20', label: 'In force' },
    { date: '1995-01-01', label: 'Protocol' },
  ],
  today: '2026-11-24',
  cursor: { date: '2005-06-01', label: '1 June 2005: 1 member' },
  dir: 'ltr',
}
const HOSTILE = `"><script>alert('x')</script>&`

test('a timeline is one image whose name is its sentence', () => {
  for (const svg of [timelineWide(timeline), timelineNarrow(timeline)]) {
    assert.match(
      svg,
      /^<svg class="chart timeline (wide|narrow)" viewBox="[^"]+" role="img" aria-labelledby="([^"]+)"/,
    )
    assert.ok(svg.includes('<title id="members-'), svg.slice(0, 200))
    assert.ok(svg.includes(timeline.title))
  }
})

test('a member that has left is drawn pale, one that is suspended hatched, one that only signed hollow', () => {
  const svg = timelineWide(timeline)
  assert.equal(svg.match(/class="member left"/g)?.length, 1)
  assert.equal(svg.match(/class="member"/g)?.length, 2)
  assert.match(svg, /class="suspended"[^>]*fill="url\(#members-wide-hatch\)"/)
  assert.equal(svg.match(/class="signatory"/g)?.length, 1)
})

test('the key explains what is drawn and nothing else', () => {
  assert.deepEqual(timelineKeys(timeline.rows, timeline.today), ['member', 'left', 'signatory', 'suspended'])
})

test('the name of a party is strong only where it was a member on the day of the cursor', () => {
  assert.deepEqual(strong(timelineWide(timeline)), ['Aldane'])
  assert.deepEqual(strong(timelineWide({ ...timeline, cursor: { date: '1995-01-01', label: 'x' } })), [
    'Aldane',
    'Borova',
  ])
  const suspended = { ...timeline, cursor: { date: '2020-01-01', label: 'x' } }
  assert.deepEqual(strong(timelineWide(suspended)), ['Aldane'])
})

test('a span ends before its last day: on the day of leaving a party is no member', () => {
  assert.deepEqual(strong(timelineWide({ ...timeline, cursor: { date: '1999-04-01', label: 'x' } })), [
    'Aldane',
    'Borova',
  ])
  assert.deepEqual(strong(timelineWide({ ...timeline, cursor: { date: '1999-04-02', label: 'x' } })), [
    'Aldane',
  ])
})

test('from right to left every bar is the mirror of its place from left to right', () => {
  const edges = (svg: string): number[][] =>
    [
      ...svg.matchAll(
        /<rect class="(?:member|signatory|suspended)[^"]*" x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/g,
      ),
    ].map((m) => [Number(m[1]), Number(m[2])])
  const left = edges(timelineWide(timeline))
  const right = edges(timelineWide({ ...timeline, dir: 'rtl' }))
  assert.equal(left.length, 5)
  assert.deepEqual(
    right.map(([x, w]) => Math.round(1134 - x! - w!)),
    left.map(([x]) => Math.round(x!)),
  )
})

test('the two layouts of a timeline and two timelines on a page share no id', () => {
  const page = [
    timelineWide(timeline),
    timelineNarrow(timeline),
    timelineWide({ ...timeline, id: 'b' }),
    timelineSwatch('suspended', 'members-key'),
  ].join('')
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1])
  assert.equal(new Set(ids).size, ids.length)
  for (const [, used] of page.matchAll(/url\(#([^)]+)\)/g)) assert.ok(ids.includes(used))
})

test('nothing in a name, a label, a code or an id can leave its place in any chart', () => {
  const rows = [
    {
      code: HOSTILE,
      name: HOSTILE,
      spans: [{ status: 'suspended' as const, from: '2001-01-01', says: HOSTILE }],
    },
  ]
  const hostile = {
    ...timeline,
    id: HOSTILE,
    title: HOSTILE,
    rows,
    marks: [{ date: '2002', label: HOSTILE }],
    cursor: { date: '2003-01-01', label: HOSTILE },
  }
  const centre = { figure: HOSTILE, caption: HOSTILE }
  const drawn = [
    timelineWide(hostile),
    timelineNarrow(hostile),
    timelineSwatch('suspended', HOSTILE),
    seats({ id: HOSTILE, title: HOSTILE, seats: [{ code: HOSTILE, position: 'no' }], centre, dir: 'ltr' }),
    rollBar({
      id: HOSTILE,
      title: HOSTILE,
      parts: [{ position: 'no', count: 1, says: HOSTILE }],
      needed: { count: 1, label: HOSTILE },
      dir: 'rtl',
    }),
  ].join('')
  assert.ok(!drawn.includes('<script'))
  assert.ok(!/="[^"]*"[^\s/>]/.test(drawn), 'a quotation was closed from inside')
})

test('each position has a sign of its own beside its colour, save that an objection is drawn as a no', () => {
  const all = [
    'yes',
    'no',
    'abstain',
    'absent',
    'not-participating',
    'not-voted',
    'reservation',
    'silent',
  ] as const
  const signs = all.map((position) => /class="sign" d="([^"]+)"/.exec(arc([{ code: 'ALD', position }]))?.[1])
  assert.equal(new Set(signs).size, all.length)
})

test('an arc shows every seat once, with its code, none upon another, up to thirty', () => {
  for (let count = 1; count <= MOST_SEATS; count += 1) {
    const svg = arc(Array.from({ length: count }, (_, index) => ({ code: `S${index}`, position: 'yes' })))
    const centres = [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)].map(
      (m) => [Number(m[1]), Number(m[2])] as const,
    )
    assert.equal(centres.length, count)
    centres.forEach(([x, y], a) =>
      centres
        .slice(a + 1)
        .forEach(([u, v]) =>
          assert.ok(Math.hypot(x - u, y - v) >= 40, `${count} seats: ${Math.hypot(x - u, y - v)}`),
        ),
    )
  }
})

test('an arc of more than thirty seats is not drawn, since its codes could not be read', () => {
  assert.equal(arc(Array.from({ length: 31 }, () => ({ code: 'ALD', position: 'yes' }))), '')
})

test('the lengths of a roll are as its numbers, and a position that nobody took is left out', () => {
  const parts = [
    { position: 'yes' as const, count: 9, says: '9' },
    { position: 'no' as const, count: 0, says: '0' },
    { position: 'abstain' as const, count: 3, says: '3' },
  ]
  const svg = rollBar({ id: 'r', title: 'Nine of twelve.', parts, dir: 'ltr' })
  const widths = [...svg.matchAll(/<rect [^>]*width="([\d.]+)"/g)].map((match) => Number(match[1]) + 2)
  assert.equal(widths.length, 2)
  assert.ok(Math.abs(widths[0]! / widths[1]! - 3) < 0.01)
})

function arc(list: readonly Seat[]): string {
  return seats({
    id: 'arc',
    title: 'An arc.',
    seats: list,
    centre: { figure: '1', caption: 'in favour' },
    dir: 'ltr',
  })
}

function strong(svg: string): string[] {
  return [...svg.matchAll(/<text class="name in"[^>]*>([^<]+)</g)].map((match) => match[1]!)
}
