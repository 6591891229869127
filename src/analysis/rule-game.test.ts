import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { anyCase } from '../../tests/support/any-question.ts'
import type { PartyId } from '../core/ids.ts'
import type { Position } from '../core/rules/condition.ts'
import { decideQuestion } from '../core/rules/question.ts'
import { reachedBy } from './game.ts'
import { ruleGame } from './rule-game.ts'

test('the game of any rule is won by exactly those whose votes the engine takes for adoption', () => {
  const seen = { game: 0, constant: 0, 'out-of-order': 0, 'needs-parameter': 0, 'not-monotone': 0 }
  fc.assert(
    fc.property(anyCase({ whole: true }), ({ charter, members, question }) => {
      const found = ruleGame(charter, members, question)
      if (!('game' in found)) {
        assert.notEqual(found.outcome, 'too-many-conditions')
        seen[found.outcome as 'not-monotone'] += 1
        if (found.outcome === 'out-of-order') assert.notEqual(outcome('yes'), 'adopted')
        if (found.outcome === 'out-of-order') assert.notEqual(outcome('no'), 'adopted')
        return
      }
      const { game, units } = found
      seen[game.quotas.length === 0 ? 'constant' : 'game'] += 1
      for (let set = 0; set < 2 ** game.players.length; set += 1) {
        const inside = game.players.map((_, player) => ((set >> player) & 1) === 1)
        const sums = game.weights.map((values) =>
          values.reduce((sum, value, player) => (inside[player] ? sum + value : sum), 0n),
        )
        const positions = new Map<PartyId, Position>()
        game.players.forEach((code, player) => {
          for (const party of units.get(code) ?? [code as PartyId])
            positions.set(party, inside[player] ? 'yes' : 'no')
        })
        const answer = decideQuestion(charter, members, { ...question, positions, closed: true })
        const wins = game.wins[reachedBy(game, sums)] === 1
        assert.equal(answer.outcome === 'adopted', wins, `${JSON.stringify(inside)} ${answer.outcome}`)
      }

      function outcome(position: Position): string {
        const positions = new Map(members.map((party) => [party, position]))
        return decideQuestion(charter, members, { ...question, positions, closed: true }).outcome
      }
    }),
    { numRuns: 3000 },
  )
  for (const [what, count] of Object.entries(seen)) assert.ok(count > 50, `${what}: ${count}`)
})
