/**
 * Whether a condition holds over a roll.
 *
 * Invariant: `yes` and `no` are given only where every completion of a running roll gives the same. Parts are judged one by
 * one, so in a conjunction an `open` may be settled already; `settled.ts` tries the completions where they are few.
 */
import type { Reason } from '../refusal.ts'
import type { Condition } from './condition.ts'
import { wordIn } from './facts.ts'
import { blockers, consensus, fact, inForce, members, noVeto, tally, type Verdict } from './leaves.ts'
import type { Roll } from './roll.ts'

export type { Verdict } from './leaves.ts'

/** Whether the condition holds over the roll, with the reason for each part that decides. */
export function evaluate(condition: Condition, roll: Roll): Verdict {
  switch (condition.kind) {
    case 'votes':
      return tally(condition, roll)
    case 'blockers':
      return blockers(condition, roll)
    case 'no-veto':
      return noVeto(condition, roll)
    case 'consensus':
      return consensus(condition, roll)
    case 'fact':
      return fact(condition, roll)
    case 'members':
      return members(condition, roll)
    case 'in-force':
      return inForce(condition, roll)
    case 'all':
    case 'any':
      return combined(
        condition,
        condition.of.map((part) => evaluate(part, roll)),
      )
    case 'not': {
      const part = evaluate(condition.of, roll)
      const holds = part.holds === 'yes' ? 'no' : part.holds === 'no' ? 'yes' : part.holds
      return { holds, reasons: part.reasons, condition, parts: [part] }
    }
    case 'parameter':
      return parameter(condition, roll)
    default:
      return condition satisfies never
  }
}

/** One decisive part decides the whole; else what is open, else a missing parameter, else all agree on the other. */
function combined(condition: Condition & { kind: 'all' | 'any' }, parts: readonly Verdict[]): Verdict {
  const order = condition.kind === 'all' ? ALL : ANY
  const holds = order.find((one) => parts.some((part) => part.holds === one)) ?? order[3]
  const reasons: Reason[] = []
  for (const part of parts) if (part.holds === holds) reasons.push(...part.reasons)
  return { holds, reasons, condition, parts }
}

const ALL = ['no', 'open', 'needs', 'yes'] as const
const ANY = ['yes', 'open', 'needs', 'no'] as const

function parameter(condition: Condition & { kind: 'parameter' }, roll: Roll): Verdict {
  const given = wordIn(roll.facts, condition.name)
  const chosen =
    given !== undefined && Object.hasOwn(condition.options, given) ? condition.options[given] : undefined
  if (chosen) {
    const part = evaluate(chosen, roll)
    return { ...part, condition, parts: [part] }
  }
  const parts = Object.values(condition.options).map((option) => evaluate(option, roll))
  const [first] = parts
  if (first && parts.every((part) => part.holds === first.holds)) return { ...first, condition, parts }
  const open = parts.find((part) => part.holds === 'open')
  if (open) return { ...open, condition, parts }
  const options = Object.keys(condition.options)
  const reason = { code: 'needs-parameter', clause: roll.clause, parameter: condition.name, options } as const
  return { holds: 'needs', reasons: [reason], condition, parts }
}

/** The condition as if nobody had a veto; undefined where nothing else is asked. */
export function withoutVeto(condition: Condition): Condition | undefined {
  if (condition.kind === 'no-veto') return undefined
  if (condition.kind === 'all' || condition.kind === 'any') {
    const parts = condition.of.map(withoutVeto).filter((part) => part !== undefined)
    return parts.length === 0 ? undefined : { ...condition, of: parts }
  }
  if (condition.kind === 'not') {
    const rest = withoutVeto(condition.of)
    return rest && { ...condition, of: rest }
  }
  if (condition.kind === 'parameter') {
    const options = Object.entries(condition.options).flatMap(([name, option]) => {
      const rest = withoutVeto(option)
      return rest ? [[name, rest] as const] : []
    })
    return options.length === 0 ? undefined : { ...condition, options: Object.fromEntries(options) }
  }
  return condition
}
