/**
 * Makes `whole.json` and `varied.txt` from `good/whole.yaml`: `node tests/conformance/charters/make.ts`. What changes there is
 * a change of the charter language: read it before it is committed.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { readCharter } from '../../../src/core/charter/read.ts'
import { variationsOf, written } from '../../support/varied.ts'

const text = readFileSync(join(import.meta.dirname, 'good/whole.yaml'), 'utf8')

/** The charter as it is read, as JSON. */
export function makeWhole(): string {
  const read = readCharter(text, 'whole.yaml')
  return `${written(read.ok ? read.value : read.faults, 1)}\n`
}

const tree = parse(text, { schema: 'failsafe' }) as Readonly<Record<string, unknown>>

/** What is said of each variation of it, or of one section of it, a line each. */
export function makeVaried(section?: string): Iterable<string> {
  return variationsOf(tree, section)
}

/** The sections that it has. */
export const SECTIONS: readonly string[] = Object.keys(tree)

if (process.argv[1] === import.meta.filename) {
  writeFileSync(join(import.meta.dirname, 'whole.json'), makeWhole())
  writeFileSync(join(import.meta.dirname, 'varied.txt'), `${[...makeVaried()].join('\n')}\n`)
}
