/**
 * The conformance suite: `suite/{shared,good,bad}/<id>/`, each a question or an act put to an organisation's own rules, with
 * what the answer must hold, in files of their own that another implementation can read. Everything goes through the
 * command line's `decide`, `rule` and `members`; nothing here knows a case or an organisation.
 */
import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import * as z from 'zod/mini'
import { decide } from '../../src/cli/decide.ts'
import { members } from '../../src/cli/members.ts'
import { rule } from '../../src/cli/rule.ts'
import { run, scratch } from '../support/command.ts'
import { folderOf, yamlFile } from '../support/organisations.ts'

const SUITE = join(import.meta.dirname, 'suite')
const SIDES = ['shared', 'good', 'bad'] as const

const header = z.strictObject({
  id: z.string(),
  organisation: z.string(),
  confidence: z.enum(['S', 'R', 'M', 'A']),
  source: z.string(),
  passage: z.optional(z.string()),
  seen: z.optional(z.enum(['text', 'excerpt', 'secondhand', 'memory'])),
  finding: z.string().check(z.minLength(20)),
  note: z.optional(z.string()),
})

const short = z.looseObject({ type: z.string(), by: z.string() })
const input = z.discriminatedUnion('verb', [
  z.strictObject({
    verb: z.literal('decide'),
    organ: z.optional(z.string()),
    matter: z.optional(z.string()),
    on: z.string(),
    positions: z._default(z.record(z.string(), z.string()), {}),
    facts: z._default(z.record(z.string(), z.unknown()), {}),
    closed: z._default(z.boolean(), true),
  }),
  z.strictObject({
    verb: z.literal('rule'),
    on: z.string(),
    state: z._default(z.array(short), []),
    act: short,
  }),
  z.strictObject({ verb: z.literal('members'), on: z.string(), all: z._default(z.boolean(), false) }),
])
type Input = z.infer<typeof input>

const { folder, file } = scratch()
const place = { data: join(folder, 'data') }
let next = 0
const given = (value: unknown): string => file(`${(next += 1)}.json`, JSON.stringify(value))

async function answerTo(organisation: string, asked: Input): Promise<unknown> {
  const home = folderOf(organisation)
  const named = (name: string, value: string | undefined): string[] => (value === undefined ? [] : [`--${name}`, value])
  if (asked.verb === 'members') {
    const all = asked.all ? ['--all'] : []
    return (await run(members, [home, '--on', asked.on, ...all, '--json'], place)).json()
  }
  if (asked.verb === 'rule') {
    const files = ['--state', given(asked.state), '--act', given(asked.act)]
    const { json, said } = await run(rule, [home, ...files, '--on', asked.on, '--json'], place)
    assert.equal(said, '')
    return json()
  }
  const { positions, facts, closed } = asked
  const where = [...named('organ', asked.organ), ...named('matter', asked.matter), '--on', asked.on]
  const { json, said } = await run(decide, [home, ...where, '--positions', given({ positions, facts, closed }), '--json'], place)
  assert.equal(said, '')
  return json()
}

interface Found {
  readonly side: (typeof SIDES)[number]
  readonly id: string
  readonly path: string
}

const CASES: readonly Found[] = SIDES.filter((side) => existsSync(join(SUITE, side))).flatMap((side) =>
  readdirSync(join(SUITE, side), { withFileTypes: true })
    .filter((one) => one.isDirectory())
    .map(({ name }) => ({ side, id: name, path: join(SUITE, side, name) }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
)

for (const { side, id, path } of CASES) {
  const read = z.safeParse(header, yamlFile(join(path, 'case.yaml')))
  test(`${id}: ${read.data?.finding ?? 'is of the form of a case'}`, async () => {
    assert.ok(read.success, JSON.stringify(read.error?.issues))
    const { organisation, confidence, passage, seen } = read.data
    assert.equal(read.data.id, id)
    if (side !== 'shared') assert.ok(passage !== undefined && seen === 'text', 'an own case quotes the text that it tests')
    const steps = readdirSync(path).filter((name) => name.endsWith('.input.yaml')).toSorted()
    assert.ok(steps.length > 0)
    // Where not the rule but the facts are unverified, the case says how they were seen.
    let [refused, doubted] = [false, seen !== undefined && seen !== 'text']
    for (const step of steps) {
      const asked = z.safeParse(input, yamlFile(join(path, step)))
      assert.ok(asked.success, `${step}: ${JSON.stringify(asked.error?.issues)}`)
      const expected = yamlFile(join(path, step.replace('.input.', '.expected.')))
      const answer = await answerTo(organisation, asked.data)
      assert.ok(saysWhy(asked.data, expected), `${step}: the expectation names no reason`)
      holds(answer, expected, `${step}: ${JSON.stringify(answer)}`)
      const { outcome, inOrder } = answer as { readonly outcome?: string; readonly inOrder?: boolean }
      refused ||= inOrder === false || (outcome !== undefined && outcome !== 'adopted')
      doubted ||= /"seen":"(?:excerpt|secondhand|memory)"/.test(JSON.stringify(answer))
    }
    if (side === 'good') assert.ok(!refused, 'a good case is adopted or in order')
    if (side === 'bad') assert.ok(refused, 'a bad case is refused, fails or asks')
    if (confidence === 'M') assert.ok(doubted, 'what rests on an unverified source shows it')
  })
}

test('every folder of the suite holds a case, and each expectation an input', () => {
  for (const { path } of CASES) {
    const names = readdirSync(path)
    const odd = names.filter((name) => name !== 'case.yaml' && !/^\d+\.(?:input|expected)\.yaml$/.test(name))
    assert.deepEqual(odd, [], path)
    for (const name of names.filter((one) => one.endsWith('.expected.yaml')))
      assert.ok(names.includes(name.replace('.expected.', '.input.')), `${path}/${name}`)
  }
})


/** An expectation asserts why, and not only what: a reason, an effect, or who had which status. */
function saysWhy(asked: Input, expected: unknown): boolean {
  const { reasons, effects, parties } = expected as Record<string, readonly unknown[] | undefined>
  return asked.verb === 'members' ? parties !== undefined : (reasons?.length ?? effects?.length ?? 0) > 0
}

/** Objects have at least these fields; lists have these elements, in this order, and no others. */
function holds(found: unknown, expected: unknown, message: string, at = ''): void {
  if (Array.isArray(expected)) {
    assert.ok(Array.isArray(found), `${at} is no list; ${message}`)
    assert.equal(found.length, expected.length, `${at}: ${message}`)
    expected.forEach((one, index) => holds(found[index], one, message, `${at}/${index}`))
    return
  }
  if (typeof expected === 'object' && expected !== null) {
    assert.ok(typeof found === 'object' && found !== null, `${at} is no object; ${message}`)
    for (const [name, value] of Object.entries(expected)) holds((found as Record<string, unknown>)[name], value, message, `${at}/${name}`)
    return
  }
  assert.equal(found, expected, `${at}: ${message}`)
}
