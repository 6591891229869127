/**
 * Reading at the edge: YAML or JSON text to typed values, or all its faults with file, line and what would be right.
 * YAML is read by the failsafe schema, so that every scalar is the text that stands there: `0123` stays `0123`.
 */
import { isMap, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml'
import * as z from 'zod/mini'
import { shown, type Fault, type Read } from './faults.ts'
import { DEEPEST, lineTooDeep } from './yaml-depth.ts'

export type Path = readonly PropertyKey[]

export interface Parsed {
  readonly file: string
  readonly value: unknown
  /** The line, from 1, on which the value at this path stands, or the nearest value around it. */
  readonly line: (path: Path) => number
}

/** Whatever reads a YAML text as `readYaml` does. */
export type YamlReader = (text: string, file: string) => Read<Parsed>

/** Longest text that is read. A caller that reads a file asks for its size first. */
export const MOST_BYTES = 4_000_000
const MOST_ALIASES = 0

/** The value of a YAML text, every scalar as text; or the faults of its form, with their lines. Aliases are refused: they nest bombs. By the core schema numbers are numbers, and `true` is true. */
export function readYaml(text: string, file: string, schema: 'failsafe' | 'core' = 'failsafe'): Read<Parsed> {
  if (text.length > MOST_BYTES) {
    return {
      ok: false,
      faults: [{ code: 'too-large', file, found: `${text.length}`, right: `<= ${MOST_BYTES}` }],
    }
  }
  const deep = lineTooDeep(text)
  if (deep !== undefined)
    return { ok: false, faults: [{ code: 'too-deep', file, line: deep, right: `<= ${DEEPEST}` }] }
  const counter = new LineCounter()
  const document = parseDocument(text, {
    schema,
    lineCounter: counter,
    // Looked for below: the library compares each key with each, which a hundred thousand of them turn into minutes.
    uniqueKeys: false,
    stringKeys: true,
    prettyErrors: false,
  })
  const faults = [
    ...document.errors.map((error): Fault => {
      const line = counter.linePos(error.pos[0]).line
      return { code: 'not-yaml', file, line, found: shown(error.message) }
    }),
    ...keysTwice(document, counter, file),
  ]
  if (faults.length > 0) return { ok: false, faults }
  try {
    const value: unknown = document.toJS({ maxAliasCount: MOST_ALIASES })
    return { ok: true, value: { file, value, line: (path) => lineOf(document, counter, path) } }
  } catch {
    return {
      ok: false,
      faults: [{ code: 'not-yaml', file, line: aliasLine(document, counter), right: 'no aliases' }],
    }
  }
}

/** Keys that stand in one map before. */
function keysTwice(document: Document, counter: LineCounter, file: string): readonly Fault[] {
  const faults: Fault[] = []
  visit(document, {
    Map(_, map) {
      const seen = new Set<string>()
      for (const { key } of map.items) {
        if (!isScalar(key)) continue
        const name = String(key.value)
        if (seen.has(name)) {
          const line = counter.linePos(key.range?.[0] ?? 0).line
          faults.push({ code: 'duplicate-key', file, line, found: shown(name) })
        }
        seen.add(name)
      }
    },
  })
  return faults
}

/** The line of the first alias. */
function aliasLine(document: Document, counter: LineCounter): number {
  let line = 1
  visit(document, {
    Alias(_, node) {
      line = counter.linePos(node.range?.[0] ?? 0).line
      return visit.BREAK
    },
  })
  return line
}

function lineOf(document: Document, counter: LineCounter, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true)
    const last = path[length - 1]
    const parent: unknown = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true)
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === last)
      if (pair && isScalar(pair.key) && pair.key.range) return counter.linePos(pair.key.range[0]).line
    }
    const range = (node as { range?: readonly number[] } | undefined)?.range
    if (range) return counter.linePos(range[0] ?? 0).line
  }
  return 1
}

/** The typed value of what was parsed, or every fault of it with its line. */
export function check<T>(schema: z.ZodMiniType<T>, parsed: Parsed): Read<T> {
  const result = z.safeParse(schema, parsed.value)
  if (result.success) return { ok: true, value: result.data }
  return { ok: false, faults: faultsOf(result.error.issues, parsed) }
}

/** Faults in the project's terms, from those of the schema library. */
export function faultsOf(issues: readonly z.core.$ZodIssue[], parsed: Parsed): readonly Fault[] {
  return issues.flatMap((issue) => issueFaults(issue, parsed))
}

function issueFaults(issue: z.core.$ZodIssue, parsed: Parsed): readonly Fault[] {
  const place = (path: Path): Pick<Fault, 'file' | 'line' | 'pointer'> => ({
    file: parsed.file,
    line: parsed.line(path),
    pointer: pointer(path),
  })
  const found = valueAt(parsed.value, issue.path)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ code: 'unknown-key', ...place([...issue.path, key]), found: key }))
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const closest = issue.errors.toSorted((a, b) => depth(b) - depth(a))[0] ?? []
    const inner = closest.map((nested) => ({ ...nested, path: [...issue.path, ...nested.path] }))
    return inner.length > 0
      ? faultsOf(inner, parsed)
      : [{ code: 'wrong-form', ...place(issue.path), found: shown(found) }]
  }
  if (issue.code === 'invalid_key') {
    return [
      {
        code: 'wrong-form',
        ...place(issue.path),
        found: shown(issue.path.at(-1)),
        right: right(issue.issues[0]),
      },
    ]
  }
  if (found === undefined)
    return [{ code: 'missing', ...place(issue.path), found: String(issue.path.at(-1) ?? '') }]
  return [{ code: 'wrong-form', ...place(issue.path), found: shown(found), right: right(issue) }]
}

/** How far a value came in an alternative: not at all where it is text for a map, or the other way round. */
function depth(issues: readonly z.core.$ZodIssue[]): number {
  if (issues.some(({ code, path }) => code === 'invalid_type' && path.length === 0)) return -1
  return Math.max(0, ...issues.map((issue) => issue.path.length)) - issues.length / 1000
}

function right(issue: z.core.$ZodIssue | undefined): string {
  if (!issue) return ''
  if (issue.code === 'invalid_value') return issue.values.map(String).join(' | ')
  if (issue.code === 'invalid_type') return issue.expected
  return issue.message ?? ''
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  )
}

/** The JSON pointer of a path (RFC 6901). */
export function pointer(path: Path): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
