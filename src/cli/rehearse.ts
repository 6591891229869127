/**
 * `chancery rehearse ORG --rules N | --charter FILE|FOLDER`: on a copy of the record in memory, which acts would be ruled
 * otherwise, and which reports flagged otherwise. It writes nothing.
 */
import { rehearse as rehearsed, rehearseFlags } from '../core/rehearse.ts'
import { VERSIONS } from '../core/versions.ts'
import type { Entry } from '../core/act.ts'
import { actorCode } from '../core/ids.ts'
import { authorOf } from '../core/standing.ts'
import { parsed } from '../store/parsed.ts'
import { charterIn } from '../store/registrar.ts'
import { findStored } from '../store/stored.ts'
import { sayChanges } from '../words/rehearsal.ts'
import { charterText } from './charter-text.ts'
import { EXIT, faulty, json, langOf, options, Stop, text, wordsFor, type Io } from './io.ts'
import { recordOf } from './organisation.ts'

export function rehearse(io: Io): number {
  const { values, words } = options(io, { rules: { type: 'string' }, charter: { type: 'string' } })
  const [rules, path] = [text(values, 'rules'), text(values, 'charter')]
  if (rules === undefined && path === undefined) throw new Stop(EXIT.usage, wordsFor(io).rehearseWhat)
  if (rules !== undefined && !VERSIONS.has(Number(rules)))
    throw new Stop(EXIT.usage, wordsFor(io).noRulesVersion(rules, [...VERSIONS.keys()].join(', ')))
  const other = path === undefined ? undefined : charterText(io, path)
  if (other && !other.ok) throw faulty(langOf(values), other.faults)
  const { entries: bytes, document } = findStored(recordOf(io, words[0], values))
  const own = charterIn(bytes, { document })
  const entries = bytes.map(parsed)
  const charter = other?.value.charter
  const tried = { ...(charter ? { charter } : {}), ...(rules === undefined ? {} : { rules: Number(rules) }) }
  const changes = rehearsed(entries, own, tried).map((change) => ({
    ...about(entries, change.act),
    ...change,
  }))
  const flagged = (charter ? rehearseFlags(entries, own, charter) : []).map((change) => ({
    ...about(entries, change.act),
    ...change,
  }))
  const summary = { organisation: own.organisation, acts: entries.length, changes, flags: flagged }
  if (values['json'] === true) json(io, summary)
  else io.out(sayChanges(langOf(values), summary))
  return EXIT.ok
}

function about(entries: readonly Entry[], position: number): { type: string; by: string; received: string } {
  const entry = entries[position] as Entry
  return { type: entry.act.type, by: actorCode(authorOf(entry)), received: entry.received }
}
