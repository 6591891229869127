/**
 * `chancery import record PATH [--into DIR]`: takes an exported record in, byte for byte. A record that does not verify
 * is refused, and nothing that is there is overwritten. Private keys do not travel: without them it is for reading.
 */
import { join } from 'node:path'
import { DATABASE, databaseAddress, fillLog, shownAddress } from './database.ts'
import { EXIT, json, options, Stop, text, wordsFor, type Io } from './io.ts'
import { checkpointsIn } from '../store/guard.ts'
import { folderPlace, takeIn } from './take-in.ts'

export async function importRecord(io: Io): Promise<number> {
  const { values, words } = options(io, { into: { type: 'string' }, ...DATABASE })
  const address = databaseAddress(values)
  const [what, path] = words
  if (what !== 'record' || path === undefined) throw new Stop(EXIT.usage, 'import record PATH')
  const into = text(values, 'into')
  const taken = await takeIn(io, values, path, (organisation) =>
    address === undefined
      ? into === undefined
        ? folderPlace(io, join(io.library.data, organisation), undefined, checkpointsIn(io.library.data))
        : folderPlace(io, into)
      : {
          shown: shownAddress(address),
          checkpoints: checkpointsIn(io.library.data),
          write: (entries, head) => fillLog(io, address, organisation, entries, head),
        },
  )
  if (values['json'] === true) json(io, taken)
  else io.say(`${wordsFor(io).acts(taken.folder, taken.acts)}\n`)
  return EXIT.ok
}
