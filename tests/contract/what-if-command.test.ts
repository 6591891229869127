import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { run, scratch, type Ran } from '../support/command.ts'
import { whatIf } from '../../src/cli/what-if.ts'

const { folder } = scratch()
const place = { data: join(folder, 'data') }
const suppose = (...args: readonly string[]): Promise<Ran> =>
  run(whatIf, ['un-security-council', ...args], place)

test('it ends with 10 where the question would not be adopted, and with 0 where it would', async () => {
  const begin = await suppose('draft-2022-720', '--json')
  assert.equal(begin.code, 10)
  const { answer, starts } = begin.json() as { answer: { vetoes: unknown }; starts: string }
  assert.deepEqual([answer.vetoes, starts], [['RUS'], 'shown'])
  const other = await suppose('draft-2022-720', '--set', 'RUS=abstain')
  assert.equal(other.code, 0)
  assert.match(other.out, /^It would be adopted\./)
  assert.match(other.out, /at least 9 members vote for it: 10; 9 needed/)
  const lost = await suppose('draft-2022-720', '--all', 'yes', '--set', 'USA=no', '--set=FRA=no', '--json')
  assert.equal(lost.code, 10)
  const { answer: vetoed } = lost.json() as { answer: { vetoes: unknown } }
  assert.deepEqual(vetoed.vetoes, ['FRA', 'USA'])
})

test('what cannot be supposed is said, all of it at once; a question that is not there ends with 3', async () => {
  const wrong = await suppose(
    'draft-2022-720',
    '--set',
    'RUS=against',
    '--set',
    'XXX=yes',
    '--fact',
    'nothing=1',
  )
  assert.equal(wrong.code, 2)
  for (const said of ['against', 'XXX', 'nothing']) assert.ok(wrong.said.includes(said), said)
  assert.equal((await suppose('draft-2022-720', '--set', 'RUS')).code, 2)
  assert.equal((await suppose('none')).code, 3)
  assert.equal((await suppose()).code, 2)
  assert.equal((await suppose('draft-2022-720', '--on', '2022-01-01')).code, 3)
})

test('in Russian it says the same', async () => {
  const { out } = await suppose('draft-2022-720', '--lang', 'ru')
  assert.match(out, /^Решение не было бы принято\./)
})
