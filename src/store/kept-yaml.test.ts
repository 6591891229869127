import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { readYaml } from '../core/reading.ts'
import { scratch } from '../../tests/support/command.ts'
import { keptYaml, READER } from './kept-yaml.ts'

const LONG = Array.from({ length: 2000 }, (_, index) => `key-${index}: [0${index}, "true", {a: b}]`).join(
  '\n',
)

function place(): string {
  return join(scratch().folder, 'kept')
}

test('a kept text has the value, the file and the lines that reading it anew gives', () => {
  const at = place()
  keptYaml(LONG, 'first.yaml', at)
  const [again, anew] = [keptYaml(LONG, 'again.yaml', at), readYaml(LONG, 'again.yaml')]
  assert.ok(again.ok && anew.ok)
  assert.equal(readdirSync(at).length, 1)
  assert.deepEqual(again.value.value, anew.value.value)
  assert.equal(again.value.file, 'again.yaml')
  assert.equal(again.value.line(['key-1500', 1]), anew.value.line(['key-1500', 1]))
})

test('what is kept is taken only whole: a changed, cut or empty file is as if it were not there', () => {
  const at = place()
  keptYaml(LONG, 'x.yaml', at)
  const [name = ''] = readdirSync(at)
  const whole = readFileSync(join(at, name), 'utf8')
  for (const broken of [whole.replace('0777', '0778'), whole.slice(0, -1), '', 'x\n{}']) {
    writeFileSync(join(at, name), broken)
    const read = keptYaml(LONG, 'x.yaml', at)
    assert.ok(read.ok)
    assert.deepEqual((read.value.value as Record<string, unknown>)['key-777'], ['0777', 'true', { a: 'b' }])
    assert.equal(readFileSync(join(at, name), 'utf8'), whole, 'and it is kept anew')
  }
})

test('a text with faults, and a short one, are not kept; a place that cannot be written is no fault', () => {
  const at = place()
  assert.equal(keptYaml(`${LONG}\nkey-1: twice`, 'x.yaml', at).ok, false)
  assert.equal(keptYaml('a: b', 'x.yaml', at).ok, true)
  assert.equal(existsSync(at), false)
  const file = scratch().file('no-folder', '')
  assert.equal(keptYaml(LONG, 'x.yaml', join(file, 'kept')).ok, true)
})

test('a hundred are kept; with the next all of them go', () => {
  const at = place()
  mkdirSync(at)
  for (let index = 0; index < 100; index += 1) writeFileSync(join(at, `${index}.json`), '')
  keptYaml(LONG, 'x.yaml', at)
  assert.equal(readdirSync(at).length, 1)
})

test('the reader is the one that is installed', () => {
  const { dependencies } = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'),
  ) as {
    dependencies: Record<string, string>
  }
  assert.equal(READER, `yaml ${dependencies['yaml']}`)
})
