import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { best } from './best.ts'
import { newIndex } from './index-of-words.ts'

const found = (weights: Uint16Array): readonly number[] =>
  [...weights].flatMap((weight, document) => (weight > 0 ? [document] : []))

test('a document is found that has every word, or words that begin so, whenever it was added', () => {
  const word = fc.constantFrom('ab', 'abc', 'b', 'bc', 'cab', 'ca', 'x9', 'x')
  const text = fc.array(word, { maxLength: 6 })
  fc.assert(
    fc.property(fc.array(text, { maxLength: 12 }), text, fc.nat(12), (documents, query, asked) => {
      const index = newIndex()
      documents.forEach((words, at) => {
        if (at === asked) index.find(query)
        index.add(words.slice(0, 2).join(' '), words.slice(2).join(' '))
      })
      const has = (words: readonly string[], wanted: string): boolean =>
        words.some((one) => (wanted.length === 1 ? one === wanted : one.startsWith(wanted)))
      const expected = documents.flatMap((words, document) =>
        query.length > 0 && query.every((wanted) => has(words, wanted)) ? [document] : [],
      )
      assert.deepEqual(found(index.find(query)), expected)
    }),
  )
})

test('a word in the title counts for more than in the text, a whole word for more than a beginning', () => {
  const index = newIndex()
  index.add('Report', 'on the harbour')
  index.add('Harbour', 'report')
  index.add('Harbours', 'report')
  const [text, title, longer] = index.find(['harbour'])
  assert.ok(title! > longer! && longer! > text!)
})

test('a word that nothing has is answered with the nearest that something has', () => {
  const index = newIndex()
  index.add('Consultation on the harbour', '')
  assert.equal(index.like('harbuor'), 'harbour')
  assert.equal(index.like('consultatoin'), 'consultation')
  assert.equal(index.like('zebra'), undefined)
})

test('the first of many are those that stand first when all are put in order', () => {
  const pair = fc.tuple(fc.nat(4), fc.nat(5))
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (pairs, most) => {
      const [weights, days] = [Uint16Array.from(pairs, ([w]) => w), Uint32Array.from(pairs, ([, d]) => d)]
      const all = pairs.flatMap(([weight], at) => (weight > 0 ? [at] : []))
      const expected = all
        .toSorted((a, b) => weights[b]! - weights[a]! || days[b]! - days[a]! || b - a)
        .slice(0, most)
      assert.deepEqual(best(weights, days, most), expected)
    }),
  )
})
