/** The text that a question is on: what is put is bound to its digests, and stays what it is whatever is tabled later. */
import type { QuestionId, TextId } from '../ids.ts'
import type { Reason } from '../refusal.ts'
import type { Situation } from '../situation.ts'
import { digestsOf, issueOf, languagesOf, saidDigests, type Digests, type TextRef } from '../texts.ts'
import type { Context } from './kind.ts'

/** The field of `question.put` that this is about. */
interface OnText {
  readonly text: string
  readonly issue: number
  readonly digests: Digests
}

/** Why a question cannot be put on an issue of a text; undefined where that issue stands with these very digests, in every language that the charter asks for. */
export function againstText({ charter, situation }: Context, on: OnText): Reason | undefined {
  const clause = charter.texts?.clause
  const cited = clause === undefined ? {} : { clause }
  const issue = issueOf(situation.texts.get(on.text as TextId), on.issue)
  if (!issue) return { code: 'unknown-text', ...cited, reached: `${on.text} ${on.issue}` }
  const standing = digestsOf(issue)
  const [needed, reached] = [standing, on.digests].map(saidDigests)
  if (needed !== reached) return { code: 'text-differs', ...cited, needed: needed!, reached: reached! }
  const missing = (charter.texts?.languages ?? []).filter((language) => standing[language] === undefined)
  if (missing.length === 0) return undefined
  return {
    code: 'language-missing',
    ...cited,
    needed: missing.join(', '),
    reached: languagesOf(standing).join(', '),
  }
}

/** The text as a question keeps it, its languages in order. */
export function textOf({ text, issue, digests }: OnText): TextRef {
  const sorted = languagesOf(digests).map((language) => [language, digests[language]!] as const)
  return { text: text as TextId, issue, digests: Object.fromEntries(sorted) }
}

/** A question on the issue that is neither decided nor taken back; undefined where there is none. */
export function openOn({ questions }: Situation, text: TextId, issue: number): QuestionId | undefined {
  for (const { id, text: on, outcome, withdrawn } of questions.values())
    if (on?.text === text && on.issue === issue && outcome === undefined && withdrawn === undefined) return id
  return undefined
}
