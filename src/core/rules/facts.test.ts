import assert from 'node:assert/strict'
import { test } from 'node:test'
import { numberIn, partiesIn, wordIn, type Facts } from './facts.ts'

const facts: Facts = {
  consulted: ['ANSA', 'BRISO'],
  tested: true,
  waived: false,
  written: 'true',
  refused: 'false',
  days: 90,
  said: '15',
  reading: 'one',
}

test('a fact names parties, or is a word: never both', () => {
  assert.deepEqual(partiesIn(facts, 'consulted'), ['ANSA', 'BRISO'])
  assert.equal(wordIn(facts, 'consulted'), undefined)
  for (const name of ['tested', 'days', 'reading', 'nowhere'])
    assert.deepEqual(partiesIn(facts, name), [], name)
})

test('a party that a fact names twice is named once', () => {
  assert.deepEqual(partiesIn({ a: ['ANSA', 'ANSA'] }, 'a'), ['ANSA'])
  assert.deepEqual(partiesIn({ c: ['BRISO', 'ANSA', 'BRISO'] }, 'c'), ['BRISO', 'ANSA'])
})

test('true and false are yes and no, however they are written, and a number is the word for it', () => {
  const words = Object.keys(facts).map((name) => wordIn(facts, name))
  assert.deepEqual(words, [undefined, 'yes', 'no', 'yes', 'no', '90', '15', 'one'])
  assert.equal(wordIn(facts, 'nowhere'), undefined)
})

test('what every object has is no fact', () => {
  for (const name of ['constructor', 'toString', '__proto__']) {
    assert.equal(wordIn(facts, name), undefined, name)
    assert.deepEqual(partiesIn(facts, name), [], name)
  }
})

test('a number is whole, not negative, of at most fifteen digits, and nothing stands before or after it', () => {
  const numbers = ['0', '90', '123456789012345', '1234567890123456', '-1', '1.5', '9x', 'x9', '', ' 9']
  assert.deepEqual(
    numbers.map((number) => numberIn({ number }, 'number')),
    [0n, 90n, 123456789012345n, ...Array.from({ length: 7 }, () => undefined)],
  )
  assert.equal(numberIn(facts, 'days'), 90n)
  assert.equal(numberIn(facts, 'tested'), undefined)
  assert.equal(numberIn(facts, 'nowhere'), undefined)
})
