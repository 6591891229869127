/**
 * Whether one condition holds wherever another does, read from their form.
 *
 * Invariant: what is said to follow does follow, on every roll; what is not said to follow may still.
 */
import type { Share } from '../share.ts'
import type { Base, Condition, Tally } from './condition.ts'

/** True where `b` holds on every roll on which `a` holds. */
export function implies(a: Condition, b: Condition): boolean {
  // Each pair of parts once: nested conditions lead to the same pair in more ways than can be gone.
  const known = follows.get(a) ?? new WeakMap<Condition, boolean>()
  follows.set(a, known)
  let found = known.get(b)
  if (found === undefined) known.set(b, (found = reckoned(a, b)))
  return found
}

const follows = new WeakMap<Condition, WeakMap<Condition, boolean>>()

function reckoned(a: Condition, b: Condition): boolean {
  if (sameCondition(a, b)) return true
  if (b.kind === 'all') return b.of.every((part) => implies(a, part))
  if (a.kind === 'any') return a.of.every((part) => implies(part, b))
  if (b.kind === 'any' && b.of.some((part) => implies(a, part))) return true
  if (a.kind === 'all' && a.of.some((part) => implies(part, b))) return true
  if (a.kind === 'not' && b.kind === 'not') return implies(b.of, a.of)
  if (a.kind === 'votes' && b.kind === 'votes') return tallyImplies(a, b)
  if (a.kind === 'members' && b.kind === 'members') return a.atLeast >= b.atLeast
  if (a.kind === 'blockers' && b.kind === 'blockers')
    return typeof a.fewerThan === 'bigint' && typeof b.fewerThan === 'bigint' && a.fewerThan <= b.fewerThan
  if (a.kind === 'fact' && b.kind === 'fact')
    return (
      a.name === b.name &&
      a.unstated === b.unstated &&
      a.atLeast !== undefined &&
      b.atLeast !== undefined &&
      a.atLeast >= b.atLeast
    )
  return false
}

/** True where the two say the same, whatever clause each cites. */
export function sameCondition(a: Condition, b: Condition): boolean {
  return plain(a) === plain(b)
}

const texts = new WeakMap<Condition, string>()

function plain(condition: Condition): string {
  let text = texts.get(condition)
  if (text === undefined) texts.set(condition, (text = written(condition)))
  return text
}

function written(condition: Condition): string {
  return JSON.stringify(condition, (key, value: unknown) =>
    key === 'clause' ? undefined : typeof value === 'bigint' ? `${value}` : sorted(value),
  )
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

/** The bases, each within those after it. */
const BASES: readonly (Base | undefined)[] = ['cast', 'present', 'members']

function tallyImplies(a: Tally, b: Tally): boolean {
  if (a.weight !== b.weight || a.class !== b.class || a.named !== b.named) return false
  const [wants, wantsToo] = [isFloor(a), isFloor(b)]
  if (wants !== wantsToo) return false
  const [inner, outer] = wants ? [a, b] : [b, a]
  if (!inner.counted.every((stand) => outer.counted.includes(stand))) return false
  if (a.base !== b.base) {
    // A share of a wider base is a greater number than the same share of a narrower one.
    if (a.base === undefined || b.base === undefined || a.threshold.num === 0n) return false
    const [wide, narrow] = wants ? [a, b] : [b, a]
    if (BASES.indexOf(wide.base) < BASES.indexOf(narrow.base)) return false
  }
  const order = compared(a.threshold, b.threshold)
  const strict = (tally: Tally): boolean =>
    tally.comparison === 'more-than' || tally.comparison === 'fewer-than'
  // Of nothing at most a share holds, and fewer than a share does not.
  if (!wants && b.base !== undefined && !strict(a) && strict(b)) return false
  const reach = wants ? order : -order
  return reach > 0 || (reach === 0 && (strict(a) || !strict(b)))
}

function isFloor({ comparison }: Tally): boolean {
  return comparison === 'at-least' || comparison === 'more-than'
}

function compared(a: Share, b: Share): number {
  const [one, other] = [a.num * b.den, b.num * a.den]
  return one < other ? -1 : one > other ? 1 : 0
}
