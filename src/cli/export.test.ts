import assert from 'node:assert/strict'
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { exportRecord } from './export.ts'
import { members } from './members.ts'
import { run, scratch } from '../../tests/support/command.ts'
import { EXAMPLE, SHIPPED } from '../../tests/support/records.ts'

const { folder } = scratch()
const place = { data: join(folder, 'data') }
const file = (name: string): string => join(folder, name)
const written = async (format: string, name: string, ...more: readonly string[]): Promise<string> => {
  const ended = await run(exportRecord, [EXAMPLE, '--format', format, ...more, '--out', file(name)], place)
  assert.equal(ended.code, 0, ended.said)
  return readFileSync(file(name), 'latin1')
}

test('every format of the contract is written, and twice gives the same bytes', async () => {
  for (const format of ['csv', 'jsonl', 'sqlite', 'oparl', 'popolo', 'akn', 'ical', 'atom', 'record']) {
    const first = await written(format, 'first')
    assert.ok(first.length > 200, format)
    assert.equal(await written(format, 'second'), first, format)
  }
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.includes('.tmp')),
    [],
  )
})

test('CSV without a table has who has a status today; with one, that table', async () => {
  const answered = await run(members, [EXAMPLE, '--json', '--all'], place)
  const parties = (answered.json() as { parties: readonly object[] }).parties
  const lines = async (...more: readonly string[]): Promise<readonly string[]> =>
    (await written('csv', 'table.csv', ...more)).trimEnd().split(/\r?\n/)
  assert.equal((await lines()).length, parties.length + 1)
  assert.equal((await lines('--table', 'memberships'))[0], 'party,status,from,until,act')
})

test('one SQLite file stands where another stood, and is whole', async () => {
  writeFileSync(file('bulk.sqlite'), 'something else')
  await written('sqlite', 'bulk.sqlite')
  const database = new DatabaseSync(file('bulk.sqlite'), { readOnly: true })
  assert.equal(database.prepare('PRAGMA integrity_check').get()!['integrity_check'], 'ok')
  database.close()
})

test('addresses in a file lead to the place that is named, in the language that is asked for', async () => {
  const text = await written('popolo', 'popolo.json', '--base', 'https://records.example.org')
  assert.ok(text.includes(`https://records.example.org/${EXAMPLE}/record/`))
  assert.ok(!text.includes('localhost'))
  assert.notEqual(
    await written('ical', 'ru.ics', '--lang', 'ru'),
    await written('ical', 'en.ics', '--lang', 'en'),
  )
})

test('an organisation may be named by its folder; a folder without a record gives what its history says', async () => {
  const by = async (organisation: string, name: string): Promise<string> => {
    const words = [organisation, '--format', 'csv', '--table', 'events', '--out', file(name)]
    assert.equal((await run(exportRecord, words, place)).code, 0)
    return readFileSync(file(name), 'utf8')
  }
  assert.equal(await by(join(SHIPPED, EXAMPLE), 'by-folder.csv'), await by(EXAMPLE, 'by-name.csv'))
  const elsewhere = file('elsewhere')
  cpSync(join(SHIPPED, EXAMPLE), elsewhere, { recursive: true })
  const lines = (await by(elsewhere, 'elsewhere.csv')).split('\r\n')
  assert.equal(lines.length, (await by(EXAMPLE, 'again.csv')).split('\r\n').length)
})

test('an order that cannot be carried out leaves nothing behind', async () => {
  const refused = async (...words: readonly string[]): Promise<number> =>
    (await run(exportRecord, words, place)).code
  assert.equal(await refused(EXAMPLE, '--format', 'docx', '--out', file('no')), 2)
  assert.equal(await refused(EXAMPLE, '--format', 'csv', '--table', 'nothing', '--out', file('no')), 2)
  assert.equal(await refused(EXAMPLE, '--format', 'ical', '--table', 'acts', '--out', file('no')), 2)
  assert.equal(await refused(EXAMPLE, '--format', 'popolo', '--base', 'nowhere', '--out', file('no')), 2)
  assert.equal(await refused(EXAMPLE, '--format', 'sqlite', '--out', '-'), 2)
  assert.equal(await refused(EXAMPLE, '--format', 'popolo'), 2)
  assert.equal(await refused('nothing-here', '--format', 'oparl', '--out', file('no')), 3)
  for (const format of ['sqlite', 'oparl', 'akn'])
    assert.equal(await refused(EXAMPLE, '--format', format, '--out', file('none/where')), 2, format)
  assert.ok(!existsSync(file('no')) && !existsSync(file('none')))
})
