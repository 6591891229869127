import assert from 'node:assert/strict'
import { test } from 'node:test'
import { charterOf } from '../../tests/support/organisations.ts'
import type { Act, Entry } from './act.ts'
import type { Claim } from './acts/report.ts'
import {
  claimsOn,
  flags,
  foldChronicle,
  happenedOf,
  happenings,
  inChronicle,
  type Happened,
} from './chronicle.ts'
import type { PartyId } from './ids.ts'
import { partiesOn } from './members.ts'
import type { JsonObject } from './json.ts'
import { dayIn, type Day, type Instant } from './time.ts'

const compact = charterOf('alpine-compact')
const zone = compact.seat.zone
const on = (text: string): Day => text as Day

interface Told {
  readonly kind: string
  readonly by?: string
  readonly effect: string
  readonly known?: string
  readonly body: JsonObject
  readonly claims?: readonly Claim[]
}

function report({ by = 'ALBEN', ...told }: Told): JsonObject {
  return { ...told, by: { party: by }, sources: ['source.gazette'] } as unknown as JsonObject
}

function entry(
  type: string,
  received: string,
  body: JsonObject,
  by: object = { office: 'archivist' },
): Entry {
  const act = {
    v: 1,
    log: 'test',
    type,
    by,
    at: received,
    audience: 'public',
    body,
    docs: [],
    nonce: '',
  } as unknown as Act
  return { act, evidence: [], received: received as Instant }
}

const reported = (told: Told, received = '2026-02-01T00:00:00Z'): Entry =>
  entry('act.reported', received, report(told))
const signed: Told = { kind: 'treaty.signed', effect: '1995-05-01', body: { treaty: 'compact' } }
const inForce: Told = {
  kind: 'treaty.entered-into-force',
  effect: '1996-01-01',
  body: { treaty: 'compact', parties: ['ALBEN'] },
}
const suspended: Told = {
  kind: 'membership.suspended',
  effect: '2001-03-01',
  known: '2001-04-01',
  body: { party: 'ALBEN' },
}

function statusOf(events: readonly Happened[], day: string, known?: string): string | undefined {
  const asOf = { on: on(day), ...(known === undefined ? {} : { known: on(known) }) }
  return partiesOn(compact, foldChronicle(compact, events, asOf), on(day), true).find(
    ({ party }) => party === 'ALBEN',
  )?.status
}

test('the order in which history is reported does not matter: the day it took effect does', () => {
  const acts = [signed, inForce, suspended].map((told) => reported(told))
  for (const entries of [acts, acts.toReversed()]) {
    const events = happenings(entries, zone)
    assert.deepEqual(
      ['1995-04-30', '1995-05-01', '1996-01-01', '2001-03-01'].map((day) => statusOf(events, day)),
      [undefined, 'signatory', 'member', 'suspended'],
    )
  }
})

test('on one day what has an instant comes first, by its instant; the rest by position', () => {
  const at = (act: number, effect: string): Happened =>
    happenedOf(report({ ...signed, effect }) as never, act, zone, [])
  const events = [
    at(1, '1995-05-01'),
    at(2, '1995-05-01T14:00:00Z'),
    at(3, '1995-05-01T09:00:00Z'),
    at(4, '1995-05-01'),
    at(5, '1995-04-30'),
  ]
  assert.deepEqual(
    events.toSorted(inChronicle).map(({ act }) => act),
    [5, 3, 2, 1, 4],
  )
})

test('an instant late in the evening is the next day where the seat lies east', () => {
  const event = happenedOf(report({ ...signed, effect: '1995-05-01T22:30:00Z' }) as never, 0, zone, [])
  assert.equal(event.day, '1995-05-02')
  assert.equal(event.known, '1995-05-02')
})

test('what the depositary received later was not known before', () => {
  const events = happenings(
    [signed, inForce, suspended].map((told) => reported(told)),
    zone,
  )
  assert.equal(statusOf(events, '2001-03-15', '2001-03-15'), 'member')
  assert.equal(statusOf(events, '2001-03-15', '2001-04-01'), 'suspended')
})

test('a day of receipt that no source gives is assumed to be that of the effect, and marked', () => {
  const [first, last] = [signed, suspended].map((told, act) =>
    happenedOf(report(told) as never, act, zone, []),
  )
  assert.deepEqual([first?.known, first?.assumed], ['1995-05-01', true])
  assert.deepEqual([last?.known, last?.assumed], ['2001-04-01', false])
})

test('a correction holds from its position on, and the report before it stays as it was', () => {
  const correction = entry('report.corrected', '2026-03-01T00:00:00Z', {
    corrects: 2,
    report: report({ ...suspended, effect: '2001-05-01' }),
  })
  const entries = [...[signed, inForce, suspended].map((told) => reported(told)), correction]
  assert.equal(statusOf(happenings(entries.slice(0, 3), zone), '2001-04-15'), 'suspended')
  const events = happenings(entries, zone)
  assert.equal(statusOf(events, '2001-04-15'), 'member')
  assert.equal(statusOf(events, '2001-05-01'), 'suspended')
  assert.equal(events.find(({ act }) => act === 2)?.corrected, 3)
  assert.equal(
    events.some(({ act }) => act === 3),
    false,
  )
})

test('a correction of what is no report changes nothing', () => {
  const correction = entry('report.corrected', '2026-03-01T00:00:00Z', {
    corrects: 7,
    report: report(suspended),
  })
  assert.deepEqual(happenings([correction], zone), [])
})

test('a performed act happened on the civil day at the seat on which it was received', () => {
  const received = '2026-05-01T22:30:00Z'
  const [event] = happenings(
    [entry('treaty.signed', received, { treaty: 'compact' }, { party: 'FIRNAU', key: '' })],
    zone,
  )
  assert.deepEqual(
    [event?.day, event?.instant, event?.reported],
    [dayIn(received as Instant, zone), received, false],
  )
  assert.deepEqual(event?.by, { party: 'FIRNAU' })
})

test('performed and reported acts are one chronicle', () => {
  const entries = [signed, inForce]
    .map((told) => reported(told))
    .concat(
      entry('treaty.signed', '2026-05-01T09:00:00Z', { treaty: 'compact' }, { party: 'FIRNAU', key: '' }),
    )
  const situation = foldChronicle(compact, happenings(entries, zone))
  assert.deepEqual(
    partiesOn(compact, situation, on('2026-05-01')).map(({ party, status }) => [party, status]),
    [
      ['ALBEN', 'member'],
      ['FIRNAU', 'signatory'],
    ],
  )
})

test('what the charter as encoded would not have allowed is kept, and flagged by its position', () => {
  const events = happenings([reported(suspended), reported(signed), reported(inForce)], zone)
  assert.deepEqual([...flags(compact, events)], [])
  const alone = happenings([reported(signed), reported(suspended)], zone)
  assert.deepEqual([...flags(compact, alone)], [[1, [{ code: 'not-a-member', parties: ['ALBEN'] }]]])
  assert.equal(statusOf(alone, '2001-03-01'), 'suspended')
})

test('each happening is seen with the situation before it', () => {
  const seen: (string | undefined)[] = []
  foldChronicle(
    compact,
    happenings(
      [signed, inForce].map((told) => reported(told)),
      zone,
    ),
    {},
    (event, before) => {
      seen.push(partiesOn(compact, before, event.day).at(0)?.status)
    },
  )
  assert.deepEqual(seen, [undefined, 'signatory'])
})

test('a claim stands beside the status on the days that it names, and from the first day that a month may mean', () => {
  const claim = { source: 'source.gazette', status: 'former', from: '2001-03', until: '2002' } as Claim
  const events = happenings([reported({ ...suspended, claims: [claim] })], zone)
  const claimed = (day: string, known?: string): number =>
    claimsOn(events, on(day), known === undefined ? undefined : on(known)).length
  assert.deepEqual(
    ['2001-02-28', '2001-03-01', '2001-12-31', '2002-01-01'].map((day) => claimed(day)),
    [0, 1, 1, 0],
  )
  assert.equal(claimed('2001-03-01', '2001-03-31'), 0)
  assert.deepEqual(claimsOn(events, on('2001-06-01')), [
    { party: 'ALBEN' as PartyId, status: 'former', from: '2001-03', until: '2002', source: 'gazette' },
  ])
})

test('a claim about another party is about that party', () => {
  const claim = { source: 'source.gazette', party: 'BRENNA', status: 'member', from: '1995-09-09' } as Claim
  const events = happenings([reported({ ...signed, claims: [claim] })], zone)
  assert.deepEqual(
    claimsOn(events, on('1996-01-01')).map(({ party }) => party),
    ['BRENNA'],
  )
})

test('the hours that a report gives for its day come out with the source that shows them', () => {
  const noLater = { at: '1995-05-01T10:00:00Z', source: 'source.herald' } as never
  const told = { kind: 'treaty.signed', effect: '1995-05-01', body: { treaty: 'compact' } }
  const [event] = happenings([reported({ ...told, noLater } as never)], zone)
  assert.deepEqual(event?.noLater, { at: '1995-05-01T10:00:00Z', source: 'herald' })
  assert.equal(event?.noEarlier, undefined)
})
