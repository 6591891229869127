import assert from 'node:assert/strict'
import { test } from 'node:test'
import { charterOf } from '../../tests/support/organisations.ts'
import type { MatterId, OrganId, PartyId } from '../core/ids.ts'
import type { Position } from '../core/rules/condition.ts'
import { judgeQuestion, type Facts } from '../core/rules/question.ts'
import type { Day } from '../core/time.ts'
import { sayExplained } from './explained.ts'
import type { Language } from './language.ts'

const lake = charterOf('lake-commission')
const MEMBERS = Object.keys(lake.parties) as PartyId[]
const ON = '2026-03-05' as Day

function told(
  matter: string,
  roll: Readonly<Partial<Record<Position, string>>>,
  {
    facts = {},
    closed = true,
    language = 'en',
  }: { facts?: Facts; closed?: boolean; language?: Language } = {},
): readonly string[] {
  const positions = new Map(
    Object.entries(roll).flatMap(([position, parties]) =>
      parties.split(' ').map((party) => [party as PartyId, position as Position] as const),
    ),
  )
  const question = {
    organ: 'commission' as OrganId,
    matter: matter as MatterId,
    on: ON,
    positions,
    facts,
    closed,
  }
  const judged = judgeQuestion(lake, MEMBERS, question)
  return sayExplained(language, lake, ON, judged, (party) => party).split('\n')
}

function has(lines: readonly string[], ...wanted: readonly string[]): void {
  for (const line of wanted) assert.ok(lines.includes(line), `${line}\n--\n${lines.join('\n')}`)
}

const LEVY = { levyAsked: true, stateConcerned: [] }

test('heads and weights show what was reached, of how much, and what was needed; a share is cut off, never rounded up', () => {
  has(
    told('levy', { yes: 'AARE BRUE', no: 'CEDRO DELLE' }, { facts: LEVY }),
    '      - [does not hold] at least 55/100 of the members vote for it: 2 of 7; 4 needed',
    '      - [does not hold] the members that vote for it hold at least 65/100 of “Shoreline” of the members: “Shoreline”: 160 of 300 (53.33 %); 195 needed',
    'Table “Shoreline”: Lake Treaty (fictional); unverified, from memory.',
  )
})

test('what came first and the quorum stand before adoption, each with its mark', () => {
  const lines = told('measure', { yes: 'AARE BRUE CEDRO' })
  has(lines, 'Out of order', '  - [does not hold] more than 1/2 of the members are present: 3 of 7; 4 needed')
  assert.ok(!lines.includes('Adopted if:'))
  has(
    told('levy', { yes: 'AARE' }, { facts: { levyAsked: 'no' } }),
    '  - [does not hold] “Whether a levy is asked”: yes (asked for where not stated): Not found: levyAsked: yes; stated: no',
  )
})

test('two ways to adoption are told apart, and while it runs that the rest may still change it', () => {
  const open = { facts: LEVY, closed: false }
  has(
    told('levy', { yes: 'AARE BRUE', no: 'CEDRO' }, open),
    'Open',
    'Still needed:',
    '  - Way 1:',
    '    - 35 more of “Shoreline”, of members that vote for it [Lake Treaty, Art. 12]',
    '  - Way 2:',
    'What the rest do may still change this.',
  )
  has(
    told('levy', { yes: 'AARE BRUE', no: 'CEDRO' }, { ...open, language: 'ru' }),
    'Не хватает:',
    'Остальные еще могут изменить исход.',
  )
})

test('once nothing can change it, that is said, and what it does to those who have voted', () => {
  const lines = told('measure', { yes: 'AARE BRUE CEDRO DELLE', no: 'EBRON' }, { closed: false })
  has(
    lines,
    'Adopted',
    'Nothing that the rest may do changes this.',
    'Bound: AARE, BRUE, CEDRO, DELLE',
    'Opted out: EBRON',
  )
  assert.ok(!lines.includes('Still needed:'))
})

test('an open blocking minority is not called votes for it', () => {
  const lines = told('levy', { yes: 'AARE BRUE', no: 'CEDRO' }, { facts: LEVY, closed: false })
  assert.ok(
    lines.some((line) =>
      line.startsWith('Still open: 5 members have not voted for it so far; a blocking minority takes 3.'),
    ),
  )
})

test('where nobody said what decides, the sentence names it and nothing is marked', () => {
  const lines = told('war', { yes: 'AARE' })
  assert.deepEqual([lines[0], lines.some((line) => line.includes('['))], ['Out of order', true])
  assert.ok(!lines.some((line) => /\[(?:holds|open|does not hold)\]/.test(line)))
})
