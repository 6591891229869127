/**
 * A second reading of `docs/charter.md`, to hold the rules against: what a closed question comes to. It is written from the
 * page and shares no code with `src/core/rules`. It is naive on purpose: each member is looked at for each condition, shares
 * are pairs of whole numbers, and a blocking minority is found by trying every set of members.
 */
import type { Charter, Rule } from '../../src/core/charter/charter.ts'
import type { PartyId } from '../../src/core/ids.ts'
import type { Condition } from '../../src/core/rules/condition.ts'
import type { Question } from '../../src/core/rules/question.ts'

type Three = 'holds' | 'fails' | 'needs'
type Verdict = 'adopted' | 'not-adopted' | 'out-of-order' | 'needs-parameter'

interface Member {
  readonly party: PartyId
  readonly stand: string
  /** Left out of the vote, and still of the number of which shares are taken. */
  readonly idle: boolean
}

interface Room {
  readonly members: readonly Member[]
  readonly charter: Charter
  readonly question: Question
}

export interface Told {
  readonly outcome: Verdict
  readonly effect: Readonly<Record<string, unknown>>
  readonly follows: readonly string[]
}

const nothing = (outcome: Verdict): Told => ({ outcome, effect: {}, follows: [] })

/** What the charter's only rule makes of a closed question. */
export function reference(charter: Charter, members: readonly PartyId[], question: Question): Told {
  const rule = charter.rules[0]!
  const facts = question.facts
  const names = (name: string): readonly string[] | undefined =>
    Array.isArray(facts[name]) ? (facts[name] as readonly string[]) : undefined
  if ([...question.positions.keys()].some((party) => !members.includes(party))) return nothing('out-of-order')
  for (const one of rule.excluded) if (one.required && !names(one.fact)) return nothing('needs-parameter')
  if (rule.electorate?.required && !names(rule.electorate.named)) return nothing('needs-parameter')
  for (const { fact, most } of rule.excluded) {
    const count = members.filter((party) => names(fact)?.includes(party)).length
    if (most !== undefined && count > Number(most)) return nothing('out-of-order')
  }
  // The first exclusion that names a party is its own; whoever is not of the electorate leaves the base.
  const exclusionOf = (party: PartyId): 'shrinks' | 'stays' | 'asks' | undefined => {
    for (const { fact, base } of rule.excluded) if (names(fact)?.includes(party)) return base
    const taking = rule.electorate && names(rule.electorate.named)
    return taking && !taking.includes(party) ? 'shrinks' : undefined
  }
  // A unit speaks with one voice: that of its members that take part.
  const standOf = new Map<PartyId, string>()
  for (const party of members)
    if (exclusionOf(party) === undefined) standOf.set(party, question.positions.get(party) ?? 'not-voted')
  for (const unit of charter.organs[question.organ]?.units ?? []) {
    const inside = unit.parties.filter((party) => standOf.has(party))
    const voices = new Set(
      inside.map((party) => standOf.get(party)!).filter((stand) => stand !== 'not-voted'),
    )
    if (voices.size > 1) return nothing('out-of-order')
    for (const voice of voices) for (const party of inside) standOf.set(party, voice)
  }
  if (standOf.size === 0) return nothing('out-of-order')
  if ([...standOf.values()].every((stand) => stand === 'not-voted') && facts['attendance'] === undefined)
    return nothing('needs-parameter')
  const room = (unclear: string): Room => ({
    members: members.flatMap((party): Member[] => {
      const stand = standOf.get(party)
      if (stand !== undefined) return [{ party, stand, idle: false }]
      const base = exclusionOf(party) === 'asks' ? unclear : exclusionOf(party)
      return base === 'stays' ? [{ party, stand: 'left-out', idle: true }] : []
    }),
    charter,
    question,
  })
  const chosen = facts['base']
  if (chosen === 'shrinks' || chosen === 'stays') return ruled(rule, room(chosen), members)
  const [one, other] = [ruled(rule, room('shrinks'), members), ruled(rule, room('stays'), members)]
  return one.outcome === other.outcome ? one : nothing('needs-parameter')
}

function ruled(rule: Rule, room: Room, members: readonly PartyId[]): Told {
  for (const { condition } of rule.requires) {
    const found = judge(condition, room)
    if (found !== 'holds') return nothing(found === 'needs' ? 'needs-parameter' : 'out-of-order')
  }
  const quorum = rule.quorum ? judge(rule.quorum, room) : 'holds'
  if (quorum !== 'holds') return nothing(quorum === 'needs' ? 'needs-parameter' : 'out-of-order')
  const adopt = judge(rule.adopt, room)
  if (adopt === 'needs') return nothing('needs-parameter')
  const outcome = adopt === 'holds' ? 'adopted' : 'not-adopted'
  const follows = rule.follows.filter(
    (one) => one.on === outcome && (!one.if || judge(one.if, room) === 'holds'),
  )
  return {
    outcome,
    effect: outcome === 'adopted' ? effects(rule, room, members) : {},
    follows: follows.map(({ is }) => is),
  }
}

function effects(rule: Rule, room: Room, members: readonly PartyId[]): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (const party of members) {
    const stand = room.members.find((one) => one.party === party && !one.idle)?.stand
    for (const one of rule.effect) {
      if (one.if && judge(one.if, room) !== 'holds') continue
      if (one.position && !one.position.some((position) => position === stand)) continue
      if (one.named !== undefined && !listed(room, one.named).includes(party)) continue
      found[party] = typeof one.is === 'string' ? one.is : executory(room, one.is.executory)
      break
    }
  }
  return found
}

function executory({ question }: Room, { fact, days }: { fact: string; days: bigint }): unknown {
  const day = String(question.facts[fact] ?? '')
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return 'executory-later'
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + Number(days))
  return { executoryFrom: at.toISOString().slice(0, 10) }
}

const listed = ({ question }: Room, name: string): readonly string[] => {
  const fact = question.facts[name]
  return Array.isArray(fact) ? (fact as readonly string[]) : []
}

function word({ question }: Room, name: string): string | undefined {
  const fact = question.facts[name]
  if (fact === undefined || Array.isArray(fact)) return undefined
  return { true: 'yes', false: 'no' }[String(fact)] ?? String(fact)
}

const truth = (is: boolean): Three => (is ? 'holds' : 'fails')

function judge(condition: Condition, room: Room): Three {
  switch (condition.kind) {
    case 'votes':
      return votes(condition, room)
    case 'blockers':
      return blockers(condition, room)
    case 'no-veto': {
      const group = room.charter.groups[condition.group]?.[0]?.parties ?? []
      return truth(!room.members.some(({ party, stand }) => stand === 'no' && group.includes(party)))
    }
    case 'consensus': {
      const found = room.members
        .filter(({ idle }) => !idle)
        .map(({ stand }): Three => {
          const bearing = condition.bearing[stand as 'yes']
          if (typeof bearing === 'string') return truth(bearing === 'gives')
          const said = word(room, bearing.parameter)
          const values = bearing.values ?? { blocks: 'blocks', 'does-not-block': 'gives' }
          const means = said === undefined ? undefined : (values as Record<string, string>)[said]
          return means === undefined ? 'needs' : truth(means === 'gives')
        })
      return every(found)
    }
    case 'fact': {
      if (room.question.facts[condition.name] === undefined)
        return condition.unstated === 'asks' ? 'needs' : truth(condition.unstated === 'holds')
      if (condition.atLeast !== undefined)
        return truth(Number(word(room, condition.name)) >= Number(condition.atLeast))
      if (condition.is !== undefined) return truth(word(room, condition.name) === condition.is)
      return truth(listed(room, condition.name).length > 0)
    }
    case 'members':
      return truth(room.members.length >= Number(condition.atLeast))
    case 'in-force':
      return truth(room.question.inForce!(condition.treaty))
    case 'all':
      return every(condition.of.map((part) => judge(part, room)))
    case 'any':
      return opposite(every(condition.of.map((part) => opposite(judge(part, room)))))
    case 'not':
      return opposite(judge(condition.of, room))
    case 'parameter': {
      const said = word(room, condition.name)
      const options = Object.entries(condition.options)
      const chosen = options.find(([name]) => name === said)
      if (chosen) return judge(chosen[1], room)
      const found = new Set(options.map(([, option]) => judge(option, room)))
      return found.size === 1 ? [...found][0]! : 'needs'
    }
    default:
      return condition satisfies never
  }
}

function every(parts: readonly Three[]): Three {
  if (parts.includes('fails')) return 'fails'
  return parts.includes('needs') ? 'needs' : 'holds'
}

function opposite(of: Three): Three {
  return of === 'needs' ? 'needs' : of === 'holds' ? 'fails' : 'holds'
}

function votes(tally: Condition & { kind: 'votes' }, room: Room): Three {
  const group = tally.class === undefined ? undefined : (room.charter.groups[tally.class]?.[0]?.parties ?? [])
  const inside = room.members.filter(({ party }) => !group || group.includes(party))
  const table = tally.weight === undefined ? undefined : room.charter.weights[tally.weight]!.tables[0]!.values
  if (table && inside.some(({ party }) => table[party] === undefined)) return 'needs'
  const sum = (those: readonly Member[]): bigint =>
    those.reduce((total, { party }) => total + (table ? table[party]! : 1n), 0n)
  const counted = sum(
    inside.filter(
      ({ party, stand }) =>
        tally.counted.some((one) => one === stand) &&
        (tally.named === undefined || listed(room, tally.named).includes(party)),
    ),
  )
  const whole =
    tally.base === undefined
      ? 1n
      : sum(
          inside.filter(({ stand }) => {
            if (tally.base === 'cast') return stand === 'yes' || stand === 'no'
            return tally.base === 'members' || !['absent', 'not-voted', 'left-out'].includes(stand)
          }),
        )
  // counted / whole against num / den, crosswise.
  const [reached, wanted] = [counted * tally.threshold.den, tally.threshold.num * whole]
  if (tally.comparison === 'fewer-than') return truth(reached < wanted)
  if (tally.comparison === 'at-most') return truth(reached <= wanted)
  // A share of nothing is not reached: where nobody is counted, also no share of naught.
  if (tally.base !== undefined && counted === 0n) return 'fails'
  return truth(tally.comparison === 'at-least' ? reached >= wanted : reached > wanted)
}

function blockers({ fewerThan }: Condition & { kind: 'blockers' }, room: Room): Three {
  const without = BigInt(room.members.filter(({ stand }) => stand !== 'yes').length)
  if (typeof fewerThan === 'bigint') return truth(without < fewerThan)
  const table = room.charter.weights[fewerThan.weight]!.tables[0]!.values
  const weights = room.members.map(({ party }): bigint | undefined => table[party])
  if (weights.includes(undefined)) return 'needs'
  const total = weights.reduce((sum, weight) => sum! + weight!, 0n)!
  let least = weights.length
  for (let set = 0; set < 2 ** weights.length; set += 1) {
    const those = weights.filter((_, index) => (set >> index) % 2 === 1)
    const [held, wanted] = [
      those.reduce((sum, one) => sum! + one!, 0n)! * fewerThan.threshold.den,
      total * fewerThan.threshold.num,
    ]
    if ((fewerThan.strict ? held > wanted : held >= wanted) && those.length < least) least = those.length
  }
  return truth(without < BigInt(least) + fewerThan.plus)
}
