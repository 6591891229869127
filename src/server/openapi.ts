/** The description of the interface (OpenAPI 3.1), made from the same schemas and addresses by which the server answers. */
import * as z from 'zod/mini'
import { actSchema, evidenceSchema } from '../core/act.ts'
import { KINDS } from '../core/acts/index.ts'
import { problems } from '../words/en/problems.ts'
import type { Parameter } from './data/endpoint.ts'
import { ENDPOINTS } from './data/routes.ts'
import { LOG, SERVER, SHOWN, type Described } from './described.ts'

/** What stands for the parts of paths in examples: each names something that is there. */
export interface Examples {
  readonly org: string
  /** A position of its log. */
  readonly at: number
  readonly body: string
  readonly party: string
  readonly topic?: string
  readonly decision?: string
  readonly operation?: string
  readonly meeting?: string
  /** Two parties, with a hyphen between. */
  readonly pair?: string
}

/** Parts of paths of which the same example goes for every record. */
const FIXED: Readonly<Record<string, string>> = {
  table: 'memberships',
  position: '0',
  tile: 'entries/000.p/1',
  case: 'E01',
  oparlList: 'organizations',
  oparlClass: 'organization',
  oparlId: 'organisation',
  oparlOf: 'meetings',
  popoloClass: 'memberships',
}

const PARTS: Readonly<Record<string, string>> = {
  org: 'The code of the organisation',
  body: 'The code of a body',
  party: 'The code of a party',
  topic: 'A topic of statements',
  decision: 'The name of a decision in addresses',
  operation: 'The code of an operation',
  text: 'The symbol of a text in lower case, a hyphen for whatever is no letter or digit',
  meeting: 'The name of a meeting in addresses',
  table: 'The name of a table',
  position: 'A position on the log',
  tile: 'The path of a tile, with slashes',
  case: 'The number of a case',
  oparlList: 'The name of a list',
  oparlClass: 'The name of a class, as its addresses have it',
  oparlId: 'The id of an object within its class',
  oparlOf: 'meetings or consultations',
  pair: 'The codes of two parties, with a hyphen between',
  popoloClass: 'The name of a class',
}

type Json = Readonly<Record<string, unknown>>

let made: { readonly of: string; readonly document: Json } | undefined

/** The document that `/api/openapi.json` gives, made once for the same examples. */
export function openapi(examples: Examples): Json {
  const of = JSON.stringify(examples)
  if (made?.of !== of) made = { of, document: described(examples) }
  return made.document
}

function described(examples: Examples): Json {
  const options = { io: 'input', unrepresentable: 'any' } as const
  const bodies = [...KINDS].map(([, { schema }]) => z.toJSONSchema(schema, options))
  const data = ENDPOINTS.map(({ path, ...rest }) => ({ path: `/{org}${path}`, ...rest }))
  const gets = [
    ...data.map((one) => [one.path, { get: read(one, one.schema, examples, 'data') }]),
    ...SHOWN.map((one) => [one.path, { get: read(one, formOf(one), examples, 'pages') }]),
    ...LOG.map((one) => [one.path, { get: read(one, undefined, examples, 'log') }]),
    ...SERVER.map((one) => [one.path, { get: read(one, formOf(one), examples, 'server') }]),
  ]
  return {
    openapi: '3.1.0',
    info: {
      title: 'Chancery',
      version: '0.1.0',
      description:
        'The records of treaty organisations. Everything that is read is public and needs no key; acts are admitted by their signatures. Lists have cursors; data has strong ETags, and If-None-Match is answered with 304. Refusals are problem details (RFC 9457).',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    tags: [
      { name: 'data', description: 'Tables, feeds, calendars and formats of others' },
      { name: 'pages', description: 'What the pages show, as data' },
      { name: 'log', description: 'The log, and what proves it' },
      { name: 'acts', description: 'The door for acts' },
      { name: 'server', description: 'The server itself' },
    ],
    paths: {
      '/{org}/acts': { post: door(examples, 'orgActs') },
      '/api/{org}/acts': { post: door(examples, 'apiOrgActs') },
      '/api/acts': { post: door(examples, 'apiActs', []) },
      ...Object.fromEntries(gets),
    },
    components: {
      schemas: {
        act: z.toJSONSchema(actSchema, options),
        evidence: z.toJSONSchema(evidenceSchema, options),
        bodies: { oneOf: bodies },
        problem: PROBLEM,
      },
    },
  }
}

const PROBLEM: Json = {
  type: 'object',
  description: 'Problem details (RFC 9457)',
  required: ['type', 'title', 'status'],
  properties: {
    type: { type: 'string', enum: Object.keys(problems).map((kind) => `/problems/${kind}`) },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    reasons: { type: 'array', items: { type: 'object', required: ['code', 'says'] } },
    faults: { type: 'array', items: { type: 'object' } },
    id: { type: 'string', description: 'The id of an act that was refused' },
    earliest: { type: 'string', format: 'date-time', description: 'When the same act would be in order' },
    dryRun: { type: 'boolean' },
    refusal: { type: 'string', description: 'What the log says of it, as a signed note: docs/record.md' },
  },
}

const problem = (description: string): Json => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/problem' } } },
})

const takenForm: Json = {
  type: 'object',
  required: ['accepted', 'id', 'received'],
  properties: {
    accepted: { const: true },
    id: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    position: { type: 'integer', description: 'Not given for an act that is not public' },
    received: { type: 'string', format: 'date-time' },
    receipt: {
      type: 'string',
      description: 'What the log promises of it, as a signed note: docs/record.md',
    },
  },
}

const taken = (description: string): Json => ({
  description,
  content: { 'application/json': { schema: takenForm } },
})

function formOf({ required }: Described): Json | undefined {
  return required && { type: 'object', required }
}

/** An address that is read: its parameters with examples that lead somewhere, and its answers. */
function read(
  { path, says, media, query = [] }: Described,
  schema: Json | undefined,
  examples: Examples,
  tag: string,
): Json {
  const parts = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => partOf(name, examples))
  const tagged = /\.(?:json|jsonl|csv|xml|atom|ics|sqlite|yaml)$|\/oparl\/v1\.1\//.test(path)
  const headers = tagged
    ? { ETag: { description: 'The same tag is the same bytes', schema: { type: 'string' } } }
    : undefined
  return {
    tags: [tag],
    summary: says,
    operationId: operationOf(path),
    parameters: [...parts, ...query.map((one) => queryParameter(one, examples))],
    responses: {
      200: {
        description: says,
        ...(headers ? { headers } : {}),
        content: { [media.split(';')[0]!]: schema ? { schema } : {} },
      },
      ...(tagged && path.includes('{org}') ? { 304: { description: 'The reader has these bytes' } } : {}),
      ...(tagged && query.length > 0
        ? { 400: problem('Parameters that are not of their form, each named') }
        : {}),
      ...(tagged && parts.length > 0 ? { 404: problem('Nothing is at this address') } : {}),
      ...(path === '/readyz' ? { 503: { description: 'A record is for reading only' } } : {}),
    },
  }
}

function partOf(name: string, examples: Examples): Json {
  const example = (examples as unknown as Readonly<Record<string, string | undefined>>)[name] ?? FIXED[name]
  return {
    name,
    in: 'path',
    required: true,
    description: PARTS[name],
    schema: { type: 'string' },
    ...(example === undefined ? {} : { example }),
  }
}

function queryParameter({ name, says, schema, example }: Parameter, { at }: Examples): Json {
  return { name, in: 'query', description: says, schema, example: name === 'at' ? at : example }
}

function operationOf(path: string): string {
  return path
    .replaceAll(/[{}]/g, '')
    .split(/[/.-]/)
    .filter((part) => part !== '')
    .map((part, index) => (index === 0 ? part : part.charAt(0).toUpperCase() + part.slice(1)))
    .join('')
}

const DRY =
  'An act is admitted by the signature of an enrolled key. With `dryRun: true` nothing is written, promised or noted: the answer is the ruling. It is told to whoever signed the act with an enrolled key, and to whoever is signed in for its author, who may leave the signature out, or give the act in short form.'

/** What is answered of an act that is on the record already, or of a dry run. */
const known: Json = {
  description: 'It is on the record already; or it was a dry run, and would be in order',
  content: {
    'application/json': {
      schema: {
        oneOf: [
          takenForm,
          {
            type: 'object',
            required: ['dryRun', 'inOrder', 'effects'],
            properties: {
              dryRun: { const: true },
              inOrder: { const: true },
              id: { type: 'string' },
              received: { type: 'string', format: 'date-time' },
              effects: { type: 'array', items: { type: 'object', required: ['effect'] } },
              wanting: {
                type: 'array',
                description: 'What a second person must still add',
                items: { type: 'object', required: ['code'] },
              },
            },
          },
        ],
      },
    },
  },
}

/** The door for acts. The example is an act of another log: it is refused with the reasons, and nothing is written. */
function door(
  examples: Examples,
  operationId: string,
  parameters: readonly Json[] = [partOf('org', examples)],
): Json {
  const hex = (sign: string, times: number): string => sign.repeat(times)
  const act = {
    v: 1,
    log: 'example.org/another-log',
    type: 'position.taken',
    by: { party: examples.party, key: hex('0', 32) },
    at: '2026-03-02T10:00:00Z',
    seen: { size: 1, root: hex('0', 64) },
    audience: 'public',
    body: { question: 'Q/1', position: 'yes' },
    docs: [],
    nonce: hex('0', 32),
  }
  const evidence = [{ key: hex('0', 32), alg: 'ed25519', sig: `${hex('A', 86)}==` }]
  return {
    tags: ['acts'],
    summary: 'Take a signed act: ruled on, appended, acknowledged once durable',
    operationId,
    description: DRY,
    parameters,
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: {
            type: 'object',
            anyOf: [{ required: ['act'] }, { required: ['type', 'body', 'dryRun'] }],
            properties: {
              act: { $ref: '#/components/schemas/act' },
              evidence: { $ref: '#/components/schemas/evidence' },
              dryRun: { type: 'boolean', default: false },
              type: { type: 'string', description: 'In short form: the kind of act' },
              by: {
                type: 'string',
                description: 'In short form: the party or office; else whoever is signed in',
              },
              body: { type: 'object', description: 'In short form: the body' },
              documents: {
                type: 'array',
                items: {
                  type: 'object',
                  required: ['name', 'bytes'],
                  properties: {
                    name: { type: 'string' },
                    bytes: { type: 'string', contentEncoding: 'base64' },
                    salt: { type: 'string', pattern: '^[0-9a-f]{64}$' },
                  },
                },
              },
            },
          },
          examples: { refused: { summary: 'An act of another log is refused', value: { act, evidence } } },
        },
      },
    },
    responses: {
      200: known,
      201: taken('Appended, and durable'),
      400: problem('It cannot be read'),
      401: problem('Nobody signed it, and for a dry run nobody is signed in'),
      403: problem('Whoever signed may not do this here, or is not signed in for its author'),
      404: problem('No such organisation'),
      413: problem('Too large'),
      422: problem(
        'Not in order: every reason with its clause, and when it would be where that is a matter of time',
      ),
      429: problem('Too much from one address that no enrolled key signed'),
      503: problem('The record is for reading only'),
    },
  }
}
