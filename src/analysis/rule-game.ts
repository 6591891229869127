/**
 * The game of votes that a charter's rule makes of a body on a day, every member voting either for or against. What the
 * rule asks beside votes is judged as `decide` judges it; what nobody has stated is asked for, never guessed.
 */
import { holds } from '../core/charter/at.ts'
import type { Charter, Rule } from '../core/charter/charter.ts'
import type { PartyId } from '../core/ids.ts'
import type { Reason } from '../core/refusal.ts'
import type { Condition, Stand, Tally } from '../core/rules/condition.ts'
import { evaluate } from '../core/rules/evaluate.ts'
import { partiesIn, wordIn } from '../core/rules/facts.ts'
import { within } from '../core/rules/leaves.ts'
import { exclusionsOf } from '../core/rules/participants.ts'
import { judgeQuestion, type Question } from '../core/rules/question.ts'
import type { Roll } from '../core/rules/roll.ts'
import { joined, keyOf, linear, type Formula } from './formula.ts'
import { gameOf, type Game } from './game.ts'

/** A body of members as a game, or why its rule makes none. */
export type RuleGame =
  | {
      readonly game: Game
      readonly rule: Rule
      /** Members that vote as one player, by its code. */
      readonly units: ReadonlyMap<string, readonly PartyId[]>
    }
  | {
      /** `not-monotone`: a vote for it can defeat it. `too-many-conditions`: more than the table of a game has room for. */
      readonly outcome: 'out-of-order' | 'needs-parameter' | 'not-monotone' | 'too-many-conditions'
      readonly reasons: readonly Reason[]
      readonly rule?: Rule
    }

interface Seats {
  readonly roll: Roll
  /** The parties of each player. */
  readonly players: readonly (readonly PartyId[])[]
  /** What a vote against is under the rule. */
  readonly against: Stand
}

/** The game of the question, whose positions are left out of account. */
export function ruleGame(charter: Charter, members: readonly PartyId[], question: Question): RuleGame {
  const inFavour = new Map(members.map((party) => [party, 'yes' as const]))
  const asked = { ...question, positions: inFavour, closed: true }
  const { answer, rule, roll } = judgeQuestion(charter, members, asked)
  const about = rule ? { rule } : {}
  if (!rule || !roll) return refused(answer.outcome, answer.reasons, about)
  // Where the charter does not say whether those excluded stay in the base, both readings have to give the same game.
  const asks = exclusionsOf(rule, members, question.facts).some(({ base }) => base === 'asks')
  const bases = ['shrinks', 'stays'] as const
  const open = asks && !bases.some((base) => base === wordIn(question.facts, 'base'))
  const rolls = open
    ? bases.map(
        (base) => judgeQuestion(charter, members, { ...asked, facts: { ...question.facts, base } }).roll,
      )
    : [roll]
  const found = rolls.map((one) => stages(rule, seatsOf(rule, one ?? roll)))
  const [first, second] = found
  if (
    second &&
    'formula' in first! &&
    'formula' in second &&
    keyOf(first.formula) !== keyOf(second.formula)
  ) {
    const reason = {
      code: 'needs-parameter',
      clause: rule.clause,
      parameter: 'base',
      options: bases,
    } as const
    return refused('needs-parameter', [reason], about)
  }
  if (!('formula' in first!)) return { ...first!, ...about }
  const { formula } = first
  if (turns(formula)) return { outcome: 'not-monotone', reasons: [], ...about }
  const units = unitsIn(charter, question, roll)
  const { players } = seatsOf(rule, roll)
  const codes = players.map(
    (parties) => units.find(([, all]) => all.includes(parties[0]!))?.[0] ?? parties[0]!,
  )
  const game = gameOf(codes, formula)
  if (!game) return { outcome: 'too-many-conditions', reasons: [], ...about }
  return { game, rule, units: new Map(units) }
}

function refused(outcome: string, reasons: readonly Reason[], about: { rule?: Rule }): RuleGame {
  return { outcome: outcome === 'needs-parameter' ? outcome : 'out-of-order', reasons, ...about }
}

/** The units of which more than one member takes part, by their codes. */
function unitsIn(
  charter: Charter,
  { organ, on }: Question,
  roll: Roll,
): readonly [string, readonly PartyId[]][] {
  const units = charter.organs[organ]?.units.filter((unit) => holds(unit, on)) ?? []
  return units.flatMap(({ unit, parties }): [string, readonly PartyId[]][] => {
    const there = parties.filter((party) => roll.stands.has(party))
    return there.length > 1 ? [[unit, there]] : []
  })
}

function seatsOf(rule: Rule, roll: Roll): Seats {
  const together = roll.units.map((unit) => unit.filter((party) => roll.stands.has(party)))
  const inUnit = new Set(together.flat())
  const alone = [...roll.stands.keys()].filter((party) => !inUnit.has(party)).map((party) => [party])
  const first = (parties: readonly PartyId[]): number => order.indexOf(parties[0]!)
  const order = [...roll.stands.keys()]
  const players = [...together.filter((unit) => unit.length > 0), ...alone].toSorted(
    (a, b) => first(a) - first(b),
  )
  const against = (['no', 'objection'] as const).find((one) => rule.positions.includes(one)) ?? 'not-voted'
  return { roll, players, against }
}

type Staged = { readonly formula: Formula } | Extract<RuleGame, { outcome: string }>

/** Preconditions, then the quorum, then adoption: each as the engine takes them. */
function stages(rule: Rule, seats: Seats): Staged {
  const parts: Formula[] = []
  const conditions = [
    ...rule.requires.map(({ condition, otherwise, clause }) => ({ condition, code: otherwise, clause })),
    ...(rule.quorum ? [{ condition: rule.quorum, code: 'no-quorum' as const, clause: undefined }] : []),
  ]
  for (const { condition, code, clause } of conditions) {
    const found = formulaOf(condition, seats)
    if (typeof found === 'object' && found.kind === 'needs')
      return { outcome: 'needs-parameter', reasons: found.reasons }
    if (found === false) {
      const { reasons } = evaluate(condition, seats.roll)
      return { outcome: 'out-of-order', reasons: [{ code, clause: clause ?? rule.clause }, ...reasons] }
    }
    parts.push(found)
  }
  const adopt = formulaOf(rule.adopt, seats)
  if (typeof adopt === 'object' && adopt.kind === 'needs')
    return { outcome: 'needs-parameter', reasons: adopt.reasons }
  return { formula: joined('all', [...parts, adopt]) }
}

/** What the condition asks of those in favour; its opposite where `negated`. */
function formulaOf(condition: Condition, seats: Seats, negated = false): Formula {
  const { roll } = seats
  switch (condition.kind) {
    case 'all':
    case 'any':
      return joined(
        (condition.kind === 'all') === negated ? 'any' : 'all',
        condition.of.map((part) => formulaOf(part, seats, negated)),
      )
    case 'not':
      return formulaOf(condition.of, seats, !negated)
    case 'parameter': {
      const given = wordIn(roll.facts, condition.name)
      if (given !== undefined && Object.hasOwn(condition.options, given))
        return formulaOf(condition.options[given]!, seats, negated)
      const [first, ...others] = Object.values(condition.options).map((one) => formulaOf(one, seats, negated))
      if (first !== undefined && others.every((other) => keyOf(other) === keyOf(first))) return first
      const options = Object.keys(condition.options)
      const { clause } = roll
      return {
        kind: 'needs',
        reasons: [{ code: 'needs-parameter', clause, parameter: condition.name, options }],
      }
    }
    case 'fact':
    case 'members':
    case 'in-force': {
      const { holds: so, reasons } = evaluate(condition, roll)
      return so === 'needs' ? { kind: 'needs', reasons } : (so === 'yes') !== negated
    }
    case 'votes': {
      const { holds: so, reasons } = evaluate(condition, roll)
      return so === 'needs' ? { kind: 'needs', reasons } : tallied(condition, seats, negated)
    }
    case 'blockers': {
      const { holds: so, reasons } = evaluate(condition, roll)
      if (so === 'needs') return { kind: 'needs', reasons }
      const all = BigInt(roll.stands.size + roll.idle.length)
      return linear(sizes(seats), all - BigInt(reasons[0]!.needed!) + 1n, negated)
    }
    case 'no-veto': {
      const holders = new Set(seats.against === 'no' ? roll.group(condition.group) : [])
      const held = seats.players.map((parties) => BigInt(parties.some((party) => holders.has(party))))
      return linear(
        held,
        held.reduce((sum, one) => sum + one, 0n),
        negated,
      )
    }
    case 'consensus':
      return agreed(condition, seats, negated)
    default:
      return condition satisfies never
  }
}

function sizes({ players }: Seats): readonly bigint[] {
  return players.map((parties) => BigInt(parties.length))
}

/** Every stand but two is out of play: either all must vote for it, or it holds or fails whatever they do. */
function agreed(condition: Condition & { kind: 'consensus' }, seats: Seats, negated: boolean): Formula {
  const { roll, against } = seats
  const opposed = new Map([...roll.stands.keys()].map((party): [PartyId, Stand] => [party, against]))
  const [whole, none] = [evaluate(condition, roll), evaluate(condition, { ...roll, stands: opposed })]
  const needs = [whole, none].find((one) => one.holds === 'needs')
  if (needs) return { kind: 'needs', reasons: needs.reasons }
  if (whole.holds === none.holds) return (whole.holds === 'yes') !== negated
  const count = BigInt(roll.stands.size)
  return whole.holds === 'yes' ? linear(sizes(seats), count, negated) : linear(sizes(seats), 1n, !negated)
}

/**
 * A tally is linear in what each player does: what a vote for it adds to the margin over what a vote against adds. A share
 * of a base is met by somebody at least (`tally` in the rules).
 */
function tallied(condition: Tally, seats: Seats, negated: boolean): Formula {
  const { roll, players, against } = seats
  const { base, comparison, counted } = condition
  const { num, den } = condition.threshold
  const table = condition.weight === undefined ? undefined : roll.weights(condition.weight)
  const group = condition.class === undefined ? undefined : new Set(roll.group(condition.class))
  const named = condition.named === undefined ? undefined : new Set(partiesIn(roll.facts, condition.named))
  const weigh = (party: PartyId): bigint =>
    group && !group.has(party) ? 0n : table ? (table.get(party) ?? 0n) : 1n
  const number = (party: PartyId, stand: Stand): bigint =>
    counted.includes(stand) && (named?.has(party) ?? true) ? weigh(party) : 0n
  const margin = (party: PartyId, stand: Stand): bigint =>
    den * number(party, stand) - (base !== undefined && within(base, stand) ? num * weigh(party) : 0n)
  const sum = (parties: readonly PartyId[], of: (party: PartyId) => bigint): bigint =>
    parties.reduce((total, party) => total + of(party), 0n)
  const idle =
    base === 'members' ? sum(roll.idle, (party) => -num * weigh(party)) : base === undefined ? -num : 0n
  const everyone = players.flat()
  const strict = comparison === 'more-than' || comparison === 'at-most'
  const changes = players.map((parties) =>
    sum(parties, (party) => margin(party, 'yes') - margin(party, against)),
  )
  const start = idle + sum(everyone, (party) => margin(party, against))
  const limit = comparison === 'fewer-than' || comparison === 'at-most'
  const reached = linear(changes, (strict ? 1n : 0n) - start, limit !== negated)
  if (limit || base === undefined) return reached
  const some = linear(
    players.map((parties) => sum(parties, (party) => number(party, 'yes') - number(party, against))),
    1n - sum(everyone, (party) => number(party, against)),
    negated,
  )
  return joined(negated ? 'any' : 'all', [reached, some])
}

function turns(formula: Formula): boolean {
  if (typeof formula === 'boolean') return false
  if (formula.kind === 'all' || formula.kind === 'any') return formula.of.some(turns)
  return formula.kind === 'turns'
}
