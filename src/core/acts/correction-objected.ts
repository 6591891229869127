/**
 * `correction.objected`: a signatory or contracting state objects to a proposed correction in time: the text stays as it
 * is, and the depositary communicates the objection (Vienna Convention on the Law of Treaties, Art. 79(2)(b)).
 */
import * as z from 'zod/mini'
import { plainCode, treatyCode } from '../charter/forms.ts'
import { lawOf } from '../charter/treaty-law.ts'
import { concerned } from '../instruments/state.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { instrumentOf } from '../situation.ts'
import { kind } from './kind.ts'
import { change, cite, found, isParty, rows } from './treaty.ts'

const schema = z.strictObject({ treaty: treatyCode, error: plainCode, rows })

export const correctionObjected = kind<z.infer<typeof schema>>({
  kind: 'correction.objected',
  schema,

  /** In order once, from a signatory or contracting state, before the time for objections ends. */
  decide(context, { by, body }) {
    const { charter, today, now, knows } = context
    const at = found(context, body.treaty)
    if (!at.ok) return at.ruling
    const { provided, state } = at
    const clause = cite(provided.correction?.clause ?? lawOf(charter)?.correction.clause ?? provided.clause)
    if (!isParty(by, knows)) return outOfOrder({ code: 'not-authorised', ...clause, needed: 'party' })
    const erratum = state.errata.get(body.error)
    if (!erratum) return outOfOrder({ code: 'unknown-error', ...clause, reached: body.error })
    if (!concerned(state, by.party, today))
      return outOfOrder({ code: 'not-a-party', ...clause, parties: [by.party] })
    if (now >= erratum.closes)
      return outOfOrder({ code: 'deadline-past', ...clause, needed: erratum.closes, reached: now })
    if (erratum.objections.has(by.party)) return outOfOrder({ code: 'already-done', ...clause })
    return inOrder({ effect: 'not-corrected', party: by.party })
  },

  evolve(to, { by, body, day }) {
    const { errata } = instrumentOf(to, body.treaty)
    const erratum = errata.get(body.error)
    if (!erratum || !('party' in by)) return
    const objections = new Map(erratum.objections).set(by.party, day)
    change(to, body.treaty, { errata: new Map(errata).set(body.error, { ...erratum, objections }) })
  },
})
