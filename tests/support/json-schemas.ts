/** JSON Schemas of others, checked by a library of others. Schemas of draft 3 are first put into the form of draft 4. */
import Draft4, { type Options } from 'ajv-draft-04'
import formats from 'ajv-formats'

type Json = Readonly<Record<string, unknown>>

/** Faults of a value against the schema with an id: none where it is valid. */
export function jsonSchemas(
  schemas: readonly object[],
  options: Options = {},
): (id: string, value: unknown) => readonly string[] {
  const ajv = new Draft4.default({ strict: false, allErrors: true, ...options })
  formats.default(ajv)
  for (const schema of schemas) ajv.addSchema(asDraft4(schema as Json))
  return (id, value) => {
    const validate = ajv.getSchema(id)
    if (!validate) throw new Error(`no schema ${id}`)
    validate(value)
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
  }
}

/** In draft 3 a property says of itself that it is required; in draft 4 the object says so. */
function asDraft4(schema: Json): Json {
  const { properties, ...rest } = without(schema, '$schema', 'required')
  if (typeof properties !== 'object' || properties === null) {
    const items = rest['items']
    return typeof items === 'object' && items !== null ? { ...rest, items: asDraft4(items as Json) } : rest
  }
  const own = Object.entries(properties as Readonly<Record<string, Json>>)
  const needed = own.filter(([, property]) => property['required'] === true).map(([name]) => name)
  const listed = Array.isArray(schema['required']) ? (schema['required'] as readonly string[]) : []
  const required = [...needed, ...listed]
  return {
    ...rest,
    properties: Object.fromEntries(own.map(([name, property]) => [name, asDraft4(property)])),
    ...(required.length > 0 ? { required } : {}),
  }
}

function without(object: Json, ...names: readonly string[]): Json {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)))
}
