/** What of a record is encoded, unverified and left out, counted from the record itself. */
import { holds } from '../core/charter/at.ts'
import type { Charter, Seen } from '../core/charter/charter.ts'
import { conditionsOf } from '../core/charter/fact-forms.ts'
import { citedParts, unreadParts } from '../core/charter/parts.ts'
import type { OrganId } from '../core/ids.ts'
import { chairOf } from '../core/members.ts'
import { walk } from '../core/rules/condition.ts'
import { flagsOf } from '../store/reading.ts'
import { decisionsOf, eventsOf, situationThen, sourcesOf, usesOf } from './facts.ts'
import type { View } from './view.ts'

export interface About {
  readonly encoded: {
    readonly bodies: number
    readonly rules: number
    readonly inForce: number
    readonly procedures: number
    readonly instruments: number
    readonly weights: number
    readonly events: number
    readonly first?: string
    readonly last?: string
    readonly decisions: number
    readonly rolls: number
    readonly statements: number
    readonly sources: number
  }
  readonly unverified: {
    readonly parts: number
    readonly cited: number
    readonly sources: Readonly<Record<Seen, number>>
    readonly flagged: number
    readonly assumed: number
    readonly claims: number
  }
  readonly leftOut: {
    readonly rolls: number
    readonly withoutRules: readonly OrganId[]
    readonly withoutChair: readonly OrganId[]
    /** Parameters that the charter leaves open. */
    readonly silent: readonly string[]
    readonly withoutSource: number
  }
}

/** The figures for the date asked for, as recorded and known. */
export function aboutOf(view: View): About {
  const { charter } = view.reading
  const [events, sources] = [eventsOf(view), sourcesOf(view)]
  const decisions = decisionsOf(view).filter(({ event }) => event.day <= view.on)
  const rolls = decisions.filter(({ positions }) => positions !== undefined).length
  const organs = Object.keys(charter.organs) as OrganId[]
  const inForce = charter.rules.filter((rule) => holds(rule, view.on))
  const seen = { text: 0, excerpt: 0, secondhand: 0, memory: 0 }
  for (const source of sources.values()) seen[source.seen]++
  const reported = events.filter((event) => event.reported)
  const situation = situationThen(view)
  const flags = flagsOf(view.reading)
  const [first, last] = [events[0]?.day, events.at(-1)?.day]
  return {
    encoded: {
      bodies: organs.length,
      rules: charter.rules.length,
      inForce: inForce.length,
      procedures: Object.keys(charter.procedures).length,
      instruments: Object.keys(charter.instruments).length,
      weights: Object.values(charter.weights).reduce((sum, { tables }) => sum + tables.length, 0),
      events: events.length,
      ...(first === undefined || last === undefined ? {} : { first, last }),
      decisions: decisions.length,
      rolls,
      statements: events.filter(({ kind }) => kind === 'statement.made').length,
      sources: sources.size,
    },
    unverified: {
      parts: unreadParts(charter).length,
      cited: citedParts(charter).length,
      sources: seen,
      flagged: reported.filter(({ act }) => flags.has(act)).length,
      assumed: reported.filter(({ assumed }) => assumed).length,
      claims: [...usesOf(view).values()].reduce(
        (sum, { notes, disputes }) => sum + notes.length + disputes.length,
        0,
      ),
    },
    leftOut: {
      rolls: decisions.length - rolls,
      withoutRules: organs.filter((organ) => !charter.rules.some((rule) => rule.organs.includes(organ))),
      withoutChair: organs.filter((organ) => chairOf(situation, organ, view.on) === undefined),
      silent: silentIn(charter),
      withoutSource: events.length - reported.length,
    },
  }
}

/** The parameters that the conditions of rules ask for because the charter does not say. */
function silentIn(charter: Charter): readonly string[] {
  const names = new Set<string>()
  for (const condition of charter.rules.flatMap(conditionsOf))
    walk(condition, (part) => {
      if (part.kind === 'parameter') names.add(part.name)
      if (part.kind === 'consensus')
        for (const bearing of Object.values(part.bearing))
          if (typeof bearing !== 'string') names.add(bearing.parameter)
    })
  return [...names]
}

/** The same as data. */
export function aboutJson(view: View): object {
  return { organisation: view.shown.code, on: view.on, ...aboutOf(view) }
}
