import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clockKeys, type ClockInput } from './clock-input.ts'
import { clockNarrow, clockSwatch, clockWide } from './clock.ts'
import { contingentsNarrow, contingentsWide, type ContingentInput } from './contingents.ts'

const DAY = 86_400
const clock: ClockInput = {
  id: 'clock',
  title: 'From the request to the decision: less than 48 hours.',
  groups: [
    {
      heading: 'Steps',
      rows: [
        {
          name: 'Request',
          marks: [
            { from: DAY, until: 2 * DAY, kind: 'claim', says: 'Gazette: 3 January' },
            { from: 0, until: DAY, kind: 'record', says: 'Request: 2 January' },
          ],
          label: '2 Jan',
        },
        { name: 'Decision', marks: [{ from: 90_000, until: 90_000, kind: 'record', says: 'at once' }] },
      ],
    },
    {
      heading: 'Contingents',
      rows: [
        {
          name: 'Aldane',
          marks: [{ from: DAY, until: 2 * DAY, kind: 'consent', says: 'parliament' }],
          stay: {
            from: { from: DAY, until: 2 * DAY },
            until: { from: 3 * DAY, until: 4 * DAY },
            now: 4 * DAY,
            says: 'there',
          },
        },
      ],
    },
  ],
  scale: [0, 1, 2, 3, 4].map((day) => ({ at: day * DAY, label: `${day + 2} Jan` })),
  dir: 'ltr',
}
const contingents: ContingentInput = {
  id: 'contingents',
  title: '2 contingents, 2 figures.',
  rows: [
    {
      name: 'Aldane',
      figures: [
        { value: 100, label: '100: Gazette', kind: 'record' },
        { value: 70, label: '70: Herald', kind: 'claim' },
      ],
      none: 'none',
    },
    { name: 'Borova', figures: [], none: 'No number' },
  ],
  dir: 'ltr',
}
const HOSTILE = `"><script>alert('x')</script>&`

test('a clock is one image whose name is its sentence, wide and narrow', () => {
  for (const svg of [clockWide(clock), clockNarrow(clock)]) {
    assert.match(svg, /^<svg class="chart clock (wide|narrow)" viewBox="[^"]+" role="img" aria-labelledby="/)
    assert.ok(svg.includes(clock.title))
  }
})

test('a day is drawn as long as a day, a moment as a line, the day of another source apart from both', () => {
  const svg = clockWide(clock)
  const width = (kind: string): number =>
    Number(new RegExp(`<rect class="${kind}"[^>]* width="([\\d.]+)"`).exec(svg)?.[1])
  assert.ok(Math.abs(width('record') - width('claim')) < 0.2)
  assert.equal(width('record moment'), 3)
  assert.ok(width('record') > 100)
})

test('a presence is sure between the day of arrival and that of departure, and unsure on both', () => {
  const bar = (kind: string): readonly number[] =>
    ['x', 'width'].map((name) =>
      Number(new RegExp(`<rect class="${kind}"[^>]* ${name}="([\\d.]+)"`).exec(clockWide(clock))?.[1]),
    )
  const [unsure, sure] = [bar('unsure'), bar('stay')]
  assert.ok(sure[0]! > unsure[0]!)
  assert.ok(sure[0]! + sure[1]! < unsure[0]! + unsure[1]!)
})

test('the key explains what is drawn and nothing else', () => {
  assert.deepEqual(clockKeys(clock), ['record', 'moment', 'claim', 'consent', 'stay', 'unsure'])
  const first = { ...clock, groups: [{ heading: '', rows: [clock.groups[0]!.rows[1]!] }] }
  assert.deepEqual(clockKeys(first), ['moment'])
  for (const key of clockKeys(clock)) assert.match(clockSwatch(key), /aria-hidden="true"/)
})

test('read from right to left the first day stands on the right', () => {
  const x = (svg: string): number => Number(/<rect class="record"[^>]* x="([\d.]+)"/.exec(svg)?.[1])
  assert.ok(x(clockWide({ ...clock, dir: 'rtl' })) > x(clockWide(clock)))
})

test('figures that differ stand one under another, and where there is none the chart says so', () => {
  for (const svg of [contingentsWide(contingents), contingentsNarrow(contingents)]) {
    assert.equal(svg.match(/<rect /g)?.length, 2)
    assert.ok(svg.includes('No number'))
    const long = [...svg.matchAll(/<rect [^>]* width="([\d.]+)"/g)].map(([, width]) => Number(width))
    assert.ok(Math.abs(long[1]! / long[0]! - 0.7) < 0.01)
  }
})

test('nothing that comes from outside can open a tag', () => {
  const name = HOSTILE
  const rows = [
    { name, marks: [{ from: 0, until: DAY, kind: 'record' as const, says: HOSTILE }], label: HOSTILE },
  ]
  const drawn = [
    clockWide({ ...clock, title: HOSTILE, id: HOSTILE, groups: [{ heading: HOSTILE, rows }] }),
    contingentsNarrow({
      ...contingents,
      id: HOSTILE,
      title: HOSTILE,
      rows: [{ name, none: HOSTILE, figures: [{ value: 1, label: HOSTILE, kind: 'record' }] }],
    }),
  ]
  for (const svg of drawn) assert.ok(!svg.includes('<script'))
})

test('a presence that goes on is drawn up to the day asked for, and not to the edge of the scale', () => {
  const stay = { from: { from: DAY, until: 2 * DAY }, now: 3 * DAY, says: 'there' }
  const svg = clockWide({ ...clock, groups: [{ heading: '', rows: [{ name: 'Aldane', marks: [], stay }] }] })
  const [x, width] = ['x', 'width'].map((name) =>
    Number(new RegExp(`<rect class="stay"[^>]* ${name}="([\\d.]+)"`).exec(svg)?.[1]),
  )
  const edge = clockWide({
    ...clock,
    groups: [{ heading: '', rows: [{ name: 'Aldane', marks: [], stay: { ...stay, now: 4 * DAY } }] }],
  })
  assert.ok(x! + width! < 1000)
  assert.ok(Number(/<rect class="stay"[^>]* width="([\d.]+)"/.exec(edge)?.[1]) > width! * 1.9)
})
