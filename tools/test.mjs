// `npm test`: runs every test, the fast ones in one process and those that start processes or a browser in a second one.
// `npm test -- src/core` runs the files whose path contains these words. The last line is always `N passed, N failed, N skipped`.
import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { root } from './ensure.mjs'
import { lacking } from '../tests/support/capability.ts'

const words = process.argv.slice(2)
const patience = 30 * 60_000
const patiencePerTest = 60_000

const all = globSync(['src/**/*.test.ts', 'tests/**/*.test.ts'], { cwd: root })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => words.length === 0 || words.some((word) => file.includes(word.replace(/^\.\//, ''))))
  .toSorted()
const isSlow = (file) => file.startsWith('tests/acceptance/')

const total = { passed: 0, failed: 0, skipped: 0 }
const skips = []

for (const sentence of lacking()) {
  total.failed++
  console.log(`FAILED  ${sentence}`)
}
for (const [name, files] of [
  ['tests', all.filter((file) => !isSlow(file))],
  ['acceptance tests', all.filter(isSlow)],
]) {
  if (files.length > 0) await runGroup(name, files)
}
if (all.length > 0 && total.passed + total.failed + total.skipped === 0) {
  total.failed++
  console.log('FAILED  the test files hold no test')
}
if (all.length === 0) {
  total.failed++
  console.log(
    words.length > 0
      ? `FAILED  no test file has ${words.join(' or ')} in its path`
      : 'FAILED  there is no test file',
  )
}
sayWhatWasSkipped()
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed === 0 ? 0 : 1

/** Runs files in one process and adds what it reports. A process that ends without a report is a failure. */
async function runGroup(name, files) {
  const began = performance.now()
  const { message, end } = await run(files)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  if (message === null) {
    total.failed++
    console.log(`FAILED  the process of the ${name} ended (${end}) before it reported`)
    return
  }
  for (const key of Object.keys(total)) total[key] += message.counts[key]
  skips.push(...message.skips)
  if (message.open.length > 0) {
    total.failed++
    console.log(`FAILED  the ${name} left open: ${message.open.join(', ')}`)
  }
  if (end !== 'exit 0' && message.counts.failed === 0) {
    total.failed++
    console.log(`FAILED  the process of the ${name} ended with ${end} although no test failed`)
  }
  const { passed, failed, skipped } = message.counts
  console.log(
    `\n${name}: ${files.length} files, ${passed} passed, ${failed} failed, ${skipped} skipped in ${seconds} s`,
  )
  const slowest = message.slow.filter(({ ms }) => ms >= 500)
  for (const { name: test, ms } of slowest) console.log(`  ${(ms / 1000).toFixed(1)} s  ${test}`)
}

function run(files) {
  const flags = [
    '--test',
    '--test-isolation=none',
    // What a test left open is reported as a failure, not waited for.
    '--test-force-exit',
    `--test-timeout=${patiencePerTest}`,
    '--test-reporter=./tools/report.mjs',
    '--import=./tools/loaded.mjs',
  ]
  const child = spawn(process.execPath, [...flags, ...files], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
  })
  const timer = setTimeout(() => child.kill('SIGKILL'), patience)
  let sent = ''
  child.stdio[3].setEncoding('utf8')
  child.stdio[3].on('data', (piece) => (sent += piece))
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      resolve({ message: sent.endsWith('\n') ? JSON.parse(sent) : null, end: signal ?? `exit ${code}` })
    })
  })
}

function sayWhatWasSkipped() {
  if (skips.length === 0) return
  console.log('\nSkipped:')
  for (const [why, same] of Object.entries(Object.groupBy(skips, (skip) => skip.why))) {
    console.log(`  ${same.length === 1 ? '1 test' : `${same.length} tests`}: ${why}`)
    for (const { name } of same) console.log(`    - ${name}`)
  }
  console.log('')
}
