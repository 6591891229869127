/** Where in a charter's file each condition of a rule stands. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { charterOf } from '../../../tests/support/organisations.ts'
import type { Condition } from '../rules/condition.ts'
import { placedOf, within } from './places.ts'

test('each part of a condition stands under the key of its whole and its own place or name', () => {
  const part = (treaty: string): Condition => ({ kind: 'in-force', treaty }) as unknown as Condition
  const condition: Condition = {
    kind: 'all',
    of: [
      part('a'),
      { kind: 'any', of: [part('b')] },
      { kind: 'any', inTurn: true, of: [part('c'), { kind: 'not', of: part('d') }] },
      { kind: 'parameter', name: 'reading', options: { narrow: part('e'), wide: part('f') } },
    ],
  }
  assert.deepEqual(
    within({ condition, path: ['adopt'] }).map(
      ({ condition: { kind }, path }) => `${kind} ${path.join('/')}`,
    ),
    [
      'all adopt',
      'in-force adopt/all/0',
      'any adopt/all/1',
      'in-force adopt/all/1/any/0',
      'any adopt/all/2',
      'in-force adopt/all/2/inTurn/0',
      'not adopt/all/2/inTurn/1',
      'in-force adopt/all/2/inTurn/1/not',
      'parameter adopt/all/3',
      'in-force adopt/all/3/parameter/options/narrow',
      'in-force adopt/all/3/parameter/options/wide',
    ],
  )
})

test('a rule that provides nothing states nothing that adopts', () => {
  const rule = charterOf('lake-commission').rules.find(({ id }) => id === 'measure')!
  const places = (provides: 'decision' | 'nothing'): readonly string[] =>
    placedOf({ ...rule, provides }, ['rules', 0]).map(({ path }) => path.join('/'))
  assert.ok(places('decision').includes('rules/0/adopt'))
  assert.deepEqual(
    places('nothing'),
    places('decision').filter((place) => place !== 'rules/0/adopt'),
  )
})
