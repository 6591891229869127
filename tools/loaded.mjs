// Notes each test file that was run to its end. Node says nothing of a file that throws after its first test: the tests that
// would have come are not missed by anybody. `tools/report.mjs` misses the file.
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'

const loaded = new Set()
globalThis[Symbol.for('chancery.loaded')] = loaded

registerHooks({
  load(url, context, next) {
    const found = next(url, context)
    if (!url.endsWith('.test.ts')) return found
    const note = `\n;globalThis[Symbol.for('chancery.loaded')].add(${JSON.stringify(fileURLToPath(url))})\n`
    const text =
      typeof found.source === 'string' ? found.source : new TextDecoder().decode(found.source ?? undefined)
    return { ...found, source: `${text}${note}` }
  },
})
