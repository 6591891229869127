/** The bodies and their rules as data. */
import { rulesOn } from '../core/charter/at.ts'
import type { OrganId } from '../core/ids.ts'
import { chairOf, membersOf } from '../core/members.ts'
import { ruleData } from '../words/rule-data.ts'
import { situationThen } from './facts.ts'
import { organsOf } from './pages/bodies.ts'
import type { View } from './view.ts'

/** Each organ with its members, its chair and the codes of its rules on the date. */
export function bodiesJson(view: View): object {
  return {
    organisation: view.shown.code,
    on: view.on,
    bodies: organsOf(view).map((organ) => ({
      ...shortOf(view, organ),
      rules: rulesOn(view.reading.charter, organ, view.on).map(({ id }) => id),
    })),
  }
}

/** One organ with its rules on the date, in sentences; undefined where there is none of this code. */
export function bodyJson(view: View, given: string): object | undefined {
  const { charter } = view.reading
  const organ = given as OrganId
  if (!Object.hasOwn(charter.organs, organ)) return undefined
  return {
    organisation: view.shown.code,
    on: view.on,
    ...shortOf(view, organ),
    rules: rulesOn(charter, organ, view.on).map((rule) => ruleData(view.lang, charter, rule)),
  }
}

function shortOf(view: View, organ: OrganId): object {
  const { charter } = view.reading
  const situation = situationThen(view)
  const chair = chairOf(situation, organ, view.on)
  return {
    organ,
    title: charter.organs[organ]?.title,
    members: membersOf(charter, situation, organ, view.on),
    ...(chair === undefined ? {} : { chair }),
  }
}
