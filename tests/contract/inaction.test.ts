/** What `decide` answers for a member that did nothing, said nothing, was away or abstained: every cell of the table that the contract settles. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { decide } from '../../src/cli/decide.ts'
import { members } from '../../src/cli/members.ts'
import { run, scratch } from '../support/command.ts'

const { folder, file } = scratch()
const place = { data: join(folder, 'data') }
const ON = '2026-03-01'
const DID = ['left out', 'silent', 'absent', 'abstain'] as const
type Cell = 'adopted' | 'blocks' | 'exit 2' | `asks ${string}`

interface Row {
  readonly org: string
  readonly matter?: string
  readonly facts?: object
  readonly cells: readonly Cell[]
}

const NO_OBJECTION: readonly Cell[] = ['adopted', 'adopted', 'adopted', 'adopted']
const VOTES: readonly Cell[] = ['adopted', 'exit 2', 'adopted', 'adopted']
const ROWS: readonly Row[] = [
  { org: 'osce', cells: NO_OBJECTION },
  { org: 'wto', cells: NO_OBJECTION },
  { org: 'wto', matter: 'waiver', cells: NO_OBJECTION },
  { org: 'nato', cells: ['asks procedure', 'asks procedure', 'asks absence', 'adopted'] },
  { org: 'nato', facts: { procedure: 'silence' }, cells: ['adopted', 'adopted', 'asks absence', 'adopted'] },
  { org: 'csto', cells: ['blocks', 'blocks', 'blocks', 'asks abstention'] },
  { org: 'un-security-council', cells: VOTES },
  { org: 'un-general-assembly', cells: VOTES },
  { org: 'rio-treaty', cells: VOTES },
]

async function sitting(org: string): Promise<readonly string[]> {
  const { json } = await run(members, [org, '--on', ON, '--json'], place)
  const { parties } = json() as { parties: readonly { party: string; status: string }[] }
  return parties.filter(({ status }) => status === 'member').map(({ party }) => party)
}

async function cell({ org, matter, facts = {} }: Row, all: readonly string[], did: string): Promise<string> {
  const [first, ...others] = all
  const rest = Object.fromEntries(others.map((party) => [party, 'yes']))
  const positions = did === 'left out' ? rest : { ...rest, [first!]: did }
  const roll = file('roll.json', JSON.stringify({ positions, facts }))
  const about = matter === undefined ? [] : ['--matter', matter]
  const { code, out, json } = await run(
    decide,
    [org, ...about, '--on', ON, '--positions', roll, '--json'],
    place,
  )
  if (code !== 0) return out === '' ? `exit ${code}` : `exit ${code} with an answer`
  const answer = json() as {
    outcome: string
    blockedBy: readonly string[]
    reasons: readonly { parameter?: string }[]
  }
  if (answer.outcome === 'needs-parameter') return `asks ${answer.reasons[0]?.parameter}`
  return answer.outcome === 'not-adopted' && answer.blockedBy.join() === first ? 'blocks' : answer.outcome
}

for (const row of ROWS) {
  const { org, matter = 'default', facts = {} } = row
  test(`${org}, ${matter}, ${JSON.stringify(facts)}: one member left out, silent, absent, abstaining while all others are for`, async () => {
    const all = await sitting(org)
    const found: string[] = []
    for (const did of DID) found.push(await cell(row, all, did))
    assert.deepEqual(found, row.cells)
  })

  test(`${org}, ${matter}, ${JSON.stringify(facts)}: while the question runs, one that did nothing leaves it open unless its vote cannot matter`, async () => {
    const all = await sitting(org)
    const positions = Object.fromEntries(all.slice(1).map((party) => [party, 'yes']))
    const roll = file('open.json', JSON.stringify({ positions, facts, closed: false }))
    const about = row.matter === undefined ? [] : ['--matter', row.matter]
    const { json } = await run(decide, [org, ...about, '--on', ON, '--positions', roll, '--json'], place)
    const isVote = row.cells === VOTES && all[0] !== 'CHN'
    assert.equal((json() as { outcome: string }).outcome, isVote ? 'adopted' : 'open')
  })

  test(`${org}, ${matter}, ${JSON.stringify(facts)}: a file with no position at all asks for attendance`, async () => {
    const roll = file('none.json', '{"positions":{}}')
    const about = row.matter === undefined ? [] : ['--matter', row.matter]
    const { code, json } = await run(
      decide,
      [org, ...about, '--on', ON, '--positions', roll, '--json'],
      place,
    )
    const { outcome, reasons } = json() as { outcome: string; reasons: readonly { parameter?: string }[] }
    assert.deepEqual([code, outcome, reasons[0]?.parameter], [0, 'needs-parameter', 'attendance'])
  })
}
