/**
 * `positions.disclosed`: how each stood on a question, and the whole log in which they said so, at the moment that the
 * charter gives. Whoever has the log checks that nothing was left out, added or taken in late.
 */
import * as z from 'zod/mini'
import { instantText, partyCode, symbol } from '../charter/forms.ts'
import type { Charter } from '../charter/charter.ts'
import type { PartyId, QuestionId } from '../ids.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { POSITIONS } from '../rules/condition.ts'
import { isDisclosureDue, isHidden, placeCode, restrictedState } from '../restricted.ts'
import type { Asked, Taken } from '../situation.ts'
import { isOffice, kind, notAuthorised } from './kind.ts'
import { procedureIn } from './procedure.ts'

const count = z.int().check(z.nonnegative())
/**
 * Who, how, received when, and on how many entries of the public log it was ruled. A list and no object: an act holds 16 KiB,
 * and an organisation has 193 members.
 */
const position = z.tuple([partyCode, z.enum(POSITIONS), instantText, count])
const schema = z.strictObject({
  question: symbol,
  size: count,
  root: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  positions: z.array(position),
})
export type Disclosed = z.infer<typeof schema>

export const positionsDisclosed = kind<Disclosed>({
  kind: 'positions.disclosed',
  ofRecord: true,
  schema,

  /** In order from the clock with the whole log, once that is closed and anchored and the charter's moment has come. */
  decide({ charter, situation, docs, hidden }, { by, body }) {
    if (!isOffice(by, 'clock')) return notAuthorised(['clock'])
    const asked = situation.questions.get(body.question as QuestionId)
    if (!asked) return outOfOrder({ code: 'unknown-question', reached: body.question })
    const place = { question: asked.id }
    if (!isHidden(charter, asked)) return outOfOrder({ code: 'not-hidden', reached: body.question })
    if (restrictedState(situation, place).sealed === undefined)
      return outOfOrder({ code: 'restricted-open', reached: placeCode(place) })
    if (!isDisclosureDue(charter, asked)) return outOfOrder({ code: 'not-due', reached: body.question })
    if (!docs.includes('log')) return outOfOrder({ code: 'no-document', needed: 'log' })
    const known = hidden?.(asked.id)
    if (!known) return outOfOrder({ code: 'restricted-missing', reached: placeCode(place) })
    const [needed, reached] = [standsOf(known), body.positions].map(said)
    return needed === reached
      ? inOrder({ effect: 'disclosed' })
      : outOfOrder({ code: 'disclosure-differs', needed: needed!, reached: reached! })
  },

  evolve(to, { body, act }, charter) {
    const asked = to.questions.get(body.question as QuestionId)
    if (!asked) return
    const positions = new Map(asked.positions)
    for (const [party, stand, at, after] of body.positions)
      positions.set(party, { position: stand, at, after, act })
    const breach = breachIn(charter, asked, positions)
    to.questions.set(asked.id, {
      ...asked,
      positions,
      disclosed: act,
      ...(breach ? { breach, broken: act } : {}),
    })
  },
})

/** How each stood at the end, in the order of their codes: what a disclosure must say. */
export function standsOf({ positions }: Asked): Disclosed['positions'] {
  return [...positions]
    .flatMap(([party, { position: stand, at, after }]): Disclosed['positions'] =>
      after === undefined ? [] : [[party, stand, at, after]],
    )
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
}

function said(positions: Disclosed['positions']): string {
  return positions.map((one) => one.join(' ')).join('; ')
}

/** The question as the rules take it once its log is closed: a stand that breaks the procedure, and still stood, broke it. */
export function atItsClose(charter: Charter, asked: Asked): Asked {
  const breach = breachIn(charter, asked, asked.positions)
  return breach ? { ...asked, breach, broken: breach.act } : asked
}

/** The first of the stands at the close that broke the procedure; undefined where none did. */
function breachIn(
  charter: Charter,
  { procedure, broken }: Asked,
  positions: ReadonlyMap<PartyId, Taken>,
): Asked['breach'] {
  const breaking = procedureIn(charter, procedure)?.brokenBy ?? []
  if (broken !== undefined) return undefined
  const [first] = [...positions]
    .filter(([, { position: stand, after }]) => after !== undefined && breaking.includes(stand))
    .toSorted(([, one], [, other]) => (one.after ?? 0) - (other.after ?? 0) || (one.at < other.at ? -1 : 1))
  return first && { party: first[0], at: first[1].at, act: (first[1].after ?? 0) - 1 }
}
