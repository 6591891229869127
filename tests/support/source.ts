/**
 * Reads TypeScript as the architecture test needs it: which imports a file has, and its text with comments or strings
 * blanked out, so that every position keeps its line. TypeScript 7 offers no parser to programs; this scanner knows
 * comments, strings, templates and regular expressions, and nothing more.
 */

export interface Source {
  /** Strings and comments blanked: names and operators only. */
  readonly names: string
  /** Comments blanked. */
  readonly code: string
  readonly comments: readonly { readonly text: string; readonly at: number }[]
}

export interface Import {
  readonly target: string
  readonly at: number
  /** True for `import type` and `export type`. */
  readonly typeOnly: boolean
}

/** The line of a position, counted from 1. */
export function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length
}

/** What a file imports or re-exports, dynamic imports of a literal included. */
export function importsOf(source: Source): readonly Import[] {
  const found: Import[] = []
  const statement = /(?<![.\w$])(?:import|export)(\s+type\b)?(?:[\s\w$,*{}]*?\bfrom)?\s*(['"])([^'"\n]+)\2/g
  const dynamic = /(?<![.\w$])import\s*\(\s*()(['"])([^'"\n]+)\2/g
  for (const pattern of [statement, dynamic]) {
    for (const match of source.code.matchAll(pattern)) {
      // What looks like an import inside a string stands on a blank in `names`.
      if (source.names[match.index] === ' ') continue
      found.push({
        target: match[3] ?? '',
        at: match.index,
        typeOnly: match[1] !== undefined && match[1] !== '',
      })
    }
  }
  return found.toSorted((a, b) => a.at - b.at)
}

/** Splits a text into code, names and comments. Throws on an unended string or comment: the file would not run either. */
export function read(text: string): Source {
  const names = text.split('')
  const code = text.split('')
  const comments: { text: string; at: number }[] = []
  let at = 0
  const blank = (letters: string[], from: number, to: number): void => {
    for (let i = from; i < to; i++) if (letters[i] !== '\n') letters[i] = ' '
  }
  const comment = (end: number): void => {
    const to = end === -1 ? text.length : end
    comments.push({ text: text.slice(at, to), at })
    blank(names, at, to)
    blank(code, at, to)
    at = to
  }
  const quoted = (end: number): void => {
    blank(names, at + 1, end)
    at = end + 1
  }
  /** Reads code up to the brace that closes a template's `${`, or to the end. */
  const readCode = (inTemplate: boolean): void => {
    let depth = 0
    while (at < text.length) {
      const here = text[at]
      const two = text.slice(at, at + 2)
      if (two === '//') comment(text.indexOf('\n', at))
      else if (two === '/*') comment(text.indexOf('*/', at + 2) + 2)
      else if (here === "'" || here === '"') quoted(endOfString(text, at))
      else if (here === '`') readTemplate()
      else if (here === '/' && startsRegExp(names, at)) quoted(endOfRegExp(text, at))
      else {
        if (here === '{') depth++
        if (here === '}' && depth-- === 0 && inTemplate) return
        at++
      }
    }
  }
  const readTemplate = (): void => {
    at++
    while (at < text.length && text[at] !== '`') {
      if (text.startsWith('${', at)) {
        at += 2
        readCode(true)
        at++
      } else {
        const step = text[at] === '\\' ? 2 : 1
        blank(names, at, at + step)
        at += step
      }
    }
    at++
  }
  readCode(false)
  return { names: names.join(''), code: code.join(''), comments }
}

function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === text[start]) return i
  }
  throw new Error(`line ${lineAt(text, start)}: a string without an end`)
}

/** A slash begins a regular expression where a value may begin, and divides where a value has just ended. */
function startsRegExp(before: readonly string[], at: number): boolean {
  const last = before
    .slice(Math.max(0, at - 40), at)
    .join('')
    .trimEnd()
  // A sign `!` after a value asserts that it is there: the value has ended.
  if (/[\w)\]]!$/.test(last)) return false
  return (
    last === '' ||
    /(?:[(,=:[!&|?{};+\-*%~^<>]|\b(?:return|typeof|case|in|of|do|else|void|delete|yield))$/.test(last)
  )
}

function endOfRegExp(text: string, start: number): number {
  let inClass = false
  for (let i = start + 1; i < text.length && text[i] !== '\n'; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === '[') inClass = true
    else if (text[i] === ']') inClass = false
    else if (text[i] === '/' && !inClass) return i
  }
  throw new Error(`line ${lineAt(text, start)}: a regular expression without an end`)
}
