import assert from 'node:assert/strict'
import { test } from 'node:test'
import { charterOf, organisations } from '../../tests/support/organisations.ts'
import type { Charter, Rule } from '../core/charter/charter.ts'
import type { Condition } from '../core/rules/condition.ts'
import { inOneLine, indented } from './outline.ts'
import { linesOf, sayRule, textOf } from './rules.ts'

const lake = charterOf('lake-commission')
const harbour = charterOf('harbour-league')
const MEASURE = lake.rules.find(({ id }) => id === 'measure')!

function said(charter: Charter, rule: Rule, language: 'en' | 'ru' = 'en'): string {
  return indented(linesOf(sayRule(language, charter, rule))).join('\n')
}

function adopts(adopt: Condition, language: 'en' | 'ru' = 'en'): string {
  return sayRule(language, lake, { ...MEASURE, adopt })
    .adopt.map(inOneLine)
    .join(' ')
}

test('every rule of every charter is said in each language, and nothing stays without words', () => {
  for (const name of organisations()) {
    const charter = charterOf(name)
    for (const rule of charter.rules)
      for (const language of ['en', 'ru'] as const) {
        const text = said(charter, rule, language)
        assert.doesNotMatch(text, /undefined|\[object|NaN|“”|«»| {2,}\S*$/, `${name} ${rule.id}`)
        assert.ok(text.includes(rule.clause), rule.id)
      }
  }
})

test('a threshold is said as the charter writes it', () => {
  const votes = {
    kind: 'votes',
    counted: ['yes'],
    comparison: 'at-least',
    threshold: { num: 65n, den: 100n },
    base: 'members',
  } as const
  assert.equal(adopts(votes), 'Adopted if: at least 65/100 of the members vote for it.')
  assert.equal(
    adopts({ ...votes, weight: 'shoreline' }),
    'Adopted if: the members that vote for it hold at least 65/100 of “Shoreline” of the members.',
  )
  assert.equal(
    adopts({ ...votes, comparison: 'more-than', threshold: { num: 1n, den: 2n }, base: 'cast' }, 'ru'),
    'Принято, если: за голосуют более 1/2 членов, голосующих за или против.',
  )
})

test('of one vote the verb is singular, and all are not called a share', () => {
  const votes = {
    kind: 'votes',
    counted: ['yes'],
    comparison: 'at-least',
    threshold: { num: 1n, den: 1n },
  } as const
  assert.equal(adopts(votes), 'Adopted if: at least 1 member votes for it.')
  assert.equal(adopts({ ...votes, base: 'members' }), 'Adopted if: all of the members vote for it.')
  assert.equal(
    adopts({ ...votes, base: 'cast' }, 'ru'),
    'Принято, если: за голосуют все из членов, голосующих за или против.',
  )
})

test('a cascade says which step comes where the one before failed', () => {
  const votes = (num: bigint): Condition => ({
    kind: 'votes',
    counted: ['yes'],
    comparison: 'at-least',
    threshold: { num, den: 1n },
  })
  assert.equal(
    adopts({ kind: 'any', inTurn: true, of: [votes(7n), votes(5n)] }),
    'Adopted if: the first of these that holds, each where the one before it fails: (at least 7 members vote for it; failing that: at least 5 members vote for it)',
  )
})

test('consensus says of each stand that the rule knows whether it prevents it, and of no other', () => {
  const opinion = lake.rules.find(({ id }) => id === 'opinion-by-silence')!
  assert.deepEqual(indented(sayRule('en', lake, opinion).adopt), [
    'Adopted if: no member’s stand prevents it:',
    '  - prevents it: an objection',
    '  - does not prevent it: a vote for it, silence or not having voted',
  ])
})

test('what the charter leaves open is said to be asked for', () => {
  const levy = lake.rules.find(({ id }) => id === 'levy')!
  assert.match(textOf(sayRule('en', lake, levy).excluded), /the charter does not say whether it stays/)
  assert.match(textOf(sayRule('en', lake, levy).facts), /Whether a levy is asked \(levyAsked: yes or no\)/)
})

test('where the charter provides nothing, no vote is said to adopt anything', () => {
  const war = lake.rules.find(({ id }) => id === 'war')!
  const { adopt, positions, participants } = sayRule('en', lake, war)
  assert.deepEqual(
    [adopt, positions, participants.map(inOneLine)],
    [[], [], ['The charter provides no decision on this.']],
  )
})

test('a blocking minority by weight is said with what is added', () => {
  const levy = lake.rules.find(({ id }) => id === 'levy')!
  assert.match(
    said(lake, levy),
    /the least number of members that together hold more than 35\/100 of “Shoreline”, plus 1/,
  )
})

test('how the source was read stands beside the rule', () => {
  assert.match(said(harbour, harbour.rules[0]!), /unverified, from memory/)
  assert.match(said(harbour, harbour.rules[0]!, 'ru'), /не проверен, по памяти/)
})
