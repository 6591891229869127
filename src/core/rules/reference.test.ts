/** The rules against a second reading of the charter language, written apart from them: `tests/support/reference-rules.ts`. */
import * as fc from 'fast-check'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anyCase } from '../../../tests/support/any-question.ts'
import { reference } from '../../../tests/support/reference-rules.ts'
import { conditionsOf } from '../charter/fact-forms.ts'
import { walk } from './condition.ts'
import { decideQuestion } from './question.ts'

test('a closed question comes to what a naive second reading of the language makes of it: outcome, effects, what follows', () => {
  fc.assert(
    fc.property(anyCase({ whole: true }), ({ charter, members, question }) => {
      const closed = { ...question, closed: true }
      const { outcome, effect, follows } = decideQuestion(charter, members, closed)
      assert.deepEqual(
        { outcome, effect, follows: follows.map(({ is }) => is) },
        reference(charter, members, closed),
      )
    }),
    { numRuns: 4000 },
  )
})

test('the random rules have every kind of condition and every part that a rule may have, and come to every outcome', () => {
  const met = new Map<string, number>()
  const meet = (what: string): unknown => met.set(what, (met.get(what) ?? 0) + 1)
  for (const { charter, members, question } of fc.sample(anyCase({ whole: true }), {
    numRuns: 1500,
    seed: 7,
  })) {
    const [rule] = charter.rules
    meet(decideQuestion(charter, members, question).outcome)
    for (const part of ['quorum', 'electorate'] as const) if (rule![part]) meet(part)
    for (const part of ['requires', 'effect', 'follows'] as const) if (rule![part].length > 0) meet(part)
    for (const { base } of rule!.excluded) meet(base)
    if (charter.organs[question.organ]!.units.length > 0) meet('unit')
    for (const condition of conditionsOf(rule!))
      walk(condition, (part) => {
        meet(part.kind === 'any' && part.inTurn ? 'inTurn' : part.kind)
        if (part.kind === 'blockers')
          meet(typeof part.fewerThan === 'bigint' ? 'blockers: number' : 'blockers: holding')
        if (part.kind === 'votes')
          for (const key of ['weight', 'class', 'named', 'base'] as const) if (part[key]) meet(key)
      })
  }
  const every = `votes weight class named base blockers no-veto consensus fact members in-force all any inTurn not parameter
    quorum electorate requires effect follows shrinks stays asks unit adopted not-adopted open out-of-order needs-parameter`
  const rare = [...every.split(/\s+/), 'blockers: number', 'blockers: holding'].filter(
    (what) => (met.get(what) ?? 0) < 20,
  )
  assert.deepEqual(rare, [], JSON.stringify([...met]))
})
