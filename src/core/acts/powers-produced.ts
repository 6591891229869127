/**
 * `powers.produced`: a party produces full powers for a person in a capacity, such as its head of delegation. The paper
 * names the person and is a document; the record holds the capacity (Vienna Convention on the Law of Treaties, Arts 7
 * and 77(1)(a)).
 */
import * as z from 'zod/mini'
import { plainCode, treatyCode } from '../charter/forms.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { instrumentOf } from '../situation.ts'
import { kind } from './kind.ts'
import { change, found, isParty, rows } from './treaty.ts'

const schema = z.strictObject({ treaty: treatyCode, capacity: plainCode, rows })

export const powersProduced = kind<z.infer<typeof schema>>({
  kind: 'powers.produced',
  schema,

  /** In order from a party, for an instrument that the charter knows, once a capacity, with the paper as a document. */
  decide(context, { by, body }) {
    const at = found(context, body.treaty)
    if (!at.ok) return at.ruling
    if (!isParty(by, context.knows))
      return outOfOrder({ code: 'not-authorised', ...at.clause, needed: 'party' })
    if (at.state.powers.get(by.party)?.has(body.capacity))
      return outOfOrder({ code: 'already-done', ...at.clause, reached: body.capacity })
    if (context.docs.length === 0)
      return outOfOrder({ code: 'no-document', ...at.clause, needed: 'full powers' })
    return inOrder({ effect: 'full-powers', party: by.party })
  },

  evolve(to, { by, body }) {
    if (!('party' in by)) return
    const { powers } = instrumentOf(to, body.treaty)
    const held = new Set(powers.get(by.party)).add(body.capacity)
    change(to, body.treaty, { powers: new Map(powers).set(by.party, held) })
  },
})
