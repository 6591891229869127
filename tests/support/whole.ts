/** The charter that says all that can be said, and what is said of it with other values in its places. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { toldWith } from './varied.ts'

const WHOLE = join(import.meta.dirname, '../conformance/charters/good/whole.yaml')
const whole: unknown = parse(readFileSync(WHOLE, 'utf8'), { schema: 'failsafe' })

/** The faults of the charter with these values in their places, or that there is none. */
export function told(put: Readonly<Record<string, unknown>>): string {
  const said = toldWith(whole, put)
  return said === 'read as "whole"' ? 'no fault' : said
}
