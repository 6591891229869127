/** What the linters of the sections share. */
import type { Fault } from '../faults.ts'
import type { Path } from '../reading.ts'
import type { Charter } from './charter.ts'

/** Notes a fault at a place of the file. */
export type Note = (code: Fault['code'], path: Path, found: string, right?: string) => void

/** The names of a set, as a fault shows what would be right. */
export function known(set: object): string {
  return Object.keys(set).join(' | ')
}

/** Notes a source that the charter does not list. */
export function lintSource(charter: Pick<Charter, 'sources'>, name: string, path: Path, note: Note): void {
  if (!Object.hasOwn(charter.sources, name)) note('unknown-source', path, name, known(charter.sources))
}
