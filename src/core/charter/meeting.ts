/**
 * The procedure of meetings, as a charter gives it: sessions and their notice, motions and their order, rulings of the
 * chair, division of a text, credentials, participation without a vote, the turn of the chair, seats, and who decides
 * which rule applies. Every part is optional: where a charter has none, no such act is in order.
 */
import * as z from 'zod/mini'
import { duration, type Duration } from '../duration.ts'
import type { Fault } from '../faults.ts'
import type { MatterId, OrganId, PartyId } from '../ids.ts'
import type { Path } from '../reading.ts'
import type { Share } from '../share.ts'
import type { Day } from '../time.ts'
import type { Charter, Span, Text } from './charter.ts'
import type { Note } from './lint-common.ts'
import {
  dayText,
  factName,
  matterCode,
  organCode,
  parsed,
  partyCode,
  plainCode,
  prose,
  shareText,
  span,
  title,
  yesNo,
} from './forms.ts'

/** The article or rule that decides, and where it was read. */
export interface Cited {
  readonly clause: string
  readonly source: string
}

/** A kind of session, or of meeting: who asks for it, how many must, who convenes it, and how long before. */
export interface SessionRule extends Cited {
  readonly id: string
  readonly title?: Text
  readonly ask: readonly string[]
  /** How many distinct members must have asked; `of: members` makes it a share. Absent: nobody need ask. */
  readonly requests?: { readonly atLeast?: Share; readonly moreThan?: Share; readonly of?: 'members' }
  readonly convene: readonly string[]
  /** The least time between the act that convenes it and its opening. */
  readonly notice?: Duration
}

/** A kind of procedural motion. The pending one of the lowest rank is disposed of first. */
export interface MotionRule extends Cited {
  readonly id: string
  readonly title: Text
  readonly rank: number
  readonly debate: 'yes' | 'no'
  readonly seconder: 'yes' | 'no'
}

/** Rulings of the chair on points of order, and the matter under which a challenged one is put to the organ. */
export interface OrderRule extends Cited {
  readonly may: readonly string[]
  readonly challenge: MatterId
}

/** That parts of a text may be decided separately; `mover-objects`: unless whoever put the text objects. */
export interface DivisionRule extends Cited {
  readonly unless?: 'mover-objects'
}

export interface CredentialsRule extends Cited {
  /** How long before the representative sits they must be lodged. */
  readonly notice?: Duration
  /** Ranks that need none. */
  readonly exempt: readonly string[]
  /** True: who lodged them too late sits meanwhile, with the same rights. */
  readonly provisional: boolean
  /** Who finds on credentials that were challenged; without it none can be. */
  readonly examinedBy?: readonly string[]
  /** What a challenged representative may do until then; it sits provisionally, with the same rights, where not given. */
  readonly challenged?: 'provisional' | 'not-seated'
  /** Of two delegations that claim one seat, who speaks until one is accepted: whoever lodged first where not given. */
  readonly rivals?: 'first' | 'neither'
}

/** Who takes part in an organ without a vote. */
export interface ParticipationRule extends Cited {
  readonly organ: OrganId
  /** `non-member`: any party that is no member of the organ. `observer`, `partner`, `signatory`: a party of that status. */
  readonly who: 'non-member' | 'observer' | 'partner' | 'signatory'
  /** The party must have been found, by this fact, to be concerned in the question. */
  readonly fact?: string
  readonly may: readonly string[]
}

/** A term of the chair: so many calendar months, or from one regular session to the next. */
export type Term = { readonly months: number } | 'session'

/** Whose turn it is to preside. */
export interface RotationRule extends Cited {
  readonly by: 'alphabetical' | 'order' | 'host' | 'election'
  readonly language: keyof Text
  readonly term: Term
  readonly order: readonly PartyId[]
  /** A turn that is known: the party, and the first day of its term. */
  readonly start?: { readonly party: PartyId; readonly on: Day; readonly source: string }
  /** Who declares that the chair is assumed. */
  readonly may: readonly string[]
}

/** The name of a party between two days. */
export type PartyName = Text & { readonly from?: Day; readonly until?: Day; readonly source?: string }

/** How many hold seats in an organ, for how long, elected by whom, and whether they may follow themselves. */
export interface SeatRule extends Span, Cited {
  readonly count: number
  readonly term?: Duration
  readonly eligibleAgain: 'at-once' | 'not-immediately' | 'after-a-term'
  readonly electedBy: readonly string[]
}

/**
 * Who decides which rule applies: a member may contest the matter of a question, and that is decided under `by`.
 * `stands`: the matter as put stands `unless` the question on it adopts the one proposed, or only `if` it adopts the one put.
 */
export interface ContestRule extends Cited {
  readonly by: MatterId
  readonly stands: 'unless-adopted' | 'if-adopted'
}

export interface MeetingRules {
  readonly sessions: Readonly<Record<OrganId, readonly SessionRule[]>>
  readonly motions: Readonly<Record<OrganId, readonly MotionRule[]>>
  readonly order: Readonly<Record<OrganId, OrderRule>>
  readonly division: Readonly<Record<OrganId, DivisionRule>>
  readonly credentials: Readonly<Record<OrganId, CredentialsRule>>
  readonly participation: readonly ParticipationRule[]
  readonly rotations: Readonly<Record<OrganId, RotationRule>>
  readonly names: Readonly<Record<PartyId, readonly PartyName[]>>
}

const cited = { clause: prose, source: plainCode }
const actors = z.array(plainCode).check(z.minLength(1))
const durationText = parsed<Duration>(duration, '72h | 30 days | 6 months')
const wholeNumber = parsed<number>(
  (text) => (/^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined),
  'a whole number from 1, such as 7',
)
const termText = parsed<Term>(term, 'month | 6 months | year | session')
const byOrgan = <T>(value: z.ZodMiniType<T>): z.ZodMiniType<Record<string, T>> =>
  z._default(z.record(organCode as unknown as z.ZodMiniType<string, string>, value), {})

const requests = z
  .strictObject({
    atLeast: z.optional(shareText),
    moreThan: z.optional(shareText),
    of: z.optional(z.literal('members')),
  })
  .check(
    z.refine(
      (value) => (value.atLeast === undefined) !== (value.moreThan === undefined),
      '{ atLeast: 2 } | { moreThan: 1/2, of: members }',
    ),
  )

const session = z.strictObject({
  id: plainCode,
  title: z.optional(title),
  ask: z._default(actors, ['member']),
  requests: z.optional(requests),
  convene: actors,
  notice: z.optional(durationText),
  ...cited,
})

const motion = z.strictObject({
  id: plainCode,
  title,
  rank: wholeNumber,
  debate: z.enum(['yes', 'no']),
  seconder: z.enum(['yes', 'no']),
  ...cited,
})

const rotation = z.strictObject({
  by: z.enum(['alphabetical', 'order', 'host', 'election']),
  language: z._default(z.enum(['en', 'ru', 'fr', 'es', 'ar']), 'en'),
  term: termText,
  order: z._default(z.array(partyCode), []),
  start: z.optional(z.strictObject({ party: partyCode, on: dayText, source: plainCode })),
  may: actors,
  ...cited,
})

const partyName = z.strictObject({
  from: z.optional(dayText),
  until: z.optional(dayText),
  en: prose,
  ru: z.optional(prose),
  fr: z.optional(prose),
  es: z.optional(prose),
  ar: z.optional(prose),
  source: z.optional(plainCode),
})

/** The sections of a charter on meetings, each empty where it is not given. */
export const meetingSections = {
  sessions: byOrgan(z.array(session)),
  motions: byOrgan(z.array(motion)),
  order: byOrgan(z.strictObject({ may: actors, challenge: matterCode, ...cited })),
  division: byOrgan(z.strictObject({ unless: z.optional(z.literal('mover-objects')), ...cited })),
  credentials: byOrgan(
    z.strictObject({
      notice: z.optional(durationText),
      exempt: z._default(z.array(plainCode), []),
      provisional: z._default(yesNo, false),
      examinedBy: z.optional(actors),
      challenged: z.optional(z.enum(['provisional', 'not-seated'])),
      rivals: z.optional(z.enum(['first', 'neither'])),
      ...cited,
    }),
  ),
  participation: z._default(
    z.array(
      z.strictObject({
        organ: organCode,
        who: z.enum(['non-member', 'observer', 'partner', 'signatory']),
        fact: z.optional(factName),
        may: actors,
        ...cited,
      }),
    ),
    [],
  ),
  rotations: byOrgan(rotation),
  names: z._default(
    z.record(partyCode as unknown as z.ZodMiniType<string, string>, z.array(partyName).check(z.minLength(1))),
    {},
  ),
}

/** The seats of an organ; several where the number changed. Stands in the organ itself. */
export const seatRules = z.array(
  z.strictObject({
    ...span,
    count: wholeNumber,
    term: z.optional(durationText),
    eligibleAgain: z._default(z.enum(['at-once', 'not-immediately', 'after-a-term']), 'at-once'),
    electedBy: actors,
    ...cited,
  }),
)

/** How the matter of a question is contested. Stands in the matter itself. */
export const contestRule = z.strictObject({
  by: matterCode,
  stands: z._default(z.enum(['unless-adopted', 'if-adopted']), 'unless-adopted'),
  ...cited,
})

/** The term of a chair: `month`, `6 months`, `year`, `session`. */
function term(text: string): Term | undefined {
  if (text === 'session') return 'session'
  if (text === 'month') return { months: 1 }
  if (text === 'year') return { months: 12 }
  const read = duration(text)
  if (read?.unit === 'months') return { months: read.count }
  return read?.unit === 'years' ? { months: read.count * 12 } : undefined
}

/** What the parts on meetings say of things that the charter does not know, or in an order that cannot be. */
export function lintMeetings(charter: Charter, fault: Note): void {
  const known = (code: Fault['code'], set: object, name: string, path: Path): void => {
    if (!Object.hasOwn(set, name)) fault(code, path, name, Object.keys(set).join(' | '))
  }
  const source = (name: string, path: Path): void => known('unknown-source', charter.sources, name, path)
  const organ = (name: string, path: Path): void => known('unknown-organ', charter.organs, name, path)
  const matter = (name: string, path: Path): void => known('unknown-matter', charter.matters, name, path)
  const spans = (list: readonly { from?: Day; until?: Day }[], path: Path): void => {
    list.forEach(({ from, until }, index) => {
      if (from && until && until <= from) fault('dates-reversed', [...path, index, 'until'], until)
      for (const earlier of list.slice(0, index))
        if (
          (!until || !earlier.from || earlier.from < until) &&
          (!from || !earlier.until || from < earlier.until)
        )
          fault('overlap', [...path, index], `${from ?? ''} ... ${until ?? ''}`)
    })
  }
  for (const section of ['sessions', 'motions'] as const)
    for (const [name, list] of Object.entries<readonly (SessionRule | MotionRule)[]>(charter[section])) {
      organ(name, [section, name])
      list.forEach((one, index) => {
        source(one.source, [section, name, index, 'source'])
        if (list.findIndex(({ id }) => id === one.id) < index)
          fault('duplicate', [section, name, index, 'id'], one.id)
      })
    }
  for (const section of ['order', 'division', 'credentials', 'rotations'] as const)
    for (const [name, one] of Object.entries(charter[section])) {
      organ(name, [section, name])
      source(one.source, [section, name, 'source'])
    }
  for (const [name, { challenge }] of Object.entries(charter.order))
    matter(challenge, ['order', name, 'challenge'])
  charter.participation.forEach((one, index) => {
    organ(one.organ, ['participation', index, 'organ'])
    source(one.source, ['participation', index, 'source'])
    if (one.fact !== undefined)
      known('unknown-fact', charter.facts, one.fact, ['participation', index, 'fact'])
  })
  for (const [name, { start, by, order }] of Object.entries(charter.rotations)) {
    if (start) source(start.source, ['rotations', name, 'start', 'source'])
    if (by === 'order' && order.length === 0)
      fault('missing', ['rotations', name, 'order'], '', '[ANSA, BRISO]')
  }
  for (const [party, list] of Object.entries(charter.names)) {
    spans(list, ['names', party])
    list.forEach((one, index) => {
      if (one.source) source(one.source, ['names', party, index, 'source'])
    })
  }
  for (const [name, { seats }] of Object.entries(charter.organs)) {
    spans(seats ?? [], ['organs', name, 'seats'])
    seats?.forEach((one, index) => source(one.source, ['organs', name, 'seats', index, 'source']))
  }
  for (const [name, { contested }] of Object.entries(charter.matters)) {
    if (!contested) continue
    source(contested.source, ['matters', name, 'contested', 'source'])
    matter(contested.by, ['matters', name, 'contested', 'by'])
  }
}
