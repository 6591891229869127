/**
 * `paper.entered`: an office enters what a party did by a letter, with the scan, and says when it says that it came. Two of its
 * people sign. It is ruled on as the act of that party, received when the store received it, and the same follows from it.
 */
import * as z from 'zod/mini'
import { instantText, partyCode, plainCode } from '../charter/forms.ts'
import { againstSeat } from '../credentials.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { isOpen, kind, mayAct, notAuthorised } from './kind.ts'
import { organsOf } from './power.ts'

/** The name of the document that shows the letter. */
const SCAN = 'scan'

const schema = z.strictObject({
  /** The kind of act that the letter is, whose it is, and what it says in the form of that kind. */
  kind: z.string(),
  by: partyCode,
  body: z.record(z.string(), z.unknown()),
  /** When the office says that the letter came. What counts is when the store received this act. */
  claimed: instantText,
  /** Which of two delegations that claim the seat of the party wrote it. */
  delegation: z.optional(plainCode),
})

export const paperEntered = kind<z.infer<typeof schema>>({
  kind: 'paper.entered',
  ofRecord: true,
  schema,
  logs: ['public', 'question', 'register'],
  names: ({ kind: of }) => [of],

  /** In order from an office that the charter lets enter paper, with the scan, for a letter that has come; and as the act of the party would be. */
  decide(context, { by, body }) {
    const { charter, situation, now, docs, documents } = context
    const { paper } = charter
    if (!paper) return outOfOrder({ code: 'no-rule' })
    const { clause } = paper
    if (!mayAct(context, paper.by, by)) return notAuthorised(paper.by, clause)
    if (!docs.includes(SCAN)) return outOfOrder({ code: 'no-document', clause, needed: SCAN })
    // A letter names who signed it.
    if (isOpen(documents, SCAN)) return outOfOrder({ code: 'not-committed', clause, reached: SCAN })
    if (body.claimed > now) return outOfOrder({ code: 'malformed', needed: `<= ${now}`, reached: '/claimed' })
    if (body.delegation !== undefined) {
      const against = organsOf(situation, body.body)
        .map((organ) => againstSeat(charter, situation, organ, body.by, body))
        .find(Boolean)
      if (against) return outOfOrder(against)
    }
    return inOrder({ effect: 'on-paper', party: body.by })
  },

  // What follows is what follows from the act of the party: `paper.ts`.
  evolve() {},
})
