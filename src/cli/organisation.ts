/** The organisation that a command names. */
import { installExample, locate, openReading } from '../store/library.ts'
import type { Reading } from '../store/reading.ts'
import { EXIT, faulty, langOf, Stop, wordsFor, type Io } from './io.ts'

/** The organisation for reading; ends with 2 where none is named or its data has faults, with 3 where there is none such. */
export function readingOf(
  io: Io,
  name: string | undefined,
  values: Record<string, string | boolean | undefined>,
  needsRecord = false,
): Reading {
  if (name === undefined) throw new Stop(EXIT.usage, wordsFor(io).nameOne)
  if (needsRecord) recordOf(io, name, values)
  const read = openReading(io.library, name)
  if (!read) throw new Stop(EXIT.notFound, wordsFor(io).noOrganisation(name))
  if (!read.ok) throw faulty(langOf(values), read.faults)
  return read.value
}

/** The folder of its record. An example that has none yet is built from its folder, which is said. */
export function recordOf(
  io: Io,
  name: string | undefined,
  values: Record<string, string | boolean | undefined>,
): string {
  if (name === undefined) throw new Stop(EXIT.usage, wordsFor(io).nameOne)
  const place = locate(io.library, name)
  if (!place) throw new Stop(EXIT.notFound, wordsFor(io).noOrganisation(name))
  if (place.kind === 'record') return place.folder
  const installed = /^[a-z0-9-]+$/.test(name) ? installExample(io.library, name, io.now) : undefined
  if (!installed) throw new Stop(EXIT.notFound, wordsFor(io).notInstalled(name))
  if ('faults' in installed) throw faulty(langOf(values), installed.faults)
  if (installed.built) io.say(`${wordsFor(io).builtIn(name, installed.folder)}\n`)
  return installed.folder
}
