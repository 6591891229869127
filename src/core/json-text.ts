/** Reads JSON from outside: like `JSON.parse`, but a key that stands twice is a fault, not the last one silently. */
import type { Fault, Read } from './faults.ts'
import { shown } from './faults.ts'

const DEEPEST = 64

/** The value of a JSON text, or its faults with their lines. */
export function readJson(text: string, file?: string): Read<unknown> {
  const place = file === undefined ? {} : { file }
  const deep = scan(text)
  if (deep.tooDeep) return { ok: false, faults: [{ code: 'too-deep', ...place, right: `<= ${DEEPEST}` }] }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { ok: false, faults: [{ code: 'not-json', ...place, found: shown((error as Error).message) }] }
  }
  if (deep.twice.length === 0) return { ok: true, value }
  return {
    ok: false,
    faults: deep.twice.map(({ key, line }): Fault => ({ code: 'duplicate-key', ...place, line, found: key })),
  }
}

interface Scan {
  readonly twice: readonly { readonly key: string; readonly line: number }[]
  readonly tooDeep: boolean
}

/** Finds keys that stand twice in one object. Trusts nothing of the text but its quotes, braces and colons. */
function scan(text: string): Scan {
  const twice: { key: string; line: number }[] = []
  const stack: (Set<string> | undefined)[] = []
  let [line, last] = [1, '']
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]
    if (char === '\n') line += 1
    else if (char === '"') {
      const end = endOfString(text, at)
      last = text.slice(at, end)
      at = end - 1
    } else if (char === '{' || char === '[') {
      stack.push(char === '{' ? new Set() : undefined)
      if (stack.length > DEEPEST) return { twice, tooDeep: true }
    } else if (char === '}' || char === ']') stack.pop()
    else if (char === ':') {
      const keys = stack.at(-1)
      const key = unquoted(last)
      if (keys?.has(key)) twice.push({ key: shown(key), line })
      keys?.add(key)
    }
  }
  return { twice, tooDeep: false }
}

function endOfString(text: string, from: number): number {
  let at = from + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at + 1
}

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text))
  } catch {
    return text
  }
}
