/**
 * `error.notified`: the depositary notifies an error in the text and proposes its correction, with a time in which
 * objections may be raised (Vienna Convention on the Law of Treaties, Art. 79(2)). The proposal is a document.
 */
import * as z from 'zod/mini'
import { instrumentIn } from '../charter/at.ts'
import type { Charter } from '../charter/charter.ts'
import { instantText, plainCode, treatyCode } from '../charter/forms.ts'
import { lawOf } from '../charter/treaty-law.ts'
import { after, startOf } from '../period.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { instrumentOf } from '../situation.ts'
import type { Day, Instant } from '../time.ts'
import { kind } from './kind.ts'
import { change, cite, forDepositary, found, isDepositary, rows } from './treaty.ts'

const schema = z.strictObject({
  treaty: treatyCode,
  error: plainCode,
  /** The end of the time for objections; as many days on as the instrument says, where it is not given. */
  closes: z.optional(instantText),
  rows,
})
type Notified = z.infer<typeof schema>

export const errorNotified = kind<Notified>({
  kind: 'error.notified',
  schema,

  /** In order from the depositary, once an error, with a time that the act gives or the instrument fixes; no shorter one. */
  decide(context, { by, body }) {
    const { charter, today, now } = context
    const at = found(context, body.treaty)
    if (!at.ok) return at.ruling
    const { provided, state } = at
    const clause = cite(provided.correction?.clause ?? lawOf(charter)?.correction.clause ?? provided.clause)
    if (!isDepositary(by, provided)) return forDepositary(provided)
    if (state.errata.has(body.error))
      return outOfOrder({ code: 'already-done', ...clause, reached: body.error })
    const closes = closesAt(charter, body, today)
    if (closes === undefined || closes <= now) return outOfOrder({ code: 'time-limit-missing', ...clause })
    const least = closesAt(charter, { treaty: body.treaty, error: body.error }, today)
    if (least !== undefined && closes < least)
      return outOfOrder({ code: 'notice-too-short', ...clause, needed: least, reached: closes })
    return inOrder({ effect: 'notified', from: closes })
  },

  evolve(to, { body, day }, charter) {
    const closes = closesAt(charter, body, day)
    if (closes === undefined) return
    const { errata } = instrumentOf(to, body.treaty)
    const erratum = { notified: day, closes, objections: new Map() }
    change(to, body.treaty, { errata: new Map(errata).set(body.error, erratum) })
  },
})

/** The instant at which the time for objections ends: as the act says, else at the start of the day after so many days. */
function closesAt(charter: Charter, body: Notified, notified: Day): Instant | undefined {
  if (body.closes !== undefined) return body.closes
  const days = instrumentIn(charter, body.treaty)?.correction?.days
  return days === undefined
    ? undefined
    : startOf(after(notified, { count: days, unit: 'days' }), charter.seat.zone)
}
