/** `chancery charter diff A B` and `chancery charter diff ORG --from DATE --to DATE`: what differs, and how. */
import type { Charter } from '../core/charter/charter.ts'
import { charterDiff as between, daysDiff, type Diff } from '../core/charter/diff.ts'
import { partsDiffer, sayDiff } from '../words/diff.ts'
import type { Language } from '../words/language.ts'
import { indented } from '../words/outline.ts'
import { charterText } from './charter-text.ts'
import { dayOption, EXIT, faulty, json, langOf, options, Stop, wordsFor, type Io } from './io.ts'

export function charterDiff(io: Io): number {
  const { values, words } = options(io, { from: { type: 'string' }, to: { type: 'string' } })
  const lang = langOf(values)
  const [one, other] = words
  const [from, to] = [dayOption(io, values, 'from'), dayOption(io, values, 'to')]
  const days = from !== undefined && to !== undefined
  if (one === undefined || (other === undefined) !== days || (from === undefined) !== (to === undefined))
    throw new Stop(EXIT.usage, wordsFor(io).twoCharters)
  const a = read(io, lang, one)
  const b = other === undefined ? a : read(io, lang, other)
  const diff = days ? daysDiff(a, from, to) : between(a, b)
  if (values['json'] === true) json(io, asData(lang, a, b, diff))
  else {
    const lines = indented(sayDiff(lang, a, b, diff))
    io.out(`${lines.length === 0 ? wordsFor(io).nothingDiffers : lines.join('\n')}\n`)
  }
  return EXIT.ok
}

function read(io: Io, lang: Language, name: string): Charter {
  const found = charterText(io, name)
  if (!found.ok) throw faulty(lang, found.faults)
  return found.value.charter
}

/** The differences as data: of each thing whether it was added, removed or changed, and the values of both. */
function asData(lang: Language, a: Charter, b: Charter, diff: Diff): unknown {
  const change = (one: { before?: unknown; after?: unknown }): string =>
    one.before === undefined ? 'added' : one.after === undefined ? 'removed' : 'changed'
  const data = {
    rules: diff.rules.map(({ before, after, places }) => ({
      id: (after ?? before)!.id,
      change: change({ before, after }),
      ...(before && after && before.id !== after.id ? { insteadOf: before.id } : {}),
      ...(places === undefined ? {} : { places }),
      ...(before && after ? { parts: partsDiffer(lang, a, b, before, after) } : {}),
    })),
    weights: diff.weights.map((one) => ({ ...one, change: change(one) })),
    groups: diff.groups.map((one) => ({ ...one, change: change(one) })),
    procedures: diff.procedures.map(({ name, ...one }) => ({ name, change: change(one) })),
    sections: diff.sections,
  }
  // Weights are whole numbers without limit: as data they are texts.
  return JSON.parse(
    JSON.stringify(data, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value)),
  )
}
