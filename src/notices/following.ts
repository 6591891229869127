/** A public log followed for its notices: what each entry makes, and of which deadlines members are reminded. */
import type { Entry } from '../core/act.ts'
import type { Charter } from '../core/charter/charter.ts'
import type { OfficeId, QuestionId } from '../core/ids.ts'
import { emptySituation, type Asked } from '../core/situation.ts'
import { accept } from '../core/standing.ts'
import { instantOf, seconds, type Instant } from '../core/time.ts'
import type { Notice, NoticeKind } from './notice.ts'
import { askedBy, before, noticesOf, questionAt, seated, type Happened } from './of-entry.ts'

export interface Following {
  /** How many entries it has taken in. */
  readonly size: number
  /** Takes the next entry in, and gives its notices; none where nobody is to be told. */
  readonly take: (entry: Entry, tells?: boolean) => readonly Notice[]
  /** The reminders that are to be out at this moment, whether or not they were given before. */
  readonly reminders: (now: Instant) => readonly Notice[]
}

const HOUR = 3600
/** How long before a deadline each reminder is sent, in seconds, and how long before it no more. */
const REMINDERS: readonly { readonly kind: NoticeKind; readonly from: number; readonly until: number }[] = [
  { kind: 'day-before', from: 24 * HOUR, until: HOUR },
  { kind: 'hour-before', from: HOUR, until: 0 },
]

/** Begins with the first entry of a log. */
export function following(charter: Charter): Following {
  const standing = emptySituation()
  const open = new Map<QuestionId, Pick<Happened, 'entry' | 'position'>>()
  let size = 0
  return {
    get size() {
      return size
    },
    take(entry, tells = true) {
      const was = before(standing, entry)
      const position = size
      accept(standing, charter, entry, position)
      size += 1
      const asked = askedBy(standing, entry.act)
      if (asked && !isOpen(asked)) open.delete(asked.id)
      else if (asked?.closes !== undefined && asked.closes !== was.asked?.closes)
        open.set(asked.id, { entry, position })
      return tells ? noticesOf({ charter, standing, entry, position }, was) : []
    },
    reminders(now) {
      const by = { office: 'clock' as OfficeId }
      return [...open].flatMap(([id, set]) => {
        const asked = standing.questions.get(id)
        const happened: Happened = { charter, standing, ...set, entry: { ...set.entry, received: now } }
        if (asked?.closes === undefined) return []
        const due = REMINDERS.find(({ from, until }) =>
          isDue(asked.closes!, set.entry.received, now, from, until),
        )
        if (!due) return []
        const question = questionAt(happened, asked)
        // While positions are hidden, who has taken one is hidden too: then all are reminded.
        const to = seated(happened, asked.organ).filter(
          (one) => question.hidden || !('party' in one) || !asked.positions.has(one.party),
        )
        if (to.length === 0) return []
        const at = instantOf(seconds(asked.closes) - due.from)
        return [{ kind: due.kind, act: set.position, at, by, to, question }]
      })
    },
  }
}

function isOpen({ closes, outcome, withdrawn, broken }: Asked): boolean {
  return closes !== undefined && outcome === undefined && withdrawn === undefined && broken === undefined
}

/** True within the span of a reminder, where the deadline was set before that span: the notice of it is reminder enough else. */
function isDue(closes: Instant, set: Instant, now: Instant, from: number, until: number): boolean {
  const first = instantOf(seconds(closes) - from)
  return set < first && now >= first && now < instantOf(seconds(closes) - until)
}
