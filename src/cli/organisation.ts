/** The organisation that a command names. */
import { installExample, locate, openReading } from '../store/library.ts'
import type { Reading } from '../store/reading.ts'
import { EXIT, faulty, langOf, Stop, type Io } from './io.ts'

/** The organisation for reading; ends with 2 where none is named or its data has faults, with 3 where there is none such. */
export function readingOf(
  io: Io,
  name: string | undefined,
  values: Record<string, string | boolean | undefined>,
  needsRecord = false,
): Reading {
  if (name === undefined) throw new Stop(EXIT.usage, 'name an organisation')
  if (needsRecord) recordOf(io, name, values)
  const read = openReading(io.library, name)
  if (!read) throw new Stop(EXIT.notFound, `no organisation ${name}`)
  if (!read.ok) throw faulty(langOf(values), read.faults)
  return read.value
}

/** The folder of its record. An example that has none yet is built from its folder, which is said. */
export function recordOf(
  io: Io,
  name: string | undefined,
  values: Record<string, string | boolean | undefined>,
): string {
  if (name === undefined) throw new Stop(EXIT.usage, 'name an organisation')
  const place = locate(io.library, name)
  if (!place) throw new Stop(EXIT.notFound, `no organisation ${name}`)
  if (place.kind === 'record') return place.folder
  const installed = /^[a-z0-9-]+$/.test(name) ? installExample(io.library, name, io.now) : undefined
  if (!installed) throw new Stop(EXIT.notFound, `no record of ${name}: it is a folder that is not installed`)
  if ('faults' in installed) throw faulty(langOf(values), installed.faults)
  if (installed.built) io.say(`built the example record ${name} in ${installed.folder}\n`)
  return installed.folder
}
