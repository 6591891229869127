// `npm run check`: types, lint, format and architecture at the same time, each with its time; what fails is printed in full.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from './ensure.mjs'

const script = (name, file, ...args) => ({ name, args: [join(root, 'node_modules', file), ...args] })

const checks = [
  script('types', 'typescript/bin/tsc', '--pretty', 'false'),
  script('lint', 'oxlint/bin/oxlint', '--type-aware', '--deny-warnings'),
  script('format', 'oxfmt/bin/oxfmt', '--check'),
  { name: 'architecture', args: [join(root, 'tools', 'test.mjs'), 'tests/architecture'] },
]

const results = await Promise.all(checks.map(run))
for (const { name, ok, output } of results) {
  if (!ok) console.log(`\n${name}:\n${output.trimEnd()}`)
}
console.log('')
for (const { name, ok, seconds } of results)
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${seconds.toFixed(1)} s  ${name}`)
if (results.some(({ name, ok }) => name === 'format' && !ok))
  console.log('\n`npm run format` puts the format right.')
process.exitCode = results.every(({ ok }) => ok) ? 0 : 1

function run({ name, args }) {
  const began = performance.now()
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (piece) => (output += piece))
  child.stderr.on('data', (piece) => (output += piece))
  return new Promise((resolve) => {
    child.on('close', (code) =>
      resolve({ name, ok: code === 0, output, seconds: (performance.now() - began) / 1000 }),
    )
  })
}
