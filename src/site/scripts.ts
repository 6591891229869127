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

interface Script {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly tag: string
}

let made: Promise<ReadonlyMap<string, Script>> | undefined

/** Every script by its address. */
export function scripts(): Promise<ReadonlyMap<string, Script>> {
  made ??= make()
  return made
}

/** Answers a request for a script; 404 for any other address. */
export async function script(context: Context): Promise<Response> {
  const found = (await scripts()).get(context.req.path)
  if (!found) return context.text('', 404)
  const headers = {
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'no-cache',
    etag: found.tag,
  }
  if (context.req.header('if-none-match') === found.tag) return context.body(null, 304, headers)
  return context.body(found.bytes, 200, headers)
}

async function make(): Promise<ReadonlyMap<string, Script>> {
  const esbuild = await import('esbuild').catch(() => undefined)
  if (!esbuild) return new Map()
  const of = (name: string): ReturnType<typeof esbuild.build> =>
    esbuild.build({
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
  const outputFiles = (await Promise.all([of('check'), of('verifier')])).flatMap(
    (one) => one.outputFiles ?? [],
  )
  return new Map(
    outputFiles.map(({ path, contents }) => {
      const bytes = Uint8Array.from(contents)
      const tag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"`
      return [`/assets/${basename(path)}`, { bytes, tag }]
    }),
  )
}
