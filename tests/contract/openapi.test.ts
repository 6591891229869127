/** The description of the interface is true: every example in it is executed, and every answer is of the form that it states. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import Ajv from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { app } from '../../src/server/app.ts'
import { keep, type Kept } from '../../src/server/kept.ts'
import { createRecord } from '../../src/store/create.ts'
import { EXAMPLES } from '../../tools/schemas.ts'
import { scratch } from '../support/command.ts'
import { exampleBuilt, SHIPPED, signerFor } from '../support/records.ts'
import { fixedClock } from '../support/seeded.ts'
import { ROOT } from '../support/tree.ts'

type Json = Readonly<Record<string, unknown>>
interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly schema: Json
  readonly example?: string | number
}
interface Operation {
  readonly operationId: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { content: Record<string, { examples: Record<string, { value: unknown }> }> }
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { schema?: Json }>> }>
  >
}
interface Document extends Json {
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<'get' | 'post', Operation>>>>>
}

const description = JSON.parse(readFileSync(join(ROOT, 'schemas/openapi.json'), 'utf8')) as Document
const { folder } = scratch()
const clock = fixedClock('2026-03-02T10:00:00Z')
const built = exampleBuilt(EXAMPLES.org)
createRecord(join(folder, 'record'), built, signerFor(EXAMPLES.org, 'log'), [], clock())
const kept: Kept = await keep({ organisations: SHIPPED, data: folder }, join(folder, 'record'), clock)
const server = app(new Map([[EXAMPLES.org, kept]]), clock)
after(() => kept.close())

const ajv = new Ajv.default({ strict: false, allErrors: true })
formats.default(ajv)
ajv.addSchema(description, 'openapi')

const compiled = new Map<string, ReturnType<typeof ajv.compile>>()

/** Faults of a value against the schema at a place of the description: none where it is of that form. */
function faults(place: readonly string[], value: unknown): readonly string[] {
  const pointer = place.map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')
  const ref = `openapi#/${encodeURI(pointer)}`
  const validate = compiled.get(ref) ?? ajv.compile({ $ref: ref })
  compiled.set(ref, validate)
  validate(value)
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

/** Addresses that are read. Of one whose part has no example on this record, nothing can be executed. */
const gets = readOf(description)

function readOf({ paths }: Document): readonly (readonly [string, Operation])[] {
  return Object.entries(paths).flatMap(([path, { get }]) =>
    get?.parameters?.every((one) => one.in === 'query' || one.example !== undefined)
      ? [[path, get] as const]
      : [],
  )
}

/** The address with the examples of its parts, and of these parameters. */
function address(path: string, { parameters = [] }: Operation, query: readonly Parameter[] = []): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const example = parameters.find((one) => one.in === 'path' && one.name === name)?.example
    assert.notEqual(example, undefined, `${path}: no example of ${name}`)
    return String(example)
  })
  const asked = new URLSearchParams(
    query.map(({ name, example }): [string, string] => [name, String(example)]),
  )
  return `https://records.example.org${filled}${query.length === 0 ? '' : `?${asked.toString()}`}`
}

/** Asserts that an answer is one that the description has: of a status, a media type and a form that it states. */
async function described(
  path: string,
  verb: 'get' | 'post',
  response: Response,
  status: number,
  why: string,
): Promise<void> {
  const text = await response.clone().text()
  assert.equal(response.status, status, `${why}\n${text.slice(0, 400)}`)
  const stated = description.paths[path]![verb]!.responses[String(status)]
  assert.ok(stated, `${why}: ${status} is not described`)
  if (!stated.content) return
  const media = response.headers.get('content-type')?.split(';')[0] ?? ''
  assert.ok(media in stated.content, `${why}: ${media}`)
  if (stated.content[media]!.schema)
    assert.deepEqual(
      faults(
        ['paths', path, verb, 'responses', String(status), 'content', media, 'schema'],
        JSON.parse(text),
      ),
      [],
      why,
    )
}

test('every address with the examples of its parts, and with that of each parameter, answers as it is described', async () => {
  for (const [path, get] of gets) {
    const query = (get.parameters ?? []).filter((one) => one.in === 'query')
    for (const asked of [[], ...query.map((one) => [one]), query]) {
      const url = address(path, get, asked)
      await described(path, 'get', await server.request(url), 200, url)
    }
  }
})

test('no address that is read is without an example of each of its parts', () => {
  const executed = new Set(gets.map(([path]) => path))
  const read = Object.keys(description.paths).filter((path) => description.paths[path]!.get)
  // On the record of these examples no text is negotiated: `text-pages.test.ts` asks for one.
  assert.deepEqual(
    read.filter((path) => !executed.has(path)),
    ['/{org}/texts/{text}.json'],
  )
})

test('an example of a parameter is of the form that the parameter has', () => {
  const lenient = new Ajv.default({ strict: false, coerceTypes: true, validateFormats: false })
  const forms = new Map<string, ReturnType<typeof lenient.compile>>()
  for (const [path, { parameters = [] }] of gets)
    for (const { name, schema, example } of parameters) {
      if (example === undefined) continue
      const form = JSON.stringify(schema)
      const validate = forms.get(form) ?? lenient.compile({ type: 'object', properties: { value: schema } })
      forms.set(form, validate)
      assert.ok(validate({ value: example }), `${path} ${name}`)
    }
})

test('where a tag is described there is one, and whoever has the bytes is answered 304', async () => {
  const tagged = gets.filter(([, { responses }]) => '304' in responses)
  assert.ok(tagged.length > 30)
  for (const [path, get] of tagged) {
    const url = address(path, get)
    const tag = (await server.request(url)).headers.get('etag') ?? ''
    assert.ok(tag.startsWith('"'), url)
    await described(path, 'get', await server.request(url, { headers: { 'if-none-match': tag } }), 304, url)
  }
})

test('a parameter of another form, and a part that names nothing, are answered with a problem', async () => {
  for (const [path, get] of gets) {
    const number = get.parameters?.find((one) => one.in === 'query' && one.schema['type'] === 'integer')
    if (number && '400' in get.responses) {
      const url = address(path, get, [{ ...number, example: 'x' }])
      await described(path, 'get', await server.request(url), 400, url)
    }
    if (!('404' in get.responses)) continue
    const url = address(path, {
      ...get,
      parameters: get.parameters!.map((one) => ({ ...one, example: 'nothing' })),
    })
    await described(path, 'get', await server.request(url), 404, url)
  }
})

test('the example of an act is refused as it is described, and nothing is written', async () => {
  for (const [path, { post }] of Object.entries(description.paths)) {
    if (!post?.requestBody) continue
    const [{ value }] = Object.values(post.requestBody.content['application/json']!.examples) as [
      { value: unknown },
    ]
    const size = kept.registrar.size
    const body = JSON.stringify(value)
    const response = await server.request(address(path, post), { method: 'POST', body })
    await described(path, 'post', response, response.status, path)
    assert.ok(response.status >= 400)
    assert.equal(kept.registrar.size, size)
  }
})

test('the server describes itself so, with examples of its own records', async () => {
  const own = (await (await server.request('/api/openapi.json')).json()) as Document
  assert.deepEqual(Object.keys(own.paths), Object.keys(description.paths))
  assert.deepEqual(own['components'], description['components'])
  for (const [path, get] of readOf(own)) {
    const url = address(path, get)
    await described(path, 'get', await server.request(url), 200, url)
  }
})
