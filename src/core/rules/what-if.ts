/**
 * What a question would come to, had its members stood otherwise: judged as over, as it would be declared. Who alone could
 * turn it is found by asking of each member, and of each way in which it may stand.
 */
import { groupOn, weightsOn } from '../charter/at.ts'
import type { Charter } from '../charter/charter.ts'
import { conditionsOf } from '../charter/fact-forms.ts'
import type { PartyId } from '../ids.ts'
import { walk, type Position, type Stand } from './condition.ts'
import { weightsIn } from './explain.ts'
import { partiesIn } from './facts.ts'
import { unitsOf } from './participants.ts'
import { judgeQuestion, ruleOf, type Judged, type Outcome, type Question } from './question.ts'

/** A question with the positions that are supposed, and what breaks the procedure under which it was put. */
export interface Supposed {
  readonly charter: Charter
  readonly members: readonly PartyId[]
  readonly question: Question
  readonly procedure?:
    | { readonly brokenBy: readonly Position[]; readonly clause?: string | undefined }
    | undefined
}

/** What the rules give on it. A position that breaks the procedure ends it: it is not adopted, whatever the others did. */
export function suppose({ charter, members, question, procedure }: Supposed): Judged {
  const judged = judgeQuestion(charter, members, question)
  const { answer } = judged
  const breaks = procedure?.brokenBy ?? []
  const parties = [...question.positions]
    .filter(([, stand]) => breaks.includes(stand))
    .map(([party]) => party)
  if (parties.length === 0 || answer.outcome === 'not-adopted' || !answer.rule) return judged
  const clause = procedure?.clause ?? answer.rule.clause
  const reasons = [{ code: 'objection', clause, parties } as const]
  const broken = { reasons, blockedBy: parties, vetoes: [], effect: {}, follows: [] }
  return { ...judged, answer: { ...answer, outcome: 'not-adopted', ...broken } }
}

/** How a member may stand: what the rule knows, what breaks the procedure, or nothing at all. */
export function standsFor({ charter, members, question, procedure }: Supposed): readonly Stand[] {
  const rule = ruleOf(charter, members, question)
  const known = rule?.provides === 'decision' ? rule.positions : []
  return [...new Set<Stand>([...known, ...(procedure?.brokenBy ?? []), 'not-voted'])]
}

/** Those that stand as one, each alone or with the others of its unit, in the order of the members. */
export function voicesOf({ charter, members, question }: Supposed): readonly (readonly PartyId[])[] {
  const seated = new Set(members)
  const units = unitsOf(charter, question, new Set())
    .map((parties) => parties.filter((party) => seated.has(party)))
    .filter((parties) => parties.length > 0)
  const unitOf = new Map(units.flatMap((parties) => parties.map((party) => [party, parties] as const)))
  const voices: (readonly PartyId[])[] = []
  for (const party of members) {
    const unit = unitOf.get(party)
    if (!unit) voices.push([party])
    else if (!voices.includes(unit)) voices.push(unit)
  }
  return voices
}

/** The same question with one voice standing otherwise. */
export function withStand(supposed: Supposed, voice: readonly PartyId[], stand: Stand): Supposed {
  const positions = new Map(supposed.question.positions)
  for (const party of voice) {
    if (stand === 'not-voted') positions.delete(party)
    else positions.set(party, stand)
  }
  return { ...supposed, question: { ...supposed.question, positions } }
}

/** A voice that alone would give another outcome by standing otherwise. */
export interface Turn {
  readonly parties: readonly PartyId[]
  readonly stand: Stand
  readonly outcome: Outcome
}

/** Every way in which one voice alone would make it adopted where it is not, or not adopted where it is. */
export function turnsOf(supposed: Supposed): readonly Turn[] {
  const { outcome: now } = suppose(supposed).answer
  const { positions } = supposed.question
  const stands = standsFor(supposed)
  const alike = likenessIn(supposed)
  // Of two voices that the rule treats alike and that stand alike, one is asked.
  const known = new Map<string, Outcome>()
  return voicesOf(supposed).flatMap((parties) => {
    const own = positions.get(parties[0]!) ?? 'not-voted'
    return stands.flatMap((stand): readonly Turn[] => {
      if (stand === own) return []
      const key = `${own} ${stand} ${alike(parties)}`
      const outcome = known.get(key) ?? suppose(withStand(supposed, parties, stand)).answer.outcome
      known.set(key, outcome)
      const turned = (outcome === 'adopted') !== (now === 'adopted')
      return turned ? [{ parties, stand, outcome }] : []
    })
  })
}

/** What the rule looks at of a voice beside its stand: what it weighs, to which groups it belongs, which facts name it. */
function likenessIn({ charter, members, question }: Supposed): (parties: readonly PartyId[]) => string {
  const rule = ruleOf(charter, members, question)
  if (!rule) return () => ''
  const conditions = conditionsOf(rule)
  const groups = new Set<string>()
  for (const condition of conditions)
    walk(condition, (part) => {
      if (part.kind === 'votes' && part.class !== undefined) groups.add(part.class)
      if (part.kind === 'no-veto') groups.add(part.group)
    })
  const weights = [...new Set(conditions.flatMap(weightsIn))].map((table) =>
    weightsOn(charter, table, question.on),
  )
  const sets = [
    ...[...groups].map((group) => new Set(groupOn(charter, group, question.on))),
    ...Object.keys(question.facts).map((fact) => new Set(partiesIn(question.facts, fact))),
  ]
  const of = (party: PartyId): string =>
    [...weights.map((table) => `${table?.get(party)}`), ...sets.map((set) => Number(set.has(party)))].join(
      ' ',
    )
  return (parties) => (parties.length > 1 ? parties.join(' ') : of(parties[0]!))
}
