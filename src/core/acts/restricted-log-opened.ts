/**
 * `restricted-log.opened`: the first entry of a log that is not public: that of a question whose positions are shown later,
 * or the register of acts for some.
 */
import * as z from 'zod/mini'
import { symbol } from '../charter/forms.ts'
import type { QuestionId } from '../ids.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { isHidden, placeCode, restrictedState, setRestricted, type Place } from '../restricted.ts'
import { isOffice, kind, notAuthorised, type Context } from './kind.ts'

const schema = z.strictObject({
  /** The question whose positions stand here; without it, it is the register. */
  question: z.optional(symbol),
})

export const restrictedLogOpened = kind<z.infer<typeof schema>>({
  kind: 'restricted-log.opened',
  ofRecord: true,
  schema,
  logs: ['question', 'register'],

  /** In order from the clock, as the first entry, where the charter hides positions on the question or has a register. */
  decide(context, { by, body }) {
    if (!isOffice(by, 'clock')) return notAuthorised(['clock'])
    const place = placeIn(context)
    if (context.size !== 0) return outOfOrder({ code: 'already-done', reached: placeCode(place) })
    return againstPlace(context, body) ?? inOrder({ effect: 'open' })
  },

  evolve(to, { body }) {
    setRestricted(to, placeOfBody(body), { opened: true })
  },
})

/** The log that an act stands in or speaks of. */
export function placeOfBody({ question }: { readonly question?: string | undefined }): Place {
  return question === undefined ? 'register' : { question: question as QuestionId }
}

/** The restricted log that the act is to stand in. */
export function placeIn({ question }: Pick<Context, 'question'>): Place {
  return question === undefined ? 'register' : { question }
}

/** Why there is no such restricted log, or nothing more to be said of it; undefined where it goes on. */
export function againstPlace(
  { charter, situation, log = 'public' }: Pick<Context, 'charter' | 'situation' | 'log'>,
  { question }: { readonly question?: string | undefined },
): ReturnType<typeof outOfOrder> | undefined {
  if (question === undefined) {
    return charter.restricted?.register ? undefined : outOfOrder({ code: 'not-hidden', reached: 'register' })
  }
  const asked = situation.questions.get(question as QuestionId)
  if (!asked) return outOfOrder({ code: 'unknown-question', reached: question })
  if (!isHidden(charter, asked)) return outOfOrder({ code: 'not-hidden', reached: question })
  // Of its closing the public log knows by the last anchor, and the log itself by its last entry.
  const { closed, sealed } = restrictedState(situation, placeOfBody({ question }))
  return (log === 'public' ? sealed !== undefined : closed)
    ? outOfOrder({ code: 'restricted-closed', reached: question })
    : undefined
}
