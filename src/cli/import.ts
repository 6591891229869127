/**
 * `chancery import record PATH [--into DIR]`: takes an exported record in, byte for byte. A record that does not verify
 * is refused, and nothing that is there is overwritten. Private keys do not travel: without them it is for reading.
 */
import { join } from 'node:path'
import { EXIT, json, options, Stop, text, wordsFor, type Io } from './io.ts'
import { takeIn } from './take-in.ts'

export async function importRecord(io: Io): Promise<number> {
  const { values, words } = options(io, { into: { type: 'string' } })
  const [what, path] = words
  if (what !== 'record' || path === undefined) throw new Stop(EXIT.usage, 'import record PATH')
  const into = text(values, 'into')
  const taken = await takeIn(io, values, path, (organisation) => into ?? join(io.library.data, organisation))
  if (values['json'] === true) json(io, taken)
  else io.say(`${wordsFor(io).acts(taken.folder, taken.acts)}\n`)
  return EXIT.ok
}
