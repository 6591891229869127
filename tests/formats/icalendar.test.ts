/** iCalendar as others read it: by ical.js. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import ICAL from 'ical.js'
import { icalendar } from '../../src/formats/icalendar.ts'
import { meetingCalled, meetingsIn } from '../../src/formats/meetings.ts'
import { published, worked, type Taken } from '../support/published.ts'

const csto = published('csto')
const of = ({ from, place, names }: Taken, organ?: string): string => icalendar(from, place, names, organ)

function events(text: string): readonly InstanceType<typeof ICAL.Event>[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[] as never)
  return calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
}

/** The record with every title replaced by this one. */
function titled(title: string): Taken {
  return { ...csto, from: { ...csto.from, prose: () => ({ en: title }) } }
}

/** The record of a working organisation with one meeting called, at a moment. */
function convened(opens: string): Taken {
  return worked('harbour-league', (entries) => [
    ...entries,
    {
      ...entries.at(-1)!,
      act: {
        ...entries.at(-1)!.act,
        type: 'session.convened',
        body: { organ: 'harbour-council', session: 'regular', sitting: 'autumn', opens },
        docs: [],
      },
    },
  ])
}

test('every meeting is an event on its day, which ends as the day does', () => {
  const found = events(of(csto))
  const meetings = meetingsIn(csto.from)
  assert.equal(found.length, meetings.length)
  for (const [index, { day }] of meetings.entries()) {
    const { startDate, endDate } = found[index]!
    assert.ok(startDate.isDate)
    assert.equal(startDate.toString(), day)
    assert.equal(endDate.subtractDate(startDate).toSeconds(), 86_400)
  }
})

test('a meeting at a moment stands at that moment in UTC, whatever the zone of the seat or of the reader', () => {
  const text = of(convened('2026-11-23T03:00:00Z'))
  const event = events(text).find(({ startDate }) => !startDate.isDate)!
  assert.equal(event.startDate.toJSDate().toISOString(), '2026-11-23T03:00:00.000Z')
  assert.equal(event.startDate.zone.tzid, 'UTC')
  assert.ok(!text.includes('TZID'))
})

test('any title comes back as it was: folded, escaped, in any script', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }), (title) => {
      const text = of(titled(title))
      for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line)
      // Signs of control have no form in the format; a line within a text ends with LF.
      const shown = title.replaceAll(/\r\n?/g, '\n').replaceAll(/(?![\t\n])\p{Cc}/gu, '\uFFFD')
      assert.equal(events(text)[0]!.summary, shown)
    }),
    {
      numRuns: 60,
      examples: [['a,b;c\\n\\d'], ['x\nBEGIN:VEVENT\r\ny'], [`${'Ж'.repeat(74)}, 会議; ${'é'.repeat(80)}`]],
    },
  )
})

test('lines end with CRLF, the last one too', () => {
  const text = of(csto)
  assert.ok(text.endsWith('END:VCALENDAR\r\n'))
  assert.equal(text.replaceAll('\r\n', '').search(/[\r\n]/), -1)
})

test('the calendar of a body has the meetings of that body and no others', () => {
  const counts = Object.keys(csto.from.charter.organs).map((organ) => {
    const own = meetingsIn(csto.from).filter((meeting) => meeting.organ === organ)
    assert.equal(events(of(csto, organ)).length, own.length, organ)
    return own.length
  })
  assert.ok(counts.includes(0) && counts.some((count) => count > 5))
})

test('a meeting in the margins of a sitting is in the calendar of the organisation, with who met in the table', () => {
  const met = meetingsIn(csto.from).filter(({ parties }) => parties !== undefined)
  assert.ok(met.length > 0)
  for (const { within, organ } of met) {
    assert.equal(organ, undefined)
    assert.ok(within === undefined || meetingCalled(csto.from, within))
  }
})

test('a meeting that is not for the public is in no calendar', () => {
  const taken = convened('2026-11-23T03:00:00Z')
  assert.ok(of(taken).includes('20261123T030000Z'))
  const closed = worked('harbour-league', (entries) =>
    entries.map((entry) => ({ ...entry, act: { ...entry.act, audience: 'members' as const } })),
  )
  assert.equal(events(of(closed)).length, 0)
})

test('the same record gives the same bytes', () => {
  assert.equal(of(csto), of(published('csto')))
})
