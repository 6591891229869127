/** Shares are exact: what meets a threshold exactly meets it, also where a floating number could not tell. */
import * as fc from 'fast-check'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PartyId } from '../ids.ts'
import { share } from '../share.ts'
import type { Base, Comparison, Condition, Stand } from './condition.ts'
import { evaluate } from './evaluate.ts'
import type { Roll } from './roll.ts'

interface Weighed {
  readonly stand: Stand
  readonly weight: bigint
}

function rollOf(all: readonly Weighed[]): Roll {
  const parties = all.map((_, index) => `P${index}` as PartyId)
  const table = new Map(parties.map((party, index) => [party, all[index]!.weight]))
  return {
    stands: new Map(parties.map((party, index) => [party, all[index]!.stand])),
    idle: [],
    units: [],
    running: false,
    positions: ['yes', 'no', 'abstain'],
    group: () => [],
    weights: (name) => (name === 'weight' ? table : undefined),
    inForce: () => false,
    facts: {},
    clause: 'Art. 1',
  }
}

function held(
  all: readonly Weighed[],
  threshold: string,
  comparison: Comparison,
  base: Base = 'members',
): string {
  const condition: Condition = {
    kind: 'votes',
    counted: ['yes'],
    threshold: share(threshold)!,
    comparison,
    base,
    weight: 'weight',
  }
  return evaluate(condition, rollOf(all)).holds
}

const split = (yes: bigint, no: bigint): readonly Weighed[] => [
  { stand: 'yes', weight: yes },
  { stand: 'no', weight: no },
]

test('55 of 100 is at least 55 per cent, is not more than it, and 54 is neither', () => {
  assert.equal(held(split(55n, 45n), '55/100', 'at-least'), 'yes')
  assert.equal(held(split(55n, 45n), '55/100', 'more-than'), 'no')
  assert.equal(held(split(54n, 46n), '55/100', 'at-least'), 'no')
  assert.equal(held(split(56n, 44n), '55/100', 'more-than'), 'yes')
})

test('of a sum beyond 2^53 one unit decides: 65 per cent exactly, one less, one more', () => {
  const unit = 2n ** 60n + 1n
  const [part, rest] = [65n * unit, 35n * unit]
  assert.equal(Number(part), Number(part - 1n), 'a floating number cannot tell')
  assert.equal(held(split(part, rest), '65/100', 'at-least'), 'yes')
  assert.equal(held(split(part, rest), '65/100', 'more-than'), 'no')
  assert.equal(held(split(part - 1n, rest + 1n), '65/100', 'at-least'), 'no')
  assert.equal(held(split(part + 1n, rest - 1n), '65/100', 'more-than'), 'yes')
  assert.equal(held(split(part, rest), '65/100', 'at-most'), 'yes')
  assert.equal(held(split(part, rest), '65/100', 'fewer-than'), 'no')
})

test('a share of any weights is what whole numbers compared crosswise say, and the figure needed is the least that does', () => {
  const anyWeighed = fc.record({
    stand: fc.constantFrom<Stand>('yes', 'yes', 'no', 'abstain', 'absent', 'not-voted'),
    weight: fc.oneof(fc.bigInt({ min: 0n, max: 9n }), fc.bigInt({ min: 2n ** 53n, max: 2n ** 100n })),
  })
  const anyShare = fc
    .bigInt({ min: 1n, max: 100n })
    .chain((den) => fc.tuple(fc.bigInt({ min: 1n, max: den }), fc.constant(den)))
  fc.assert(
    fc.property(
      fc.array(anyWeighed, { minLength: 1, maxLength: 9 }),
      anyShare,
      fc.constantFrom<Comparison>('at-least', 'more-than'),
      fc.constantFrom<Base>('members', 'cast', 'present'),
      (all, [num, den], comparison, base) => {
        const bases = {
          members: all.map(({ stand }) => stand),
          cast: ['yes', 'no'],
          present: ['yes', 'no', 'abstain'],
        }
        let [yes, whole] = [0n, 0n]
        for (const { stand, weight } of all) {
          if (stand === 'yes') yes += weight
          if (bases[base].includes(stand)) whole += weight
        }
        const enough = (number: bigint): boolean =>
          comparison === 'at-least' ? number * den >= num * whole : number * den > num * whole
        const { holds, reasons } = evaluate(
          { kind: 'votes', counted: ['yes'], threshold: { num, den }, comparison, base, weight: 'weight' },
          rollOf(all),
        )
        assert.equal(holds, enough(yes) && yes > 0n ? 'yes' : 'no')
        const needed = BigInt(reasons[0]!.needed!)
        assert.ok(enough(needed) && !(needed > 0n && enough(needed - 1n)), `${needed} of ${whole}`)
        assert.equal(reasons[0]!.reached, `${yes}`)
      },
    ),
    { numRuns: 1000 },
  )
})
