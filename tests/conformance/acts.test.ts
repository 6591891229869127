/**
 * Every kind of act has a page and examples, in order and out of order, as data: `acts/<kind>/{in-order,out-of-order}`.
 * An example either performs an act on a record or reads reported history; nothing here knows a kind.
 */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { stringify } from 'yaml'
import * as z from 'zod/mini'
import { KINDS } from '../../src/core/acts/index.ts'
import { flags, foldChronicle, happenedOf, inChronicle } from '../../src/core/chronicle.ts'
import type { Charter } from '../../src/core/charter/charter.ts'
import { readHistory } from '../../src/core/history/read.ts'
import type { OrganId } from '../../src/core/ids.ts'
import { chairOf, membersOf, partiesOn } from '../../src/core/members.ts'
import { ACT_CODES, KEY_CODES, QUESTION_CODES } from '../../src/core/refusal.ts'
import { knownTo } from '../../src/core/standing.ts'
import type { Day } from '../../src/core/time.ts'
import { charterOf, yamlFile, yamlFiles } from '../support/organisations.ts'
import { emptyRecord, foundedRecord, openedRecord, perform, ruleOn, type ShortAct } from '../support/perform.ts'

const FOLDER = join(import.meta.dirname, 'acts')
const PAGES = join(import.meta.dirname, '../../docs/acts')
const STARTS = { nothing: emptyRecord, genesis: foundedRecord, standing: openedRecord }

const code = z.enum([...ACT_CODES, ...QUESTION_CODES, ...KEY_CODES])
const reasons = z.array(z.strictObject({ code }))
const short = z.strictObject({
  type: z.string(),
  by: z.string(),
  at: z.string(),
  body: z.record(z.string(), z.unknown()),
  docs: z.optional(z.array(z.string())),
  open: z.optional(z.array(z.string())),
  key: z.optional(z.string()),
  signers: z.optional(z.array(z.string())),
  log: z.optional(z.enum(['question', 'register'])),
}) as unknown as z.ZodMiniType<ShortAct>
const common = { finding: z.string(), charter: z.string() }

/** An act performed on what came before it: nothing, the genesis act alone, or an open standing. */
const performed = z.strictObject({
  ...common,
  after: z._default(z.enum(['nothing', 'genesis', 'standing']), 'standing'),
  state: z._default(z.array(short), []),
  act: short,
  expected: z.strictObject({
    inOrder: z.boolean(),
    reasons: z.optional(reasons),
    effects: z.optional(z.array(z.string())),
    earliest: z.optional(z.string()),
  }),
})

/** Lines of reported history, and how things stand on a day after them. */
const reported = z.strictObject({
  ...common,
  history: z.array(z.record(z.string(), z.unknown())).check(z.minLength(1)),
  on: z.string(),
  expected: z.strictObject({
    parties: z.record(z.string(), z.string()),
    organs: z.optional(z.record(z.string(), z.array(z.string()))),
    chairs: z.optional(z.record(z.string(), z.string())),
    /** By operation and party: every figure that is kept of what it pledged and deployed, in the order of its sources. */
    personnel: z.optional(z.record(z.string(), z.record(z.string(), z.array(z.number())))),
    flags: z._default(reasons, []),
  }),
})

const EXAMPLES = yamlFiles(FOLDER).map((file) => {
  const [kind, side] = file.split('/')
  return { file, kind, side, read: z.safeParse(z.union([performed, reported]), yamlFile(join(FOLDER, file))) }
})

for (const { file, kind, side, read } of EXAMPLES) {
  test(`${kind}: ${read.data?.finding ?? `${file} is of the form of an example`}`, () => {
    assert.ok(read.success, JSON.stringify(read.error?.issues))
    if ('act' in read.data) checkPerformed(read.data, side === 'in-order', kind)
    else checkReported(read.data, kind)
  })
}

test('every kind of act has an example in order and one out of order', () => {
  const has = (kind: string, side: string): boolean => EXAMPLES.some((of) => of.kind === kind && of.side === side)
  const sides = ['in-order', 'out-of-order']
  const lacking = [...KINDS.keys()].flatMap((kind) => sides.filter((side) => !has(kind, side)).map((side) => `${kind}/${side}`))
  assert.deepEqual(lacking, [])
  assert.deepEqual(EXAMPLES.filter(({ kind, side }) => !KINDS.has(kind ?? '') || !sides.includes(side ?? '')), [])
})

test('every kind of act has a page whose example body is of its form, and which the index names', () => {
  const index = readFileSync(join(PAGES, 'README.md'), 'utf8')
  for (const [name, kind] of KINDS) {
    const page = join(PAGES, `${name}.md`)
    assert.ok(existsSync(page), `docs/acts/${name}.md`)
    assert.ok(index.includes(`(${name}.md)`), `docs/acts/README.md names ${name}`)
    const body = /```json\n([^`]+)```/.exec(readFileSync(page, 'utf8'))?.[1]
    assert.ok(body, `docs/acts/${name}.md has an example`)
    const read = kind.schema.safeParse(JSON.parse(body))
    assert.ok(read.success, `${name}: ${JSON.stringify(read.error?.issues)}`)
  }
})

test('a page, or the index, names every code of refusal that the examples of its kind meet', () => {
  const index = readFileSync(join(PAGES, 'README.md'), 'utf8')
  for (const { file, kind, read } of EXAMPLES) {
    if (!read.data || !('act' in read.data)) continue
    const page = readFileSync(join(PAGES, `${kind}.md`), 'utf8') + index
    for (const reason of read.data.expected.reasons ?? []) assert.ok(page.includes(`\`${reason.code}\``), `${file}: ${reason.code}`)
  }
})

function checkPerformed(example: z.infer<typeof performed>, wanted: boolean, kind: string | undefined): void {
  const record = STARTS[example.after](charterOf(example.charter))
  for (const act of example.state) perform(record, act)
  assert.equal(example.act.type, kind)
  assert.equal(example.expected.inOrder, wanted)
  const ruling = ruleOn(record, example.act)
  const { inOrder, effects, earliest } = example.expected
  assert.equal(ruling.inOrder, inOrder, JSON.stringify(ruling))
  if (ruling.inOrder) {
    perform(record, example.act)
    if (effects) assert.deepEqual(ruling.effects.map(({ effect }) => effect), effects)
    return
  }
  assert.deepEqual(ruling.reasons.map((reason) => ({ code: reason.code })), example.expected.reasons)
  assert.equal(ruling.earliest, earliest)
}

function checkReported(example: z.infer<typeof reported>, kind: string | undefined): void {
  const charter = charterOf(example.charter)
  const read = readHistory(charter, undefined, [{ name: 'history.yaml', text: stringify({ acts: example.history }) }], knownTo(charter))
  assert.ok(read.ok, JSON.stringify(read))
  assert.ok(read.value.lines.some((line) => line.kind === kind))
  const events = read.value.lines
    .map((line, index) => happenedOf(line as never, index, charter.seat.zone, []))
    .toSorted(inChronicle)
  const on = example.on as Day
  const situation = foldChronicle(charter, events, { on })
  const { parties, organs = {}, chairs = {}, personnel = {} } = example.expected
  assert.deepEqual(statuses(charter, situation, on), parties)
  for (const [organ, members] of Object.entries(organs)) assert.deepEqual(membersOf(charter, situation, organ as OrganId, on), members)
  for (const [organ, chair] of Object.entries(chairs)) assert.equal(chairOf(situation, organ as OrganId, on), chair)
  for (const [operation, wanted] of Object.entries(personnel)) {
    const contingents = [...(situation.operations.get(operation)?.contingents ?? [])]
    const figures = contingents.map(([party, { pledged, deployed }]) => [party, [...(pledged?.personnel ?? []), ...(deployed?.personnel ?? [])].map(({ value }) => value)])
    assert.deepEqual(Object.fromEntries(figures), wanted)
  }
  const flagged = [...flags(charter, events).values()].flat().map((reason) => ({ code: reason.code }))
  assert.deepEqual(flagged, example.expected.flags)
}

function statuses(charter: Charter, situation: ReturnType<typeof foldChronicle>, on: Day): Readonly<Record<string, string>> {
  return Object.fromEntries(partiesOn(charter, situation, on, true).map(({ party, status }) => [party, status]))
}
