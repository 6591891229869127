/** What the person at the desk may do, and who of the same party or office may do the rest. */
import type { OrganId, QuestionId } from '../core/ids.ts'
import type { JsonObject } from '../core/json.ts'
import { mayDo, signersOf, type Doing } from '../core/powers.ts'
import type { Position } from '../core/rules/condition.ts'
import { name } from '../site/format.ts'
import { fill, html, joined, type Html } from '../site/html.ts'
import type { DeskView } from './view.ts'

/** Who may do it: this person, others of the same party or office by their codes, or nobody whose key is on the record. */
export type May =
  | { readonly by: 'self' }
  | { readonly by: 'others'; readonly persons: readonly (string | undefined)[] }
  | { readonly by: 'nobody' }

/** Whether this seat may do something today; else who may. */
export function mayOf({ seat, standing, today }: DeskView, doing: Doing): May {
  if (seat.keys.some((key) => mayDo(standing, key, doing, today))) return { by: 'self' }
  const own = new Set(seat.keys.map(({ key }) => key))
  const others = signersOf(standing, seat.actor, doing, today).filter(
    ({ keys }) => !keys.some((key) => own.has(key)),
  )
  return others.length === 0
    ? { by: 'nobody' }
    : { by: 'others', persons: others.map(({ person }) => person) }
}

/** What an act is, as powers name it: its kind, the organ that it or its question is of, the position that it takes. */
export function doingOf({ standing }: Pick<DeskView, 'standing'>, kind: string, body: JsonObject): Doing {
  const asked = standing.questions.get(body['question'] as QuestionId)
  const organ = (body['organ'] as OrganId | undefined) ?? asked?.organ
  const position = body['position'] as Position | undefined
  return { kind, ...(organ === undefined ? {} : { organ }), ...(position === undefined ? {} : { position }) }
}

/** The persons by whom something is to be signed, as they are called at the desk. */
export function personsText(view: DeskView, persons: readonly (string | undefined)[]): Html {
  const called = persons.map((person) => html`${name(person ?? view.d.seat.someone)}`)
  return joined(called, ', ')
}

/** A sentence that says who signs what this person may not. */
export function goesTo(view: DeskView, what: string, may: May): Html | undefined {
  if (may.by === 'self') return undefined
  if (may.by === 'nobody') return fill(view.d.question.nobody, what)
  return fill(view.d.question.goesTo, what, personsText(view, may.persons))
}
