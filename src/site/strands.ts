/** The events that hang together: sittings, meetings and operations with what belongs to each. Found once, since pages ask for one strand of many. */
import type { Happened } from '../core/chronicle.ts'
import { chronicleOf, remember } from './facts.ts'
import type { View } from './view.ts'

/** What belongs to a sitting, a meeting of parties or an operation, or is one; also after the date asked for. */
export function strandsOf(view: View): readonly Happened[] {
  return remember(
    view,
    'strands',
    () => chronicleOf(view).filter(isInStrand),
    (events, added) => events.concat(added.filter(isInStrand)),
  )
}

function isInStrand({ kind, body }: Happened): boolean {
  if (kind === 'sitting.held' || kind === 'session.convened') return true
  const { sitting, meeting, operation } = body as Readonly<Record<string, unknown>>
  return sitting !== undefined || meeting !== undefined || operation !== undefined
}
