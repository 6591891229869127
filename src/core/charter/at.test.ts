import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { charterOf } from '../../../tests/support/organisations.ts'
import type { MatterId, OrganId, PartyId, TreatyId } from '../ids.ts'
import type { Condition } from '../rules/condition.ts'
import type { Day } from '../time.ts'
import {
  candidatesFor,
  groupOn,
  holds,
  instrumentIn,
  ruleFor,
  rulesOn,
  under,
  weightsOn,
  type Circumstances,
} from './at.ts'
import type { Charter, Rule } from './charter.ts'
import { readCharter } from './read.ts'

const WHOLE = join(import.meta.dirname, '../../../tests/conformance/charters/good/whole.yaml')
const read = readCharter(readFileSync(WHOLE, 'utf8'), 'whole.yaml')
if (!read.ok) throw new Error(JSON.stringify(read.faults))
const whole = read.value
const lake = charterOf('lake-commission')

const on = (text: string): Day => text as Day
const BASE: Rule = {
  ...lake.rules.find(({ id }) => id === 'measure')!,
  organs: ['o' as OrganId],
  matters: ['m' as MatterId],
  from: on('2001-01-01'),
}

/** The id of the rule that applies among these. */
function applying(
  rules: readonly Partial<Rule>[],
  circumstances: Circumstances = {},
  day = '2005-01-01',
): string | undefined {
  const charter = { ...lake, rules: rules.map((rule) => ({ ...BASE, ...rule })) }
  return ruleFor(charter, 'o' as OrganId, 'm' as MatterId, on(day), circumstances)?.id
}

test('a span begins on its first day and has ended on its last', () => {
  const span = { from: on('2001-01-01'), until: on('2002-01-01') }
  const days = ['2000-12-31', '2001-01-01', '2001-12-31', '2002-01-01']
  assert.deepEqual(
    days.map((day) => holds(span, on(day))),
    [false, true, true, false],
  )
  assert.equal(holds({ from: on('2001-01-01') }, on('2999-01-01')), true)
})

test('a rule applies to its own organs and matters, from its first day until its last', () => {
  const rule = { id: 'one', until: on('2010-01-01') }
  assert.equal(applying([rule]), 'one')
  assert.equal(applying([rule], {}, '2010-01-01'), undefined)
  assert.equal(applying([{ ...rule, organs: ['p' as OrganId] }]), undefined)
  assert.equal(applying([{ ...rule, matters: ['n' as MatterId] }]), undefined)
  assert.equal(
    applying([
      { id: 'old', until: on('2005-01-01') },
      { id: 'new', from: on('2005-01-01') },
    ]),
    'new',
  )
})

test('a rule under a procedure governs the questions put under it, and no others', () => {
  const rules = [{ id: 'silent', procedure: 'silence' }, { id: 'plain' }]
  assert.equal(applying(rules), 'plain')
  assert.equal(applying(rules, { facts: { procedure: 'silence' } }), 'silent')
  assert.equal(applying(rules, { facts: { procedure: 'written' } }), 'plain')
  assert.equal(applying([rules[0]!]), undefined)
  assert.equal(applying([rules[0]!], { facts: { procedure: 'silence' } }), 'silent')
})

test('a rule with a condition applies only while it holds, whatever it rests on: findings, members, an instrument in force', () => {
  const found = { id: 'one', when: { kind: 'fact', name: 'tested', is: 'yes', unstated: 'fails' } as const }
  assert.equal(applying([found]), undefined)
  assert.equal(applying([found], { facts: { tested: true } }), 'one')
  const enough = { id: 'one', when: { kind: 'members', atLeast: 2n } as const }
  assert.equal(applying([enough], { members: ['A', 'B'] as unknown as readonly PartyId[] }), 'one')
  assert.equal(applying([enough], { members: ['A'] as unknown as readonly PartyId[] }), undefined)
  const force = { id: 'one', when: { kind: 'in-force', treaty: 't' as TreatyId } as const }
  assert.equal(applying([force], { inForce: (treaty) => treaty === 't' }), 'one')
  assert.equal(applying([force]), undefined)
})

test('where a rule applies it takes the place of those that it names, and of no others', () => {
  const when = { kind: 'fact', name: 'tested', is: 'yes', unstated: 'fails' } as const
  const rules = [{ id: 'plain' }, { id: 'instead', when, insteadOf: ['plain'] }]
  assert.equal(applying(rules), 'plain')
  assert.equal(applying(rules, { facts: { tested: true } }), 'instead')
  const other = [{ id: 'plain' }, { id: 'beside', when, insteadOf: ['elsewhere'] }]
  assert.equal(applying(other, { facts: { tested: true } }), 'plain')
})

test('where nobody has acted, nobody has voted, and a condition on votes does not hold', () => {
  const when = {
    kind: 'votes',
    counted: ['not-voted'],
    comparison: 'at-least',
    threshold: { num: 2n, den: 1n },
  } as const
  const members = ['A', 'B'] as unknown as readonly PartyId[]
  assert.equal(applying([{ id: 'one', when }], { members }), 'one')
  assert.equal(applying([{ id: 'one', when: { ...when, counted: ['yes'] } }], { members }), undefined)
  const heavy = { ...when, weight: 'shoreline', threshold: { num: 160n, den: 1n } }
  const lakes = ['AARE', 'BRUE'] as unknown as readonly PartyId[]
  assert.equal(applying([{ id: 'one', when: heavy }], { members: lakes }), 'one')
  assert.equal(
    applying([{ id: 'one', when: { ...heavy, threshold: { num: 161n, den: 1n } } }], { members: lakes }),
    undefined,
  )
})

test('where nobody has acted, nobody has vetoed, and a class is the group of the day', () => {
  const upper = [{ from: on('2001-01-01'), parties: ['A' as PartyId] }]
  const applies = (when: Condition): boolean => {
    const rule = { ...BASE, id: 'one', when }
    const charter = { ...lake, groups: { upper }, rules: [rule] }
    const members = ['A', 'B'] as unknown as readonly PartyId[]
    return ruleFor(charter, 'o' as OrganId, 'm' as MatterId, on('2005-01-01'), { members }) !== undefined
  }
  const idle = (least: bigint): Condition => ({
    kind: 'votes',
    counted: ['not-voted'],
    comparison: 'at-least',
    threshold: { num: least, den: 1n },
    class: 'upper',
  })
  assert.deepEqual(
    [applies({ kind: 'no-veto', group: 'upper' }), applies(idle(1n)), applies(idle(2n))],
    [true, true, false],
  )
})

test('every rule of the day is a candidate, whatever else it asks; the rules of an organ are those of the day', () => {
  const ids = (rules: readonly Rule[]): readonly string[] => rules.map(({ id }) => id)
  const [council, assembly] = ['council' as OrganId, 'assembly' as OrganId]
  const decision = 'decision' as MatterId
  assert.deepEqual(ids(candidatesFor(whole, council, decision, on('2005-01-01'))), [
    'decision',
    'instead',
    'silently',
  ])
  assert.deepEqual(ids(candidatesFor(whole, council, decision, on('2001-06-01'))), ['decision'])
  assert.deepEqual(ids(candidatesFor(whole, assembly, decision, on('2005-01-01'))), [])
  assert.deepEqual(ids(rulesOn(whole, assembly, on('2005-01-01'))), ['nothing'])
  assert.deepEqual(ids(rulesOn(whole, council, on('2001-06-01'))), ['decision', 'nothing'])
})

test('a table of weights is that of the day; where none holds, or there is none, nobody weighs anything', () => {
  assert.deepEqual(
    [...weightsOn(whole, 'quotas', on('2001-06-01'))!],
    [
      ['ANSA', 100n],
      ['BRISO', 60n],
    ],
  )
  assert.deepEqual([...weightsOn(whole, 'quotas', on('2002-01-01'))!], [['ANSA', 90n]])
  assert.equal(weightsOn(whole, 'quotas', on('2000-12-31')), undefined)
  assert.equal(weightsOn(whole, 'nowhere', on('2001-06-01')), undefined)
  assert.equal(weightsOn(whole, 'toString', on('2001-06-01')), undefined)
  assert.equal(
    weightsOn(whole, 'quotas', on('2001-06-01')),
    weightsOn(whole, 'quotas', on('2001-07-01')),
    'it is made once',
  )
})

test('a group is its parties of the day and the holders of its seats, in their order; where none is, nobody', () => {
  assert.deepEqual(groupOn(whole, 'coastal', on('2001-06-01')), ['ANSA'])
  assert.deepEqual(groupOn(whole, 'coastal', on('2002-06-01')), ['BRISO'])
  const seats = {
    coastal: [{ from: on('2001-01-01'), parties: ['CALDO' as PartyId], seats: ['first', 'second'] }],
  }
  assert.deepEqual(groupOn({ ...whole, groups: seats }, 'coastal', on('2001-06-01')), ['ANSA', 'CALDO'])
  for (const name of ['nobody', 'toString'])
    assert.deepEqual(groupOn(whole, name, on('2001-06-01')), [], name)
  assert.deepEqual(groupOn(whole, 'coastal', on('2000-06-01')), [])
})

test('what every object has is neither an instrument nor any other section of a charter', () => {
  assert.equal(instrumentIn(whole, 'protocol' as TreatyId)?.title.en, 'Protocol')
  assert.equal(under(whole.matters, 'other')?.title.en, 'Other')
  for (const name of ['nowhere', 'toString', '__proto__']) {
    assert.equal(instrumentIn(whole, name as TreatyId), undefined, name)
    assert.equal(under<unknown>(whole.matters as Charter['matters'] & object, name), undefined, name)
  }
})
