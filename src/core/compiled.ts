/**
 * Forms read faster: zod can write a function for the form of an object, which the small build that we use does not do by
 * itself. It is made of the definition of the form, and gives the same values and the same faults; a test holds that.
 * Where no function may be made of a text, as in a browser under our policy, zod reads as before.
 */
import * as z from 'zod/mini'

type Form = z.core.$ZodType

const made = new WeakMap<Form, Form>()
/** How deep forms are followed into one another; what lies deeper is read as before. */
const DEEPEST = 6

/** What the form makes of a value, or its faults. */
export function readForm<T>(schema: z.ZodMiniType<T>, value: unknown): z.core.util.SafeParseResult<T> {
  let form = made.get(schema)
  if (!form) made.set(schema, (form = compiled(schema, 0)))
  return z.safeParse(form, value) as z.core.util.SafeParseResult<T>
}

function compiled(schema: Form, depth: number): Form {
  const { def } = schema._zod
  // What is checked of the whole is no part of its shape: such a form stays as it is.
  if (depth > DEEPEST || (def.checks ?? []).length > 0) return schema
  if (def.type === 'object') {
    const of = def as z.core.$ZodObjectDef
    const shape = Object.entries(of.shape).map(([key, inner]) => [key, compiled(inner, depth + 1)] as const)
    return new z.core.$ZodObjectJIT({ ...of, shape: Object.fromEntries(shape) })
  }
  if (def.type === 'array') {
    const of = def as z.core.$ZodArrayDef
    return new z.core.$ZodArray({ ...of, element: compiled(of.element, depth + 1) })
  }
  if (def.type === 'optional') {
    const of = def as z.core.$ZodOptionalDef
    return new z.core.$ZodOptional({ ...of, innerType: compiled(of.innerType, depth + 1) })
  }
  return schema
}
