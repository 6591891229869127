/**
 * Reads an organisation's history: the texts of `sources.yaml` and `history/*.yaml` to lines in the order of the files,
 * or every fault with file and line.
 */
import { KINDS } from '../acts/index.ts'
import type { Charter, Source } from '../charter/charter.ts'
import { happenedOf, inChronicle, foldChronicle } from '../chronicle.ts'
import type { Fault, Read } from '../faults.ts'
import { CODE, type PartyId, type Ref } from '../ids.ts'
import { membersOf } from '../members.ts'
import { check, faultsOf, pointer, readYaml, type Parsed, type Path } from '../reading.ts'
import { dayIn, type Day, type Instant } from '../time.ts'
import { historySchema, sourcesSchema, type Item, type Line } from './item.ts'
import { withNumbers } from './numbers.ts'

export interface TextFile {
  readonly name: string
  readonly text: string
}

export interface History {
  readonly sources: Readonly<Record<string, Source>>
  readonly lines: readonly Line[]
}

/** The history that these files state. `knows` tells whether a code is that of a party. */
export function readHistory(
  charter: Charter,
  sourceFile: TextFile | undefined,
  files: readonly TextFile[],
  knows: (party: PartyId) => boolean,
): Read<History> {
  const faults: Fault[] = []
  let sources: Readonly<Record<string, Source>> = {}
  if (sourceFile) {
    const yaml = readYaml(sourceFile.text, sourceFile.name)
    const read = yaml.ok ? check(sourcesSchema, yaml.value) : yaml
    if (read.ok) sources = read.value.sources as unknown as Readonly<Record<string, Source>>
    else faults.push(...read.faults)
  }
  const all = { ...charter.sources, ...sources }
  const lines: Line[] = []
  const seen = new Set<string>()
  for (const file of files) {
    const yaml = readYaml(file.text, file.name)
    const read = yaml.ok ? check(historySchema, yaml.value) : yaml
    if (!read.ok || !yaml.ok) {
      if (!read.ok) faults.push(...read.faults)
      continue
    }
    read.value.acts.map(numbered).forEach((item, index) => {
      const place = lineFaults(item, ['acts', index], yaml.value, charter, all, knows, seen)
      faults.push(...place)
      if (place.length === 0) lines.push(...spread(item, file.name, yaml.value.line(['acts', index, 'ref'])))
    })
  }
  if (faults.length > 0) return { ok: false, faults }
  const resolved = resolveRest(charter, lines)
  const doubled = resolved.flatMap(rollFaults)
  return doubled.length > 0
    ? { ok: false, faults: doubled }
    : { ok: true, value: { sources, lines: resolved } }
}

/** The item, with digits as whole numbers wherever its kind asks for them: in YAML every scalar is a text. */
function numbered(item: Item): Item {
  const schema = KINDS.get(item.kind)?.schema
  if (!schema) return item
  const body = withNumbers(schema, item.body)
  const claims = item.claims?.map((claim) =>
    claim.says
      ? { ...claim, says: saidOf(withNumbers(schema, { ...body, ...claim.says }), claim.says) }
      : claim,
  )
  return { ...item, body, ...(claims ? { claims } : {}) }
}

function saidOf(body: Readonly<Record<string, unknown>>, says: object): Record<string, unknown> {
  return Object.fromEntries(Object.keys(says).map((field) => [field, body[field]]))
}

/** One line a party, where one line names several. */
function spread(item: Item, file: string, line: number): readonly Line[] {
  const { by, ref, ...rest } = item
  if (!Array.isArray(by)) return [{ ...rest, by, ref: ref, file, line }]
  return by.map((actor) => {
    const suffix =
      'party' in actor ? actor.party.toLowerCase() : 'office' in actor ? actor.office : actor.organ
    return { ...rest, by: actor, ref: `${ref}-${suffix}` as Ref, file, line }
  })
}

function lineFaults(
  item: Item,
  path: Path,
  parsed: Parsed,
  charter: Charter,
  sources: Readonly<Record<string, Source>>,
  knows: (party: PartyId) => boolean,
  seen: Set<string>,
): readonly Fault[] {
  const faults: Fault[] = []
  const fault = (code: Fault['code'], inner: Path, found: string, right?: string): void => {
    const at = [...path, ...inner]
    const place = { file: parsed.file, line: parsed.line(at), pointer: pointer(at) }
    faults.push({ code, ...place, found, ...(right === undefined ? {} : { right }) })
  }
  for (const { ref } of spread(item, parsed.file, 0)) {
    if (seen.has(ref)) fault('duplicate', ['ref'], ref)
    seen.add(ref)
  }
  const kind = KINDS.get(item.kind)
  if (!kind || kind.ofRecord) {
    const right = [...KINDS.values()].filter((one) => !one.ofRecord).map((one) => one.kind)
    fault('unknown-kind', ['kind'], item.kind, right.join(' | '))
  }
  if (item.corrects !== undefined && !seen.has(item.corrects))
    fault('unknown-code', ['corrects'], item.corrects)
  const { organ, treaty } = item.body
  if (typeof organ === 'string' && CODE.test(organ) && !Object.hasOwn(charter.organs, organ)) {
    fault('unknown-organ', ['body', 'organ'], organ, Object.keys(charter.organs).join(' | '))
  }
  if (typeof treaty === 'string' && CODE.test(treaty) && !Object.hasOwn(charter.instruments, treaty)) {
    fault('unknown-code', ['body', 'treaty'], treaty, Object.keys(charter.instruments).join(' | '))
  }
  const cited = [
    ...item.sources,
    ...(item.against ?? []),
    ...(item.claims ?? []).map((claim) => claim.source),
    ...[item.noEarlier, item.noLater].flatMap((bound) => (bound ? [bound.source] : [])),
  ]
  for (const source of cited)
    if (!Object.hasOwn(sources, source)) fault('unknown-source', ['sources'], source)
  for (const name of ['noEarlier', 'noLater'] as const) {
    const at = item[name]?.at
    // A bound narrows a day: it lies within it, and an instant has none.
    if (at !== undefined && dayIn(at, charter.seat.zone) !== item.effect)
      fault('wrong-form', [name, 'at'], at, item.effect)
  }
  const actors = Array.isArray(item.by) ? item.by : [item.by]
  for (const actor of actors) {
    if ('party' in actor && !knows(actor.party)) fault('unknown-code', ['by'], actor.party, 'ARM')
    if ('organ' in actor && !Object.hasOwn(charter.organs, actor.organ)) {
      fault('unknown-organ', ['by'], actor.organ, Object.keys(charter.organs).join(' | '))
    }
  }
  if (kind)
    faults.push(...bodyFaults(kind.schema.safeParse(withoutRest(item.body)), [...path, 'body'], parsed))
  for (const [index, { says }] of (item.claims ?? []).entries()) {
    const place = [...path, 'claims', index, 'says']
    if (kind && says)
      faults.push(...bodyFaults(kind.schema.safeParse(withoutRest({ ...item.body, ...says })), place, parsed))
  }
  for (const code of partiesIn(item.body)) if (!knows(code)) fault('unknown-code', ['body'], code, 'ARM')
  return faults
}

function bodyFaults(
  result: { success: true } | { success: false; error: { issues: Parameters<typeof faultsOf>[0] } },
  path: Path,
  parsed: Parsed,
): readonly Fault[] {
  if (result.success) return []
  return faultsOf(
    result.error.issues.map((issue) => ({
      ...issue,
      path: [...path, ...issue.path] as PropertyKey[],
    })),
    parsed,
  )
}

function partiesIn(body: Readonly<Record<string, unknown>>): readonly PartyId[] {
  const { party, parties, vetoes, roll, present, absent } = body
  const lists = [
    party,
    parties,
    vetoes,
    present,
    absent,
    ...(typeof roll === 'object' && roll !== null ? Object.values(roll) : []),
  ].flat()
  return lists.filter((code): code is PartyId => typeof code === 'string' && code !== 'rest')
}

function withoutRest(body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { roll } = body
  if (typeof roll !== 'object' || roll === null) return body
  return {
    ...body,
    roll: Object.fromEntries(
      Object.entries(roll).map(([name, those]) => [name, those === 'rest' ? [] : those]),
    ),
  }
}

/** `yes: rest` means every member of the organ that day that the roll does not name. */
function resolveRest(charter: Charter, lines: readonly Line[]): readonly Line[] {
  const { zone } = charter.seat
  const events = lines
    .map((line, index) => happenedOf({ ...line, sources: [] }, index, zone, []))
    .toSorted(inChronicle)
  const members = new Map<number, readonly PartyId[]>()
  foldChronicle(charter, events, {}, (event, situation) => {
    const body = event.body as Readonly<Record<string, unknown>>
    if (usesRest(body))
      members.set(event.act, membersOf(charter, situation, body['organ'] as never, event.day))
  })
  return lines.map((line, index) => {
    const those = members.get(index)
    return those ? { ...line, body: { ...line.body, roll: fill(line.body['roll'] as Roll, those) } } : line
  })
}

type Roll = Readonly<Record<string, readonly string[] | 'rest'>>

function usesRest(body: Readonly<Record<string, unknown>>): boolean {
  const { roll } = body
  return typeof roll === 'object' && roll !== null && Object.values(roll).includes('rest')
}

function fill(roll: Roll, members: readonly PartyId[]): Roll {
  const named = new Set(Object.values(roll).flatMap((those) => (those === 'rest' ? [] : those)))
  const rest = members.filter((party) => !named.has(party))
  return Object.fromEntries(
    Object.entries(roll).map(([name, those]) => [name, those === 'rest' ? rest : those]),
  )
}

/** A party that a roll names twice has no position: the file says two things. */
function rollFaults(line: Line): readonly Fault[] {
  const { roll } = line.body
  if (typeof roll !== 'object' || roll === null) return []
  const named = Object.values(roll as Roll).flat()
  const seen = new Set<string>()
  const twice = named.filter((party) => seen.size === seen.add(party).size)
  return twice.map((party) => ({ code: 'duplicate', file: line.file, line: line.line, found: party }))
}

/** The civil day at the seat on which a line took effect. */
export function dayOf(line: Pick<Line, 'effect'>, zone: string): Day {
  return line.effect.length > 10 ? dayIn(line.effect as Instant, zone) : (line.effect as Day)
}
