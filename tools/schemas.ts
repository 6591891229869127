/**
 * Writes `schemas/`: JSON Schema (2020-12) of what people and programs write, made from the schemas that read it, and the
 * description of the interface.
 * `node_modules/.bin/node tools/schemas.ts`. A test fails when what is committed differs.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as z from 'zod/mini'
import { actSchema, entrySchema } from '../src/core/act.ts'
import { KINDS } from '../src/core/acts/index.ts'
import { charterSchema } from '../src/core/charter/schema.ts'
import { historySchema, sourcesSchema } from '../src/core/history/item.ts'
import { documentSchema } from '../src/texts/document.ts'
import { openapi } from '../src/server/openapi.ts'

type Json = Record<string, unknown>

/** What the examples of the interface name: a server gives things of its own records there. */
export const EXAMPLES = {
  org: 'csto',
  at: 60,
  body: 'council',
  party: 'ARM',
  topic: 'unity',
  decision: 'joint-statement-2022-05-16',
  operation: 'kazakhstan-2022',
  meeting: 'summit-2022-05-16',
  pair: 'ARM-RUS',
}

export const folder = join(import.meta.dirname, '../schemas')

/** The text of each file, by its path below `schemas/`. */
export function schemas(): ReadonlyMap<string, string> {
  const files: [string, z.ZodMiniType, string][] = [
    ['charter.json', charterSchema, 'charter.yaml of an organisation; docs/charter.md'],
    ['history.json', historySchema, 'history/*.yaml of an organisation; docs/history.md'],
    ['sources.json', sourcesSchema, 'sources.yaml of an organisation; docs/history.md'],
    ['act.json', actSchema, 'An act before canonical encoding; docs/record.md'],
    ['text.json', documentSchema, 'The document of a text in one language; docs/acts/text.tabled.md'],
    ['entry.json', entrySchema, 'An entry of the log; docs/record.md'],
    ...[...KINDS].map(([kind, { schema }]): [string, z.ZodMiniType, string] => [
      `acts/${kind}.json`,
      schema,
      `The body of ${kind}; docs/acts/${kind}.md`,
    ]),
  ]
  const described = JSON.stringify(openapi(EXAMPLES), undefined, 2)
  return new Map([
    ...files.map(([path, schema, description]): [string, string] => [
      path,
      `${JSON.stringify({ title: path.replace('.json', ''), description, ...emitted(schema, description.includes('.yaml')) }, undefined, 2)}\n`,
    ]),
    ['openapi.json', `${described}\n`],
  ])
}

function emitted(schema: z.ZodMiniType, yaml: boolean): object {
  return z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      const form =
        zodSchema._zod.def.type === 'pipe' ? formOf(zodSchema as unknown as z.ZodMiniType) : undefined
      // In JSON a text is a text; only YAML leaves the quotation marks away.
      if (form) Object.assign(jsonSchema, form, yaml ? {} : { type: 'string' })
    },
  })
}

const DAY = '\\d{4}-\\d{2}-\\d{2}'
// Every scalar of a charter is read as text, so `true` and `9` without quotation marks are right: the editors that use
// these schemas see a boolean and a number there.
const FORMS: readonly (readonly [yes: string, no: string, form: Json])[] = [
  ['true', 'x', { type: ['boolean', 'string'], enum: [true, false, 'true', 'false'] }],
  ['2/3', 'x', { type: ['integer', 'string'], pattern: '^\\d+(/\\d+)?$', examples: [9, '2/3'] }],
  ['7', '2/3', { type: ['integer', 'string'], pattern: '^[1-9]\\d{0,3}$', examples: [7] }],
  [
    '2012',
    '2/3',
    { type: ['integer', 'string'], pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$', examples: ['2012-06'] },
  ],
  ['2002-10-07', '2012', { pattern: `^${DAY}$`, examples: ['2002-10-07'] }],
  [
    '2022-01-05T16:00:00Z',
    '2022',
    { pattern: `^${DAY}T\\d{2}:\\d{2}:\\d{2}Z$`, examples: ['2022-01-05T16:00:00Z'] },
  ],
  ['72h', '72', { examples: ['72h', '30 days', '6 months'], description: 'A duration' }],
  [
    'session',
    'x',
    { examples: ['month', '6 months', 'year', 'session'], description: 'A term of the chair' },
  ],
  ['20 years', '30 dais', { type: 'string', examples: ['30 days', '6 months', '1 year', 'at-once'] }],
  ['12-31', '2/3', { pattern: '^\\d{2}-\\d{2}$', examples: ['12-31'] }],
  ['Europe/Vienna', 'x', { examples: ['Europe/Vienna'], description: 'An IANA time zone' }],
  ['office:secretariat', 'x', { examples: ['ARM', 'office:secretariat', 'organ:council'] }],
  ['1', '2', { type: ['integer', 'string'], enum: [1, '1'] }],
]

/** The form of a text that a parser of ours reads, known by what it takes: the parser itself says nothing to JSON Schema. */
function formOf(schema: z.ZodMiniType): Json | undefined {
  const takes = (text: string): boolean => z.safeParse(schema, text).success
  return FORMS.find(([yes, no]) => takes(yes) && !takes(no))?.[2]
}

if (import.meta.main) {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((one) =>
    one.endsWith('.json'),
  ))
    rmSync(join(folder, name))
  for (const [path, text] of schemas()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}
