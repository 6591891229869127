/** What parts of a charter say of each other that cannot be so, and what comes close and can. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { told } from '../../../tests/support/whole.ts'

/** The first fault, without what would be right. */
const firstFault = (said: string): string => said.split('; ')[0]!.replace(/ \(.*$/, '')

const rule = (id: string, more: object = {}): object => ({
  id,
  organs: ['council'],
  matters: ['other'],
  clause: 'Pact, Art. 50',
  source: 'pact',
  from: '2001-01-01',
  positions: ['yes'],
  adopt: { votes: { atLeast: '1' } },
  ...more,
})

test('two spans of one group, table, unit, seat or holder that share a day are a fault; one that begins as the other ends is none', () => {
  const second = (from: string, more: object): object => ({ from, ...more })
  const places: readonly (readonly [string, object, string])[] = [
    [
      '/groups/coastal/1',
      { parties: ['BRISO'] },
      'overlap /groups/coastal/1/from 2001-12-31 (2001-01-01 ... 2002-01-01)',
    ],
    [
      '/weights/quotas/tables/1',
      { source: 'rules', values: { ANSA: '90' } },
      'overlap /weights/quotas/tables/1/from 2001-12-31 (2001-01-01 ... 2002-01-01)',
    ],
    [
      '/organs/council/units/1',
      { unit: 'coast', parties: ['ANSA'] },
      'overlap /organs/council/units/1 coast (coast)',
    ],
    [
      '/namedSeats/first/holders/1',
      { party: 'BRISO', source: 'rules' },
      'overlap /namedSeats/first/holders/1/from 2001-12-31 (2001-01-01 ... 2002-01-01)',
    ],
    ['/names/ANSA/1', { en: 'Ansa' }, 'overlap /names/ANSA/1 2001-12-31 ... '],
  ]
  for (const [place, more, fault] of places) {
    assert.equal(told({ [place]: second('2001-12-31', more) }), fault)
    assert.equal(told({ [place]: second('2002-01-01', more) }), 'no fault', place)
    // The first name has no first day.
    if (place !== '/names/ANSA/1')
      assert.equal(
        told({ [place]: { ...second('2000-01-01', more), until: '2001-01-01' } }),
        'no fault',
        `${place}, before`,
      )
  }
})

test('of several spans that a later one meets the first is named', () => {
  const open = { from: '2001-01-01' }
  const first = '(2001-01-01 ... 2002-01-01)'
  const said = (of: string): string => of.split('; ').at(-1)!
  assert.equal(
    said(told({ '/namedSeats/first/holders/2': { ...open, party: 'ANSA', source: 'pact' } })),
    `overlap /namedSeats/first/holders/2/from 2001-01-01 ${first}`,
  )
  assert.equal(
    said(told({ '/groups/coastal/2': { ...open, parties: ['CALDO'] } })),
    `overlap /groups/coastal/2/from 2001-01-01 ${first}`,
  )
  assert.equal(
    said(
      told({
        '/organs/council/units/0/unit': 'early',
        '/organs/council/units/2': { ...open, unit: 'late', parties: ['ANSA'] },
      }),
    ),
    'overlap /organs/council/units/2 late (early)',
  )
})

test('an open span meets every later one', () => {
  assert.equal(
    told({ '/groups/coastal/0/until': undefined }),
    'overlap /groups/coastal/1/from 2002-01-01 (2001-01-01 ... )',
  )
  assert.equal(
    told({ '/namedSeats/first/holders/0/until': undefined }),
    'overlap /namedSeats/first/holders/1/from 2002-01-01 (2001-01-01 ... )',
  )
})

test('a member is of one unit at a time; units without a common member may meet', () => {
  const unit = { unit: 'other', from: '2001-06-01', parties: ['BRISO'] }
  assert.equal(told({ '/organs/council/units/1': unit }), 'overlap /organs/council/units/1 other (coast)')
  assert.equal(told({ '/organs/council/units/1': { ...unit, parties: ['CALDO'] } }), 'no fault')
})

test('two names of a party meet where both hold on a day, whichever of their days are said', () => {
  const names = (...of: readonly (readonly (string | undefined)[])[]): string =>
    told({
      '/names/ANSA': of.map(([from, until]) => ({
        en: 'Ansa',
        ...(from ? { from } : {}),
        ...(until ? { until } : {}),
      })),
    })
  const [early, late, later] = ['2001-01-01', '2002-01-01', '2003-01-01']
  assert.equal(names([undefined, late], [early, later]), `overlap /names/ANSA/1 ${early} ... ${later}`)
  assert.equal(names([early], [late, later]), `overlap /names/ANSA/1 ${late} ... ${later}`)
  assert.equal(names([early], [late]), `overlap /names/ANSA/1 ${late} ... `)
  assert.equal(names([early, later], [undefined, late]), `overlap /names/ANSA/1  ... ${late}`)
  assert.equal(names([undefined, undefined], [undefined, undefined]), 'overlap /names/ANSA/1  ... ')
  for (const apart of [
    [
      [undefined, late],
      [late, undefined],
    ],
    [
      [late, undefined],
      [undefined, late],
    ],
    [
      [late, later],
      [early, late],
    ],
  ] as const)
    assert.equal(names(...apart), 'no fault', JSON.stringify(apart))
})

test('a clause on consultation stands once, whatever its days', () => {
  const clause = {
    asks: 'party',
    concerning: 'self',
    blockable: 'no',
    clause: 'Pact, Art. 39',
    source: 'pact',
  }
  const third = (id: string): string => told({ '/consultation/2': { id, from: '2030-01-01', ...clause } })
  assert.equal(third('threat'), 'duplicate /consultation/2/id threat')
  assert.equal(third('third'), 'no fault')
})

test('restricted logs are anchored every minute at the most', () => {
  assert.equal(told({ '/restricted/minutes': '0' }), 'wrong-form /restricted/minutes 0 (>= 1)')
  assert.equal(told({ '/restricted/minutes': '1' }), 'no fault')
})

test('a kind of session or of motion stands once in its organ', () => {
  const cited = { clause: 'Rules, r. 4', source: 'rules' }
  const motion = { title: { en: 'To rise' }, rank: '2', debate: 'no', seconder: 'no', ...cited }
  const motions = (id: string): string => told({ '/motions/council/1': { id, ...motion } })
  assert.equal(motions('rise'), 'duplicate /motions/council/1/id rise')
  assert.equal(motions('adjourn'), 'no fault')
  const session = { convene: ['chair'], ...cited }
  assert.equal(
    told({ '/sessions/council/2': { id: 'special', ...session } }),
    'duplicate /sessions/council/2/id special',
  )
})

test('names, and spans of validity and of seats, are held to the same', () => {
  const seat = { count: '7', electedBy: ['assembly'], clause: 'Pact, Art. 4', source: 'pact' }
  assert.match(
    told({ '/organs/council/seats/1': { ...seat, from: '2004-01-01' } }),
    /^overlap \/organs\/council\/seats\/1 /,
  )
  assert.equal(told({ '/organs/council/seats/1': { ...seat, from: '2005-01-01' } }), 'no fault')
  assert.equal(
    told({ '/procedures/silence/validity/1': { from: '2001-06-01', source: 'rules' } }),
    'no fault',
  )
})

test('hours: the most is no less than the least, and exactly so many goes with neither', () => {
  const hours = (of: object): string => told({ '/procedures/silence/hours': of })
  assert.equal(hours({ least: '48', most: '48' }), 'no fault')
  assert.equal(hours({ least: '49', most: '48' }), 'dates-reversed /procedures/silence/hours/most 48 (>= 49)')
  assert.equal(hours({ least: '48' }), 'no fault')
  assert.equal(hours({ most: '48' }), 'no fault')
  const both = 'wrong-form /procedures/silence/hours exactly: 24 (exactly, or least and most)'
  assert.equal(hours({ exactly: '24', least: '12' }), both)
  assert.equal(hours({ exactly: '24', most: '48' }), both)
  assert.equal(hours({ exactly: '24' }), 'no fault')
})

test('a rule is not older than its source, nor applied before it was law', () => {
  const dated = (put: Readonly<Record<string, string | undefined>>): string =>
    told({ '/rules/4': rule('new', put) })
  assert.equal(dated({}), 'no fault')
  assert.equal(dated({ from: '2000-12-31' }), 'source-later-than-rule /rules/4/from 2000-12-31 (2001-01-01)')
  assert.equal(
    dated({ enacted: '2000-12-31' }),
    'source-later-than-rule /rules/4/enacted 2000-12-31 (2001-01-01)',
  )
  assert.equal(dated({ enacted: '2001-01-02' }), 'dates-reversed /rules/4/enacted 2001-01-02 (2001-01-01)')
  assert.equal(dated({ from: '2003-01-01', enacted: '2001-01-01' }), 'no fault')
  assert.equal(dated({ until: '2001-01-01' }), 'dates-reversed /rules/4/until 2001-01-01')
  // A source of which the month alone is known says nothing of the day.
  assert.equal(dated({ source: 'rules' }), 'no fault')
})

test('two rules for one organ and matter on one day are a fault, unless one states when it takes the place of the other', () => {
  const two = (more: object, first: object = {}): string =>
    told({ '/rules/4': rule('one', first), '/rules/5': rule('two', more) })
  assert.equal(two({}), 'overlap /rules/5/from two (one: 2001-01-01 ... )')
  assert.equal(two({}, { until: '2001-01-02' }), 'overlap /rules/5/from two (one: 2001-01-01 ... 2001-01-02)')
  assert.equal(two({ from: '2005-01-01' }, { until: '2005-01-01' }), 'no fault')
  assert.equal(two({ from: '2001-01-01', until: '2005-01-01' }, { from: '2005-01-01' }), 'no fault')
  assert.equal(two({ organs: ['assembly'] }), 'no fault')
  assert.equal(two({ organs: ['assembly', 'council'] }), 'overlap /rules/5/from two (one: 2001-01-01 ... )')
  assert.equal(
    two({ matters: ['admission', 'other'] }).startsWith('overlap /rules/5/from two (nothing:'),
    true,
  )
  const written = { procedure: 'written' }
  assert.equal(
    two(written, { ...written, matters: ['admission', 'other'] }),
    'overlap /rules/5/from two (one: 2001-01-01 ... )',
  )
  assert.equal(two({ procedure: 'silence' }), 'no fault')
  const when = { fact: { name: 'tested', is: 'yes' } }
  assert.equal(two({ when, insteadOf: ['one'] }), 'no fault')
  assert.equal(two({}, { when, insteadOf: ['two'] }), 'no fault')
  assert.equal(two({ insteadOf: ['one'] }), 'overlap /rules/5/from two (one: 2001-01-01 ... )')
  assert.equal(two({ when }), 'overlap /rules/5/from two (one: 2001-01-01 ... )')
})

test('rules that take each other’s place in a circle are a fault, however long the way round; ids stand once', () => {
  const when = { fact: { name: 'tested', is: 'yes' } }
  const chain = (last: readonly string[]): string =>
    told({
      '/rules/4': rule('a', { when, insteadOf: ['b'] }),
      '/rules/5': rule('b', { when, insteadOf: ['c', 'd'] }),
      '/rules/6': rule('c', { when, insteadOf: ['d', 'a'].filter((id) => last.includes(id)) }),
      '/rules/7': rule('d', { when, insteadOf: last.includes('self') ? ['d'] : [] }),
    })
  const cycles = (said: string): readonly string[] =>
    said.split('; ').filter((fault) => fault.startsWith('cycle'))
  assert.deepEqual(cycles(chain(['d'])), [])
  assert.deepEqual(cycles(chain(['a', 'd'])), [
    'cycle /rules/4/insteadOf a',
    'cycle /rules/5/insteadOf b',
    'cycle /rules/6/insteadOf c',
  ])
  assert.deepEqual(cycles(chain(['self'])), ['cycle /rules/7/insteadOf d'])
  const twice = told({ '/rules/4': rule('decision') })
  assert.equal(twice, 'duplicate /rules/4/id decision')
})

test('a fault in a condition stands where the condition does', () => {
  const veto = { noVeto: { group: 'nobody' } }
  const at = (place: string, put: unknown): string =>
    told({ [place]: put })
      .split(' ')
      .slice(0, 2)
      .join(' ')
  assert.equal(at('/rules/0/when', veto), 'unknown-group /rules/0/when')
  assert.equal(at('/rules/0/quorum', veto), 'unknown-group /rules/0/quorum')
  assert.equal(at('/rules/0/requires/0/condition', veto), 'unknown-group /rules/0/requires/0/condition')
  assert.equal(at('/rules/0/effect/0/if', veto), 'unknown-group /rules/0/effect/0/if')
  assert.equal(at('/rules/0/follows/0/if', veto), 'unknown-group /rules/0/follows/0/if')
})

test('a fact that the charter does not list is a fault where it is first excluded, or else of its rule', () => {
  const known = firstFault(
    told({ '/rules/4': rule('new', { excluded: [{ fact: 'concerned', base: 'stays' }] }) }),
  )
  assert.equal(known, 'no fault')
  const excluded = [
    { fact: 'concerned', base: 'stays' },
    { fact: 'unheard', base: 'stays' },
    { fact: 'unheard', base: 'shrinks' },
  ]
  assert.equal(
    firstFault(told({ '/rules/4': rule('new', { excluded }) })),
    'unknown-fact /rules/4/excluded/1/fact unheard',
  )
  const electorate = { named: 'unheard' }
  assert.equal(firstFault(told({ '/rules/4': rule('new', { electorate }) })), 'unknown-fact /rules/4 unheard')
})

test('a position that a rule does not know cannot be what it counts; that nobody voted always can', () => {
  const counting = (position: unknown): string =>
    told({ '/rules/1/adopt': { votes: { position, atLeast: '1' } } })
  assert.equal(counting('no'), 'unknown-position /rules/1/adopt no (yes)')
  assert.equal(counting('not-voted'), 'no fault')
  assert.equal(counting('yes'), 'no fault')
  // Several together may name what another rule knows: those present, say.
  assert.equal(counting(['yes', 'no']), 'no fault')
})

test('whoever may act is an office, the chair, a member, a party, or an office of the record', () => {
  const may = (...put: readonly string[]): string => told({ '/powers/put': put })
  assert.equal(
    may('chair', 'member', 'party', 'secretariat', 'depositary', 'archivist', 'clock', 'log'),
    'no fault',
  )
  assert.match(
    may('secretariat', 'president'),
    /^unknown-code \/powers\/put\/1 president \(chair \| member \| party \| secretariat/,
  )
  const places = [
    '/sessions/council/0/ask/0',
    '/sessions/council/1/convene/0',
    '/order/council/may/0',
    '/rotations/council/may/0',
  ]
  for (const place of places)
    assert.ok(told({ [place]: 'president' }).startsWith(`unknown-code ${place} president`), place)
})

test('what is the default must be there, and so must what makes a member', () => {
  assert.match(
    told({ '/membership': { by: 'seat', organ: 'board' } }),
    /^unknown-organ \/membership\/organ board \(council/,
  )
  assert.equal(told({ '/membership': { by: 'seat', organ: 'assembly' } }), 'no fault')
  assert.match(
    told({ '/membership': { by: 'seat', organ: 'assembly', since: '2001-01-01' } }),
    /^unknown-key \/membership/,
  )
})
