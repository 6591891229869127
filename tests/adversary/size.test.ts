/** What an adversary tried with size: nothing may cost the square of it. Each bound is many times what it takes, and was passed by far before. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readYaml } from '../../src/core/reading.ts'
import { decide } from '../../src/cli/decide.ts'
import { run, scratch } from '../support/command.ts'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const PATIENCE = 20_000
const codes = Array.from({ length: 30_000 }, (_, index) => `T${index}`)

test('a map of a hundred thousand keys is read, and the one that stands there twice is found', () => {
  const began = performance.now()
  const lines = Array.from({ length: 100_000 }, (_, index) => `k${index}: x`)
  const read = readYaml([...lines, 'k7: y', '"k8": z'].join('\n'), 'long.yaml')
  assert.deepEqual(read.ok ? [] : read.faults.map(({ code, line, found }) => [code, line, found]), [
    ['duplicate-key', 100_001, 'k7'],
    ['duplicate-key', 100_002, 'k8'],
  ])
  assert.ok(performance.now() - began < PATIENCE)
})

test('a question to thirty thousand members, half of them excluded by name, is answered', async () => {
  const { folder, file } = scratch()
  const organisation = join(folder, 'towns')
  mkdirSync(join(organisation, 'history'), { recursive: true })
  const charter = {
    language: '1',
    organisation: 'towns',
    title: { en: 'Towns' },
    fictional: 'true',
    seat: { place: { en: 'Town' }, zone: 'Europe/Lisbon' },
    sources: { treaty: { title: 'Treaty', locator: 'all of it', date: '2020-01-01', seen: 'memory' } },
    membership: { by: 'treaty', treaty: 'treaty' },
    instruments: { treaty: { title: { en: 'Treaty' }, source: 'treaty' } },
    parties: Object.fromEntries(codes.map((code) => [code, { en: code }])),
    organs: { council: { title: { en: 'Council' }, clause: 'Art. 1', source: 'treaty' } },
    facts: ['stateConcerned'],
    matters: { matter: { title: { en: 'Matter' } } },
    defaults: { organ: 'council', matter: 'matter' },
    rules: [
      {
        id: 'rule',
        organs: ['council'],
        matters: ['matter'],
        clause: 'Art. 2',
        source: 'treaty',
        from: '2020-01-01',
        positions: ['yes', 'no'],
        excluded: [{ fact: 'stateConcerned', base: 'shrinks', most: '15000' }],
        adopt: { consensus: { no: 'blocks', otherwise: 'gives' } },
        effect: [{ named: 'stateConcerned', is: 'not-bound' }, { is: 'bound' }],
      },
    ],
  }
  const act = {
    ref: 'force',
    kind: 'treaty.entered-into-force',
    by: 'office:depositary',
    effect: '2020-01-01',
  }
  const history = { acts: [{ ...act, sources: ['treaty'], body: { treaty: 'treaty', parties: codes } }] }
  writeFileSync(join(organisation, 'charter.yaml'), JSON.stringify(charter))
  writeFileSync(join(organisation, 'history', '01.yaml'), JSON.stringify(history))
  const positions = Object.fromEntries(codes.map((code) => [code, 'no']))
  const roll = file(
    'roll.json',
    JSON.stringify({ positions, facts: { stateConcerned: codes.slice(15_000) } }),
  )
  const began = performance.now()
  const args = [organisation, '--on', '2021-01-01', '--positions', roll, '--json']
  const { code, json } = await run(decide, args, { data: join(folder, 'data') })
  const answer = json() as { outcome: string; blockedBy: readonly string[]; excluded: readonly unknown[] }
  assert.deepEqual(
    [code, answer.outcome, answer.blockedBy.length, answer.excluded.length],
    [0, 'not-adopted', 15_000, 15_000],
  )
  assert.ok(performance.now() - began < PATIENCE, `${performance.now() - began} ms`)
})
