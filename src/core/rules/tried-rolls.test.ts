/** Which rolls are tried on a council, and in which order its members are told apart. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { charterOf } from '../../../tests/support/organisations.ts'
import type { Charter, Rule } from '../charter/charter.ts'
import type { PartyId } from '../ids.ts'
import type { Day } from '../time.ts'
import { STANDS, type Condition, type Stand } from './condition.ts'
import type { Ground } from './trial.ts'
import { dealt, factsFor, kindsOf, ordersOf, rollsOf, sizes, thresholdsOf } from './tried-rolls.ts'

const lake = charterOf('lake-commission')
const FROM = '2001-01-01' as Day
const ids = (words: string): readonly PartyId[] => words.split(' ') as unknown as readonly PartyId[]
const FOUR = ids('ANSA BRISO CALDO DORNE')
const votes = (more: object = {}): Condition => ({
  kind: 'votes',
  counted: ['yes'],
  comparison: 'at-least',
  threshold: { num: 2n, den: 1n },
  ...more,
})
const veto = (group: string): Condition => ({ kind: 'no-veto', group })

/** A ground on which members weigh so much by each table, and are of these groups. */
function ground(
  weights: Readonly<Record<string, Readonly<Record<string, bigint>>>>,
  groups: Readonly<Record<string, string>> = {},
): Ground {
  const tables = Object.entries(weights).map(([name, values]) => [
    name,
    { title: { en: name }, tables: [{ from: FROM, source: 'lake-treaty', values }] },
  ])
  const charter = {
    ...lake,
    weights: Object.fromEntries(tables),
    groups: Object.fromEntries(
      Object.entries(groups).map(([name, parties]) => [name, [{ from: FROM, parties: ids(parties) }]]),
    ),
  } as unknown as Charter
  return { charter, rule: lake.rules[0]!, on: '2026-03-05' as Day, inForce: () => false }
}

const joined = (lists: Iterable<readonly PartyId[]>): readonly string[] =>
  [...lists].map((list) => list.join(' '))

test('members are of one kind where every table weighs them alike and every group has both or neither', () => {
  const kinds = (of: Ground, ...conditions: readonly Condition[]): readonly string[] =>
    joined(kindsOf(of, FOUR, conditions).values())
  const weighed = ground({
    money: { ANSA: 1n, BRISO: 11n, CALDO: 1n },
    people: { ANSA: 11n, BRISO: 1n, CALDO: 11n },
  })
  assert.deepEqual(kinds(weighed, votes()), ['ANSA BRISO CALDO DORNE'])
  assert.deepEqual(kinds(weighed, votes({ weight: 'money' }), votes({ weight: 'people' })), [
    'ANSA CALDO',
    'BRISO',
    'DORNE',
  ])
  const grouped = ground({}, { upper: 'ANSA BRISO', lower: 'BRISO CALDO' })
  assert.deepEqual(kinds(grouped, veto('upper')), ['ANSA BRISO', 'CALDO DORNE'])
  assert.deepEqual(kinds(grouped, votes({ class: 'lower' })), ['ANSA DORNE', 'BRISO CALDO'])
  assert.deepEqual(kinds(grouped, { kind: 'all', of: [veto('upper'), votes({ class: 'lower' })] }), [
    'ANSA',
    'BRISO',
    'CALDO',
    'DORNE',
  ])
})

test('stands are dealt out from the heaviest and from the lightest, to each group first and last, in the order of the organ where nothing tells members apart', () => {
  const of = ground(
    { money: { ANSA: 2n, BRISO: 1n, CALDO: 3n, DORNE: 1n } },
    { upper: 'BRISO DORNE', lower: 'CALDO' },
  )
  const orders = (...conditions: readonly Condition[]): readonly string[] =>
    joined(ordersOf(of, FOUR, conditions))
  assert.deepEqual(orders(votes()), ['ANSA BRISO CALDO DORNE'])
  assert.deepEqual(orders(votes({ weight: 'money' }), votes({ weight: 'money' })), [
    'CALDO ANSA BRISO DORNE',
    'DORNE BRISO ANSA CALDO',
  ])
  assert.deepEqual(orders(veto('upper'), votes({ class: 'lower' })), [
    'BRISO DORNE ANSA CALDO',
    'CALDO ANSA DORNE BRISO',
    'CALDO ANSA BRISO DORNE',
    'DORNE BRISO ANSA CALDO',
  ])
  assert.deepEqual(joined(ordersOf(ground({}), FOUR, [votes({ weight: 'money' })])), [
    'ANSA BRISO CALDO DORNE',
    'DORNE CALDO BRISO ANSA',
  ])
})

test('a member without a weight comes after those that have one, and no more than six orders are tried', () => {
  const some = ground({ money: { BRISO: 1n, DORNE: 2n } })
  assert.deepEqual(joined(ordersOf(some, FOUR, [votes({ weight: 'money' })])), [
    'DORNE BRISO ANSA CALDO',
    'CALDO ANSA BRISO DORNE',
  ])
  const groups = ['a', 'b', 'c', 'd']
  const many = ground({}, Object.fromEntries(groups.map((name) => [name, 'ANSA'])))
  assert.equal(ordersOf(many, FOUR, groups.map(veto)).length, 6)
})

test('the thresholds are those of tallies and of blocking minorities, each once and no more than eight', () => {
  const holding = { weight: 'money', threshold: { num: 35n, den: 100n }, strict: true, plus: 1n }
  const conditions: readonly Condition[] = [
    { kind: 'all', of: [votes(), votes({ counted: ['no'] }), votes({ threshold: { num: 2n, den: 3n } })] },
    { kind: 'blockers', fewerThan: 4n },
    { kind: 'blockers', fewerThan: holding },
    { kind: 'members', atLeast: 9n },
  ]
  const written = (of: readonly Condition[]): readonly string[] =>
    thresholdsOf(of).map(({ num, den }) => `${num}/${den}`)
  assert.deepEqual(written(conditions), ['2/1', '2/3', '4/1', '35/100'])
  const ten = Array.from({ length: 10 }, (_, at) => votes({ threshold: { num: BigInt(at), den: 1n } }))
  assert.deepEqual(written(ten), ['0/1', '1/1', '2/1', '3/1', '4/1', '5/1', '6/1', '7/1'])
})

const stands = (roll: ReadonlyMap<PartyId, Stand>): string => [...roll.values()].join(' ')

test('of a council of up to four members every roll is tried, each once', () => {
  const rolls = [...rollsOf(ground({}), FOUR, [votes()], 'abstain', 'absent')]
  assert.equal(rolls.length, 4 ** 4)
  assert.equal(new Set(rolls.map(stands)).size, 4 ** 4)
  for (const roll of rolls) assert.deepEqual([...roll.keys()], FOUR)
  // Without abstentions whoever is idle is away.
  assert.equal([...rollsOf(ground({}), FOUR, [votes()], 'absent', 'absent')].length, 3 ** 4)
})

test('of a greater council every member has a stand, votes for it first, and a division that tells members apart is dealt in each order', () => {
  const council = ids('ANSA BRISO CALDO DORNE ESKER')
  const plain = [...rollsOf(ground({}), council, [votes()], 'abstain', 'absent')].map(stands)
  assert.ok(plain.every((roll) => roll.split(' ').length === 5))
  assert.ok(plain.includes('yes yes no abstain absent') && !plain.includes('no yes yes abstain absent'))
  const of = ground({}, { upper: 'ESKER' })
  const dealtOut = [...rollsOf(of, council, [veto('upper')], 'abstain', 'absent')]
  assert.equal(dealtOut.length, 2 * plain.length)
  assert.ok(
    dealtOut.some((roll) => [...roll].join(' ') === 'ESKER,yes ANSA,no BRISO,no CALDO,abstain DORNE,absent'),
  )
})

test('of a council of up to twelve every division is tried, each once, whatever the thresholds', () => {
  for (const members of [1, 3, 12]) {
    const every = ((members + 1) * (members + 2) * (members + 3)) / 6
    for (const thresholds of [[], [{ num: 9n, den: 10n }]]) {
      const tried = [...sizes(members, thresholds, false)]
      assert.deepEqual([tried.length, new Set(tried.map(String)).size], [every, every])
      for (const [yes, no, idle] of tried)
        assert.ok(yes >= 0 && no >= 0 && idle >= 0 && yes + no + idle <= members)
    }
  }
})

/** How many are away in turn; then, with these away, how many are idle; then, with these idle, how many vote for it. */
function tried(members: number, shares: readonly (readonly [bigint, bigint])[], mixed = false) {
  const all = [
    ...sizes(
      members,
      shares.map(([num, den]) => ({ num, den })),
      mixed,
    ),
  ]
  const away = ([yes, no, idle]: readonly number[]): number => members - yes! - no! - idle!
  return {
    away: [...new Set(all.map(away))],
    idle: (many: number) => [...new Set(all.filter((one) => away(one) === many).map(([, , idle]) => idle))],
    yes: (many: number, idle: number) =>
      all.filter((one) => away(one) === many && one[2] === idle).map(([yes]) => yes),
  }
}

test('of a greater council the divisions are near the thresholds, of all members and of those that vote, from both sides', () => {
  const { away, idle, yes } = tried(193, [[2n, 3n]])
  assert.deepEqual(away, [0, 1, 2, 63, 64, 65, 128, 129, 130, 193])
  assert.deepEqual(idle(0), [0, 1, 2, 63, 64, 65, 128, 129, 130, 193])
  assert.deepEqual(idle(128), [0, 1, 2, 63, 64, 65])
  assert.deepEqual(yes(0, 0), [0, 1, 128, 129, 130, 131, 192, 193])
  assert.deepEqual(yes(128, 0), [0, 1, 43, 44, 45, 64, 65])
  assert.deepEqual(yes(129, 0), [0, 1, 42, 43, 44, 45, 63, 64])
  assert.deepEqual(yes(193, 0), [0])
  const number = tried(40, [[7n, 1n]])
  assert.deepEqual(number.away, [0, 1, 2, 6, 7, 8, 32, 33, 34, 40])
  assert.deepEqual(number.yes(0, 0), [0, 1, 6, 7, 8, 39, 40])
  assert.deepEqual(tried(13, []).yes(0, 0), [0, 1, 12, 13])
})

test('where members differ every number of votes for it is tried on a council of up to thirty', () => {
  const every = Array.from({ length: 31 }, (_, number) => number)
  assert.deepEqual(tried(30, [], true).yes(0, 0), every)
  assert.deepEqual(tried(30, [], true).yes(2, 1), every.slice(0, 28))
  assert.deepEqual(tried(30, []).yes(0, 0), [0, 1, 29, 30])
  assert.deepEqual(tried(31, [], true).yes(0, 0), [0, 1, 30, 31])
})

test('stands are dealt out in turn until there is no member left', () => {
  const found = (...shares: readonly (readonly [Stand, number])[]): readonly unknown[] => [
    ...dealt(FOUR, shares),
  ]
  assert.deepEqual(found(['yes', 1], ['no', 0], ['abstain', 2], ['absent', 9]), [
    ['ANSA', 'yes'],
    ['BRISO', 'abstain'],
    ['CALDO', 'abstain'],
    ['DORNE', 'absent'],
  ])
  assert.deepEqual(found(['yes', 1]), [['ANSA', 'yes']])
})

test('each finding that a rule asks for is tried as it is wanted and then each other word by itself; whom facts exclude is nobody', () => {
  const bearing = Object.fromEntries(STANDS.map((stand) => [stand, 'gives']))
  const found = (...conditions: readonly Condition[]): readonly object[] => {
    const rule = { ...lake.rules[0]!, excluded: [{ fact: 'out', required: false, base: 'stays' }] } as Rule
    return factsFor(rule, conditions)
  }
  const fact = (name: string, more: object): Condition => ({ kind: 'fact', name, unstated: 'asks', ...more })
  assert.deepEqual(found(votes()), [{ out: [] }])
  assert.deepEqual(found(fact('named', {})), [{ out: [] }])
  assert.deepEqual(found(fact('tested', { is: 'yes' }), fact('days', { atLeast: 90n })), [
    { out: [], tested: 'yes', days: '90' },
    { out: [], tested: 'no', days: '90' },
    { out: [], tested: 'yes', days: '0' },
  ])
  assert.deepEqual(found(fact('tested', { is: 'no' })), [
    { out: [], tested: 'no' },
    { out: [], tested: 'yes' },
  ])
  assert.deepEqual(found(fact('colour', { is: 'red' }))[1], { out: [], colour: '0' })
  assert.deepEqual(
    found({ kind: 'parameter', name: 'reading', options: { one: votes(), other: votes(), third: votes() } }),
    ['one', 'other', 'third'].map((reading) => ({ out: [], reading })),
  )
  const consensus = (abstain: object): Condition =>
    ({ kind: 'consensus', bearing: { ...bearing, abstain } }) as unknown as Condition
  assert.deepEqual(found(consensus({ parameter: 'abstention' })), [
    { out: [], abstention: 'blocks' },
    { out: [], abstention: 'does-not-block' },
  ])
  assert.deepEqual(found(consensus({ parameter: 'abstention', values: { free: 'gives' } })), [
    { out: [], abstention: 'free' },
  ])
  const many = Array.from({ length: 9 }, (_, at) => fact(`f${at}`, { is: 'yes' }))
  assert.equal(found(...many).length, 8)
})
