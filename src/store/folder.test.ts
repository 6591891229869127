import assert from 'node:assert/strict'
import { cpSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { nodeCrypto } from '../record/crypto-node.ts'
import { holdsCharter, readFolder, type Named } from './folder.ts'
import { scratch } from '../../tests/support/command.ts'
import { folderOf } from '../../tests/support/organisations.ts'
import { EXAMPLE, SHIPPED, shipped } from '../../tests/support/records.ts'

const { folder } = scratch()
const crypto = nodeCrypto()
const PARTIES = join(SHIPPED, 'parties', 'parties.yaml')
let next = 0

/** A copy of the organisation's folder under the same name, changed. */
function copied(change: (path: string) => void): string {
  const path = join(folder, `${next++}`, EXAMPLE)
  cpSync(folderOf(EXAMPLE), path, { recursive: true })
  change(path)
  return path
}

function digestOf(path: string): string {
  const read = readFolder(crypto, path, PARTIES)
  assert.deepEqual(read.ok ? [] : read.faults, [])
  assert.ok(read.ok)
  return read.value.digest
}

test('every folder that is shipped reads without a fault', () => {
  for (const name of shipped()) assert.equal(readFolder(crypto, join(SHIPPED, name), PARTIES).ok, true, name)
})

test('the digest follows from the bytes of the files, and from nothing else', () => {
  const before = digestOf(folderOf(EXAMPLE))
  assert.equal(digestOf(copied(() => undefined)), before)
  assert.equal(digestOf(copied((path) => writeFileSync(join(path, 'README.md'), 'other'))), before)
  const append = (name: string) => (path: string) =>
    writeFileSync(join(path, name), '# more\n', { flag: 'a' })
  const names = ['charter.yaml', 'sources.yaml', 'history/01-membership.yaml']
  assert.equal(new Set([before, ...names.map((name) => digestOf(copied(append(name))))]).size, 4)
})

test('an organisation of a charter alone has no history, and its own parties have their names', () => {
  const read = readFolder(crypto, folderOf('harbour-league'), undefined)
  assert.ok(read.ok)
  const { lines, parties }: Named = read.value
  assert.deepEqual([lines.length, parties.get('ANSA' as never)?.en], [0, 'Ansa'])
})

test('a fault of charter, sources or history comes with its file and line', () => {
  for (const name of ['charter.yaml', 'sources.yaml', 'history/01-membership.yaml']) {
    const read = readFolder(
      crypto,
      copied((path) => {
        const lines = readFileSync(join(path, name), 'utf8').split('\n')
        writeFileSync(join(path, name), [...lines, 'nonsense: [', ''].join('\n'))
      }),
      PARTIES,
    )
    assert.equal(read.ok, false)
    const [fault] = read.ok ? [] : read.faults
    assert.ok(fault?.file?.endsWith(name) && (fault.line ?? 0) > 1, JSON.stringify(fault))
  }
})

test('a list of names with a fault is a fault of the folder', () => {
  const file = join(folder, 'names.yaml')
  writeFileSync(file, 'parties:\n  aaa: { en: A }\n')
  const read = readFolder(crypto, folderOf(EXAMPLE), file)
  assert.deepEqual([read.ok, !read.ok && read.faults[0]?.file], [false, 'names.yaml'])
})

test('only a folder with a charter is one of an organisation', () => {
  mkdirSync(join(folder, 'empty'))
  assert.deepEqual(
    [
      holdsCharter(folderOf(EXAMPLE)),
      holdsCharter(join(folder, 'empty')),
      holdsCharter(join(folder, 'nowhere')),
    ],
    [true, false, false],
  )
})

test('a file too large to be read is a fault with its name, and is not read', () => {
  for (const name of ['charter.yaml', 'history/01-membership.yaml']) {
    const path = copied((to) => truncateSync(join(to, name), 2 ** 30))
    const read = readFolder(crypto, path, PARTIES)
    assert.ok(!read.ok)
    const right = '<= 4000000'
    assert.deepEqual(read.faults, [
      { code: 'too-large', file: `${EXAMPLE}/${name}`, found: `${2 ** 30}`, right },
    ])
  }
})
