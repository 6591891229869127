/** المواعيد النهائية بالعربية: ما يُعرض منها في كل مكان. */
import type { DeadlineWords } from '../en/desk-deadline.ts'
import type { Part } from '../fallback.ts'

export const deadline: Part<DeadlineWords> = {
  lines: { seat: 'المقر', yours: 'توقيتك', utc: 'UTC' },
}
