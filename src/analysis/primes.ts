/** Whole numbers from their remainders: the Chinese remainder theorem over primes below 2^30. */

/** The greatest primes below 2^30 whose product is more than 2^bits. */
export function primesFor(bits: number): readonly number[] {
  const found: number[] = []
  let product = 1n
  for (let number = 2 ** 30 - 1; product <= 2n ** BigInt(bits); number -= 2) {
    if (!isPrime(number)) continue
    found.push(number)
    product *= BigInt(number)
  }
  return found
}

function isPrime(number: number): boolean {
  for (let divisor = 3; divisor * divisor <= number; divisor += 2) if (number % divisor === 0) return false
  return number % 2 === 1
}

/** The whole numbers that leave these remainders, from the least that is possible: one list of remainders for each prime. */
export function fromRemainders(
  primes: readonly number[],
  remainders: readonly (readonly number[])[],
): readonly bigint[] {
  const product = primes.reduce((all, prime) => all * BigInt(prime), 1n)
  const parts = primes.map((prime) => {
    const others = product / BigInt(prime)
    return others * inverse(others % BigInt(prime), BigInt(prime))
  })
  return remainders[0]!.map(
    (_, place) =>
      parts.reduce((sum, part, which) => sum + part * BigInt(remainders[which]![place]!), 0n) % product,
  )
}

/** By Fermat: number^(prime - 2). */
function inverse(number: bigint, prime: bigint): bigint {
  let [result, base, power] = [1n, number % prime, prime - 2n]
  for (; power > 0n; power >>= 1n) {
    if (power & 1n) result = (result * base) % prime
    base = (base * base) % prime
  }
  return result
}
