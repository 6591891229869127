/** What charters say of seats, symbols, consultation, sources and facts, on a charter that says all that can be said. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { OrganId } from '../ids.ts'
import type { Condition } from '../rules/condition.ts'
import type { Day } from '../time.ts'
import { sourceOf, withSource } from './cited.ts'
import { conditionsOf, factFormsOf, factsOfRule, parametersOf, takesFact } from './fact-forms.ts'
import { consultationOn } from './operation.ts'
import { readCharter } from './read.ts'
import { holderOn } from './seats.ts'
import { againstSymbol } from './symbols.ts'
import { lawOf, sourceOfLaw, TREATY_LAW } from './treaty-law.ts'

const WHOLE = join(import.meta.dirname, '../../../tests/conformance/charters/good/whole.yaml')
const read = readCharter(readFileSync(WHOLE, 'utf8'), 'whole.yaml')
if (!read.ok) throw new Error(JSON.stringify(read.faults))
const whole = read.value
const on = (text: string): Day => text as Day
const council = 'council' as OrganId

test('a seat is held by its holder of the day, and before the first and between two by nobody', () => {
  const days = ['2000-12-31', '2001-01-01', '2001-12-31', '2002-01-01', '2030-01-01']
  const holders = (seat: string): readonly unknown[] =>
    days.map((day) => holderOn(whole, seat, on(day))?.party)
  assert.deepEqual(holders('first'), [undefined, 'ANSA', 'ANSA', 'BRISO', 'BRISO'])
  for (const none of ['second', 'toString'])
    assert.deepEqual(
      holders(none),
      days.map(() => undefined),
      none,
    )
})

test('a symbol is the organ’s when it has one of its forms, as a whole; without forms any is', () => {
  const form = (text: string, more: readonly string[] = []): typeof whole => ({
    ...whole,
    symbols: [text, ...more].map((one) => ({ ...whole.symbols[0]!, form: one })),
  })
  const fits = (text: string, symbol: string): boolean =>
    againstSymbol(form(text), council, symbol) === undefined
  assert.ok(fits('W/RES/{number} ({year})', 'W/RES/12 (2005)'))
  for (const symbol of [
    'W/RES/012 (2005)',
    'W/RES/12 (205)',
    'xW/RES/12 (2005)',
    'W/RES/12 (2005)x',
    'WxRES/12 (2005)',
    'W/RES/1234567 (2005)',
  ])
    assert.ok(!fits('W/RES/{number} ({year})', symbol), symbol)
  assert.ok(fits('A.{session}/{letter}', 'A.XII/B') && fits('A.{session}/{letter}', 'A.72/B'))
  for (const symbol of ['AxXII/B', 'A.XII/b', 'A.0/B', 'A.XII/BB'])
    assert.ok(!fits('A.{session}/{letter}', symbol), symbol)
  assert.equal(againstSymbol(whole, 'assembly' as OrganId, 'anything'), undefined)
  assert.deepEqual(againstSymbol(form('A/{number}', ['B/{number}']), council, 'C/1'), {
    code: 'symbol-form',
    clause: 'Rules, r. 30',
    needed: 'A/{number} | B/{number}',
    reached: 'C/1',
  })
  assert.equal(againstSymbol(form('A/{number}', ['B/{number}']), council, 'B/1'), undefined)
})

test('a clause on consultation is in force from its first day until its last; one without days always', () => {
  const ids = (id: string, days: readonly string[]): readonly unknown[] =>
    days.map((day) => consultationOn(whole, id, on(day))?.clause)
  const days = ['2000-12-31', '2001-01-01', '2001-12-31', '2002-01-01']
  assert.deepEqual(ids('threat', days), [undefined, 'Pact, Art. 38', 'Pact, Art. 38', undefined])
  assert.deepEqual(ids('other', ['1900-01-01', '2900-01-01']), ['Pact, Art. 39', 'Pact, Art. 39'])
  assert.deepEqual(
    ids('nowhere', days),
    days.map(() => undefined),
  )
})

test('a clause has the source that stands beside it, or beside the part around it; one that the charter does not state has none', () => {
  const title = (clause: string): unknown => sourceOf(whole, clause)?.title
  assert.equal(title('Rules, r. 1'), 'Rules (fictional)')
  assert.equal(title('Pact, Art. 14'), 'Pact (fictional)')
  assert.equal(title('Pact, Art. 27'), 'Rules (fictional)')
  assert.equal(title('Pact, Art. 99'), undefined)
  assert.deepEqual(withSource(whole, { code: 'no-rule', clause: 'Rules, r. 1' }), {
    code: 'no-rule',
    clause: 'Rules, r. 1',
    source: { title: 'Rules (fictional)', seen: 'excerpt' },
  })
  assert.deepEqual(withSource(whole, { code: 'no-rule', clause: 'Pact, Art. 99' }), {
    code: 'no-rule',
    clause: 'Pact, Art. 99',
  })
  assert.deepEqual(withSource(whole, { code: 'no-rule' }), { code: 'no-rule' })
})

test('a clause that two parts state has the source of the last, which is the law of today', () => {
  const rules = whole.rules
    .slice(0, 2)
    .map((rule, index) => ({ ...rule, clause: 'Art. 1', source: ['pact', 'rules'][index]! }))
  assert.equal(sourceOf({ ...whole, rules }, 'Art. 1')?.title, 'Rules (fictional)')
  assert.equal(sourceOf({ ...whole, rules: rules.toReversed() }, 'Art. 1')?.title, 'Pact (fictional)')
})

test('treaty law stands in where a charter is silent, unless the charter turns it off, and has a source of its own', () => {
  assert.equal(lawOf(whole), undefined)
  assert.equal(lawOf({ treatyLaw: true }), TREATY_LAW)
  const law = 'Vienna Convention on the Law of Treaties, Art. '
  assert.equal(sourceOfLaw(`${law}54`)?.date, '1969-05-23')
  assert.equal(sourceOfLaw('Vienna Convention on Consular Relations, Art. 1'), undefined)
  assert.equal(sourceOf(whole, `${law}54`)?.seen, 'text')
  assert.equal(TREATY_LAW.withdrawal.clause, `${law}56(1)`)
  assert.deepEqual(
    [TREATY_LAW.withdrawal.notice, TREATY_LAW.reservations.silence],
    [
      { unit: 'months', count: 12 },
      { unit: 'months', count: 12 },
    ],
  )
  assert.deepEqual(TREATY_LAW.fullPowers.exempt, ['head-of-state', 'head-of-government', 'foreign-minister'])
})

test('the facts of a charter are those that it lists, and those that its parameters, procedures and exclusions imply', () => {
  const forms = Object.fromEntries([...factFormsOf(whole)].map(([name, { takes }]) => [name, takes]))
  assert.deepEqual(forms, {
    attendance: ['none', 'as-recorded'],
    procedure: ['silence', 'written', 'signature'],
    abstention: ['blocks', 'does-not-block'],
    reading: ['nice', 'lisbon'],
    base: ['shrinks', 'stays'],
    consulted: 'parties',
    inArrears: 'parties',
    concerned: 'parties',
    participants: 'parties',
    tested: 'yes-no',
    days: 'number',
    published: 'day',
  })
  assert.equal(factFormsOf(whole), factFormsOf(whole), 'they are reckoned once')
  const bare = { ...whole, procedures: {}, facts: {}, rules: whole.rules.slice(1, 2) }
  assert.deepEqual([...factFormsOf(bare).keys()], ['attendance'])
  const under = { ...bare, rules: whole.rules.slice(2, 3) }
  assert.deepEqual(factFormsOf(under).get('procedure')?.takes, ['silence'])
  const one = { ...bare, procedures: { written: whole.procedures['written']! } }
  assert.deepEqual(factFormsOf(one).get('procedure')?.takes, ['written'])
})

test('a parameter that stands twice in one condition takes the words of both places', () => {
  const [adopt] = conditionsOf(whole.rules[1]!)
  const reading = (option: string): Condition => ({
    kind: 'parameter',
    name: 'reading',
    options: { [option]: adopt! },
  })
  assert.deepEqual(
    [...parametersOf({ kind: 'all', of: [reading('nice'), reading('lisbon'), reading('nice')] })],
    [['reading', ['nice', 'lisbon']]],
  )
})

test('a rule asks for the facts of each of its conditions, of those that it excludes, of its electorate and of its effects', () => {
  const [decision, instead, silently] = whole.rules
  assert.deepEqual([...factsOfRule(decision!)].toSorted(), [
    'abstention',
    'base',
    'concerned',
    'consulted',
    'days',
    'participants',
    'procedure',
    'published',
    'reading',
    'tested',
  ])
  assert.deepEqual([factsOfRule(instead!), factsOfRule(silently!)], [['tested'], []])
  assert.deepEqual(
    conditionsOf(decision!).map(({ kind }) => kind),
    ['any', 'in-force', 'votes', 'fact', 'fact', 'votes'],
  )
})

test('a fact is of the form that the charter asks for, or is refused', () => {
  const takes = (
    form: Parameters<typeof takesFact>[0],
    ...facts: readonly Parameters<typeof takesFact>[1][]
  ): readonly boolean[] => facts.map((fact) => takesFact(form, fact))
  assert.deepEqual(takes('parties', ['ANSA'], [], 'ANSA', true), [true, true, false, false])
  assert.deepEqual(takes('yes-no', 'yes', 'no', true, 'false', 'perhaps', 'yes-no', '-', ['yes'], 1), [
    true,
    true,
    true,
    true,
    false,
    false,
    false,
    false,
    false,
  ])
  assert.deepEqual(takes('number', 90, '90', 'many', -1, ['90']), [true, true, false, false, false])
  assert.deepEqual(takes('day', '2026-03-01', '2026-02-30', 'soon', ['2026-03-01']), [
    true,
    false,
    false,
    false,
  ])
  assert.deepEqual(takes(['nice', 'lisbon'], 'nice', 'other', ['nice']), [true, false, false])
})
