/**
 * Whether two people of an office sign an act, and whether they did: asked once for every kind, after the kind's own rules. What
 * counts is who holds a key, not how many keys sign.
 */
import type { Charter } from '../charter/charter.ts'
import { sameActor, type Actor, type KeyId, type PersonId } from '../ids.ts'
import { mayDo, type SignerOf } from '../powers.ts'
import type { Reason } from '../refusal.ts'
import type { Key, Situation } from '../situation.ts'
import type { Day } from '../time.ts'
import type { Context } from './kind.ts'
import { doingsOf, type Told } from './power.ts'

/** The clause by which a second officer signs the act; undefined where one person does. */
export function secondNeeded(
  charter: Charter,
  situation: Situation,
  by: Actor,
  { type }: Pick<Told, 'type'>,
): { readonly clause: string; readonly office: string } | undefined {
  if (!('office' in by)) return undefined
  const { fourEyes, paper } = charter
  if (paper && type === 'paper.entered') return { clause: paper.clause, office: by.office }
  if (!fourEyes?.offices.includes(by.office)) return undefined
  // Whoever alone could bring a key for another could be two people whenever it liked.
  const brings = type === 'key.enrolled' && peopleOf(situation, by).size > 1
  return brings || fourEyes.acts.includes(type) ? { clause: fourEyes.clause, office: by.office } : undefined
}

/** Who may sign the act beside the holder of this key: other people of the same office whose powers cover it. */
export function secondsFor(situation: Situation, first: Key, told: Told, on: Day): readonly SignerOf[] {
  const seconds = [...situation.keys.values()].filter((key) => isSecond(situation, first, key, told, on))
  const people = new Map<PersonId | undefined, readonly KeyId[]>()
  for (const { key, person } of seconds) people.set(person, [...(people.get(person) ?? []), key])
  return [...people].map(([person, keys]) => ({ ...(person === undefined ? {} : { person }), keys }))
}

/** Why the act lacks its second officer; undefined where it has one, needs none, or is tried out without signatures. */
export function againstOneOfficer(
  { charter, situation, today, key, signers }: Context,
  by: Actor,
  told: Told,
): Reason | undefined {
  const needed = signers && secondNeeded(charter, situation, by, told)
  if (!needed) return undefined
  const first = key === undefined ? undefined : situation.keys.get(key)
  const isThere = signers.some(
    (one) => first && isSecond(situation, first, situation.keys.get(one), told, today),
  )
  return isThere
    ? undefined
    : { code: 'second-officer-missing', clause: needed.clause, needed: needed.office, reached: told.type }
}

/** True for a valid key of another person of the same office that may do the act itself. */
function isSecond(situation: Situation, first: Key, second: Key | undefined, told: Told, on: Day): boolean {
  if (!second || second.until !== undefined || !sameActor(second.holder, first.holder)) return false
  if (first.key === second.key || (first.person !== undefined && first.person === second.person)) return false
  return doingsOf(situation, told).every((doing) => mayDo(situation, second, doing, on))
}

/** Those who ever held a key of the holder: a key that names nobody is somebody's. */
function peopleOf({ keys }: Pick<Situation, 'keys'>, of: Actor): ReadonlySet<string> {
  const own = [...keys.values()].filter(({ holder }) => sameActor(holder, of))
  return new Set(own.map(({ person, key }): string | KeyId => person ?? key))
}
