/** Who belongs, in OParl: bodies as organisations, parties as persons, statuses and seats as memberships. */
import type { PartyId } from '../../core/ids.ts'
import type { Day } from '../../core/time.ts'
import { once, situationOf, type Published } from '../published.ts'
import { partiesIn, staysIn } from '../tables/parties.ts'
import { at, kind, lastAct, objectOf, type Kind } from './kind.ts'

/** The code under which the organisation itself stands among its bodies. */
export const WHOLE = 'organisation'

/** The organisation itself, and its bodies. */
export const organization = kind<string>({
  type: 'Organization',
  path: 'organization',
  list: 'organizations',
  items: ({ charter }) => [WHOLE, ...Object.keys(charter.organs)],
  id: (organ) => organ,
  acts: (organ, from) => ({
    created: 0,
    modified:
      organ === WHOLE
        ? Math.max(0, ...[...partiesIn(from)].map((party) => lastAct(from, [party])))
        : lastAct(from, [organ]),
  }),
  web: (organ) => (organ === WHOLE ? '' : `/bodies/${organ}`),
  says: (made, organ) => ({
    body: at(made, 'body'),
    name: organ === WHOLE ? made.names.organisation : made.names.organ(organ),
    ...(organ === WHOLE ? {} : { subOrganizationOf: at(made, 'organization', WHOLE) }),
    // The values that the specification recommends are German.
    organizationType: organ === WHOLE ? 'Institution' : 'Gremium',
    classification: organ === WHOLE ? 'organisation' : 'body',
    membership: spansIn(made.from)
      .filter((span) => span.organ === organ)
      .map((span) => at(made, 'membership', idOf(span))),
    meeting: `${at(made, 'organization', organ)}/meetings`,
    consultation: `${at(made, 'organization', organ)}/consultations`,
  }),
})

/** A party: its delegation stands where OParl has a person. */
export const person = kind<PartyId>({
  type: 'Person',
  path: 'person',
  list: 'people',
  items: partiesIn,
  id: (party) => party,
  acts: (party, from) => ({ created: 0, modified: lastAct(from, [party, ...organsOf(from, party)]) }),
  web: (party) => `/members/${party}`,
  says: (made, party) => ({
    body: at(made, 'body'),
    name: made.names.party(party),
    status: [
      ...new Set(
        staysIn(made.from)
          .get(party)
          ?.map(({ status }) => made.names.status(status)),
      ),
    ],
    membership: spansOf(made.from, party).map((span) => objectOf(membershipKind, made, span)),
  }),
})

interface Span {
  readonly party: PartyId
  readonly organ: string
  readonly role: string
  readonly from: Day
  readonly until?: Day
  readonly act: number
}

function spansIn(from: Published): readonly Span[] {
  return once(from, 'oparl spans', () => [...reckoned(from)])
}

function spansOf(from: Published, party: PartyId): readonly Span[] {
  return (
    once(from, 'oparl spans by party', () => Map.groupBy(spansIn(from), (span) => span.party)).get(party) ??
    []
  )
}

function* reckoned(from: Published): Generator<Span> {
  for (const [party, stays] of staysIn(from))
    for (const { status, ...stay } of stays)
      if (status !== 'former') yield { party, organ: WHOLE, role: status, ...stay }
  const { seats, chairs, observers } = situationOf(from)
  for (const [role, held] of [
    ['member', seats],
    ['chair', chairs],
    ['observer', observers],
  ] as const)
    for (const [organ, those] of held) for (const seat of those) yield { organ, role, ...seat }
}

function idOf({ party, organ, role, from, act }: Span): string {
  return `${organ}.${role}.${party}.${from}.${act}`
}

function organsOf(from: Published, party: PartyId): readonly string[] {
  return [...new Set(spansOf(from, party).map(({ organ }) => organ))]
}

const membershipKind: Kind<Span> = {
  type: 'Membership',
  path: 'membership',
  list: 'memberships',
  items: spansIn,
  id: idOf,
  acts: ({ party, organ, act }, from) => ({
    created: act,
    modified: Math.max(act, lastAct(from, [party, organ])),
  }),
  web: ({ act }) => `/record/${act}`,
  says: (made, { party, organ, role, from, until }) => ({
    person: at(made, 'person', party),
    organization: at(made, 'organization', organ),
    role: role === 'chair' ? made.names.chair : made.names.status(role),
    votingRight: role === 'member' || role === 'chair',
    startDate: from,
    ...(until === undefined ? {} : { endDate: until }),
  }),
}

export const membership = kind(membershipKind)
