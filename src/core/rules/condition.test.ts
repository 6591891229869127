import assert from 'node:assert/strict'
import { test } from 'node:test'
import { votes } from '../../../tests/support/council.ts'
import { walk, type Condition } from './condition.ts'

test('a condition is visited before its parts, and each part of every kind that has parts', () => {
  const condition: Condition = {
    kind: 'all',
    of: [
      { kind: 'any', of: [votes(1n), { kind: 'not', of: votes(2n) }] },
      {
        kind: 'parameter',
        name: 'reading',
        options: { one: votes(3n), two: { kind: 'no-veto', group: 'permanent' } },
      },
    ],
  }
  const visited: string[] = []
  walk(condition, (part) => visited.push(part.kind === 'votes' ? `votes ${part.threshold.num}` : part.kind))
  assert.deepEqual(visited, ['all', 'any', 'votes 1', 'not', 'votes 2', 'parameter', 'votes 3', 'no-veto'])
})
