import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { run, scratch, type Ran } from '../../tests/support/command.ts'
import { charterText, folderOf, organisations } from '../../tests/support/organisations.ts'
import { EXAMPLE } from '../../tests/support/records.ts'
import { charter } from './charter.ts'
import { init } from './init.ts'

const { folder, file } = scratch()
const place = { data: join(folder, 'data') }
const LAKE = folderOf('lake-commission')
const HARBOUR = folderOf('harbour-league')

const say = (...args: readonly string[]): Promise<Ran> => run(charter, args, place)

function other(...changes: readonly (readonly [string, string])[]): string {
  const text = changes.reduce((all, [before, after]) => {
    assert.ok(all.includes(before), before)
    return all.replace(before, after)
  }, charterText('harbour-league'))
  return file(`other-${changes.length}-${changes[0]?.[1].length}.yaml`, text)
}

test('the rules in force on a day are said, and no others', async () => {
  const before = await say('explain', HARBOUR, '--on', '2009-12-31', '--matter', 'substance')
  const after = await say('explain', HARBOUR, '--on', '2010-01-01', '--matter', 'substance')
  assert.match(before.out, /Rule “substance-of-five”/)
  assert.doesNotMatch(before.out, /Rule “substance” /)
  assert.match(
    after.out,
    /^In force on 2010-01-01\.\nRule “substance” \(Harbour Convention, Art\. 6\(1\)\)\n/,
  )
  assert.doesNotMatch(after.out, /substance-of-five/)
})

test('an organ’s rules are those of the organ, and procedures without a meeting stand with them', async () => {
  const { out } = await say('explain', LAKE, '--organ', 'bureau')
  assert.deepEqual(out.match(/^Rule “[a-z-]+”/gm), ['Rule “measure”'])
  const all = await say('explain', LAKE, '--organ', 'commission', '--on', '2026-03-02')
  assert.match(all.out, /procedure “Silence” \(Rules, r\. 20\)/)
  assert.match(all.out, /It is broken by an objection\./)
  assert.match(all.out, /procedure “Written vote”/)
  const then = await say('explain', LAKE, '--organ', 'commission', '--on', '2021-01-01')
  assert.doesNotMatch(then.out, /procedure “Written vote”/)
})

test('every charter is explained in each language, on paper and as data', async () => {
  for (const name of organisations())
    for (const lang of ['en', 'ru']) {
      const said = await say('explain', folderOf(name), '--lang', lang)
      assert.equal(said.code, 0)
      assert.doesNotMatch(said.out, /undefined|\[object/, name)
      const { rules } = (await say('explain', folderOf(name), '--lang', lang, '--json')).json() as {
        rules: readonly {
          id: string
          source: { title: string; seen: string }
          says: Record<string, readonly string[]>
        }[]
      }
      for (const { id, source, says } of rules) {
        assert.ok(
          source.title !== '' && ['text', 'excerpt', 'secondhand', 'memory'].includes(source.seen),
          id,
        )
        assert.ok(
          Object.values(says).every((lines) => lines.length > 0),
          id,
        )
      }
    }
})

test('an organ or a matter that there is not is not found; a day without rules says so', async () => {
  assert.equal((await say('explain', LAKE, '--organ', 'senate')).code, 3)
  assert.equal((await say('explain', LAKE, '--matter', 'weather')).code, 3)
  const early = await say('explain', LAKE, '--on', '1990-01-01')
  assert.deepEqual([early.code, early.said], [0, 'no rule is in force on 1990-01-01\n'])
})

test('two charters differ in what was changed, said with what stood before', async () => {
  const path = other(['votes: { atLeast: 2/3, of: members }', 'votes: { atLeast: 3/4, of: members }'])
  const { code, out } = await say('diff', HARBOUR, path)
  assert.equal(code, 0)
  assert.match(out, /^Differs: Rule “substance”/)
  assert.match(out, /before: Adopted if:[^]*at least 2\/3 of the members vote for it/)
  assert.match(out, /now: Adopted if:[^]*at least 3\/4 of the members vote for it/)
  const { rules } = (await say('diff', HARBOUR, path, '--json')).json() as {
    rules: readonly { id: string; change: string; parts: readonly { part: string }[] }[]
  }
  assert.deepEqual(
    rules.map(({ id, change, parts }) => [id, change, parts.map(({ part }) => part)]),
    [['substance', 'changed', ['adopt']]],
  )
})

test('one charter on two days differs in the rule that took the place of another', async () => {
  const { out } = await say('diff', HARBOUR, '--from', '2009-12-31', '--to', '2010-01-01')
  assert.match(
    out,
    /^In the place of “substance-of-five” \(.*\): “substance” \(.*\)\.\n {2}- For Harbour Council, “Question of substance”\./,
  )
  const ru = await say('diff', HARBOUR, '--from', '2009-12-31', '--to', '2010-01-01', '--lang', 'ru')
  assert.match(ru.out, /^Вместо «substance-of-five»/)
})

test('what does not differ is said so, and a comparison wants two charters or two days', async () => {
  assert.equal((await say('diff', HARBOUR, HARBOUR)).out, 'nothing differs\n')
  for (const args of [
    [HARBOUR],
    [],
    [HARBOUR, '--from', '2010-01-01'],
    [HARBOUR, LAKE, '--from', '2010-01-01', '--to', '2011-01-01'],
  ])
    assert.equal((await say('diff', ...args)).code, 2, args.join(' '))
  assert.equal((await say('diff', HARBOUR, join(folder, 'nowhere'))).code, 3)
})

const CSV = `decision,date,organ,matter,party,position
HC/1,2026-03-05,harbour-council,substance,ANSA,yes
HC/1,2026-03-05,harbour-council,substance,BRISO,no
HC/2,2026-03-05,harbour-council,procedure,ANSA,yes
HC/2,2026-03-05,harbour-council,procedure,BRISO,yes
HC/2,2026-03-05,harbour-council,procedure,CALDO,yes
HC/3,2026-03-05,harbour-council,procedure,ANSA,perhaps
`

interface Tried {
  readonly decisions: number
  readonly same: number
  readonly changed: readonly {
    decision: string
    before: { outcome: string; rule: string }
    after: { outcome: string; rule: string }
  }[]
  readonly unruled: readonly unknown[]
  readonly faults: readonly { line: number }[]
}

/** A record of the league with a council of seven. */
async function league(): Promise<string> {
  const target = join(folder, 'league')
  await run(init, [target, '--charter', HARBOUR, '--simulated'], place)
  return target
}

test('a roll-call file under another charter: what changes is listed with both rulings, faulty rows with their lines', async () => {
  const org = await league()
  const path = other(['votes: { moreThan: 1/2, of: cast }', 'votes: { atLeast: 4 }'])
  const rolls = file('rolls.csv', CSV)
  const { code, json } = await say('try', org, '--charter', path, rolls, '--json')
  const { decisions, same, changed, unruled, faults } = json() as Tried
  assert.deepEqual([code, decisions, same, unruled], [0, 2, 1, []])
  assert.deepEqual(
    faults.map(({ line }) => line),
    [7],
  )
  const [one] = changed
  assert.deepEqual(
    [one?.decision, one?.before, one?.after],
    [
      'HC/2',
      { outcome: 'adopted', rule: 'procedure', vetoes: [] },
      { outcome: 'not-adopted', rule: 'procedure', vetoes: [] },
    ],
  )
  const { out } = await say('try', org, '--charter', path, rolls)
  assert.match(
    out,
    /^2026-03-05 {2}HC\/2 +Adopted \(procedure\) -> Not adopted \(procedure\)\nDecisions: 2\. Rulings that change: 1\./,
  )
})

test('under the same charter no ruling changes', async () => {
  const { json } = await say('try', await league2(), '--charter', HARBOUR, file('same.csv', CSV), '--json')
  const { decisions, changed, same } = json() as Tried
  assert.deepEqual([decisions, changed, same], [2, [], 2])
})

async function league2(): Promise<string> {
  const target = join(folder, 'league-two')
  await run(init, [target, '--charter', HARBOUR, '--simulated'], place)
  return target
}

test('without a file the decisions on record are tried; where none has a roll, that is said', async () => {
  const { code, said } = await say('try', EXAMPLE, '--charter', HARBOUR)
  assert.equal(code, 3)
  assert.match(said, /roll/)
  assert.equal((await say('try', EXAMPLE)).code, 2)
  assert.equal((await say('try', EXAMPLE, '--charter', join(folder, 'nowhere'))).code, 3)
  assert.equal((await say('try', 'nowhere', '--charter', HARBOUR)).code, 3)
})

test('the recorded decisions of an organisation change where a charter without the veto is tried, and nowhere else', async () => {
  const name = organisations().find(
    (one) =>
      charterText(one).includes('noVeto: { group: permanent }') &&
      !charterText(one).includes('fictional: true'),
  )!
  const without = file('without-veto.yaml', charterText(name).replaceAll(/^ *- noVeto: .*\n/gm, ''))
  const { changed, decisions } = (
    await say('try', name, '--charter', without, 'record', '--json')
  ).json() as Tried
  assert.ok(decisions > 100 && changed.length > 0)
  for (const { before, after } of changed)
    assert.deepEqual([before.outcome, after.outcome], ['not-adopted', 'adopted'])
})
