/**
 * `text.corrected`: an issue of a text is corrected, in all its languages or in some. Nothing is edited: the act names what
 * it corrects, and from its position on the issue stands as its documents give it.
 */
import * as z from 'zod/mini'
import { correctors } from '../charter/texts.ts'
import { symbol } from '../charter/forms.ts'
import type { TextId } from '../ids.ts'
import { inOrder, outOfOrder, type Reason } from '../refusal.ts'
import { openOn } from './text-of-question.ts'
import {
  digestsOf,
  digestsSchema,
  issueForm,
  issueOf,
  languagesOf,
  type Digests,
  type Issue,
} from '../texts.ts'
import { kind, mayAct, notAuthorised } from './kind.ts'
import { againstDocuments } from './text-tabled.ts'

const schema = z.strictObject({
  text: symbol,
  issue: issueForm,
  /** Corrections of an issue are numbered 1, 2, 3. */
  corrigendum: issueForm,
  /** The SHA-256 of each corrected document `text.<language>`, which comes with the act: in the languages that it corrects alone. */
  digests: digestsSchema,
})

export const textCorrected = kind<z.infer<typeof schema>>({
  kind: 'text.corrected',
  schema,
  logs: ['public', 'register'],

  /** In order from whom the charter lets correct, of an issue on which no question is open, as its next correction, in languages that it has. */
  decide(context, { by, body }) {
    const { charter, situation } = context
    const text = situation.texts.get(body.text as TextId)
    if (!text) return outOfOrder({ code: 'unknown-text', reached: body.text })
    const { power, clause } = correctors(charter)
    if (!mayAct(context, power, by, text.organ)) return notAuthorised(power, clause)
    const cited = clause === undefined ? {} : { clause }
    const issue = issueOf(text, body.issue)
    if (!issue) return outOfOrder({ code: 'unknown-text', ...cited, reached: `${body.text} ${body.issue}` })
    // Members decide on what was put to them: until then a text changes by another issue.
    const open = openOn(situation, text.id, body.issue)
    if (open !== undefined) return outOfOrder({ code: 'question-open', ...cited, reached: open })
    const wrong =
      againstNumber(issue, body.corrigendum) ??
      againstLanguages(issue, body.digests) ??
      againstDocuments(context, body.digests)
    if (wrong) return outOfOrder({ ...wrong, ...cited })
    return inOrder({ effect: 'corrected', about: body.text })
  },

  evolve(to, { body, act, day, instant }) {
    const text = to.texts.get(body.text as TextId)
    const issue = issueOf(text, body.issue)
    if (!text || !issue) return
    const { corrigendum, digests } = body
    const one = { corrigendum, act, day, ...(instant ? { at: instant } : {}), digests }
    const corrected = { ...issue, corrigenda: [...issue.corrigenda, one] }
    to.texts.set(text.id, { ...text, issues: text.issues.with(body.issue - 1, corrected) })
  },
})

function againstNumber({ corrigenda }: Issue, corrigendum: number): Reason | undefined {
  const next = corrigenda.length + 1
  if (corrigendum === next) return undefined
  return { code: 'issue-differs', needed: `${next}`, reached: `${corrigendum}` }
}

/** A correction is of languages that the issue has, and changes each of them. */
function againstLanguages(issue: Issue, digests: Digests): Reason | undefined {
  const standing = digestsOf(issue)
  const strangers = languagesOf(digests).filter((language) => standing[language] === undefined)
  if (strangers.length > 0)
    return {
      code: 'language-missing',
      needed: strangers.join(', '),
      reached: languagesOf(standing).join(', '),
    }
  const same = languagesOf(digests).find((language) => standing[language] === digests[language])
  return same === undefined ? undefined : { code: 'already-done', reached: same }
}
