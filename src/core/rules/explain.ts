/**
 * A ruling taken apart: every condition of the rule's tree, whether it held on the roll, and its figures. The words are
 * made elsewhere (`src/words/explained.ts`); here is data.
 *
 * Invariant: folded through all, one of and not, the marks give the outcome of the answer (`foldOutcome`).
 */
import { holds } from '../charter/at.ts'
import type { Charter, Precondition, Rule, Seen } from '../charter/charter.ts'
import type { Reason } from '../refusal.ts'
import type { Day } from '../time.ts'
import type { Answer, Outcome } from './answer.ts'
import { STANDS, walk, type Condition } from './condition.ts'
import { evaluate, type Verdict } from './evaluate.ts'
import { wordIn } from './facts.ts'
import { within } from './leaves.ts'
import type { Judged } from './question.ts'
import { indexOf, sumsOf, type Roll } from './roll.ts'
import { stillNeeded, type StillNeeded } from './still-needed.ts'

/** Held, not held, open while the question runs, or not to be said before something is stated. */
export type Mark = 'held' | 'not-held' | 'open' | 'asks'

/** One condition of the tree on the roll. */
export interface Part {
  readonly mark: Mark
  readonly condition: Condition
  /** What was needed and reached, who stands in the way. */
  readonly reasons: readonly Reason[]
  /** Of what a share is taken: so many members, or so much weight. */
  readonly whole?: bigint
  readonly parts: readonly Part[]
  /** Of a parameter: the option that the facts chose. */
  readonly chosen?: string
}

export interface Explanation {
  readonly answer: Answer
  readonly rule?: Rule
  /** What must be so before anything is counted, up to the first that is not. */
  readonly requires: readonly { readonly part: Part; readonly of: Precondition }[]
  readonly quorum?: Part
  readonly adopt?: Part
  /** What every way of ending gives, where the parts are open and yet nothing can change the whole. */
  readonly whatever?: 'held' | 'not-held'
  /** What every way of ending gives, where preconditions, quorum and adoption are open one by one. */
  readonly end?: Outcome
  readonly stillNeeded: readonly StillNeeded[]
}

/** What was judged, taken apart. */
export function explain({ answer, rule, roll, quorum, adopt, end }: Judged): Explanation {
  const none = { answer, ...(rule ? { rule } : {}), requires: [], stillNeeded: [] }
  if (!rule || !roll) return none
  const requires = requiredOf(rule, roll)
  const tree = adopt && partOf(evaluate(rule.adopt, roll), roll)
  const found = adopt && MARKS[adopt.holds]
  const counts = answer.outcome === 'not-adopted' || answer.outcome === 'open'
  const wanting = counts ? [...(quorum ? [partOf(quorum, roll)] : []), ...(tree ? [tree] : [])] : []
  return {
    ...none,
    requires,
    ...(end ? { end } : {}),
    ...(quorum ? { quorum: partOf(quorum, roll) } : {}),
    ...(tree ? { adopt: tree } : {}),
    ...(tree?.mark === 'open' && (found === 'held' || found === 'not-held') ? { whatever: found } : {}),
    stillNeeded: wanting.flatMap((part) => stillNeeded(part, roll)),
  }
}

function requiredOf(rule: Rule, roll: Roll): Explanation['requires'] {
  const found: { part: Part; of: Precondition }[] = []
  for (const of of rule.requires) {
    const own = of.clause === undefined ? roll : { ...roll, clause: of.clause }
    const part = partOf(evaluate(of.condition, own), own)
    found.push({ part, of })
    if (part.mark !== 'held') break
  }
  return found
}

const MARKS = { yes: 'held', no: 'not-held', open: 'open', needs: 'asks' } as const

function partOf(verdict: Verdict, roll: Roll): Part {
  const { condition, reasons } = verdict
  const whole = condition.kind === 'votes' ? wholeOf(condition, roll) : undefined
  const chosen = condition.kind === 'parameter' ? wordIn(roll.facts, condition.name) : undefined
  const isOption =
    condition.kind === 'parameter' && chosen !== undefined && Object.hasOwn(condition.options, chosen)
  return {
    mark: MARKS[verdict.holds],
    condition,
    reasons,
    ...(whole === undefined ? {} : { whole }),
    parts: (verdict.parts ?? []).map((part) => partOf(part, roll)),
    ...(isOption ? { chosen } : {}),
  }
}

/** Of what the tally's share is taken; undefined where its threshold is a number. */
function wholeOf(condition: Condition & { kind: 'votes' }, roll: Roll): bigint | undefined {
  const { base } = condition
  if (base === undefined) return undefined
  const sums = sumsOf(roll, condition)
  return STANDS.filter((stand) => within(base, stand))
    .map(indexOf)
    .reduce(
      (sum, stand) => sum + sums.counted[stand]! + sums.others[stand]!,
      base === 'members' ? sums.idle : 0n,
    )
}

/** What the marks of the parts give for the whole. */
export function foldPart(part: Part): Mark {
  const { condition } = part
  const inner = part.parts.map(foldPart)
  const first = (...order: readonly Mark[]): Mark =>
    order.find((mark) => inner.includes(mark)) ?? order.at(-1)!
  switch (condition.kind) {
    case 'all':
      return first('not-held', 'open', 'asks', 'held')
    case 'any':
      return first('held', 'open', 'asks', 'not-held')
    case 'not':
      return inner[0] === 'held' ? 'not-held' : inner[0] === 'not-held' ? 'held' : inner[0]!
    case 'parameter':
      if (inner.every((mark) => mark === inner[0])) return inner[0]!
      return inner.includes('open') ? 'open' : 'asks'
    default:
      return part.mark
  }
}

/** The outcome that the marks give; undefined where no condition was judged. */
export function foldOutcome({ requires, quorum, adopt, whatever, end }: Explanation): Outcome | undefined {
  if (end) return end
  for (const { part } of requires) {
    const mark = foldPart(part)
    if (mark !== 'held')
      return mark === 'asks' ? 'needs-parameter' : mark === 'open' ? 'open' : 'out-of-order'
  }
  const there = quorum ? foldPart(quorum) : 'held'
  if (there === 'not-held') return 'out-of-order'
  if (there === 'asks') return 'needs-parameter'
  if (!adopt) return undefined
  const mark = whatever ?? foldPart(adopt)
  if (mark === 'asks') return 'needs-parameter'
  if (mark === 'open' || there === 'open') return 'open'
  return mark === 'held' ? 'adopted' : 'not-adopted'
}

export interface WeightUsed {
  readonly weight: string
  readonly source: { readonly title: string; readonly seen: Seen }
}

/** What the answer of `decide` says beside the ruling: whether it is settled, what is wanting, which tables it took. */
export interface Further {
  /** True where nothing that the rest may do changes the outcome. */
  readonly settled?: boolean
  readonly stillNeeded?: readonly StillNeeded[]
  readonly weights?: readonly WeightUsed[]
}

/** The further fields of an answer: `settled` and `stillNeeded` where it is not adopted or open, `weights` where a table was used. */
export function furtherOf(charter: Charter, on: Day, judged: Judged): Further {
  const { outcome } = judged.answer
  const weights = weightsUsed(charter, on, judged)
  return {
    ...(outcome === 'not-adopted' || outcome === 'open'
      ? { settled: outcome === 'not-adopted', stillNeeded: explain(judged).stillNeeded }
      : {}),
    ...(weights.length > 0 ? { weights } : {}),
  }
}

/** The tables of weights that the conditions took which were judged, with their sources. */
export function weightsUsed(
  charter: Charter,
  on: Day,
  { rule, roll, quorum, adopt }: Judged,
): readonly WeightUsed[] {
  if (!rule || !roll) return []
  const judged = [
    ...requiredOf(rule, roll).map(({ of }) => of.condition),
    ...(quorum ? [quorum.condition] : []),
    ...(adopt ? [rule.adopt] : []),
  ]
  const names = new Set(judged.flatMap(weightsIn))
  return [...names].flatMap((weight) => {
    const table = charter.weights[weight]?.tables.find((span) => holds(span, on))
    const source = table && charter.sources[table.source]
    return source ? [{ weight, source: { title: source.title, seen: source.seen } }] : []
  })
}

/** The tables of weights that a condition names. */
export function weightsIn(condition: Condition): readonly string[] {
  const names: string[] = []
  walk(condition, (part) => {
    if (part.kind === 'votes' && part.weight !== undefined) names.push(part.weight)
    if (part.kind === 'blockers' && typeof part.fewerThan !== 'bigint') names.push(part.fewerThan.weight)
  })
  return names
}
