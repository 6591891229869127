import assert from 'node:assert/strict'
import { test } from 'node:test'
import { only, rule, withRules } from '../../../../tests/support/warned.ts'
import type { PartyId } from '../../ids.ts'
import type { Day } from '../../time.ts'
import type { Membership, Warning } from '../warnings.ts'

/** The charter with a group, and a table of depths that leaves out all but Aare. */
function withTables(tables: string, ...rules: readonly string[]): string {
  return withRules(...rules).replace(
    'weights:\n',
    `groups:\n  upper: [{ from: 2000-01-01, until: 2026-03-05, parties: [BRUE, AARE] }]\n  lower: [{ from: 2000-01-01, until: 2026-03-06, parties: [CEDRO] }]\nweights:\n  depth: { title: { en: Depth }, tables: [${tables}] }\n`,
  )
}
const depth = (from: string, values = '{ AARE: 1 }', until?: string): string =>
  `{ from: ${from}, ${until === undefined ? '' : `until: ${until}, `}source: lake-treaty, values: ${values} }`

test('a group is needed for a veto and for a class, each once for each rule, and its end is told from today', () => {
  const veto = { adopt: '{ all: [{ noVeto: { group: upper } }, { noVeto: { group: lower } }] }' }
  const twice = {
    matters: '[lock]',
    adopt: '{ all: [{ votes: { atLeast: 1, class: upper } }, { noVeto: { group: upper } }] }',
  }
  const gap = { from: '2026-03-05' }
  assert.deepEqual(
    only('group-gap', withTables(depth('2000-01-01'), rule('dam', veto), rule('lock', twice))),
    [
      { pointer: '/rules/5/from', found: 'dam, upper', ...gap },
      { pointer: '/rules/6/from', found: 'lock, upper', ...gap },
    ],
  )
})

test('a table is needed for a majority by weight and for a blocking minority that holds it, and not for one of heads', () => {
  const told = (adopt: string): readonly unknown[] =>
    only('weight-gap', withTables(depth('2005-01-01'), rule('dam', { adopt })))
  const gap = [{ pointer: '/rules/5/from', found: 'dam, depth', from: '2000-01-01', until: '2005-01-01' }]
  assert.deepEqual(told('{ votes: { atLeast: 1, weight: depth } }'), gap)
  assert.deepEqual(told('{ blockers: { fewerThan: { holding: depth, moreThan: 35/100 } } }'), gap)
  assert.deepEqual(told('{ votes: { atLeast: 1, weight: depth, class: upper } }'), gap)
  assert.deepEqual(told('{ blockers: { fewerThan: 3 } }'), [])
})

test('those without a weight are told in the order of their codes, from the first day on which any of them is weighed', () => {
  const weighed = { adopt: '{ votes: { atLeast: 1, weight: depth } }' }
  const of = (...names: readonly string[]): readonly PartyId[] => names as PartyId[]
  const memberships = (): readonly Membership[] => [
    { from: '1990-01-01' as Day, until: '2010-01-01' as Day, parties: of('GIESS', 'AARE') },
    { from: '2010-01-01' as Day, parties: of('GIESS', 'BRUE', 'AARE') },
  ]
  const told = (tables: string, ...rules: readonly string[]): readonly unknown[] =>
    only('member-without-weight', withTables(tables, ...rules), { memberships }).filter(
      (one) => (one as Warning).found === 'depth',
    )
  const at = (table: number): object => ({ pointer: `/weights/depth/tables/${table}`, found: 'depth' })
  const later = rule('dam', { ...weighed, from: '2005-01-01' })
  const earlier = rule('lock', { ...weighed, matters: '[lock]' })
  for (const rules of [
    [later, earlier],
    [earlier, later],
  ])
    assert.deepEqual(told(depth('2000-01-01'), ...rules), [
      { ...at(0), from: '2000-01-01', parties: ['BRUE', 'GIESS'] },
    ])
  assert.deepEqual(
    told(
      `${depth('1980-01-01', '{ CEDRO: 1 }', '2000-01-01')}, ${depth('2000-01-01', '{ AARE: 1, GIESS: 1 }', '2008-01-01')}, ${depth('2008-01-01', '{ AARE: 1, GIESS: 2 }')}`,
      earlier,
    ),
    [{ ...at(2), from: '2010-01-01', parties: ['BRUE'] }],
  )
  assert.deepEqual(
    told(
      `${depth('2000-01-01', '{ AARE: 1, BRUE: 1, GIESS: 1 }', '2026-03-05')}, ${depth('2026-03-05')}`,
      earlier,
    ),
    [{ ...at(1), from: '2026-03-05', parties: ['BRUE', 'GIESS'] }],
  )
  assert.deepEqual(
    told(
      `${depth('2000-01-01', '{ AARE: 1, BRUE: 1, GIESS: 1 }', '2026-03-06')}, ${depth('2026-03-06')}`,
      earlier,
    ),
    [],
  )
})

test('each table that leaves a member out is told', () => {
  const tables = `${depth('2000-01-01', '{ AARE: 1 }', '2012-01-01')}, ${depth('2012-01-01', '{ BRUE: 1 }')}`
  const memberships = (): readonly Membership[] => [
    { from: '2000-01-01' as Day, parties: ['AARE', 'BRUE'] as readonly string[] as readonly PartyId[] },
  ]
  const text = withTables(tables, rule('dam', { adopt: '{ votes: { atLeast: 1, weight: depth } }' }))
  assert.deepEqual(only('member-without-weight', text, { memberships }), [
    { pointer: '/weights/depth/tables/0', found: 'depth', from: '2000-01-01', parties: ['BRUE'] },
    { pointer: '/weights/depth/tables/1', found: 'depth', from: '2012-01-01', parties: ['AARE'] },
  ])
})

test('a table that is used among a group alone may leave out the others', () => {
  const told = (group: string): readonly unknown[] =>
    only(
      'member-without-weight',
      withTables(
        depth('2000-01-01'),
        rule('dam', { adopt: `{ votes: { atLeast: 1, weight: depth, class: ${group} } }` }),
      ),
    )
  assert.deepEqual(told('upper'), [
    { pointer: '/weights/depth/tables/0', found: 'depth', from: '2000-01-01', parties: ['BRUE'] },
  ])
  assert.deepEqual(told('lower'), [
    { pointer: '/weights/depth/tables/0', found: 'depth', from: '2000-01-01', parties: ['CEDRO'] },
  ])
})
