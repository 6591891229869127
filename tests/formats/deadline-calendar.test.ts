/** One deadline as a calendar entry, as others read it: by ical.js. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import ICAL from 'ical.js'
import type { QuestionId } from '../../src/core/ids.ts'
import type { Asked } from '../../src/core/situation.ts'
import { unheard } from '../../src/core/situation.ts'
import type { Instant } from '../../src/core/time.ts'
import { deadlineCalendar, deadlineSent, type DeadlineEntry } from '../../src/formats/deadline-calendar.ts'
import { worked } from '../support/published.ts'

const { names } = worked('harbour-league')
const entry: DeadlineEntry = {
  organisation: 'harbour-league',
  names: { ...names, organisation: 'Harbour "League"\r\nATTENDEE:mailto:x@y.example' },
  stamp: '2026-03-02T09:00:00Z' as Instant,
  description: 'Seat: 13:00\nUTC: 12:00',
}
const asked: Asked = {
  ...unheard({
    id: 'HL/1, a;b' as QuestionId,
    organ: 'harbour-council' as never,
    matter: 'substance' as never,
    put: 3,
    putBy: 'ANSA',
  }),
  closes: '2027-03-28T01:00:00Z' as Instant,
  zone: 'Europe/Vienna',
}

function read(text: string): { calendar: ICAL.Component; event: ICAL.Component } {
  for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line)
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[] as never)
  const [event, ...others] = calendar.getAllSubcomponents('vevent')
  assert.equal(others.length, 0)
  return { calendar, event: event! }
}

test('it stands at the instant in UTC, under a name that stays, and grows by one with each change', () => {
  const of = (changed: Partial<Asked>): ICAL.Component =>
    read(deadlineSent({ ...asked, ...changed }, entry, 'registry@league.example')!.text).event
  const forms = [of({}), of({ extensions: 1 }), of({ extensions: 2 }), of({ extensions: 2, withdrawn: 9 })]
  assert.deepEqual(
    forms.map((event) => event.getFirstPropertyValue('sequence')),
    [0, 1, 2, 3],
  )
  assert.equal(new Set(forms.map((event) => event.getFirstPropertyValue('uid'))).size, 1)
  const start = new ICAL.Event(forms[0]).startDate
  assert.deepEqual([start.toJSDate().toISOString(), start.zone.tzid], ['2027-03-28T01:00:00.000Z', 'UTC'])
})

test('it is published while it stands, and cancelled once the question is withdrawn or the procedure broken', () => {
  const method = (changed: Partial<Asked>): unknown[] => {
    const sent = deadlineSent({ ...asked, ...changed }, entry, 'registry@league.example')!
    const { calendar, event } = read(sent.text)
    assert.equal(calendar.getFirstPropertyValue('method'), sent.method)
    return [sent.method, event.getFirstPropertyValue('status')]
  }
  assert.deepEqual(method({}), ['PUBLISH', null])
  assert.deepEqual(method({ withdrawn: 9 }), ['CANCEL', 'CANCELLED'])
  assert.deepEqual(method({ broken: 9 }), ['CANCEL', 'CANCELLED'])
  // What broke it unseen was known only at the close, which came.
  assert.deepEqual(method({ broken: 9, breach: { party: 'ANSA' as never, at: asked.closes!, act: 8 } }), [
    'PUBLISH',
    null,
  ])
})

test('whoever sends it is its organizer, nobody is invited by it, and no name writes a line of its own', () => {
  const { event } = read(deadlineSent(asked, entry, 'registry@league.example')!.text)
  assert.equal(event.getFirstPropertyValue('organizer'), 'mailto:registry@league.example')
  assert.deepEqual(event.getAllProperties('attendee'), [])
  assert.equal(event.getFirstPropertyValue('description'), 'Seat: 13:00\nUTC: 12:00')
  assert.equal(event.getFirstPropertyValue('summary'), 'Deadline: HL/1, a;b')
})

test('taken from a page it has no method, and of a question without a deadline there is none', () => {
  assert.equal(read(deadlineCalendar(asked, entry)!).calendar.getFirstPropertyValue('method'), null)
  const { id, organ, matter, put, putBy } = asked
  assert.equal(deadlineCalendar(unheard({ id, organ, matter, put, putBy }), entry), undefined)
})
