import * as fc from 'fast-check'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anyCase, anyWiderCondition } from '../../../tests/support/any-question.ts'
import { charterOf, organisations } from '../../../tests/support/organisations.ts'
import type { Charter, Rule } from '../charter/charter.ts'
import type { PartyId } from '../ids.ts'
import type { Day } from '../time.ts'
import type { Condition, Position, Stand } from './condition.ts'
import { oddities } from './monotone.ts'
import { adoptsOn, type Ground } from './trial.ts'

const lake = charterOf('lake-commission')
const MEASURE = lake.rules.find(({ id }) => id === 'measure')!
const LAKE = Object.keys(lake.parties) as PartyId[]

function ground(rule: Partial<Rule>, charter: Charter = lake): Ground {
  return { charter, rule: { ...MEASURE, ...rule }, on: '2026-03-05' as Day, inForce: () => false }
}

const parties = (number: number): readonly PartyId[] =>
  Array.from({ length: number }, (_, at) => `P${at}` as PartyId)
const votes = (num: bigint, more: object = {}): Condition => ({
  kind: 'votes',
  counted: ['yes'],
  comparison: 'at-least',
  threshold: { num, den: 1n },
  ...more,
})
const HALF = { num: 1n, den: 2n }

test('under a quorum of presence and a majority of those cast, a member that comes and votes against can adopt', () => {
  const [found, ...more] = oddities(ground({}), LAKE)
  assert.equal(more.length, 0)
  assert.deepEqual([found?.code, found?.from, found?.to], ['vote-against-adopts', 'absent', 'no'])
  assert.equal(adoptsOn(ground({}), found!.stands, found!.facts), false)
  assert.equal(adoptsOn(ground({}), new Map(found!.stands).set(found!.party, 'no'), found!.facts), true)
})

test('a majority of all members has neither oddity, with or without a quorum', () => {
  const adopt = votes(1n, { comparison: 'more-than', threshold: HALF, base: 'members' })
  assert.deepEqual(oddities(ground({ adopt }), LAKE), [])
  assert.deepEqual(oddities({ ...ground({ adopt }), rule: withoutQuorum(adopt) }, LAKE), [])
})

test('a rule that wants some to vote against is defeated by one that turns to it', () => {
  const adopt = votes(2n, { counted: ['no'] })
  const [found] = oddities({ ...ground({}), rule: withoutQuorum(adopt) }, LAKE)
  assert.deepEqual([found?.code, found?.from, found?.to], ['vote-for-defeats', 'no', 'yes'])
})

test('where a rule knows no absence, whoever comes had not voted; where it knows no vote against, nothing is odd', () => {
  const quorum: Condition = votes(3n, { counted: ['yes', 'no'] })
  const adopt = votes(1n, { comparison: 'more-than', threshold: HALF, base: 'cast' })
  const [found] = oddities(ground({ positions: ['yes', 'no'], quorum, adopt }), LAKE)
  assert.deepEqual([found?.from, found?.to], ['not-voted', 'no'])
  assert.deepEqual(oddities(ground({ positions: ['yes', 'absent'], quorum, adopt }), LAKE), [])
  assert.deepEqual(oddities(ground({ positions: ['no', 'absent'], quorum, adopt }), LAKE), [])
})

test('abstentions are tried where the rule knows them, and not where it does not', () => {
  const adopt: Condition = {
    kind: 'all',
    of: [votes(1n, { counted: ['abstain'] }), votes(1n, { counted: ['no'] })],
  }
  const codes = (...positions: readonly Position[]): readonly string[] =>
    oddities({ ...ground({}), rule: { ...withoutQuorum(adopt), positions } }, LAKE).map(({ code }) => code)
  assert.deepEqual(codes('yes', 'no', 'abstain', 'absent'), ['vote-for-defeats', 'vote-against-adopts'])
  assert.deepEqual(codes('yes', 'no', 'absent'), [])
})

test('where members differ in weight, an oddity at a number of votes that is near no threshold is found, by a member of the council', () => {
  const council = parties(20)
  const values = Object.fromEntries(council.map((party, at) => [party, at === 0 ? 8n : 7n]))
  const tables = [{ from: '2001-01-01' as Day, source: 'lake-treaty', values }]
  const charter = { ...lake, weights: { quotas: { title: { en: 'Quotas' }, tables } } } as Charter
  const heavy = (num: bigint, comparison: string): Condition => votes(num, { weight: 'quotas', comparison })
  const adopt: Condition = {
    kind: 'all',
    of: [heavy(56n, 'at-least'), heavy(60n, 'at-most'), votes(1n, { counted: ['no'] })],
  }
  const found = oddities({ ...ground({}, charter), rule: withoutQuorum(adopt) }, council)
  assert.equal(found[0]?.code, 'vote-for-defeats')
  for (const { party } of found) assert.ok(council.includes(party))
})

test('the example is found on a council of 193, in bounded work', () => {
  const council = parties(193)
  const began = performance.now()
  const quorum: Condition = {
    kind: 'votes',
    counted: ['yes', 'no', 'abstain'],
    comparison: 'more-than',
    threshold: HALF,
    base: 'members',
  }
  const adopt = votes(1n, { threshold: { num: 2n, den: 3n }, base: 'cast' })
  const [found] = oddities(ground({ quorum, adopt }), council)
  assert.equal(found?.code, 'vote-against-adopts')
  const blocked: Condition = {
    kind: 'consensus',
    bearing: {
      yes: 'gives',
      no: 'gives',
      abstain: 'blocks',
      absent: 'gives',
      'not-participating': 'gives',
      objection: 'gives',
      reservation: 'gives',
      silent: 'gives',
      'not-voted': 'gives',
    },
  }
  const never: Condition = { kind: 'all', of: [votes(194n), { kind: 'not', of: blocked }] }
  assert.deepEqual(oddities(ground({ quorum, adopt: never }), council), [])
  assert.ok(performance.now() - began < 20_000, `${performance.now() - began} ms`)
})

test('a veto that turned to yes never defeats, also where some weigh more than others', () => {
  for (const name of organisations()) {
    const charter = charterOf(name)
    const members = Object.keys(charter.parties).slice(0, 9) as PartyId[]
    for (const rule of charter.rules) {
      const found = oddities({ charter, rule, on: rule.from, inForce: () => true }, members)
      assert.deepEqual(
        found.filter(({ code }) => code === 'vote-for-defeats'),
        [],
        `${name} ${rule.id}`,
      )
    }
  }
})

test('what is found is real, and what the form of a rule excludes is nowhere', () => {
  let [found, tried] = [0, 0]
  fc.assert(
    fc.property(anyCase({ condition: anyWiderCondition, staged: true }), ({ charter, members }) => {
      const few = members.slice(0, 4)
      const of: Ground = { charter, rule: charter.rules[0]!, on: '2026-03-05' as Day, inForce: () => false }
      const odd = oddities(of, few)
      for (const { stands, party, to, facts, code } of odd) {
        found += 1
        const [before, after] = [
          adoptsOn(of, stands, facts),
          adoptsOn(of, new Map(stands).set(party, to), facts),
        ]
        assert.deepEqual([before, after], code === 'vote-for-defeats' ? [true, false] : [false, true])
      }
      tried += 1
    }),
    { numRuns: 300 },
  )
  assert.ok(found > 10 && found < tried * 2)
})

test('an oddity of one member among several of its kind is found, whoever of them votes', () => {
  const noVeto: Condition = { kind: 'no-veto', group: 'upper' }
  const most = votes(1n, { comparison: 'at-most', threshold: HALF, base: 'members' })
  const adopt: Condition = { kind: 'all', of: [most, { kind: 'blockers', fewerThan: 3n }, noVeto] }
  const upper = [{ from: '2001-01-01' as Day, parties: parties(2) }]
  const of = { ...ground({}, { ...lake, groups: { upper } }), rule: withoutQuorum(adopt) }
  assert.deepEqual(
    oddities(of, parties(3)).map(({ code }) => code),
    ['vote-for-defeats'],
  )
})

test('on a council of three every oddity that there is is found', () => {
  let there = 0
  fc.assert(
    fc.property(anyCase({ condition: anyWiderCondition }), ({ charter }) => {
      const council = parties(3)
      const of: Ground = { charter, rule: charter.rules[0]!, on: '2026-03-05' as Day, inForce: () => false }
      const codes = oddities(of, council).map(({ code }) => code)
      for (const stands of rolls(council)) {
        const facts = { abstention: 'blocks', base: 'one', tested: 'yes' }
        const before = adoptsOn(of, stands, facts)
        for (const party of council) {
          const turned = (to: Stand): boolean => adoptsOn(of, new Map(stands).set(party, to), facts)
          if (before && stands.get(party) === 'no' && !turned('yes')) {
            there += 1
            assert.ok(codes.includes('vote-for-defeats'))
          }
          if (!before && stands.get(party) === 'absent' && turned('no')) {
            there += 1
            assert.ok(codes.includes('vote-against-adopts'))
          }
        }
      }
    }),
    { numRuns: 200 },
  )
  assert.ok(there > 100)
})

function withoutQuorum(adopt: Condition): Rule {
  const kept = Object.entries(MEASURE).filter(([field]) => field !== 'quorum')
  return { ...(Object.fromEntries(kept) as unknown as Rule), adopt }
}

/** Every way in which three members may vote for it, against, abstain or be absent. */
function rolls(council: readonly PartyId[]): readonly ReadonlyMap<PartyId, Stand>[] {
  return council.reduce<readonly ReadonlyMap<PartyId, Stand>[]>(
    (found, party) =>
      found.flatMap((stands) =>
        (['yes', 'no', 'abstain', 'absent'] as const).map((stand) => new Map(stands).set(party, stand)),
      ),
    [new Map()],
  )
}
