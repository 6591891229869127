import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stringify } from 'yaml'
import { charterOf } from '../../../tests/support/organisations.ts'
import type { Read } from '../faults.ts'
import { knownTo } from '../standing.ts'
import { dayOf, readHistory, type History } from './read.ts'

const compact = charterOf('alpine-compact')
const harbour = charterOf('harbour-league')
const knows = knownTo(compact)

function readText(text: string, sources?: string): Read<History> {
  const sourceFile = sources === undefined ? undefined : { name: 'sources.yaml', text: sources }
  return readHistory(compact, sourceFile, [{ name: 'history.yaml', text }], knows)
}

const line = (more: object = {}): object => ({
  ref: 'signed',
  kind: 'treaty.signed',
  by: 'ALBEN',
  effect: '1995-05-01',
  sources: ['gazette'],
  body: { treaty: 'compact' },
  ...more,
})
const readLines = (...lines: readonly object[]): Read<History> => readText(stringify({ acts: lines }))
const codes = (read: Read<unknown>): readonly string[] => (read.ok ? [] : read.faults.map(({ code }) => code))

test('a line of history reads with its file and its line', () => {
  const read = readText(
    '# Treaties.\nacts:\n  - ref: signed\n    kind: treaty.signed\n    by: ALBEN\n    effect: 1995-05-01\n    sources: [gazette]\n    body: { treaty: compact }\n',
  )
  assert.ok(read.ok)
  const [found] = read.value.lines
  assert.deepEqual(
    [found?.file, found?.line, found?.by, found?.body],
    ['history.yaml', 3, { party: 'ALBEN' }, { treaty: 'compact' }],
  )
})

test('a line that names several parties is one act of each, with a handle of its own', () => {
  const read = readLines(line({ by: ['ALBEN', 'BRENNA'] }))
  assert.ok(read.ok)
  assert.deepEqual(
    read.value.lines.map(({ ref, by }) => [ref, by]),
    [
      ['signed-alben', { party: 'ALBEN' }],
      ['signed-brenna', { party: 'BRENNA' }],
    ],
  )
})

test('an office and an organ may have acted', () => {
  const read = readLines(line({ by: 'office:depositary' }), line({ ref: 'two', by: 'organ:conference' }))
  assert.ok(read.ok)
  assert.deepEqual(
    read.value.lines.map(({ by }) => by),
    [{ office: 'depositary' }, { organ: 'conference' }],
  )
})

test('lines come in the order of the files, not of their days', () => {
  const files = [line({ ref: 'late', effect: '1999-01-01' }), line({ ref: 'early' })].map((item, index) => ({
    name: `${index}.yaml`,
    text: stringify({ acts: [item] }),
  }))
  const read = readHistory(compact, undefined, files, knows)
  assert.ok(read.ok)
  assert.deepEqual(
    read.value.lines.map(({ ref, file }) => [ref, file]),
    [
      ['late', '0.yaml'],
      ['early', '1.yaml'],
    ],
  )
})

test('sources are those of the charter and those of the history', () => {
  assert.deepEqual(codes(readLines(line({ sources: ['daily-paper'] }))), ['unknown-source'])
  const read = readText(
    stringify({ acts: [line({ sources: ['daily-paper'] })] }),
    'sources:\n  daily-paper: { title: Daily Paper (fictional), seen: memory }\n',
  )
  assert.ok(read.ok)
  assert.deepEqual(Object.keys(read.value.sources), ['daily-paper'])
})

test('sources that do not read are faults of their own file', () => {
  const read = readText(stringify({ acts: [line()] }), 'sources:\n  daily-paper: { title: Daily Paper }\n')
  assert.ok(!read.ok)
  assert.deepEqual(
    read.faults.map(({ code, file, pointer }) => [code, file, pointer]),
    [['missing', 'sources.yaml', '/sources/daily-paper/seen']],
  )
})

test('the source of a claim, and those that stand against it, must be known too', () => {
  assert.deepEqual(codes(readLines(line({ claims: [{ source: 'daily-paper', status: 'member' }] }))), [
    'unknown-source',
  ])
  assert.deepEqual(codes(readLines(line({ against: ['daily-paper'] }))), ['unknown-source'])
})

test('a handle is used once, across files', () => {
  const files = ['a.yaml', 'b.yaml'].map((name) => ({ name, text: stringify({ acts: [line()] }) }))
  const read = readHistory(compact, undefined, files, knows)
  assert.ok(!read.ok)
  assert.deepEqual(
    read.faults.map(({ code, file, found }) => [code, file, found]),
    [['duplicate', 'b.yaml', 'signed']],
  )
})

test('a kind that nobody knows is refused with those there are', () => {
  const read = readLines(line({ kind: 'treaty.denounced' }))
  assert.ok(!read.ok)
  assert.match(read.faults[0]?.right ?? '', /treaty\.signed \| ratification\.deposited/)
})

test('a party that nobody knows is refused wherever it stands', () => {
  assert.deepEqual(codes(readLines(line({ by: 'ANSA' }))), ['unknown-code'])
  assert.deepEqual(codes(readLines(line({ kind: 'membership.lapsed', body: { party: 'ANSA' } }))), [
    'unknown-code',
  ])
  assert.deepEqual(
    codes(
      readLines(
        line({ kind: 'treaty.entered-into-force', body: { treaty: 'compact', parties: ['ALBEN', 'ANSA'] } }),
      ),
    ),
    ['unknown-code'],
  )
  const decided = {
    question: 'AC/1',
    organ: 'conference',
    matter: 'accord',
    outcome: 'adopted',
    roll: { yes: ['ALBEN', 'ANSA'] },
  }
  assert.deepEqual(codes(readLines(line({ kind: 'question.decided', body: decided }))), ['unknown-code'])
})

test('an organ that the charter does not have has not acted', () => {
  assert.deepEqual(codes(readLines(line({ by: 'organ:senate' }))), ['unknown-organ'])
})

test('a body is of the form of its kind, and its fault has the place within the file', () => {
  const read = readText(
    'acts:\n  - ref: signed\n    kind: treaty.signed\n    by: ALBEN\n    effect: 1995-05-01\n    sources: [gazette]\n    body:\n      treaty: Compact\n',
  )
  assert.ok(!read.ok)
  const [fault] = read.faults
  assert.deepEqual(
    [fault?.code, fault?.line, fault?.pointer, fault?.found],
    ['wrong-form', 8, '/acts/0/body/treaty', 'Compact'],
  )
})

test('every fault is reported at once', () => {
  const read = readLines(
    line({ kind: 'treaty.denounced' }),
    line({ ref: 'two', by: 'ANSA', sources: ['daily-paper'] }),
    line({ ref: 'three', body: {} }),
  )
  assert.deepEqual(codes(read), ['unknown-kind', 'unknown-source', 'unknown-code', 'missing'])
})

test('a line without a source, a day or a handle is refused', () => {
  assert.deepEqual(codes(readLines(line({ sources: [] }))), ['wrong-form'])
  assert.deepEqual(codes(readLines(line({ effect: '1995-02-29' }))), ['wrong-form'])
  assert.deepEqual(
    codes(readText('acts: [{ kind: treaty.signed, by: ALBEN, effect: 1995-05-01, sources: [gazette] }]')),
    ['missing'],
  )
})

const inForce = line({
  ref: 'in-force',
  kind: 'treaty.entered-into-force',
  by: 'office:depositary',
  effect: '1996-01-01',
  body: { treaty: 'compact', parties: ['ALBEN', 'BRENNA', 'CRESTA'] },
})
const decided = (effect: string, roll: object): object =>
  line({
    ref: 'decided',
    kind: 'question.decided',
    by: 'organ:conference',
    effect,
    body: { question: 'AC/1', organ: 'conference', matter: 'accord', outcome: 'adopted', roll },
  })

test('the rest of a roll is every member of that day whom it does not name', () => {
  const read = readLines(decided('1997-01-01', { yes: 'rest', absent: ['BRENNA'] }), inForce)
  assert.ok(read.ok, JSON.stringify(read))
  assert.deepEqual(read.value.lines[0]?.body['roll'], { yes: ['ALBEN', 'CRESTA'], absent: ['BRENNA'] })
})

test('before anybody is a member the rest of a roll is nobody', () => {
  const read = readLines(decided('1995-12-31', { yes: 'rest' }), inForce)
  assert.ok(read.ok)
  assert.deepEqual(read.value.lines[0]?.body['roll'], { yes: [] })
})

test('a party that a roll names twice is refused', () => {
  assert.deepEqual(codes(readLines(decided('1997-01-01', { yes: ['ALBEN'], no: ['ALBEN'] }), inForce)), [
    'duplicate',
  ])
})

test('a seat west of Greenwich has its own day', () => {
  const late = { effect: '2026-03-05T00:30:00Z' } as never
  assert.equal(dayOf(late, harbour.seat.zone), '2026-03-04')
  assert.equal(dayOf(late, compact.seat.zone), '2026-03-05')
  assert.equal(dayOf({ effect: '2026-03-05' } as never, harbour.seat.zone), '2026-03-05')
})

test('digits are a whole number where the kind asks for one, and a claim may give another', () => {
  const leg = { ref: 'sent', kind: 'contingent.deployed', body: { operation: 'pass', personnel: '100' } }
  const claims = [{ source: 'compact-text', says: { personnel: '70' } }]
  const read = readLines(line({ ...leg, claims }))
  assert.ok(read.ok)
  const [found] = read.value.lines
  assert.deepEqual(
    [found?.body, found?.claims],
    [{ operation: 'pass', personnel: 100 }, [{ source: 'compact-text', says: { personnel: 70 } }]],
  )
})

test('a claim that gives a field another form, or one that the kind does not have, is a fault at its place', () => {
  const leg = { ref: 'sent', kind: 'contingent.deployed', body: { operation: 'pass' } }
  for (const [says, code] of [
    [{ personnel: 'many' }, 'wrong-form'],
    [{ ships: '3' }, 'unknown-key'],
  ] as const) {
    const read = readLines(line({ ...leg, claims: [{ source: 'compact-text', says }] }))
    assert.ok(!read.ok)
    assert.deepEqual(
      read.faults.map((fault) => [fault.code, fault.pointer]),
      [[code, `/acts/0/claims/0/says/${Object.keys(says)[0]}`]],
    )
  }
})

test('the hours within which something happened lie on its day at the seat, and cite a source that is there', () => {
  const bound = (at: string, source = 'gazette'): object => ({ noLater: { at, source } })
  const sources = 'sources:\n  gazette: { title: Gazette, seen: text }\n'
  const read = (more: object): readonly string[] =>
    codes(readText(stringify({ acts: [line(more)] }), sources))
  assert.deepEqual(read(bound('1995-05-01T10:00:00Z')), [])
  assert.deepEqual(read(bound('1995-05-03T10:00:00Z')), ['wrong-form'])
  assert.deepEqual(read({ effect: '1995-05-01T09:00:00Z', ...bound('1995-05-01T10:00:00Z') }), ['wrong-form'])
  assert.deepEqual(read(bound('1995-05-01T10:00:00Z', 'nobody')), ['unknown-source'])
})
