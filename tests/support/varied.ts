/**
 * A charter with one thing changed at a time: each value taken away, named otherwise, put in another form, each list
 * emptied, each part given a key that the language does not have. And what is said of each.
 */
import { lint } from '../../src/core/charter/lint.ts'
import type { Charter } from '../../src/core/charter/charter.ts'
import { charterSchema } from '../../src/core/charter/schema.ts'
import type { Fault } from '../../src/core/faults.ts'
import { check, pointer, type Path } from '../../src/core/reading.ts'

type Tree = string | readonly Tree[] | { readonly [key: string]: Tree }

/**
 * Lines such as `/rules/0/from taken away: missing /rules/0/from`, of one section where it is given. Where what is put is read
 * as it stands, there is none.
 */
export function* variationsOf(whole: unknown, section?: string): Generator<string> {
  const tree = whole as Tree
  const told = (path: Path, to: Tree | undefined): string => toldOf(changed(tree, path, to), path)
  for (const [path, value] of placesOf(tree)) {
    if (section !== undefined && path[0] !== section) continue
    const place = pointer(path)
    if (path.length > 0) yield `${place} taken away: ${told(path, undefined)}`
    if (typeof value === 'string')
      for (const other of othersOf(tree, path, value)) {
        const found = told(path, other)
        if (found !== `read as ${JSON.stringify(other)}`) yield `${place} "${other}": ${found}`
        // What is no sentence is no code either.
        else if (other === 'No such!') yield `${place} "": ${told(path, '')}`
      }
    else if (Array.isArray(value)) yield `${place} emptied: ${told(path, [])}`
    else yield `${pointer([...path, 'unheardOf'])}: ${told([...path, 'unheardOf'], 'of')}`
  }
}

/** A code that nothing has, what is no code; for a day, one before all others; for the end of a span, its first day. */
function othersOf(tree: Tree, path: Path, value: string): readonly string[] {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return ['nowhere', 'No such!']
  const from = path.at(-1) === 'until' ? at(tree, [...path.slice(0, -1), 'from']) : undefined
  return ['nowhere', '1999-12-31', ...(typeof from === 'string' ? [from] : [])]
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key],
    value,
  )
}

/** What is said of the charter with these values put in its places; every value put is read as it stands in a file. */
export function toldWith(whole: unknown, put: Readonly<Record<string, unknown>>): string {
  const tree = Object.entries(put).reduce(
    (so, [place, to]) => changed(so, place.split('/').slice(1), to as Tree | undefined),
    whole as Tree,
  )
  return toldOf(tree, ['organisation'])
}

function placesOf(value: Tree, path: Path = []): readonly (readonly [Path, Tree])[] {
  const inner = typeof value === 'string' ? [] : Object.entries<Tree>(value as Record<string, Tree>)
  const key = (name: string): PropertyKey => (Array.isArray(value) ? Number(name) : name)
  return [[path, value], ...inner.flatMap(([name, one]) => placesOf(one, [...path, key(name)]))]
}

function changed(value: Tree, [first, ...rest]: Path, to: Tree | undefined): Tree {
  if (first === undefined) return to!
  if (Array.isArray(value)) {
    const list = value as readonly Tree[]
    const one = rest.length === 0 ? (to === undefined ? [] : [to]) : [changed(list[Number(first)]!, rest, to)]
    return list.toSpliced(Number(first), 1, ...one)
  }
  const entries = Object.entries(value as Record<string, Tree>)
  if (!entries.some(([key]) => key === first)) return Object.fromEntries([...entries, [first as string, to!]])
  return Object.fromEntries(
    entries.flatMap(([key, one]) => {
      if (key !== first) return [[key, one] as const]
      if (rest.length === 0) return to === undefined ? [] : [[key, to] as const]
      return [[key, changed(one, rest, to)] as const]
    }),
  )
}

/** What a charter reads as at a place, or every fault of it. */
function toldOf(value: Tree, path: Path): string {
  const parsed = { file: '', value, line: () => 0 }
  const read = check(charterSchema, parsed)
  const faults = read.ok ? lint(read.value as unknown as Charter, parsed) : read.faults
  if (!read.ok || faults.length > 0) return faults.map(shownFault).join('; ')
  const there = at(read.value, path)
  return there === undefined ? 'read' : `read as ${written(there)}`
}

function shownFault({ code, pointer: place, found, right }: Fault): string {
  return [code, place, found, right === undefined ? undefined : `(${right})`]
    .filter((part) => part !== undefined)
    .join(' ')
}

/** A value as JSON, whole numbers with an `n`. */
export function written(value: unknown, indent?: number): string {
  return JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? `${one}n` : one), indent)
}
