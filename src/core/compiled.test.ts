import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import * as z from 'zod/mini'
import { KINDS } from './acts/index.ts'
import { readForm } from './compiled.ts'
import { anyJson } from '../../tests/support/any-json.ts'
import { EXAMPLE, exampleBuilt, FICTIONAL, workedBuilt } from '../../tests/support/records.ts'

const TEXTS = [
  'council',
  'ARM',
  'S/2026/1',
  '2026-01-02',
  '2026-02-30',
  '2026-01-02T10:00:00Z',
  'yes',
  'adopted',
  '',
  'x y',
]
const values = fc.oneof(
  { maxDepth: 2 },
  fc.constantFrom(...TEXTS, 0, 3, -1, 0.5, true, undefined, null),
  fc.array(fc.constantFrom(...TEXTS), { maxLength: 3 }),
  anyJson,
)

/** Bodies with the fields of a form, each there or not, right or wrong; and fields that it has not. */
function bodiesOf(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  const { def } = schema._zod as { def: z.core.$ZodTypeDef }
  if (def.type !== 'object') return values
  const fields = Object.entries((def as z.core.$ZodObjectDef).shape).map(
    ([key, inner]) => [key, fc.oneof(valuesOf(inner), values)] as const,
  )
  return fc.oneof(
    {
      weight: 9,
      arbitrary: fc.record(Object.fromEntries([...fields, ['other', fc.constant(undefined)]]), {
        requiredKeys: [],
      }),
    },
    { weight: 1, arbitrary: values },
  )
}

function valuesOf(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  const { def } = schema._zod as { def: z.core.$ZodTypeDef }
  if (def.type === 'enum') return fc.constantFrom(...Object.values((def as z.core.$ZodEnumDef).entries))
  if (def.type === 'optional') return valuesOf((def as z.core.$ZodOptionalDef).innerType)
  if (def.type === 'array') return fc.array(valuesOf((def as z.core.$ZodArrayDef).element), { maxLength: 3 })
  return def.type === 'object' ? bodiesOf(schema) : values
}

/** The same verdict, value and faults as the form itself gives. */
function isReadAlike(schema: z.ZodMiniType, body: unknown): boolean {
  const [fast, slow] = [readForm(schema, body), z.safeParse(schema, body)]
  assert.equal(fast.success, slow.success)
  if (slow.success) assert.deepEqual(fast.data, slow.data)
  else assert.deepEqual(fast.error!.issues, slow.error.issues)
  return slow.success
}

test('every body of every kind is read as its form reads it: the same value, the same faults in the same order', () => {
  for (const [kind, { schema }] of KINDS) {
    fc.assert(
      fc.property(bodiesOf(schema), (body) => void isReadAlike(schema, body)),
      { numRuns: 60 },
    )
    assert.ok(kind)
  }
})

test('the bodies of records are read alike, and so is each with a field left out, added or exchanged', () => {
  const entries = [
    ...FICTIONAL.flatMap((name) => workedBuilt(name).ledger.entries),
    ...exampleBuilt(EXAMPLE).ledger.entries.slice(0, 60),
  ]
  let right = 0
  for (const { act } of entries) {
    const inner = act.body as { kind?: string; body?: object }
    const bodies = [
      [act.type, act.body],
      ...(act.type === 'act.reported' ? [[inner.kind!, inner.body!] as const] : []),
    ] as const
    for (const [kind, body] of bodies) {
      const { schema } = KINDS.get(kind)!
      right += Number(isReadAlike(schema, body))
      isReadAlike(schema, { ...body, other: 1 })
      for (const [at, key] of Object.keys(body).entries()) {
        const rest = Object.fromEntries(Object.entries(body).filter(([name]) => name !== key))
        isReadAlike(schema, rest)
        isReadAlike(schema, { ...body, [key]: [undefined, null, 7, 'x', [], {}][at % 6] })
      }
    }
  }
  assert.ok(right > entries.length)
})
