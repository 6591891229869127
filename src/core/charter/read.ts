/** Reads a charter: the text of `charter.yaml` to a `Charter`, or every fault of form and sense with its line. */
import type { Fault, Read } from '../faults.ts'
import { check, pointer, readYaml, type Parsed, type Path } from '../reading.ts'
import type { Condition } from '../rules/condition.ts'
import type { Charter, Rule } from './charter.ts'
import { charterSchema } from './schema.ts'

/** The charter that a text states, or all faults: of form first, else of what the parts say of each other. */
export function readCharter(text: string, file: string): Read<Charter> {
  const yaml = readYaml(text, file)
  if (!yaml.ok) return yaml
  const read = check(charterSchema, yaml.value)
  if (!read.ok) return read
  const charter = read.value as unknown as Charter
  const faults = lint(charter, yaml.value)
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: charter }
}

/** Names that parameters of a rule may have in `facts`, with the values each takes. */
export function parametersOf(condition: Condition): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>()
  walk(condition, (part) => {
    if (part.kind === 'parameter') found.set(part.name, Object.keys(part.options))
    if (part.kind !== 'consensus') return
    for (const bearing of Object.values(part.bearing)) {
      if (typeof bearing !== 'string') found.set(bearing.parameter, ['blocks', 'does-not-block'])
    }
  })
  return found
}

function walk(condition: Condition, visit: (part: Condition) => void): void {
  visit(condition)
  if (condition.kind === 'all' || condition.kind === 'any') for (const part of condition.of) walk(part, visit)
  if (condition.kind === 'parameter') for (const part of Object.values(condition.options)) walk(part, visit)
}

function lint(charter: Charter, parsed: Parsed): readonly Fault[] {
  const faults: Fault[] = []
  const fault = (code: Fault['code'], path: Path, found: string, right?: string): void => {
    const place = { file: parsed.file, line: parsed.line(path), pointer: pointer(path) }
    faults.push({ code, ...place, found, ...(right === undefined ? {} : { right }) })
  }
  const known = (set: object): string => Object.keys(set).join(' | ')
  const source = (name: string, path: Path): void => {
    if (!Object.hasOwn(charter.sources, name)) fault('unknown-source', path, name, known(charter.sources))
  }
  for (const [name, organ] of Object.entries(charter.organs)) source(organ.source, ['organs', name, 'source'])
  for (const [name, treaty] of Object.entries(charter.instruments))
    source(treaty.source, ['instruments', name, 'source'])
  charter.milestones.forEach((milestone, index) => source(milestone.source, ['milestones', index, 'source']))
  for (const [name, spans] of Object.entries(charter.groups)) {
    spans.forEach((span, index) => {
      if (span.source) source(span.source, ['groups', name, index, 'source'])
      if (span.until && span.until <= span.from)
        fault('dates-reversed', ['groups', name, index, 'until'], span.until)
    })
  }
  if (!Object.hasOwn(charter.organs, charter.defaults.organ)) {
    fault('unknown-organ', ['defaults', 'organ'], charter.defaults.organ, known(charter.organs))
  }
  if (!Object.hasOwn(charter.matters, charter.defaults.matter)) {
    fault('unknown-matter', ['defaults', 'matter'], charter.defaults.matter, known(charter.matters))
  }
  if (charter.membership.by === 'treaty' && !Object.hasOwn(charter.instruments, charter.membership.treaty)) {
    fault('unknown-code', ['membership', 'treaty'], charter.membership.treaty, known(charter.instruments))
  }
  if (charter.membership.by === 'seat' && !Object.hasOwn(charter.organs, charter.membership.organ)) {
    fault('unknown-organ', ['membership', 'organ'], charter.membership.organ, known(charter.organs))
  }
  charter.rules.forEach((rule, index) => lintRule(charter, rule, ['rules', index], fault, source))
  lintOverlaps(charter.rules, fault)
  return faults
}

function lintRule(
  charter: Charter,
  rule: Rule,
  path: Path,
  fault: (code: Fault['code'], path: Path, found: string, right?: string) => void,
  source: (name: string, path: Path) => void,
): void {
  source(rule.source, [...path, 'source'])
  if (rule.until && rule.until <= rule.from) fault('dates-reversed', [...path, 'until'], rule.until)
  const from = charter.sources[rule.source]?.date
  if (from && from.length === 10 && rule.from < from)
    fault('source-later-than-rule', [...path, 'from'], rule.from, from)
  rule.organs.forEach((organ, index) => {
    if (!Object.hasOwn(charter.organs, organ))
      fault('unknown-organ', [...path, 'organs', index], organ, Object.keys(charter.organs).join(' | '))
  })
  rule.matters.forEach((matter, index) => {
    if (!Object.hasOwn(charter.matters, matter))
      fault('unknown-matter', [...path, 'matters', index], matter, Object.keys(charter.matters).join(' | '))
  })
  rule.excluded.forEach((exclusion, index) => {
    const place = [...path, 'excluded', index, 'fact']
    if (!charter.facts.includes(exclusion.fact))
      fault('unknown-fact', place, exclusion.fact, charter.facts.join(' | '))
  })
  walk(rule.adopt, (part) => {
    if (part.kind === 'no-veto' && !Object.hasOwn(charter.groups, part.group)) {
      fault('unknown-group', [...path, 'adopt'], part.group, Object.keys(charter.groups).join(' | '))
    }
    if (part.kind === 'votes' && !rule.positions.includes(part.counted)) {
      fault('unknown-position', [...path, 'adopt'], part.counted, rule.positions.join(' | '))
    }
  })
}

/** Two rules for one organ and matter on one day: which applies would be a guess. */
function lintOverlaps(
  rules: readonly Rule[],
  fault: (code: Fault['code'], path: Path, found: string, right?: string) => void,
): void {
  rules.forEach((rule, index) => {
    for (const earlier of rules.slice(0, index)) {
      const shared =
        earlier.organs.some((organ) => rule.organs.includes(organ)) &&
        earlier.matters.some((matter) => rule.matters.includes(matter))
      const meets =
        (rule.until === undefined || earlier.from < rule.until) &&
        (earlier.until === undefined || rule.from < earlier.until)
      if (shared && meets)
        fault(
          'overlap',
          ['rules', index, 'from'],
          rule.id,
          `${earlier.id}: ${earlier.from} ... ${earlier.until ?? ''}`,
        )
    }
  })
}
