/**
 * `error.corrected`: the depositary corrects the text and executes the procès-verbal, once the time for objections ended
 * without one; the corrected text replaces the defective one from the beginning (Vienna Convention on the Law of
 * Treaties, Art. 79(2)(a) and (4)).
 */
import * as z from 'zod/mini'
import { plainCode, treatyCode } from '../charter/forms.ts'
import { lawOf } from '../charter/treaty-law.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { instrumentOf } from '../situation.ts'
import { kind } from './kind.ts'
import { change, cite, forDepositary, found, isDepositary, rows } from './treaty.ts'

const schema = z.strictObject({ treaty: treatyCode, error: plainCode, rows })

export const errorCorrected = kind<z.infer<typeof schema>>({
  kind: 'error.corrected',
  schema,

  /** In order once, from the depositary, after the time for objections, where none was raised, with the procès-verbal as a document. */
  decide(context, { by, body }) {
    const { charter, now } = context
    const at = found(context, body.treaty)
    if (!at.ok) return at.ruling
    const { provided, state } = at
    const law = lawOf(charter)?.correction
    const clause = cite(provided.correction?.clause ?? law?.clause ?? provided.clause)
    if (!isDepositary(by, provided)) return forDepositary(provided)
    const erratum = state.errata.get(body.error)
    if (!erratum) return outOfOrder({ code: 'unknown-error', ...clause, reached: body.error })
    if (erratum.corrected !== undefined)
      return outOfOrder({ code: 'already-done', ...clause, reached: erratum.corrected })
    if (erratum.objections.size > 0)
      return outOfOrder({ code: 'objection', ...clause, parties: [...erratum.objections.keys()].toSorted() })
    if (context.docs.length === 0)
      return outOfOrder({ code: 'no-document', ...clause, needed: 'procès-verbal' })
    if (now < erratum.closes) {
      const reasons = [
        { code: 'deadline-not-past', ...clause, needed: erratum.closes, reached: now },
      ] as const
      return { inOrder: false, reasons, earliest: erratum.closes }
    }
    return inOrder({ effect: 'corrected-from-the-beginning' })
  },

  evolve(to, { body, day }) {
    const { errata } = instrumentOf(to, body.treaty)
    const erratum = errata.get(body.error)
    if (!erratum) return
    change(to, body.treaty, {
      errata: new Map(errata).set(body.error, { ...erratum, corrected: day }),
    })
  },
})
