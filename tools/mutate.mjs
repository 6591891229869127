// `npm run mutate [PATHS]`: changes rules and charter in one place at a time, and names each change that no test notices.
// What is known of a change is kept under node_modules/.cache: that a test notices it, until the source or that test changes; that
// none does, until anything changes. Delete the file to begin anew.
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import { availableParallelism } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { root } from './ensure.mjs'
import { mutationsOf } from './mutations.mjs'

const HOMES = ['src/core/rules', 'src/core/charter']
/** Tests of one source and no other, that take long. */
const ALONE = ['diff', 'explain', 'implies', 'monotone', 'parts', 'warnings']
const LIST = 'tests/mutants.md'
const CACHE = join(root, 'node_modules', '.cache', 'mutants.json')
/** A worker keeps every module that it loaded, so it is let go after so many changes. */
const ROUNDS = 50

const read = (file) => fs.readFileSync(join(root, file), 'utf8')
const digest = (...texts) => createHash('sha256').update(texts.join('\0')).digest('hex').slice(0, 24)
const digestOf = (files) => digest(...files.flatMap((file) => [file, read(file)]))
const files = (...patterns) => {
  const found = fs.globSync(patterns, { cwd: root }).map((file) => file.replaceAll('\\', '/'))
  return found.toSorted()
}
const isTest = (file) => file.endsWith('.test.ts')

const words = process.argv.slice(2)
const all = files(...HOMES.map((home) => `${home}/*.ts`))
const tests = all.filter(isTest)
const sources = all.filter(
  (file) => !isTest(file) && (words.length === 0 || words.some((word) => file.includes(word))),
)
const data = [
  'tests/support/*.ts',
  'tests/conformance/charters/**/*.yaml',
  '{tests/,}organisations/*/charter.yaml',
]
const ground = digestOf(files('src/core/**/*.ts', ...data).filter((file) => !isTest(file)))
const kept = fs.existsSync(CACHE) ? JSON.parse(fs.readFileSync(CACHE, 'utf8')) : {}
const digests = new Map(tests.map((test) => [test, digestOf([test])])).set(
  null,
  digest(ground, digestOf(tests)),
)

const mutants = sources.flatMap((file) => {
  const text = read(file)
  return mutationsOf(file, text).map(({ start, end, to }) => {
    const before = text.slice(0, start)
    const stands = text
      .slice(before.lastIndexOf('\n') + 1)
      .split('\n', 1)[0]
      .trim()
    const change = `\`${short(text.slice(start, end))}\` becomes \`${short(to)}\``
    const changed = `${before}${to}${text.slice(end)}`
    const name = `${file.slice('src/core/'.length)}, \`${stands}\`: ${change}`
    return { file, text: changed, name, line: before.split('\n').length, key: digest(file, changed) }
  })
})
const unknown = mutants.filter((mutant) => {
  const known = kept[mutant.key]
  if (!known || known.on !== (digests.get(known.by) ?? '')) return true
  mutant.by = known.by
  return false
})

// All tests once without any change: that they pass, and how long each takes, so that the quick ones go first.
const first = await noticing(workerOf(), { file: 'package.json', text: '' }, 300_000, tests)
if (first.by !== null) throw new Error(`without any change a test fails: ${first.by}`)
const order = tests.toSorted((a, b) => first.took[a] - first.took[b])
const patience = 20_000 + 2 * Object.values(first.took).reduce((sum, ms) => sum + ms, 0)
const queue = [...unknown]
await Promise.all(Array.from({ length: availableParallelism() }, work))
report()
process.exit(0)

async function work() {
  let [worker, rounds] = [workerOf(), 0]
  for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
    const { by } = await noticing(worker, mutant, patience, relevantTo(mutant.file))
    mutant.by = by
    kept[mutant.key] = { by, on: digests.get(by) ?? '' }
    if ((rounds += 1) % ROUNDS === 0 || by === 'time') {
      await worker.terminate()
      worker = workerOf()
      fs.mkdirSync(dirname(CACHE), { recursive: true })
      fs.writeFileSync(CACHE, JSON.stringify(kept))
      console.error(`${queue.length} of ${unknown.length} to go`)
    }
  }
  fs.writeFileSync(CACHE, JSON.stringify(kept))
}

/** The tests beside the source, the quick ones first. */
function relevantTo(file) {
  const name = basename(file, '.ts')
  const isOf = (test) => !ALONE.includes(basename(test, '.test.ts')) || basename(test, '.test.ts') === name
  return order.filter((test) => dirname(test) === dirname(file) && isOf(test))
}

function workerOf() {
  const worker = new Worker(join(root, 'tools', 'mutate-worker.mjs'), {
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  })
  worker.on('message', (found) => worker.emit('said', found))
  for (const end of ['error', 'exit']) worker.on(end, () => worker.emit('said', { by: 'time' }))
  return worker
}

/** The test file that notices the change, `load` or `time`; null where none does. */
function noticing(worker, { file, text }, most, of) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => worker.emit('said', { by: 'time' }), most)
    worker.once('said', (found) => {
      clearTimeout(timer)
      resolve(found)
    })
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker, no window
    worker.postMessage({ file, text, tests: of })
  })
}

function short(text) {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 80 ? `${line.slice(0, 50)} ... ${line.slice(-20)}` : line
}

/** The survivors that `tests/mutants.md` gives no reason for, reasons that have no survivor, and the score of each folder. */
function report() {
  const reasons = [...read(LIST).matchAll(/^- (\S+, `.*` becomes `.*`): \S/gm)].map(([, name]) => name)
  const alive = mutants.filter(({ by }) => by === null)
  for (const { file, line, name } of alive.filter(({ name }) => !reasons.includes(name)))
    console.log(`${file}:${line}\n- ${name}`)
  for (const name of reasons.filter((name) => sources.some((file) => name.startsWith(`${file.slice(9)}, `))))
    if (!alive.some((one) => one.name === name))
      console.log(`${LIST} gives a reason for what is noticed, or is not made: ${name}`)
  for (const home of HOMES) {
    const [made, left] = [mutants, alive].map((those) => those.filter(({ file }) => dirname(file) === home))
    const same = left.filter(({ name }) => reasons.includes(name)).length
    const [killed, part] = [
      made.length - left.length,
      (number, of) => `${((100 * number) / of).toFixed(1)} %`,
    ]
    if (made.length > 0)
      console.log(
        `${home}: ${killed} of ${made.length} noticed, ${part(killed, made.length)}; without ${same} that change nothing, ${part(killed, made.length - same)}`,
      )
  }
}
