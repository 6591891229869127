/** The charter that a command names: an organisation, a folder, a record, or a file of its own; with its text, to say where things stand. */
import { existsSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Charter } from '../core/charter/charter.ts'
import { readCharter } from '../core/charter/read.ts'
import type { Read } from '../core/faults.ts'
import { locate, openReading } from '../store/library.ts'
import type { Reading } from '../store/reading.ts'
import { readTextFile } from '../store/text-file.ts'
import { EXIT, Stop, wordsFor, type Io } from './io.ts'

export interface CharterText {
  readonly name: string
  readonly text: string
  readonly charter: Charter
  /** What happened, where the charter stands with a history or in a record. */
  readonly reading?: Reading
}

/** The charter, or every fault of its file and of the history beside it; ends with 3 where there is none such. */
export function charterText(io: Io, given: string | undefined): Read<CharterText> {
  if (given === undefined) throw new Stop(EXIT.usage, wordsFor(io).nameOne)
  const place = locate(io.library, given)
  if (!place) return alone(io, given)
  if (place.kind === 'record') return ofRecord(io, given)
  const name = `${basename(place.folder)}/charter.yaml`
  const read = readTextFile(join(place.folder, 'charter.yaml'), name)
  if (!read.ok) return read
  const charter = readCharter(read.value.text, name)
  if (!charter.ok) return charter
  const reading = openReading(io.library, given)
  if (reading && !reading.ok) return reading
  return {
    ok: true,
    value: {
      name,
      text: read.value.text,
      charter: charter.value,
      ...(reading ? { reading: reading.value } : {}),
    },
  }
}

/** A file that is a charter and stands alone. */
function alone(io: Io, path: string): Read<CharterText> {
  if (!existsSync(path)) throw new Stop(EXIT.notFound, wordsFor(io).noOrganisation(path))
  if (statSync(path).isDirectory()) throw new Stop(EXIT.notFound, wordsFor(io).noCharter(path))
  const name = basename(path)
  const read = readTextFile(path, name)
  if (!read.ok) return read
  const charter = readCharter(read.value.text, name)
  return charter.ok
    ? { ok: true, value: { name, text: read.value.text, charter: charter.value } }
    : { ok: false, faults: charter.faults }
}

/** The charter of a record: the bytes whose digest its first act names. */
function ofRecord(io: Io, given: string): Read<CharterText> {
  const reading = openReading(io.library, given)
  if (!reading) throw new Stop(EXIT.notFound, wordsFor(io).noOrganisation(given))
  if (!reading.ok) return reading
  const ref = reading.value.entry(0)?.act.docs.find(({ name }) => name === 'charter')
  const bytes = ref && reading.value.document(ref.digest ?? ref.commitment ?? '')
  const text = bytes ? new TextDecoder().decode(bytes) : ''
  const { charter } = reading.value
  return {
    ok: true,
    value: { name: `${charter.organisation}/charter.yaml`, text, charter, reading: reading.value },
  }
}
