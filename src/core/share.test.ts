import * as fc from 'fast-check'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exceeds, leastNumber, reaches, share, showShare } from './share.ts'

const two = share('2/3')!
const half = share('1/2')!
const anyShare = fc.record({ num: fc.bigInt({ min: 0n, max: 50n }), den: fc.bigInt({ min: 1n, max: 50n }) })
const anyNumber = fc.bigInt({ min: 0n, max: 1000n })

test('ten of fifteen reach two thirds, and nine do not', () => {
  assert.equal(reaches(10n, 15n, two), true)
  assert.equal(reaches(9n, 15n, two), false)
})

test('half of fourteen is not more than half', () => {
  assert.equal(exceeds(7n, 14n, half), false)
  assert.equal(reaches(7n, 14n, half), true)
  assert.equal(exceeds(8n, 15n, half), true)
})

test('a share is a whole number or a fraction, and nothing else', () => {
  assert.deepEqual(share('9'), { num: 9n, den: 1n })
  assert.deepEqual(share('55/100'), { num: 55n, den: 100n })
  for (const text of [
    '',
    '-1',
    '0.5',
    '2/0',
    '2/',
    '/3',
    ' 2/3',
    '2/3 ',
    '1e3',
    '٣',
    '2/-3',
    '1'.repeat(31),
  ]) {
    assert.equal(share(text), undefined, text)
  }
})

test('a share is shown as a charter writes it', () => {
  for (const text of ['9', '2/3', '55/100']) assert.equal(showShare(share(text)!), text)
})

test('the least number that suffices suffices, and one less does not', () => {
  fc.assert(
    fc.property(anyNumber, anyShare, (whole, wanted) => {
      const enough = leastNumber(whole, wanted, false)
      assert.ok(reaches(enough, whole, wanted) && (enough === 0n || !reaches(enough - 1n, whole, wanted)))
      const more = leastNumber(whole, wanted, true)
      assert.ok(exceeds(more, whole, wanted) && !exceeds(more - 1n, whole, wanted))
    }),
  )
})

test('who has enough has enough with one more', () => {
  fc.assert(
    fc.property(anyNumber, anyNumber, anyShare, (part, whole, wanted) => {
      if (reaches(part, whole, wanted)) assert.ok(reaches(part + 1n, whole, wanted))
      if (exceeds(part, whole, wanted)) assert.ok(reaches(part, whole, wanted))
    }),
  )
})
