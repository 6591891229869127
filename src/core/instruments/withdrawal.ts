/**
 * When a withdrawal takes effect. The instrument says so (Vienna Convention on the Law of Treaties, Art. 54(a)); where it
 * provides for none, there is none (Art. 56(1)); where it fixes no notice, the notice is twelve months (Art. 56(2)).
 *
 * The day of effect is the first on which the party is bound no more, everywhere. What ends "at the end of" a year or a
 * day holds through that day, so its day of effect is the next one; `lastDayBound` is the day that such a text names.
 */
import type { Instrument as Provided, WithdrawalRule } from '../charter/instrument.ts'
import type { TreatyLaw } from '../charter/treaty-law.ts'
import { after, nextYearDay, type Period } from '../period.ts'
import type { Day } from '../time.ts'

const DAY: Period = { count: 1, unit: 'days' }

/**
 * The day on which a notice takes effect: the first on which the party is bound no more. Undefined where neither the
 * instrument nor treaty law fixes one. With a financial year it is the day after that year ends.
 */
export function effectOf(rule: WithdrawalRule, notice: Day, law: TreatyLaw | undefined): Day | undefined {
  if (rule.financialYear) return after(endOfFinancialYear(notice, rule.financialYear), DAY)
  const period = rule.notice ?? law?.withdrawal.notice
  return period && after(notice, period)
}

/** The end of the financial year in which the notice falls, where it is given in time; else of the next one. */
function endOfFinancialYear(
  notice: Day,
  { ends, noticeBy }: NonNullable<WithdrawalRule['financialYear']>,
): Day {
  const end = nextYearDay(notice, ends)
  const limit = nextYearDay(notice, noticeBy)
  return limit <= end ? end : nextYearDay(after(end, DAY), ends)
}

/** The last day on which the party is bound: the one before the day of effect. */
export function lastDayBound(effect: Day): Day {
  return after(effect, { count: -1, unit: 'days' })
}

/** The first day on which notice may be given, counted from entry into force; undefined where any day will do, or it is not in force. */
export function earliestNotice(rule: WithdrawalRule, inForce: Day | undefined): Day | undefined {
  if (rule.notBefore === undefined || typeof rule.notBefore === 'string') return rule.notBefore
  return inForce && after(inForce, rule.notBefore)
}

/** The clause on withdrawal, else the instrument's own. */
export function withdrawalClause(provided: Provided): string | undefined {
  return provided.withdrawal?.clause ?? provided.clause
}
