/** Names of parties that are common to all organisations: `organisations/parties/parties.yaml`. */
import * as z from 'zod/mini'
import { dayText, partyCode, prose } from '../core/charter/forms.ts'
import type { Read } from '../core/faults.ts'
import type { PartyId } from '../core/ids.ts'
import { check, readYaml, type YamlReader } from '../core/reading.ts'
import type { Day } from '../core/time.ts'

export interface PartyName {
  readonly en: string
  readonly ru?: string
  /** The day on which the party ceased to be, and who succeeded it where that is settled. */
  readonly until?: Day
  readonly succeededBy?: PartyId
  readonly formerly: readonly { readonly until: Day; readonly en: string; readonly ru?: string }[]
}

const formerName = z.strictObject({ until: dayText, en: prose, ru: z.optional(prose) })
const schema = z.strictObject({
  parties: z.record(
    partyCode as unknown as z.ZodMiniType<string, string>,
    z.strictObject({
      en: prose,
      ru: z.optional(prose),
      until: z.optional(dayText),
      succeededBy: z.optional(partyCode),
      formerly: z._default(z.array(formerName), []),
      note: z.optional(prose),
    }),
  ),
})

// One file serves every organisation here, and reading it takes longer than opening a record: the last text is remembered.
let last: { readonly text: string; readonly names: ReadonlyMap<PartyId, PartyName> } | undefined

/** The names that the text states, by code; or every fault. */
export function readPartyNames(
  text: string,
  file: string,
  reader: YamlReader = readYaml,
): Read<ReadonlyMap<PartyId, PartyName>> {
  if (last?.text === text) return { ok: true, value: last.names }
  const yaml = reader(text, file)
  const read = yaml.ok ? check(schema, yaml.value) : yaml
  if (!read.ok) return read
  const names = new Map(Object.entries(read.value.parties) as unknown as [PartyId, PartyName][])
  last = { text, names }
  return { ok: true, value: names }
}

/** The name that a party bore on a day. */
export function nameOn(name: PartyName, on: Day | undefined): { readonly en: string; readonly ru?: string } {
  const then =
    on === undefined
      ? undefined
      : name.formerly.toSorted((a, b) => (a.until < b.until ? -1 : 1)).find(({ until }) => on < until)
  return then ?? name
}
