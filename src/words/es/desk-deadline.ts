/** Plazos en español: lo que se muestra de ellos en todas partes. */
import type { DeadlineWords } from '../en/desk-deadline.ts'
import type { Part } from '../fallback.ts'

export const deadline: Part<DeadlineWords> = {
  lines: { seat: 'Sede', yours: 'Su hora', utc: 'UTC' },
}
