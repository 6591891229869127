/** The style sheet and the fonts, as the server sends them: read once, named by their content so that they never go stale. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export interface Asset {
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

export interface Assets {
  /** The address of the style sheet. */
  readonly style: string
  /** The address of the sheet that pages of the desk load beside it. */
  readonly desk: string
  /** The address of the sign that browsers show beside the title. */
  readonly icon: string
  /** The addresses of the two fonts that every page needs first. */
  readonly preload: readonly string[]
  /** By address. Each may be kept for ever: another content has another address. */
  readonly files: ReadonlyMap<string, Asset>
}

const SHEETS = [
  'fonts',
  'tokens',
  'base',
  'layout',
  'parts',
  'signs',
  'tables',
  'sources',
  'fields',
  'charts',
  'operations',
  'analysis',
  'what-if',
  'pages',
  'texts',
  'search',
  'live',
  'phone',
  'print',
] as const

/** What pages of the desk load beside those. */
const DESK_SHEETS = ['desk', 'desk-clock', 'desk-forms', 'desk-phone'] as const

const FONTS = {
  'inter-latin': '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  'inter-cyrillic': '@fontsource-variable/inter/files/inter-cyrillic-wght-normal.woff2',
  'serif-latin': '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
  'serif-cyrillic': '@fontsource-variable/source-serif-4/files/source-serif-4-cyrillic-wght-normal.woff2',
} as const

/** The sign of the header, in colours that are read on a light and on a dark bar. */
const SIGN =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 26 26"><rect x="1" y="1" width="24" height="24" rx="5" fill="#0b5a6b"/><path d="M7 8h12M7 13h12M7 18h7" stroke="#fff" stroke-width="2"/></svg>'

let made: Assets | undefined

/** All that pages load beside themselves. Throws when the installation lacks a file. */
export function assets(): Assets {
  made ??= readAssets()
  return made
}

/** The sheets of `src/site/style` one after another, as they are written. */
export function sheets(): string {
  return SHEETS.map(sheet).join('\n')
}

/** One sheet of `src/site/style` as it is written. */
function sheet(name: string): string {
  return readFileSync(new URL(`style/${name}.css`, import.meta.url), 'utf8')
}

/** The same rules without comments and needless space. No value of ours holds a comment's or a brace's sign in quotes. */
export function shorten(css: string): string {
  return css
    .replaceAll(/\/\*[^]*?\*\//g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};,>]) ?/g, '$1')
    .replaceAll(/: (?=[^{}]*[;}])/g, ':')
    .replaceAll(';}', '}')
    .trim()
}

function readAssets(): Assets {
  const files = new Map<string, Asset>()
  let css = shorten(sheets())
  const preload: string[] = []
  for (const [name, module] of Object.entries(FONTS)) {
    const bytes = readFileSync(fileURLToPath(import.meta.resolve(module)))
    const file = named(name, bytes, 'woff2')
    files.set(`/assets/${file}`, { type: 'font/woff2', bytes: Uint8Array.from(bytes) })
    css = css.replace(`url(${name})`, `url(${file})`)
    if (name.endsWith('-latin')) preload.push(`/assets/${file}`)
  }
  const bytes = new TextEncoder().encode(css)
  const style = `/assets/${named('site', bytes, 'css')}`
  files.set(style, { type: 'text/css; charset=utf-8', bytes })
  const mark = new TextEncoder().encode(SIGN)
  const icon = `/assets/${named('icon', mark, 'svg')}`
  files.set(icon, { type: 'image/svg+xml', bytes: mark })
  const own = new TextEncoder().encode(shorten(DESK_SHEETS.map(sheet).join('\n')))
  const desk = `/assets/${named('desk', own, 'css')}`
  files.set(desk, { type: 'text/css; charset=utf-8', bytes: own })
  return { style, desk, icon, preload, files }
}

function named(name: string, bytes: Uint8Array, ending: string): string {
  return `${name}-${createHash('sha256').update(bytes).digest('hex').slice(0, 10)}.${ending}`
}
