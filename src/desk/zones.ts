/** By which clock each member of an organ lives, as far as its delegation has said where its letters are read. */
import { membersOf } from '../core/members.ts'
import type { OrganId, PartyId } from '../core/ids.ts'
import { addressesIn, SHARED } from '../notices/addresses.ts'
import type { DeskView } from './view.ts'

/** The zones of members, by the address of the delegation as a whole: where a person is, is nobody's business here. */
export async function zonesOf(view: DeskView, organ: string): Promise<ReadonlyMap<PartyId, string>> {
  const { charter } = view.reading
  if (!Object.hasOwn(charter.organs, organ)) return new Map()
  const all = await addressesIn(view.tables, view.shown.code)
  return new Map(
    membersOf(charter, view.standing, organ as OrganId, view.today).flatMap((party) => {
      const zone = all.get(party)?.find(({ id }) => id === SHARED)?.zone
      return zone === undefined ? [] : [[party, zone] as const]
    }),
  )
}
