import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { scripts } from './scripts.ts'

/** In bytes, as they are sent with gzip. */
const [PUBLIC, DESK] = [10_000, 60_000]
/** Loaded on a click alone, in a thread of its own. */
const ON_A_CLICK = ['/assets/verifier.js']

test('what a public page loads at first is at most 10 kB with gzip, all that the desk loads at most 60 kB, each without Node', async () => {
  const made = await scripts()
  const first = [...made].filter(([path]) => !ON_A_CLICK.includes(path) && !/\/chunk-/.test(path))
  const size = (those: readonly string[]): number =>
    first
      .filter(([path]) => those.length === 0 || those.includes(path))
      .reduce((sum, [, { bytes }]) => sum + gzipSync(bytes).length, 0)
  assert.ok(first.length >= 3)
  const open = size(['/assets/check.js', '/assets/live.js'])
  assert.ok(open > 1000 && open <= PUBLIC, `${open} bytes`)
  assert.ok(size([]) <= DESK, `${size([])} bytes`)
  for (const [path, { bytes }] of first)
    assert.doesNotMatch(new TextDecoder().decode(bytes), /from\s*["']node:|import\(["']node:/, path)
})
