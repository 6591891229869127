// A worker of `tools/mutate.mjs`: runs tests on sources of which one is changed in memory. Nothing on the disk is touched.
import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { registerHooks, stripTypeScriptTypes } from 'node:module'
import { join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parentPort } from 'node:worker_threads'
import { root } from './ensure.mjs'

// The same random rules in each run; the first failure is enough.
fc.configureGlobal({ seed: 1, endOnFailure: true })
process.on('unhandledRejection', () => {})

const OWN = ['src', 'tests'].map((folder) => `${pathToFileURL(join(root, folder)).href}/`)
const stripped = new Map()
let [round, changed] = [0, { url: '', text: '' }]
let [registered, loaded] = [[], []]
globalThis.registerTest = (...args) => registered.push(args.at(-1))

// Each round loads the project's own modules anew, under a number of its own; packages are loaded once.
registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'node:test') return { url: 'registered:test', format: 'module', shortCircuit: true }
    const found = next(specifier, context)
    return OWN.some((folder) => found.url.startsWith(folder))
      ? { ...found, url: `${found.url.split('?', 1)[0]}?${round}` }
      : found
  },
  load(url, context, next) {
    if (url === 'registered:test')
      return { format: 'module', source: 'export const test = globalThis.registerTest', shortCircuit: true }
    const [file] = url.split('?', 1)
    if (!OWN.some((folder) => file.startsWith(folder))) return next(url, context)
    loaded.push(relative(root, fileURLToPath(file)).replaceAll('\\', '/'))
    return {
      format: 'module',
      source: file === changed.url ? stripTypeScriptTypes(changed.text) : plain(file),
      shortCircuit: true,
    }
  },
})

function plain(url) {
  if (!stripped.has(url)) stripped.set(url, stripTypeScriptTypes(readFileSync(fileURLToPath(url), 'utf8')))
  return stripped.get(url)
}

/** The test that notices, by its file and place; `load` where the tests do not even load; null where none does. */
async function noticedBy(tests, took) {
  const imported = new Map()
  for (const { file, at } of tests) {
    if (!imported.has(file)) {
      registered = []
      say({ running: file })
      try {
        await import(`${pathToFileURL(join(root, file)).href}?${round}`)
      } catch {
        return { by: 'load' }
      }
      imported.set(file, registered)
    }
    const runs = imported.get(file)
    for (const place of at === undefined ? runs.keys() : [at]) {
      say({ running: file })
      const began = performance.now()
      try {
        await runs[place]()
      } catch {
        return { by: file, at: place }
      }
      took.push({ file, at: place, ms: performance.now() - began })
    }
  }
  return { by: null }
}

parentPort.on('message', (asked) => void answer(asked))

async function answer({ file, text, tests }) {
  round += 1
  changed = { url: pathToFileURL(join(root, file)).href, text }
  loaded = []
  const took = []
  say({ ...(await noticedBy(tests, took)), took, loaded })
}

function say(message) {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker, no window
  parentPort.postMessage(message)
}
