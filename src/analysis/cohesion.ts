/**
 * How united a group voted: the agreement index of Hix, Noury and Roland (2005, doi:10.1017/S0007123405000128), over yes,
 * no and abstain, and Rice's, over yes and no only. Rice leaves abstentions out: a group of which half abstain looks
 * united by it, so both are given.
 */
import type { Rows } from './votes.ts'

export interface Mean {
  /** Null where there is no decision to take it over. */
  readonly mean: number | null
  readonly decisions: number
}

export interface Cohesion {
  readonly agreementIndex: Mean
  /** Over fewer decisions: those in which somebody of the group cast yes or no. */
  readonly rice: Mean
  /** Decisions in which somebody of the group cast yes, no or abstain. */
  readonly decisions: number
}

/** The cohesion of the parties. */
export function cohesionOf(group: readonly Rows[], decisions: number): Cohesion {
  const [agreed, rice] = [newMean(), newMean()]
  for (let decision = 0; decision < decisions; decision += 1) {
    const [word, bit] = [decision >>> 5, 1 << (decision & 31)]
    let [yes, no, abstain] = [0, 0, 0]
    for (const rows of group) {
      if ((rows.yes[word]! & bit) !== 0) yes += 1
      else if ((rows.no[word]! & bit) !== 0) no += 1
      else if ((rows.abstain[word]! & bit) !== 0) abstain += 1
    }
    const [cast, most] = [yes + no + abstain, Math.max(yes, no, abstain)]
    if (cast > 0) agreed.add(3 * most - cast, 2 * cast)
    if (yes + no > 0) rice.add(Math.abs(yes - no), yes + no)
  }
  return { agreementIndex: agreed.read(), rice: rice.read(), decisions: agreed.read().decisions }
}

/** The mean of fractions. The same fractions are added up as whole numbers first, so that the order of the decisions is nothing to it. */
function newMean(): { add: (num: number, den: number) => void; read: () => Mean } {
  const sums = new Map<number, number>()
  let count = 0
  return {
    add(num, den) {
      sums.set(den, (sums.get(den) ?? 0) + num)
      count += 1
    },
    read() {
      const parts = [...sums].toSorted(([a], [b]) => a - b).map(([den, num]) => num / den)
      return {
        mean: count === 0 ? null : parts.reduce((sum, part) => sum + part, 0) / count,
        decisions: count,
      }
    },
  }
}
