/** The description of the API (OpenAPI 3.1), made from the same schemas that read it. */
import * as z from 'zod/mini'
import { actSchema, evidenceSchema } from '../core/act.ts'
import { KINDS } from '../core/acts/index.ts'

const json = (schema: object): object => ({ 'application/json': { schema } })

/** The document that `/api/openapi.json` gives. */
export function openapi(): object {
  const options = { io: 'input', unrepresentable: 'any' } as const
  const org = { name: 'org', in: 'path', required: true, schema: { type: 'string' } }
  const bodies = Object.fromEntries(
    [...KINDS].map(([kind, { schema }]) => [kind, z.toJSONSchema(schema, options)]),
  )
  const date = (name: string): object => ({ name, in: 'query', schema: { type: 'string', format: 'date' } })
  const problem = {
    description: 'RFC 9457',
    content: { 'application/problem+json': { schema: { type: 'object' } } },
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Chancery', version: '0.1.0', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths: {
      '/{org}/acts': {
        post: {
          summary: 'Take a signed act: ruled on, appended, acknowledged once durable',
          parameters: [org],
          requestBody: {
            required: true,
            content: json({
              type: 'object',
              required: ['act', 'evidence'],
              properties: {
                act: { $ref: '#/components/schemas/act' },
                evidence: { $ref: '#/components/schemas/evidence' },
                documents: { type: 'array' },
              },
            }),
          },
          responses: {
            200: { description: 'on the record already' },
            201: { description: 'appended' },
            400: problem,
            403: problem,
            413: problem,
            422: problem,
          },
        },
      },
      '/{org}/members.json': {
        get: {
          summary: 'Who had a status on a day',
          parameters: [
            org,
            date('on'),
            date('known'),
            { name: 'at', in: 'query', schema: { type: 'integer' } },
          ],
          responses: { 200: { description: 'members', content: json({ type: 'object' }) } },
        },
      },
      '/{org}/decisions.json': {
        get: {
          summary: 'Decisions with their rolls',
          parameters: [org],
          responses: { 200: { description: 'decisions', content: json({ type: 'object' }) } },
        },
      },
      '/{org}/record.chancery': {
        get: {
          summary: 'The whole record, one file that `chancery verify` checks',
          parameters: [org],
          responses: { 200: { description: 'record' } },
        },
      },
      '/{org}/checkpoint': {
        get: {
          summary: 'The signed head as a C2SP checkpoint',
          parameters: [org],
          responses: { 200: { description: 'signed note' } },
        },
      },
      '/{org}/log/checkpoint': {
        get: {
          summary: 'The checkpoint with its cosignatures',
          parameters: [org],
          responses: { 200: { description: 'C2SP tlog-checkpoint' } },
        },
      },
      '/{org}/log/tile/{path}': {
        get: {
          summary: 'Tiles of hashes and bundles of entries, which never change',
          parameters: [org, { name: 'path', in: 'path', required: true, schema: { type: 'string' } }],
          responses: { 200: { description: 'C2SP tlog-tiles' } },
        },
      },
      '/{org}/log/proof/{position}': {
        get: {
          summary: 'The proof that an act is on the record',
          parameters: [org, { name: 'position', in: 'path', required: true, schema: { type: 'integer' } }],
          responses: { 200: { description: 'C2SP tlog-proof' } },
        },
      },
      '/{org}/log/policy': {
        get: {
          summary: 'Keys of the log and its witnesses, and the quorum',
          parameters: [org],
          responses: { 200: { description: 'C2SP tlog-policy' } },
        },
      },
      '/healthz': { get: { responses: { 200: { description: 'running' } } } },
      '/readyz': {
        get: {
          responses: { 200: { description: 'ready' }, 503: { description: 'a record is for reading only' } },
        },
      },
      '/metrics': { get: { responses: { 200: { description: 'Prometheus text' } } } },
    },
    components: {
      schemas: {
        act: z.toJSONSchema(actSchema, options),
        evidence: z.toJSONSchema(evidenceSchema, options),
        bodies: { oneOf: Object.values(bodies) },
      },
    },
  }
}
