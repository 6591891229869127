/**
 * The scripts of pages, made of the same TypeScript that runs here: one that waits for a click, and the verifier that it
 * then loads. Made when first asked for; where the maker is not installed, pages read as they do without script.
 */
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Context } from 'hono'

/** The address of the script that a page loads at first. */
export const SCRIPT = '/assets/check.js'
/** The same of the pages at which people sign in. */
export const SIGN_IN_SCRIPT = '/assets/sign-in.js'
/** The scripts that pages load, by their names; any other address is a part of the verifier. */
const NAMES = ['check', 'live', 'desk', 'sign-in', 'session', 'what-if', 'verifier'] as const

interface Script {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly tag: string
}

type Scripts = ReadonlyMap<string, Script>

const NONE: Scripts = new Map()
const made = new Map<string, Promise<Scripts>>()
let line: Promise<unknown> = Promise.resolve()

/** Every script by its address. */
export async function scripts(): Promise<Scripts> {
  const all: (readonly [string, Script])[] = []
  for (const name of NAMES) all.push(...(await madeOf(name)))
  return new Map(all)
}

/** Answers a request for a script; 404 for any other address. */
export async function script(context: Context): Promise<Response> {
  const { path } = context.req
  const name = NAMES.find((one) => path === `/assets/${one}.js`) ?? 'verifier'
  const found = path.endsWith('.js') && (await madeOf(name)).get(path)
  if (!found) return context.text('', 404)
  const headers = {
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'no-cache',
    etag: found.tag,
  }
  if (context.req.header('if-none-match') === found.tag) return context.body(null, 304, headers)
  return context.body(found.bytes, 200, headers)
}

/** One after the other: the maker is a process, and is ended after each. */
function madeOf(name: string): Promise<Scripts> {
  const known = made.get(name)
  if (known) return known
  const making = line.then(() => make(name))
  line = making.catch(() => undefined)
  made.set(name, making)
  return making
}

async function make(name: string): Promise<Scripts> {
  const esbuild = await import('esbuild').catch(() => undefined)
  if (!esbuild) return NONE
  try {
    const { outputFiles } = await esbuild.build({
      entryPoints: [fileURLToPath(new URL(`../browser/${name}.ts`, import.meta.url))],
      bundle: true,
      splitting: true,
      // Neutral: modules, and of a package what it has for browsers.
      platform: 'neutral',
      mainFields: ['browser', 'module', 'main'],
      conditions: ['browser'],
      target: 'es2022',
      minify: true,
      charset: 'utf8',
      legalComments: 'eof',
      write: false,
      outdir: 'assets',
      logLevel: 'silent',
    })
    return new Map(outputFiles.map(({ path, contents }) => [`/assets/${basename(path)}`, scriptOf(contents)]))
  } finally {
    await esbuild.stop()
  }
}

function scriptOf(contents: Uint8Array): Script {
  const bytes = Uint8Array.from(contents)
  const tag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"`
  return { bytes, tag }
}
