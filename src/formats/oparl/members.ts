/** Who belongs, in OParl: bodies as organisations, parties as persons, statuses and seats as memberships. */
import type { OrganId, PartyId } from '../../core/ids.ts'
import { once, type Published } from '../published.ts'
import { spansIn, spansOf, type MemberSpan } from '../spans.ts'
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
    membership: spansHere(made.from)
      .filter((span) => (span.organ ?? WHOLE) === organ)
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
    membership: spansOf(made.from, party)
      .filter(({ role }) => role !== 'former')
      .map((span) => objectOf(membershipKind, made, span)),
  }),
})

/** Who has left is a member of nothing: of statuses, all but that one. */
function spansHere(from: Published): readonly MemberSpan[] {
  return once(from, 'oparl spans', () => spansIn(from).filter(({ role }) => role !== 'former'))
}

function idOf({ party, organ = WHOLE as OrganId, role, from, act }: MemberSpan): string {
  return `${organ}.${role}.${party}.${from}.${act}`
}

function organsOf(from: Published, party: PartyId): readonly string[] {
  return [...new Set(spansOf(from, party).map(({ organ = WHOLE }) => organ))]
}

const membershipKind: Kind<MemberSpan> = {
  type: 'Membership',
  path: 'membership',
  list: 'memberships',
  items: spansHere,
  id: idOf,
  acts: ({ party, organ = WHOLE, act }, from) => ({
    created: act,
    modified: Math.max(act, lastAct(from, [party, organ])),
  }),
  web: ({ act }) => `/record/${act}`,
  says: (made, { party, organ = WHOLE, role, from, until }) => ({
    person: at(made, 'person', party),
    organization: at(made, 'organization', organ),
    role: role === 'chair' ? made.names.chair : made.names.status(role),
    votingRight: role === 'member' || role === 'chair',
    startDate: from,
    ...(until === undefined ? {} : { endDate: until }),
  }),
}

export const membership = kind(membershipKind)
