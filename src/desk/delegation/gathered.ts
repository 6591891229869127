/** What the page of a delegation is made of, from the record and from the private tables. */
import { mayAct } from '../../core/acts/kind.ts'
import { actorCode, sameActor } from '../../core/ids.ts'
import type { Key } from '../../core/situation.ts'
import { knownTo } from '../../core/standing.ts'
import { accesses, type Accessed } from '../access-log.ts'
import { claims, type Claim } from '../claims.ts'
import { mayAdminister, people, type Member } from '../people.ts'
import type { DeskView } from '../view.ts'

export interface Gathered {
  readonly members: readonly Member[]
  /** Every person of the organisation, for an office that enrols; else none. */
  readonly all: readonly Member[]
  /** True where the seat may change the people on the page. */
  readonly administers: boolean
  /** True for an office that the charter lets enrol keys of others. */
  readonly enrols: boolean
  /** True for whom the charter lets ask for recoveries. */
  readonly recovers: boolean
  readonly claims: readonly Claim[]
  readonly log: readonly Accessed[]
  /** The keys of the delegation or office that are valid now. */
  readonly keys: readonly Key[]
  /** Whether the ministries' own sign-in is to be had here. */
  readonly providers: boolean
}

/** Gathers what the seat's own page shows. */
export async function gathered(view: DeskView): Promise<Gathered> {
  const { seat, tables, standing, shown, office } = view
  const own = people(tables, shown.code)
  const enrols = mayOf(view, view.reading.charter.powers.enrol)
  const recovery = view.reading.charter.keys?.recovery
  const recovers = recovery !== undefined && mayOf(view, recovery.may)
  const keys = [...standing.keys.values()].filter(
    ({ until, holder }) => until === undefined && sameActor(holder, seat.actor),
  )
  return {
    members: seat.who.demonstration ? seated(view, keys) : await own.of(seat.actor),
    all: enrols ? await own.all() : [],
    administers: await administers(view),
    enrols,
    recovers,
    claims: recovers ? await claims(tables, shown.code).list() : [],
    log: await accesses(tables, shown.code, seat.actor),
    keys,
    providers: office.issuer(shown.code, actorCode(seat.actor)) !== undefined,
  }
}

/** The people of a demonstration: those whom its keys name, by their codes. */
function seated({ seat }: DeskView, keys: readonly Key[]): readonly Member[] {
  const persons = [...new Set(keys.flatMap(({ person }) => (person === undefined ? [] : [person])))]
  return persons.map((person) => ({
    person,
    holder: seat.actor,
    name: person,
    role: 'member',
    invited: seat.chamber.now(),
    registered: [],
  }))
}

/**
 * True where the seat may change the people of its delegation: its head and administrators, and whoever holds a key that
 * names nobody and is not limited, since that key may do all that the delegation may. Not in a demonstration.
 */
export async function administers({ seat, tables, shown }: DeskView): Promise<boolean> {
  const { who, actor, keys } = seat
  if (who.demonstration) return false
  const member =
    who.person === undefined ? undefined : await people(tables, shown.code).get(actor, who.person)
  if (member) return mayAdminister(member)
  return keys.some(({ limited, passkey }) => passkey !== undefined && !limited)
}

/** True where the charter gives the seat this power. */
export function mayOf(view: DeskView, power: readonly string[]): boolean {
  const { standing, now, today, seat } = view
  const { charter } = view.reading
  const context = { charter, situation: standing, now, today, size: 0, docs: [], knows: knownTo(charter) }
  return mayAct(context, power, seat.actor)
}
