import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { charterText, organisations } from '../../../tests/support/organisations.ts'
import { parametersOf } from './fact-forms.ts'
import { readCharter } from './read.ts'

const CORPUS = join(import.meta.dirname, '../../../tests/conformance/charters')
const files = (side: string): readonly string[] => readdirSync(join(CORPUS, side)).toSorted()
const text = (side: string, name: string): string => readFileSync(join(CORPUS, side, name), 'utf8')

for (const name of files('good')) {
  test(`the charter ${name} reads without fault`, () => {
    const read = readCharter(text('good', name), name)
    assert.ok(read.ok, read.ok ? '' : JSON.stringify(read.faults))
  })
}

for (const name of files('bad')) {
  const [why] = text('bad', name).split('\n')
  test(`a charter is refused with the line of each fault: ${why?.slice(2)}`, () => {
    const read = readCharter(text('bad', name), name)
    assert.ok(!read.ok)
    const expected = [...text('bad', name).matchAll(/^# expected: (\S+) (\S+)$/gm)].map(
      ([, code, line]) => `${code} ${line}`,
    )
    const found = read.faults.map(({ code, line }) => `${code} ${line ?? '-'}`)
    assert.deepEqual(found.toSorted(), expected.toSorted(), JSON.stringify(read.faults, null, 2))
    for (const fault of read.faults) assert.equal(fault.file, name)
  })
}

for (const name of organisations()) {
  test(`the charter of ${name} reads without fault`, () => {
    const read = readCharter(charterText(name), name)
    assert.ok(read.ok, read.ok ? '' : JSON.stringify(read.faults))
    assert.equal(read.value.organisation, name)
  })
}

const least = text('good', 'least.yaml')

function faultOf(
  from: string,
  to: string,
): { found?: string | undefined; right?: string | undefined; pointer?: string | undefined } {
  const read = readCharter(least.replace(from, to), 'charter.yaml')
  assert.ok(!read.ok)
  return read.faults[0]!
}

test('a fault says what stands there, what would be right, and where in the file', () => {
  assert.deepEqual(faultOf('organs: [council]', 'organs: [board]'), {
    code: 'unknown-organ',
    file: 'charter.yaml',
    line: 18,
    pointer: '/rules/0/organs/0',
    found: 'board',
    right: 'council',
  })
})

test('a form that is wrong is answered with one that is right', () => {
  assert.equal(faultOf('from: 2001-01-01', 'from: 1 January 2001').right, '2002-10-07')
  assert.equal(faultOf('moreThan: 1/2', 'moreThan: half').right, '9 | 2/3 | all')
  assert.equal(faultOf('seen: memory', 'seen: perhaps').right, 'text | excerpt | secondhand | memory')
})

test('where one of several forms is right, the fault says what would be right in the form that stands there', () => {
  const effect = (position: string): string =>
    `positions: [yes, no]\n    effect: [{ position: ${position}, is: bound }]`
  assert.equal(
    faultOf('positions: [yes, no]', effect('perhaps')).right,
    'yes | no | abstain | absent | not-participating | objection | reservation | silent | not-voted',
  )
  const blockers = (fewerThan: string): string => `adopt: { blockers: { fewerThan: ${fewerThan} } }`
  const before = 'adopt: { votes: { moreThan: 1/2, of: cast } }'
  assert.equal(faultOf(before, blockers('{ holding: quotas }')).right, 'moreThan: 35/100')
  assert.equal(faultOf(before, blockers('few')).right, '24')
})

test('a charter is read as the text that stands there: nothing turns into a number, a date or a truth', () => {
  const read = readCharter(
    least.replace('en: Least', 'en: 0123').replace('Treaty, Art. 1', 'no'),
    'charter.yaml',
  )
  assert.ok(read.ok)
  assert.deepEqual([read.value.title.en, read.value.rules[0]?.clause], ['0123', 'no'])
})

test('what a charter does not say is empty, and never absent', () => {
  const read = readCharter(least, 'charter.yaml')
  assert.ok(read.ok)
  const { parties, groups, facts, milestones, powers, fictional } = read.value
  assert.deepEqual(
    { parties, groups, facts, milestones, fictional },
    { parties: {}, groups: {}, facts: {}, milestones: [], fictional: false },
  )
  assert.deepEqual(Object.values(powers).flat(), [])
})

test('an empty file, a list and a mere text are no charters', () => {
  for (const other of ['', '[]', 'charter', '- language: 1'])
    assert.equal(readCharter(other, 'charter.yaml').ok, false, other)
})

test('a file beyond measure is refused before it is read', () => {
  const read = readCharter(`# ${' '.repeat(4_000_001)}`, 'charter.yaml')
  assert.ok(!read.ok)
  assert.equal(read.faults[0]?.code, 'too-large')
})

test('the parameters of a rule are found in every part of it, with the values that each takes', () => {
  const votes = {
    kind: 'votes',
    counted: ['yes'],
    threshold: { num: 1n, den: 1n },
    comparison: 'at-least',
  } as const
  const bearing = { yes: 'gives', abstain: { parameter: 'abstention' } } as never
  const condition = {
    kind: 'all',
    of: [
      { kind: 'parameter', name: 'base', options: { members: votes, cast: { kind: 'consensus', bearing } } },
    ],
  } as const
  assert.deepEqual(
    [...parametersOf(condition)],
    [
      ['base', ['members', 'cast']],
      ['abstention', ['blocks', 'does-not-block']],
    ],
  )
})
