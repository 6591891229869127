/**
 * What this machine has beyond Node: a test that needs more is skipped with a sentence on how to enable it,
 * and fails instead when the environment variable CHANCERY_REQUIRE (a comma list) names what is absent.
 */
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'

export type CapabilityName = keyof typeof KNOWN

export type Capability = {
  readonly name: CapabilityName
  readonly present: boolean
  /** The program found, or null. */
  readonly path: string | null
  /** How to enable it, as a sentence. */
  readonly how: string
}

// One line here, and one in `.ci/run`, make a new capability.
const KNOWN = {
  chromium: {
    find: () =>
      firstProgram([
        process.env['CHROME_PATH'],
        '/usr/bin/chromium',
        'chromium',
        'chromium-browser',
        'google-chrome',
        'google-chrome-stable',
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      ]),
    how: 'Install Chromium (Debian: apt-get install chromium), or set CHROME_PATH to a Chrome or Chromium program.',
  },
  postgres: {
    // Debian keeps the programs of each version apart and off the PATH. The newest is taken; `initdb` lies beside it.
    find: () =>
      firstProgram([
        process.env['POSTGRES_PATH'],
        ...versions('/usr/lib/postgresql').map((version) => `/usr/lib/postgresql/${version}/bin/postgres`),
        'postgres',
      ]),
    how: 'Install PostgreSQL 15 or newer (Debian: apt-get install postgresql), or set POSTGRES_PATH to its program postgres.',
  },
  cc: {
    // The library that makes a disk fail is for Linux: it is loaded before the program's own.
    find: () =>
      process.platform === 'linux' ? firstProgram([process.env['CC'], 'cc', 'gcc', 'clang']) : null,
    how: 'On Linux, install a C compiler (Debian: apt-get install gcc libc6-dev).',
  },
  go: {
    // The packages of the checksum database come from Debian as source, and are built without a network.
    find: () =>
      existsSync('/usr/share/gocode/src/golang.org/x/mod/sumdb/tlog') ? firstProgram(['go']) : null,
    how: 'Install Go and its module packages (Debian: apt-get install golang-go golang-golang-x-mod-dev).',
  },
} as const

/** What is known of one capability on this machine. */
export function capability(name: CapabilityName): Capability {
  const path = KNOWN[name].find()
  return { name, present: path !== null, path, how: KNOWN[name].how }
}

/**
 * The options of a test that needs a capability: `test('...', needs('chromium'), async () => { ... pathTo('chromium') })`.
 * Skips when it is absent, unless CHANCERY_REQUIRE names it: then the test runs and fails in `pathTo`.
 */
export function needs(name: CapabilityName): { readonly skip?: string } {
  const found = capability(name)
  if (found.present || required().includes(name)) return {}
  return { skip: `needs ${name}. ${found.how}` }
}

/** The program of a capability. Throws with the way to enable it when absent. */
export function pathTo(name: CapabilityName): string {
  const found = capability(name)
  if (found.path === null) throw new Error(`${name} is required (CHANCERY_REQUIRE) and absent. ${found.how}`)
  return found.path
}

/** What CHANCERY_REQUIRE names and this machine lacks, one sentence each, unknown names included. Empty: all is there. */
export function lacking(): readonly string[] {
  return required().flatMap((name) => {
    if (!isKnown(name)) return [`CHANCERY_REQUIRE names "${name}"; known: ${Object.keys(KNOWN).join(', ')}.`]
    const found = capability(name)
    return found.present ? [] : [`CHANCERY_REQUIRE names ${name}, which is absent. ${found.how}`]
  })
}

function required(): readonly string[] {
  return (process.env['CHANCERY_REQUIRE'] ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

function isKnown(name: string): name is CapabilityName {
  return Object.hasOwn(KNOWN, name)
}

function firstProgram(names: readonly (string | undefined)[]): string | null {
  for (const name of names) {
    if (name === undefined || name === '') continue
    const folders = isAbsolute(name) ? [''] : (process.env['PATH'] ?? '').split(delimiter)
    const found = folders.map((folder) => (folder === '' ? name : join(folder, name))).find(isProgram)
    if (found !== undefined) return found
  }
  return null
}

function versions(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder).toSorted((one, other) => Number(other) - Number(one))
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
