/** `organ.established`: an organ that the charter knows comes into being. */
import * as z from 'zod/mini'
import { organCode } from '../charter/forms.ts'
import { kind } from './kind.ts'
import { rows } from './treaty.ts'

const schema = z.strictObject({ organ: organCode, rows })

export const organEstablished = kind<z.infer<typeof schema>>({
  kind: 'organ.established',
  schema,
  flag: ({ charter }, { body }) =>
    Object.hasOwn(charter.organs, body.organ) ? [] : [{ code: 'unknown-organ', reached: body.organ }],
  evolve() {},
})
