/**
 * The vectors published by others. They are not part of this repository: their licences differ. They are read from
 * `../shared/data/record` beside the checkout, where continuous integration puts them.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const TEXTS = join(import.meta.dirname, '../../../shared/data/texts')
const ROOT = join(import.meta.dirname, '../../../shared/data/record')

/** For the `skip` option of a test: false where the vectors are there, else the sentence that says how to get them. */
export const withoutVectors: string | false = existsSync(ROOT)
  ? false
  : 'the published vectors are not here: put them into ../shared/data/record, beside the checkout, to run this'

/** The bytes of a file of vectors. The path is relative to the folder of the record's vectors. */
export function vectorBytes(path: string): Uint8Array {
  return new Uint8Array(readFileSync(join(ROOT, path)))
}

/** The parsed contents of a JSON file of vectors. The caller states what the file holds. */
export function vectorJson(path: string): unknown {
  return JSON.parse(readFileSync(join(ROOT, path), 'utf8'))
}

/** The JSON files below a folder of vectors, in the order of their names. */
export function vectorFiles(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => join(folder, name))
}

/** For the `skip` option of a test: false where the schemas of formats are there, else the sentence that says how to get them. */
export const withoutSchemas: string | false = existsSync(TEXTS)
  ? false
  : 'the published schemas are not here: put them into ../shared/data/texts, beside the checkout, to run this'

/** The path of a file of published schemas. */
export function schemaPath(...path: readonly string[]): string {
  return join(TEXTS, ...path)
}

/** The parsed contents of a JSON file of published schemas. */
export function schemaJson(...path: readonly string[]): unknown {
  return JSON.parse(readFileSync(schemaPath(...path), 'utf8'))
}
