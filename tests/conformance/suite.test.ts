/**
 * The conformance suite: `conformance/{shared,good,bad}/<id>/`, each a question or an act put to an organisation's own rules, with
 * what the answer must hold, in files of their own that another implementation can read. Everything goes through the
 * command line's `decide`, `rule` and `members`; nothing here knows a case or an organisation.
 */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { decide } from '../../src/cli/decide.ts'
import { members } from '../../src/cli/members.ts'
import { rule } from '../../src/cli/rule.ts'
import { agrees, answersTo } from '../../src/site/suite-answers.ts'
import { loadSuite, readingForCase } from '../../src/store/suite-folder.ts'
import { differences, SIDES, type SuiteInput } from '../../src/store/suite.ts'
import { run, scratch } from '../support/command.ts'
import { folderOf } from '../support/organisations.ts'

const { folder, file } = scratch()
const place = { data: join(folder, 'data') }
let next = 0
const given = (value: unknown): string => file(`${(next += 1)}.json`, JSON.stringify(value))

async function answerTo(organisation: string, asked: SuiteInput): Promise<unknown> {
  const home = folderOf(organisation)
  const named = (name: string, value: string | undefined): string[] =>
    value === undefined ? [] : [`--${name}`, value]
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
  const { json, said } = await run(
    decide,
    [home, ...where, '--positions', given({ positions, facts, closed }), '--json'],
    place,
  )
  assert.equal(said, '')
  return json()
}

const suite = loadSuite()

test('every file of the suite reads as a case, and each side has some', () => {
  assert.deepEqual(suite.faults, [])
  for (const side of SIDES) assert.ok(suite.cases.filter((one) => one.side === side).length > 10, side)
})

for (const one of suite.cases) {
  test(`${one.id}: ${one.finding}`, async () => {
    const { organisation, side, seen } = one
    // Where not the rule but the facts are unverified, the case says how they were seen.
    let [refused, doubted] = [false, seen !== undefined && seen !== 'text']
    for (const { number, input, expected } of one.steps) {
      const answer = await answerTo(organisation, input)
      assert.deepEqual(differences(answer, expected), [], `step ${number}: ${JSON.stringify(answer)}`)
      const { outcome, inOrder } = answer as { readonly outcome?: string; readonly inOrder?: boolean }
      refused ||= inOrder === false || (outcome !== undefined && outcome !== 'adopted')
      doubted ||= /"seen":"(?:excerpt|secondhand|memory)"/.test(JSON.stringify(answer))
    }
    if (side === 'good') assert.ok(!refused, 'a good case is adopted or in order')
    if (side === 'bad') assert.ok(refused, 'a bad case is refused, fails or asks')
    if (one.confidence === 'M') assert.ok(doubted, 'what rests on an unverified source shows it')
  })
}

test('the page reckons the answers that the command line gives', () => {
  for (const one of suite.cases) {
    const reading = readingForCase(one.organisation)
    assert.ok(reading, one.organisation)
    const answers = answersTo(reading, one)
    assert.ok(agrees(answers), `${one.id}: ${JSON.stringify(answers.map(({ differences: those }) => those))}`)
  }
})
