// `npm run mutate [-- --one-in=N] [PATHS]`: changes rules and charter in one place at a time, and names each change that no test notices.
// `--one-in=N` tries about one change in N, always the same ones.
// What is known of a change is kept under node_modules/.cache: that a test notices it, until the source or that test changes; that
// tests do not, until they or what they load changes. Delete the file to begin anew.
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import { availableParallelism } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { root } from './ensure.mjs'
import { mutationsOf } from './mutations.mjs'
import { report } from './mutants-report.mjs'

const HOMES = ['src/core/rules', 'src/core/charter']
/** Tests, or folders of them, that take long and load much, and are of the source of their name, or the folder of it, alone. */
const ALONE = ['diff', 'monotone', 'parts', 'warnings']
const CACHE = join(root, 'node_modules', '.cache', 'mutants.json')
/** A worker keeps every module that it loaded, so it is let go after so many changes. */
const ROUNDS = 100
/** A test that takes so much longer than without a change, in milliseconds, does not end. */
const PATIENCE = 30_000

const read = (file) => fs.readFileSync(join(root, file), 'utf8')
const digest = (...texts) => createHash('sha256').update(texts.join('\0')).digest('hex').slice(0, 24)
const digestOf = (files) => digest(...files.flatMap((file) => [file, read(file)]))
const files = (...patterns) => {
  const found = fs.globSync(patterns, { cwd: root }).map((file) => file.replaceAll('\\', '/'))
  return found.toSorted()
}
const isTest = (file) => file.endsWith('.test.ts')
const homeOf = (file) => HOMES.find((home) => file.startsWith(`${home}/`))

const words = process.argv.slice(2).filter((word) => !word.startsWith('--one-in='))
const oneIn = Number(process.argv.find((word) => word.startsWith('--one-in='))?.slice(9) ?? 1)
const all = files(...HOMES.map((home) => `${home}/**/*.ts`))
const sources = all.filter(
  (file) => !isTest(file) && (words.length === 0 || words.some((word) => file.includes(word))),
)
const homes = HOMES.filter((home) => sources.some((file) => homeOf(file) === home))
const testFiles = all.filter((file) => isTest(file) && homes.includes(homeOf(file)))
const data = digestOf(files('tests/conformance/charters/**/*.yaml', '{tests/,}organisations/*/charter.yaml'))
const kept = fs.existsSync(CACHE) ? JSON.parse(fs.readFileSync(CACHE, 'utf8')) : {}

const made = sources.flatMap((file) => {
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

const mutants = made.filter(({ name }) => Number.parseInt(digest(name).slice(0, 8), 16) % oneIn === 0)

// All tests once without any change: that they pass, how long each takes, and what it loads. One that passes only after others, so
// not in the reverse order, is left out.
const nothing = { file: 'package.json', text: '' }
const [tests, loadedBy, first] = [[], new Map(), workerOf()]
for (const file of testFiles) {
  const { by, took, loaded } = await noticing(first, nothing, [{ file }])
  if (by !== null) throw new Error(`without any change a test fails: ${file}`)
  tests.push(...took)
  loadedBy.set(file, loaded)
}
for (let found = await backwards(); found.by !== null; found = await backwards()) {
  const at = tests.findIndex((test) => test.file === found.by && test.at === found.at)
  if (at < 0) throw new Error(`the tests do not pass in the reverse order: ${found.by}`)
  tests.splice(at, 1)
}
await first.terminate()
const own = new Map(testFiles.map((file) => [file, digestOf([file])]))
const whole = new Map(testFiles.map((file) => [file, digest(data, digestOf(loadedBy.get(file).toSorted()))]))

for (const mutant of mutants) {
  const known = kept[mutant.key]
  mutant.passed = known?.passed ?? {}
  mutant.left = testsOf(mutant.file).filter(({ file }) => mutant.passed[file] !== whole.get(file))
  if (known?.by === null && mutant.left.length === 0) mutant.by = null
  if (known?.by && (known.by === 'load' || known.by === 'time' || known.on === own.get(known.by)))
    mutant.by = known.by
}
const unknown = mutants.filter(({ by }) => by === undefined)
const queue = [...unknown]
/** For each source, how often each test noticed a change lately. */
const noticers = new Map(sources.map((file) => [file, new Map()]))
await Promise.all(Array.from({ length: availableParallelism() }, work))
report(mutants, made, homes)
process.exit(0)

async function work() {
  let [worker, rounds] = [workerOf(), 0]
  for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
    const { by, at } = await noticing(worker, mutant, likelyFirst(mutant))
    mutant.by = by
    if (by === null) console.error(`not noticed: ${mutant.file}:${mutant.line}, ${mutant.name}`)
    kept[mutant.key] = by === null ? { by, passed: passedBy(mutant) } : { by, on: own.get(by) }
    if (at !== undefined) remember(noticers.get(mutant.file), `${by} ${at}`)
    if ((rounds += 1) % 20 === 0) keep()
    if (rounds % ROUNDS === 0 || by === 'time') {
      await worker.terminate()
      worker = workerOf()
    }
  }
  keep()
}

function backwards() {
  return noticing(first, nothing, tests.toReversed())
}

function keep() {
  fs.mkdirSync(dirname(CACHE), { recursive: true })
  fs.writeFileSync(CACHE, JSON.stringify(kept))
  console.error(`${queue.length} of ${unknown.length} to go`)
}

/** The tests beside the source that load it, without those that are of another source alone. */
function testsOf(source) {
  return tests.filter(({ file }) => {
    const alone = ALONE.find((name) => file.endsWith(`/${name}.test.ts`) || file.includes(`/${name}/`))
    const isOther = alone !== undefined && !source.includes(`/${alone}`)
    return homeOf(file) === homeOf(source) && loadedBy.get(file).includes(source) && !isOther
  })
}

function passedBy({ file, passed }) {
  return { ...passed, ...Object.fromEntries(testsOf(file).map((test) => [test.file, whole.get(test.file)])) }
}

/** Those first that are quick for how often they notice a change of the same source. */
function likelyFirst({ file: source, left }) {
  const often = noticers.get(source)
  const isOf = ({ file }) => basename(file, '.test.ts') === basename(source, '.ts')
  const chance = (test) => (often.get(`${test.file} ${test.at}`) ?? 0) + (isOf(test) ? 0.05 : 0.004)
  const cost = new Map(left.map((test) => [test, (test.ms + 1) / chance(test)]))
  return left.toSorted((one, other) => cost.get(one) - cost.get(other))
}

function remember(often, test) {
  for (const [one, times] of often) often.set(one, times * 0.9)
  often.set(test, (often.get(test) ?? 0) + 1)
}

function workerOf() {
  const worker = new Worker(join(root, 'tools', 'mutate-worker.mjs'), {
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  })
  worker.on('message', (found) => worker.emit(found.running ? 'running' : 'said', found))
  for (const end of ['error', 'exit']) worker.on(end, () => worker.emit('said', { by: 'time' }))
  return worker
}

/** The test file that notices the change and the place of the test in it, or `load` or `time`; null where none does. */
function noticing(worker, { file, text }, those) {
  return new Promise((resolve) => {
    const late = () => worker.emit('said', { by: 'time' })
    let timer = setTimeout(late, 2 * PATIENCE)
    const again = () => {
      clearTimeout(timer)
      timer = setTimeout(late, PATIENCE)
    }
    worker.on('running', again)
    worker.once('said', (found) => {
      clearTimeout(timer)
      worker.off('running', again)
      resolve(found)
    })
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker, no window
    worker.postMessage({ file, text, tests: those.map((test) => ({ file: test.file, at: test.at })) })
  })
}

function short(text) {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 80 ? `${line.slice(0, 50)} ... ${line.slice(-20)}` : line
}
