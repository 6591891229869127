// The reporter of `npm test`: says what failed, in full, and sends the counts to tools/test.mjs through file descriptor 3.
import { writeSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { inspect } from 'node:util'

// What a test must close itself. Timers and pipes are not here: the runner has its own.
const leftOpen = { TCPServerWrap: 'a listening server', ProcessWrap: 'a started process', Worker: 'a worker' }

// Node wants a reporter as a default export.
export default async function* report(source) {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  const skips = []
  const slow = []
  for await (const { type, data } of source) {
    if (type === 'test:fail') {
      const isOnlyItsParts = data.details.error?.failureType === 'subtestsFailed'
      if (isOnlyItsParts && data.details.type === 'suite') continue
      counts.failed++
      if (isOnlyItsParts) continue
      yield `\nFAILED  ${data.name}\n        ${place(data)}\n${indent(text(data.details.error))}\n`
    }
    if (type === 'test:pass' && data.details?.type !== 'suite') {
      if (
        data.nesting === 0 &&
        data.file?.replaceAll('\\', '/').endsWith(data.name) &&
        data.name.endsWith('.test.ts')
      ) {
        counts.failed++
        yield `\nFAILED  ${data.name} holds no test\n`
      } else if (data.skip !== undefined) {
        counts.skipped++
        skips.push({
          name: data.name,
          why: data.skip === true || data.skip === '' ? 'no reason given' : data.skip,
        })
      } else if (data.todo !== undefined) {
        counts.skipped++
        skips.push({ name: data.name, why: `to do: ${data.todo}` })
      } else {
        counts.passed++
        slow.push({ name: data.name, ms: data.details.duration_ms })
      }
    }
    // Node tells of an error after the end of a test in passing only; a test that did not wait has proven nothing.
    if (type === 'test:diagnostic' && data.message.startsWith('Error: ')) {
      counts.failed++
      yield `\nFAILED  ${data.message}\n`
    }
  }
  const loaded = globalThis[Symbol.for('chancery.loaded')]
  for (const file of process.argv.filter((word) => word.endsWith('.test.ts')))
    if (loaded && !loaded.has(resolve(file))) {
      counts.failed++
      yield `\nFAILED  ${file} was not run to its end: it threw, or waits for what does not come\n`
    }
  slow.sort((a, b) => b.ms - a.ms)
  // The wrap of a process outlives its `close` by a turn.
  await new Promise((resolve) => setTimeout(resolve, 50))
  const open = process.getActiveResourcesInfo().filter((kind) => kind in leftOpen)
  const message = { counts, skips, slow: slow.slice(0, 3), open: open.map((kind) => leftOpen[kind]) }
  writeSync(3, `${JSON.stringify(message)}\n`)
}

function place(data) {
  if (data.file === undefined) return ''
  return `${relative(process.cwd(), data.file)}:${data.line}`
}

function text(error) {
  const cause = error?.cause ?? error
  if (cause instanceof Error) return cause.stack ?? cause.message
  return typeof cause === 'string' ? cause : inspect(cause, { depth: 5 })
}

function indent(lines) {
  return lines
    .split('\n')
    .map((line) => `        ${line}`)
    .join('\n')
}
