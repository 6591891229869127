/** What holds for the whole house: layers, purity, no organisation in code, one page and two examples per act, clean files. */
import assert from 'node:assert/strict'
import { dirname } from 'node:path/posix'
import { test } from 'node:test'
import { faultOfImport, faultOfPlace } from './support/layers.ts'
import { organisationNames } from './support/organisation-names.ts'
import { importsOf, lineAt } from './support/source.ts'
import { committed, isThere, paths, sources, textOf, type SourceFile } from './support/tree.ts'

// Whatever could make two runs of the core differ, or make it wait.
const IMPURE =
  /(?<![.\w$])(?:Date|process|fetch|performance|crypto|globalThis|setTimeout|setInterval|setImmediate|queueMicrotask|async|await)(?![\w$])|(?<![\w$])Math\.random(?![\w$])/g
const LONGEST = 350

const src = sources('src/**/*.ts')
const code = src.filter((file) => !file.isTest)
const testFiles = [...src.filter((file) => file.isTest), ...sources('tests/**/*.test.ts')]

test('imports point inwards', () => {
  none(
    src.flatMap((file) => [
      ...faultOfPlace(file).map(here(file, 0)),
      ...importsOf(file).flatMap(({ target, at }) => faultOfImport(file, target).map(here(file, at))),
    ]),
  )
})

test('the core names no clock, no randomness, no input or output, and never waits', () => {
  const core = code.filter((file) => file.layer === 'core')
  none(
    core.flatMap((file) =>
      [...file.names.matchAll(IMPURE)].map(({ 0: name, index }) =>
        here(file, index)(`the core may not name ${name}: take what it gives as an argument`),
      ),
    ),
  )
})

test('no code names an organisation: what one needs, the charter language needs', () => {
  const names = organisationNames()
  none(
    src.flatMap((file) => {
      const found = [...hits(file, file.code, 0, names)]
      for (const comment of file.comments)
        if (!CITES.test(comment.text)) found.push(...hits(file, comment.text, comment.at, names))
      return found
    }),
  )
})

test('each kind of act is in the list, and has a page, an example in order and one out of order', () => {
  if (!isThere('src/core/acts')) return
  const index = textOf('src/core/acts/index.ts')
  const faults: string[] = []
  let kinds = 0
  for (const file of code.filter(({ path }) => dirname(path) === 'src/core/acts')) {
    for (const match of file.code.matchAll(/\bkind: '([a-z]+(?:[.-][a-z]+)+)'/g)) {
      const kind = match[1] ?? ''
      const say = here(file, match.index)
      kinds++
      const name = file.path.slice('src/core/acts/'.length)
      if (name !== `${kind.replaceAll('.', '-')}.ts`)
        faults.push(say(`${kind} belongs in ${kind.replaceAll('.', '-')}.ts`))
      if (!index.includes(`from './${name}'`))
        faults.push(say(`${kind} has no line in src/core/acts/index.ts`))
      if (!isThere(`docs/acts/${kind}.md`))
        faults.push(say(`${kind} has no page: write docs/acts/${kind}.md`))
      for (const order of ['in-order', 'out-of-order']) {
        const folder = `tests/conformance/acts/${kind}/${order}`
        if (paths(`${folder}/*.{json,yaml}`).length === 0)
          faults.push(say(`${kind} has no example in ${folder}/`))
      }
    }
  }
  if (kinds === 0) faults.push("src/core/acts: no file says `kind: '...'`, so this test would check nothing")
  none(faults)
})

test(`no file of the program is longer than ${LONGEST} lines`, () => {
  none(
    src.flatMap(({ path, text }) => {
      const lines = lineAt(text, text.trimEnd().length)
      return lines > LONGEST ? [`${path}:${LONGEST}: ${lines} lines; divide it where one idea ends`] : []
    }),
  )
})

test('no file names the place where it was made or the registry it came through', () => {
  // Built in pieces, so that this file does not hold what it looks for.
  const hosts = [
    'registry.npm' + 'js.org',
    'registry.yarn' + 'pkg.com',
    hostOf(process.env['npm_config_registry']),
  ]
  const needles = [
    { what: 'a path of one workplace', pattern: new RegExp('(?<![\\w.\\-/])/wo' + 'rk/', 'g') },
    ...hosts
      .filter((host) => host !== '')
      .map((host) => ({ what: 'a registry host', pattern: new RegExp(host.replaceAll('.', '\\.'), 'gi') })),
  ]
  const faults = committed().flatMap((path) => {
    const text = textOf(path)
    if (text.includes('\0')) return []
    return needles.flatMap(({ what, pattern }) =>
      [...text.matchAll(pattern)].map(
        ({ 0: hit, index }) => `${path}:${lineAt(text, index)}: ${what}: ${hit}`,
      ),
    )
  })
  none(faults)
})

test('the lock says which bytes each package has, and not where one machine got them', () => {
  const lock: unknown = JSON.parse(textOf('package-lock.json'))
  assert.ok(typeof lock === 'object' && lock !== null && 'packages' in lock)
  const faults = Object.entries(lock.packages as Record<string, Record<string, unknown>>).flatMap(
    ([place, entry]) => {
      if (place === '' || entry['link'] === true) return []
      const url = /^https?:/.test(String(entry['resolved']))
        ? [`package-lock.json: ${place} has a resolved address; see .npmrc`]
        : []
      const hash = entry['integrity'] === undefined ? [`package-lock.json: ${place} has no integrity`] : []
      return [...url, ...hash]
    },
  )
  none(faults)
})

test('every test runs: none is singled out, left out or put off', () => {
  const pattern =
    /(?<=\b(?:test|describe|it|suite|t))\.(?:only|skip|todo)\b|(?<=[{,]\s*)(?:(?:only|todo):|skip: *(?:true\b|['"`]))/g
  none(
    testFiles.flatMap((file) =>
      [...file.names.matchAll(pattern)].map(({ 0: hit, index }) =>
        here(
          file,
          index,
        )(
          `${hit} in a test; a test may only depend on what the machine has: see needs() in tests/support/capability.ts`,
        ),
      ),
    ),
  )
})

const CITES =
  /\b(?:arts?\.|articles?\b|rules?\b|r\. ?\d|para|annex|protocol|resolution|treaty|charter|sources?:|https?:)|§/i

function* hits(file: SourceFile, text: string, offset: number, names: ReturnType<typeof organisationNames>) {
  for (const { name, pattern } of names) {
    for (const { index } of text.matchAll(pattern))
      yield here(file, offset + index)(`names an organisation (${name})`)
  }
}

function hostOf(url: string | undefined): string {
  return url !== undefined && URL.canParse(url) ? new URL(url).hostname : ''
}

function here(file: SourceFile, at: number): (fault: string) => string {
  return (fault) => `${file.path}:${lineAt(file.text, at)}: ${fault}`
}

/** Fails with every fault on its own line, the first place first. */
function none(faults: readonly string[]): void {
  if (faults.length === 0) return
  assert.fail(`${faults.length === 1 ? 'one fault' : `${faults.length} faults`}\n${faults.join('\n')}`)
}
