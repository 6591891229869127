/** How deadlines are shown, in Spanish. What is wanting here stands in English. */
import type { DeadlineWords } from '../en/desk-deadline.ts'
import type { Part } from '../fallback.ts'

export const deadline: Part<DeadlineWords> = {
  lines: { seat: 'Sede', yours: 'Su hora', utc: 'UTC' },
}
