/** Says an answer in sentences: the outcome, the rule, each reason, the counts. */
import type { PartyId } from '../core/ids.ts'
import type { Answer, Counts, Outcome } from '../core/rules/question.ts'
import { answers as en } from './en/answers.ts'
import { inLang } from './fallback.ts'
import type { Lang } from './language.ts'
import { sayReason } from './reasons.ts'
import { answers as ru } from './ru/answers.ts'

const DICTIONARIES = { en, ru }

/** The answer as lines of text, one sentence each. */
export function sayAnswer(language: Lang, answer: Answer, name: (party: PartyId) => string): string {
  const words = inLang(language, DICTIONARIES)
  const lines = [words.outcome[answer.outcome]]
  if (answer.rule) {
    lines.push(words.rule(answer.rule.id, answer.rule.clause, answer.rule.inForce))
    lines.push(words.source(answer.rule.source.title, words.seen[answer.rule.source.seen]))
  }
  lines.push(...answer.reasons.map((reason) => sayReason(language, reason, name)))
  for (const { party, fact } of answer.excluded) lines.push(words.excluded(name(party), fact))
  lines.push(sayCounts(language, answer.counts))
  return lines.join('\n')
}

/** The counts that are not nought, named. */
export function sayCounts(language: Lang, counts: Counts): string {
  const words = inLang(language, DICTIONARIES)
  const named = (Object.keys(words.counts) as (keyof Counts)[]).filter((key) => counts[key] > 0)
  return named.map((key) => `${words.counts[key]}: ${counts[key]}`).join(', ')
}

export function sayOutcome(language: Lang, outcome: Outcome): string {
  return inLang(language, DICTIONARIES).outcome[outcome]
}
