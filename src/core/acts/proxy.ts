/** Acting for another member: whether the charter allows it in the organ, and for how many. */
import type { Charter } from '../charter/charter.ts'
import type { PartyId } from '../ids.ts'
import { outOfOrder, type Ruling } from '../refusal.ts'
import type { Asked } from '../situation.ts'

/** Why a member may not act for this other one on the question; undefined where it may, or acts for itself. */
export function againstProxy(
  charter: Charter,
  asked: Asked,
  holder: PartyId,
  party: PartyId,
): Ruling | undefined {
  if (holder === party) return undefined
  const proxies = charter.organs[asked.organ]?.proxies
  if (!proxies) return outOfOrder({ code: 'no-proxy', parties: [party] })
  const others = [...asked.positions].filter(([of, taken]) => taken.holder === holder && of !== party)
  if (BigInt(others.length) < proxies.most) return undefined
  return outOfOrder({
    code: 'proxy-limit',
    clause: proxies.clause,
    needed: `${proxies.most}`,
    reached: `${others.length + 1}`,
    parties: [...others.map(([of]) => of), party],
  })
}
