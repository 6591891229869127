/** How deadlines are shown, in Arabic. What is wanting here stands in English. */
import type { DeadlineWords } from '../en/desk-deadline.ts'
import type { Part } from '../fallback.ts'

export const deadline: Part<DeadlineWords> = {
  lines: { seat: 'المقر', yours: 'توقيتك', utc: 'UTC' },
}
