import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Instant } from '../core/time.ts'
import { mailWords } from '../words/mail.ts'
import { deadlineBlock } from './deadline-block.ts'

const SEAT = 'Africa/Addis_Ababa'

function block(at: string, yours: string, now = at, lang: 'en' | 'ru' = 'en'): readonly string[] {
  const clocks = { lang, seat: SEAT, yours, now: now as Instant }
  return deadlineBlock(mailWords(lang), at as Instant, clocks)
    .split('\n')
    .map((line) => line.trim())
}

/**
 * Zones with what their clocks show at a moment: the first one after a gap, then a time that comes twice, both times.
 * By the rules of the IANA database; half an hour on Lord Howe, three quarters on the Chathams.
 */
const GAPS: readonly (readonly [zone: string, at: string, shown: string])[] = [
  ['Europe/Vienna', '2027-03-28T01:00:00Z', 'Sunday, 28 March 2027, 03:00 UTC+02:00'],
  ['Europe/London', '2027-03-28T01:00:00Z', 'Sunday, 28 March 2027, 02:00 UTC+01:00'],
  ['America/New_York', '2027-03-14T07:00:00Z', 'Sunday, 14 March 2027, 03:00 UTC-04:00'],
  ['America/Los_Angeles', '2027-03-14T10:00:00Z', 'Sunday, 14 March 2027, 03:00 UTC-07:00'],
  ['America/St_Johns', '2027-03-14T05:30:00Z', 'Sunday, 14 March 2027, 03:00 UTC-02:30'],
  ['America/Santiago', '2027-09-05T04:00:00Z', 'Sunday, 5 September 2027, 01:00 UTC-03:00'],
  ['Australia/Sydney', '2027-10-02T16:00:00Z', 'Sunday, 3 October 2027, 03:00 UTC+11:00'],
  ['Australia/Lord_Howe', '2027-10-02T15:30:00Z', 'Sunday, 3 October 2027, 02:30 UTC+11:00'],
  ['Pacific/Auckland', '2027-09-25T14:00:00Z', 'Sunday, 26 September 2027, 03:00 UTC+13:00'],
  ['Pacific/Chatham', '2027-09-25T14:00:00Z', 'Sunday, 26 September 2027, 03:45 UTC+13:45'],
  ['Asia/Beirut', '2027-03-27T22:00:00Z', 'Sunday, 28 March 2027, 01:00 UTC+03:00'],
  ['Asia/Jerusalem', '2027-03-26T00:00:00Z', 'Friday, 26 March 2027, 03:00 UTC+03:00'],
]
const OVERLAPS: readonly (readonly [
  zone: string,
  at: string,
  shown: string,
  offsets: readonly [string, string],
  apart: number,
])[] = [
  ['Europe/Vienna', '2027-10-31T00:30:00Z', 'Sunday, 31 October 2027, 02:30', ['UTC+02:00', 'UTC+01:00'], 60],
  ['Europe/London', '2027-10-31T00:30:00Z', 'Sunday, 31 October 2027, 01:30', ['UTC+01:00', 'UTC'], 60],
  [
    'America/New_York',
    '2027-11-07T05:30:00Z',
    'Sunday, 7 November 2027, 01:30',
    ['UTC-04:00', 'UTC-05:00'],
    60,
  ],
  [
    'America/Los_Angeles',
    '2027-11-07T08:30:00Z',
    'Sunday, 7 November 2027, 01:30',
    ['UTC-07:00', 'UTC-08:00'],
    60,
  ],
  [
    'America/St_Johns',
    '2027-11-07T04:00:00Z',
    'Sunday, 7 November 2027, 01:30',
    ['UTC-02:30', 'UTC-03:30'],
    60,
  ],
  [
    'America/Santiago',
    '2027-04-04T02:30:00Z',
    'Saturday, 3 April 2027, 23:30',
    ['UTC-03:00', 'UTC-04:00'],
    60,
  ],
  ['Australia/Sydney', '2027-04-03T15:30:00Z', 'Sunday, 4 April 2027, 02:30', ['UTC+11:00', 'UTC+10:00'], 60],
  [
    'Australia/Lord_Howe',
    '2027-04-03T14:45:00Z',
    'Sunday, 4 April 2027, 01:45',
    ['UTC+11:00', 'UTC+10:30'],
    30,
  ],
  ['Pacific/Auckland', '2027-04-03T13:30:00Z', 'Sunday, 4 April 2027, 02:30', ['UTC+13:00', 'UTC+12:00'], 60],
  ['Pacific/Chatham', '2027-04-03T13:30:00Z', 'Sunday, 4 April 2027, 03:15', ['UTC+13:45', 'UTC+12:45'], 60],
  ['Asia/Beirut', '2027-10-30T20:30:00Z', 'Saturday, 30 October 2027, 23:30', ['UTC+03:00', 'UTC+02:00'], 60],
  [
    'Asia/Jerusalem',
    '2027-10-30T22:30:00Z',
    'Sunday, 31 October 2027, 01:30',
    ['UTC+03:00', 'UTC+02:00'],
    60,
  ],
]

test('after a gap of the clocks the time is the one that they show, and the change is told once', () => {
  for (const [zone, at, shown] of GAPS) {
    const now = new Date(Date.parse(at) - 36 * 3_600_000).toISOString().replace('.000', '')
    const lines = block(at, zone, now)
    assert.match(lines[1]!, new RegExp(`^Your time \\(${zone}\\): +${shown.replace('+', '\\+')}$`))
    const changes = lines.filter((line) => line.startsWith(`The clocks in ${zone} change before then`))
    assert.equal(changes.length, 1, zone)
    assert.ok(changes[0]!.includes(shown), changes[0])
    // A second before it nothing has changed yet.
    const before = new Date(Date.parse(at) - 1000).toISOString().replace('.000', '')
    assert.ok(!block(before, zone, now).some((line) => line.includes('change before then')), zone)
  }
})

test('of a time that comes twice both are told apart by their offsets, and the letter says which is meant', () => {
  for (const [zone, first, shown, offsets, apart] of OVERLAPS) {
    const second = new Date(Date.parse(first) + apart * 60_000).toISOString().replace('.000', '')
    for (const [index, at] of [first, second].entries()) {
      const lines = block(at, zone)
      assert.ok(lines[1]!.endsWith(`${shown} ${offsets[index]}`), `${zone}: ${lines[1]}`)
      const twice = lines.filter((line) => line.includes('twice that day'))
      assert.equal(twice.length, 1, zone)
      assert.ok(
        twice[0]!.endsWith(`meant is the one at ${offsets[index] === 'UTC' ? 'UTC+00:00' : offsets[index]}.`),
        twice[0],
      )
    }
  }
})

test('the first minute of a day names the last day on which to act, and no letter says midnight', () => {
  for (const lang of ['en', 'ru'] as const) {
    const text = block('2026-11-27T21:00:00Z', 'Europe/Vienna', '2026-11-20T09:00:00Z', lang).join('\n')
    assert.ok(text.includes('00:00'), text)
    assert.match(
      text,
      lang === 'en'
        ? /last day on which to act is Friday, 27 November 2026/
        : /Последний день, когда можно действовать: пятница, 27 ноября/,
    )
    assert.doesNotMatch(text, /midnight|noon|полноч|полдень|a\.m\.|p\.m\./i)
  }
})

test('no abbreviation of a zone stands in a letter, and a zone that is the seat’s is not said twice', () => {
  for (const zone of ['America/Chicago', 'Asia/Shanghai', 'Asia/Kolkata', SEAT]) {
    const lines = block('2026-11-27T17:00:00Z', zone)
    assert.equal(lines.length, zone === SEAT ? 2 : 3)
    assert.doesNotMatch(lines.join('\n'), /\b(?:CST|IST|CET|EST|EAT|GMT)\b/)
  }
})
