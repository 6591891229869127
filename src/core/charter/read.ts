/** Reads a charter: the text of `charter.yaml` to a `Charter`, or every fault of form and sense with its line. */
import type { Read } from '../faults.ts'
import { check, readYaml, type YamlReader } from '../reading.ts'
import type { Charter } from './charter.ts'
import { lint } from './lint.ts'
import { charterSchema } from './schema.ts'

/** The charter that a text states, or all faults: of form first, else of what the parts say of each other. */
export function readCharter(text: string, file: string, reader: YamlReader = readYaml): Read<Charter> {
  const yaml = reader(text, file)
  if (!yaml.ok) return yaml
  const read = check(charterSchema, yaml.value)
  if (!read.ok) return read
  const charter = read.value as unknown as Charter
  const faults = lint(charter, yaml.value)
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: charter }
}
