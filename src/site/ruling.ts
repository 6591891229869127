/** How an answer of the suite is shown: its outcome, and each reason as a sentence. */
import { sourceOf } from '../core/charter/cited.ts'
import type { PartyId } from '../core/ids.ts'
import type { Outcome } from '../core/rules/question.ts'
import type { Day } from '../core/time.ts'
import { sayFault } from '../words/faults.ts'
import { sayReason } from '../words/reasons.ts'
import type { Reason } from '../core/refusal.ts'
import type { Across } from './across.ts'
import { dateText } from './format.ts'
import { html, type Html } from './html.ts'
import { pill, seenMark, type PillTone } from './parts.ts'
import type { Answered } from './suite-answers.ts'
import { kindText, partyText, type View, withClauses } from './view.ts'

const TONES: Readonly<Record<Outcome, PillTone>> = {
  adopted: 'favour',
  'not-adopted': 'against',
  open: 'abstain',
  'out-of-order': 'against',
  'needs-parameter': 'abstain',
}

/** The outcome of a question, whether an act is in order, or how many had a status. */
export function outcomePill({ w }: Across, view: View, { given, step }: Answered): Html {
  if (given.outcome !== undefined) return pill(TONES[given.outcome], view.site.outcome[given.outcome])
  if (given.parties) {
    const { length } = given.parties
    return pill('grey', w.suite.members(length, dateText(view.lang, dayOf(step.input.on))))
  }
  return pill(
    given.inOrder === true ? 'favour' : 'against',
    given.inOrder === true ? w.suite.inOrder : w.suite.outOfOrder,
  )
}

/** Why, one sentence for each reason; of an input at fault, what is wrong with it. */
export function sentences({ w }: Across, view: View, { given, step }: Answered): readonly Html[] {
  const { lang } = view
  if (given.faults) return given.faults.map((fault) => html`${sayFault(lang, fault)}`)
  const day = dayOf(step.input.on)
  if (given.before) {
    const { index, type, reasons } = given.before
    const first = w.suite.beforeRefused(index + 1, kindText(view, type))
    return [html`${first}`, ...reasons.map((reason) => sentence(view, reason, day))]
  }
  return (given.reasons ?? []).map((reason) => sentence(view, reason, day))
}

/** How the source of a clause was read; nothing where the charter does not state the clause. */
export function clauseMark(view: View, clause: string): Html | undefined {
  const source = sourceOf(view.reading.charter, clause)
  return source && seenMark(view.lang, source.seen)
}

/** The civil day of a moment, as it is written. */
export function dayOf(moment: string): Day {
  return moment.slice(0, 10) as Day
}

function sentence(view: View, reason: Reason, day: Day): Html {
  return withClauses(
    view,
    sayReason(view.lang, reason, (party: PartyId) => partyText(view, party, day)),
  )
}
