import assert from 'node:assert/strict'
import { cpSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { run, scratch, type Ran } from '../../tests/support/command.ts'
import { charterText, folderOf, organisations } from '../../tests/support/organisations.ts'
import type { Warning } from '../core/charter/warnings.ts'
import type { Fault } from '../core/faults.ts'
import { charter } from './charter.ts'
import { init } from './init.ts'

const { folder, file } = scratch()
const place = { data: join(folder, 'data') }
const LAKE = charterText('lake-commission')

interface Checked {
  readonly ok: boolean
  readonly faults: readonly Fault[]
  readonly warnings: readonly Warning[]
}

const check = (...args: readonly string[]): Promise<Ran> => run(charter, ['check', ...args], place)

async function checked(path: string): Promise<Checked> {
  return (await check(path, '--json')).json() as Checked
}

test('every charter that is shipped is without a fault, and each warning stands on a line', async () => {
  for (const name of organisations()) {
    const { code, json } = await check(folderOf(name), '--json')
    const { ok, faults, warnings } = json() as Checked
    assert.deepEqual([code, ok, faults], [0, true, []], name)
    for (const { line } of warnings) assert.ok(line! > 0)
  }
})

test('a folder, its file alone and a record founded from it are warned of the same', async () => {
  const path = folderOf('lake-commission')
  const ofFolder = await checked(path)
  assert.ok(ofFolder.warnings.length > 0)
  const target = join(folder, 'lake')
  await run(init, [target, '--charter', path, '--simulated'], place)
  const codes = ({ warnings }: Checked): readonly unknown[] => warnings.map(({ code, line }) => [code, line])
  assert.deepEqual(codes(await checked(join(path, 'charter.yaml'))), codes(ofFolder))
  assert.deepEqual(codes(await checked(target)), codes(ofFolder))
})

test('warnings are said with file, line and pointer, in the language asked for, and the last line counts them', async () => {
  const path = folderOf('lake-commission')
  const [en, ru] = [await check(path), await check(path, '--lang', 'ru')]
  assert.match(
    en.out,
    /^lake-commission\/charter\.yaml:\d+ \/organs\/bureau: The organ decides, but not on these 3 matters/,
  )
  assert.match(en.out, /Then DELLE turns from “absent” to “no”\./)
  assert.match(en.out, /Faults: 0\. Warnings: 3\.\n$/)
  assert.match(ru.out, /Ошибок: 0\. Предупреждений: 3\.\n$/)
  assert.equal(en.said, '')
})

for (const [what, text, fault] of [
  ['text that is no YAML', 'a: [', 'not-yaml'],
  ['brackets nested without end', `rules: ${'['.repeat(100_000)}`, 'too-deep'],
  [
    'conditions nested without end',
    LAKE.replace(
      'adopt: { votes: { moreThan: 1/2, of: cast } }',
      `adopt: ${'{ not: '.repeat(5000)}{ votes: { atLeast: 1 } }${' }'.repeat(5000)}`,
    ),
    'too-deep',
  ],
  ['a bomb of aliases', 'a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]', 'not-yaml'],
  ['a key twice', `${LAKE}\nlanguage: 1`, 'duplicate-key'],
  [
    'two rules that take each other’s place',
    LAKE.replace(
      '  - id: war',
      `  - id: one\n    organs: [bureau]\n    matters: [war]\n    clause: c\n    source: lake-treaty\n    from: 2000-01-01\n    when: { members: { atLeast: 1 } }\n    insteadOf: [two]\n    positions: [yes]\n    adopt: { votes: { atLeast: 1 } }\n  - id: two\n    organs: [bureau]\n    matters: [war]\n    clause: c\n    source: lake-treaty\n    from: 2000-01-01\n    when: { members: { atLeast: 1 } }\n    insteadOf: [one]\n    positions: [yes]\n    adopt: { votes: { atLeast: 1 } }\n  - id: war`,
    ),
    'cycle',
  ],
  [
    'a rule in force before its source',
    LAKE.replace(
      'from: 2001-01-01\n    positions: [yes, objection, silent]',
      'from: 1999-01-01\n    positions: [yes, objection, silent]',
    ),
    'source-later-than-rule',
  ],
  ['nothing', '', 'wrong-form'],
] as const) {
  test(`${what} is a fault with its place, and exit 2`, async () => {
    const path = join(folder, `bad-${fault}-${what.length}`)
    mkdirSync(path, { recursive: true })
    writeFileSync(join(path, 'charter.yaml'), text)
    for (const given of [path, join(path, 'charter.yaml')]) {
      const { code, json } = await check(given, '--json')
      const { ok, faults, warnings } = json() as Checked
      assert.deepEqual([code, ok, warnings], [2, false, []])
      assert.ok(
        faults.some((one) => one.code === fault && one.line! > 0),
        JSON.stringify(faults).slice(0, 500),
      )
    }
  })
}

test('a file of a gigabyte is refused by its size, in a folder or alone', async () => {
  const path = join(folder, 'large')
  cpSync(folderOf('lake-commission'), path, { recursive: true })
  truncateSync(join(path, 'charter.yaml'), 2 ** 30)
  for (const given of [path, join(path, 'charter.yaml')]) {
    const began = performance.now()
    const { code, json } = await check(given, '--json')
    assert.deepEqual([code, (json() as Checked).faults.map((fault) => fault.code)], [2, ['too-large']])
    assert.ok(performance.now() - began < 2000)
  }
})

test('what is not there is not found, and a verb that there is not is a fault of use', async () => {
  assert.equal((await check(join(folder, 'nowhere'))).code, 3)
  assert.equal((await check(folder)).code, 3)
  assert.equal((await check()).code, 2)
  for (const verb of ['mend', 'constructor', '__proto__'])
    assert.equal((await run(charter, [verb, 'no-such'], place)).code, 2)
  assert.equal((await run(charter, [], place)).code, 2)
  assert.equal((await check(file('device.yaml', 'x'), '--odd')).code, 2)
})
