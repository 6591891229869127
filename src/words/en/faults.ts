import type { FaultCode } from '../../core/faults.ts'

export type FaultWords = Readonly<Record<FaultCode, string>> & { readonly right: string }

/** What is wrong with an input. Place, what was found, and what would be right stand around it. */
export const faults: FaultWords = {
  right: 'right would be',
  'not-yaml': 'This is not YAML',
  'not-json': 'This is not JSON',
  'duplicate-key': 'A key stands here twice',
  missing: 'Missing',
  'unknown-key': 'There is no such field',
  'wrong-form': 'This has another form',
  'unknown-code': 'Nobody knows this code',
  'unknown-source': 'There is no such source',
  'unknown-organ': 'There is no such organ',
  'unknown-matter': 'There is no such matter',
  'unknown-group': 'There is no such group',
  'unknown-zone': 'There is no such zone',
  'unknown-position': 'The rule knows no such position',
  'unknown-fact': 'The charter asks for no such fact',
  'unknown-weight': 'The charter lists no such table of weights',
  'unknown-procedure': 'The charter lists no such procedure',
  cycle: 'Goes in a circle',
  'unknown-kind': 'There is no such kind of act',
  duplicate: 'This stands here twice',
  'dates-reversed': 'This ends before it begins',
  overlap: 'Two rules would apply on one day',
  'source-later-than-rule': 'The rule is in force before its source',
  'too-large': 'This is too large',
  'too-deep': 'This is nested too deep',
}
