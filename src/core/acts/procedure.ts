/** When a question may be put under a procedure, and what the procedure then asks: what the acts on questions share. */
import { holds } from '../charter/at.ts'
import type { Charter } from '../charter/charter.ts'
import type { Procedure } from '../charter/procedure.ts'
import type { Actor, MatterId, OrganId, QuestionId } from '../ids.ts'
import { outOfOrder, type Reason, type Ruling } from '../refusal.ts'
import type { Asked, Situation } from '../situation.ts'
import { instantOf, seconds, type Day, type Instant } from '../time.ts'
import { mayAct, notAuthorised, type Context } from './kind.ts'

const HOUR = 3600

/** The procedure of that code; undefined where the charter has none. */
export function procedureIn(charter: Charter, code: string | undefined): Procedure | undefined {
  return code !== undefined && Object.hasOwn(charter.procedures, code) ? charter.procedures[code] : undefined
}

/** True when the procedure may be used on the day, by its own spans or by what prolonged it. */
export function validOn(procedure: Procedure, prolonged: Day | undefined, on: Day): boolean {
  if (procedure.validity.some((span) => holds(span, on))) return true
  const begun = procedure.validity.some(({ from }) => from <= on)
  return begun && prolonged !== undefined && on < prolonged
}

export interface Opening {
  readonly question: string
  readonly organ: OrganId
  readonly matter: MatterId
  readonly procedure: string
  readonly purpose?: string | undefined
  readonly closes?: Instant | undefined
}

/** Why the question may not be put under the procedure now; undefined where it may. Everything but its agreement is looked at. */
export function againstOpening(context: Context, by: Actor, opening: Opening): Ruling | undefined {
  const { charter, situation, now, today } = context
  const procedure = procedureIn(charter, opening.procedure)
  if (!procedure) return outOfOrder({ code: 'unknown-procedure', reached: opening.procedure })
  const { clause } = procedure
  if (!mayAct(context, procedure.opens, by, opening.organ)) return notAuthorised(procedure.opens, clause)
  const limits = limitFaults(procedure, opening)
  if (limits.length > 0) return { inOrder: false, reasons: limits }
  if (!validOn(procedure, situation.prolonged.get(opening.procedure), today)) {
    const spans = procedure.validity.map(({ from, until }) => `${from} ... ${until ?? ''}`)
    return outOfOrder({ code: 'procedure-not-valid', clause, needed: spans.join(', '), reached: today })
  }
  if (opening.closes === undefined) return outOfOrder({ code: 'deadline-missing', clause })
  return againstPeriod(procedure, now, opening.closes)
}

function limitFaults(procedure: Procedure, { organ, matter, purpose }: Opening): readonly Reason[] {
  const { clause } = procedure
  const faults: Reason[] = []
  const limited = (list: readonly string[], reached: string): void => {
    if (list.length > 0 && !list.includes(reached))
      faults.push({ code: 'procedure-not-for', clause, needed: list.join(', '), reached })
  }
  limited(procedure.organs, organ)
  limited(procedure.matters, matter)
  limited(Object.keys(procedure.purposes), purpose ?? '')
  return faults
}

/** The period from opening to expiry: exactly so long, or at least and at most. Too short is cured by a later expiry. */
function againstPeriod(procedure: Procedure, now: Instant, closes: Instant): Ruling | undefined {
  const { clause, hours } = procedure
  const given = seconds(closes) - seconds(now)
  const least = hours.exactly ?? hours.least
  const most = hours.exactly ?? hours.most
  const reached = said(given)
  if (least !== undefined && given < Number(least) * HOUR) {
    const short: Reason = { code: 'notice-too-short', clause, needed: `${least}h`, reached }
    return { inOrder: false, reasons: [short], earliest: instantOf(seconds(now) + Number(least) * HOUR) }
  }
  if (most !== undefined && given > Number(most) * HOUR)
    return outOfOrder({ code: 'notice-too-long', clause, needed: `${most}h`, reached })
  return undefined
}

/** A span of time in hours, minutes and seconds, as rulings state it. */
function said(total: number): string {
  const parts = [
    [Math.floor(total / HOUR), 'h'],
    [Math.floor(total / 60) % 60, 'm'],
    [total % 60, 's'],
  ] as const
  const text = parts.flatMap(([value, unit]) => (value === 0 ? [] : [`${value}${unit}`])).join('')
  return text === '' ? '0h' : text
}

/** Why the use of the procedure is not agreed for this question; undefined where it is, or need not be. */
export function againstAgreement(context: Context, opening: Opening): Ruling | undefined {
  const procedure = procedureIn(context.charter, opening.procedure)
  if (!procedure || procedure.agreed === 'no') return undefined
  const { clause } = procedure
  const proposal = context.situation.proposals.get(opening.question as QuestionId)
  if (!proposal || proposal.procedure !== opening.procedure)
    return outOfOrder({ code: 'not-agreed', clause, needed: 'procedure.proposed' })
  const [needed, reached] = [proposal, opening].map(({ organ, matter }) => `${organ}: ${matter}`)
  if (needed !== reached)
    return outOfOrder({ code: 'not-agreed', clause, needed: needed!, reached: reached! })
  if (proposal.objections.length > 0)
    return outOfOrder({ code: 'not-agreed', clause, parties: proposal.objections })
  if (proposal.closes !== opening.closes)
    return outOfOrder({ code: 'not-agreed', clause, needed: proposal.closes, reached: opening.closes ?? '' })
  return undefined
}

/** Why nothing more may be done on the question: it is decided, withdrawn, broken, or past its deadline. */
export function closedBy(asked: Asked, now: Instant, clause: string | undefined): Reason | undefined {
  const cited = clause === undefined ? {} : { clause }
  const ended =
    asked.outcome ??
    (asked.withdrawn === undefined ? undefined : 'withdrawn') ??
    (asked.broken === undefined ? undefined : 'broken')
  if (ended !== undefined) return { code: 'question-closed', ...cited, reached: ended }
  // In time means received before the deadline, not at it.
  if (asked.closes && now >= asked.closes)
    return { code: 'deadline-past', ...cited, needed: asked.closes, reached: now }
  return undefined
}

/** The refusal of an act on a question that is closed; undefined where it is open. */
export function againstOpen(asked: Asked, now: Instant, clause: string | undefined): Ruling | undefined {
  const closed = closedBy(asked, now, clause)
  return closed && outOfOrder(closed)
}

/** The question of that symbol, under its procedure where it has one. */
export function openQuestion(
  charter: Charter,
  situation: Situation,
  symbol: string,
): { readonly asked?: Asked; readonly procedure?: Procedure } {
  const asked = situation.questions.get(symbol as QuestionId)
  const procedure = procedureIn(charter, asked?.procedure)
  return { ...(asked ? { asked } : {}), ...(procedure ? { procedure } : {}) }
}
