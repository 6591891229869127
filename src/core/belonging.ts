/** Who belongs where on a day, as those ask who read what is not for everybody: whoever has left reads no more. */
import type { Belonging } from './audience.ts'
import type { Charter } from './charter/charter.ts'
import { membersOf, partiesOn } from './members.ts'
import type { Situation } from './situation.ts'
import type { Day } from './time.ts'

/** The members of the organisation and of its organs on that day. */
export function belongingIn(charter: Charter, situation: Situation, today: Day): Belonging {
  return {
    isMember: (party) =>
      partiesOn(charter, situation, today).some((one) => one.party === party && one.status === 'member'),
    sitsIn: (party, organ) => membersOf(charter, situation, organ, today).includes(party),
  }
}
