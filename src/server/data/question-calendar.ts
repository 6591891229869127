/** `/decisions/ID.ics`: what of a question stands in a calendar: its deadline, or the day on which it was decided. */
import type { QuestionId } from '../../core/ids.ts'
import { deadlineCalendar, decisionCalendar } from '../../formats/deadline-calendar.ts'
import { decisionCalled, decisionOn } from '../../formats/decided.ts'
import { addressOf, titleOf } from '../../formats/names.ts'
import { publicEntry, situationOf } from '../../formats/published.ts'
import { deadlineLines } from '../../words/deadline.ts'
import { unmarked } from '../../words/fallback.ts'
import type { Asked } from './endpoint.ts'

/** The calendar of a question, under its symbol or the name of its decision; undefined where there is neither. */
export function questionCalendar({ from, place, names, lang }: Asked, name: string): string | undefined {
  const decision = decisionCalled(from, name) ?? decisionOn(from, name)
  const question = situationOf(from).questions.get((decision?.body.question ?? name) as QuestionId)
  if (!question) return undefined
  const of = (act: number): { organisation: string; names: typeof names; href: string } => ({
    organisation: place.organisation,
    names,
    href: addressOf(place, `/record/${act}`),
  })
  const put = publicEntry(from, question.put)
  if (question.closes !== undefined && put) {
    const lines = deadlineLines(lang, question.closes, { seat: from.charter.seat.zone })
    const description = lines.map(({ label, text }) => unmarked(`${label}: ${text}`)).join('\n')
    return deadlineCalendar(question, { ...of(question.put), stamp: put.received, description })
  }
  const event = decision?.event
  const entry = event && publicEntry(from, event.act)
  if (!entry) return undefined
  const summary = titleOf(from, names, event)
  return decisionCalendar(question, event.day, { ...of(event.act), stamp: entry.received, summary })
}
