/** What the form of a condition shows of the change of one member's stand, without any roll. */
import { partsOf, type Condition, type Stand } from './condition.ts'
import { within } from './leaves.ts'

/**
 * True where the form of the condition shows that the change of one stand never makes it fail (`up`), or never makes it
 * hold (not `up`).
 */
export function isSteady(condition: Condition, from: Stand, to: Stand, up: boolean): boolean {
  switch (condition.kind) {
    case 'votes': {
      const { counted, base, comparison, threshold, named } = condition
      const floor = comparison === 'at-least' || comparison === 'more-than'
      const gain = Number(counted.includes(to)) - Number(counted.includes(from))
      const growth = base === undefined ? 0 : Number(within(base, to)) - Number(within(base, from))
      // The share rises where what is counted grows and the base does not, or both grow by one and it is at most the whole.
      // Of members that a fact does not name the base alone grows.
      const both = gain === 1 && growth === 1 && threshold.num <= threshold.den && named === undefined
      const rises = (gain >= 0 && growth <= 0) || both
      const falls = gain <= 0 && growth >= 0
      return floor === up ? rises : falls
    }
    case 'blockers':
      return up ? from !== 'yes' || to === 'yes' : from === 'yes' || to !== 'yes'
    case 'no-veto':
      return up ? to !== 'no' : from !== 'no'
    case 'consensus': {
      const [before, after] = [condition.bearing[from], condition.bearing[to]]
      return up ? after === 'gives' || before === 'blocks' : after === 'blocks' || before === 'gives'
    }
    case 'not':
      return isSteady(condition.of, from, to, !up)
    case 'all':
    case 'any':
    case 'parameter':
      return partsOf(condition).every((part) => isSteady(part, from, to, up))
    default:
      return true
  }
}
