// `npm run mutate [PATHS]`: changes rules and charter in one place at a time, and names each change that no test notices.
// What is known of a change is kept under node_modules/.cache, and holds until a file that it rests on changes.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { root } from './ensure.mjs'
import { mutationsOf } from './mutations.mjs'

const HOMES = ['src/core/rules', 'src/core/charter']
const LIST = 'tests/mutants.md'
const CACHE = join(root, 'node_modules', '.cache', 'mutants.json')
const COPIED = ['package.json', 'src', 'tests', 'organisations', 'schemas']
// Each run has the same random rules, and ends with the first test that fails, whose file it prints.
const HELPERS = {
  'seed.mjs': `import * as fc from 'fast-check'\nfc.configureGlobal({ seed: 1 })\n`,
  'first.mjs': `export default async function* (events) {
    for await (const { type, data } of events)
      if (type === 'test:fail') { process.stdout.write(data.file ?? ''); process.exit(1) }
  }`,
}

const read = (file) => fs.readFileSync(join(root, file), 'utf8')
const digest = (...texts) => createHash('sha256').update(texts.join('\0')).digest('hex').slice(0, 24)
const digestOf = (files) => digest(...files.flatMap((file) => [file, read(file)]))
const files = (...patterns) => fs.globSync(patterns, { cwd: root }).map((file) => file.replaceAll('\\', '/')).toSorted() // prettier-ignore
const isTest = (file) => file.endsWith('.test.ts')

const words = process.argv.slice(2)
const all = files(...HOMES.map((home) => `${home}/*.ts`))
const tests = all.filter(isTest)
const sources = all.filter(
  (file) => !isTest(file) && words.concat(words[0] ?? file).some((word) => file.includes(word)),
)
const data = [
  'tests/support/*.ts',
  'tests/conformance/charters/**/*.yaml',
  '{tests/,}organisations/*/charter.yaml',
]
const ground = digestOf(files('src/core/**/*.ts', ...data).filter((file) => !isTest(file)))
const kept = fs.existsSync(CACHE) ? JSON.parse(fs.readFileSync(CACHE, 'utf8')) : {}

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
    return { file, text, changed, name, line: before.split('\n').length, key: digest(ground, changed) }
  })
})

const trees = Array.from({ length: availableParallelism() }, copied)
process.on('exit', () => trees.forEach((tree) => fs.rmSync(tree, { recursive: true, force: true })))
const began = performance.now()
const sound = await run(trees[0], tests, 120_000)
if (sound !== null) throw new Error(`without any change a test fails: ${sound}`)
const patience = 10_000 + 5 * (performance.now() - began)

const queue = [...mutants]
let done = 0
await Promise.all(
  trees.map(async (tree) => {
    for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
      mutant.by = await noticing(tree, mutant)
      if ((done += 1) % 100 === 0) console.error(`${done} of ${mutants.length}`)
    }
  }),
)
report()

/** The test file, or `time`, or `load`, that notices the change; null where none does. */
async function noticing(tree, { file, text, changed, key }) {
  const known = kept[key]
  if (known && known.on === restingOn(known.by)) return known.by
  fs.writeFileSync(join(tree, file), changed)
  // The tests beside the source first, and those of random rules after the quick ones.
  const rank = (test) =>
    (dirname(test) === dirname(file) ? 0 : 2) + (read(test).includes('fc.assert') ? 1 : 0)
  const by = await run(tree, tests.toSorted((a, b) => rank(a) - rank(b)), patience) // prettier-ignore
  fs.writeFileSync(join(tree, file), text)
  kept[key] = { by, on: restingOn(by) }
  fs.mkdirSync(dirname(CACHE), { recursive: true })
  fs.writeFileSync(CACHE, JSON.stringify(kept))
  return by
}

/** What must stay as it is for a finding to hold: the test that noticed, or every test. */
function restingOn(by) {
  return by === null ? digestOf(tests) : tests.includes(by) ? digestOf([by]) : ''
}

function copied() {
  const tree = fs.mkdtempSync(join(tmpdir(), 'mutants-'))
  for (const part of COPIED) fs.cpSync(join(root, part), join(tree, part), { recursive: true })
  for (const [name, text] of Object.entries(HELPERS)) fs.writeFileSync(join(tree, name), text)
  fs.symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'), 'junction')
  return tree
}

function run(tree, of, most) {
  const flags = [
    '--import=./seed.mjs',
    '--test',
    '--test-isolation=none',
    '--test-force-exit',
    '--test-reporter=./first.mjs',
  ]
  const child = spawn(process.execPath, [...flags, ...of], { cwd: tree, stdio: ['ignore', 'pipe', 'ignore'] })
  let [said, late] = ['', false]
  child.stdout.on('data', (piece) => (said += piece))
  const timer = setTimeout(() => (late = child.kill('SIGKILL')), most)
  return new Promise((resolve) => {
    child.on('close', (code) => {
      clearTimeout(timer)
      const file = relative(tree, said).replaceAll('\\', '/')
      resolve(code === 0 ? null : late ? 'time' : tests.includes(file) ? file : 'load')
    })
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
    const [same, killed] = [
      left.filter(({ name }) => reasons.includes(name)).length,
      made.length - left.length,
    ]
    const part = (of) => `${((100 * killed) / of).toFixed(1)} %`
    if (made.length > 0)
      console.log(
        `${home}: ${killed} of ${made.length} noticed, ${part(made.length)}; without ${same} that change nothing, ${part(made.length - same)}`,
      )
  }
}
