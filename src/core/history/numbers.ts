/** Numbers in history: YAML is read as the text that stands there, and a body may ask for a whole number. */
import type * as z from 'zod/mini'

type Body = Readonly<Record<string, unknown>>

const DIGITS = /^(?:0|[1-9]\d{0,14})$/

/** The body with digits read as whole numbers at each place where the schema asks for one, and nowhere else. */
export function withNumbers(schema: z.ZodMiniType, body: Body): Record<string, unknown> {
  const result = schema.safeParse(body)
  const issues = result.success ? [] : result.error.issues
  const places = issues
    .filter((issue) => issue.code === 'invalid_type' && /^(?:int|number)$/.test(issue.expected))
    .map(({ path }) => path)
  return places.reduce((to, path) => at(to, path) as Record<string, unknown>, { ...body })
}

function at(value: unknown, [key, ...rest]: readonly PropertyKey[]): unknown {
  if (key === undefined) return typeof value === 'string' && DIGITS.test(value) ? Number(value) : value
  if (Array.isArray(value)) return value.map((inner, index) => (index === key ? at(inner, rest) : inner))
  if (typeof value !== 'object' || value === null) return value
  return { ...value, [key]: at((value as Record<PropertyKey, unknown>)[key], rest) }
}
