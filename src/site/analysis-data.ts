/** Who voted with whom, and the power in a body, as data: keys as in the command line's JSON. */
import { agreement, similarity } from '../analysis/agreement.ts'
import { cite } from '../core/rules/answer.ts'
import { field } from '../formats/members-csv.ts'
import { agreementsOf, choiceOf, commonOf, commonPair, pairsOf, twoOf, unityOf } from './agreements.ts'
import { powerThen } from './power.ts'
import type { View } from './view.ts'

/** Every pair that voted together in the decisions of the choice, with totals and the unity of all. */
export function agreementJson(view: View): object {
  const choice = choiceOf(view)
  const found = agreementsOf(view, choice)
  const pairs = pairsOf(found)
  const sum = (of: 'common' | 'equal' | 'opposite'): number => pairs.reduce((all, pair) => all + pair[of], 0)
  return {
    organisation: view.shown.code,
    on: view.on,
    ...choice,
    totals: {
      decisions: found.decisions.length,
      parties: found.voters.length,
      pairs: (found.voters.length * (found.voters.length - 1)) / 2,
      common: sum('common'),
      equal: sum('equal'),
      opposite: sum('opposite'),
    },
    pairs: pairs.map((pair) => ({ ...pair, agreement: agreement(pair), similarity: similarity(pair) })),
    group: unityOf(found),
  }
}

/** The same pairs as CSV. */
export function agreementTable(view: View): string {
  const rows = pairsOf(agreementsOf(view, choiceOf(view))).map((pair) => [
    pair.a,
    pair.b,
    `${pair.common}`,
    `${pair.equal}`,
    `${pair.opposite}`,
    `${agreement(pair)}`,
  ])
  return lines([['a', 'b', 'common', 'equal', 'opposite', 'agreement'], ...rows])
}

/** The decisions in which two parties voted, and how; undefined where the codes name no two parties. */
export function pairJson(view: View, given: string): object | undefined {
  const found = agreementsOf(view, choiceOf(view))
  const two = twoOf(view, given)
  if (!two) return undefined
  const [a, b] = two
  return {
    organisation: view.shown.code,
    on: view.on,
    a,
    b,
    ...commonPair(found, a, b),
    decisions: commonOf(found, a, b).map(({ ref, event, body, positions }) => ({
      decision: ref,
      question: body.question,
      date: event.day,
      organ: body.organ,
      positions: { [a]: positions.get(a), [b]: positions.get(b) },
    })),
  }
}

/** The power in a body, or why none is reckoned; undefined where there is no such body or matter. */
export function powerJson(view: View, given: string): object | undefined {
  const then = powerThen(view, given)
  if (!then) return undefined
  const { organ, matter, facts, found, power } = then
  const about = {
    organisation: view.shown.code,
    organ,
    matter,
    on: view.on,
    ...(found.rule ? { rule: cite(view.reading.charter, found.rule) } : {}),
    ...(Object.keys(facts).length > 0 ? { facts } : {}),
  }
  if (power) return { ...about, ...power }
  return 'outcome' in found
    ? { ...about, outcome: found.outcome, reasons: found.reasons }
    : { ...about, outcome: 'not-reckoned' }
}

/** The power of each member as CSV, without a row where none is reckoned; undefined where there is no such body or matter. */
export function powerTable(view: View, given: string): string | undefined {
  const then = powerThen(view, given)
  if (!then) return undefined
  const rows = Object.entries(then.power?.parties ?? {}).map(([party, of]) => [
    party,
    of.swings,
    `${of.banzhaf?.absolute}`,
    `${of.banzhaf?.normalised}`,
    `${of.shapleyShubik}`,
    of.shapleyShubikExact ?? '',
    `${of.veto}`,
    `${of.dummy}`,
  ])
  const head = [
    'party',
    'swings',
    'banzhaf',
    'banzhafNormalised',
    'shapleyShubik',
    'shapleyShubikExact',
    'veto',
    'dummy',
  ]
  return lines([head, ...rows])
}

function lines(rows: readonly (readonly string[])[]): string {
  return `${rows.map((row) => row.map(field).join(',')).join('\r\n')}\r\n`
}
