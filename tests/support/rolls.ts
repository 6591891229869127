/** Roll calls published by others. They are not part of this repository: they are read from `../shared/data`. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../../../shared/data')

/** For the `skip` option of a test: false where the rolls are there, else the sentence that says how to get them. */
export const withoutShared: string | false = existsSync(join(ROOT, 'rollcalls'))
  ? false
  : 'the published roll calls are not here: put them into ../shared/data/rollcalls, beside the checkout, to run this'

/** The path of a file of shared data. */
export function sharedPath(path: string): string {
  return join(ROOT, path)
}
