/** What can be found, by type. */

export const FOUND = [
  'member',
  'body',
  'rule',
  'decision',
  'statement',
  'meeting',
  'operation',
  'text',
  'source',
  'act',
] as const
export type FoundKind = (typeof FOUND)[number]

const MEETINGS: readonly string[] = ['sitting.held', 'session.convened', 'consultation.held']

/**
 * The type under which an event is found; undefined for those that are not: a position is found with its decision,
 * a key is no event of the organisation.
 */
export function foundAs(kind: string): FoundKind | undefined {
  if (kind === 'position.taken') return undefined
  if (kind === 'question.decided') return 'decision'
  if (kind === 'statement.made' || kind === 'statement.attached') return 'statement'
  if (MEETINGS.includes(kind)) return 'meeting'
  const [noun] = kind.split('.')
  if (noun === 'operation' || noun === 'contingent' || noun === 'assistance') return 'operation'
  return noun === 'text' ? 'text' : 'act'
}
