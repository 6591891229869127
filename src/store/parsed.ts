/** Entries as they lie in a store, read back. */
import type { Entry } from '../core/act.ts'
import { RecordDamagedError } from './store.ts'

/** The entry that stored bytes hold. */
export function parsed(bytes: Uint8Array): Entry {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Entry
  } catch (error) {
    throw new RecordDamagedError('an entry of the record cannot be read', { cause: error })
  }
}
