/** `chair.assumed`: a party takes the chair of an organ; whoever held it before gives it up. */
import * as z from 'zod/mini'
import { dayText, organCode, partyCode } from '../charter/forms.ts'
import { kind } from './kind.ts'
import { rows } from './treaty.ts'

const schema = z.strictObject({ organ: organCode, party: partyCode, until: z.optional(dayText), rows })

export const chairAssumed = kind<z.infer<typeof schema>>({
  kind: 'chair.assumed',
  schema,
  flag: ({ charter }, { body }) =>
    Object.hasOwn(charter.organs, body.organ) ? [] : [{ code: 'unknown-organ', reached: body.organ }],
  evolve(to, { body, day, act }) {
    const before = (to.chairs.get(body.organ) ?? []).flatMap((chair) =>
      chair.until !== undefined && chair.until <= day
        ? [chair]
        : chair.from < day
          ? [{ ...chair, until: day }]
          : [],
    )
    const chair = {
      party: body.party,
      from: day,
      act,
      ...(body.until === undefined ? {} : { until: body.until }),
    }
    to.chairs.set(body.organ, [...before, chair])
  },
})
