/** Échéances en français : ce qui en est montré partout. */
import type { DeadlineWords } from '../en/desk-deadline.ts'
import type { Part } from '../fallback.ts'

export const deadline: Part<DeadlineWords> = {
  lines: { seat: 'Siège', yours: 'Votre heure', utc: 'UTC' },
}
