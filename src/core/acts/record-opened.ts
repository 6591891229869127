/** `record.opened`: the genesis act. It fixes what the record is of, its charter, its rules version and its first keys; no standing. */
import * as z from 'zod/mini'
import { plainCode } from '../charter/forms.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { keyOf, keySchema } from './key-enrolled.ts'
import { kind } from './kind.ts'

const schema = z.strictObject({
  organisation: plainCode,
  time: z.enum(['real', 'simulated']),
  audience: z.enum(['public', 'members']),
  /** Built from a folder of reported history: nobody can perform acts in it. */
  example: z.boolean(),
  demonstration: z.boolean(),
  /** SHA-256 of the charter document, which comes with the act. */
  charter: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  rules: z.int().check(z.positive()),
  keys: z.array(keySchema).check(z.minLength(1)),
})
export type Opened = z.infer<typeof schema>

export const recordOpened = kind<Opened>({
  kind: 'record.opened',
  ofRecord: true,
  schema,

  /** In order as the first act of a log, and there only, of the organisation of its charter, each key once. */
  decide({ charter, size }, { body }) {
    if (size !== 0) return outOfOrder({ code: 'already-done' })
    if (body.organisation !== charter.organisation)
      return outOfOrder({ code: 'malformed', needed: charter.organisation, reached: '/organisation' })
    const keys = new Set(body.keys.map(({ key }) => key))
    return keys.size === body.keys.length ? inOrder() : outOfOrder({ code: 'malformed', reached: '/keys' })
  },

  evolve(to, { body, act }) {
    const { keys, ...founding } = body
    to.founding = founding
    for (const key of keys) to.keys.set(key.key, keyOf(key, act))
  },
})
