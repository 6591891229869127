/** A question as the desk names it, links to it, and whether its outcome can be declared. */
import { declarationOf } from '../core/acts/declaration.ts'
import { mayAct } from '../core/acts/kind.ts'
import { knownTo } from '../core/standing.ts'
import type { Asked } from '../core/situation.ts'
import { code, name } from '../site/format.ts'
import { eventAt } from '../site/facts.ts'
import type { Html } from '../site/html.ts'
import { titleIn } from '../site/texts.ts'
import { plain, say, to } from '../site/view.ts'
import type { DeskView } from './view.ts'

/** The title of a question in the reader's language; its symbol where it has none. */
export function questionTitle(view: DeskView, asked: Asked): Html {
  const event = eventAt(view, asked.put)
  const title = event && view.reading.prose(event, 'title')
  const wording = title ? undefined : asked.text && titleIn(view, asked.text.digests)
  if (wording) return name(wording.text, wording.language === view.lang ? undefined : wording.language)
  return title ? say(view, title) : code(asked.id)
}

export function titleText(view: DeskView, asked: Asked): string {
  const event = eventAt(view, asked.put)
  const title = event && view.reading.prose(event, 'title')
  const wording = asked.text && titleIn(view, asked.text.digests)
  return title ? plain(view.lang, title) : (wording?.text ?? asked.id)
}

/** The address of a question at the desk. */
export function questionHref(view: DeskView, asked: Pick<Asked, 'id'>): string {
  return to(view, `/desk/questions/${encodeURIComponent(asked.id)}`)
}

/** True where the seat may declare the outcome now: the charter gives it the power, and there is one to declare. */
export function canDeclare(view: DeskView, asked: Asked): boolean {
  const { charter } = view.reading
  const { seat, standing, now, today } = view
  const context = { charter, situation: standing, now, today, size: 0, docs: [], knows: knownTo(charter) }
  if (!mayAct(context, charter.powers.decide, seat.actor, asked.organ)) return false
  return declarationOf({ charter, situation: standing, today, now }, asked) !== undefined
}
