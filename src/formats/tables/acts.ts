/** The log: every act that the public may see, as it stands there. */
import { actorOf, publicEntry } from '../published.ts'
import { shownIn } from '../feed-index.ts'
import { listed } from './table.ts'

/** Every act by its position. `type` is what was done here; a report has the kind of event that it reports beside it. */
export const acts = listed(
  'acts',
  {
    position: 'number',
    type: 'text',
    kind: 'text',
    by: 'text',
    by_kind: 'text',
    key: 'text',
    at: 'text',
    received: 'text',
    documents: 'number',
    body: 'text',
  },
  ['position'],
  shownIn,
  (from, position) => {
    const { act, received } = publicEntry(from, position)!
    const { kind, report } = act.body as { kind?: unknown; report?: { kind?: unknown } }
    const reported = act.type === 'act.reported' ? kind : report?.kind
    return {
      position,
      type: act.type,
      kind: typeof reported === 'string' ? reported : undefined,
      ...actorOf('party' in act.by ? { party: act.by.party } : { office: act.by.office }),
      key: act.by.key,
      at: act.at,
      received,
      documents: act.docs.length,
      body: JSON.stringify(act.body),
    }
  },
)
