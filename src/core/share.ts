/** Exact shares: fractions of whole numbers without limit. Nothing that decides is ever rounded. */
export interface Share {
  readonly num: bigint
  readonly den: bigint
}

const WRITTEN = /^(\d{1,30})(?:\/([1-9]\d{0,29}))?$/

/** The share that a text such as `9`, `2/3` or `55/100` names; undefined for signs, decimals and anything else. */
export function share(text: string): Share | undefined {
  const match = WRITTEN.exec(text)
  if (!match) return undefined
  return { num: BigInt(match[1]!), den: BigInt(match[2] ?? '1') }
}

/** True when `part` is at least the share of `whole`: 10 of 15 reaches 2/3, 9 of 15 does not. */
export function reaches(part: bigint, whole: bigint, wanted: Share): boolean {
  return part * wanted.den >= whole * wanted.num
}

/** True when `part` is more than the share of `whole`: 8 of 15 exceeds 1/2, 7 of 14 does not. */
export function exceeds(part: bigint, whole: bigint, wanted: Share): boolean {
  return part * wanted.den > whole * wanted.num
}

/** The least whole number that reaches (or, where `strict`, exceeds) the share of `whole`. */
export function leastNumber(whole: bigint, wanted: Share, strict: boolean): bigint {
  const product = whole * wanted.num
  const floor = product / wanted.den
  if (strict) return floor + 1n
  return product % wanted.den === 0n ? floor : floor + 1n
}

/** The share as a charter writes it: `9` or `2/3`. */
export function showShare(value: Share): string {
  return value.den === 1n ? `${value.num}` : `${value.num}/${value.den}`
}
