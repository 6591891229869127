/**
 * What a kind of act is: its form, when it is in order, and what follows. One kind is one file; `index.ts` lists them.
 * The exemplar, which all others resemble, is `position-taken.ts`.
 */
import type * as z from 'zod/mini'
import type { DocumentRef } from '../act.ts'
import type { Charter } from '../charter/charter.ts'
import type { Actor, KeyId, OrganId, PartyId, QuestionId } from '../ids.ts'
import { chairOf, membersOf, partiesOn } from '../members.ts'
import { outOfOrder, type Reason, type Ruling } from '../refusal.ts'
import type { LogKind } from '../restricted.ts'
import type { Asked, Situation } from '../situation.ts'
import type { Day, Instant } from '../time.ts'
import type { Claim } from './report.ts'

/** Something that happened, performed or reported, as the folds take it in. */
export interface Happening<B> {
  readonly by: Actor
  readonly body: B
  /** The civil day at the seat on which it took effect. */
  readonly day: Day
  /** The instant, where there is one: always for a performed act. */
  readonly instant?: Instant
  /** Its position in the log. */
  readonly act: number
  /** Of a performed act: the key of its author. */
  readonly key?: KeyId
  /** It came on paper: an office entered it for whoever did it. */
  readonly onPaper?: true
  /** In a restricted log: on how many entries of the public log it was ruled. */
  readonly after?: number
  /** Of a reported act: the sources it rests on, and what other sources say. */
  readonly sources?: readonly string[]
  readonly claims?: readonly Claim[]
  /** True for history: then the day is what its sources say, whatever the charter would make of it. */
  readonly reported?: boolean
}

/** What a performed act is ruled in: the charter of its day, the standing, and the moment the store received it. */
export interface Context {
  readonly charter: Charter
  readonly situation: Situation
  readonly now: Instant
  /** The civil day at the seat at that moment. */
  readonly today: Day
  /** The number of acts before this one: its own position. */
  readonly size: number
  /** The key of its author; undefined where an act is tried out without signatures. */
  readonly key?: KeyId | undefined
  /** The keys that signed it, its author's first; undefined where an act is tried out without signatures. */
  readonly signers?: readonly KeyId[] | undefined
  /** Names of the documents that come with the act. */
  readonly docs: readonly string[]
  /** The same with their digests; undefined where an act is tried out without documents. */
  readonly documents?: readonly DocumentRef[]
  /** Whether a code is that of a party the charter or the common list knows. */
  readonly knows: (party: PartyId) => boolean
  /** The log that the act stands in, where it is not the public one; and the question whose log it is. */
  readonly log?: LogKind
  readonly question?: QuestionId
  /** A question with the positions that were taken on it unseen; undefined where they are not at hand. */
  readonly hidden?: (question: QuestionId) => Asked | undefined
  /** True for a verifier, who must take the word of the record for what is not shown to it, and says so. */
  readonly attests?: true
}

/** What a performed act is ruled in beside the standing: its log, and what is known that the standing does not show. */
export type Within = Pick<Context, 'log' | 'question' | 'hidden' | 'attests'>

export interface Kind<B> {
  readonly kind: string
  readonly schema: z.ZodMiniType<B>
  /** The logs that acts of the kind may stand in; the public one alone where not given. */
  readonly logs?: readonly LogKind[]
  /** True for acts on the record itself: those are performed here or not at all, never reported. */
  readonly ofRecord?: true
  /** The kinds of act that a body names: each must be one that can be performed. */
  readonly names?: (body: B) => readonly string[]
  /** Whether a performed act of this kind is in order. Without it, the kind is only ever reported. */
  readonly decide?: (context: Context, act: { readonly by: Actor; readonly body: B }) => Ruling
  /** What of a reported act the charter as encoded would not allow: such an act is kept, and flagged. */
  readonly flag?: (
    context: Omit<Context, 'now' | 'size' | 'key' | 'docs'>,
    act: Happening<B>,
  ) => readonly Reason[]
  /** True where a performed act of the kind is flagged as well: it departs from the charter, and says so. */
  readonly flagsPerformed?: true
  /** What follows from it. Writes only into the fold's own situation. */
  readonly evolve: (to: Situation, act: Happening<B>, charter: Charter) => void
}

/** Erases the body's type for the list of kinds; the schema of the kind is what guards it. */
export function kind<B>(of: Kind<B>): Kind<unknown> {
  return of as unknown as Kind<unknown>
}

/**
 * True when the charter gives the actor a power: to an office by its code, to `chair` for whoever presides over the
 * organ that day, to `member` for any member of the organ, to `party` for any party of the organisation but a former one.
 */
export function mayAct(context: Context, power: readonly string[], by: Actor, organ?: OrganId): boolean {
  if ('office' in by) return power.includes(by.office)
  if ('organ' in by) return false
  const { charter, situation, today } = context
  if (organ && power.includes('chair') && chairOf(situation, organ, today) === by.party) return true
  if (organ && power.includes('member') && membersOf(charter, situation, organ, today).includes(by.party))
    return true
  return (
    power.includes('party') && partiesOn(charter, situation, today).some(({ party }) => party === by.party)
  )
}

/** Out of order because the charter does not give the actor this power. */
export function notAuthorised(power: readonly string[], clause?: string): Ruling {
  return outOfOrder({
    code: 'not-authorised',
    ...(clause === undefined ? {} : { clause }),
    needed: power.join(', '),
  })
}

/** True when the actor is that office. */
export function isOffice(by: Actor, office: string): boolean {
  return 'office' in by && (by.office as string) === office
}

/** True where a document of that name lies open under its digest: what names persons is committed to with a salt instead. */
export function isOpen(documents: readonly DocumentRef[] | undefined, name: string): boolean {
  return documents?.some((one) => one.name === name && one.digest !== undefined) ?? false
}
