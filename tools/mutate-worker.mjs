// A worker of `tools/mutate.mjs`: runs tests on sources of which one is changed in memory. Nothing on the disk is touched.
import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { registerHooks, stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parentPort } from 'node:worker_threads'
import { root } from './ensure.mjs'

// The same random rules in each run; the first failure is enough.
fc.configureGlobal({ seed: 1, endOnFailure: true })
process.on('unhandledRejection', () => {})

const OWN = ['src', 'tests'].map((folder) => `${pathToFileURL(join(root, folder)).href}/`)
const stripped = new Map()
let [round, changed] = [0, { url: '', text: '' }]
let registered = []
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

/** The test file that notices; `load` where the tests do not even load; null where none does. And how long each took. */
async function noticedBy(tests, took) {
  for (const test of tests) {
    const began = performance.now()
    registered = []
    try {
      await import(`${pathToFileURL(join(root, test)).href}?${round}`)
    } catch {
      return 'load'
    }
    for (const run of registered) {
      try {
        await run()
      } catch {
        return test
      }
    }
    took[test] = performance.now() - began
  }
  return null
}

parentPort.on('message', (asked) => void answer(asked))

async function answer({ file, text, tests }) {
  round += 1
  changed = { url: pathToFileURL(join(root, file)).href, text }
  const took = {}
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker, no window
  parentPort.postMessage({ by: await noticedBy(tests, took), took })
}
