import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ASKED, only, plain, rule, sized, warned, withRules } from '../../../../tests/support/warned.ts'
import type { Day } from '../../time.ts'
import type { Evidence } from '../warnings.ts'

const NOT_ASKED = '{ fact: { name: dredged, is: no } }'
const HIGH = '{ fact: { name: height, atLeast: 5 } }'
const LOW = '{ fact: { name: height, atLeast: 3 } }'
const ALWAYS = '{ members: { atLeast: 7 } }'
const NEVER = '{ members: { atLeast: 8 } }'

/** What a circumstance comes to, seen from the rule that it opens and the one that it displaces. */
function comesTo(
  when: string,
  more: Partial<Evidence> = {},
  rest: Readonly<Record<string, string>> = {},
): string {
  const text = withRules(rule('dam', rest), rule('instead', { ...rest, when, insteadOf: '[dam]' }))
  const found = warned(text, more)
  const [never, always] = [plain('when-never', found), plain('rule-displaced', found)]
  if (never.length > 0) assert.deepEqual(never, [{ pointer: '/rules/6/when', found: 'instead' }])
  if (always.length > 0) assert.deepEqual(always, [{ pointer: '/rules/5/id', found: 'dam, instead' }])
  return [...(never.length > 0 ? ['never'] : []), ...(always.length > 0 ? ['always'] : [])].join() || 'maybe'
}

test('a circumstance holds always, never or now and then, by what the charter and the record say', () => {
  const long = (key: string, parts: readonly string[], length: number): string =>
    `{ ${key}: [${[...parts, ...Array.from({ length: length - parts.length }, () => ASKED)].join(', ')}] }`
  const cases: Readonly<Record<string, readonly string[]>> = {
    maybe: [
      ASKED,
      LOW,
      '{ fact: { name: stateConcerned } }',
      `{ not: ${ASKED} }`,
      '{ inForce: { treaty: lake-treaty } }',
      '{ fact: { name: dredged, is: perhaps, unstated: holds } }',
      `{ all: [${ALWAYS}, ${ASKED}] }`,
      `{ all: [${ASKED}, ${ASKED}] }`,
      `{ all: [${ASKED}, { fact: { name: levyAsked, is: no } }] }`,
      `{ all: [${ASKED}, { fact: { name: dredged, is: no, unstated: holds } }] }`,
      `{ all: [${LOW}, { not: ${HIGH} }] }`,
      `{ all: [{ fact: { name: course, is: upper } }, { parameter: { name: course, options: { upper: ${ASKED}, lower: ${LOW} } } }] }`,
      `{ any: [${NEVER}, ${ASKED}] }`,
      `{ any: [${HIGH}, { not: ${LOW} }] }`,
      `{ any: [${ASKED}, ${NOT_ASKED}] }`,
      long('all', [ASKED, NOT_ASKED], 101),
      long('any', [ASKED, `{ not: ${ASKED} }`], 101),
    ],
    always: [
      ALWAYS,
      `{ not: ${NEVER} }`,
      `{ all: [${ALWAYS}, ${ALWAYS}] }`,
      `{ any: [${ASKED}, ${ALWAYS}] }`,
      `{ any: [${LOW}, { not: ${HIGH} }] }`,
      long('any', [ASKED, `{ not: ${ASKED} }`], 100),
    ],
    never: [
      NEVER,
      '{ fact: { name: dredged, is: perhaps } }',
      `{ not: ${ALWAYS} }`,
      `{ all: [${ASKED}, ${NEVER}] }`,
      `{ all: [${ASKED}, ${NOT_ASKED}] }`,
      `{ all: [${HIGH}, { not: ${LOW} }] }`,
      `{ any: [${NEVER}, ${NEVER}] }`,
      long('all', [ASKED, NOT_ASKED], 100),
    ],
  }
  for (const [what, all] of Object.entries(cases))
    for (const when of all) assert.equal(comesTo(when), what, when)
})

test('a number of members is had always or never where it was at every time on record, and unknown where none is', () => {
  const grown = { memberships: () => [sized(7, '2000-01-01', '2010-01-01'), sized(9, '2010-01-01')] }
  const least = (number: number): string => comesTo(`{ members: { atLeast: ${number} } }`, grown)
  assert.deepEqual([7, 8, 9, 10].map(least), ['always', 'maybe', 'maybe', 'never'])
  assert.equal(comesTo(ALWAYS, {}, { organs: '[bureau]' }), 'maybe')
})

test('an instrument is in force always where it was when the rule began, and never where it was not when the rule ended', () => {
  const since = (day: string, rest = {}): string =>
    comesTo('{ inForce: { treaty: lake-treaty } }', { inForce: () => day as Day }, rest)
  const until = { until: '2010-01-01' }
  assert.deepEqual(
    [since('2000-01-01'), since('2000-01-02'), since('2030-01-01')],
    ['always', 'maybe', 'maybe'],
  )
  assert.deepEqual([since('2009-12-31', until), since('2010-01-01', until)], ['maybe', 'never'])
})

test('a rule is displaced only by one for all its days, organs and matters, by the same procedure, and whenever it applies', () => {
  const wide = { organs: '[commission, bureau]', matters: '[dam, lock]', until: '2020-01-01' }
  const displaced = (
    rest: Readonly<Record<string, string>>,
    of: Readonly<Record<string, string>> = {},
  ): readonly unknown[] =>
    only(
      'rule-displaced',
      withRules(
        rule('dam', { ...wide, ...of }),
        rule('instead', { ...wide, when: ALWAYS, insteadOf: '[dam]', ...rest }),
      ),
    )
  const told = [{ pointer: '/rules/5/id', found: 'dam, instead' }]
  assert.deepEqual(displaced({}), told)
  assert.deepEqual(displaced({ from: '1999-01-01', until: '2021-01-01' }), told)
  for (const less of [
    { from: '2000-01-02' },
    { until: '2019-12-31' },
    { organs: '[commission]' },
    { matters: '[dam]' },
    { procedure: 'letters' },
    { when: LOW },
  ])
    assert.deepEqual(displaced(less), [], JSON.stringify(less))
  assert.deepEqual(displaced({ when: LOW }, { when: HIGH }), told)
  assert.deepEqual(displaced({ when: HIGH }, { when: LOW }), [])
})

test('of two rules that displace one the first is named', () => {
  const instead = { when: ALWAYS, insteadOf: '[dam]' }
  assert.deepEqual(
    only(
      'rule-displaced',
      withRules(rule('dam'), rule('one', instead), rule('two', { ...instead, insteadOf: '[dam, one]' })),
    ),
    [
      { pointer: '/rules/5/id', found: 'dam, one' },
      { pointer: '/rules/6/id', found: 'one, two' },
    ],
  )
})

test('an alternative is told with the number of the first that contains it, in lists of up to a hundred', () => {
  const told = (adopt: string): readonly unknown[] =>
    only('alternative-never-reached', withRules(rule('dam', { adopt })))
  const votes = (...least: readonly number[]): string =>
    least.map((one) => `{ votes: { atLeast: ${one} } }`).join(', ')
  assert.deepEqual(told(`{ any: [${votes(3, 4, 5)}] }`), [
    { pointer: '/rules/5/adopt/any/1', found: '1' },
    { pointer: '/rules/5/adopt/any/2', found: '1' },
  ])
  assert.deepEqual(told(`{ any: [${votes(5, 3)}] }`), [{ pointer: '/rules/5/adopt/any/0', found: '2' }])
  assert.deepEqual(told(`{ inTurn: [${votes(5, 3, 4)}] }`), [
    { pointer: '/rules/5/adopt/inTurn/2', found: '2' },
  ])
  assert.deepEqual(told(`{ all: [${votes(3, 3)}] }`), [])
  const same = (number: number): number =>
    told(`{ any: [${votes(...Array.from({ length: number }, () => 3))}] }`).length
  assert.deepEqual([same(100), same(101)], [99, 0])
})

test('a finding is told where its fact is of another form, and not where it has the form', () => {
  const told = (fact: string): number =>
    only('finding-never', withRules(rule('dam', { requires: `[{ condition: { fact: { ${fact} } } }]` })))
      .length
  const never = [
    'name: height',
    'name: height, is: tall',
    'name: dredged, atLeast: 3',
    'name: dredged',
    'name: dredged, is: perhaps',
    'name: stateConcerned, is: yes',
    'name: stateConcerned, atLeast: 2',
    'name: procedure, is: post',
  ]
  const may = [
    'name: height, atLeast: 3',
    'name: dredged, is: no',
    'name: stateConcerned',
    'name: procedure, is: letters',
    'name: attendance, is: none',
  ]
  assert.deepEqual(
    never.filter((fact) => told(fact) !== 1),
    [],
  )
  assert.deepEqual(
    may.filter((fact) => told(fact) !== 0),
    [],
  )
})

test('a rule is outside its procedure where it meets no day of its validity, unless the procedure is prolonged', () => {
  const told = (from: string, until: string, prolongs: boolean): readonly unknown[] =>
    only(
      'rule-outside-procedure',
      withRules(rule('dam', { procedure: 'written', from, until })).replace(
        'prolongs: true\n    ',
        prolongs ? 'prolongs: true\n    ' : '',
      ),
    )
  assert.deepEqual(told('2020-06-01', '2026-01-01', false), [
    { pointer: '/rules/5/procedure', found: 'dam, written' },
  ])
  assert.deepEqual(told('2020-06-01', '2026-01-01', true), [])
  assert.deepEqual(told('2020-05-31', '2026-01-01', false), [])
  assert.deepEqual(told('2020-06-01', '2026-01-02', false), [])
})

test('a procedure is past from the day on which the last of its times ended, where nothing prolongs it and no rule is for it', () => {
  const told = (validity: string, prolongs = '', ...rules: readonly string[]): readonly unknown[] =>
    only(
      'procedure-past',
      withRules(...rules)
        .replace('prolongs: true\n    ', prolongs)
        .replace(/\[\{ from: 2020-03-01.*\]/, validity),
    )
  const span = (from: string, until: string): string =>
    `{ from: ${from}, until: ${until}, source: lake-rules }`
  const first = span('2020-03-01', '2020-06-01')
  const past = [{ pointer: '/procedures/written/validity', found: 'written', until: '2026-03-05' }]
  assert.deepEqual(told(`[${first}, ${span('2026-01-01', '2026-03-05')}]`), past)
  assert.deepEqual(told(`[${span('2026-01-01', '2026-03-05')}, ${first}]`), past)
  assert.deepEqual(told(`[${span('2026-01-01', '2026-03-05')}]`), past)
  assert.deepEqual(told(`[${first}, ${span('2026-01-01', '2026-03-06')}]`), [])
  assert.deepEqual(told(`[${first}, { from: 2026-01-01, source: lake-rules }]`), [])
  assert.deepEqual(told(`[${first}]`, 'prolongs: true\n    '), [])
  assert.deepEqual(told(`[${first}]`, '', rule('dam', { procedure: 'written' })), [])
})
