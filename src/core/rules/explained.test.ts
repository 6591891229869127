/** A ruling taken apart, field by field: what is there, and what is not there at all. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judgeUnder, votes } from '../../../tests/support/council.ts'
import { charterOf } from '../../../tests/support/organisations.ts'
import type { Precondition } from '../charter/charter.ts'
import type { PartyId } from '../ids.ts'
import type { Day } from '../time.ts'
import type { Condition } from './condition.ts'
import {
  explain,
  foldOutcome,
  foldPart,
  furtherOf,
  weightsIn,
  weightsUsed,
  type Mark,
  type Part,
} from './explain.ts'
import { judgeQuestion, type Judged, type Question } from './question.ts'

const lake = charterOf('lake-commission')
const LAKE = Object.keys(lake.parties) as PartyId[]
const on = '2026-03-05' as Day
const CLAUSE = 'Harbour Convention, Art. 6(1)'

function judge(matter: string, stood: object, more: object = {}, charter = lake): Judged {
  const asked = { organ: 'commission', matter, on, facts: {}, closed: true, ...more }
  const positions = new Map(Object.entries(stood))
  return judgeQuestion(charter, LAKE, { ...asked, positions } as unknown as Question)
}

const fields = (of: object): readonly string[] => Object.keys(of).toSorted()

test('what was refused has no part of the tree, with the rule where there is one', () => {
  assert.deepEqual(fields(explain(judge('nowhere', {}))), ['answer', 'requires', 'stillNeeded'])
  const provided = judge('war', { AARE: 'yes' })
  assert.deepEqual(fields(explain(provided)), ['answer', 'requires', 'rule', 'stillNeeded'])
  assert.deepEqual(explain(judge('levy', { HOLMA: 'yes' })).requires, [])
})

test('what was adopted has the verdicts that there were, and nothing of an end that was tried out', () => {
  const all = Object.fromEntries(LAKE.map((party) => [party, 'yes']))
  const told = explain(judge('measure', all))
  assert.deepEqual(fields(told), ['adopt', 'answer', 'quorum', 'requires', 'rule', 'stillNeeded'])
  const open = explain(judge('measure', { AARE: 'yes' }, { closed: false }))
  assert.deepEqual(fields(open), fields(told))
})

test('where there is no quorum there is no verdict on adoption, and nothing is told as wanting', () => {
  const told = explain(judge('measure', { AARE: 'yes' }))
  assert.deepEqual(fields(told), ['answer', 'quorum', 'requires', 'rule', 'stillNeeded'])
  assert.deepEqual(told.stillNeeded, [])
})

test('where each part is open and yet nothing can change the whole, that is told beside the parts', () => {
  const either: Condition = { kind: 'any', of: [votes(2n), { kind: 'not', of: votes(2n) }] }
  const electorate = { named: 'participants', required: true }
  const three = { closed: false, facts: { participants: ['ANSA', 'BRISO', 'CALDO'] } }
  const told = (adopt: Condition): readonly unknown[] => {
    const {
      adopt: tree,
      whatever,
      answer,
    } = explain(judgeUnder({ adopt, electorate }, { yes: 'ANSA' }, three))
    return [tree?.mark, whatever, answer.outcome]
  }
  assert.deepEqual(told(either), ['open', 'held', 'adopted'])
  assert.deepEqual(told({ kind: 'not', of: either }), ['open', 'not-held', 'not-adopted'])
  assert.deepEqual(told(votes(2n)), ['open', undefined, 'open'])
})

test('while the quorum may still be wanting, what it wants comes before what adoption wants', () => {
  const told = explain(judge('measure', { AARE: 'no' }, { closed: false }))
  assert.deepEqual(
    told.stillNeeded.map(({ needed, lacking, counted }) => [needed, lacking, counted?.length]),
    [
      ['4', '3', 7],
      ['1', '1', undefined],
    ],
  )
})

test('preconditions are told up to the first that is not met, each with its own clause or that of the rule', () => {
  const [first, second, third] = [1n, 2n, 3n].map((number): Precondition => ({
    condition: votes(number),
    otherwise: 'precondition',
  }))
  const told = (...requires: readonly Precondition[]): unknown =>
    explain(judgeUnder({ requires, adopt: votes(1n) }, { yes: 'ANSA' })).requires.map(({ part }) => [
      part.mark,
      part.reasons[0]?.clause,
    ])
  assert.deepEqual(told({ ...first!, clause: 'Art. 7' }, second!, third!), [
    ['held', 'Art. 7'],
    ['not-held', CLAUSE],
  ])
})

test('a part says of what its share is taken: with those excluded that stay, with those a fact does not name, of a number nothing', () => {
  const wholes = (more: object, stood: object, facts: object): readonly unknown[] => {
    const adopt = { ...votes(1n), threshold: { num: 1n, den: 2n }, ...more } as Condition
    const excluded = [{ fact: 'out', required: false, base: 'stays' as const }]
    const judged = judgeUnder({ adopt, excluded }, stood, { facts: { out: ['GANNET'], ...facts } })
    const part = explain(judged).adopt!
    return [Object.hasOwn(part, 'whole'), part.whole]
  }
  const stood = { yes: 'ANSA BRISO', no: 'CALDO' }
  assert.deepEqual(wholes({ base: 'members' }, stood, {}), [true, 7n])
  assert.deepEqual(wholes({ base: 'cast' }, stood, {}), [true, 3n])
  assert.deepEqual(wholes({ base: 'cast', named: 'exporters' }, stood, { exporters: ['ANSA'] }), [true, 3n])
  assert.deepEqual(wholes({}, stood, {}), [false, undefined])
})

test('of a parameter the option is told that the findings chose; of a word that it does not know, none', () => {
  const adopt: Condition = {
    kind: 'parameter',
    name: 'reading',
    options: { one: votes(2n), other: votes(3n) },
  }
  const told = (facts: object): readonly unknown[] => {
    const { adopt: part, stillNeeded } = explain(
      judgeUnder({ adopt }, { yes: 'ANSA' }, { facts: { ...facts } }),
    )
    return [Object.hasOwn(part!, 'chosen'), part!.chosen, part!.parts.length, stillNeeded[0]?.needed]
  }
  assert.deepEqual(told({ reading: 'other' }), [true, 'other', 1, '3'])
  assert.deepEqual(told({ reading: 'third' }), [false, undefined, 2, undefined])
  assert.deepEqual(told({}), [false, undefined, 2, undefined])
})

const part = (condition: object, ...marks: readonly Mark[]): Part => ({
  condition: condition as Condition,
  mark: 'open',
  reasons: [],
  parts: marks.map((mark) => ({ condition: votes(1n), mark, reasons: [], parts: [] })),
})

test('the mark of the whole is made of the marks of its parts alone', () => {
  const folded = (kind: string, ...marks: readonly Mark[]): Mark => foldPart(part({ kind }, ...marks))
  assert.deepEqual(
    [
      folded('all', 'held', 'held'),
      folded('all', 'held', 'asks'),
      folded('all', 'asks', 'not-held'),
      folded('all'),
    ],
    ['held', 'asks', 'not-held', 'held'],
  )
  assert.deepEqual(
    [
      folded('any', 'not-held', 'held'),
      folded('any', 'not-held', 'asks'),
      folded('any', 'not-held'),
      folded('any'),
    ],
    ['held', 'asks', 'not-held', 'not-held'],
  )
  assert.deepEqual(
    [folded('not', 'held'), folded('not', 'not-held'), folded('not', 'asks')],
    ['not-held', 'held', 'asks'],
  )
  assert.deepEqual(
    [
      folded('parameter', 'held'),
      folded('parameter', 'held', 'held'),
      folded('parameter', 'held', 'not-held'),
      folded('parameter', 'held', 'open'),
    ],
    ['held', 'held', 'asks', 'open'],
  )
})

test('a precondition that asks or is open, a quorum that asks, and an end that was tried out go before adoption', () => {
  const told = explain(judge('measure', { AARE: 'yes' }))
  const required = (mark: Mark): string | undefined => {
    const of = { condition: votes(1n), otherwise: 'precondition' as const }
    return foldOutcome({ ...told, requires: [{ part: part({ kind: 'all' }, mark), of }] })
  }
  assert.deepEqual(
    [required('asks'), required('open'), required('not-held')],
    ['needs-parameter', 'open', 'out-of-order'],
  )
  const quorum = (mark: Mark): string | undefined =>
    foldOutcome({ ...told, quorum: part({ kind: 'all' }, mark) })
  assert.deepEqual(
    [quorum('asks'), quorum('not-held'), quorum('held')],
    ['needs-parameter', 'out-of-order', undefined],
  )
  assert.equal(foldOutcome({ ...told, end: 'open' }), 'open')
})

test('a condition names the tables of its tallies and of its blocking minorities, and no others', () => {
  const holding = { weight: 'people', threshold: { num: 1n, den: 2n }, strict: false, plus: 0n }
  assert.deepEqual(
    weightsIn({
      kind: 'all',
      of: [
        { ...votes(1n), weight: 'money' } as Condition,
        votes(1n),
        { kind: 'blockers', fewerThan: holding },
        { kind: 'blockers', fewerThan: 3n },
        { kind: 'members', atLeast: 1n },
      ],
    }),
    ['money', 'people'],
  )
})

test('an answer that took a table says so beside whether it is settled, and one that took none does not', () => {
  const facts = { levyAsked: 'yes', stateConcerned: [] }
  const all = Object.fromEntries(LAKE.map((party) => [party, 'yes']))
  assert.deepEqual(furtherOf(lake, on, judge('levy', all, { facts })), {
    weights: [{ weight: 'shoreline', source: { title: 'Lake Treaty (fictional)', seen: 'memory' } }],
  })
  assert.deepEqual(furtherOf(lake, on, judge('measure', all)), {})
})

test('the tables of an answer are those of its quorum too, and only such as there are that day', () => {
  const heavy = { ...votes(1n), weight: 'shoreline' } as Condition
  const under = (tables: typeof lake.weights): unknown => {
    const rules = lake.rules.map((rule) => (rule.id === 'measure' ? { ...rule, quorum: heavy } : rule))
    const charter = { ...lake, rules, weights: tables }
    return weightsUsed(charter, on, judge('measure', { AARE: 'yes' }, {}, charter)).map(
      ({ weight }) => weight,
    )
  }
  assert.deepEqual(under(lake.weights), ['shoreline'])
  const [table] = lake.weights['shoreline']!.tables
  const later = { ...lake.weights['shoreline']!, tables: [{ ...table!, from: '2030-01-01' as Day }] }
  assert.deepEqual(under({ shoreline: later }), [])
  assert.deepEqual(weightsUsed(lake, on, judge('levy', { HOLMA: 'yes' })), [])
  assert.deepEqual(weightsUsed(lake, on, judge('nowhere', {})), [])
})
