/**
 * `powers.granted`: a party or an office lets one of its people act for it: which acts, in which organs, on which days. Who the
 * person is stands in the instrument, which is a document under a salted commitment; the record holds a code.
 */
import * as z from 'zod/mini'
import { dayText, organCode, personCode, plainCode } from '../charter/forms.ts'
import { clauseOfPowers, type Grant } from '../powers.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { POSITIONS } from '../rules/condition.ts'
import { isOpen, kind } from './kind.ts'

/** The name of the document that gives the powers. */
const INSTRUMENT = 'instrument'

const power = z.strictObject({
  kind: z.string(),
  /** Of a kind that takes a position: these alone. */
  positions: z.optional(z.array(z.enum(POSITIONS)).check(z.minLength(1))),
})
const schema = z.strictObject({
  person: personCode,
  acts: z.array(power).check(z.minLength(1), z.maxLength(50)),
  /** In these organs alone, and in nothing outside an organ. */
  organs: z.optional(z.array(organCode).check(z.minLength(1), z.maxLength(50))),
  /** Days at the seat: `from` included, `until` excluded. */
  from: z.optional(dayText),
  until: z.optional(dayText),
  /** In which capacity, such as `head-of-state`. */
  capacity: z.optional(plainCode),
})
export type Granted = z.infer<typeof schema>

export const powersGranted = kind<Granted>({
  kind: 'powers.granted',
  ofRecord: true,
  schema,
  names: ({ acts }) => acts.map((one) => one.kind),

  /** In order from whoever gives powers to its own people, in organs that there are, with the instrument where the charter asks for it. */
  decide({ charter, docs, documents }, { body }) {
    const { organs = [], from, until, capacity = '' } = body
    const cited = clauseOfPowers(charter)
    const strange = organs.find((organ) => !Object.hasOwn(charter.organs, organ))
    if (strange !== undefined) return outOfOrder({ code: 'unknown-organ', reached: strange })
    if (until !== undefined && from !== undefined && until <= from)
      return outOfOrder({ code: 'malformed', needed: `> ${from}`, reached: '/until' })
    const asked = charter.delegations?.instrument && !charter.delegations.exOfficio.includes(capacity)
    if (asked && !docs.includes(INSTRUMENT))
      return outOfOrder({ code: 'no-document', ...cited, needed: INSTRUMENT })
    // It names a person: what lies open under a digest can be guessed, and never be erased.
    if (isOpen(documents, INSTRUMENT))
      return outOfOrder({ code: 'not-committed', ...cited, reached: INSTRUMENT })
    return inOrder({ effect: 'empowered' })
  },

  evolve(to, { by, body, act, key }) {
    const { person, acts, organs, from, until } = body
    const signer = key === undefined ? undefined : to.keys.get(key)
    const grant: Grant = {
      act,
      holder: by,
      person,
      acts: acts.map(({ kind: of, positions }) => ({ kind: of, ...(positions ? { positions } : {}) })),
      ...(organs ? { organs } : {}),
      ...(from === undefined ? {} : { from }),
      ...(until === undefined ? {} : { until }),
      ...(signer?.limited && signer.person !== undefined ? { under: signer.person } : {}),
    }
    to.grants.set(act, grant)
  },
})
