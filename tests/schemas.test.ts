/** The committed JSON Schemas are those that the program reads by. */
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { KINDS } from '../src/core/acts/index.ts'
import type { Instant } from '../src/core/time.ts'
import { app } from '../src/server/app.ts'
import { folder, schemas } from '../tools/schemas.ts'

const made = schemas()
const schemaOf = (path: string): Record<string, unknown> =>
  JSON.parse(made.get(path) ?? '{}') as Record<string, unknown>

test('the committed schemas are what the program reads by: else run `node_modules/.bin/node tools/schemas.ts`', () => {
  const stale = [...made]
    .filter(
      ([path, text]) => !existsSync(join(folder, path)) || readFileSync(join(folder, path), 'utf8') !== text,
    )
    .map(([path]) => path)
  assert.deepEqual(stale, [])
  const there = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.json'),
  )
  assert.deepEqual(
    there.map((name) => name.replaceAll('\\', '/')).filter((name) => !made.has(name)),
    [],
  )
})

test('each kind of act has a schema of its body, which takes no other field', () => {
  for (const kind of KINDS.keys()) {
    const schema = schemaOf(`acts/${kind}.json`)
    assert.equal(schema['type'], 'object', kind)
    assert.equal(schema['additionalProperties'], false, kind)
  }
})

test('the schema of a charter asks for what a charter needs, and says what a day and a share look like', () => {
  const text = made.get('charter.json') ?? ''
  const required = schemaOf('charter.json')['required']
  assert.ok(Array.isArray(required))
  for (const field of ['language', 'organisation', 'seat', 'membership', 'rules', 'defaults'])
    assert.ok(required.includes(field), field)
  for (const word of ['2002-10-07', '2/3', 'moreThan', 'noVeto', 'consensus', 'parameter', 'Europe/Vienna'])
    assert.ok(text.includes(word), word)
})

test('every address that gives data is described in `src/server/described.ts`, and each has a name of its own', () => {
  const { paths } = schemaOf('openapi.json') as {
    paths: Readonly<Record<string, Readonly<Record<string, { operationId: string }>>>>
  }
  const routes = app(new Map(), () => '2026-03-02T10:00:00Z' as Instant)
    .routes.filter(({ method, path }) => method === 'GET' && !path.includes('*'))
    .map(({ path }) => path.replaceAll(/:\w+(?:\{.*?\\(\.\w+)\})?/g, (_, ending = '') => `{}${ending}`))
    .filter((path) => /\.\w+$|\/oparl\/|checkpoint$|\/log\/|^\/(?:healthz|readyz|metrics)$/.test(path))
  const known = new Set(Object.keys(paths).map((path) => path.replaceAll(/\{\w+\}/g, '{}')))
  assert.ok(routes.length > 40)
  assert.deepEqual(
    routes.filter((path) => !known.has(path)),
    [],
  )
  const ids = Object.values(paths).flatMap((verbs) =>
    Object.values(verbs).map(({ operationId }) => operationId),
  )
  assert.equal(new Set(ids).size, ids.length)
})
