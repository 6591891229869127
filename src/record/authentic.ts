/** Whose act it is that was refused: what a stranger sends, anybody could have sent, and leaves no trace on the log. */
import type { Json } from '../core/json.ts'
import { canonical } from './canonical.ts'
import { keyReasons, type Ledger, type Submission } from './ledger.ts'

/** True when a key that is enrolled and valid now signed the act, and meant it for this log; whatever else is wrong with it. */
export function isAuthentic(ledger: Ledger, { act, evidence }: Submission): boolean {
  if (act.log !== ledger.origin) return false
  const bytes = canonical(act as unknown as Json)
  const reasons = keyReasons(ledger, act, evidence.slice(0, 1), bytes, ledger.entries.length)
  return reasons.every(({ code }) => code === 'wrong-holder' || code === 'possession-missing')
}
