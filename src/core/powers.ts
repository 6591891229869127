/**
 * Powers of persons. A holder lets its people act for it: a key that is limited may do what powers in force give to its person,
 * and nothing else. A key that is not limited may do all that its holder may.
 *
 * Invariant: nobody has more by a chain of grants than whoever began it. What a limited key granted stands only while its own
 * person may do the same and may grant it, by what was granted before.
 */
import type { Charter } from './charter/charter.ts'
import { sameActor, type Actor, type KeyId, type OrganId, type PersonId } from './ids.ts'
import type { Position } from './rules/condition.ts'
import type { Key, Situation } from './situation.ts'
import type { Day } from './time.ts'

/** A kind of act, and of a position the ones that may be taken; without them any. */
export interface Power {
  readonly kind: string
  readonly positions?: readonly Position[]
}

/** What a holder lets a person do: in these organs, without them in all; on these days at the seat, `until` excluded. */
export interface Grant {
  /** The position of the act that made it. */
  readonly act: number
  readonly holder: Actor
  readonly person: PersonId
  readonly acts: readonly Power[]
  readonly organs?: readonly OrganId[]
  readonly from?: Day
  readonly until?: Day
  /** The person of the limited key that made it; without one it stands by itself. */
  readonly under?: PersonId
  readonly withdrawn?: number
}

/** What is to be done: a kind of act, in an organ where it is in one, with a position where it takes one. */
export interface Doing {
  readonly kind: string
  readonly organ?: OrganId
  readonly position?: string
}

/** A person of a holder that may do something: by keys that are valid, and where those are limited by a grant. */
export interface SignerOf {
  /** Not given for keys that name nobody. */
  readonly person?: PersonId
  readonly keys: readonly KeyId[]
  readonly grant?: number
}

type Stand = Pick<Situation, 'grants' | 'keys'>

/** The persons of a holder whose powers cover this on that day, each with the first grant that gives it. */
export function personsWith(
  { grants }: Pick<Situation, 'grants'>,
  holder: Actor,
  doing: Doing,
  on: Day,
): ReadonlyMap<PersonId, number> {
  const [doers, granters] = [new Map<PersonId, number>(), new Set<PersonId>()]
  const granting: Doing = { ...doing, kind: 'powers.granted' }
  // In the order of the log: what a grant rests on was granted before it.
  for (const grant of grants.values()) {
    const { under, person } = grant
    if (grant.withdrawn !== undefined || !sameActor(grant.holder, holder) || !isOn(grant, on)) continue
    if (under !== undefined && !(doers.has(under) && granters.has(under))) continue
    if (gives(grant, doing) && !doers.has(person)) doers.set(person, grant.act)
    if (gives(grant, granting)) granters.add(person)
  }
  return doers
}

/** True when the key may do it that day: it is not limited, or powers in force cover it. Whether it is valid is another question. */
export function mayDo(
  situation: Stand,
  { holder, limited, person }: Pick<Key, 'holder' | 'limited' | 'person'>,
  doing: Doing,
  on: Day,
): boolean {
  if (!limited) return true
  return person !== undefined && personsWith(situation, holder, doing, on).has(person)
}

/** Who of a holder may do it that day, with the keys by which they would sign it; those first that the log knew first. */
export function signersOf(situation: Stand, holder: Actor, doing: Doing, on: Day): readonly SignerOf[] {
  const signers: SignerOf[] = []
  const covered = personsWith(situation, holder, doing, on)
  for (const { key, person, limited, until, holder: whose } of situation.keys.values()) {
    const grant = person === undefined ? undefined : covered.get(person)
    if (until !== undefined || !sameActor(whose, holder) || (limited && grant === undefined)) continue
    const at = person === undefined ? -1 : signers.findIndex((one) => one.person === person)
    const { keys = [], ...known } = signers[at] ?? {}
    const one = {
      ...known,
      ...(person === undefined ? {} : { person }),
      keys: [...keys, key],
      ...(limited && grant !== undefined ? { grant } : {}),
    }
    if (at === -1) signers.push(one)
    else signers[at] = one
  }
  return signers
}

/** What a key may do that day in an organ, or outside any: all that its holder may, or what its powers in force cover. */
export function powersIn(
  situation: Stand,
  key: Pick<Key, 'holder' | 'limited' | 'person'>,
  organ: OrganId | undefined,
  on: Day,
): 'all' | readonly Power[] {
  if (!key.limited) return 'all'
  const place = organ === undefined ? {} : { organ }
  const powers = new Map<string, Set<Position> | 'any'>()
  for (const { holder, person, acts } of situation.grants.values()) {
    if (!sameActor(holder, key.holder) || person !== key.person) continue
    for (const { kind, positions } of acts) {
      if (mayDo(situation, key, { kind, ...place }, on)) powers.set(kind, 'any')
      const known = powers.get(kind) ?? new Set()
      const may = (positions ?? []).filter((position) =>
        mayDo(situation, key, { kind, ...place, position }, on),
      )
      if (known !== 'any' && may.length > 0) powers.set(kind, new Set([...known, ...may]))
    }
  }
  return [...powers].map(([kind, may]) => (may === 'any' ? { kind } : { kind, positions: [...may] }))
}

/** The article on which powers of persons rest, where the charter has one. */
export function clauseOfPowers({ delegations, keys }: Charter): { readonly clause?: string } {
  const clause = delegations?.clause ?? keys?.clause
  return clause === undefined ? {} : { clause }
}

function isOn({ from, until }: Grant, on: Day): boolean {
  return (from === undefined || from <= on) && (until === undefined || on < until)
}

/** True when the grant names what is to be done. A grant for some organs gives nothing outside them. */
function gives({ acts, organs }: Grant, { kind, organ, position }: Doing): boolean {
  if (organs && (organ === undefined || !organs.includes(organ))) return false
  return acts.some(
    (one) =>
      one.kind === kind &&
      (!one.positions || (position !== undefined && (one.positions as readonly string[]).includes(position))),
  )
}
