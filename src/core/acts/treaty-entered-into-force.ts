/**
 * `treaty.entered-into-force`: the depositary records that an instrument is in force, from the day and for the parties
 * that follow from the deposits. Reported, it holds for the parties named, from the day that its sources give; where it
 * enters into force for others later, each day is a line.
 */
import * as z from 'zod/mini'
import { instrumentIn } from '../charter/at.ts'
import { partyCode, treatyCode } from '../charter/forms.ts'
import type { PartyId } from '../ids.ts'
import { bindingFrom, forceBy } from '../instruments/force.ts'
import { consentOf } from '../instruments/state.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { instrumentOf } from '../situation.ts'
import type { Day } from '../time.ts'
import { kind } from './kind.ts'
import { bind } from './membership.ts'
import { change, cite, forDepositary, found, isDepositary, notBefore, rows } from './treaty.ts'

const schema = z.strictObject({ treaty: treatyCode, parties: z.optional(z.array(partyCode)), rows })

export const treatyEnteredIntoForce = kind<z.infer<typeof schema>>({
  kind: 'treaty.entered-into-force',
  schema,

  /** In order from the depositary, once, when enough have consented and all that the instrument names, and its days are over. */
  decide(context, { by, body }) {
    const at = found(context, body.treaty)
    if (!at.ok) return at.ruling
    const { provided, state, clause } = at
    const { charter, today } = context
    if (!isDepositary(by, provided)) return forDepositary(provided)
    if (state.inForce !== undefined)
      return outOfOrder({ code: 'already-done', ...clause, reached: state.inForce })
    const force = forceBy(charter, provided, state, today)
    if (!force.met) return outOfOrder(...force.reasons)
    const strangers = (body.parties ?? []).filter((party) => !force.parties.includes(party))
    if (strangers.length > 0)
      return outOfOrder({ code: 'not-ratified', ...cite(force.clause), parties: strangers })
    if (force.on > today) return notBefore(force.on, context, force.clause)
    return inOrder(
      { effect: 'in-force', from: force.on },
      ...force.parties.map((party) => ({
        effect: 'party',
        party,
        from: bindingFrom(provided, force.on, consentOf(state, party, provided.signatureBinds, today)!),
      })),
    )
  },

  /** Flagged where others signed, accepted or acceded on the record, and a party that it names did not before that day. */
  flag({ situation }, { body }) {
    const { signed, accepted, acceded } = instrumentOf(situation, body.treaty)
    // A record that holds no signature of the instrument says nothing of who had signed.
    if (signed.size + accepted.size + acceded.size === 0) return []
    const parties = (body.parties ?? []).filter(
      (party) => !signed.has(party) && !accepted.has(party) && !acceded.has(party),
    )
    return parties.length > 0 ? [{ code: 'not-signed', parties }] : []
  },

  evolve(to, { body, day, act, reported }, charter) {
    const state = instrumentOf(to, body.treaty)
    const provided = instrumentIn(charter, body.treaty)
    const force = provided && !reported ? forceBy(charter, provided, state, day) : undefined
    if (provided && force?.met) {
      change(to, body.treaty, { inForce: force.on })
      const bound = force.parties.map((party): readonly [PartyId, Day] => {
        const consented = consentOf(state, party, provided.signatureBinds, day)!
        return [party, bindingFrom(provided, force.on, consented)]
      })
      bind(to, body.treaty, bound, act, charter)
      return
    }
    // Later lines say for whom else it enters into force; the instrument has been so since the first.
    const { inForce = day } = state
    change(to, body.treaty, { inForce: inForce < day ? inForce : day })
    const consented = [...state.ratified.keys(), ...state.accepted.keys(), ...state.acceded.keys()]
    const bound = (body.parties ?? consented).map((party): readonly [PartyId, Day] => [party, day])
    bind(to, body.treaty, bound, act, charter)
  },
})
