/**
 * Drafts of cases on treaties and membership: each asks `chancery rule` about one act. An organisation's charter here is
 * its own with the block `suite-drafts/treaties/<organisation>-instruments.yaml` laid over it, until its authors have taken that over;
 * of an organisation that is not there yet, the form of draft and block is checked.
 */
import assert from 'node:assert/strict'
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse, stringify } from 'yaml'
import * as z from 'zod/mini'
import { rule } from '../../src/cli/rule.ts'
import { instrumentSchema } from '../../src/core/charter/instrument.ts'
import { statusesSchema } from '../../src/core/charter/statuses.ts'
import { run, scratch } from '../support/command.ts'
import { folderOf, organisations, standingOf, yamlFile, yamlFiles } from '../support/organisations.ts'

const FOLDER = join(import.meta.dirname, 'suite-drafts/treaties')
const { folder, file } = scratch()
const there = organisations()
const act = z.looseObject({ type: z.string(), by: z.string(), at: z.string() })
const draft = z.strictObject({
  id: z.string(),
  source: z.string(),
  confidence: z.enum(['S', 'R', 'M', 'A']),
  organisation: z.string(),
  finding: z.string().check(z.minLength(20)),
  note: z.optional(z.string()),
  on: z.string(),
  state: z._default(z.array(act), []),
  act,
  expected: z.strictObject({
    inOrder: z.boolean(),
    reasons: z.optional(z.array(z.looseObject({ code: z.string() }))),
    effects: z.optional(z.array(z.looseObject({ effect: z.string() }))),
    earliest: z.optional(z.string()),
  }),
})
const block = z.looseObject({
  instruments: z.record(z.string(), z.partial(instrumentSchema)),
  statuses: statusesSchema,
})

const files = yamlFiles(FOLDER)
const blocks = files.filter((name) => name.endsWith('-instruments.yaml'))

for (const name of files.filter((one) => !blocks.includes(one))) {
  const read = z.safeParse(draft, yamlFile(join(FOLDER, name)))
  test(`${name}: ${read.data?.finding ?? 'is of the form of a draft'}`, async () => {
    assert.ok(read.success, JSON.stringify(read.error?.issues))
    const { organisation, on, state, act: asked, expected } = read.data
    if (!there.includes(organisation)) return assert.ok(blocks.includes(`${organisation}-instruments.yaml`))
    const files = ['--state', given([...opening(organisation), ...state]), '--act', given(asked)]
    const home = folderWithBlock(organisation)
    const { said, json } = await run(rule, [home, ...files, '--on', on, '--json'], { data: join(folder, 'data') })
    assert.equal(said, '')
    holds(json(), expected)
  })
}

test('each block is of the form that a charter takes', () => {
  assert.ok(blocks.length > 0)
  for (const name of blocks) {
    const text = readFileSync(join(FOLDER, name), 'utf8')
    const read = z.safeParse(block, parse(text, { schema: 'failsafe' }))
    assert.ok(read.success, `${name}: ${JSON.stringify(read.error?.issues)}`)
  }
})

let next = 0
function given(value: unknown): string {
  return file(`${(next += 1)}.json`, JSON.stringify(value))
}

/** A fictional organisation without history starts with the standing of its own file. */
function opening(organisation: string): readonly object[] {
  const fictional = existsSync(join(folderOf(organisation), 'standing.yaml'))
  const at = '2026-01-02T00:00:00Z'
  return fictional ? [{ type: 'standing.opened', by: 'depositary', at, body: standingOf(organisation) }] : []
}

/** The organisation's folder with the block laid over its charter. */
function folderWithBlock(organisation: string): string {
  const own = folderOf(organisation)
  if (!blocks.includes(`${organisation}-instruments.yaml`)) return own
  const copy = join(folder, organisation)
  if (existsSync(copy)) return copy
  cpSync(own, copy, { recursive: true })
  const text = (path: string): unknown => parse(readFileSync(path, 'utf8'), { schema: 'failsafe' })
  const laid = overlaid(text(join(own, 'charter.yaml')), text(join(FOLDER, `${organisation}-instruments.yaml`)))
  writeFileSync(join(copy, 'charter.yaml'), stringify(laid))
  return copy
}

function overlaid(under: unknown, over: unknown): unknown {
  if (!isMap(under) || !isMap(over)) return over
  const fields = Object.entries(over).map(([name, value]) => [name, overlaid(under[name], value)])
  return { ...under, ...Object.fromEntries(fields) }
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Objects have at least these fields; lists have these elements, in this order, and no others. */
function holds(found: unknown, expected: unknown, at = ''): void {
  if (Array.isArray(expected)) {
    assert.ok(Array.isArray(found), at)
    assert.equal(found.length, expected.length, `${at}: ${JSON.stringify(found)}`)
    return expected.forEach((one, index) => holds(found[index], one, `${at}/${index}`))
  }
  if (!isMap(expected)) return assert.deepEqual(found, expected, at)
  assert.ok(isMap(found), at)
  for (const [name, value] of Object.entries(expected)) holds(found[name], value, `${at}/${name}`)
}
