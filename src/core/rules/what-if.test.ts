import * as fc from 'fast-check'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anyCase, anyWiderCondition, decide } from '../../../tests/support/any-question.ts'
import { COUNCIL, votes } from '../../../tests/support/council.ts'
import { charterOf } from '../../../tests/support/organisations.ts'
import type { Position } from './condition.ts'
import { standsFor, suppose, turnsOf, voicesOf, withStand, type Supposed, type Turn } from './what-if.ts'

const anySupposed: fc.Arbitrary<Supposed> = fc.oneof(
  anyCase({ whole: true }),
  anyCase({ condition: anyWiderCondition, staged: true }),
)

/** Every voice and every stand, each asked for itself. */
function askedOneByOne(supposed: Supposed): readonly Turn[] {
  const { outcome: now } = suppose(supposed).answer
  return voicesOf(supposed).flatMap((parties) =>
    standsFor(supposed).flatMap((stand) => {
      if (stand === (supposed.question.positions.get(parties[0]!) ?? 'not-voted')) return []
      const { outcome } = suppose(withStand(supposed, parties, stand)).answer
      return (outcome === 'adopted') === (now === 'adopted') ? [] : [{ parties, stand, outcome }]
    }),
  )
}

test('who alone would turn it is what asking each member for itself gives, under rules of every form', () => {
  fc.assert(
    fc.property(anySupposed, (supposed) => {
      assert.deepEqual(turnsOf(supposed), askedOneByOne(supposed))
    }),
    { numRuns: 150 },
  )
})

test('without anything supposed the rules give what they give: supposing adds nothing of its own', () => {
  fc.assert(
    fc.property(anyCase({ whole: true }), (one) => {
      assert.deepEqual(suppose(one).answer, decide(one))
    }),
  )
})

test('to stand as before is to suppose nothing, and to stand otherwise and back again is too', () => {
  fc.assert(
    fc.property(anySupposed, fc.nat(), fc.nat(), (supposed, first, second) => {
      const voices = voicesOf(supposed)
      const stands = standsFor(supposed)
      const voice = voices[first % voices.length]!
      const own = supposed.question.positions.get(voice[0]!) ?? 'not-voted'
      if (voice.some((party) => (supposed.question.positions.get(party) ?? 'not-voted') !== own)) return
      const there = withStand(supposed, voice, stands[second % stands.length]!)
      const back = withStand(there, voice, own)
      assert.deepEqual(new Set(back.question.positions), new Set(supposed.question.positions))
    }),
  )
})

const league = charterOf('harbour-league')
const rules = league.rules.map((rule) =>
  rule.id === 'substance'
    ? { ...rule, adopt: votes(4n), positions: ['yes', 'no', 'objection'] as const }
    : rule,
)
const supposed = (stands: Readonly<Record<string, Position>>, brokenBy: readonly Position[] = []): Supposed =>
  ({
    charter: { ...league, rules },
    members: COUNCIL,
    question: {
      organ: 'harbour-council',
      matter: 'substance',
      on: '2026-03-05',
      positions: new Map(Object.entries(stands)),
      facts: { attendance: 'as-recorded' },
      closed: true,
    },
    ...(brokenBy.length > 0 ? { procedure: { brokenBy, clause: 'Rules, r. 20' } } : {}),
  }) as unknown as Supposed
const FOUR = { ANSA: 'yes', BRISO: 'yes', CALDO: 'yes', DORNE: 'yes' } as const

test('with just enough votes each that is for it alone would turn it; with one more nobody would', () => {
  const named = (of: Supposed): readonly string[] => [
    ...new Set(turnsOf(of).flatMap(({ parties }) => parties)),
  ]
  assert.deepEqual(named(supposed(FOUR)), ['ANSA', 'BRISO', 'CALDO', 'DORNE'])
  assert.deepEqual(named(supposed({ ...FOUR, ESKER: 'yes' })), [])
  assert.deepEqual(named(supposed({ ANSA: 'yes', BRISO: 'yes', CALDO: 'yes' })), [
    'DORNE',
    'ESKER',
    'FIRTHA',
    'GANNET',
  ])
})

test('what breaks the procedure ends it, whatever majority there is, and the clause of the procedure says so', () => {
  const { answer } = suppose(supposed({ ...FOUR, GANNET: 'objection' }, ['objection']))
  assert.equal(answer.outcome, 'not-adopted')
  assert.deepEqual(answer.reasons, [{ code: 'objection', clause: 'Rules, r. 20', parties: ['GANNET'] }])
  assert.deepEqual([answer.blockedBy, answer.effect], [['GANNET'], {}])
  assert.equal(suppose(supposed({ ...FOUR, GANNET: 'objection' })).answer.outcome, 'adopted')
})
