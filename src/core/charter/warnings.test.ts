import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ADOPT, LAKE, QUORUM, changed, met, sized, warned } from '../../../tests/support/warned.ts'
import type { PartyId } from '../ids.ts'
import type { Day } from '../time.ts'
import { WARNING_CODES, type Evidence, type Membership, type Warning } from './warnings.ts'

/** What is warned of beyond what the charter as it stands is warned of. */
function fresh(text: string, more: Partial<Evidence> = {}): readonly Warning[] {
  const before = new Set(warned(LAKE, more).map(({ code, found }) => `${code} ${found}`))
  return warned(text, more).filter(({ code, found }) => !before.has(`${code} ${found}`))
}

function told(warnings: readonly Warning[]): readonly string[] {
  return warnings.map(({ code, pointer }) => `${code} ${pointer}`)
}

test('each warning has its line and its pointer, and they come in the order of the file', () => {
  const found = warned(LAKE)
  for (const { line, pointer, file } of found) {
    assert.equal(file, 'charter.yaml')
    assert.ok(line! > 1 && pointer.startsWith('/'))
  }
  assert.deepEqual(
    found.map(({ line }) => line),
    found.map(({ line }) => line).toSorted((a, b) => a! - b!),
  )
})

test('a matter that no rule decides, an organ that decides nothing, and a default without a rule are named', () => {
  const text = changed(
    [
      '  levy: { title: { en: Levy } }',
      '  levy: { title: { en: Levy } }\n  ceremony: { title: { en: Ceremony } }',
    ],
    ['organs: [commission, bureau]\n    matters: [measure]', 'organs: [commission]\n    matters: [measure]'],
    ['matter: measure }', 'matter: ceremony }'],
  )
  assert.deepEqual(told(fresh(text)), [
    'organ-without-rule /organs/bureau',
    'matter-without-rule /matters/ceremony',
    'default-without-rule /defaults',
  ])
})

test('an organ that decides other matters only is told which it leaves out', () => {
  const [one] = warned(LAKE).filter(({ code }) => code === 'matters-left-out')
  assert.deepEqual([one?.pointer, one?.count], ['/organs/bureau', 3])
})

test('days between two rules of a matter are a gap, a day of change is none, and the end of the last rule is one', () => {
  const levy = LAKE.slice(LAKE.indexOf('  - id: levy'), LAKE.indexOf('  - id: war'))
  const split = (until: string): string =>
    changed([
      levy,
      `${levy.replace('from: 2000-01-01', `from: 2000-01-01\n    until: ${until}`)}${levy.replace('id: levy', 'id: levy-now').replace('from: 2000-01-01', 'from: 2010-01-01')}`,
    ])
  const gaps = (text: string): readonly unknown[] =>
    fresh(text)
      .filter(({ code }) => code === 'gap')
      .map(({ from, until, found, pointer }) => [pointer, found, from, until])
  assert.deepEqual(gaps(split('2009-12-31')), [['/rules/5/from', 'levy', '2009-12-31', '2010-01-01']])
  assert.deepEqual(gaps(split('2010-01-01')), [])
  const ended = changed([levy, levy.replace('from: 2000-01-01', 'from: 2000-01-01\n    until: 2020-01-01')])
  assert.deepEqual(gaps(ended), [['/rules/4/until', 'levy', '2020-01-01', undefined]])
})

test('a quorum above every membership on record can never be met; above some, not on those days', () => {
  const text = changed([QUORUM, 'quorum: { present: { atLeast: 8 } }'])
  const under = (...sizes: readonly Membership[]): readonly unknown[] =>
    fresh(text, { memberships: () => sizes })
      .filter(({ code }) => code.startsWith('quorum'))
      .map(({ code, count, from }) => [code, count, from])
  assert.deepEqual(under(sized(7)), [['quorum-never', 7, '2000-01-01']])
  assert.deepEqual(under(sized(7, '2000-01-01', '2010-01-01'), sized(8, '2010-01-01')), [
    ['quorum-not-then', 7, '2000-01-01'],
  ])
  assert.deepEqual(under(sized(8)), [])
})

test('without a chronicle the parties of the charter stand for the members', () => {
  assert.ok(
    told(fresh(changed([QUORUM, 'quorum: { present: { atLeast: 8 } }']))).includes(
      'quorum-never /rules/3/quorum',
    ),
  )
  assert.ok(
    !told(fresh(changed([QUORUM, 'quorum: { present: { atLeast: 7 } }']))).includes(
      'quorum-never /rules/3/quorum',
    ),
  )
})

test('a majority that all members together do not reach is told, for all days or for some', () => {
  const text = changed([ADOPT, 'adopt: { votes: { atLeast: 8 } }'])
  assert.ok(told(fresh(text)).includes('adoption-never /rules/3/adopt'))
  const grown = [sized(7, '2000-01-01', '2010-01-01'), sized(8, '2010-01-01')]
  assert.ok(told(fresh(text, { memberships: () => grown })).includes('adoption-not-then /rules/3/adopt'))
})

test('an alternative that another contains is never reached, in turn only where it comes after', () => {
  const either = (key: string, one: number, other: number): readonly string[] =>
    told(
      fresh(
        changed([
          ADOPT,
          `adopt: { ${key}: [{ votes: { atLeast: ${one} } }, { votes: { atLeast: ${other} } }] }`,
        ]),
      ),
    )
  assert.ok(either('inTurn', 4, 5).includes('alternative-never-reached /rules/3/adopt/inTurn/1'))
  assert.ok(!either('inTurn', 5, 4).some((one) => one.startsWith('alternative')))
  assert.ok(either('any', 5, 4).includes('alternative-never-reached /rules/3/adopt/any/0'))
  assert.deepEqual(
    either('any', 4, 4).filter((one) => one.startsWith('alternative')),
    ['alternative-never-reached /rules/3/adopt/any/1'],
  )
})

test('a rule of which another always takes the place is told, and one that it takes now and then is not', () => {
  const other = (when: string): string =>
    changed([
      '  - id: war',
      `  - id: levy-instead\n    organs: [commission]\n    matters: [levy]\n    clause: "Art. 13"\n    source: lake-treaty\n    from: 2000-01-01\n    when: ${when}\n    insteadOf: [levy]\n    positions: [yes, no]\n    adopt: { votes: { atLeast: 1 } }\n  - id: war`,
    ])
  assert.ok(told(fresh(other('{ members: { atLeast: 1 } }'))).includes('rule-displaced /rules/4/id'))
  assert.ok(
    !told(fresh(other('{ fact: { name: levyAsked, is: yes } }'))).includes('rule-displaced /rules/4/id'),
  )
  assert.ok(
    told(
      fresh(
        other(
          '{ any: [{ fact: { name: levyAsked, is: yes } }, { not: { fact: { name: levyAsked, is: yes } } }] }',
        ),
      ),
    ).includes('rule-displaced /rules/4/id'),
  )
  for (const never of [
    '{ members: { atLeast: 8 } }',
    '{ all: [{ fact: { name: levyAsked, is: yes } }, { fact: { name: levyAsked, is: no } }] }',
    '{ all: [{ fact: { name: levyAsked, is: yes } }, { not: { fact: { name: levyAsked, is: yes } } }] }',
    '{ not: { members: { atLeast: 2 } } }',
  ])
    assert.ok(told(fresh(other(never))).includes('when-never /rules/5/when'), never)
})

test('an instrument that enters into force only after a rule ends never opens it', () => {
  const text = changed([
    '    from: 2000-01-01\n    provides: nothing',
    '    from: 2000-01-01\n    until: 2010-01-01\n    when: { inForce: { treaty: lake-treaty } }\n    provides: nothing',
  ])
  const since = (day: string): readonly string[] => told(fresh(text, { inForce: () => day as Day }))
  assert.ok(since('2010-01-01').includes('when-never /rules/5/when'))
  assert.ok(!since('2009-12-31').includes('when-never /rules/5/when'))
})

test('a finding of a word that its fact cannot have is told', () => {
  const text = changed(['fact: { name: levyAsked, is: yes }', 'fact: { name: levyAsked, is: perhaps }'])
  assert.ok(told(fresh(text)).includes('finding-never /rules/4/requires/0/condition'))
})

test('a rule for a procedure that is not valid while it is in force, and a procedure that ended without any rule, are told', () => {
  const short = changed(
    [
      'validity: [{ from: 2001-01-01, source: lake-rules }]\n    opens: [president]\n    agreed',
      'validity: [{ from: 2001-01-01, until: 2002-01-01, source: lake-rules }]\n    opens: [president]\n    agreed',
    ],
    [
      'procedure: silence\n    clause: Rules, r. 20\n    source: lake-rules\n    from: 2001-01-01',
      'procedure: silence\n    clause: Rules, r. 20\n    source: lake-rules\n    from: 2002-01-01',
    ],
  )
  assert.ok(told(fresh(short)).includes('rule-outside-procedure /rules/1/procedure'))
  const past = changed(
    ['prolongs: true\n    ', ''],
    ['{ from: 2026-01-01, until: 2026-07-01,', '{ from: 2021-01-01, until: 2021-07-01,'],
  )
  assert.ok(told(fresh(past)).includes('procedure-past /procedures/written/validity'))
})

test('what nothing names is told: facts, groups, tables, sources that neither charter nor history cites', () => {
  const text = changed(
    ['facts:\n', 'facts:\n  weather: { takes: yes-no }\n'],
    [
      'weights:\n',
      'groups:\n  upper: [{ from: 2000-01-01, parties: [AARE] }]\nweights:\n  depth: { title: { en: Depth }, tables: [{ from: 2000-01-01, source: lake-treaty, values: { AARE: 1 } }] }\n',
    ],
    ['sources:\n', 'sources:\n  gazette: { title: Gazette (fictional), seen: memory }\n'],
  )
  assert.deepEqual(told(fresh(text)), [
    'source-never-cited /sources/gazette',
    'fact-never-asked /facts/weather',
    'group-unused /groups/upper',
    'weight-unused /weights/depth',
  ])
  assert.ok(
    !told(fresh(text, { cited: new Set(['gazette']) })).includes('source-never-cited /sources/gazette'),
  )
})

test('a group or a table that is not there while a rule needs it is told with its days', () => {
  const text = changed(
    [
      '- { from: 2000-01-01, source: lake-treaty, values: { AARE: 100',
      '- { from: 2005-01-01, source: lake-treaty, values: { AARE: 100',
    ],
    [
      'weights:\n',
      'groups:\n  upper: [{ from: 2000-01-01, until: 2020-01-01, parties: [AARE] }]\nweights:\n',
    ],
    [ADOPT, 'adopt: { all: [{ votes: { moreThan: 1/2, of: cast } }, { noVeto: { group: upper } }] }'],
  )
  const gaps = fresh(text).filter(({ code }) => code.endsWith('-gap'))
  assert.deepEqual(
    gaps.map(({ code, found, from, until }) => [code, found, from, until]),
    [
      ['group-gap', 'measure, upper', '2020-01-01', undefined],
      ['weight-gap', 'levy, shoreline', '2000-01-01', '2005-01-01'],
    ],
  )
})

test('a member that sits while a rule weighs it and has no weight is told, from its first such day', () => {
  const text = changed([', GIESS: 5 }', ' }'])
  const found = fresh(text).find(({ code }) => code === 'member-without-weight')
  assert.deepEqual(
    [found?.pointer, found?.parties, found?.from],
    ['/weights/shoreline/tables/0', ['GIESS'], '2000-01-01'],
  )
  const before = [{ ...sized(0), until: '2010-01-01' as Day, parties: ['AARE' as PartyId] }]
  assert.ok(!warned(text, { memberships: () => before }).some(({ code }) => code === 'member-without-weight'))
})

test('rules whose source nobody read in the text are counted and listed', () => {
  const all = warned(LAKE).find(({ code }) => code === 'rules-not-read')
  assert.deepEqual([all?.count, all?.of], [6, 6])
  const read = changed(['date: 2000-01-01\n    seen: memory', 'date: 2000-01-01\n    seen: text'])
  assert.equal(
    warned(read).find(({ code }) => code === 'rules-not-read')?.found,
    'opinion-by-silence, letters',
  )
})

test('a vote that does the opposite of what it says comes with the roll that shows it', () => {
  const found = warned(LAKE).find(({ code }) => code === 'vote-against-adopts')
  assert.deepEqual([found?.found, found?.example?.change], ['measure', ['absent', 'no']])
  const few = changed([ADOPT, 'adopt: { votes: { position: no, atLeast: 2 } }'])
  assert.equal(warned(few).find(({ code }) => code === 'vote-for-defeats')?.example?.stands.no?.length, 2)
})

test('the charter as it stands is warned of what it leaves out, what nobody read and what is odd, and of no more', () => {
  assert.deepEqual(
    warned(LAKE).map(({ code, pointer, found }) => [code, pointer, found]),
    [
      ['matters-left-out', '/organs/bureau', 'bureau: opinion, levy, war'],
      ['rules-not-read', '/rules', 'opinion, opinion-by-silence, letters, measure, levy, war'],
      ['vote-against-adopts', '/rules/3/adopt', 'measure'],
    ],
  )
})

test('every code of a warning was met above', () => {
  assert.deepEqual([...met].toSorted(), WARNING_CODES.toSorted())
})
