import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { choices, factorials, fraction, nearest } from './exact.ts'
import { fromRemainders, primesFor } from './primes.ts'

const anyNumber = fc.oneof(fc.bigInt({ min: 0n, max: 2n ** 20n }), fc.bigInt({ min: 0n, max: 2n ** 1200n }))
const anyDivisor = fc.oneof(
  fc.bigInt({ min: 1n, max: 2n ** 20n }),
  fc.bigInt({ min: 2n ** 1180n, max: 2n ** 1200n }),
)

test('the nearest floating number to a fraction is nearer than its neighbours, or as near and even', () => {
  fc.assert(
    fc.property(anyNumber, anyDivisor, (num, den) => {
      const found = nearest(num, den)
      if (found === 0 || !Number.isFinite(found) || found < 2 ** -900) return
      // Twice the distance in units of the last place, exactly.
      const exponent = Math.floor(Math.log2(found)) - 53
      const unit = (part: number): bigint => BigInt(part * 2 ** -Math.max(exponent, -1000))
      const scaled = (num << 1000n) / den
      const off = (part: number): bigint => {
        const whole = exponent >= -1000 ? unit(part) : 0n
        const at = (whole << 1000n) >> BigInt(-exponent)
        return at > scaled ? at - scaled : scaled - at
      }
      const step = 2 ** (exponent + 1)
      assert.ok(off(found) <= off(found + step) + 1n && off(found) <= off(found - step) + 1n)
    }),
  )
})

test('small fractions are as the machine divides them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.integer({ min: 1, max: 2 ** 31 }), (num, den) => {
      assert.equal(nearest(BigInt(num), BigInt(den)), num / den)
    }),
  )
})

test('choices and factorials are those of the textbook, fractions in lowest terms', () => {
  assert.deepEqual(choices(5), [1n, 5n, 10n, 10n, 5n, 1n])
  assert.deepEqual(choices(0), [1n])
  assert.deepEqual(factorials(5), [1n, 1n, 2n, 6n, 24n, 120n])
  assert.equal(fraction(842n, 4290n), '421/2145')
  assert.equal(fraction(7n, 7n), '1')
  assert.equal(fraction(0n, 9n), '0')
})

test('a number comes back from its remainders, up to one less than twice the bits', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 220 }), fc.nat(), (bits, seed) => {
      const number = (2n ** BigInt(bits) * BigInt(seed)) / 2n ** 31n
      const primes = primesFor(bits)
      assert.ok(primes.every((prime) => prime < 2 ** 30))
      const remainders = primes.map((prime) => [Number(number % BigInt(prime))])
      assert.deepEqual(fromRemainders(primes, remainders), [number])
    }),
    { numRuns: 30 },
  )
})
