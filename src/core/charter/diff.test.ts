import assert from 'node:assert/strict'
import { test } from 'node:test'
import { charterOf, charterText, organisations } from '../../../tests/support/organisations.ts'
import type { PartyId } from '../ids.ts'
import type { Day } from '../time.ts'
import type { Charter } from './charter.ts'
import { charterDiff, daysDiff, movesOf, type Diff } from './diff.ts'
import { readCharter } from './read.ts'

const LAKE = charterText('lake-commission')
const lake = charterOf('lake-commission')
const harbour = charterOf('harbour-league')

function changed(...changes: readonly (readonly [string, string])[]): Charter {
  const text = changes.reduce((all, [before, after]) => {
    assert.ok(all.includes(before), before)
    return all.replace(before, after)
  }, LAKE)
  const read = readCharter(text, 'charter.yaml')
  assert.deepEqual(read.ok ? [] : read.faults, [])
  assert.ok(read.ok)
  return read.value
}

const NONE: Diff = { days: false, rules: [], weights: [], groups: [], procedures: [], sections: [] }

test('a charter differs in nothing from itself, and on no day from the same day', () => {
  for (const name of organisations()) {
    const charter = charterOf(name)
    assert.deepEqual(charterDiff(charter, charterOf(name)), NONE, name)
    const day = '2010-06-01' as Day
    assert.deepEqual(daysDiff(charter, day, day), { ...NONE, days: true }, name)
  }
})

test('the order in which a charter lists its parties, or the weights of a table, is no difference', () => {
  const turned = <T extends object>(of: T): T => Object.fromEntries(Object.entries(of).toReversed()) as T
  const { shoreline } = lake.weights
  const tables = shoreline!.tables.map((table) => ({ ...table, values: turned(table.values) }))
  const weights = { shoreline: { ...shoreline!, tables } }
  assert.deepEqual(charterDiff(lake, turned({ ...lake, parties: turned(lake.parties), weights })), NONE)
})

test('a rule with another threshold is changed; one with another code is gone and come', () => {
  const other = changed(
    ['votes: { moreThan: 1/2, of: cast }', 'votes: { moreThan: 2/3, of: cast }'],
    ['id: war', 'id: peace'],
  )
  const { rules, sections } = charterDiff(lake, other)
  assert.deepEqual(
    rules.map(({ before, after }) => [before?.id, after?.id]),
    [
      ['measure', 'measure'],
      ['war', undefined],
      [undefined, 'peace'],
    ],
  )
  assert.deepEqual(sections, [])
})

test('a weight, a group, a procedure and whatever else differs is named, and nothing beside it', () => {
  const other = changed(
    ['GIESS: 5', 'GIESS: 6'],
    ['hours: { least: 48, most: 240 }', 'hours: { least: 72, most: 240 }'],
    ['  levy: { title: { en: Levy } }', '  levy: { title: { en: Levy } }\n  dues: { title: { en: Dues } }'],
    ['weights:\n', 'groups:\n  upper: [{ from: 2000-01-01, parties: [AARE] }]\nweights:\n'],
  )
  const { rules, weights, groups, procedures, sections } = charterDiff(lake, other)
  assert.deepEqual(rules, [])
  assert.deepEqual(
    weights.map(({ name, before, after }) => [
      name,
      before?.values['GIESS' as never],
      after?.values['GIESS' as never],
    ]),
    [['shoreline', 5n, 6n]],
  )
  const upper = { from: '2000-01-01', parties: ['AARE'] }
  assert.deepEqual(groups, [{ name: 'upper', after: upper }])
  assert.deepEqual(
    procedures.map(({ name }) => name),
    ['silence'],
  )
  assert.deepEqual(sections, [{ section: 'matters', added: ['dues'], removed: [], changed: [] }])
  const back = charterDiff(other, lake)
  assert.deepEqual(back.groups, [{ name: 'upper', before: upper }])
  assert.deepEqual(back.sections, [{ section: 'matters', added: [], removed: ['dues'], changed: [] }])
})

test('of two lists of members, those only in the second have joined, and those only in the first have left', () => {
  const [AARE, BRUE, CEDRO] = Object.keys(lake.parties) as [PartyId, PartyId, PartyId]
  assert.deepEqual(movesOf([AARE, BRUE], [BRUE, CEDRO]), { joined: [CEDRO], left: [AARE] })
})

test('between two days a rule that takes the place of another stands beside it, with its organs and matters', () => {
  const { rules } = daysDiff(harbour, '2009-12-31' as Day, '2010-01-01' as Day)
  const [one, ...more] = rules
  assert.deepEqual(more, [])
  assert.deepEqual(
    [one?.before?.id, one?.after?.id, one?.places],
    ['substance-of-five', 'substance', ['harbour-council substance']],
  )
})

test('a procedure that is no longer valid, or valid again, differs between the days', () => {
  const between = (from: string, to: string): readonly unknown[] =>
    daysDiff(lake, from as Day, to as Day).procedures.map(({ name, before, after }) => [
      name,
      before !== undefined,
      after !== undefined,
    ])
  assert.deepEqual(between('2020-05-31', '2020-06-01'), [['written', true, false]])
  assert.deepEqual(between('2025-12-31', '2026-01-01'), [['written', false, true]])
  assert.deepEqual(between('2020-03-01', '2026-01-01'), [])
})

const day = (text: string): Day => text as Day
const pairs = (charter: Charter, from: string, to: string): readonly unknown[] =>
  daysDiff(charter, day(from), day(to)).rules.map(({ before, after, places }) => [
    before?.id,
    after?.id,
    places?.join(', '),
  ])

test('between two days a table differs where its weights do, and a group where its parties do, in whatever order', () => {
  const [AARE, BRUE] = Object.keys(lake.parties) as PartyId[]
  const [table] = lake.weights['shoreline']!.tables
  const tables = [
    { ...table!, until: day('2010-01-01') },
    { ...table!, from: day('2010-01-01'), until: day('2015-01-01') },
    { ...table!, from: day('2015-01-01'), values: { [AARE!]: 1n } },
  ]
  const upper = [
    { from: day('2000-01-01'), until: day('2010-01-01'), parties: [AARE!, BRUE!] },
    { from: day('2010-01-01'), until: day('2015-01-01'), parties: [BRUE!, AARE!] },
    { from: day('2015-01-01'), parties: [AARE!] },
  ]
  const charter = { ...lake, groups: { upper }, weights: { shoreline: { title: { en: 'S' }, tables } } }
  const between = (from: string, to: string): readonly string[] => {
    const { weights, groups } = daysDiff(charter, day(from), day(to))
    return [...weights, ...groups].map(({ name }) => name)
  }
  assert.deepEqual(between('1999-12-31', '2000-01-01'), ['shoreline', 'upper'])
  assert.deepEqual(between('2009-12-31', '2010-01-01'), [])
  assert.deepEqual(between('2014-12-31', '2015-01-01'), ['shoreline', 'upper'])
})

test('a rule stands with all its organs and matters, beside its successor of the same procedure, conditional like it', () => {
  const measure = lake.rules.find(({ id }) => id === 'measure')!
  const until = { until: day('2010-01-01') }
  const from = { from: day('2010-01-01') }
  const silent = { procedure: 'silence' }
  const when = { when: { kind: 'members', atLeast: 1n } as const }
  const rules = [
    { ...measure, ...until, id: 'old' },
    { ...measure, ...until, ...silent, id: 'old-silent' },
    { ...measure, ...until, ...when, id: 'old-now-and-then' },
    { ...measure, ...from, id: 'new' },
    { ...measure, ...from, ...silent, id: 'new-silent' },
    { ...measure, ...from, ...when, id: 'new-now-and-then' },
  ]
  const places = 'commission measure, bureau measure'
  assert.deepEqual(pairs({ ...lake, rules }, '2009-12-31', '2010-01-01'), [
    ['old', 'new', places],
    ['old-silent', 'new-silent', places],
    ['old-now-and-then', 'new-now-and-then', places],
  ])
  assert.deepEqual(pairs({ ...lake, rules: rules.slice(3, 4) }, '2009-12-31', '2010-01-01'), [
    [undefined, 'new', places],
  ])
  const two = [rules[0]!, { ...rules[0]!, id: 'other' }, rules[3]!]
  assert.deepEqual(pairs({ ...lake, rules: two }, '2009-12-31', '2010-01-01'), [
    ['old', undefined, places],
    ['other', undefined, places],
    [undefined, 'new', places],
  ])
})

test('a rule that one rule follows in one organ and another in the other stands beside each of them', () => {
  const measure = lake.rules.find(({ id }) => id === 'measure')!
  const [commission, bureau] = measure.organs.map((organ) => [organ])
  const rules = [
    { ...measure, until: day('2010-01-01'), id: 'old' },
    { ...measure, from: day('2010-01-01'), organs: commission!, id: 'new' },
    { ...measure, from: day('2010-01-01'), organs: bureau!, id: 'other' },
  ]
  assert.deepEqual(pairs({ ...lake, rules }, '2009-12-31', '2010-01-01'), [
    ['old', 'new', 'commission measure'],
    ['old', 'other', 'bureau measure'],
  ])
})

test('what else is said of a weight or an instrument is of its section, and a section that is new is named as a whole', () => {
  const sections = (other: Partial<Charter>): unknown => charterDiff(lake, { ...lake, ...other }).sections
  const shoreline = { ...lake.weights['shoreline']!, title: { en: 'Shore' } }
  const changed = (section: string, name: string): unknown => [
    { section, added: [], removed: [], changed: [name] },
  ]
  assert.deepEqual(sections({ weights: { shoreline } }), changed('weights', 'shoreline'))
  const treaty = { ...lake.instruments['lake-treaty' as never]!, source: 'lake-rules' }
  assert.deepEqual(
    sections({ instruments: { 'lake-treaty': treaty } as Charter['instruments'] }),
    changed('instruments', 'lake-treaty'),
  )
  assert.deepEqual(sections({ operations: harbour.operations! }), changed('operations', 'operations'))
})
