#!/usr/bin/env node
// The command `chancery`. Plain JavaScript that Node 20 can run: it finds Node 24 and hands over to src/cli/main.ts,
// which runs the command when it is imported and reads process.argv from its third word on.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const main = join(root, 'src', 'cli', 'main.ts')

if (!existsSync(join(root, 'node_modules'))) {
  const { ensure } = await import('../tools/ensure.mjs')
  ensure()
}
if (Number(process.versions.node.split('.')[0]) >= 24) await runHere()
else await runUnderPinnedNode()

async function runHere() {
  const { enableCompileCache } = await import('node:module')
  // Holds compiled code and stripped types between runs. It does nothing, silently, where the folder cannot be written.
  enableCompileCache(join(root, 'node_modules', '.cache', 'chancery'))
  process.argv[1] = main
  if (process.env.npm_lifecycle_event === 'start') endWithParent()
  await import('../src/cli/main.ts')
}

/** Ends in good order when the shell between npm and us is gone: npm passes a signal to that shell, which keeps it to itself. */
function endWithParent() {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, 500)
  timer.unref()
}

async function runUnderPinnedNode() {
  const { pinnedNode } = await import('../tools/ensure.mjs')
  if (!existsSync(pinnedNode)) {
    console.error(
      `chancery needs Node 24 or newer; this is Node ${process.versions.node}. Run \`npm ci\` in ${root},`,
    )
    console.error('or install Node 24 from https://nodejs.org/en/download.')
    process.exit(8)
  }
  const { spawn } = await import('node:child_process')
  const child = spawn(pinnedNode, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR2']) {
    // A terminal sends its interrupt to the whole group: the child has it already, and a second one would mean "at once".
    process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal)))
  }
  child.on('error', (error) => {
    console.error(`chancery: ${pinnedNode} cannot be run: ${error.message}`)
    process.exit(8)
  })
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1)
    // Die as the child did, so that a shell or a supervisor sees the true end.
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}
