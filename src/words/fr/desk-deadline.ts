/** How deadlines are shown, in French. What is wanting here stands in English. */
import type { DeadlineWords } from '../en/desk-deadline.ts'
import type { Part } from '../fallback.ts'

export const deadline: Part<DeadlineWords> = {
  lines: { seat: 'Siège', yours: 'Votre heure', utc: 'UTC' },
}
