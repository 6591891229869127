/** Voting power in a body under a rule, as a page asks for it: reckoned at once or not at all, and then kept for a while. */
import { gameKey, type Game } from '../analysis/game.ts'
import { powerOf, type PlayerPower, type Power } from '../analysis/power.ts'
import { ruleGame, type RuleGame } from '../analysis/rule-game.ts'
import { factFormsOf, takesFact } from '../core/charter/fact-forms.ts'
import { rulesOn } from '../core/charter/at.ts'
import type { Charter, Rule } from '../core/charter/charter.ts'
import { partyId, type MatterId, type OrganId, type PartyId, type TreatyId } from '../core/ids.ts'
import { membersOf } from '../core/members.ts'
import type { Facts } from '../core/rules/facts.ts'
import { instrumentOf } from '../core/situation.ts'
import { situationThen } from './facts.ts'
import type { View } from './view.ts'

export interface PowerThen {
  readonly organ: OrganId
  readonly matter: MatterId
  readonly facts: Facts
  readonly found: RuleGame
  /** Undefined where there is no game, or it would take longer than a page may. */
  readonly power?: Power
}

/** The matters on which the body decides by some rule on the date, in the order of the charter. */
export function mattersOf(view: View, organ: OrganId): readonly MatterId[] {
  const rules = rulesOn(view.reading.charter, organ, view.on).filter(
    ({ provides }) => provides === 'decision',
  )
  return [...new Set(rules.flatMap((rule) => rule.matters))]
}

/** The power in the body on the matter that the address names, else on the first; undefined where there is no such body or matter. */
export function powerThen(view: View, given: string): PowerThen | undefined {
  const { charter } = view.reading
  const organ = given as OrganId
  if (!Object.hasOwn(charter.organs, organ)) return undefined
  const matters = mattersOf(view, organ)
  const asked = view.query.get('matter')?.trim() || undefined
  const matter = asked === undefined ? matters[0] : matters.find((one) => one === asked)
  if (matter === undefined) return undefined
  const facts = factsIn(charter, view.query)
  const situation = situationThen(view)
  const inForce = (treaty: TreatyId): boolean => {
    const since = instrumentOf(situation, treaty).inForce
    return since !== undefined && since <= view.on
  }
  const members = membersOf(charter, situation, organ, view.on)
  const question = { organ, matter, on: view.on, positions: new Map(), facts, closed: true, inForce }
  const found = ruleGame(charter, members, question)
  const power = 'game' in found ? kept(found.game) : undefined
  return { organ, matter, facts, found, ...(power ? { power } : {}) }
}

/** Findings that the address states, `?fact=name:word` or `?fact=name:ARM,BLR;other:word`; what is none is left out. */
function factsIn(charter: Charter, query: URLSearchParams): Facts {
  const forms = factFormsOf(charter)
  const given = (query.get('fact') ?? '').split(';').flatMap((text) => {
    const [name = '', value = ''] = text.trim().split(':')
    const form = forms.get(name)
    if (!form) return []
    const fact = form.takes === 'parties' ? value.split(',').filter((one) => partyId(one)) : value
    return takesFact(form.takes, fact) ? [[name, fact] as const] : []
  })
  return Object.fromEntries(given)
}

/** The findings as an address states them; undefined where there are none. */
export function factText(facts: Facts): string | undefined {
  const texts = Object.entries(facts).map(([name, fact]) => `${name}:${String(fact)}`)
  return texts.length === 0 ? undefined : texts.join(';')
}

/** Games that were reckoned: the same members with the same weights come again day after day. */
const MOST_KEPT = 100
const known = new Map<string, Power | undefined>()

function kept(game: Game): Power | undefined {
  const key = gameKey(game)
  if (known.has(key)) return known.get(key)
  const found = powerOf(game, ['banzhaf', 'shapley-shubik', 'coleman'], 'at-once')
  const power = 'power' in found ? found.power : undefined
  const oldest = known.keys().next()
  if (known.size >= MOST_KEPT && !oldest.done) known.delete(oldest.value)
  known.set(key, power)
  return power
}

/** Players that have the same power, together, those with the most first. */
export function alike(power: Power): readonly (PlayerPower & { readonly codes: readonly string[] })[] {
  const found = new Map<string, PlayerPower & { codes: string[] }>()
  for (const [code, of] of Object.entries(power.parties)) {
    const key = `${of.swings} ${of.shapleyShubikExact ?? of.shapleyShubik}`
    const there = found.get(key)
    if (there) there.codes.push(code)
    else found.set(key, { ...of, codes: [code] })
  }
  return [...found.values()].toSorted((a, b) => (b.shapleyShubik ?? 0) - (a.shapleyShubik ?? 0))
}

/** The parties of a player: those of a unit, or the one party. */
export function partiesOf(found: RuleGame, code: string): readonly PartyId[] {
  return ('units' in found ? found.units.get(code) : undefined) ?? [code as PartyId]
}

/** The rule that the power was reckoned by. */
export function ruleOf({ found }: PowerThen): Rule | undefined {
  return found.rule
}
