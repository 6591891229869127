/** `chancery charter check ORG|PATH [--json]`: every fault of a charter, and what of it is likely a mistake. */
import { warningsOf, type Evidence, type Warning } from '../core/charter/warnings.ts'
import { memberships } from '../core/memberships.ts'
import { readYaml } from '../core/reading.ts'
import { foldChronicle } from '../core/chronicle.ts'
import { instrumentOf } from '../core/situation.ts'
import { dayIn } from '../core/time.ts'
import { sayFault } from '../words/faults.ts'
import { sayFaults, sayWarning } from '../words/warnings.ts'
import { charterText, type CharterText } from './charter-text.ts'
import { EXIT, json, langOf, options, type Io } from './io.ts'

export function charterCheck(io: Io): number {
  const { values, words } = options(io, {})
  const lang = langOf(values)
  const read = charterText(io, words[0])
  const faults = read.ok ? [] : read.faults
  const warnings = read.ok ? warningsIn(io, read.value) : []
  if (values['json'] === true) json(io, { ok: faults.length === 0, faults, warnings })
  else {
    for (const fault of faults) io.say(`${sayFault(lang, fault)}\n`)
    for (const warning of warnings) io.out(`${sayWarning(lang, warning)}\n`)
    ;(faults.length > 0 ? io.say : io.out)(`${sayFaults(lang, faults.length, warnings.length)}\n`)
  }
  return faults.length > 0 ? EXIT.usage : EXIT.ok
}

function warningsIn(io: Io, { name, text, charter, reading }: CharterText): readonly Warning[] {
  const parsed = readYaml(text, name)
  if (!parsed.ok) return []
  const events = reading?.events() ?? []
  const situation = foldChronicle(charter, events)
  const evidence: Evidence = {
    today: dayIn(io.now(), charter.seat.zone),
    memberships: memberships(charter, events),
    inForce: (treaty) => instrumentOf(situation, treaty).inForce,
    cited: new Set(
      events.flatMap(({ sources, against, claims }) => [
        ...sources,
        ...against,
        ...claims.map(({ source }) => source),
      ]),
    ),
  }
  return warningsOf(charter, parsed.value, evidence)
}
