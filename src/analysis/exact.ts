/** Whole numbers without limit, and the floating number that is nearest to a fraction of them. */

/** The ways to choose from so many, by how many are chosen. */
export function choices(from: number): readonly bigint[] {
  const row = [1n]
  for (let chosen = 1; chosen <= from; chosen += 1)
    row.push((row[chosen - 1]! * BigInt(from - chosen + 1)) / BigInt(chosen))
  return row
}

/** 0!, 1!, ... up to the number's. */
export function factorials(upTo: number): readonly bigint[] {
  const row = [1n]
  for (let number = 1; number <= upTo; number += 1) row.push(row[number - 1]! * BigInt(number))
  return row
}

/** The fraction in lowest terms, as a text: `421/2145`, or `1`. */
export function fraction(num: bigint, den: bigint): string {
  const divisor = commonDivisor(num, den)
  return den === divisor ? `${num / divisor}` : `${num / divisor}/${den / divisor}`
}

export function commonDivisor(a: bigint, b: bigint): bigint {
  let [one, other] = [a, b]
  while (other !== 0n) [one, other] = [other, one % other]
  return one
}

// More than the 53 bits of a floating number, so that the rounding of `Number` is the only one; the last bit says whether
// anything was left over.
const BITS = 66

/** The floating number nearest to a fraction of whole numbers that are not negative. */
export function nearest(num: bigint, den: bigint): number {
  if (num === 0n) return 0
  const shift = BITS - (lengthOf(num) - lengthOf(den))
  const [top, bottom] = shift >= 0 ? [num << BigInt(shift), den] : [num, den << BigInt(-shift)]
  const quotient = top / bottom
  const sticky = quotient * bottom === top ? quotient : quotient | 1n
  return Number(sticky) * 2 ** -shift
}

function lengthOf(number: bigint): number {
  return number.toString(16).length * 4
}
