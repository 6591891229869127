/** The files of the checkout, as the architecture test looks at them. Paths are relative to the root, with slashes. */
import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { read, type Source } from './source.ts'

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

export interface SourceFile extends Source {
  readonly path: string
  readonly text: string
  /** The folder under src, or '' outside it. */
  readonly layer: string
  readonly isTest: boolean
}

/** The text of a file of the checkout. */
export function textOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}

/** True when the file or folder is there. */
export function isThere(path: string): boolean {
  return existsSync(join(ROOT, path))
}

/** Paths by glob, sorted. */
export function paths(glob: string): readonly string[] {
  return globSync(glob, { cwd: ROOT })
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted()
}

/** The TypeScript files of a glob, read and scanned. */
export function sources(glob: string): readonly SourceFile[] {
  return paths(glob).map((path) => {
    const text = textOf(path)
    const layer = /^src\/([^/]+)\//.exec(path)?.[1] ?? ''
    return { ...read(text), path, text, layer, isTest: path.endsWith('.test.ts') }
  })
}

/**
 * Every file that is or may be committed: what git tracks, and what it would add. Where there is no git folder (an
 * unpacked archive), every file outside node_modules.
 */
export function committed(): readonly string[] {
  if (!isThere('.git'))
    return paths('**/*')
      .concat(paths('.*'), paths('.ci/*'))
      .filter((path) => isFile(path))
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  return list.split('\0').filter((path) => path !== '' && isThere(path))
}

function isFile(path: string): boolean {
  if (/(^|\/)node_modules\//.test(path)) return false
  try {
    readFileSync(join(ROOT, path))
    return true
  } catch {
    return false
  }
}
