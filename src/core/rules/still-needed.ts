/**
 * What is wanting for adoption, condition by condition, as the roll stands: so many more votes, members that stand in
 * the way, a finding. Where one of several conditions suffices, each is a way of its own.
 */
import { exceeds, reaches } from '../share.ts'
import type { PartyId } from '../ids.ts'
import type { Tally } from './condition.ts'
import type { Part } from './explain.ts'
import { within } from './leaves.ts'
import type { Roll } from './roll.ts'

/** Numbers are texts, as everywhere in an answer. */
export interface StillNeeded {
  readonly code: 'votes' | 'fewer' | 'not-blocked' | 'no-veto' | 'consensus' | 'circumstance' | 'stated'
  readonly clause?: string
  readonly needed?: string
  readonly reached?: string
  /** How many of those that are counted are wanting on this roll, while the base stays as it is. */
  readonly lacking?: string
  /** How many that enter the base with their vote, where that is another number. */
  readonly further?: string
  /** How many are too many. */
  readonly excess?: string
  readonly weight?: string
  readonly class?: string
  readonly counted?: readonly string[]
  readonly parties?: readonly PartyId[]
  readonly parameter?: string
  readonly options?: readonly string[]
  /** Which of several ways this belongs to, `1` or `2.1`; whoever takes one way needs all of it. */
  readonly way?: string
}

/** What the part wants before it holds; or, where not `wanted`, before it no longer does. */
export function stillNeeded(part: Part, roll: Roll, wanted = true, way?: string): readonly StillNeeded[] {
  const { condition, mark, parts } = part
  if (mark === (wanted ? 'held' : 'not-held')) return []
  const each = (): readonly StillNeeded[] => parts.flatMap((one) => stillNeeded(one, roll, wanted, way))
  const ways = (): readonly StillNeeded[] =>
    parts.length === 1
      ? each()
      : parts.flatMap((one, index) =>
          stillNeeded(one, roll, wanted, way === undefined ? `${index + 1}` : `${way}.${index + 1}`),
        )
  if (condition.kind === 'all') return wanted ? each() : ways()
  if (condition.kind === 'any') return wanted ? ways() : each()
  if (condition.kind === 'not') return parts.flatMap((one) => stillNeeded(one, roll, !wanted, way))
  if (condition.kind === 'parameter' && part.chosen !== undefined) return each()
  const found = mark === 'asks' || condition.kind === 'parameter' ? asked(part) : leaf(part, roll, wanted)
  return found.map((one) => ({ ...one, ...(way === undefined ? {} : { way }) }))
}

function asked({ reasons }: Part): readonly StillNeeded[] {
  return reasons
    .filter(({ parameter }) => parameter !== undefined)
    .map(({ clause, parameter, options, parties }) => ({
      code: 'stated' as const,
      ...(clause === undefined ? {} : { clause }),
      ...(parameter === undefined ? {} : { parameter }),
      ...(options === undefined ? {} : { options }),
      ...(parties === undefined ? {} : { parties }),
    }))
}

function leaf(part: Part, roll: Roll, wanted: boolean): readonly StillNeeded[] {
  const { condition, reasons } = part
  const [reason] = reasons
  if (!reason) return []
  const clause = reason.clause === undefined ? {} : { clause: reason.clause }
  const figures = {
    ...(reason.needed === undefined ? {} : { needed: reason.needed }),
    ...(reason.reached === undefined ? {} : { reached: reason.reached }),
  }
  switch (condition.kind) {
    case 'votes':
      return votes(condition, part, wanted)
    case 'blockers': {
      const excess = BigInt(reason.reached ?? 0) - BigInt(reason.needed ?? 0) + 1n
      if (!wanted || excess <= 0n) return []
      return [{ code: 'not-blocked', ...clause, ...figures, lacking: `${excess}` }]
    }
    case 'no-veto':
    case 'consensus': {
      const parties = reasons.flatMap((one) => one.parties ?? [])
      if (!wanted || parties.length === 0) return []
      const of =
        condition.kind === 'consensus'
          ? roll.stands.size
          : roll.group(condition.group).filter((party) => roll.stands.has(party)).length
      const lacking = { needed: `${of}`, reached: `${of - parties.length}` }
      const code = condition.kind
      return [{ code, ...clause, ...lacking, lacking: `${parties.length}`, parties }]
    }
    default: {
      const parameter = reason.parameter === undefined ? {} : { parameter: reason.parameter }
      return [{ code: 'circumstance', ...clause, ...figures, ...parameter }]
    }
  }
}

/** How many votes are wanting, or are too many. */
function votes(condition: Tally, part: Part, wanted: boolean): readonly StillNeeded[] {
  const [reason] = part.reasons
  if (!reason) return []
  const [needed, reached] = [BigInt(reason.needed ?? 0), BigInt(reason.reached ?? 0)]
  const { clause, weight, class: of, counted } = reason
  const about = {
    ...(clause === undefined ? {} : { clause }),
    needed: `${needed}`,
    reached: `${reached}`,
    ...(weight === undefined ? {} : { weight }),
    ...(of === undefined ? {} : { class: of }),
    ...(counted === undefined ? {} : { counted }),
  }
  const wants = condition.comparison === 'at-least' || condition.comparison === 'more-than'
  if (wants !== wanted) {
    const excess = reached - needed + 1n
    return excess <= 0n ? [] : [{ code: 'fewer', ...about, excess: `${excess}` }]
  }
  // A share of nothing is not reached: the first vote is wanting also where none is needed by the figure.
  const least = condition.base !== undefined && needed === 0n && reached === 0n ? 1n : needed
  const lacking = least - reached
  if (lacking <= 0n) return []
  const further = furtherVotes(condition, reached, part.whole ?? 0n)
  const more = further === undefined || further === lacking ? {} : { further: `${further}` }
  return [{ code: 'votes', ...about, lacking: `${lacking}`, ...more }]
}

/**
 * The least number of further votes that suffices where each enters the base as it is cast; undefined where the base does
 * not grow by them, or where no number of them suffices.
 */
function furtherVotes(
  { base, threshold, comparison, counted, weight }: Tally,
  reached: bigint,
  whole: bigint,
): bigint | undefined {
  if (base === undefined || base === 'members' || weight !== undefined) return undefined
  if (!counted.every((stand) => within(base, stand)) || threshold.num >= threshold.den) return undefined
  const met = comparison === 'more-than' ? exceeds : reaches
  // (reached + n) / (whole + n) grows with n towards one, so the first n that meets the share is the least.
  const gap = threshold.den - threshold.num
  let number = (whole * threshold.num - reached * threshold.den) / gap
  if (number < 1n) number = 1n
  while (!met(reached + number, whole + number, threshold)) number += 1n
  return number
}
