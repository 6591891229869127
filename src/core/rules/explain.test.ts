import * as fc from 'fast-check'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anyCase, anyWiderCondition, type Case } from '../../../tests/support/any-question.ts'
import { charterOf } from '../../../tests/support/organisations.ts'
import type { Charter } from '../charter/charter.ts'
import type { MatterId, OrganId, PartyId } from '../ids.ts'
import type { Day } from '../time.ts'
import type { Condition, Position } from './condition.ts'
import { explain, foldOutcome, foldPart, furtherOf, weightsUsed, type Part } from './explain.ts'
import { decideQuestion, judgeQuestion, type Facts, type Judged } from './question.ts'

const harbour = charterOf('harbour-league')
const lake = charterOf('lake-commission')
const COUNCIL = ['ANSA', 'BRISO', 'CALDO', 'DORNE', 'ESKER', 'FIRTHA', 'GANNET'] as unknown as PartyId[]
const LAKE = Object.keys(lake.parties) as PartyId[]

function judge(
  charter: Charter,
  members: readonly PartyId[],
  matter: string,
  roll: Readonly<Partial<Record<Position, string>>>,
  { facts = {}, closed = true }: { facts?: Facts; closed?: boolean } = {},
): Judged {
  const positions = new Map(
    Object.entries(roll).flatMap(([position, parties]) =>
      parties.split(' ').map((party) => [party as PartyId, position as Position] as const),
    ),
  )
  const organ = charter.rules.find(({ matters }) => matters.includes(matter as MatterId))
    ?.organs[0] as OrganId
  const on = '2026-03-05' as Day
  return judgeQuestion(charter, members, { organ, matter: matter as MatterId, on, positions, facts, closed })
}

const judgeCase = ({ charter, members, question }: Case): Judged => judgeQuestion(charter, members, question)

test('the marks of the parts, folded through all, one of and not, give the outcome that was ruled', () => {
  const met = new Map<string, number>()
  fc.assert(
    fc.property(anyCase({ condition: anyWiderCondition, staged: true, excluded: true }), (of) => {
      const judged = judgeCase(of)
      const told = explain(judged)
      if (!judged.roll) return
      assert.equal(foldOutcome(told), judged.answer.outcome)
      met.set(judged.answer.outcome, (met.get(judged.answer.outcome) ?? 0) + 1)
    }),
    { numRuns: 3000 },
  )
  assert.deepEqual([...met.keys()].toSorted(), [
    'adopted',
    'needs-parameter',
    'not-adopted',
    'open',
    'out-of-order',
  ])
})

test('each part’s own mark is what its parts give', () => {
  const check = (part: Part): void => {
    assert.equal(
      foldPart(part),
      part.mark,
      JSON.stringify(part.condition, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value)),
    )
    part.parts.forEach(check)
  }
  fc.assert(
    fc.property(anyCase({ condition: anyWiderCondition }), (of) => {
      const { adopt } = explain(judgeCase(of))
      if (adopt) check(adopt)
    }),
    { numRuns: 1500 },
  )
})

test('who casts the votes that are lacking for a number or a share of the members adopts it, and one vote fewer does not', () => {
  const anyVotes = fc
    .record({
      num: fc.bigInt({ min: 1n, max: 6n }),
      den: fc.constantFrom(1n, 7n),
      comparison: fc.constantFrom('at-least', 'more-than'),
    })
    .map(({ num, den, comparison }): Condition => ({
      kind: 'votes',
      counted: ['yes'],
      threshold: { num, den },
      comparison: comparison as 'at-least',
      ...(den === 1n ? {} : { base: 'members' }),
    }))
  let tried = 0
  fc.assert(
    fc.property(anyCase({ condition: anyVotes }), (of) => {
      const question = { ...of.question, closed: true }
      const judged = judgeCase({ ...of, question })
      const [one, ...more] = explain(judged).stillNeeded
      if (judged.answer.outcome !== 'not-adopted') return
      assert.deepEqual([more, one?.code], [[], 'votes'])
      const others = of.members.filter((party) => question.positions.get(party) !== 'yes')
      const lacking = Number(one?.lacking)
      if (lacking > others.length) return
      tried += 1
      const outcomeWith = (number: number): string => {
        const yes = others.slice(0, number).map((party) => [party, 'yes'] as const)
        return decideQuestion(of.charter, of.members, {
          ...question,
          positions: new Map([...question.positions, ...yes]),
        }).outcome
      }
      assert.deepEqual([outcomeWith(lacking), outcomeWith(lacking - 1)], ['adopted', 'not-adopted'])
    }),
    { numRuns: 600 },
  )
  assert.ok(tried > 50)
})

test('the further votes for a share of those cast suffice from members that have not voted, and one fewer does not', () => {
  const anyVotes = fc
    .record({
      num: fc.bigInt({ min: 1n, max: 3n }),
      comparison: fc.constantFrom('at-least', 'more-than'),
      base: fc.constantFrom('cast', 'present'),
    })
    .map(({ num, comparison, base }): Condition => ({
      kind: 'votes',
      counted: ['yes'],
      threshold: { num, den: 4n },
      comparison: comparison as 'at-least',
      base: base as 'cast',
    }))
  let tried = 0
  fc.assert(
    fc.property(anyCase({ condition: anyVotes }), (of) => {
      const members = [...of.members, ...Array.from({ length: 30 }, (_, index) => `Q${index}` as PartyId)]
      const question = { ...of.question, closed: true }
      const judged = judgeQuestion(of.charter, members, question)
      const [one] = explain(judged).stillNeeded
      if (judged.answer.outcome !== 'not-adopted' || !one?.lacking) return
      const number = Number(one.further ?? one.lacking)
      tried += 1
      const outcomeWith = (count: number): string => {
        const yes = members
          .slice(of.members.length)
          .slice(0, count)
          .map((party) => [party, 'yes'] as const)
        return decideQuestion(of.charter, members, {
          ...question,
          positions: new Map([...question.positions, ...yes]),
        }).outcome
      }
      assert.deepEqual([outcomeWith(number), outcomeWith(number - 1)], ['adopted', 'not-adopted'])
    }),
    { numRuns: 600 },
  )
  assert.ok(tried > 50)
})

test('an answer that is not adopted says what is lacking; one that is open, that it is not settled', () => {
  const lost = judge(harbour, COUNCIL, 'procedure', { yes: 'CALDO', no: 'ANSA BRISO DORNE' })
  assert.deepEqual(furtherOf(harbour, '2026-03-05' as Day, lost), {
    settled: true,
    stillNeeded: [
      { code: 'votes', clause: lost.rule?.clause, needed: '3', reached: '1', lacking: '2', further: '3' },
    ],
  })
  const open = judge(harbour, COUNCIL, 'substance', { yes: 'ANSA BRISO CALDO DORNE' }, { closed: false })
  const { settled, stillNeeded } = furtherOf(harbour, '2026-03-05' as Day, open)
  assert.deepEqual([settled, stillNeeded?.map(({ lacking }) => lacking)], [false, ['1']])
})

test('an adopted answer wants nothing', () => {
  const judged = judge(harbour, COUNCIL, 'substance', { yes: 'ANSA BRISO CALDO DORNE ESKER' })
  assert.deepEqual(furtherOf(harbour, '2026-03-05' as Day, judged), {})
})

test('a veto is wanting by the name of who cast it', () => {
  const judged = judge(harbour, COUNCIL, 'substance', { yes: 'ANSA CALDO DORNE ESKER FIRTHA', no: 'BRISO' })
  assert.deepEqual(
    explain(judged).stillNeeded.map(({ code, parties }) => [code, parties]),
    [['no-veto', ['BRISO']]],
  )
})

test('where two ways lead to adoption, what each wants stands under its own number, weights beside heads', () => {
  const facts = { levyAsked: 'yes', stateConcerned: [] }
  const judged = judge(
    lake,
    LAKE,
    'levy',
    { yes: 'AARE BRUE', no: 'CEDRO DELLE EBRON FARNE GIESS' },
    { facts },
  )
  assert.deepEqual(
    explain(judged).stillNeeded.map(({ way, code, needed, reached, lacking, weight }) => [
      way,
      code,
      needed,
      reached,
      lacking,
      weight,
    ]),
    [
      ['1', 'votes', '4', '2', '2', undefined],
      ['1', 'votes', '195', '160', '35', 'shoreline'],
      ['2', 'not-blocked', '3', '5', '3', undefined],
    ],
  )
})

test('a share of a weight shows of how much it is taken', () => {
  const facts = { levyAsked: 'yes', stateConcerned: [] }
  const judged = judge(lake, LAKE, 'levy', { yes: 'AARE BRUE' }, { facts })
  const { adopt } = explain(judged)
  assert.deepEqual(
    adopt?.parts[0]?.parts.map(({ whole }) => whole),
    [7n, 300n],
  )
})

test('an answer that took a table of weights names its source, one that took none does not', () => {
  const facts = { levyAsked: 'yes', stateConcerned: [] }
  const on = '2026-03-05' as Day
  assert.deepEqual(weightsUsed(lake, on, judge(lake, LAKE, 'levy', { yes: 'AARE' }, { facts })), [
    { weight: 'shoreline', source: { title: 'Lake Treaty (fictional)', seen: 'memory' } },
  ])
  assert.deepEqual(weightsUsed(lake, on, judge(lake, LAKE, 'measure', { yes: 'AARE' })), [])
  assert.deepEqual(weightsUsed(lake, on, judge(lake, LAKE, 'levy', { yes: 'AARE' })), [])
})

test('what cannot be judged is explained by its reasons alone', () => {
  const told = explain(judge(harbour, COUNCIL, 'ceremony', { yes: 'ANSA' }))
  assert.deepEqual(
    [told.rule, told.adopt, told.stillNeeded, foldOutcome(told)],
    [undefined, undefined, [], undefined],
  )
})
