/** What is said of a question while it runs, against every way in which it may end. */
import * as fc from 'fast-check'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anyCase, decide, ruleOf, tally, type Case } from '../../../tests/support/any-question.ts'
import { codes, under, votes } from '../../../tests/support/council.ts'
import type { PartyId } from '../ids.ts'
import type { Condition, Position, Stand } from './condition.ts'
import type { Question } from './question.ts'

const attended = ({ question }: Case): { facts: Question['facts'] } => ({
  facts: { ...question.facts, attendance: 'as-recorded' },
})

test('what is settled while a question runs is never contradicted, and what is open has more than one end', () => {
  const met = new Map<string, number>()
  fc.assert(
    fc.property(anyCase({ whole: true }), (of) => {
      const early = decide(of, { ...attended(of), closed: false })
      if (early.reasons[0]?.code === 'unit-split') return
      met.set(early.outcome, (met.get(early.outcome) ?? 0) + 1)
      if (early.outcome === 'needs-parameter' || waysOf(of) > 5000) return
      const ends = endsOf(of)
      if (early.outcome !== 'open') assert.deepEqual([...ends.keys()], [early.outcome])
      // Where the ways of ending are too many to try, an open question may be settled already.
      else if (waysOf(of) <= 1024)
        assert.ok(
          ends.size > 1 || ends.has('needs-parameter'),
          `open, and yet always ${[...ends.keys()].join()}`,
        )
    }),
    { numRuns: 1200 },
  )
  for (const outcome of ['adopted', 'not-adopted', 'open', 'out-of-order'])
    assert.ok((met.get(outcome) ?? 0) > 20, `the property met cases that are ${outcome}`)
})

test('a tally that decides on its own is open exactly while both outcomes are possible', () => {
  const anyVotes = fc
    .record({
      num: fc.bigInt({ min: 1n, max: 4n }),
      den: fc.constantFrom(1n, 4n),
      comparison: fc.constantFrom('at-least', 'more-than', 'fewer-than', 'at-most'),
      counted: fc.constantFrom(['yes'], ['no'], ['yes', 'abstain']),
      base: fc.constantFrom('members', 'cast', 'present'),
      weight: fc.constantFrom(undefined, 'votes'),
    })
    .map(({ den, base, weight, ...rest }) =>
      tally({
        ...(rest as object),
        threshold: { num: rest.num, den },
        ...(den === 1n ? {} : { base: base as 'cast' }),
        ...(weight === undefined ? {} : { weight }),
      }),
    )
  fc.assert(
    fc.property(anyCase({ condition: anyVotes }), (of) => {
      if (waysOf(of) > 5000) return
      const ends = [...endsOf(of).keys()]
      assert.equal(decide(of, { closed: false }).outcome, ends.length === 2 ? 'open' : ends[0])
    }),
    { numRuns: 500 },
  )
})

const cast = (number: bigint): Condition =>
  tally({ counted: ['yes', 'no'], threshold: { num: number, den: 1n } })

test('what a member that is excluded did is not what its unit did', () => {
  const excluded = [{ fact: 'partiesToDispute', required: false, base: 'stays' as const }]
  const of = { facts: { partiesToDispute: ['DORNE'] }, units: ['DORNE ESKER'] }
  const alone = under({ adopt: votes(1n), excluded }, { yes: 'DORNE' }, { ...of, closed: false })
  assert.deepEqual([alone.outcome, alone.counts.yes, alone.counts.notVoted], ['open', 0, 6])
  const apart = under({ adopt: votes(1n), excluded }, { yes: 'ESKER', no: 'DORNE' }, of)
  assert.deepEqual([apart.outcome, codes(apart)], ['adopted', ['sufficient-votes']])
})

test('a unit that has not voted will vote as one, so a number between is settled', () => {
  const exactly: Condition = { kind: 'all', of: [votes(1n), { kind: 'not', of: votes(2n) }] }
  const running = { closed: false, facts: { participants: ['DORNE', 'ESKER', 'ANSA'] } }
  const electorate = { named: 'participants', required: true }
  assert.equal(under({ adopt: exactly, electorate }, { no: 'ANSA' }, running).outcome, 'open')
  assert.equal(
    under({ adopt: exactly, electorate }, { no: 'ANSA' }, { ...running, units: ['DORNE ESKER'] }).outcome,
    'not-adopted',
  )
})

test('while the quorum may still be wanting, a question that can no longer be adopted is not rejected yet', () => {
  const rule = { quorum: cast(6n), adopt: votes(5n) }
  const no = { no: 'ANSA BRISO CALDO' }
  assert.deepEqual(
    [under(rule, no, { closed: false }).outcome, codes(under(rule, no, { closed: false }))],
    ['open', ['not-settled']],
  )
  assert.deepEqual([under(rule, no).outcome, codes(under(rule, no))], ['out-of-order', ['no-quorum']])
  assert.equal(
    under(rule, { no: 'ANSA BRISO CALDO DORNE ESKER FIRTHA' }, { closed: false }).outcome,
    'not-adopted',
  )
})

test('a precondition that the rest may still bring about keeps a running question open, and a closed one is out of order', () => {
  const requires = [{ condition: cast(2n), otherwise: 'deferred' as const, clause: 'Art. 7' }]
  const rule = { requires, adopt: votes(1n) }
  const running = under(rule, { yes: 'ANSA' }, { closed: false })
  assert.deepEqual(
    [running.outcome, codes(running), running.reasons[0]?.clause],
    ['open', ['not-settled'], 'Art. 7'],
  )
  assert.deepEqual(codes(under(rule, { yes: 'ANSA' })), ['deferred', 'insufficient-votes'])
  assert.equal(under(rule, { yes: 'ANSA BRISO' }).outcome, 'adopted')
})

test('what every way of ending gives is said while the question runs, though each part is open by itself', () => {
  const quorum: Condition = { kind: 'not', of: votes(7n) }
  const rule = { quorum, adopt: votes(7n), electorate: { named: 'participants', required: true } }
  const four = { facts: { participants: ['ANSA', 'BRISO', 'CALDO', 'DORNE'] }, closed: false }
  assert.equal(
    under({ ...rule, quorum: { kind: 'not', of: votes(4n) }, adopt: votes(4n) }, { yes: 'ANSA' }, four)
      .outcome,
    'open',
  )
  const either: Condition = { kind: 'any', of: [votes(3n), { kind: 'not', of: votes(3n) }] }
  const surely = under({ ...rule, quorum: either, adopt: either }, { yes: 'ANSA BRISO' }, four)
  assert.deepEqual([surely.outcome, new Set(codes(surely))], ['adopted', new Set(['settled'])])
  assert.deepEqual([surely.vetoes, surely.blockedBy, surely.effect['ANSA']], [[], [], 'bound'])
})

test('what follows from an end that is settled already follows for that end alone, and only adoption has effects', () => {
  const either: Condition = { kind: 'any', of: [votes(3n), { kind: 'not', of: votes(3n) }] }
  const rule = {
    quorum: either,
    electorate: { named: 'participants', required: true },
    effect: [{ is: 'bound' }],
    follows: [
      { on: 'adopted' as const, is: 'published' },
      { on: 'not-adopted' as const, is: 'returned' },
    ],
  }
  const four = { facts: { participants: ['ANSA', 'BRISO', 'CALDO', 'DORNE'] }, closed: false }
  const adopted = under({ ...rule, adopt: either }, { yes: 'ANSA BRISO' }, four)
  assert.deepEqual(
    [adopted.outcome, adopted.follows, Object.keys(adopted.effect).length],
    ['adopted', [{ is: 'published' }], 7],
  )
  const lost = under({ ...rule, adopt: { kind: 'not', of: either } }, { yes: 'ANSA BRISO' }, four)
  assert.deepEqual([lost.outcome, lost.follows, lost.effect], ['not-adopted', [{ is: 'returned' }], {}])
})

test('where the charter does not say whether the excluded leave the base, the question is open while the rest may decide it under either reading', () => {
  const rule = {
    excluded: [{ fact: 'stateConcerned', required: false, base: 'asks' as const }],
    adopt: { ...votes(1n), threshold: { num: 2n, den: 3n }, base: 'members' } as Condition,
  }
  const of = { facts: { stateConcerned: ['GANNET'] } }
  const four = { yes: 'ANSA BRISO CALDO DORNE' }
  assert.deepEqual(under(rule, four, of).reasons, [
    {
      code: 'needs-parameter',
      clause: 'Harbour Convention, Art. 6(1)',
      parameter: 'base',
      options: ['shrinks', 'stays'],
    },
  ])
  assert.equal(under(rule, four, { ...of, closed: false }).outcome, 'open')
  assert.equal(under(rule, four, { facts: { ...of.facts, base: 'shrinks' } }).outcome, 'adopted')
  assert.equal(under(rule, four, { facts: { ...of.facts, base: 'stays' } }).outcome, 'not-adopted')
  assert.equal(under(rule, { yes: 'ANSA BRISO CALDO DORNE ESKER' }, of).outcome, 'adopted')
})

/** The outcomes that are possible once the question is closed, each with a roll that comes to it. */
function endsOf(of: Case): ReadonlyMap<string, ReadonlyMap<PartyId, Position>> {
  const ends = new Map<string, ReadonlyMap<PartyId, Position>>()
  for (const positions of completions(of)) {
    const { outcome, reasons } = decide(of, { ...attended(of), positions, closed: true })
    // Members of a unit that stand apart are no end of the question: that is out of order at any time.
    if (reasons[0]?.code !== 'unit-split') ends.set(outcome, positions)
  }
  return ends
}

/** At most so many ways in which the question may end. */
function waysOf({ charter, members, question }: Case): number {
  const pending = members.filter((party) => !question.positions.has(party))
  return (charter.rules[0]!.positions.length + 1) ** pending.length
}

/** Every way in which the members that did nothing may still vote, or not. */
function completions(of: Case): readonly ReadonlyMap<PartyId, Position>[] {
  const choices: readonly Stand[] = ['not-voted', ...ruleOf(of).positions]
  return of.members
    .filter((party) => !of.question.positions.has(party))
    .reduce<readonly ReadonlyMap<PartyId, Position>[]>(
      (found, party) =>
        found.flatMap((positions) =>
          choices.map((stand) => (stand === 'not-voted' ? positions : new Map(positions).set(party, stand))),
        ),
      [of.question.positions],
    )
}

test('a question is tried out while the ways of ending it are at most 1024, and beyond that stays open', () => {
  // Each part is open by itself, and one of the two holds whatever the rest do.
  const adopt: Condition = { kind: 'any', of: [votes(2n), { kind: 'not', of: votes(2n) }] }
  const electorate = { named: 'participants', required: true }
  const all = ['ANSA', 'BRISO', 'CALDO', 'DORNE', 'ESKER', 'FIRTHA']
  const of = (pending: number, positions: readonly Position[]): string =>
    under(
      { adopt, electorate, positions },
      { yes: 'ANSA' },
      { closed: false, facts: { participants: all.slice(0, pending + 1) } },
    ).outcome
  const four: readonly Position[] = ['yes', 'no', 'abstain', 'absent']
  assert.deepEqual([of(5, four.slice(0, 3)), of(4, four), of(5, four)], ['adopted', 'adopted', 'open'])
})

test('a running roll is settled by what each way of ending gives, one by one', () => {
  const either: Condition = { kind: 'any', of: [votes(2n), { kind: 'not', of: votes(2n) }] }
  const electorate = { named: 'participants', required: true }
  const three = { closed: false, facts: { participants: ['ANSA', 'BRISO', 'CALDO'] } }
  const judged = under({ adopt: either, electorate }, { yes: 'ANSA' }, three)
  assert.deepEqual([judged.outcome, new Set(codes(judged))], ['adopted', new Set(['settled'])])
  const asks: Condition = { kind: 'fact', name: 'tested', is: 'yes', unstated: 'asks' }
  const adopt: Condition = { kind: 'all', of: [asks, { kind: 'not', of: either }] }
  assert.equal(under({ adopt, electorate }, { yes: 'ANSA' }, three).outcome, 'not-adopted')
  assert.equal(
    under({ adopt: { kind: 'all', of: [asks, either] }, electorate }, { yes: 'ANSA' }, three).outcome,
    'open',
  )
})
