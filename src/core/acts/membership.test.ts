import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stringify } from 'yaml'
import { charterOf } from '../../../tests/support/organisations.ts'
import { openedRecord, perform, ruleOn, type Record, type ShortAct } from '../../../tests/support/perform.ts'
import { flags, foldChronicle, happenedOf, inChronicle, type Happened } from '../chronicle.ts'
import { readHistory } from '../history/read.ts'
import { partiesOn } from '../members.ts'
import type { Ruling } from '../refusal.ts'
import { statusOn } from '../situation.ts'
import { knownTo } from '../standing.ts'
import type { Day } from '../time.ts'

const compact = charterOf('alpine-compact')
const codes = (ruling: Ruling): readonly string[] =>
  ruling.inOrder ? [] : ruling.reasons.map(({ code }) => code)

/** Lines `[kind, by, effect, body]` as history; what the files say, in the order of the chronicle. */
function told(
  ...lines: readonly (readonly [string, string | readonly string[], string, object])[]
): readonly Happened[] {
  const acts = lines.map(([kind, by, effect, body], index) => ({
    ref: `line-${index}`,
    kind,
    by,
    effect,
    sources: ['gazette'],
    body,
  }))
  const read = readHistory(
    compact,
    undefined,
    [{ name: 'history.yaml', text: stringify({ acts }) }],
    knownTo(compact),
  )
  assert.ok(read.ok, JSON.stringify(read))
  return read.value.lines
    .map((line, index) => happenedOf(line as never, index, compact.seat.zone, []))
    .toSorted(inChronicle)
}

function statuses(events: readonly Happened[], on: string): readonly string[] {
  const situation = foldChronicle(compact, events, { on: on as Day })
  return partiesOn(compact, situation, on as Day, true).map(
    ({ party, status, since }) => `${party} ${status} ${since}`,
  )
}

const SIGNED = ['treaty.signed', ['ALBEN', 'BRENNA'], '1995-05-01', { treaty: 'compact' }] as const
const IN_FORCE = [
  'treaty.entered-into-force',
  'office:depositary',
  '1996-01-01',
  { treaty: 'compact', parties: ['ALBEN', 'BRENNA'] },
] as const
const SUSPENDED = ['membership.suspended', 'organ:conference', '2001-03-01', { party: 'BRENNA' }] as const
const RESTORED = ['membership.restored', 'organ:conference', '2003-03-01', { party: 'BRENNA' }] as const
const LAPSED = ['membership.lapsed', 'BRENNA', '2001-03-01', { party: 'BRENNA' }] as const

test('a party is a signatory until the treaty enters into force, and then a member since that day', () => {
  const events = told(SIGNED, IN_FORCE)
  assert.deepEqual(statuses(events, '1995-12-31'), [
    'ALBEN signatory 1995-05-01',
    'BRENNA signatory 1995-05-01',
  ])
  assert.deepEqual(statuses(events, '1996-01-01'), ['ALBEN member 1996-01-01', 'BRENNA member 1996-01-01'])
})

test('a restored member is one since its restoration', () => {
  const events = told(SIGNED, IN_FORCE, SUSPENDED, RESTORED)
  assert.deepEqual(
    ['2001-02-28', '2001-03-01', '2003-03-01'].map((day) => statuses(events, day)[1]),
    ['BRENNA member 1996-01-01', 'BRENNA suspended 2001-03-01', 'BRENNA member 2003-03-01'],
  )
  assert.equal(flags(compact, events).size, 0)
})

test('a party whose membership lapsed may be restored, and is former in between', () => {
  const events = told(SIGNED, IN_FORCE, LAPSED, RESTORED)
  assert.deepEqual(
    ['2002-01-01', '2003-03-01'].map((day) => statuses(events, day)[1]),
    ['BRENNA former 2001-03-01', 'BRENNA member 2003-03-01'],
  )
  assert.equal(flags(compact, events).size, 0)
})

test('the signature of a former member of the constitutive treaty makes it a signatory again', () => {
  const events = told(SIGNED, IN_FORCE, LAPSED, [
    'treaty.signed',
    'BRENNA',
    '2002-01-01',
    { treaty: 'compact' },
  ])
  assert.equal(statuses(events, '2002-01-01')[1], 'BRENNA signatory 2002-01-01')
})

test('a member that signs the constitutive treaty again stays a member', () => {
  const events = told(SIGNED, IN_FORCE, ['treaty.signed', 'BRENNA', '2002-01-01', { treaty: 'compact' }])
  assert.equal(statuses(events, '2002-01-01')[1], 'BRENNA member 1996-01-01')
})

test('an instrument that is not constitutive makes no member', () => {
  const events = told(
    ['treaty.signed', ['ALBEN', 'FIRNAU'], '1997-01-01', { treaty: 'pass-protocol' }],
    [
      'treaty.entered-into-force',
      'office:depositary',
      '1998-01-01',
      { treaty: 'pass-protocol', parties: ['ALBEN', 'FIRNAU'] },
    ],
  )
  assert.deepEqual(statuses(events, '1998-01-01'), [])
  const { instruments } = foldChronicle(compact, events)
  assert.deepEqual([...(instruments.get('pass-protocol' as never)?.parties ?? [])], ['ALBEN', 'FIRNAU'])
})

test('a ratification after entry into force binds from its own day', () => {
  const events = told(
    SIGNED,
    [
      'treaty.entered-into-force',
      'office:depositary',
      '1996-01-01',
      { treaty: 'compact', parties: ['ALBEN'] },
    ],
    ['ratification.deposited', 'BRENNA', '1999-09-09', { treaty: 'compact' }],
  )
  assert.deepEqual(
    ['1999-09-08', '1999-09-09'].map((day) => statuses(events, day)[1]),
    ['BRENNA signatory 1995-05-01', 'BRENNA member 1999-09-09'],
  )
})

test('a ratification on the day of entry into force binds from that day', () => {
  const events = told(
    [
      'treaty.entered-into-force',
      'office:depositary',
      '1996-01-01',
      { treaty: 'compact', parties: ['ALBEN'] },
    ],
    ['ratification.deposited', 'BRENNA', '1996-01-01', { treaty: 'compact' }],
  )
  assert.equal(statuses(events, '1996-01-01')[1], 'BRENNA member 1996-01-01')
})

test('a chair that is left on the day it was taken leaves no term behind', () => {
  const chair = (party: string) =>
    ['chair.assumed', party, '2002-01-01', { organ: 'conference', party }] as const
  const { chairs } = foldChronicle(compact, told(chair('ALBEN'), chair('BRENNA')))
  assert.deepEqual(chairs.get('conference' as never), [{ party: 'BRENNA', from: '2002-01-01', act: 1 }])
})

test('whoever only observes at one organ is no party, and whoever observes the organisation is an observer', () => {
  const events = told(
    ['observer.admitted', 'organ:conference', '2010-01-01', { party: 'GLETSCH', organ: 'conference' }],
    ['observer.admitted', 'organ:conference', '2012-01-01', { party: 'FIRNAU' }],
  )
  assert.deepEqual(statuses(events, '2012-01-01'), ['FIRNAU observer 2012-01-01'])
  const { observers } = foldChronicle(compact, events)
  assert.deepEqual(
    observers.get('conference' as never)?.map(({ party }) => party),
    ['GLETSCH'],
  )
})

test('each of what the charter would not allow is kept and flagged with the party', () => {
  for (const line of [SUSPENDED, RESTORED, LAPSED]) {
    const found = [...flags(compact, told(line)).values()].flat()
    assert.deepEqual(found, [{ code: 'not-a-member', parties: ['BRENNA'] }], line[0])
  }
})

const deposit = (type: string, by: string, treaty = 'compact'): ShortAct => ({
  type,
  by,
  at: '2026-06-05T09:00:00Z',
  body: { treaty },
})

function statusNow(record: Record, party: string): string | undefined {
  return statusOn(record.situation, party as never, '2026-06-05' as Day)?.status
}

test('a party that accedes to what is in force is a member from that day, without having signed', () => {
  const record = openedRecord(compact)
  perform(record, deposit('accession.deposited', 'GLETSCH'))
  assert.equal(statusNow(record, 'GLETSCH'), 'member')
})

test('a second deposit by whom the instrument binds is refused, whichever way it came', () => {
  const record = openedRecord(compact)
  perform(record, deposit('accession.deposited', 'GLETSCH'))
  for (const type of ['accession.deposited', 'ratification.deposited']) {
    assert.deepEqual(codes(ruleOn(record, deposit(type, 'GLETSCH'))), ['already-a-member'], type)
  }
})

test('a refusal to deposit cites the clause of the instrument', () => {
  const ruling = ruleOn(openedRecord(compact), deposit('ratification.deposited', 'GLETSCH'))
  assert.deepEqual(ruling, {
    inOrder: false,
    reasons: [{ code: 'not-signed', clause: 'Alpine Compact, Art. 18' }],
  })
})

test('a charter that provides for no suspension, no end by decision and no observers knows none', () => {
  const record = openedRecord(compact)
  const kinds = ['suspended', 'restored', 'ceased', 'lapsed'].map((done) => `membership.${done}`)
  for (const type of [...kinds, 'observer.admitted', 'partner.admitted']) {
    assert.deepEqual(
      codes(ruleOn(record, { ...deposit(type, 'depositary'), body: { party: 'ENZIAN' } })),
      ['no-rule'],
      type,
    )
  }
})
