import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { otherwise } from '../core/otherwise.ts'
import { inOrder, outOfOrder } from '../core/refusal.ts'
import { rehearse } from './rehearse.ts'
import { sqliteStore } from '../store/sqlite.ts'
import { run, scratch } from '../../tests/support/command.ts'
import { charterText, folderOf } from '../../tests/support/organisations.ts'
import { pour, workedBuilt } from '../../tests/support/records.ts'
import { fixedClock } from '../../tests/support/seeded.ts'

const { folder, file } = scratch()
const place = { data: join(folder, 'data') }
const ORG = 'harbour-league'
const RECORD = join(folder, 'record')
const store = sqliteStore(RECORD, 'write', fixedClock('2026-03-02T09:00:00Z'))
pour(ORG, workedBuilt(ORG), store)
store.close()

interface Rehearsed {
  readonly acts: number
  readonly changes: readonly { act: number; type: string; differences: readonly { code: string }[] }[]
  readonly flags: readonly { act: number }[]
}

async function rehearsed(...args: readonly string[]): Promise<Rehearsed> {
  const ran = await run(rehearse, [...args, '--json'], place)
  assert.equal(ran.code, 0, ran.said)
  return ran.json() as Rehearsed
}

test('under its own charter and its own rules nothing of a record is ruled otherwise', async () => {
  assert.deepEqual((await rehearsed(RECORD, '--charter', folderOf(ORG))).changes, [])
  assert.deepEqual((await rehearsed(RECORD, '--rules', '1')).changes, [])
})

test('under a charter that asks for more, the acts that would be out of order are named with the reason', async () => {
  const text = charterText(ORG)
  const strict = text.replace(/(matters: \[substance\][\s\S]*?2010[\s\S]*?atLeast: )2\/3/, '$16/7')
  assert.notEqual(strict, text)
  const { changes, acts } = await rehearsed(RECORD, '--charter', file('charter.yaml', strict))
  assert.deepEqual(
    [acts, changes.map(({ type, differences }) => [type, ...differences.map(({ code }) => code)])],
    [12, [['question.decided', 'outcome-differs']]],
  )
  const said = await run(rehearse, [RECORD, '--charter', join(folder, 'charter.yaml')], place)
  assert.match(
    said.out,
    /^Acts: 12\. Ruled otherwise: 1\. Flagged otherwise: 1\.\nact 8, question\.decided, secretariat/,
  )
})

test('two rulings differ in reasons, in whether there are any, or in effects', () => {
  const [yes, no] = [inOrder({ effect: 'taken' }), outOfOrder({ code: 'not-a-member', needed: 'x' })]
  assert.deepEqual(otherwise(yes, yes), [])
  assert.deepEqual(otherwise(no, no), [])
  assert.deepEqual(otherwise(yes, no), [{ code: 'not-a-member', needed: 'x' }])
  assert.deepEqual(otherwise(no, yes), [{ code: 'in-order' }])
  assert.deepEqual(otherwise(yes, inOrder({ effect: 'kept' })), [
    { code: 'effects-differ', needed: 'kept', reached: 'taken' },
  ])
  const more = outOfOrder({ code: 'not-a-member', needed: 'x' }, { code: 'too-late' })
  assert.deepEqual(otherwise(no, more), [{ code: 'too-late' }])
})

test('what is to be rehearsed has to be named, and the version of the rules has to exist', async () => {
  assert.equal((await run(rehearse, [RECORD], place)).code, 2)
  const ran = await run(rehearse, [RECORD, '--rules', '99'], place)
  assert.deepEqual([ran.code, /versions of the rules are 1/.test(ran.said)], [2, true])
})
