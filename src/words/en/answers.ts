import type { Seen } from '../../core/charter/charter.ts'
import type { Counts, Outcome } from '../../core/rules/question.ts'

export interface AnswerWords {
  readonly outcome: Readonly<Record<Outcome, string>>
  readonly counts: Readonly<Record<keyof Counts, string>>
  readonly rule: (id: string, clause: string, inForce: string) => string
  readonly excluded: (party: string, fact: string) => string
  readonly source: (title: string, seen: string) => string
  readonly seen: Readonly<Record<Seen, string>>
}

export const answers: AnswerWords = {
  outcome: {
    adopted: 'Adopted',
    'not-adopted': 'Not adopted',
    open: 'Open',
    'out-of-order': 'Out of order',
    'needs-parameter': 'The charter does not say',
  },
  counts: {
    yes: 'yes',
    no: 'no',
    abstain: 'abstain',
    absent: 'absent',
    notParticipating: 'not taking part',
    objection: 'objection',
    reservation: 'reservation',
    silent: 'silent',
    notVoted: 'not voted',
  },
  rule: (id, clause, inForce) => `By the rule “${id}” (${clause}), in force from ${inForce}.`,
  excluded: (party, fact) => `${party} takes no part (${fact}).`,
  source: (title, seen) => `Source: ${title}; ${seen}.`,
  seen: {
    text: 'read in the text',
    excerpt: 'seen as an excerpt only',
    secondhand: 'unverified, reported by another source',
    memory: 'unverified, from memory',
  },
}
