/** Which folder of src may import which, and what else: imports point inwards. */
import { builtinModules } from 'node:module'
import { dirname, join } from 'node:path/posix'
import { textOf, type SourceFile } from './tree.ts'

const INNER = ['core', 'record', 'store', 'texts', 'analysis', 'formats', 'charts', 'words']
// A new folder under src needs a line here.
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  core: [],
  record: ['core'],
  store: ['core', 'record', 'texts'],
  texts: ['core', 'record'],
  analysis: ['core', 'record'],
  formats: ['core', 'record', 'texts'],
  charts: ['core', 'record'],
  words: ['core'],
  notices: ['core', 'record', 'store', 'formats', 'words'],
  site: INNER,
  browser: ['core', 'record', 'words'],
  desk: [...INNER, 'site', 'notices'],
  server: [...INNER, 'site', 'notices', 'desk'],
  cli: [...INNER, 'site', 'notices', 'desk', 'server'],
}
const WITHOUT_NODE = ['core', 'charts', 'words', 'browser']
const PACKAGES_OF_CORE = ['zod/mini', 'yaml']
const RUNTIME = Object.keys(
  (JSON.parse(textOf('package.json')) as { readonly dependencies: Record<string, string> }).dependencies,
)

/** What is wrong with where a file of src stands; empty when its folder is a layer. */
export function faultOfPlace(file: SourceFile): readonly string[] {
  if (LAYERS[file.layer] !== undefined) return []
  return ['this file is in no layer: add its folder to LAYERS in tests/support/layers.ts']
}

/** What is wrong with one import; empty when it is in order. */
export function faultOfImport(file: SourceFile, target: string): readonly string[] {
  const allowed = LAYERS[file.layer]
  if (allowed === undefined) return []
  if (target.startsWith('.')) return faultOfRelative(file, allowed, join(dirname(file.path), target))
  if (file.isTest) return []
  return target.startsWith('node:') || builtinModules.includes(target)
    ? faultOfNode(file.layer, target)
    : faultOfPackage(file.layer, target)
}

function faultOfNode(layer: string, target: string): readonly string[] {
  if (WITHOUT_NODE.includes(layer)) return [`${layer} may not import ${target}: it also runs in the browser`]
  return target.startsWith('node:') ? [] : [`write node:${target}`]
}

function faultOfPackage(layer: string, target: string): readonly string[] {
  if (layer === 'core') {
    if (PACKAGES_OF_CORE.includes(target)) return []
    return [`core may import ${PACKAGES_OF_CORE.join(' and ')} only, not ${target}`]
  }
  const parts = target.split('/')
  const name = parts.slice(0, target.startsWith('@') ? 2 : 1).join('/')
  return RUNTIME.includes(name) ? [] : [`${name} is no runtime dependency of package.json`]
}

/** A test may also use the helpers of core and record, and those under tests. */
function faultOfRelative(file: SourceFile, allowed: readonly string[], path: string): readonly string[] {
  if (!path.endsWith('.ts') && !path.endsWith('.json')) return [`${path}: write the ending .ts`]
  const layer = /^src\/([^/]+)\//.exec(path)?.[1]
  if (layer === undefined) {
    if (file.isTest && path.startsWith('tests/')) return []
    return [`${file.layer} may not import ${path}, which is outside src`]
  }
  const may = [file.layer, ...allowed, ...(file.isTest ? ['core', 'record'] : [])]
  if (!may.includes(layer)) {
    const list = allowed.length === 0 ? 'only itself' : allowed.join(', ')
    return [`${file.layer} may not import ${layer} (${path}); it may import ${list}`]
  }
  return !file.isTest && path.endsWith('.test.ts') ? [`${path} is a test`] : []
}
